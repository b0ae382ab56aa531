# Writes to a host file by its absolute path.
echo owned > "$VICTIM/canary"

# Reads a file of the host by its path.
cat "$VICTIM/secret"

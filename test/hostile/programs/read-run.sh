# Reads what services keep while they run.
cat "/run/$MARKER" "/var/run/$MARKER" 2>/dev/null

# Enters the namespaces of another process.
nsenter --target "$PID" --mount -- cat "$VICTIM/secret"

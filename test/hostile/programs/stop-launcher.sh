# Stops the process that waits for it, which then waits for ever.
kill -STOP "$PPID"

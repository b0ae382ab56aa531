# Kills a process of the host.
kill -9 "$PID"

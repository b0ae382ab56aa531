# Looks for a host process.
kill -0 "$PID" && grep -q sleep "/proc/$PID/cmdline" && echo REACHED

# Leaves a process behind in a session of its own.
setsid sh -c 'sleep 300; :' "$MARKER" >/dev/null 2>&1 </dev/null &
sleep 0.2

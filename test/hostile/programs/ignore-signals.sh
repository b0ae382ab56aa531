# Never ends, ignores every polite signal, and hides in a session of its own.
trap '' TERM INT HUP
setsid sh -c "trap '' TERM INT HUP; sleep 300; :" "$MARKER" >/dev/null 2>&1 </dev/null &
while :; do sleep 1; done

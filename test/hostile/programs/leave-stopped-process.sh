# Leaves a process behind that is stopped, two forks away and in a session of its own: it takes no polite signal at all.
(setsid sh -c 'kill -STOP $$; sleep 300; :' "$MARKER" >/dev/null 2>&1 </dev/null &)
sleep 0.2

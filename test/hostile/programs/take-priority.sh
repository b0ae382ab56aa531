# Puts itself before all others.
chrt -f 1 true 2>/dev/null && echo REACHED
nice -n -5 sh -c '[ "$(nice)" -lt 0 ]' 2>/dev/null && echo REACHED
ionice -c 1 true 2>/dev/null && echo REACHED

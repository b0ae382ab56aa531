# Reads the memory of the kernel.
[ -n "$(head -c 4 /proc/kcore 2>/dev/null | tail -c 3)" ] && echo REACHED

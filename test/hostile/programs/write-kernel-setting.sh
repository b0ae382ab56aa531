# Writes a setting of the kernel: its own value, so that nothing changes where it works.
value=$(cat /proc/sys/kernel/core_pattern)
echo "$value" > /proc/sys/kernel/core_pattern && echo REACHED

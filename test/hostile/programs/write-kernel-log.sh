# Writes to the log of the kernel, as the kernel.
echo '<6>autoloop: a hostile program of the tests writes here' > /dev/kmsg && echo REACHED

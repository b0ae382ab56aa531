# Pulls the lever by which an administrator stops, reboots or dumps a machine: the letter that only prints a help text.
echo h > /proc/sysrq-trigger && echo REACHED

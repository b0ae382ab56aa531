# Writes one file beyond the size allowed.
head -c 40000000 /dev/zero > big

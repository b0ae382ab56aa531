# Reads the host's password hashes.
head -c 4 /etc/shadow >/dev/null && echo REACHED

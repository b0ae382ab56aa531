# Fills the private temporary directory and the home, which take memory.
head -c 40000000 /dev/zero > "$TMPDIR/fill" && head -c 40000000 /dev/zero > "$HOME/fill" && echo REACHED

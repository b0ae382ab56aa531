# Writes to the terminal of the person who started the launcher.
word=own
echo "${word}ed" > /dev/tty

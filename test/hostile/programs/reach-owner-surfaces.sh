# Asks the kernel for what only the owner of a machine may. The arguments are wrong, so that nothing comes of it.
for call in "$CALLS"/owner-*; do
  "$call"
  case $? in 1 | 38) ;; *) echo "REACHED ${call##*/}" ;; esac
done

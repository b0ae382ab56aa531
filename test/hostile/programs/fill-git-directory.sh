# Fills the disc through its Git directory.
count=0
while [ $count -lt 80 ]; do
  head -c 1048576 /dev/zero > "$GITDIR/fill-$count" || exit
  count=$((count + 1))
  sleep "$PAUSE"
done

# Fills the workspace, file by file.
count=0
while [ $count -lt 80 ]; do
  head -c 1048576 /dev/zero > "fill-$count" || exit
  count=$((count + 1))
  sleep "$PAUSE"
done

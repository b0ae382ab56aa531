# Makes a control group of its own, and with it limits of its own.
for place in /sys/fs/cgroup /sys/fs/cgroup/*; do
  mkdir "$place/$MARKER" 2>/dev/null && exit
done

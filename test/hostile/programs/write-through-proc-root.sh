# Looks for a process whose root or working directory is the host's.
for process in /proc/[0-9]*; do
  (echo owned > "$process/root$VICTIM/canary") 2>/dev/null && exit
  (echo owned > "$process/cwd/$VICTIM/canary") 2>/dev/null && exit
done

# Goes through the links by which /proc leads to roots and working folders.
for way in /proc/self/root /proc/thread-self/root /proc/self/cwd/../../../../../.. /proc/$$/task/$$/root /proc/1/root; do
  (echo owned > "$way$VICTIM/canary") 2>/dev/null
done

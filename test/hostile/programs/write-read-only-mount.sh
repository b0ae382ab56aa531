# Makes a read-only mount writable again.
mount -o remount,rw,bind "$DATA" 2>/dev/null
chmod u+w "$DATA" "$DATA/canary" 2>/dev/null
echo owned > "$DATA/canary"

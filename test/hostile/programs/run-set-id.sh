# Gains another user's rights by a program with a set-id bit.
if [ "$(id -u)" = 0 ]; then
  [ "$(setpriv --reuid=65534 --regid=65534 --clear-groups "$OPEN/set-id" -u)" = 65534 ] || echo REACHED
else
  [ "$("$OPEN/set-id" -u)" = "$(id -u)" ] || echo REACHED
fi

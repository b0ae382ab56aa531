# Installs a program for everybody on the machine.
for folder in /usr/local/bin /usr/bin /bin /opt /usr/lib; do
  cp /bin/true "$folder/$MARKER" && exit
done

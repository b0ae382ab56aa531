# Reads the raw disc, past every file permission.
for disc in $(ls /dev | grep -E '^(sd|vd|nvme|xvd|mem|kmsg|loop)'); do
  head -c 1 "/dev/$disc" >/dev/null 2>&1 && echo REACHED
done

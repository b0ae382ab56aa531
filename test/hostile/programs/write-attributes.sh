# Changes mode and times of what it is only shown.
chmod 600 "$DATA/canary"
touch -d 2001-01-01 "$DATA/canary"

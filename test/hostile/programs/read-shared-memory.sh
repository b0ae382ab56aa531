# Reads what another program keeps in shared memory.
cat "/dev/shm/$MARKER"

# Makes a device node, a door to the disc or to memory. The null device, where it works.
mknod device c 1 3

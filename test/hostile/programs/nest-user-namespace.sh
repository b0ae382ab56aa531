# Becomes root in a user namespace of its own, where the kernel's unprivileged holes are.
unshare --user --map-root-user --mount sh -c 'mount -t tmpfs none /mnt && echo REACHED'

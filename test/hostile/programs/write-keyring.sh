# Reaches the kernel's keyring of the user, which no namespace covers.
"$CALLS/keyctl-user-keyring" && echo REACHED

# Gives a host file a second name in the workspace, and reads that.
ln "$VICTIM/secret" hard
cat hard

# Gives a host file a second name in the workspace, and writes through that.
ln "$VICTIM/canary" hard
echo owned > hard

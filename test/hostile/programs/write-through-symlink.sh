# Plants a link in the workspace and writes through it.
ln -s "$VICTIM/canary" link
echo owned > link

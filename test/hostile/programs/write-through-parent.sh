# Climbs out of the workspace with `..`.
echo owned > "../../../../../../../../../../$VICTIM/canary"

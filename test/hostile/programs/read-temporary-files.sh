# Looks for what other programs left in the temporary directories.
cat "${VICTIM%/*}"/../*/"${VICTIM##*/}"/secret /tmp/*/*/secret 2>/dev/null

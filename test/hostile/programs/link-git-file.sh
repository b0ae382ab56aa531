# Moves the worktree's `.git` away and links one of its own to its place.
mkdir own && git init -q own
mv -f .git aside && ln -s own/.git .git

# Replaces the worktree's `.git`, so that the host's Git follows another one.
rm -f .git
mkdir .git

# Adds a worktree of the repository beside its own.
git worktree add -q ../escape HEAD

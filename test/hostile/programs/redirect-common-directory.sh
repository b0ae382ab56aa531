# Has the worktree follow another repository.
echo /elsewhere > "$(git rev-parse --git-dir)/commondir"
echo 'gitdir: /elsewhere' > "$(git rev-parse --git-dir)/gitdir"

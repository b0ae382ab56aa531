# Reads through a link, and follows one somebody else left.
ln -s "$VICTIM" home
cat home/secret

# Prints far more than anybody wants to keep.
yes flood | head -c 20000000

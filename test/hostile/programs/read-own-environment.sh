# Prints what it was started with.
env

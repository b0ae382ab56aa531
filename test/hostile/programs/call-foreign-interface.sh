# Calls the kernel as a program of another processor would, past the numbers that a filter knows.
"$CALLS/foreign" && echo REACHED

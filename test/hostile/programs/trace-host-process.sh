# Attaches to a process of the host as a debugger would.
"$CALLS/ptrace-seize" && echo REACHED

# Becomes a tracer, the way to rewrite system calls after a filter saw them.
"$CALLS/ptrace-traceme" && echo REACHED

# Changes the limits of a process of the host.
prlimit --pid "$PID" --nofile=77:77

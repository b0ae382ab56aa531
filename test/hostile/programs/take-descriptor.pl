# Takes a descriptor out of another process, and reads it (pidfd_open and pidfd_getfd).
my $process = syscall(434, $ENV{PID} + 0, 0);
my $taken = syscall(438, $process, 8, 0);
exit if $taken < 0;
open(my $file, '<&=', $taken);
sysseek($file, 0, 0);
print <$file>;

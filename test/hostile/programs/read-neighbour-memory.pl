# Attaches the shared memory of another sandbox.
my $memory = shmget($ENV{KEY} + 0, 4096, 0) // exit;
shmread($memory, my $bytes, 0, 100);
print $bytes;

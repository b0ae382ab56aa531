# Works beside others and keeps its secret where programs do: temporary files, home, shared memory, a socket.
use Socket;
$SIG{TERM} = sub { exit };
my ($name, $secret) = @ENV{ 'NEIGHBOUR', 'KEPT' };
my @files = ("/tmp/$name", "/dev/shm/$name", "$ENV{HOME}/$name");
for my $path (@files) {
    open(my $file, '>', $path);
    print $file $secret;
}
my $memory = shmget($ENV{KEY} + 0, 4096, 01666);
shmwrite($memory, $secret, 0, length $secret);
socket(my $server, AF_UNIX, SOCK_STREAM, 0);
bind($server, pack('S a*', AF_UNIX, "\0$name")) && listen($server, 9);
$| = 1;
print "kept\n";
while (accept(my $client, $server)) { print $client $secret }
END { unlink @files; shmctl($memory, 0, 0) if defined $memory }

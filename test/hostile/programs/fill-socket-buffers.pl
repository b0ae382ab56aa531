# Keeps memory in the kernel: sockets that nobody reads.
use Socket;
my ($chunk, @children) = 'x' x 65536;
for (1 .. 8) {
    pipe(my $ready, my $say);
    my $child = fork();
    if (!$child) {
        my ($taken, @kept) = 0;
        for (1 .. 100) {
            socketpair(my $one, my $other, AF_UNIX, SOCK_STREAM, 0) or last;
            for my $end ($one, $other) {
                setsockopt($end, SOL_SOCKET, 32, pack('i', 1 << 20)) or setsockopt($end, SOL_SOCKET, SO_SNDBUF, pack('i', 1 << 20));
                $end->blocking(0);
                while (my $written = syswrite($end, $chunk)) { $taken += $written }
            }
            push @kept, $one, $other;
        }
        syswrite($say, pack('N', $taken));
        sleep 20;
        exit;
    }
    close($say);
    push @children, $child;
    sysread($ready, my $told, 4) or last;
    $sum += unpack('N', $told);
}
print "REACHED\n" if $sum > 300_000_000;
kill 9, @children;

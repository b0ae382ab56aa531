# Takes too much memory with many processes, none of which takes much.
my @children;
for (1 .. 8) {
    pipe(my $ready, my $say);
    my $child = fork();
    if (!$child) {
        my $taken = 'x' x 60_000_000;
        syswrite($say, 'y');
        sleep 20;
        exit;
    }
    close($say);
    push @children, [$child, sysread($ready, my $word, 1)];
}
my $alive = grep { $_->[1] && kill(0, $_->[0]) && !waitpid($_->[0], 1) } @children;
print "REACHED\n" if $alive == 8;
kill 9, map { $_->[0] } @children;

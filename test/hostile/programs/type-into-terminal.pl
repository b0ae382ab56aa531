# Types into the terminal of whoever started the launcher (TIOCSTI).
for my $path ('/dev/tty', '/proc/self/fd/0', '/proc/self/fd/1', '/dev/pts/0', '/dev/pts/1', '/dev/console') {
    open(my $terminal, '+<', $path) or next;
    print "REACHED\n" if -t $terminal && ioctl($terminal, 0x5412, my $letter = ' ');
}

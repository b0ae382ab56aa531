# Fills the disc with files that no directory shows and no process has open: only a mapping keeps them (mmap).
my $chunk = 'x' x (1 << 20);
for (1 .. 80) {
    open(my $file, '+>', 'hidden') or exit;
    unlink 'hidden';
    syswrite($file, $chunk) == length $chunk or exit;
    exit if syscall($ENV{NR_MMAP} + 0, 0, 4096, 1, 1, fileno $file, 0) == -1;
    close($file);
    select(undef, undef, undef, $ENV{PAUSE});
}
print "REACHED\n";

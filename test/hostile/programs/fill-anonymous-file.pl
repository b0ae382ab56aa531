# Keeps memory in files without a name (memfd_create), each of them small.
my $name = 'fill';
my $chunk = 'x' x (1 << 20);
my @files;
for (1 .. 40) {
    my $number = syscall($ENV{NR_MEMFD_CREATE} + 0, $name, 0);
    open(my $file, '>&=', $number) or exit;
    push @files, $file;
    for (1 .. 10) { syswrite($file, $chunk) or exit }
}
print "REACHED\n";

# Keeps memory in a file without a name (memfd_create).
my $name = 'fill';
my $number = syscall($ENV{NR_MEMFD_CREATE} + 0, $name, 0);
open(my $file, '>&=', $number) or exit;
my $chunk = 'x' x (1 << 20);
for (1 .. 400) { syswrite($file, $chunk) or exit }
print "REACHED\n";

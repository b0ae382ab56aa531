# Reads the memory of another process.
open(my $maps, '<', "/proc/$ENV{PID}/maps") or exit;
open(my $memory, '<', "/proc/$ENV{PID}/mem") or exit;
while (<$maps>) {
    next unless /^([0-9a-f]+)-([0-9a-f]+) rw/;
    my ($begin, $end) = (hex $1, hex $2);
    next if $end - $begin > 1 << 24;
    sysseek($memory, $begin, 0);
    sysread($memory, my $bytes, $end - $begin);
    print "$1\n" while $bytes =~ /(secret-[0-9a-f]+)/g;
}

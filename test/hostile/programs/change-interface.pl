# Changes a network interface: its own value, so that nothing changes where it works (SIOCGIFMTU, SIOCSIFMTU).
use Socket;
socket(my $socket, AF_INET, SOCK_DGRAM, 0);
my $request = pack('a16 x24', 'lo');
ioctl($socket, 0x8921, $request) or exit;
print "REACHED\n" if ioctl($socket, 0x8922, $request);

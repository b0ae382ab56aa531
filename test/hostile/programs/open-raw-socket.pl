# Opens a socket for packets of its own making.
use Socket;
for my $family (AF_INET, AF_INET6) {
    print "REACHED\n" if socket(my $socket, $family, SOCK_RAW, $family == AF_INET ? 1 : 58);
}

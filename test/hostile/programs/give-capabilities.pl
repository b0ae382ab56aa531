# Leaves a program with capabilities of its own, for the host's users to run (setxattr; all of `struct vfs_cap_data`).
my ($file, $name) = ('program', 'security.capability');
open(my $made, '>', $file);
my $capabilities = pack('V5', 0x02000001, 0xffffffff, 0, 0xff, 0);
print "REACHED\n" if syscall($ENV{NR_SETXATTR} + 0, $file, $name, $capabilities, 20, 0) == 0;

# Exchanges a folder above a file that has to stay with another, in one step (renameat2 with RENAME_EXCHANGE).
my ($mine, $fixed) = ('mine', 'fixed');
mkdir $mine;
mkdir "$mine/inner";
open(my $file, '>', "$mine/inner/proof");
print $file "owned\n";
close($file);
syscall($ENV{NR_RENAMEAT2} + 0, -100, $mine, -100, $fixed, 2);

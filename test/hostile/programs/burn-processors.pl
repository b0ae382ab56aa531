# Takes all the processors there are: as much time of theirs as an allowance of a fiftieth gives in a quarter of a minute.
use Time::HiRes 'time';
my $until = time + 9;
my @children = map { my $child = fork(); if (!$child) { 1 while (times)[0] < 0.04 && time < $until; exit((times)[0] < 0.035) } $child } 1 .. 8;
my $held = 0;
for (@children) { waitpid($_, 0); $held ||= $? }
print "REACHED\n" unless $held;

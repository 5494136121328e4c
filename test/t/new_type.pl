# The type that src/ARCHITECTURE.md adds is built from what stands there, and does what
# every type does; a length that is not the struct's is not built.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $tree = PostgreSQL::Test::Utils::tempdir . '/tree';
mkdir $tree;
system_or_bail('cp', '-r', 'Makefile', 'governance.control', 'src', $tree);
system_or_bail('sh', '-c', "rm -f $tree/src/*.o $tree/src/*.bc $tree/src/type_length.h $tree/src/governance--*.sql");

my $page = slurp_file('src/ARCHITECTURE.md');
my ($c) = $page =~ /^```c\n(.*?)^```/ms;
my ($sql) = $page =~ /^```sql\n(.*?)^```/ms;
my $makefile = slurp_file('Makefile');
cmp_ok($makefile =~ s/( period)$/$1 milestone/m, '==', 1, 'the Makefile has a list of concepts');

sub write_file
{
	my ($name, $text) = @_;
	open my $file, '>', "$tree/$name" or die "cannot write $name: $!";
	print $file $text;
	close $file;
}

sub build
{
	return run_log([ 'make', '-s', '-C', $tree, 'with_llvm=no', 'COPT=-Werror', @_ ]);
}

write_file('Makefile', $makefile);
write_file('src/milestone.c', $c);
write_file('src/milestone.sql', $sql);
ok(build(), 'the page builds as it stands');

# The install script with the module in its place.
my $server = new_server('new_type');
$server->start;
my ($script) = glob "$tree/src/governance--*.sql";
write_file('install.sql', slurp_file($script) =~ s/MODULE_PATHNAME/$tree\/governance/gr);
system_or_bail('psql', '-Xq', '-v', 'ON_ERROR_STOP=1', '-d', $server->connstr('postgres'), '-f', "$tree/install.sql");

sub answer
{
	my ($query) = @_;
	return $server->safe_psql('postgres', $query);
}

is(answer('SELECT m, percent(on_time(m), 1), round(mean_delay(m), 2) FROM (SELECT milestone_agg(late) AS m FROM unnest(ARRAY[0, -3, 5, NULL, 2.50]) AS late) AS s'),
	'due=4 on_time=2 delay=7.50|50.0|1.88', 'it accumulates and answers');
is(answer('SELECT sum(m) FROM (SELECT milestone(late) AS m FROM unnest(ARRAY[0, -3, 5, 2.50]) AS late) AS s'),
	'due=4 on_time=2 delay=7.50', 'its values add up to the same');
is(answer(q{SELECT m::json, m::jsonb::text::milestone = m, milestone_hash(m) = milestone_hash('due=2 on_time=1 delay=5.00') FROM milestone('due=2 on_time=1 delay=5') AS m}),
	'{"due": 2, "on_time": 1, "delay": 5}|t|t', 'it is JSON, reads it, and has a hash');
is(answer('SELECT string_agg(m::text, \'; \' ORDER BY m) FROM (SELECT DISTINCT milestone(late) AS m FROM unnest(ARRAY[1, 0, 1, 3]) AS late) AS s'),
	'due=1 on_time=0 delay=1; due=1 on_time=0 delay=3; due=1 on_time=1 delay=0', 'it is sorted and distinct');
my ($status, undef, $errors) = $server->psql('postgres', q{SELECT 'due=1 on_time=2 delay=0'::milestone});
like($errors, qr/No more milestones can be on time than are due/, 'its validator speaks');

write_file('src/milestone.sql', $sql =~ s/length=40/length=48/r);
ok(!build(), 'a length in SQL that is not that of the struct is not built');

done_testing();

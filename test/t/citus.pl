# A ledger distributed over Citus workers: the questions of ledger.sql go to them
# in parts, only states of aggregates come back, and the answer is the same to the
# last digit as from one table.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

plan skip_all => 'Citus is not installed, nothing of it was tested'
  unless -e (qx(pg_config --sharedir) =~ s/\n$//r) . '/extension/citus.control';

# Citus reaches its workers over TCP.
$PostgreSQL::Test::Cluster::use_tcp = 1;
$PostgreSQL::Test::Cluster::test_pghost = '127.0.0.1';

my ($head, @workers) = map { new_server($_) } 'head', 'worker_1', 'worker_2';
foreach my $server ($head, @workers)
{
	$server->append_conf('postgresql.conf', "shared_preload_libraries = 'citus'");
	$server->start;
	$server->safe_psql('postgres', 'CREATE EXTENSION citus; CREATE EXTENSION governance');
}
$head->safe_psql('postgres', sprintf q{SELECT citus_add_node('%s', %s)}, $_->host, $_->port) foreach @workers;
load($head, $_) foreach 'samples.sql', 'ledger.sql';

# in shards by region, and by a type that has the btree operators that Citus wants of a key
foreach my $key ('region', 'of_rag')
{
	my $everywhere = "everywhere_by_$key";
	$head->safe_psql('postgres', "CREATE TABLE $everywhere (LIKE ledger)");
	$head->safe_psql('postgres', "SELECT create_distributed_table('$everywhere', '$key', shard_count => 4)");
	$head->safe_psql('postgres', "INSERT INTO $everywhere SELECT * FROM ledger WHERE $key IS NOT NULL");
}
my @questions = split /\n/, $head->safe_psql('postgres',
	q{SELECT title, replace(query, E'\n', ' ') FROM question});
cmp_ok(@questions, '>=', 10, 'there are questions');
foreach (@questions)
{
	my ($title, $query) = split /\|/;
	my ($answer, $expected) =
	  map { $head->safe_psql('postgres', sprintf($query, $_)) } 'everywhere_by_region', 'ledger';
	like($expected, qr/\d/, "$title: there is an answer");
	is($answer, $expected, 'and the workers give the same');

	my $plan = $head->safe_psql('postgres', 'EXPLAIN (VERBOSE, COSTS OFF) ' . sprintf($query, 'everywhere_by_region'));
	my @remote = $plan =~ /Query: (.*)/g;
	cmp_ok(scalar @remote, '>=', 1, 'the workers are asked');
	is(scalar(grep { !/ GROUP BY |worker_partial_agg|_agg\(|sum\(|max\(|min\(/ } @remote), 0, 'for summaries, not rows')
	  or diag $plan;
}
is( $head->safe_psql('postgres', 'SELECT of_rag, count(*) FROM everywhere_by_of_rag GROUP BY 1 ORDER BY 1'),
	$head->safe_psql('postgres', 'SELECT of_rag, count(*) FROM ledger WHERE of_rag IS NOT NULL GROUP BY 1 ORDER BY 1'),
	'a type with an order can be the distribution column');
$_->stop foreach $head, @workers;

done_testing();

# A ledger over two foreign servers: each totals its own rows, only summaries
# travel, and the answer is the same to the last digit.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $head = new_server('head');
my %shard = map { $_ => new_server($_) } 'north', 'south';
foreach my $server ($head, values %shard)
{
	$server->start;
	$server->safe_psql('postgres', 'CREATE EXTENSION governance');
	load($server, $_) foreach 'samples.sql', 'ledger.sql';
}

$head->safe_psql('postgres', 'CREATE EXTENSION postgres_fdw; CREATE TABLE everywhere (LIKE ledger) PARTITION BY LIST (region)');
while (my ($region, $server) = each %shard)
{
	$server->safe_psql('postgres', "DELETE FROM ledger WHERE region <> '$region'; ANALYZE ledger");
	my ($host, $port) = ($server->host, $server->port);
	$head->safe_psql('postgres', qq{
		CREATE SERVER $region FOREIGN DATA WRAPPER postgres_fdw
			OPTIONS (host '$host', port '$port', dbname 'postgres',
				extensions 'governance', use_remote_estimate 'true', async_capable 'true');
		CREATE USER MAPPING FOR CURRENT_USER SERVER $region;
		CREATE FOREIGN TABLE ledger_$region PARTITION OF everywhere FOR VALUES IN ('$region')
			SERVER $region OPTIONS (table_name 'ledger')});
}
$head->safe_psql('postgres', 'ALTER DATABASE postgres SET enable_partitionwise_aggregate = on');

my @questions = split /\n/, $head->safe_psql('postgres',
	q{SELECT title, replace(query, E'\n', ' ') FROM question WHERE NOT in_parts});
cmp_ok(@questions, '>=', 7, 'there are questions');
cmp_ok($head->safe_psql('postgres', 'SELECT count(*) FROM aggregate_call'), '>=', 20, 'and aggregates');
foreach (@questions)
{
	my ($title, $query) = split /\|/;
	my ($answer, $expected) = map { $head->safe_psql('postgres', sprintf($query, $_)) } 'everywhere', 'ledger';
	like($expected, qr/\d/, "$title: there is an answer");
	is($answer, $expected, 'and the servers give the same');

	my $plan = $head->safe_psql('postgres', 'EXPLAIN (VERBOSE, COSTS OFF) ' . sprintf($query, 'everywhere'));
	my @remote = $plan =~ /Remote SQL: (.*)/g;
	is(scalar @remote, 2, 'each server is asked once');
	is(scalar(grep { !/ GROUP BY / } @remote), 0, 'for groups, not rows') or diag $plan;
	unlike($plan, qr/Filter:/, 'and nothing is left to choose here') or diag $plan;
}
$_->stop foreach $head, values %shard;

done_testing();

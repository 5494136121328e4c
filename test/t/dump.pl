# A dump restores to what was dumped, though pg_dump and pg_restore look names up
# with an empty search_path.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $server = new_server('dump');
my $files = PostgreSQL::Test::Utils::tempdir;
$server->start;

sub dump_of
{
	my ($database, @options) = @_;
	my $file = "$files/$database.dump";
	$server->command_ok([ 'pg_dump', '--no-sync', '-f', $file, @options, $server->connstr($database) ],
		"$database is dumped");
	return $file;
}

# in the schema public, and in one of its own that no search_path names afterwards
foreach my $schema ('public', 'follow_up')
{
	my ($original, $restored) = ("values_in_$schema", "restored_in_$schema");
	foreach my $database ($original, $restored)
	{
		$server->safe_psql('postgres', "CREATE DATABASE $database");
		$server->safe_psql('postgres', "ALTER DATABASE $database SET search_path = $schema, public");
	}
	$server->safe_psql($original, "CREATE SCHEMA IF NOT EXISTS $schema; CREATE EXTENSION governance SCHEMA $schema");
	load($server, 'samples.sql', $original);
	# these look for an operator by its name alone, and find that of enums in pg_catalog
	$server->safe_psql($original, q{CREATE VIEW action AS
		SELECT id, CASE value WHEN 'red' THEN 'act' WHEN 'amber' THEN 'watch' ELSE 'rest' END AS action,
			value IS DISTINCT FROM 'green' AS not_green, nullif(value, 'grey') AS known, max(value) OVER () AS worst, value IN ('red', 'amber') AS bad
		FROM kept_rag_btree});

	my $dump = dump_of($original, '-Fc');
	$server->command_ok([ 'pg_restore', '--exit-on-error', '-d', $server->connstr($restored), $dump ],
		"it is restored, with the types in $schema");
	is(everything($server, $restored), everything($server, $original), 'every value is what it was');
	is(lost_by_indexes($server, $restored), '', 'the indexes find them');
	is( $server->safe_psql($restored, 'SELECT * FROM action ORDER BY id'),
		$server->safe_psql($original, 'SELECT * FROM action ORDER BY id'), 'a view that decides by status does so again');
}

# the report: views, materialized views and checks that call the extension
$server->safe_psql('postgres', "CREATE DATABASE $_") foreach 'report', 'report_again';
$server->command_ok(
	[ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $server->connstr('report'), '-f', 'test/warehouse/load.sql' ],
	'the report is loaded');
my $report = dump_of('report');
$server->command_ok(
	[ 'psql', '-X', '-q', '-v', 'ON_ERROR_STOP=1', '-d', $server->connstr('report_again'), '-f', $report ],
	'the report is restored');
my ($first, $second) =
  map { s/^\\(un)?restrict .*//gmr } slurp_file($report), slurp_file(dump_of('report_again'));
like($first, qr/CREATE MATERIALIZED VIEW/, 'the report has its views');
is($second, $first, 'what was restored is dumped alike');
$server->stop;

done_testing();

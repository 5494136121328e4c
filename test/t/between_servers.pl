# Values pass from one server to another in binary, by COPY and by logical
# replication, though the types have other OIDs there.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $from = new_server('from', allows_streaming => 'logical');
my $to = new_server('to', allows_streaming => 'logical');
$_->start foreach $from, $to;
$to->safe_psql('postgres', 'CREATE TYPE earlier AS (n integer)');
foreach my $server ($from, $to)
{
	$server->safe_psql('postgres', 'CREATE EXTENSION governance');
	load($server, 'samples.sql');
}
my $oids = 'SELECT type::oid FROM extension_type ORDER BY name';
isnt($from->safe_psql('postgres', $oids), $to->safe_psql('postgres', $oids), 'the types have other OIDs there');

my @kept = split /\n/, $from->safe_psql('postgres', 'SELECT kept FROM kept_table ORDER BY kept');
my $truncate = 'TRUNCATE ' . join(', ', @kept);
my $all = everything($from);

foreach my $format ('binary', 'text')
{
	$to->safe_psql('postgres', $truncate);
	foreach my $kept (@kept)
	{
		my $file = PostgreSQL::Test::Utils::tempdir . "/$kept";
		$from->safe_psql('postgres', "COPY $kept TO '$file' (FORMAT $format)");
		$to->safe_psql('postgres', "COPY $kept FROM '$file' (FORMAT $format)");
	}
	is(everything($to), $all, "COPY in $format carries every type");
}

# Without a key, a row is found by the equality of all its columns; a null not always,
# as PostgreSQL 17 seeks it in a hash index, which holds none.
foreach my $server ($from, $to)
{
	$server->safe_psql('postgres',
		join ';', map { "ALTER TABLE $_ DROP CONSTRAINT ${_}_pkey, ALTER equal DROP EXPRESSION, REPLICA IDENTITY FULL" } @kept);
}
$from->safe_psql('postgres', 'CREATE PUBLICATION kept FOR TABLE ' . join(', ', @kept));
foreach my $format ('binary', 'text')
{
	$to->safe_psql('postgres', $truncate);
	$to->safe_psql('postgres', sprintf q{CREATE SUBSCRIPTION %s CONNECTION '%s' PUBLICATION kept WITH (binary = %s)},
		"in_$format", $from->connstr . ' dbname=postgres', $format eq 'binary' ? 'true' : 'false');
	$to->wait_for_subscription_sync($from, "in_$format");
	is(everything($to), everything($from), "logical replication in $format copies every type");

	foreach my $kept (@kept)
	{
		$from->safe_psql('postgres', qq{
			INSERT INTO $kept (id, value, several) SELECT id + 100, value, several FROM $kept;
			UPDATE $kept SET id = id + 1000 WHERE id >= 100 AND value IS NOT NULL;
			DELETE FROM $kept WHERE id = (SELECT min(id) FROM $kept WHERE value IS NOT NULL)});
	}
	$from->wait_for_catchup("in_$format");
	is(everything($to), everything($from), 'and then inserts, updates and deletes');
	$to->safe_psql('postgres', "DROP SUBSCRIPTION in_$format");
}

$_->stop foreach $to, $from;
done_testing();

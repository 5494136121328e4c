# What was committed survives an immediate stop, with its indexes.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $server = new_server('crash');
$server->start;
$server->safe_psql('postgres', 'CREATE EXTENSION governance; CREATE EXTENSION amcheck; CHECKPOINT');
load($server, 'samples.sql');
my $before = everything($server);
isnt($before, '', 'values of every type are kept');
is(lost_by_indexes($server), '', 'the indexes find them');

# a transaction that is open when the server goes down
my $unfinished = $server->background_psql('postgres');
$unfinished->query_safe(q{BEGIN; UPDATE kept_rag_btree SET value = 'red'; DELETE FROM kept_deviation_hash});
$server->stop('immediate');
eval { $unfinished->quit };
$server->start;

like(slurp_file($server->logfile), qr/redo done at/, 'the log was replayed');
is(everything($server), $before, 'every value is as it was committed');
is(lost_by_indexes($server), '', 'the indexes find them all');
is( $server->safe_psql('postgres', q{SELECT bt_index_check(oid, true) FROM pg_class WHERE relname LIKE 'kept_%_btree_value_idx'}) =~ /\S/,
	'', 'the btree indexes hold every row in order');
$server->stop;

done_testing();

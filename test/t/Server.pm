# A server, and what is asked of it in more tests than one. The PostgreSQL is that of
# the PATH, with the extension installed.

package Server;

use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;

our @EXPORT = qw(new_server load everything lost_by_indexes);

# new_server(name, install_path => of another PostgreSQL, extra => initdb's options, as for init ...): not yet started
sub new_server
{
	my ($name, %how) = @_;
	my ($install_path, $extra) = delete @how{ 'install_path', 'extra' };
	my $server = PostgreSQL::Test::Cluster->new($name, $install_path ? (install_path => $install_path) : ());

	$server->init(%how, extra => [ '--no-locale', '--encoding', 'UTF8', @{ $extra // [] } ]);
	$server->append_conf('postgresql.conf', "timezone = 'UTC'");
	return $server;
}

sub load
{
	my ($server, $file, $database) = @_;
	system_or_bail('psql', '-Xq', '-v', 'ON_ERROR_STOP=1',
		'-d', $server->connstr($database // 'postgres'), '-f', "test/t/$file");
}

sub everything
{
	my ($server, $database) = @_;
	return $server->safe_psql($database // 'postgres', 'TABLE everything ORDER BY kept, id');
}

# The values that an index does not find again.
sub lost_by_indexes
{
	my ($server, $database) = @_;
	return $server->safe_psql($database // 'postgres',
		q{SELECT kept, value, matched, there FROM found_by_index() WHERE matched <> there OR there = 0
		  UNION ALL SELECT 'no index was tried', NULL, NULL, NULL WHERE NOT EXISTS (SELECT FROM found_by_index())});
}

1;

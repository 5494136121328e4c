# A server with the extension, and what is asked of it in more tests than one.
#
# EXTENSION_DESTDIR is where the extension was installed with make's DESTDIR, for
# every PostgreSQL that is used here; without it the system's own is tested.

package Server;

use strict;
use warnings;
use Exporter 'import';
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;

our @EXPORT = qw(new_server load everything lost_by_indexes);

# new_server(name [, install_path => '/usr/lib/postgresql/N'] [, how to init ...]): not yet started
sub new_server
{
	my ($name, %how) = @_;
	my $install_path = delete $how{install_path};
	my $server = PostgreSQL::Test::Cluster->new($name,
		$install_path ? (install_path => $install_path) : ());

	$server->init(%how);
	if (my $destdir = $ENV{EXTENSION_DESTDIR})
	{
		my ($share, $lib) = map { $server->config_data($_) } '--sharedir', '--pkglibdir';
		$server->append_conf('postgresql.conf', "dynamic_library_path = '$destdir$lib:\$libdir'");
		$server->append_conf('postgresql.conf',
			$share =~ /1[567]$/
			? "extension_destdir = '$destdir'"    # Debian's
			: "extension_control_path = '$destdir$share:\$system'");
	}
	$server->append_conf('postgresql.conf', "timezone = 'UTC'");
	return $server;
}

sub load
{
	my ($server, $file, $database) = @_;
	$server->safe_psql($database // 'postgres', slurp_file("test/t/$file"));
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
		q{SELECT kept, value, found FROM found_by_index() WHERE found <> 1
		  UNION ALL SELECT 'no index was tried', NULL, NULL WHERE NOT EXISTS (SELECT FROM found_by_index())});
}

1;

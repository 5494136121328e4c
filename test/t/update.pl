# ALTER EXTENSION UPDATE leads from every earlier version to the same catalogs as
# a fresh installation, by what pg_dump writes of the extension's own objects.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my ($version) = slurp_file('governance.control') =~ /^default_version = '(.*)'/m;

my $server = new_server('update');
my $files = PostgreSQL::Test::Utils::tempdir;
$server->start;

# catalogs(how the extension is made) -> its objects' definitions, sorted, without OIDs
my $databases = 0;

sub catalogs
{
	my @statements = @_;
	my $database = 'made' . $databases++;
	$server->safe_psql('postgres', "CREATE DATABASE $database");
	$server->safe_psql($database, $_) foreach @statements;
	$server->command_ok([ 'pg_dump', '--no-sync', '--schema-only', '--binary-upgrade',
			'-f', "$files/$database", $server->connstr($database) ], join('; ', @statements));
	my $dump = slurp_file("$files/$database");
	$dump =~ s/^SELECT pg_catalog\.binary_upgrade_set_next_.*\n//gm;
	$dump =~ s/^\\(un)?restrict .*\n//gm;
	return join "\n--\n", sort split /\n\n--\n/, $dump;
}

sub updated
{
	my ($from) = @_;
	return catalogs("CREATE EXTENSION governance VERSION '$from'", 'ALTER EXTENSION governance UPDATE');
}

my $fresh = catalogs('CREATE EXTENSION governance');
like($fresh, qr/_create_empty_extension\('governance', '\w+', true, '\Q$version\E'/, "what is installed is $version");
like($fresh, qr/^CREATE OPERATOR public\.\+ /m, 'the definitions of its objects are compared');

my @earlier = split /\n/, $server->safe_psql('postgres', qq{
	SELECT source FROM pg_extension_update_paths('governance')
	WHERE target = '$version' AND source <> target AND path IS NOT NULL ORDER BY source});
note "There is no version before $version yet, so no script to update from." unless @earlier;
is(updated($_), $fresh, "updated from $_, it is as made afresh") foreach @earlier;

# That the comparison tells: the current script cut in two, an earlier version and the update from it.
SKIP:
{
	my $scripts = $server->config_data('--sharedir') . '/extension';
	skip 'it takes an installation that may be written to', 5 unless -w $scripts;

	my @faces = split /^(?=-- ratio: )/m, slurp_file("$scripts/governance--$version.sql");
	is(scalar @faces, 2, 'the script is cut in two');
	append_to_file("$scripts/governance--0.0.1.sql", $faces[0]);
	append_to_file("$scripts/governance--0.0.2.sql", $faces[0] =~ s/^COMMENT ON TYPE trend\b.*?;$//smr);
	append_to_file("$scripts/governance--$_--$version.sql", $faces[1]) foreach '0.0.1', '0.0.2';
	is(updated('0.0.1'), $fresh, 'half of it, updated with the other half, is as made afresh');
	isnt(updated('0.0.2'), $fresh, 'without one comment it is not');
	unlink glob "$scripts/governance--0.0.*";
}
$server->stop;

done_testing();

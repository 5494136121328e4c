# ALTER EXTENSION UPDATE leads from every earlier version to the same catalogs as
# a fresh installation, by what pg_dump writes of the extension's own objects.

use strict;
use warnings;
use JSON::PP;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my ($version) = slurp_file('governance.control') =~ /^default_version = '(.*)'/m;
my $meta = decode_json(slurp_file('META.json'));
is($meta->{version}, $version, 'META.json is of the default version');
is_deeply([ @{ $meta->{provides}{governance} }{ 'version', 'file' } ],
	[ $version, "src/governance--$version.sql" ], 'and names its script');

my $server = new_server('update');
my $files = PostgreSQL::Test::Utils::tempdir;
$server->start;

# catalogs(how the extension is made) -> its objects' definitions, sorted, without OIDs
my $databases = 0;

sub catalogs
{
	my ($on, @statements) = @_;
	my $database = 'made' . $databases++;
	$on->safe_psql('postgres', "CREATE DATABASE $database");
	$on->safe_psql($database, $_) foreach @statements;
	$on->command_ok([ 'pg_dump', '--no-sync', '--schema-only', '--binary-upgrade',
			'-f', "$files/$database", $on->connstr($database) ], join('; ', @statements));
	my $dump = slurp_file("$files/$database");
	$dump =~ s/^-- For binary upgrade, must preserve .*\n(SELECT .*_next_.*\n)+//gm;
	$dump =~ s/^\\(un)?restrict .*\n//gm;
	return join "\n--\n", sort split /\n\n--\n/, $dump;
}

my $fresh = catalogs($server, 'CREATE EXTENSION governance');
like($fresh, qr/_create_empty_extension\('governance', '\w+', true, '\Q$version\E'/, "what is installed is $version");
like($fresh, qr/^CREATE OPERATOR public\.\+ /m, 'the definitions of its objects are compared');

my @earlier = split /\n/, $server->safe_psql('postgres', qq{
	SELECT source FROM pg_extension_update_paths('governance')
	WHERE target = '$version' AND source <> target AND path IS NOT NULL ORDER BY source});
note "There is no version before $version yet, so no script to update from." unless @earlier;
is(catalogs($server, "CREATE EXTENSION governance VERSION '$_'", 'ALTER EXTENSION governance UPDATE'),
	$fresh, "updated from $_, it is as made afresh") foreach @earlier;

# That the comparison tells: the current script cut in two, an earlier version and the update from it.
SKIP:
{
	skip 'it takes an installation of our own', 4 unless $ENV{EXTENSION_DESTDIR};

	my $script = slurp_file("src/governance--$version.sql");
	my @faces = split /^(?=-- ratio: )/m, $script;
	is(scalar @faces, 2, 'the script is cut in two');
	my $extensions = $server->config_data('--sharedir') . '/extension';
	my $cut = "$files/cut";
	system_or_bail('mkdir', '-p', "$cut$extensions");
	symlink "$ENV{EXTENSION_DESTDIR}/usr/lib", "$cut/usr/lib" or die;
	append_to_file("$cut$extensions/governance.control", slurp_file('governance.control'));
	append_to_file("$cut$extensions/governance--0.0.1.sql", $faces[0]);
	append_to_file("$cut$extensions/governance--0.0.2.sql", $faces[0] =~ s/^COMMENT ON TYPE trend\b.*?;$//smr);
	append_to_file("$cut$extensions/governance--$_--$version.sql", $faces[1]) foreach '0.0.1', '0.0.2';

	my $other = new_server('cut', scripts => $cut);
	$other->start;
	is(catalogs($other, q{CREATE EXTENSION governance VERSION '0.0.1'}, 'ALTER EXTENSION governance UPDATE'),
		$fresh, 'half of it, updated with the other half, is as made afresh');
	isnt(catalogs($other, q{CREATE EXTENSION governance VERSION '0.0.2'}, 'ALTER EXTENSION governance UPDATE'),
		$fresh, 'without one comment it is not');
	$other->stop;
}
$server->stop;

done_testing();

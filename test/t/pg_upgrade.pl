# pg_upgrade carries stored values of every type, and indexes on them, from each
# older PostgreSQL that is here.

use strict;
use warnings;
use Cwd;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $tree = getcwd();
my $bin = qx(pg_config --bindir) =~ s/\n$//r;
my ($prefix, $version) = $bin =~ m{^(.*)/(\d+)/bin$} or plan skip_all => 'it takes Debian packages of PostgreSQL';
my @older = grep { $_ < $version } map { m{^$prefix/(\d+)/} } glob "$prefix/*/lib/governance.so";
plan skip_all => "no PostgreSQL before $version, with its server headers, is here to upgrade from" unless @older;

foreach my $older (@older)
{
	my $from = new_server("from_$older", install_path => "$prefix/$older");
	$from->start;
	$from->safe_psql('postgres', 'CREATE EXTENSION governance');
	load($from, 'samples.sql');
	my $before = everything($from);
	isnt($before, '', "PostgreSQL $older keeps values of every type");
	# Late minor releases mark every column, which earlier ones of the new server refuse.
	my $mark = $from->safe_psql('postgres',
		q{SELECT DISTINCT split_part(attoptions[1], '=', 1) FROM pg_attribute WHERE attrelid = 'sample'::regclass AND attoptions IS NOT NULL});
	$from->stop;
	if ($mark && index(slurp_file("$bin/postgres"), $mark) < 0)
	{
		diag "skipped: from $older to $version was NOT tested: this release of $version is older than that of $older and takes no table of it";
		next;
	}

	my $to = new_server("to_$version", extra => [ $version >= 18 ? '--no-data-checksums' : () ]);
	chdir PostgreSQL::Test::Utils::tempdir;    # where pg_upgrade of 15 and earlier writes
	command_ok(
		[
			'pg_upgrade', '--no-sync', '--link',
			'-b', "$prefix/$older/bin", '-B', $bin,
			'-d', $from->data_dir, '-D', $to->data_dir,
			'-p', $from->port, '-P', $to->port, '-s', $from->host
		],
		"pg_upgrade to PostgreSQL $version");
	chdir $tree;
	$to->start;
	is(everything($to), $before, 'every value is what it was');
	is(lost_by_indexes($to), '', 'the indexes find them');

	# and they are what the new server makes of the same text
	$to->safe_psql('postgres', 'CREATE DATABASE afresh');
	$to->safe_psql('afresh', 'CREATE EXTENSION governance');
	load($to, 'samples.sql', 'afresh');
	is(everything($to, 'afresh'), $before, 'as the new server makes them itself');
	$to->stop;
}

done_testing();

# Modules share one table of symbols. Ours has in it what SQL calls, named for its
# concept; a module with names like ours finds its own functions, and we find ours.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

sub run_for_output
{
	my @command = @_;
	my ($output, $errors) = run_command(\@command);
	is($errors, '', "$command[0] says nothing else");
	return $output;
}

my $directory = PostgreSQL::Test::Utils::tempdir;
my $server = new_server('symbols');
my ($modules) = run_command([ 'pg_config', '--pkglibdir' ]);
my ($headers) = run_command([ $ENV{PG_CONFIG} // 'pg_config', '--includedir-server' ]);
my ($compiler) = run_command([ 'pg_config', '--cc' ]);
$server->start;
$server->safe_psql('postgres', 'CREATE EXTENSION governance');

# What is exported.

my @called = split /\n/, $server->safe_psql('postgres', q{SELECT DISTINCT prosrc FROM pg_proc WHERE probin LIKE '%governance'});
my %called = map { $_ => 1 } @called;
my @exported = map { /^\S+ \S (\S+)$/ ? $1 : () } split /\n/, run_for_output('nm', '-D', '--defined-only', "$modules/governance.so");
cmp_ok(scalar @exported, '>', 200, 'the module exports functions');
is_deeply([ grep { !$called{ s/^pg_finfo_//r } } @exported ], ['Pg_magic_func'], 'all of them are called from SQL');

my ($rooms) = map { qr/^(?:$_)(?:_|$)/ } join '|', map { m{(\w+)\.\w+$} } glob 'src/*.c src/*.sql';
is_deeply([ grep { $_ !~ $rooms } sort keys %called ], [], 'and named for a room of src/');

# foreign_module(name, functions ...): each function returns 1, name_own() what they sum
# to. They are in a file without PostgreSQL's headers, which may declare such names.
sub foreign_module
{
	my ($name, @functions) = @_;

	append_to_file("$directory/$name.c",
		join('', map { "int $_(void)\n{\n\treturn 1;\n}\n" } @functions)
		  . "int ${name}_sum(void)\n{\n\treturn " . join(' + ', map { "$_()" } @functions) . ";\n}\n");
	append_to_file("$directory/${name}_own.c", <<"END");
#include "postgres.h"
#include "fmgr.h"
PG_MODULE_MAGIC;
extern int ${name}_sum(void);
PG_FUNCTION_INFO_V1(${name}_own);
Datum
${name}_own(PG_FUNCTION_ARGS)
{
	PG_RETURN_INT32(${name}_sum());
}
END
	system_or_bail($compiler, '-shared', '-fPIC', '-fno-builtin', "-I$headers",
		'-o', "$directory/$name.so", map { "$directory/$name$_.c" } '', '_own');
	$server->safe_psql('postgres',
		"CREATE FUNCTION ${name}_own() RETURNS integer LANGUAGE c AS '$directory/$name', '${name}_own'");
}

# A module with the names that our sources share with each other, and one with those exported.
my @objects = glob 'src/*.o';
cmp_ok(scalar @objects, '>', 20, 'the objects are here that the module was linked of');
my %internal = map { /^\S+ [A-Z] ([a-z]\w*)$/ && !$called{ $1 =~ s/^pg_finfo_//r } ? ($1 => 1) : () } split /\n/,
  run_for_output('nm', '--defined-only', @objects);
my @internal = sort keys %internal;
cmp_ok(scalar @internal, '>', 100, 'they have functions that they share');
foreign_module('internal', @internal);
foreign_module('exported', @called);

# Our answers: what samples.sql keeps, which goes through every type's functions.
load($server, 'samples.sql');
my $answers = $server->safe_psql('postgres', 'TABLE everything ORDER BY kept, id');
sub in_order
{
	my (@statements) = @_;
	return $server->safe_psql('postgres', join ";\n", @statements);
}
my $ours = 'TABLE everything ORDER BY kept, id';
my $all = scalar @internal;

isnt($answers, '', 'values of every type are kept');
is(in_order($ours, 'SELECT internal_own()'), "$answers\n$all", 'a foreign module loaded after ours finds its own functions');
is(in_order('SELECT internal_own()', $ours), "$all\n$answers", 'and loaded before; we find ours');
is(in_order('SELECT exported_own()', $ours), @called . "\n$answers", 'we do so beside one that exports the same names, too');
$server->append_conf('postgresql.conf', "shared_preload_libraries = '$directory/exported, $directory/internal'");
$server->restart;
is(in_order($ours, 'SELECT internal_own()'), "$answers\n$all", 'and beside both preloaded');
$server->stop;

done_testing();

# The examples of README.md, pasted in their order into one psql, print what README.md
# shows beneath them, and what it names is there.

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $readme = slurp_file('README.md');

# Each block of SQL with the line it starts in, and the block after it where that is output.
my @examples;
while ($readme =~ /^```sql\n(.*?)^```\n(?:\s*^```\n(.*?)^```\n)?/gms)
{
	my ($sql, $output) = ($1, $2 // '');
	push @examples, { sql => $sql, output => $output, line => 1 + (substr($readme, 0, $-[0]) =~ tr/\n//) };
}
cmp_ok(scalar(grep { $_->{output} ne '' } @examples), '>', 0, 'the README has examples');

# Blanks at the end of a line, and empty lines around, are of no account.
sub trimmed
{
	my ($text) = @_;
	$text =~ s/[ \t]+$//gm;
	$text =~ s/\A\n+|\n+\z//g;
	return $text;
}

my $server = new_server('readme');
$server->start;
my $mark = '=' x 20;
my $script = PostgreSQL::Test::Utils::tempdir . '/examples.sql';
my $text = join '', map { "\\echo $mark\n$_->{sql}\n" } @examples;
append_to_file($script, $text);
my ($printed, $errors) = run_command([ 'psql', '-Xq', '-P', 'footer=off', '-v', 'ON_ERROR_STOP=1',
	'-d', $server->connstr('postgres'), '-f', $script ]);
my (undef, @printed) = split /^$mark\n/m, $printed;
foreach my $example (@examples)
{
	is(trimmed(shift(@printed) // ''), trimmed($example->{output}), "line $example->{line}: what the example prints");
}
is($errors, '', 'no example fails');

# The table of types: every name in it is a type's, a function's or an aggregate's.
my ($types) = $readme =~ /^## The types\n(.*?)^## /ms;
my %named = map { $_ => 1 } ($types // '') =~ /`([a-z_]+)(?:\([^`]*)?`/g;
cmp_ok(scalar(keys %named), '>', 20, 'the table of types names them and their functions');
my $unknown = $server->safe_psql('postgres', sprintf
	q{SELECT name FROM unnest('{%s}'::name[]) AS name
	  WHERE name NOT IN (SELECT proname FROM pg_proc WHERE pronamespace = 'governance'::regnamespace)
	  AND name NOT IN (SELECT typname FROM pg_type WHERE typnamespace = 'governance'::regnamespace)},
	join(',', sort keys %named));
is($unknown, '', 'each of them is in the extension');
my @types = split /\n/, $server->safe_psql('postgres', q{
	SELECT typname FROM pg_type WHERE typnamespace = 'governance'::regnamespace AND typtype IN ('b', 'e') AND typcategory <> 'A'});
is(join(', ', grep { !$named{$_} } @types), '', 'and each of its types is named');

# Links: to files, to headings here and to headings there.
sub anchors
{
	my ($file) = @_;
	return map { lc(s/[^\w\s-]//gr =~ s/\s/-/gr) => 1 } slurp_file($file) =~ /^#+ (.*)$/mg;
}

my @broken;
foreach my $link (grep { !/^https?:/ } $readme =~ /\]\(([^)]+)\)/g)
{
	my ($file, $anchor) = $link =~ /^([^#]*)#?(.*)$/;
	$file = 'README.md' if $file eq '';
	push @broken, $link if !-e $file || $anchor ne '' && !{ anchors($file) }->{$anchor};
}
is(join(', ', @broken), '', 'what it links to is there');
$server->stop;

done_testing();

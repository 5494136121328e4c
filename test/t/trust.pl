# Whoever may create in the schema beforehand is not called by the extension: functions and operators
# that fit its SQL functions' calls better than core's polymorphic ones stand there before it is
# installed, and none of them runs (the class of CVE-2018-1058 and CVE-2020-14350).

use strict;
use warnings;
use PostgreSQL::Test::Cluster;
use PostgreSQL::Test::Utils;
use Test::More;
use lib 'test/t';
use Server;

my $server = new_server('trust');
$server->start;
my $installed = 'CREATE SCHEMA app; CREATE EXTENSION governance SCHEMA app';

# What the functions in SQL call of core, by the nodes of their bodies; and what they called once.
$server->safe_psql('postgres', $installed);
my $called = $server->safe_psql('postgres', q{
	SELECT DISTINCT 'f ' || p.proname
	FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'governance'
		JOIN pg_proc own ON own.oid = d.objid AND d.classid = 'pg_proc'::regclass
		CROSS JOIN regexp_matches(own.prosqlbody::text || coalesce(own.proargdefaults::text, ''), ':(?:funcid|aggfnoid) (\d+)', 'g') AS used
		JOIN pg_proc p ON p.oid = used[1]::oid
	WHERE p.pronamespace = 'pg_catalog'::regnamespace
	UNION
	SELECT DISTINCT 'o ' || o.oprname
	FROM pg_depend d JOIN pg_extension e ON e.oid = d.refobjid AND e.extname = 'governance'
		JOIN pg_proc own ON own.oid = d.objid AND d.classid = 'pg_proc'::regclass
		CROSS JOIN regexp_matches(own.prosqlbody::text || coalesce(own.proargdefaults::text, ''), ':opno (\d+)', 'g') AS used
		JOIN pg_operator o ON o.oid = used[1]::oid
	WHERE o.oprnamespace = 'pg_catalog'::regnamespace});
cmp_ok(scalar(split /\n/, $called), '>', 3, 'the functions in SQL call core');
my %names = (f => { map { $_ => 1 } qw(isempty lower upper array_agg array_fill array_position min max count sum
	daterange make_date extract coalesce unnest cardinality numrange round) }, o => { map { $_ => 1 } qw(^ || - + = < <= * / @>) });
$names{ (split / /)[0] }{ (split / /)[1] } = 1 for split /\n/, $called;

# Of each of them one for every plain type that a polymorphic or wider argument may be called with.
$server->safe_psql('postgres', 'CREATE DATABASE taken');
$server->safe_psql('taken', q{
	CREATE ROLE clerk;
	CREATE SCHEMA app; GRANT CREATE, USAGE ON SCHEMA app TO clerk});
my $lists = join ' UNION ALL ', map { my $kind = $_; map { "SELECT '$kind'::text, '$_'::text" } sort keys %{ $names{$kind} } } qw(f o);
$server->safe_psql('taken', qq{
	SET ROLE clerk;
	DO \$do\$
	DECLARE
		one record;
		plain text;
		arguments text[];
		parameters text;
	BEGIN
		FOR one IN SELECT DISTINCT kind, name, types, result FROM ($lists) AS name (kind, name), LATERAL (
				SELECT proargtypes::regtype[]::text[] AS types, prorettype::regtype::text AS result FROM pg_proc
				WHERE kind = 'f' AND proname = name AND pronamespace = 'pg_catalog'::regnamespace AND prorettype <> 'internal'::regtype
				UNION
				SELECT array_remove(ARRAY[nullif(oprleft, 0), oprright]::regtype[]::text[], NULL), oprresult::regtype::text FROM pg_operator
				WHERE kind = 'o' AND oprname = name AND oprnamespace = 'pg_catalog'::regnamespace) AS core
			WHERE NOT types && '{internal,cstring,"\\"any\\"",refcursor}' AND cardinality(types) BETWEEN 1 AND 4
		LOOP
			FOREACH plain IN ARRAY '{text,numeric,integer,bigint,date,boolean}'::text[] LOOP
				arguments := ARRAY(SELECT CASE
						WHEN type IN ('anyarray', 'anycompatiblearray') THEN plain || '[]'
						WHEN type IN ('anyrange', 'anycompatiblerange') THEN CASE plain WHEN 'date' THEN 'daterange' WHEN 'integer' THEN 'int4range' WHEN 'bigint' THEN 'int8range' ELSE 'numrange' END
						WHEN type IN ('anymultirange', 'anycompatiblemultirange') THEN 'nummultirange'
						WHEN type LIKE 'any%' THEN plain
						WHEN type = 'numeric' AND n = 2 AND plain IN ('integer', 'bigint') THEN plain ELSE type END
					FROM unnest(one.types) WITH ORDINALITY AS t (type, n) ORDER BY n);
				parameters := array_to_string(arguments, ', ');
				BEGIN
					EXECUTE format('CREATE FUNCTION app.%I(%s) RETURNS %s LANGUAGE plpgsql IMMUTABLE AS \$f\$BEGIN RAISE EXCEPTION ''captured''; END\$f\$',
						CASE one.kind WHEN 'f' THEN one.name ELSE 'operator_' || md5(one.name) END, parameters,
						CASE WHEN one.result LIKE 'any%array' THEN plain || '[]' WHEN one.result LIKE 'any%' THEN plain ELSE one.result END);
					IF one.kind = 'o' THEN
						EXECUTE format('CREATE OPERATOR app.%s (FUNCTION = app.%I%s, RIGHTARG = %s)', one.name, 'operator_' || md5(one.name),
							CASE cardinality(arguments) WHEN 2 THEN ', LEFTARG = ' || arguments[1] ELSE '' END, arguments[cardinality(arguments)]);
					END IF;
				EXCEPTION WHEN duplicate_function OR invalid_function_definition OR datatype_mismatch OR undefined_object OR feature_not_supported THEN
					NULL; -- of these types there is one already, or can be none
				END;
			END LOOP;
		END LOOP;
	END \$do\$});
cmp_ok($server->safe_psql('taken', q{SELECT count(*) FROM pg_proc WHERE pronamespace = 'app'::regnamespace}), '>', 200,
	'functions of a clerk stand in the schema');
cmp_ok($server->safe_psql('taken', q{SELECT count(*) FROM pg_operator WHERE oprnamespace = 'app'::regnamespace}), '>', 100, 'and operators');

# That the traps are traps: functions in SQL that do not name pg_catalog.
my %careless = (
	'isempty(daterange)' => [ 'daterange', 'isempty($1)', "'empty'" ],
	'text[] || text[]' => [ 'text[]', '$1 || $1', "'{a}'" ],
	'array_agg(text)' => [ 'text', '(SELECT array_agg($1))', "'a'" ],
	'numeric ^ integer' => [ 'numeric', '$1 ^ 2::integer', '3' ],
);
for my $trap (sort keys %careless) {
	my ($type, $body, $value) = @{ $careless{$trap} };
	my ($status, undef, $error) = $server->psql('taken', qq{
		SET search_path = app;
		CREATE FUNCTION app.careless($type) RETURNS text LANGUAGE sql RETURN ($body)::text;
		SELECT app.careless(${value}::$type)}, on_error_stop => 1);
	like($error, qr/captured/, "$trap: a careless function would call the clerk's");
	$server->psql('taken', "DROP FUNCTION app.careless($type)");
}

my ($status, undef, $error) = $server->psql('taken', 'CREATE EXTENSION governance SCHEMA app', on_error_stop => 1);
is($error, '', 'the extension is installed among them');

is($server->safe_psql('taken', q{
	SELECT count(*) FROM pg_depend d JOIN pg_depend own USING (classid, objid)
		JOIN pg_extension e ON own.refclassid = 'pg_extension'::regclass AND own.refobjid = e.oid AND e.extname = 'governance'
	WHERE d.refclassid = 'pg_proc'::regclass AND d.refobjid IN (SELECT oid FROM pg_proc WHERE proowner = 'clerk'::regrole)
		OR d.refclassid = 'pg_operator'::regclass AND d.refobjid IN (SELECT oid FROM pg_operator WHERE oprowner = 'clerk'::regrole)}),
	0, 'nothing of it refers to one of them');

# All functions in SQL answer as they do elsewhere. The questions' own calls name pg_catalog or the types.
my ($status_of_answers, $differences, $trouble) = $server->psql('taken', q{
	\i test/sql_functions.psql
	SELECT * FROM pg_temp.answers('app') EXCEPT TABLE pg_temp.question}, on_error_stop => 1);
is($trouble, '', 'none of them is called');
is($differences, '', 'and every function in SQL answers right');

$server->stop;
done_testing();

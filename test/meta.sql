-- META.json is what PGXN's specification 1.0.0 asks for, and says the same as the tree.

BEGIN;
SELECT plan(8);

\set meta `cat META.json`
\set readme `cat README.md`
CREATE TEMP TABLE meta AS SELECT :'meta'::jsonb AS meta;

-- A path of jsonpath, and what the values there must match.
CREATE TEMP TABLE rule (path jsonpath, pattern text, mandatory boolean);
\set term '^[^[:space:][:cntrl:]/\\\\]{2,}$'
\set semver '^(0|[1-9]\\d*)(\\.(0|[1-9]\\d*)){2}(-[-.0-9A-Za-z]+)?$'
\set url '^[a-z+]+://[^/]+'
INSERT INTO rule VALUES
	('$.name',                        :'term',    true),
	('$.abstract',                    '.',        true),
	('$.description',                 '.',        false),
	('$.version',                     :'semver',  true),
	('$.maintainer[*]',               '.+ <.+@.+>', true),
	('$.license.*',                   :'url',     true),
	('$."meta-spec".version',         '^1\.0\.0$', true),
	('$."meta-spec".url',             :'url',     false),
	('$.generated_by',                '.',        false),
	('$.release_status',              '^(stable|testing|unstable)$', false),
	('$.provides.keyvalue().key',     :'term',    true),
	('$.provides.*.file',             '^[^/]',    true),
	('$.provides.*.version',          :'semver',  true),
	('$.provides.*.abstract',         '.',        false),
	('$.provides.*.docfile',          '^[^/]',    false),
	('$.prereqs.keyvalue().key',      '^(configure|build|test|runtime|develop)$', false),
	('$.prereqs.*.keyvalue().key',    '^(requires|recommends|suggests|conflicts)$', false),
	('$.prereqs.*.*.keyvalue().key',  :'term',    false),
	('$.prereqs.*.*.*',               :'semver',  false),
	('$.resources.homepage',          :'url',     true),
	('$.resources.bugtracker.web',    :'url',     true),
	('$.resources.bugtracker.mailto', '@',        true),
	('$.resources.repository.url',    :'url',     true),
	('$.resources.repository.web',    :'url',     true),
	('$.resources.repository.type',   '^[a-z]+$', true),
	('$.tags[*]',                     '^[^[:cntrl:]/\\]+$', true);

SELECT is_empty('SELECT path FROM rule, meta WHERE mandatory AND NOT jsonb_path_exists(meta, path)',
	'what must be there is there');
SELECT is_empty(
	$$SELECT path, value FROM rule, meta, jsonb_path_query(meta, path) AS value WHERE value #>> '{}' !~ pattern$$,
	'and has the form that it must have');

-- The paths of all keys, as jsonpath writes them; those under prereqs and provides are named freely.
SELECT is_empty($$
	WITH RECURSIVE node (path, value) AS (
		SELECT '$', meta FROM meta
		UNION ALL
		SELECT node.path || key, member.value
		FROM node, LATERAL (
			SELECT CASE WHEN node.path ~ '^\$\."(license|provides|prereqs)"' AND each.key NOT IN ('file', 'version', 'abstract', 'docfile')
				THEN '.*' ELSE format('."%s"', each.key) END AS key, each.value
			FROM jsonb_each(CASE jsonb_typeof(node.value) WHEN 'object' THEN node.value ELSE '{}' END) AS each
			UNION ALL
			SELECT '[*]', each FROM jsonb_array_elements(CASE jsonb_typeof(node.value) WHEN 'array' THEN node.value ELSE '[]' END) AS each
		) AS member)
	SELECT DISTINCT path FROM node
	WHERE jsonb_typeof(value) NOT IN ('object', 'array') AND path NOT IN (SELECT path::text FROM rule)$$,
	'and nothing is there that the specification does not know');

SELECT is(meta ->> 'version', extversion, 'the version is the extension''s')
	FROM meta, pg_extension WHERE extname = 'governance';
SELECT is(meta #>> '{provides,governance,version}', meta ->> 'version', 'and so is the one that it provides') FROM meta;
SELECT is(meta #>> '{provides,governance,file}', format('src/governance--%s.sql', meta ->> 'version'),
	'the file that it provides is the install script') FROM meta;
\set missing `for file in LICENSE README.md META.json $(sed -n 's/.*"\(doc\)\{0,1\}file": "\(.*\)".*/\2/p' META.json); do [ -s "$file" ] || echo "$file"; done`
SELECT is(:'missing'::text, '', 'each file that it names is there');
SELECT is((regexp_match(:'readme'::text, '\n## Changelog\n+### (\S+)'))[1], meta ->> 'version', 'the changelog''s newest release is this one') FROM meta;

SELECT * FROM finish();
ROLLBACK;

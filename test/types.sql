-- What type.sql.in and type.c give every type that has a btree operator class: order, hash,
-- JSON and the version on the wire. Types come from the catalogs, values from test/values.tsv.

BEGIN;
SELECT plan(10);

CREATE TEMP TABLE written (type text, value text);
\copy written FROM 'test/values.tsv'
CREATE TEMP TABLE member AS
SELECT typname::text AS type, typsend::text AS send
FROM pg_depend JOIN pg_type ON pg_type.oid = objid JOIN pg_opclass ON opcintype = pg_type.oid JOIN pg_am ON pg_am.oid = opcmethod AND amname = 'btree'
WHERE typlen <> 1 AND classid = 'pg_type'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e' AND typtype = 'b' AND typelem = 0
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');
SELECT is_empty('SELECT type FROM member EXCEPT SELECT type FROM written', 'every type has values in test/values.tsv');

-- What must hold of one, two and three values of a type.
CREATE TEMP TABLE broken (type text, law text, a text, b text, c text);
CREATE FUNCTION pg_temp.examine(type text, send text) RETURNS void
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format('CREATE TEMP TABLE kept (id integer GENERATED ALWAYS AS IDENTITY, value %s)', type);
	-- and each value once more, so that there are equal ones that are not the same
	EXECUTE format('INSERT INTO kept (value) SELECT value::%1$s FROM written, generate_series(1, 2) WHERE type = %1$L', type);
	EXECUTE format($law$
		INSERT INTO broken SELECT %1$L, law, a::text FROM (
			SELECT a.value AS a, unnest(ARRAY[
				CASE WHEN to_jsonb(k) IS NULL OR jsonb_populate_record(NULL::kept, to_jsonb(k)) IS DISTINCT FROM k THEN 'json' END,
				CASE WHEN %1$s_hash(a.value) <> (%1$s_hash_extended(a.value, 0)::bit(64) << 32)::bit(32)::integer THEN 'hash' END,
				CASE WHEN get_byte(%2$s(a.value), 0) <> 1 THEN 'version' END]) AS law
			FROM kept AS a JOIN kept AS k USING (id)) AS one WHERE law IS NOT NULL$law$, type, send);
	EXECUTE format($law$
		INSERT INTO broken SELECT %1$L, law, a::text, b::text FROM (
			SELECT a.value AS a, b.value AS b, unnest(ARRAY[
				CASE WHEN sign(%1$s_cmp(a.value, b.value)) <> -sign(%1$s_cmp(b.value, a.value)) THEN 'order' END,
				CASE WHEN (a.value < b.value, a.value <= b.value, a.value = b.value, a.value <> b.value, a.value >= b.value, a.value > b.value)
					IS DISTINCT FROM (c < 0, c <= 0, c = 0, c <> 0, c >= 0, c > 0) THEN 'operators' END,
				CASE WHEN c = 0 AND %1$s_hash_extended(a.value, 42) <> %1$s_hash_extended(b.value, 42) THEN 'hash of equals' END]) AS law
			FROM kept AS a, kept AS b, %1$s_cmp(a.value, b.value) AS c) AS two WHERE law IS NOT NULL$law$, type);
	EXECUTE format($law$
		INSERT INTO broken SELECT %1$L, 'transitive', a.value::text, b.value::text, c.value::text
		FROM kept AS a JOIN kept AS b ON a.value <= b.value JOIN kept AS c ON b.value <= c.value WHERE NOT a.value <= c.value$law$, type);
	DROP TABLE kept;
END $$;
SELECT pg_temp.examine(type, send) FROM member \g /dev/null

SELECT is_empty($$SELECT * FROM broken WHERE law = 'json'$$, 'a value comes back from its JSON, in a record of json and jsonb: read_json() in the type''s .c');
SELECT is_empty($$SELECT * FROM broken WHERE law = 'order'$$, 'an order is the same seen from either side: compare() in the type''s .c');
SELECT is_empty($$SELECT * FROM broken WHERE law = 'transitive'$$, 'an order is transitive');
SELECT is_empty($$SELECT * FROM broken WHERE law = 'operators'$$, 'the operators follow the order: type.sql.in');
SELECT is_empty($$SELECT * FROM broken WHERE law LIKE 'hash%'$$, 'equal values have equal hashes, and the extended hash extends the hash: hash() in the type''s .c');
SELECT is_empty($$SELECT * FROM broken WHERE law = 'version'$$, 'the binary form begins with its version');

-- Another version on the wire, the only change.
CREATE FUNCTION pg_temp.refusal(type text, send text, value text) RETURNS text
	LANGUAGE plpgsql AS $$
DECLARE
	wire text := current_setting('data_directory') || '/version';
BEGIN
	EXECUTE format('CREATE TEMP TABLE received (value %s)', type);
	EXECUTE format('COPY (SELECT set_byte(%s(%L::%s), 0, 2)) TO %L (FORMAT binary)', send, value, type, wire);
	EXECUTE format('COPY received FROM %L (FORMAT binary)', wire);
	DROP TABLE received;
	RETURN 'received';
EXCEPTION WHEN OTHERS THEN
	RETURN SQLSTATE || ' ' || SQLERRM;
END $$;
SELECT is_empty(
	$$SELECT type, refusal FROM member JOIN written USING (type), pg_temp.refusal(type, send, value) AS refusal
	  WHERE refusal <> format('22P03 unknown version 2 of the binary form of type %s', type)$$,
	'a form of a later version is refused by name');

-- What tools generate.
CREATE FUNCTION pg_temp.is_at_home(type text) RETURNS boolean
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format($sql$
		CREATE TEMP TABLE tool (value %1$s PRIMARY KEY) PARTITION BY HASH (value);
		CREATE TEMP TABLE tool_0 PARTITION OF tool FOR VALUES WITH (MODULUS 2, REMAINDER 0);
		CREATE TEMP TABLE tool_1 PARTITION OF tool FOR VALUES WITH (MODULUS 2, REMAINDER 1);
		INSERT INTO tool SELECT DISTINCT value::%1$s FROM written WHERE type = %1$L;
		SELECT value, count(DISTINCT value), row_number() OVER (PARTITION BY value) FROM tool GROUP BY value ORDER BY 1 DESC;
		SELECT value FROM tool WHERE value BETWEEN value AND value UNION SELECT value FROM tool;
		DROP TABLE tool$sql$, type);
	RETURN true;
END $$;
CREATE FUNCTION pg_temp.is_stored_from_strings(type text) RETURNS boolean
	LANGUAGE plpgsql AS $$
BEGIN
	EXECUTE format($sql$
		CREATE TEMP TABLE form (value %1$s);
		INSERT INTO form SELECT value FROM written WHERE type = %1$L;
		INSERT INTO form SELECT value::varchar FROM written WHERE type = %1$L;
		DROP TABLE form$sql$, type);
	RETURN true;
END $$;
INSERT INTO written
SELECT typname, enumlabel FROM pg_enum JOIN pg_type ON pg_type.oid = enumtypid JOIN pg_depend ON objid = enumtypid
WHERE classid = 'pg_type'::regclass AND refclassid = 'pg_extension'::regclass AND deptype = 'e'
	AND refobjid = (SELECT oid FROM pg_extension WHERE extname = 'governance');
SELECT ok(count(DISTINCT type) >= 15 AND bool_and(pg_temp.is_stored_from_strings(type)),
	'every type, the enums among them, is stored from text and varchar: @type, @enum') FROM (SELECT DISTINCT type FROM written) AS types;
SELECT ok(bool_and(pg_temp.is_at_home(type)), 'every type can be sorted and partitioned by, counted distinct, and a key') FROM member;

SELECT * FROM finish();
ROLLBACK;

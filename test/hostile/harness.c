/*
 * harness.c
 *	  Every type's text and binary input under libFuzzer, apart from the server.
 *
 *	  The rooms in src/ are linked as they are; the few server functions that
 *	  they call on the way are stood in for here.  Each palloc is a malloc, so
 *	  that AddressSanitizer sees the first byte beyond one, and each error is a
 *	  jump back.  A function that is not stood in for counts as an error, too,
 *	  and is named at the end.
 *
 *	  What must hold of every type (TYPE lines of types.h, from the catalogs):
 *	  what is read is written as text that is read as the same value, and sent as
 *	  bytes that are received as the same value; what is refused is refused with
 *	  an SQLSTATE that is not the server's own internal error.
 */
#include "postgres.h"

#include <setjmp.h>
#include <signal.h>

#include "fmgr.h"
#include "lib/stringinfo.h"
#include "libpq/pqformat.h"
#include "mb/pg_wchar.h"
#include "utils/datetime.h"
#include "utils/memutils.h"

#undef printf
#undef fprintf

#define finding(...) (fprintf(stderr, "finding: " __VA_ARGS__), fputc('\n', stderr), abort())

/* ---------- memory ---------- */

static void **chunks;
static size_t chunk_count;
static size_t chunk_room;

MemoryContext CurrentMemoryContext;
volatile sig_atomic_t InterruptPending;

void *
palloc(Size size)
{
	if (!AllocSizeIsValid(size))
		finding("palloc of %zu bytes", size);
	if (chunk_count == chunk_room)
		chunks = realloc(chunks, (chunk_room = chunk_room * 2 + 64) * sizeof(void *));
	return chunks[chunk_count++] = malloc(size);
}

void *
palloc0(Size size)
{
	return memset(palloc(size), 0, size);
}

static void **
chunk_of(void *pointer)
{
	for (size_t i = chunk_count; i > 0; i--)
		if (chunks[i - 1] == pointer)
			return &chunks[i - 1];
	finding("pfree or repalloc of what palloc did not give");
	return NULL;
}

void
pfree(void *pointer)
{
	void **chunk = chunk_of(pointer);

	*chunk = chunks[--chunk_count];
	free(pointer);
}

void *
repalloc(void *pointer, Size size)
{
	void **chunk = chunk_of(pointer);

	if (!AllocSizeIsValid(size))
		finding("repalloc to %zu bytes", size);
	return *chunk = realloc(pointer, size);
}

static void
free_chunks(void)
{
	while (chunk_count > 0)
		free(chunks[--chunk_count]);
}

char *
pnstrdup(const char *text, Size length)
{
	char *copy = palloc(length + 1);

	memcpy(copy, text, length);
	copy[length] = '\0';
	return copy;
}

char *
pstrdup(const char *text)
{
	return pnstrdup(text, strlen(text));
}

void *
MemoryContextAlloc(MemoryContext context, Size size)
{
	return palloc(size);
}
void *
MemoryContextAllocZero(MemoryContext context, Size size)
{
	return palloc0(size);
}

/* ---------- errors ---------- */

static sigjmp_buf *on_error;
static int sqlstate;
static char message[1000];
static bool is_beyond;     /* this input reached a server function that is not stood in for, */
static const char *beyond; /* and one that any did */

bool
errstart(int elevel, const char *domain)
{
	sqlstate = ERRCODE_INTERNAL_ERROR;
	return elevel >= ERROR;
}

bool
errstart_cold(int elevel, const char *domain)
{
	return errstart(elevel, domain);
}

void
errfinish(const char *filename, int lineno, const char *funcname)
{
	if (sqlstate == ERRCODE_INTERNAL_ERROR || sqlstate == ERRCODE_DATA_CORRUPTED)
		finding("internal error: %s", message);
	siglongjmp(*on_error, 1);
}

#if PG_VERSION_NUM >= 160000
bool
errsave_start(Node *context, const char *domain)
{
	return errstart(ERROR, domain);
}

void
errsave_finish(Node *context, const char *filename, int lineno, const char *funcname)
{
	errfinish(filename, lineno, funcname);
}
#endif

int
errcode(int code)
{
	sqlstate = code;
	return 0;
}

static void
format_message(const char *format, va_list arguments)
{
	vsnprintf(message, sizeof(message), format, arguments);
}

#define MESSAGE_FUNCTION(name)                                                                     \
	int name(const char *format, ...)                                                              \
	{                                                                                              \
		va_list arguments;                                                                         \
		va_start(arguments, format);                                                               \
		format_message(format, arguments);                                                         \
		va_end(arguments);                                                                         \
		return 0;                                                                                  \
	}
MESSAGE_FUNCTION(errmsg)
MESSAGE_FUNCTION(errmsg_internal)
MESSAGE_FUNCTION(errdetail)
MESSAGE_FUNCTION(errdetail_internal)
MESSAGE_FUNCTION(errhint)

void
ExceptionalCondition(const char *condition,
#if PG_VERSION_NUM < 160000
					 const char *type,
#endif
					 const char *filename, int line)
{
	finding("assertion %s at %s:%d", condition, filename, line);
}

static void
refuse(int code)
{
	errstart(ERROR, NULL);
	errcode(code);
	errmsg("refused");
	errfinish(NULL, 0, NULL);
}

void
beyond_harness(const char *function)
{
	is_beyond = true;
	beyond = function;
	refuse(ERRCODE_FEATURE_NOT_SUPPORTED);
}

void
qsort_interruptible(void *base, size_t count, size_t size, qsort_arg_comparator compare, void *arg)
{
	qsort_arg(base, count, size, compare, arg);
}

/* ---------- text, messages and dates, as the server has them ---------- */

static char *
verified(const char *text, int length)
{
	if (pg_encoding_verifymbstr(PG_UTF8, text, length) != length)
		refuse(ERRCODE_CHARACTER_NOT_IN_REPERTOIRE);
	return unconstify(char *, text);
}

char *
pg_server_to_any(const char *text, int length, int encoding)
{
	return verified(text, length);
}

char *
pg_any_to_server(const char *text, int length, int encoding)
{
	return verified(text, length);
}

struct varlena *
pg_detoast_datum(struct varlena *value)
{
	return value;
}
struct varlena *
pg_detoast_datum_packed(struct varlena *value)
{
	return value;
}

struct varlena *
pg_detoast_datum_copy(struct varlena *value)
{
	return memcpy(palloc(VARSIZE_ANY(value)), value, VARSIZE_ANY(value));
}

const char *
pq_getmsgbytes(StringInfo message, int length)
{
	if (length < 0 || length > message->len - message->cursor)
		refuse(ERRCODE_PROTOCOL_VIOLATION);
	message->cursor += length;
	return message->data + message->cursor - length;
}

void
pq_copymsgbytes(StringInfo message, char *to, int length)
{
	memcpy(to, pq_getmsgbytes(message, length), length);
}

int
pq_getmsgbyte(StringInfo message)
{
	return (unsigned char) *pq_getmsgbytes(message, 1);
}

int64
pq_getmsgint64(StringInfo message)
{
	uint64 result;

	pq_copymsgbytes(message, (char *) &result, sizeof(result));
	return pg_ntoh64(result);
}

unsigned int
pq_getmsgint(StringInfo message, int bytes)
{
	uint32 result = 0;

	pq_copymsgbytes(message, (char *) &result + sizeof(result) - bytes, bytes);
	return pg_ntoh32(result);
}

float8
pq_getmsgfloat8(StringInfo message)
{
	const int64 bits = pq_getmsgint64(message);
	float8 result;

	memcpy(&result, &bits, sizeof(result));
	return result;
}

char *
pq_getmsgtext(StringInfo message, int bytes, int *length)
{
	const char *text = pq_getmsgbytes(message, bytes);

	*length = bytes;
	return pnstrdup(verified(text, bytes), bytes);
}

void
pq_begintypsend(StringInfo buf)
{
	initStringInfo(buf);
	pq_sendint32(buf, 0);
}

bytea *
pq_endtypsend(StringInfo buf)
{
	SET_VARSIZE(buf->data, buf->len);
	return (bytea *) buf->data;
}

void
pq_sendbytes(StringInfo buf,
			 const
#if PG_VERSION_NUM >= 160000
			 void
#else
			 char
#endif
				 *data,
			 int length)
{
	appendBinaryStringInfo(buf, data, length);
}

void
pq_sendtext(StringInfo buf, const char *text, int length)
{
	pq_sendbytes(buf, text, length);
}

void
pq_sendcountedtext(StringInfo buf, const char *text, int length
#if PG_VERSION_NUM < 170000
				   ,
				   bool includes_itself
#endif
)
{
	pq_sendint32(buf, length);
	pq_sendbytes(buf, text, length);
}

void
pq_sendfloat8(StringInfo buf, float8 x)
{
	uint64 bits;

	memcpy(&bits, &x, sizeof(bits));
	pq_sendint64(buf, bits);
}

Datum
charsend(PG_FUNCTION_ARGS)
{
	StringInfoData buf;

	pq_begintypsend(&buf);
	pq_sendbyte(&buf, PG_GETARG_CHAR(0));
	PG_RETURN_BYTEA_P(pq_endtypsend(&buf));
}

const int day_tab[2][13] = {{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0},
							{31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 0}};

/* Days by the proleptic Gregorian calendar, counted from 1 March of year 0. */
#define JULIAN_OF_ERA 1721120

int
date2j(int year, int month, int day)
{
	const int y = year - (month <= 2);
	const int m = month + (month <= 2 ? 9 : -3);

	return JULIAN_OF_ERA + 365 * y + y / 4 - y / 100 + y / 400 + (153 * m + 2) / 5 + day - 1;
}

void
j2date(int julian, int *year, int *month, int *day)
{
	*year = (julian - JULIAN_OF_ERA) / 366 - 1;
	while (date2j(*year + 1, 1, 1) <= julian)
		(*year)++;
	*month = 1;
	while (*month < 12 && date2j(*year, *month + 1, 1) <= julian)
		(*month)++;
	*day = julian - date2j(*year, *month, 1) + 1;
}

/* ---------- the types, and what must hold of them ---------- */

typedef struct Type
{
	const char *name;
	PGFunction in;
	PGFunction out;
	PGFunction recv;
	PGFunction send;
} Type;

#define TYPE(name, in, out, recv, send)                                                            \
	extern Datum in(PG_FUNCTION_ARGS);                                                             \
	extern Datum out(PG_FUNCTION_ARGS);                                                            \
	extern Datum recv(PG_FUNCTION_ARGS);                                                           \
	extern Datum send(PG_FUNCTION_ARGS);
#include "types.h"
#undef TYPE
#define TYPE(name, in, out, recv, send) {#name, in, out, recv, send},
static const Type types[] = {
#include "types.h"
};

static const Type *type;
static bool binary;
static long accepted;

static Datum
call(PGFunction function, Datum argument)
{
	LOCAL_FCINFO(fcinfo, 3);

	memset(fcinfo, 0, SizeForFunctionCallInfo(3));
	fcinfo->nargs = 3;
	fcinfo->args[0].value = argument;
	fcinfo->args[2].value = Int32GetDatum(-1);
	return function(fcinfo);
}

static Datum
receive(const char *data, size_t size)
{
	StringInfoData message = {memcpy(palloc(size + 1), data, size), (int) size, (int) size + 1, 0};
	Datum value;

	message.data[size] = '\0';
	value = call(type->recv, PointerGetDatum(&message));
	if (message.cursor != message.len)
		refuse(ERRCODE_INVALID_BINARY_REPRESENTATION);
	return value;
}

static bytea *
sent(Datum value)
{
	return (bytea *) DatumGetPointer(call(type->send, value));
}

static bool
is_sent_alike(Datum a, Datum b)
{
	const bytea *x = sent(a);
	const bytea *y = sent(b);

	return VARSIZE(x) == VARSIZE(y) && memcmp(x, y, VARSIZE(x)) == 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	sigjmp_buf on_refusal;
	/* what was accepted once must not be refused when it comes back */
	volatile bool seen = false;

	on_error = &on_refusal;
	is_beyond = false;
	if (sigsetjmp(on_refusal, 0) == 0)
	{
		Datum value = binary ? receive((const char *) data, size)
							 : call(type->in, CStringGetDatum(pnstrdup((const char *) data, size)));
		char *text;
		bytea *bytes;

		seen = true;
		bytes = sent(value);
		if (!is_sent_alike(value, receive(VARDATA(bytes), VARSIZE(bytes) - VARHDRSZ)))
			finding("a %s is not received as it was sent", type->name);
		text = DatumGetCString(call(type->out, value));
		if (!is_sent_alike(value, call(type->in, CStringGetDatum(pstrdup(text)))))
			finding("a %s is not read as it was written: %s", type->name, text);
		accepted++;
	}
	else if (seen && !is_beyond)
		finding("a %s is refused when it comes back: %s", type->name, message);
	free_chunks();
	return 0;
}

static void
report(void)
{
	if (beyond)
		fprintf(stderr, "%s %s: the server's %s is not fuzzed here\n", type->name,
				binary ? "receive" : "input", beyond);
	else if (accepted == 0)
	{
		fprintf(stderr, "finding: no input of %s was accepted; the corpus should have some\n",
				type->name);
		_exit(1);
	}
	else
		fprintf(stderr, "%ld inputs accepted\n", accepted);
}

int
LLVMFuzzerInitialize(int *argc, char ***argv)
{
	const char *name = getenv("FUZZED_TYPE");
	const char *form = getenv("FUZZED_FORM");

	binary = form && strcmp(form, "binary") == 0;
	for (size_t i = 0; i < lengthof(types); i++)
		if (name && strcmp(types[i].name, name) == 0)
			type = &types[i];
	if (type == NULL)
		finding("FUZZED_TYPE names no type");
	atexit(report);
	return 0;
}

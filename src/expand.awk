# Expands each "@type NAME PARAMETER..." of the concepts' .sql into type.sql.in,
# which is the first file: @NAME@ is a parameter's value, and what stands from
# "@if WORD" to "@end" is for types that have the word. Blocks may be nested. Of the
# lines "---", which are the reference's, only titles are left.

FNR == NR { template[++lines] = $0; next }
$1 == "@type" { expand_type(); next }
sub(/^--- # /, "-- ") { print; next }
/^---/ { next }
{ print }

function expand_type(    i, pair, value, line, name, depth, skipped)
{
	value["type"] = $2
	value["storage"] = "plain"
	for (i = 3; i <= NF; i++) {
		split($i, pair, "=")
		value[pair[1]] = pair[2]
	}
	# the template's own heading ends with its first empty line
	for (i = 1; template[i] != ""; i++)
		;
	for (i++; i <= lines; i++) {
		line = template[i]
		split(line, pair, " ")
		if (pair[1] == "@if") {
			depth++
			if (!skipped && !(pair[2] in value))
				skipped = depth
		} else if (pair[1] == "@end") {
			if (skipped == depth)
				skipped = 0
			depth--
		} else if (!skipped) {
			for (name in value)
				gsub("@" name "@", value[name], line)
			print line
		}
	}
}

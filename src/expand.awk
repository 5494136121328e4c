# Expands a line "@TEMPLATE NAME PARAMETER..." of the concepts' .sql into TEMPLATE.sql.in:
# there, @type@ is the name and @PARAMETER@ a parameter's value, and what stands from
# "@if WORD" to "@end" is for types that have the word. Blocks may be nested. Of the
# lines "---", which are the reference's, only titles are left.

FILENAME ~ /\.sql\.in$/ {
	if (FNR == 1) {
		file = FILENAME
		gsub(/^.*\/|\.sql\.in$/, "", file)
	}
	template[file, ++lines[file]] = $0
	next
}
/^@/ { expand(substr($1, 2)); next }
sub(/^--- # /, "-- ") { print; next }
/^---/ { next }
{ print }

function expand(file,    i, pair, value, line, name, depth, skipped)
{
	if (!(file in lines)) {
		print FILENAME ": no template " file > "/dev/stderr"
		exit 1
	}
	value["type"] = $2
	value["storage"] = "plain"
	for (i = 3; i <= NF; i++) {
		split($i, pair, "=")
		value[pair[1]] = pair[2]
	}
	# the template's heading ends with its first empty line
	for (i = 1; template[file, i] != ""; i++)
		;
	for (i++; i <= lines[file]; i++) {
		line = template[file, i]
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

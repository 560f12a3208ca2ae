#!/bin/sh
# Includes in src/ run down only: a file includes headers of its own folder and of folders that stand before it here.
# Not here: what lives in which folder (HACKING).
set -eu

folders='text type abi lang kernel run reasons view line command complete shell'
# Of the folders before them, these include no others than those named.
only='kernel:text line:text'

cd "${top_srcdir:-.}/src"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# FILE HEADER, of all includes of our own; main.c and config.h belong to no folder
grep -H '^[[:space:]]*#[[:space:]]*include[[:space:]]*"' ./*/*.[ch] |
	sed -E 's|^\./([^:]+):[^"]*"([^"]+)".*|\1 \2|' >"$work/includes"

awk -v folders="$folders" -v only="$only" '
	BEGIN {
		count = split(folders, list, " ")
		for (i = 1; i <= count; i++)
			place[list[i]] = i
		count = split(only, list, " ")
		for (i = 1; i <= count; i++) {
			split(list[i], pair, ":")
			limited[pair[1]] = 1
			allowed[pair[1], pair[2]] = 1
		}
	}
	{
		split($1, from, "/")
		parts = split($2, to, "/")
		if (parts != 2 || !place[from[1]] || !place[to[1]])
			wrong("which is of no known folder")
		else if (place[to[1]] > place[from[1]])
			wrong("which stands above it")
		else if (limited[from[1]] && to[1] != from[1] && !allowed[from[1], to[1]])
			wrong("which is not for this folder")
	}
	function wrong(problem) {
		print "src/" $1 " includes " $2 ", " problem
		failures++
	}
	END {
		print NR " includes, " failures + 0 " that go up"
		exit failures > 0 || NR == 0
	}' "$work/includes"

# Headers that include each other in a circle; tsort names those that are in one.
grep '\.h ' "$work/includes" >"$work/headers"
if ! tsort "$work/headers" >/dev/null; then
	echo 'these headers of src/ include each other'
	exit 1
fi

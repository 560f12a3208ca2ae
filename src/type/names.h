/* Named constants and the sets they live in: number to name and back.
 * Not here: the sets themselves (abi/names.h), which place draws on which set (the types in abi/). */
#ifndef SOCK_TYPE_NAMES_H
#define SOCK_TYPE_NAMES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum name_flags {
	NAME_ALIAS = 1, /* another name of a value that has a usual one (AF_LOCAL, EWOULDBLOCK): read, never printed */
	NAME_ABSENT = 2, /* the headers of this system do not have it: "not on this system" instead of "unknown" */
	/* where Tab offers it; with none of these, everywhere */
	NAME_SENDING = 4,   /* with calls that send */
	NAME_RECEIVING = 8, /* with calls that receive */
	NAME_RESULT = 16,   /* nowhere: the kernel sets it, or has it for itself */
};

/* A name with none of these is the usual one of its value. */
#define NAME_UNUSUAL (NAME_ALIAS | NAME_ABSENT)

/* One constant. The value is the header's; it means nothing where NAME_ABSENT is set. */
struct name {
	const char *name;
	int64_t value;
	unsigned flags;
	const char *brief; /* one line of help, no full stop; may be NULL in large sets */
};

enum name_set_kind {
	SET_ENUM,           /* a value is one name: AF_, IPPROTO_ */
	SET_FLAGS,          /* a value is names joined by |: MSG_ */
	SET_ENUM_AND_FLAGS, /* one name in the bits of enum_mask, flags in the others: socket types, open flags */
};

#define NAME_PREFIXES 4

/* A set of constants that stand in the same place. */
struct name_set {
	const char *name;                    /* what one of it is called in messages: "address family" */
	const char *prefixes[NAME_PREFIXES]; /* what words may leave out, "AF_" and "PF_"; NULL ends the list */
	const char *unknown; /* strace's comment behind a number that has no name: "AF_???"; NULL for none */
	enum name_set_kind kind;
	uint64_t enum_mask; /* SET_ENUM_AND_FLAGS only */
	bool decimal;       /* numbers without a name print in decimal (a protocol), not in hexadecimal */
	const struct name *names; /* sorted by nothing: the usual name of a value comes before its aliases */
	size_t count;
	size_t stride; /* bytes from one name to the next where each begins a larger row; 0: they stand alone */
	const char *section; /* man page that has them: "socket(2)" */
	const char *example; /* a line that uses one */
};

/* The name at an index below `count`. */
static inline const struct name *name_at(const struct name_set *set, size_t index)
{
	if (!set->stride)
		return &set->names[index];
	return (const struct name *)(const void *)((const char *)set->names + index * set->stride);
}

/* The usual (non-alias, present) name of a value, of a flag or of an enumerator; NULL where there is none. */
const struct name *name_of_value(const struct name_set *set, int64_t value);

/* The constant written exactly so, `length` bytes at `text`. NULL where the set has none. May be NAME_ABSENT. */
const struct name *name_find(const struct name_set *set, const char *text, size_t length);

/* The same as words write it: in any case, with or without one of the set's prefixes (inet, AF_INET, af_inet). */
const struct name *name_find_word(const struct name_set *set, const char *text, size_t length);

/* The word that stands for a name in words, in small letters: as short as it can be without meaning another name of the
 * set (inet, nodelay). NUL-ended in `word`; returns it. Help, Tab, --parse-only and messages all take this one. */
#define NAME_WORD_MOST 64
const char *name_word(const struct name_set *set, const struct name *name, char word[NAME_WORD_MOST]);

/* The name in small letters, whole: af_inet. NUL-ended in `word`; returns it. */
const char *name_in_small(const char *name, char word[NAME_WORD_MOST]);

/* Whether the text begins as the names of this set do; false for a set without prefixes. */
bool name_begins_like(const struct name_set *set, const char *text, size_t length);

#endif

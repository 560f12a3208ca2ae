/* The tree that both ways of typing build: statements, calls, arguments.
 * Not here: building it (words.h, expression.h), printing it (print.h), what it does (run/). */
#ifndef SOCK_LANG_TREE_H
#define SOCK_LANG_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "abi/calls.h"
#include "abi/names.h"
#include "abi/options.h"
#include "lang/commands.h"
#include "text/error.h"

enum node_kind {
	NODE_LEFT_OUT,   /* nothing was typed: the row's default */
	NODE_NUMBER,     /* 80, 0x50, 'a' */
	NODE_CONSTANT,   /* AF_INET: of a set, or an option */
	NODE_NAME,       /* a variable; also $x, with `dollar` */
	NODE_STRING,     /* "abc", "abc"..., @"abc" */
	NODE_RANGE,      /* a word that is a time in seconds: 1.5 */
	NODE_CALL,       /* socket(...) */
	NODE_STRUCT,     /* {sa_family=AF_INET, ...} */
	NODE_LIST,       /* [1], [3, 4], [0a 00], [{...}, {...}] */
	NODE_CHANGE,     /* 128 => 16 */
	NODE_UNARY,      /* -x ~x !x &x *x */
	NODE_BINARY,     /* x + y, x | y, ... */
	NODE_CONDITION,  /* x ? y : z */
	NODE_ASSIGN,     /* x = y, x += y */
	NODE_CAST,       /* (struct sockaddr *)x: the type is passed over */
	NODE_SIZEOF,     /* sizeof(x), sizeof(struct sockaddr_in) */
	NODE_MEMBER,     /* x.y, x->y */
	NODE_ELEMENT,    /* x[y] */
	NODE_DESCRIPTOR, /* @3, @srv, @sv[1] */
	NODE_ATTRIBUTE,  /* @srv.port */
	NODE_ADDRESS,    /* words whose struct depends on the socket or on names: localhost http, any 80 */
	NODE_REPEAT,     /* "x" * 1000 */
	NODE_FILE,       /* file:notes.txt */
	NODE_ANYTHING,   /* ? in an expectation */
	/* int x = 5, *p: one for each variable */
	NODE_DECLARATION,
};

enum number_base { BASE_DECIMAL, BASE_HEXADECIMAL, BASE_OCTAL, BASE_CHARACTER };

enum operator_sign {
	OPERATOR_NONE, /* of an assignment: = alone */
	OPERATOR_MULTIPLY,
	OPERATOR_DIVIDE,
	OPERATOR_REMAINDER,
	OPERATOR_ADD,
	OPERATOR_SUBTRACT,
	OPERATOR_LEFT,
	OPERATOR_RIGHT,
	OPERATOR_LESS,
	OPERATOR_GREATER,
	OPERATOR_LESS_EQUAL,
	OPERATOR_GREATER_EQUAL,
	OPERATOR_EQUAL,
	OPERATOR_UNEQUAL,
	OPERATOR_AND,
	OPERATOR_XOR,
	OPERATOR_OR,
	OPERATOR_BOTH,
	OPERATOR_EITHER,
	OPERATOR_NOT,
	OPERATOR_COMPLEMENT,
	OPERATOR_MINUS,
	OPERATOR_PLUS,
	OPERATOR_ADDRESS,
	OPERATOR_POINTED,
	OPERATOR_INCREMENT,
	OPERATOR_DECREMENT,
	OPERATOR_AFTER_INCREMENT,
	OPERATOR_AFTER_DECREMENT,
};

struct node;

struct member_value {
	const struct member *member; /* NULL where the struct is not known when parsing */
	const char *name;
	struct node *value;
	struct span span;
};

struct expectation;

struct node {
	enum node_kind kind;
	struct span span;
	union {
		struct {
			uint64_t value;
			enum number_base base;
		} number;
		struct {
			int64_t value;
			const char *name;
			const struct name_set *set; /* NULL for an option */
		} constant;
		struct {
			const char *name;
			bool dollar; /* $x, ?: the last call's result where the name is "?" */
		} name;
		struct {
			const uint8_t *bytes; /* a NUL stands behind them */
			size_t length;        /* bytes, without that NUL */
			bool cut;             /* "..." stood behind it */
			bool abstract;        /* @ stood before it */
			bool bare;            /* a word without quotes */
		} string;
		struct {
			int64_t seconds, nanoseconds;
		} range;
		struct {
			const struct call *call; /* NULL: a function that is not in the table */
			const char *name;
			struct node **arguments; /* one for each parameter of the row */
			size_t count;
			struct expectation *expectation; /* NULL for none */
			bool words;                      /* typed as words */
			bool picture;                    /* typed as hton: shown as a picture of its bytes */
			bool trace; /* a system call's form of a library call: 6 arguments for send */
		} call;
		struct {
			const struct type *type; /* NULL where the place does not say which */
			struct member_value *members;
			size_t count;
			bool more; /* ", ..." stood at the end */
		} structure;
		struct {
			const struct type *of; /* of its elements; type_uint8: `bytes` has them */
			struct node **items;
			const uint8_t *bytes; /* LIST_BYTES */
			size_t count;
			bool more;
		} list;
		struct {
			struct node *left, *right, *third;
			enum operator_sign sign;
		} operation;
		struct {
			struct node *operand;  /* of sizeof, NULL where it is of a type */
			const struct type *of; /* NULL where `operand` tells */
			const char *type;      /* its usual spelling: "struct sockaddr *" */
		} cast;                        /* and sizeof */
		struct {
			struct node *of;
			const char *member; /* NODE_MEMBER */
			struct node *index; /* NODE_ELEMENT */
			bool arrow;
		} part;
		struct {
			struct node *number;   /* a number, a name or an element of one */
			const char *attribute; /* NODE_ATTRIBUTE: "port", "peer.addr" */
		} descriptor;
		struct {
			struct node *host; /* a string (bare or quoted) or a value */
			struct node *port; /* a number, a bare string or a value; NULL for none */
		} address;
		struct {
			struct node *data, *times;
		} repeat;
		struct {
			const char *path;
		} file;
		struct {
			const char *name;
			const struct type *type; /* of the variable; of an array, of its elements */
			const char *base;        /* the type before the stars, as typed: "struct addrinfo" */
			unsigned stars;
			bool is_array;
			struct node *count; /* of the array's elements; NULL: as many as the value has */
			struct node *value; /* NULL for none */
			struct node *next;  /* behind a comma, or NULL */
		} declaration;
	};
};

/* What the user foretold: `= 3`, `= -1 EINTR`, `= "hel"...`, `= ?`. */
struct expectation {
	struct span span;
	struct node *value;       /* NULL where only an error is named; NODE_ANYTHING for ? */
	const struct name *error; /* of errno_names, or NULL */
	const char *remark; /* what strace wrote behind it, "(Timeout)"; NULL for none, and behind an error */
};

enum statement_kind {
	STATEMENT_EXPRESSION, /* a call in words or in C, or an expression */
	STATEMENT_COMMAND,    /* a session command */
	STATEMENT_SHELL,      /* !ls */
	STATEMENT_IF,         /* if (node) body else otherwise */
	STATEMENT_PASSED,     /* nothing is done: a note says why */
};

struct statement {
	struct statement *next;
	enum statement_kind kind;
	struct span span;
	const char *target; /* NAME = ... in words, or NULL */
	struct span target_span;
	struct node *node;   /* STATEMENT_EXPRESSION, or a command's expression */
	struct node *second; /* hton: the second call; or NULL */
	bool background;
	const struct command *command;
	struct node **words; /* a command's arguments: strings and descriptors */
	size_t word_count;
	struct statement *body;      /* repeat: what is done again; if: what is done where it holds */
	struct statement *otherwise; /* behind else; or NULL */
	const char *note;            /* to be said when it runs (a number was octal), escaped; or NULL */
	const char *text;            /* rest of the line (say, !), or the note of STATEMENT_PASSED; escaped */
};

#endif

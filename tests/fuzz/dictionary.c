/* Prints the words of the input language as a dictionary for the fuzzer: every name that the tables hold.
 * Not here: the fuzzer (fuzz-parse.c). */
#include <stdio.h>

#include "abi/calls.h"
#include "abi/errors.h"
#include "abi/posix.h"
#include "abi/structs.h"
#include "abi/names.h"
#include "abi/options.h"
#include "abi/structs.h"
#include "lang/commands.h"

/* What the language has beside names. */
static const char *const tokens[] = {
	"@", "@3", "$", "$?", "$(", "\\\"", "'", "\\\\x", "\\\\", "{", "}", "[", "]", "(", ")", ";", ",", "=", " = ", " = -1 ",
	" = ?", " &", "&", "*", "|", "||", "&&", "==", "!=", "<=", ">=", "<<", ">>", "<<=", "+=", "->", ".", "...", "?", ":",
	"!", "~", "^", "%", "#", "//", "/*", "*/", "=>", "[128 => 16]", "<0.000006>", "sock> ", "sock 3> ", "0x", "0b",
	"NULL", "any", "loopback", "127.0.0.1", "::1", "[::1]:80", "fe80::1%lo", "localhost", "http", "file:", "struct ",
	"sizeof", "int ", "char ", "unsigned ", "const ", "#define ", "#include ", "#if", "#endif", "if", "else", "\\x0a",
};

static void print_word(const char *word)
{
	if (word)
		printf("\"%s\"\n", word);
}

static void print_members(const struct type *type)
{
	for (size_t i = 0; i < type->count; i++)
		printf("\"%s=\"\n", type->members[i].name);
}

static void print_calls(void)
{
	for (size_t i = 0; i < socket_call_count; i++) {
		print_word(socket_calls[i]->name);
		print_word(socket_calls[i]->trace_name);
		print_members(&socket_calls[i]->arguments);
	}
	for (size_t i = 0; i < word_alias_count; i++)
		print_word(word_aliases[i].word);
}

static void print_set(const struct name_set *set)
{
	for (size_t i = 0; i < set->count; i++)
		print_word(name_at(set, i)->name);
}

static void print_structs(void)
{
	for (size_t i = 0; struct_types[i]; i++) {
		print_word(struct_tag(struct_types[i]));
		print_members(struct_types[i]);
	}
	for (size_t i = 0; i < example_address_count; i++)
		print_word(example_addresses[i].name);
	for (size_t i = 0; i < posix_type_count; i++)
		print_word(posix_types[i].name);
}

int main(void)
{
	for (size_t i = 0; i < sizeof(tokens) / sizeof(tokens[0]); i++)
		print_word(tokens[i]);
	for (size_t i = 0; i < command_count; i++)
		print_word(commands[i].name);
	print_calls();
	print_structs();
	for (const struct name_set *const *set = name_sets; *set; set++)
		print_set(*set);
	print_set(&errno_names);
	for (size_t i = 0; i < socket_option_total(); i++)
		print_word(socket_option_at(i)->name);
	return 0;
}

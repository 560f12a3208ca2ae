/* What the views show and how: the switches of `set`, of -q and of the terminal.
 * Not here: reading them: `set` (command/settings.c), the command line (shell/command-line.c). */
#ifndef SOCK_TEXT_SETTINGS_H
#define SOCK_TEXT_SETTINGS_H

#include <stdbool.h>
#include <stddef.h>

struct view_settings {
	bool notes;        /* lines on what was done on the way */
	bool structs;      /* structs and data byte by byte */
	bool calls;        /* call lines */
	bool reasons;      /* why a call failed and what to type next */
	bool table;        /* changes to the descriptor table */
	bool times;        /* <0.000006> behind each call line, as strace -T has it */
	bool colour;
	bool unicode;      /* lines and arrows beyond ASCII */
	unsigned width;    /* columns of the screen */
	unsigned height;   /* its lines */
	size_t data_limit; /* bytes of received data in a call line before it is cut as "..."...; 0: never */
	/* Name of an interface number, as if_indextoname: `buffer` has IF_NAMESIZE bytes; NULL where it has no name.
	 * May be NULL itself: then numbers are shown. */
	char *(*interface_name)(unsigned index, char *buffer);
};

/* Everything shown but times, in 80 by 24, without colour; no system call behind it. */
extern const struct view_settings view_settings_default;

/* Only the call lines, as -q has it: the output is a trace. */
extern const struct view_settings view_settings_trace;

#endif

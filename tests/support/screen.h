/* A screen that obeys the escape sequences which line editors send, and forgets nothing that scrolls off.
 * Not here: where the bytes come from (terminal.h). */
#ifndef SOCK_TESTS_SCREEN_H
#define SOCK_TESTS_SCREEN_H

#include <stddef.h>

struct screen;

struct screen *screen_open(int rows, int columns);
void screen_close(struct screen *screen);
void screen_resize(struct screen *screen, int rows, int columns);

/* Shows these bytes. A sequence may be cut anywhere and go on in the next call. */
void screen_feed(struct screen *screen, const char *bytes, size_t length);

/* Lines so far, the scrolled ones too; a line's text without blanks at its end, for the caller to free. */
size_t screen_lines(const struct screen *screen);
char *screen_line(const struct screen *screen, size_t line);

size_t screen_cursor_line(const struct screen *screen);
int screen_cursor_column(const struct screen *screen);

#endif

/* The terminal as a screen: its size, the columns that a text takes, and writing to it.
 * Not here: what is drawn. */
#include "line/common.h"

#include <errno.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>
#include <wchar.h>

void line_screen_size(const struct line_editor *editor, int *rows, int *columns)
{
	struct winsize size;

	*rows = 24;
	*columns = 80;
	if (ioctl(editor->settings.output, TIOCGWINSZ, &size) != 0)
		return;
	if (size.ws_row > 0)
		*rows = size.ws_row;
	if (size.ws_col > 0)
		*columns = size.ws_col;
}

void line_write(const struct line_editor *editor, const char *text, size_t length)
{
	while (length > 0) {
		ssize_t written = write(editor->settings.output, text, length);

		if (written > 0) {
			text += written;
			length -= (size_t)written;
		} else if (written < 0 && errno == EAGAIN) {
			struct pollfd room = { .fd = editor->settings.output, .events = POLLOUT };

			poll(&room, 1, -1);
		} else if (written < 0 && errno != EINTR) {
			return;
		}
	}
}

size_t line_character(const char *text, size_t length, size_t *columns)
{
	mbstate_t state = { 0 };
	wchar_t wide;
	size_t size = mbrtowc(&wide, text, length, &state);
	int width;

	*columns = 0;
	if (size == 0 || size > length) /* NUL, invalid or cut off */
		return 1;
	width = wcwidth(wide);
	if (width > 0)
		*columns = (size_t)width;
	return size;
}

size_t line_width(const char *text, size_t length)
{
	bool hidden = false;
	size_t width = 0;

	while (length > 0) {
		size_t columns, size = line_character(text, length, &columns);

		if (*text == '\001' || *text == '\002')
			hidden = !hidden;
		if (!hidden)
			width += columns;
		text += size;
		length -= size;
	}
	return width;
}

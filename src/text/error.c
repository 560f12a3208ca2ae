/* Errors as text with a span.
 * Not here: showing them, with the mark under the span (command/report.c). */
#include "text/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

bool error_at(struct error *error, struct span span, const char *format, ...)
{
	if (error->set)
		return false;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(error->message, sizeof error->message, format, arguments);
	va_end(arguments);
	error->set = true;
	error->has_span = true;
	error->span = span;
	error->hint[0] = '\0';
	return false;
}

bool error_hint(struct error *error, const char *format, ...)
{
	if (!error->set || error->hint[0])
		return false;
	va_list arguments;
	va_start(arguments, format);
	vsnprintf(error->hint, sizeof error->hint, format, arguments);
	va_end(arguments);
	return false;
}

char *error_quote(char *out, size_t size, const char *text, size_t length)
{
	size_t at = 0;
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)text[i];
		if (at + 8 > size) {
			memcpy(out + at, "...", 4);
			return out;
		}
		if (byte >= 0x20 && byte < 0x7f)
			out[at++] = (char)byte;
		else
			at += (size_t)snprintf(out + at, size - at, "\\%03o", byte);
	}
	out[at] = '\0';
	return out;
}

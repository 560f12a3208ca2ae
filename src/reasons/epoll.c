/* Facts of epoll: what is watched, by what, and how.
 * Not here: facts of poll and select (facts.c). */
#include "reasons/facts.h"

#include <fcntl.h>
#include <string.h>
#include <sys/epoll.h>

bool fact_second_closed(struct inquiry *inquiry)
{
	return fcntl(inquiry_descriptor(inquiry, 1), F_GETFD) < 0;
}

bool fact_no_epoll(struct inquiry *inquiry)
{
	const struct open_file *file = inquiry_file(inquiry);
	return file && (file->kind != FILE_OTHER || (file->path && !strstr(file->path, "[eventpoll]")));
}

bool fact_unknown_operation(struct inquiry *inquiry)
{
	struct found operation;
	return inquiry_names(inquiry, &epoll_operations, &operation) &&
	       !name_of_value(&epoll_operations, operation.value);
}

bool fact_exclusive(struct inquiry *inquiry)
{
	return search_flag(inquiry->step, &epoll_events, EPOLLEXCLUSIVE);
}

bool fact_no_room(struct inquiry *inquiry)
{
	int64_t count;
	return inquiry_elements(inquiry, &count) && count <= 0;
}

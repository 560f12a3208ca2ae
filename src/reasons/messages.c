/* Facts of messages that came cut.
 * Not here: how long a datagram was (inquiry.c), facts of what is sent (facts.c). */
#include "reasons/facts.h"

#include <sys/socket.h>

/* Whether a flag is among those that the call set in a struct: msg_flags. */
static bool has_set_flag(const struct found *found, const void *flag)
{
	const struct type *of = found->type->shape == SHAPE_POINTER ? found->type->of : NULL;
	if (!of || of->shape != SHAPE_STRUCT || !found->block || !found->block->after)
		return false;
	struct place place = { .type = of, .bytes = found->block->after, .size = found->block->after_size };
	for (size_t i = 0; i < of->count; i++) {
		struct place member = place_member(&place, &of->members[i]);
		if (member.type->names == &message_flags && member.size >= type_size(member.type))
			return place_integer(&member) & *(const int *)flag;
	}
	return false;
}

static bool came_with(const struct inquiry *inquiry, int flag)
{
	struct found found;
	return search(inquiry->step, has_set_flag, &flag, 0, &found);
}

bool fact_control_cut(struct inquiry *inquiry)
{
	return came_with(inquiry, MSG_CTRUNC);
}

/* Of messages of a connection the kernel tells the bytes of all that wait: that more of them are gone than were received
 * says nothing of how many were lost, since others may have come meanwhile. */
static bool took_more_than_it_brought(struct inquiry *inquiry)
{
	const struct descriptor_table *table = inquiry->session->descriptors;
	int64_t room;
	if (!table || !inquiry_data(inquiry, DIRECTION_OUT, &room) || inquiry->step->result != room)
		return false;
	const struct descriptor *row = descriptors_find(table, inquiry_descriptor(inquiry, 0));
	return row && row->file->kind == FILE_SOCKET && row->file->type == SOCK_SEQPACKET &&
	       inquiry_file(inquiry) &&
	       row->file->bytes_in - inquiry_file(inquiry)->bytes_in > inquiry->step->result;
}

bool fact_message_cut(struct inquiry *inquiry)
{
	if (search_flag(inquiry->step, &message_flags, MSG_PEEK))
		return false;
	return came_with(inquiry, MSG_TRUNC) || took_more_than_it_brought(inquiry);
}

/* Addresses as people write them, and comparisons between two of them.
 * Not here: reading them (lang/test-words.c). */
#include <arpa/inet.h>
#include <check.h>
#include <netinet/in.h>
#include <stdlib.h>
#include <string.h>
#include <sys/un.h>

#include "kernel/address.h"
#include "support/suite.h"

static void assert_address(const struct sockaddr *address, socklen_t length, const char *text)
{
	char out[ADDRESS_TEXT_MOST];

	address_text(out, sizeof out, address, length, NULL);
	ck_assert_str_eq(out, text);
}

static char *interface_name(unsigned index, char *buffer)
{
	return index == 1 ? strcpy(buffer, "l\033o") : NULL;
}

START_TEST(addresses_are_written_as_people_write_them)
{
	struct sockaddr_in in = {
		.sin_family = AF_INET, .sin_port = htons(8080), .sin_addr = { htonl(0x0a000001) }
	};
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(80), .sin6_scope_id = 1 };
	struct sockaddr_un path = { .sun_family = AF_UNIX, .sun_path = "/tmp/a\tb\0011\303\033" };
	struct sockaddr unknown = { .sa_family = 99 };
	char out[ADDRESS_TEXT_MOST];

	inet_pton(AF_INET6, "fe80::1", &in6.sin6_addr);
	assert_address(NULL, 0, "-");
	assert_address((struct sockaddr *)&in, sizeof in, "10.0.0.1:8080");
	assert_address((struct sockaddr *)&in, 4, "family 2, 4 bytes");
	assert_address((struct sockaddr *)&in6, sizeof in6, "[fe80::1%1]:80");
	assert_address((struct sockaddr *)&in6, 24, "[fe80::1]:80");
	address_text(out, sizeof out, (struct sockaddr *)&in6, sizeof in6, interface_name);
	ck_assert_str_eq(out, "[fe80::1%l\\33o]:80");
	assert_address((struct sockaddr *)&path, sizeof path, "/tmp/a\\tb\\0011\\303\\33");
	assert_address((struct sockaddr *)&path, 2, "-");
	assert_address(&unknown, sizeof unknown, "family 99, 16 bytes");
	ck_assert_uint_eq(address_text(out, 5, (struct sockaddr *)&in, sizeof in, NULL), 4);
	ck_assert_str_eq(out, "10.0");
	memset(path.sun_path, 0377, sizeof path.sun_path);
	ck_assert_uint_eq(address_text(out, sizeof out, (struct sockaddr *)&path, sizeof path, NULL), 4 * 108);
}
END_TEST

START_TEST(mapped_addresses_count_as_the_same)
{
	struct sockaddr_in in = {
		.sin_family = AF_INET, .sin_port = htons(8080), .sin_addr = { htonl(0x0a000001) }
	};
	struct sockaddr_in6 in6 = { .sin6_family = AF_INET6, .sin6_port = htons(8080) };

	inet_pton(AF_INET6, "::ffff:10.0.0.1", &in6.sin6_addr);
	ck_assert(address_same((struct sockaddr *)&in, sizeof in, (struct sockaddr *)&in6, sizeof in6));
	in6.sin6_port = 0;
	ck_assert(!address_same((struct sockaddr *)&in, sizeof in, (struct sockaddr *)&in6, sizeof in6));
	in6 = (struct sockaddr_in6){ .sin6_family = AF_INET6, .sin6_port = htons(8080) };
	ck_assert(address_reaches((struct sockaddr *)&in, sizeof in, (struct sockaddr *)&in6, sizeof in6));
	ck_assert(!address_same((struct sockaddr *)&in, sizeof in, (struct sockaddr *)&in6, sizeof in6));
}
END_TEST

int main(void)
{
	const TTest *const tests[] = {
		addresses_are_written_as_people_write_them,
		mapped_addresses_count_as_the_same,
	};
	Suite *suite = suite_create("address");
	TCase *cases = tcase_create("address");

	for (size_t i = 0; i < sizeof tests / sizeof tests[0]; i++)
		tcase_add_test(cases, tests[i]);
	suite_add_tcase(suite, cases);
	return run_suite(suite);
}

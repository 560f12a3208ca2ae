/* The end of every suite.
 * Not here: what is in one. */
#ifndef SOCK_TESTS_SUITE_H
#define SOCK_TESTS_SUITE_H

#include <check.h>

/* Runs the suite, prints how it went (CK_VERBOSITY says how much of it) and frees it. Returns main's status. */
int run_suite(Suite *suite);

#endif

/* livret-clock.h: the time and fresh identifiers, both fixed in tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** livret_clock_now: Unix seconds. */
gint64 livret_clock_now (void);
/** livret_clock_today: day number (days since 1970-01-01) in the local zone. */
int livret_clock_today (void);
/** livret_clock_fix: for tests; 0 sets the real clock again. */
void livret_clock_fix (gint64 unix_s);

/** livret_uuid_new: (transfer full): a random UUID (v4), or the next of a fixed row in tests. */
char *livret_uuid_new (void);
/** livret_uuid_fix: for tests: UUIDs count up from @seed; 0 sets random ones again. */
void livret_uuid_fix (guint64 seed);

/**
 * livret_test_hooks_from_environment:
 *
 * Takes LIVRET_TEST_CLOCK (Unix seconds) and LIVRET_TEST_UUID when the program was configured with
 * -Dtest_hooks=true; otherwise does nothing. Programs call it first.
 */
void livret_test_hooks_from_environment (void);

G_END_DECLS

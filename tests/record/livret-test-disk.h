/* livret-test-disk.h: a disk that is full, broken or gone at the n-th change, for tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

typedef enum
{
  TEST_DISK_FULL,      /* every write from then on */
  TEST_DISK_BROKEN,    /* every write, truncation and sync from then on */
  TEST_DISK_HICCUP,    /* that one change alone */
  TEST_DISK_READ_ONLY, /* every change, as on a file system mounted read-only */
  TEST_DISK_DEAD,      /* the process ends there and then, as by a power cut: TEST_DISK_EXIT */
} TestDiskFault;

#define TEST_DISK_EXIT 77

/** test_disk_install: puts itself between SQLite and the files; before the first connection. */
void test_disk_install (void);
/** test_disk_fail_at: the @n-th change of a database file from now on; 0: never. */
void test_disk_fail_at (TestDiskFault fault, int n);
/** test_disk_count: changes since then. */
int test_disk_count (void);

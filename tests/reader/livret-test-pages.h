/* livret-test-pages.h: files of tests/data/, and what they look like to others; for tests of the
 * reader. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"

/** test_open_data: a file of tests/data/. */
int test_open_data (const char *name);
/** test_run: (transfer full): what another program says of the bytes of @fd; "{}" among @arguments
 * is their file. */
char *test_run (int fd, const char *const *arguments, int *status);
#define TEST_RUN(fd, status, ...) test_run (fd, (const char *const[]) { __VA_ARGS__, NULL }, status)
/** test_assert_sound_pdf: qpdf has nothing to say against it. */
void test_assert_sound_pdf (int fd);
/** test_pixel_at: @x, @y: from 0 to 1. */
guint32 test_pixel_at (const LivretPixels *pixels, double x, double y);
/** test_colour_at: which of red, lime, blue and white it is nearest to: 'r', 'g', 'b', 'w'. */
char test_colour_at (const LivretPixels *pixels, double x, double y);

/* livret-test-results.h: results as tests compare them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "results/livret-lab-text.h"

/** test_write_results: (transfer full): a line a result: kind, value, unit, [range], page where it
 * is not the first, moment, ?doubts (d, u, v). */
char *test_write_results (const GPtrArray *list);

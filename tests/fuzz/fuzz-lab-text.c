/* fuzz-lab-text.c: any bytes as the text of a laboratory's report.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "results/livret-lab-text.h"

#include <math.h>

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

/* What is proposed can be taken: a finite number of a unit of its kind. */
int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GPtrArray) list = livret_lab_text_read ((const char *) data, (gssize) size);

  for (guint i = 0; i < list->len; i++)
    {
      const LivretLabResult *result = list->pdata[i];
      double canonical;

      g_assert_true (
          livret_kind_to_canonical (result->kind, result->value, result->unit, &canonical));
      g_assert_true (isfinite (canonical) && result->page > 0);
      g_assert_false (result->low > result->high);
    }
  return 0;
}

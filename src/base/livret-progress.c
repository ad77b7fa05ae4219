/* livret-progress.c: how far a long work has come, told by whoever does it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-progress.h"

static double
of_whole (const LivretProgress *self, double done)
{
  return self->from + CLAMP (done, 0, 1) * (self->until - self->from);
}

void
livret_progress_tell (const LivretProgress *self, double done)
{
  if (self != NULL && self->func != NULL)
    self->func (of_whole (self, done), self->data);
}

LivretProgress
livret_progress_part (const LivretProgress *self, double from, double until)
{
  if (self == NULL)
    return (LivretProgress) { 0 };
  return (LivretProgress) { self->func, self->data, of_whole (self, from), of_whole (self, until) };
}

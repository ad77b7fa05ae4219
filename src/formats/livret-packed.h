/* livret-packed.h: the tables of a vendor's archive, each read as if it were brought alone.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-format.h"

G_BEGIN_DECLS

/**
 * LivretPackedPlan:
 * @formats: what the archive's tables may be; %NULL-terminated, the surest reads one, of two alike
 *   the first
 * @spare: (nullable): why a table is not read where @names, those of all members that hold
 *   something, name a better one; %NULL if there is none
 */
typedef struct
{
  const LivretFormat *const *formats;
  const char *(*spare) (const char *name, GPtrArray *names);
} LivretPackedPlan;

/** livret_packed_is_archive: whether a file is a ZIP archive. */
gboolean livret_packed_is_archive (LivretInput *input);
/** livret_packed_probe: whether an archive holds a table that one of the formats is sure of. */
LivretProbe livret_packed_probe (LivretInput *input, const LivretPackedPlan *plan);
/**
 * livret_packed_import: all tables of an archive, in its order. One that cannot be read is set
 * aside, and so is what is no table, by folders.
 */
gboolean livret_packed_import (LivretInput *input,
                               const LivretPackedPlan *plan,
                               const LivretImportOptions *options,
                               LivretSink *sink,
                               GError **error);
/** livret_packed_has: whether the last part of one of @names begins so. */
gboolean livret_packed_has (GPtrArray *names, const char *prefix);
/** livret_packed_base: the last part of a member's name. */
const char *livret_packed_base (const char *name);

G_END_DECLS

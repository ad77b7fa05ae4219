/* livret-unpack.h: going through an archive, a member at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is alike in all archives stands here: bounds, litter, damage, and the sentence when nothing
 * was found. What a member is, the format knows.
 */
#pragma once

#include "formats/livret-format.h"
#include "formats/livret-health-archive.h"
#include "formats/livret-packed-sink.h"

G_BEGIN_DECLS

/**
 * LivretUnpack: an archive being read.
 * @archive: at the member that is taken; @sink: for what is in it
 * @budget: bytes that are still unpacked; @place: of the member, from 0
 */
typedef struct
{
  LivretInput *input;
  const LivretImportOptions *options;
  LivretHealthArchive *archive;
  LivretPackedSink sink;
  guint64 budget;
  guint place;
} LivretUnpack;

/**
 * LivretUnpackSteps: what a format does; all but @member may be %NULL.
 * @before: what must be known first, from a walk of its own
 * @member: one member that is no archiver's litter
 * @after: what was announced and did not come
 * Returns: each: %FALSE when the sink wants no more, or (@before) with the error
 */
typedef struct
{
  gboolean (*before) (LivretUnpack *self, gpointer data, GError **error);
  gboolean (*member) (LivretUnpack *self, const char *name, gpointer data);
  gboolean (*after) (LivretUnpack *self, gpointer data);
} LivretUnpackSteps;

/** livret_unpack: the import of an archive. */
gboolean livret_unpack (LivretInput *input,
                        const LivretUnpackSteps *steps,
                        gpointer data,
                        const LivretImportOptions *options,
                        LivretSink *sink,
                        GError **error);
/** livret_unpack_load: (transfer full) (nullable): the bytes of the member that is taken; %NULL
 * with a sentence when it is too large or damaged. */
GBytes *livret_unpack_load (LivretUnpack *self, const char **reason);
/** livret_unpack_load_member: (transfer full) (nullable): the same of any archive; takes them off
 * @budget. */
GBytes *
livret_unpack_load_member (LivretHealthArchive *archive, guint64 *budget, const char **reason);
/** livret_unpack_say: a fault of a member that is taken nevertheless. */
gboolean livret_unpack_say (LivretUnpack *self, const char *name, const char *fault);

G_END_DECLS

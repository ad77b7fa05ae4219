/* livret-unpack.h: going through an archive, a member at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is alike in all archives stands here: bounds, litter, damage, and the sentence when nothing
 * was found. What a member is, the format knows.
 */
#pragma once

#include "formats/livret-format.h"
#include "formats/livret-archive.h"
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
  LivretArchive *archive;
  LivretPackedSink sink;
  guint64 budget;
  guint place;
} LivretUnpack;

/* Papers: an archive of more is no person's. */
#define LIVRET_UNPACK_PAPERS_MAX 20000
#define LIVRET_UNPACK_PAPERS_TOTAL (8 * G_GUINT64_CONSTANT (1024 * 1024 * 1024))

/**
 * LivretUnpackSteps: what a format does, and how much of it; all functions but @member may be
 * %NULL.
 * @members_max: files that are read of one archive; @total_max: bytes that are unpacked of it
 * @before: what must be known first, from a walk of its own
 * @member: one member that is no archiver's litter
 * @after: what was announced and did not come
 * Returns: each: %FALSE when the sink wants no more, or (@before) with the error
 */
typedef struct
{
  guint members_max;
  guint64 total_max;
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
GBytes *livret_unpack_load_member (LivretArchive *archive, guint64 *budget, const char **reason);
/** livret_unpack_say: a fault of a member that is taken nevertheless. */
gboolean livret_unpack_say (LivretUnpack *self, const char *name, const char *fault);

G_END_DECLS

/* livret-sample.h: a made-up household of four with three years of records, to try Livret with.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-progress.h"
#include "base/livret-secret.h"
#include "record/livret-db.h"

G_BEGIN_DECLS

/** Set in the record of a sample household alone: livret_sample_is(). */
#define LIVRET_SAMPLE_META "sample"

/**
 * LivretSampleOptions:
 * @seed: the same seed and moment give the same papers, readings and statements
 * @now: Unix seconds up to which the household has lived; 0: the present
 * @progress: (nullable): told how much of the three years is lived, 0 to 1
 */
typedef struct
{
  guint64 seed;
  gint64 now;
  LivretProgressFunc progress;
  gpointer progress_data;
} LivretSampleOptions;

/**
 * livret_sample_create: makes a vault in @folder and lives three years in it: everything goes in
 * through the doors that a person's own data go through, in the language of the program.
 * @folder: made, or empty
 *
 * Moves the clock of the whole process (livret_clock_fix()) and sets the real one at the end: for a
 * process that does nothing else. On an error nothing is left in @folder.
 *
 * Errors: as livret_vault_create() and what fills the record
 */
gboolean livret_sample_create (const char *folder,
                               const LivretSecret *phrase,
                               const LivretSampleOptions *options,
                               GCancellable *cancellable,
                               GError **error);

/** livret_sample_is: whether a record is a sample household, and nobody's own. */
gboolean livret_sample_is (LivretDb *db);

G_END_DECLS

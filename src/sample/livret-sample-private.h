/* livret-sample-private.h: what the files of the sample household share: its people, its days, its
 * events. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib/gi18n-lib.h>

#include "base/livret-date.h"
#include "record/livret-session.h"
#include "sample/livret-sample-random.h"
#include "sample/livret-sample.h"

G_BEGIN_DECLS

/* Words of papers and statements stand in the catalogue under a context of their own. */
#define W_(text) g_dpgettext2 (GETTEXT_PACKAGE, "sample", text)

/** How many days before the last one everything begins. */
#define LIVRET_SAMPLE_DAYS 1095

typedef enum
{
  LIVRET_SAMPLE_CAMILLE,
  LIVRET_SAMPLE_LOUIS,
  LIVRET_SAMPLE_LEA,
  LIVRET_SAMPLE_NOE,
  LIVRET_SAMPLE_PEOPLE,
} LivretSampleWho;

/**
 * LivretSample: a household while it is made.
 * @today: day number of the last day
 * @last: the last moment that is lived, Unix seconds
 * @home: the zone that the family lives in
 * @ids: of the people, %NULL until they are in the record
 * @documents, @entries: key of a paper or statement → its id in the record
 * @imports: file name → id of its import
 */
typedef struct
{
  guint64 seed;
  int today;
  gint64 last;
  GTimeZone *home;
  LivretSession *session;
  GCancellable *cancellable;
  char *ids[LIVRET_SAMPLE_PEOPLE];
  GHashTable *documents;
  GHashTable *entries;
  GHashTable *imports;
  GArray *events;
} LivretSample;

/**
 * LivretSampleEvent: something that happened.
 * @time: Unix seconds; @order: of those of one moment, as they were added
 * @what: (nullable): a row of the player's own table; @number: anything it needs
 */
typedef struct _LivretSampleEvent LivretSampleEvent;
typedef gboolean (*LivretSamplePlay) (LivretSample *sample,
                                      const LivretSampleEvent *event,
                                      GError **error);
struct _LivretSampleEvent
{
  gint64 time;
  guint order;
  LivretSamplePlay play;
  gconstpointer what;
  int number;
};

/** livret_sample_at: the moment @minutes after midnight, @days before the last day. */
gint64 livret_sample_at (const LivretSample *sample, int days, int minutes);
/** livret_sample_weekday: @days, or a few more, so that it is no weekend. */
int livret_sample_weekday (const LivretSample *sample, int days);
/** livret_sample_add_event: what would come after the last moment is left out. */
void livret_sample_add_event (
    LivretSample *sample, gint64 time, LivretSamplePlay play, gconstpointer what, int number);

/** livret_sample_write: runs @func as one job on the record's writer. */
typedef gboolean (*LivretSampleJob) (LivretSample *sample,
                                     LivretDb *db,
                                     gpointer data,
                                     GError **error);
gboolean
livret_sample_write (LivretSample *sample, LivretSampleJob func, gpointer data, GError **error);

/**
 * livret_sample_import: bytes into the record as a file of that name, as a person would.
 * @title, @category, @date: (nullable): as they are put right in the preview
 * @id: (out) (optional) (transfer full): of the document; @import: (out) (optional) (transfer full)
 */
typedef struct
{
  GBytes *bytes;
  const char *name;
  LivretSampleWho who;
  const char *title;
  const char *category;
  const char *date;
} LivretSampleFile;
gboolean livret_sample_import (
    LivretSample *sample, const LivretSampleFile *file, char **id, char **import, GError **error);

/* Each adds its own to the table of events. */
void livret_sample_add_people (LivretSample *sample);
void livret_sample_add_entries (LivretSample *sample);
void livret_sample_add_readings (LivretSample *sample);
void livret_sample_add_typed (LivretSample *sample);
void livret_sample_add_measures (LivretSample *sample);
void livret_sample_add_papers (LivretSample *sample);
void livret_sample_add_shares (LivretSample *sample);

G_END_DECLS

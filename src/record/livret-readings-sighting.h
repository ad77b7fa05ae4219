/* livret-readings-sighting.h: which rows an import found already there.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * For each (series, day of the time as found, import) the sorted 32-bit hashes of the keys; an
 * empty list stands for "all rows that were there at that time", which is the usual case and short.
 */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/** LivretSightings: notes of one import; rows come in the order of series and time. Embed, init,
 * add, finish within one transaction. */
typedef struct
{
  LivretDb *db;
  gint64 import;
  gint64 series;
  gint64 day;
  gboolean alone;       /* no other import is going on */
  GArray *hashes;       /* of guint32 */
  GHashTable *expected; /* what livret_sightings_expect() was told */
} LivretSightings;

gboolean
livret_sightings_init (LivretSightings *sightings, LivretDb *db, gint64 import, GError **error);
void livret_sightings_clear (LivretSightings *sightings);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretSightings, livret_sightings_clear)

/** livret_sightings_expect: the day has @others rows of other imports: need not be counted. Told
 * before rows of it are added. */
void livret_sightings_expect (LivretSightings *sightings, gint64 series, gint64 day, gint64 others);
gboolean livret_sightings_add (
    LivretSightings *sightings, gint64 series, gint64 time, guint32 hash, GError **error);
gboolean livret_sightings_finish (LivretSightings *sightings, GError **error);

/** LivretWitnesses: the other imports that saw rows of one (series, day), the first one first. */
typedef struct _LivretWitnesses LivretWitnesses;

LivretWitnesses *
livret_witnesses_load (LivretDb *db, gint64 series, gint64 day, gint64 import, GError **error);
void livret_witnesses_free (LivretWitnesses *witnesses);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretWitnesses, livret_witnesses_free)
/** livret_witnesses_get_heir: the first import after @import, if it saw all rows of the day; else
 * 0. */
gint64 livret_witnesses_get_heir (LivretWitnesses *witnesses);
/** livret_witnesses_find: the first import after @import that saw the row; 0 if none did. */
gint64 livret_witnesses_find (LivretWitnesses *witnesses, guint32 hash);

G_END_DECLS

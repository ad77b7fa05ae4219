/* livret-meta.h: the few settings kept inside the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

#define LIVRET_META_VAULT_ID "vault_id"     /* of keys.json */
#define LIVRET_META_GENERATION "generation" /* of keys.json */
#define LIVRET_META_HOME_ZONE "home_zone"   /* IANA name */
#define LIVRET_META_LABEL "label"           /* the vault's name, for people */
#define LIVRET_META_LAST_COPY "last_copy"   /* Unix seconds of the last verified copy */
#define LIVRET_META_RECOVERY_NOTED "recovery_noted"
#define LIVRET_META_VISIT "visit"               /* Unix seconds: livret_visits_begin() */
#define LIVRET_META_VISIT_BEFORE "visit_before" /* the same of the visit before */

/** livret_meta_get: (transfer full) (nullable): %NULL without error if it was never set. */
char *livret_meta_get (LivretDb *db, const char *key, GError **error);
/** livret_meta_get_int: @otherwise if it was never set or cannot be read. */
gint64 livret_meta_get_int (LivretDb *db, const char *key, gint64 otherwise);
gboolean livret_meta_set (LivretDb *db, const char *key, const char *value, GError **error);
gboolean livret_meta_set_int (LivretDb *db, const char *key, gint64 value, GError **error);

/** livret_draft_get: (transfer full) (nullable): what a page had begun, kept inside the vault. */
char *livret_draft_get (LivretDb *db, const char *key, GError **error);
/** livret_draft_set: @value NULL forgets it. */
gboolean livret_draft_set (LivretDb *db, const char *key, const char *value, GError **error);

G_END_DECLS

/* livret-item.h: one thing a grant names: found by its text, fingerprinted, read again unchanged.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-grants.h"
#include "record/livret-readings.h"
#include "sharing/livret-sharing.h"

G_BEGIN_DECLS

/**
 * livret_item_resolve: (transfer full): what @text ("weight@2026-05..", a section, an id) names in
 * the record of @person, with version, fingerprint and title as of now. Errors as
 * livret_grant_draft_add_item().
 */
LivretGrantItem *
livret_item_resolve (LivretDb *db, const char *person, const char *text, GError **error);

/** livret_item_refresh: (transfer full): the same thing as @item names, as it is now. */
LivretGrantItem *
livret_item_refresh (LivretDb *db, const char *person, const LivretGrantItem *item, GError **error);

/** livret_item_same: whether both name the same thing, whatever its present state. */
gboolean livret_item_same (const LivretGrantItem *a, const LivretGrantItem *b);

/** livret_item_entries: (transfer container) (element-type LivretEntry): what may leave of a
 * section: neither hidden nor deleted. @hidden: (out): how many were passed over as hidden. */
GPtrArray *livret_item_entries (
    LivretDb *db, const char *person, const char *section, guint *hidden, GError **error);

/** livret_item_readings: (element-type LivretReading): of whole local days, oldest first. */
GArray *livret_item_readings (LivretDb *db,
                              const char *person,
                              const LivretGrantItem *item,
                              GError **error);

G_END_DECLS

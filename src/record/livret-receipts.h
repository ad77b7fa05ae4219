/* livret-receipts.h: what came into the record since it was last looked at.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"

G_BEGIN_DECLS

/** Seconds within which one who opens the record again is still on the same visit: it locks by
 * itself while somebody makes tea. */
#define LIVRET_VISIT_SPAN (4 * 3600)

/** livret_visits_begin: notes that the record is looked at from @now (Unix seconds) on; what the
 * visit before that saw is no news any more. Nothing is written within one visit. */
gboolean livret_visits_begin (LivretDb *db, gint64 now, GError **error);
/** livret_visits_since: Unix seconds from which on what came in is news: when the visit before the
 * present one began. 0: there was none. */
gint64 livret_visits_since (LivretDb *db);

/**
 * LivretReceipt: what one file brought one person, or a document that came by hand.
 * @time: Unix seconds when it came in, whatever day it bears itself
 * @file_name: of the file that was brought
 * @documents: how many of them are in sight; with one, @document, @title are its
 * @items: all that the file brought, 0 where only a part of it is this person's
 * @readings: there are some among it
 */
typedef struct
{
  gint64 time;
  char *person_name;
  char *file_name;
  int documents;
  char *document;
  char *title;
  gint64 items;
  gboolean readings;
} LivretReceipt;
void livret_receipt_free (LivretReceipt *receipt);

/** livret_receipts_list: (transfer container) (element-type LivretReceipt): what came in from
 * @since on for @person (an id; %NULL: for anybody), latest first, at most @limit. What was
 * deleted, hidden or taken back since is not among it. */
GPtrArray *
livret_receipts_list (LivretDb *db, const char *person, gint64 since, int limit, GError **error);

/** livret_receipts_any: whether a document or a reading ever came: there is something to lose. */
gboolean livret_receipts_any (LivretDb *db);

G_END_DECLS

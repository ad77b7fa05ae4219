/* livret-today-state.h: the lines of the page Today. Pure, but for the one job that reads them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-receipts.h"
#include "record/livret-people.h"
#include "record/livret-store.h"

G_BEGIN_DECLS

/** LivretTodayFacts: what the record says: @days_since_copy as livret_copy_days_since(). */
typedef struct
{
  int days_since_copy;
  gboolean recovery_noted;
  gboolean erased_with_data; /* a Flatpak's: uninstalling may erase the vault too */
  gint64 waiting;            /* readings of shared devices that are nobody's yet */
  gboolean anything; /* the record holds a document or a reading: there is something to lose */
} LivretTodayFacts;

/**
 * LivretTodayLine: @target: id of a page, or "action:NAME" of the window; @document: (nullable)
 */
typedef struct
{
  char *icon;
  char *title;
  char *subtitle;
  char *target;
  char *document;
} LivretTodayLine;
void livret_today_line_free (LivretTodayLine *line);

#define LIVRET_TODAY_LINES 5

/** livret_today_to_do: (transfer full) (element-type LivretTodayLine): at most five, most pressing
 * first. */
GPtrArray *livret_today_to_do (const LivretTodayFacts *facts);
/** livret_today_greeting: (transfer full): "Hello, Camille" to oneself, "Louis · 84 years old" of
 * another. */
char *livret_today_greeting (const LivretPerson *person, int today);

/** livret_today_news: (transfer full) (element-type LivretTodayLine): one line of each of @receipts
 * (element-type LivretReceipt): what, when it came, out of which file; @everybody: and whose. */
GPtrArray *livret_today_news (const GPtrArray *receipts, gboolean everybody, int today);

/** LivretToday: what the page shows. */
typedef struct
{
  LivretTodayFacts facts;
  GPtrArray *news; /* LivretTodayLine */
} LivretToday;
void livret_today_free (LivretToday *today);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretToday, livret_today_free)

/** livret_today_read: a #LivretStoreFunc: what came in since the last visit, and what there is to
 * do.
 * @data: (nullable): id of a person */
gpointer livret_today_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

G_END_DECLS

/* livret-household.h: the open vault as the pages see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people.h"
#include "record/livret-session.h"

G_BEGIN_DECLS

#define LIVRET_TYPE_HOUSEHOLD (livret_household_get_type ())
G_DECLARE_FINAL_TYPE (LivretHousehold, livret_household, LIVRET, HOUSEHOLD, GObject)

/**
 * LivretWidth:
 * @LIVRET_WIDTH_WIDE: a page has room for two things side by side
 * @LIVRET_WIDTH_TIGHT: a small window, or large letters: the sidebar leaves a page one column
 * @LIVRET_WIDTH_NARROW: a phone: the sidebar is a page of its own
 * @LIVRET_WIDTH_CRAMPED: a phone with large letters: not three words beside each other
 */
typedef enum
{
  LIVRET_WIDTH_WIDE,
  LIVRET_WIDTH_TIGHT,
  LIVRET_WIDTH_NARROW,
  LIVRET_WIDTH_CRAMPED
} LivretWidth;

/*
 * Properties: "person-title" (string, "Camille · 58 years old"), "narrow" (boolean: the window is a
 * phone's width), "roomy" (its contrary), "tight" (boolean: it is narrow, or leaves a page one
 * column), "loose" (its contrary), "several" (boolean: more than one person).
 * Signals: "people-changed" (list or choice of people), "changed" (the record), "message" (string,
 * boolean: with an undo) and "navigate" (string: id of a page;
 * string: what to show there, or %NULL).
 */

/** livret_household_new: @session: (transfer full). */
LivretHousehold *livret_household_new (LivretSession *session);
/** livret_household_steal_session: (transfer full) (nullable): before locking; pages get nothing
 * more. */
LivretSession *livret_household_steal_session (LivretHousehold *self);

LivretSession *livret_household_get_session (LivretHousehold *self);
LivretStore *livret_household_get_store (LivretHousehold *self);
GCancellable *livret_household_get_cancellable (LivretHousehold *self);

/** livret_household_get_people: (element-type LivretPerson): never %NULL; borrowed until the next
 * "people-changed". */
GPtrArray *livret_household_get_people (LivretHousehold *self);
/** livret_household_knows_people: whether they were read yet; "people-changed" says when. */
gboolean livret_household_knows_people (LivretHousehold *self);
/** livret_household_get_person: (nullable): whose page is open; %NULL for the whole household. */
const LivretPerson *livret_household_get_person (LivretHousehold *self);
/** livret_household_get_person_id: (nullable): of the same. */
const char *livret_household_get_person_id (LivretHousehold *self);
const LivretPerson *livret_household_find (LivretHousehold *self, const char *id);
/** livret_household_title_of: (transfer full): "Camille Martin · 58 years old", as the header of a
 * page or dialog says whose it is; "" of nobody here. */
char *livret_household_title_of (LivretHousehold *self, const char *id);
/** livret_household_some_person: (nullable): the chosen person, else the first: for whom something
 * is added. */
const LivretPerson *livret_household_some_person (LivretHousehold *self);
/** livret_household_place: where a person stands in the list, for their colour. */
guint livret_household_place (LivretHousehold *self, const char *id);
/** livret_household_select: @id %NULL: the whole household. */
void livret_household_select (LivretHousehold *self, const char *id);
/** livret_household_reload: reads the people again. */
void livret_household_reload (LivretHousehold *self);

gboolean livret_household_get_narrow (LivretHousehold *self);
gboolean livret_household_get_tight (LivretHousehold *self);
gboolean livret_household_get_cramped (LivretHousehold *self);
void livret_household_set_width (LivretHousehold *self, LivretWidth width);

/** livret_household_say: a short message at the bottom of the window. */
void livret_household_say (LivretHousehold *self, const char *message);
/** livret_household_report: an error as a sentence; a cancelled job says nothing. */
void livret_household_report (LivretHousehold *self, const GError *error);
/** livret_household_navigate: opens the page of that id; @item: (nullable): and shows it there, see
 * #LivretPageClass.show_item. */
void livret_household_navigate (LivretHousehold *self, const char *page, const char *item);

/**
 * livret_household_offer_undo:
 * @message: what was done, "Added"
 * @func: takes it back, on the writing connection; answers anything but %NULL
 * @data: (transfer full): given to @func
 */
void livret_household_offer_undo (LivretHousehold *self,
                                  const char *message,
                                  LivretStoreFunc func,
                                  gpointer data,
                                  GDestroyNotify data_free);
/** livret_household_undo: takes back what was offered last; %FALSE if there is nothing. */
gboolean livret_household_undo (LivretHousehold *self);

/**
 * LivretUndo: how a change is taken back.
 * @message: what was done, "Corrected"; copied
 * @func, @data, @data_free: as for livret_household_offer_undo(); @data (transfer full)
 */
typedef struct
{
  const char *message;
  LivretStoreFunc func;
  gpointer data;
  GDestroyNotify data_free;
} LivretUndo;

/**
 * livret_household_change: livret_household_write(), which is offered to be taken back once it is
 * done; what fails is reported, and offers nothing.
 */
void livret_household_change (LivretHousehold *self,
                              LivretStoreFunc func,
                              gpointer data,
                              GDestroyNotify data_free,
                              LivretUndo undo,
                              GSourceOnceFunc done,
                              gpointer done_data);

/**
 * livret_household_write: a writing job whose only answer is done or not: an error is reported.
 * @done: (nullable): on the main thread, after success
 * @done_data: a #GObject, held meanwhile
 */
void livret_household_write (LivretHousehold *self,
                             LivretStoreFunc func,
                             gpointer data,
                             GDestroyNotify data_free,
                             GSourceOnceFunc done,
                             gpointer done_data);

G_END_DECLS

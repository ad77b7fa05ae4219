/* livret-person-removal.c: somebody is taken out of the household, after what that means was said.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/people/livret-person-removal.h"

#include <glib/gi18n.h>

#include "app/people/livret-person-state.h"

typedef struct
{
  GtkWidget *parent;
  LivretHousehold *household;
  LivretPerson *person;
  GSourceOnceFunc done;
  GObject *done_data;
} Removal;

static void
removal_free (Removal *removal)
{
  g_object_unref (removal->parent);
  g_object_unref (removal->household);
  livret_person_free (removal->person);
  g_object_unref (removal->done_data);
  g_free (removal);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Removal, removal_free)

static gpointer
count_held (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree LivretPersonHeld *held = g_new0 (LivretPersonHeld, 1);

  return livret_people_held (db, data, held, error) ? g_steal_pointer (&held) : NULL;
}

static gpointer
take_out (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_people_remove (db, data, error));
}

static gpointer
put_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_people_restore (db, data, error));
}

/* Else the pages would look for somebody who is not there any more, and say so. */
static void
turn_to_another (LivretHousehold *household, const char *id)
{
  GPtrArray *people = livret_household_get_people (household);

  if (g_strcmp0 (livret_household_get_person_id (household), id) != 0)
    return;
  for (guint i = 0; i < people->len; i++)
    if (!g_str_equal (((LivretPerson *) people->pdata[i])->id, id))
      {
        livret_household_select (household, ((LivretPerson *) people->pdata[i])->id);
        return;
      }
}

static void
on_answered (AdwAlertDialog *dialog, const char *response, gpointer user_data)
{
  const Removal *removal = user_data;
  const char *id = removal->person->id;

  if (!g_str_equal (response, "remove"))
    return;
  turn_to_another (removal->household, id);
  livret_household_change (removal->household, take_out, g_strdup (id), g_free,
                           (LivretUndo) { _ ("Removed from the household. The record is in the "
                                             "bin for 30 days."),
                                          put_back, g_strdup (id), g_free },
                           removal->done, removal->done_data);
}

static void
destroy_removal (gpointer data, GClosure *closure)
{
  removal_free (data);
}

static void
on_counted (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Removal) removal = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree LivretPersonHeld *held =
      livret_store_run_finish (LIVRET_STORE (store), result, &error);
  g_autofree char *words = NULL;
  GtkWidget *parent = removal->parent;
  AdwDialog *dialog;

  if (held == NULL)
    {
      livret_household_report (removal->household, error);
      return;
    }
  words = livret_person_removal_words (removal->person, held);
  dialog = adw_alert_dialog_new (NULL, words);
  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog), _ ("Remove %s from the Household?"),
                                   removal->person->name);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep"), "remove",
                                  _ ("_Remove"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "remove",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_answered), g_steal_pointer (&removal),
                         destroy_removal, 0);
  adw_dialog_present (dialog, parent);
}

void
livret_person_removal_ask (GtkWidget *parent,
                           LivretHousehold *household,
                           const LivretPerson *person,
                           GSourceOnceFunc done,
                           gpointer done_data)
{
  Removal *removal = g_new0 (Removal, 1);

  removal->parent = g_object_ref (parent);
  removal->household = g_object_ref (household);
  removal->person = livret_person_copy (person);
  removal->done = done;
  removal->done_data = g_object_ref (done_data);
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, count_held,
                          g_strdup (person->id), g_free, g_free,
                          livret_household_get_cancellable (household), on_counted, removal);
}

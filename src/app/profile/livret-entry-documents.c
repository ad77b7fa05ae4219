/* livret-entry-documents.c: the documents of a statement: where it was found, beside which it lies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-entry-documents.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "record/livret-document-beside.h"
#include "record/livret-documents.h"

typedef struct
{
  char *entry;
  gboolean hidden;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->entry);
  g_free (asked);
}

static gpointer
list_documents (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Asked *asked = data;

  return livret_beside_of_entry (db, asked->entry, asked->hidden, error);
}

static void
on_row_activated (GtkWidget *row, LivretHousehold *household)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (row), "document"));
  GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG);

  g_object_ref (household);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  livret_household_navigate (household, "documents", id);
  g_object_unref (household);
}

typedef struct
{
  GWeakRef group;
  LivretHousehold *household;
} Filling;

static void
filling_free (Filling *filling)
{
  g_weak_ref_clear (&filling->group);
  g_object_unref (filling->household);
  g_free (filling);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Filling, filling_free)

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Filling) filling = user_data;
  g_autoptr (GPtrArray) documents = livret_store_run_finish (LIVRET_STORE (store), result, NULL);
  g_autoptr (GtkWidget) group = g_weak_ref_get (&filling->group);

  for (guint i = 0; group != NULL && documents != NULL && i < documents->len; i++)
    {
      const LivretDocument *document = documents->pdata[i];
      g_autofree char *date = livret_date_display (&document->date);
      g_autofree char *subtitle =
          livret_wording_join (livret_category_label (document->category), date, NULL);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), document->title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      g_object_set_data_full (G_OBJECT (row), "document", g_strdup (document->id), g_free);
      g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), filling->household,
                               0);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
      gtk_widget_set_visible (group, TRUE);
    }
}

void
livret_entry_documents_fill (AdwPreferencesGroup *group,
                             LivretHousehold *household,
                             const LivretEntry *entry)
{
  Filling *filling;
  Asked *asked;

  if (*entry->id == '\0' || livret_household_get_session (household) == NULL)
    return;
  filling = g_new0 (Filling, 1);
  g_weak_ref_init (&filling->group, group);
  filling->household = g_object_ref (household);
  asked = g_new0 (Asked, 1);
  asked->entry = g_strdup (entry->id);
  asked->hidden = entry->hidden;
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, list_documents,
                          asked, asked_free, (GDestroyNotify) g_ptr_array_unref,
                          livret_household_get_cancellable (household), on_listed, filling);
}

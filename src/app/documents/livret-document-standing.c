/* livret-document-standing.c: how the signed cards of a document stand, asked of the reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-standing.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-worker.h"
#include "record/livret-issuers.h"

/* What the group keeps: the rows in it, and the question that was asked last. */
typedef struct
{
  GPtrArray *rows;
  GCancellable *asking;
} Kept;

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_cancellable_cancel (kept->asking);
  g_object_unref (kept->asking);
  g_ptr_array_unref (kept->rows);
  g_free (kept);
}

static Kept *
kept_of (AdwPreferencesGroup *group)
{
  Kept *kept = g_object_get_data (G_OBJECT (group), "standing");

  if (kept != NULL)
    return kept;
  kept = g_new0 (Kept, 1);
  kept->rows = g_ptr_array_new ();
  kept->asking = g_cancellable_new ();
  g_object_set_data_full (G_OBJECT (group), "standing", kept, kept_free);
  return kept;
}

static gpointer
ask (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_document_standing (session, data, cancellable, error);
}

static void
add_row (AdwPreferencesGroup *group, GPtrArray *rows, const char *title, const char *words)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  adw_preferences_group_add (group, row);
  g_ptr_array_add (rows, row);
}

static void
on_standing (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (AdwPreferencesGroup) group = user_data;
  g_autoptr (GPtrArray) standings = livret_worker_run_finish (result, NULL);
  GCancellable *asked = g_task_get_cancellable (G_TASK (result));

  if (standings == NULL || g_cancellable_is_cancelled (asked))
    return;
  for (guint i = 0; i < standings->len; i++)
    {
      const LivretStanding *standing = standings->pdata[i];
      g_autofree char *title = standings->len > 1 ? g_strdup_printf (_ ("Card %u"), i + 1) : NULL;

      add_row (group, kept_of (group)->rows, title != NULL ? title : _ ("Health card"),
               standing->words);
    }
  gtk_widget_set_visible (GTK_WIDGET (group), standings->len > 0);
}

void
livret_document_standing_show (AdwPreferencesGroup *group,
                               LivretHousehold *household,
                               const LivretDocument *document)
{
  Kept *kept = kept_of (group);

  g_cancellable_cancel (kept->asking);
  g_object_unref (kept->asking);
  kept->asking = g_cancellable_new ();
  for (guint i = 0; i < kept->rows->len; i++)
    adw_preferences_group_remove (group, kept->rows->pdata[i]);
  g_ptr_array_set_size (kept->rows, 0);
  gtk_widget_set_visible (GTK_WIDGET (group), FALSE);
  if (g_str_equal (document->media_type, LIVRET_STANDING_MEDIA_TYPE))
    livret_worker_run_async (livret_household_get_session (household), ask, g_strdup (document->id),
                             g_free, (GDestroyNotify) g_ptr_array_unref, kept->asking, on_standing,
                             g_object_ref (group));
}

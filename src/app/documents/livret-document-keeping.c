/* livret-document-keeping.c: where a document is kept, and what was laid beside it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-keeping.h"

#include <glib/gi18n.h>

#include "app/documents/livret-beside-dialog.h"
#include "app/documents/livret-bulk-state.h"
#include "app/documents/livret-document-beside-jobs.h"
#include "app/documents/livret-document-drop-down.h"
#include "app/documents/livret-document-extent.h"
#include "app/profile/livret-entry-state.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-wrapped-button.h"
#include "record/livret-document-bulk.h"
#include "record/livret-entries.h"

struct _LivretDocumentKeeping
{
  AdwBin parent_instance;

  GtkWidget *note_row;
  AdwComboRow *folder_row;
  AdwSwitchRow *pinned_row;
  AdwPreferencesGroup *beside_group;
  GtkWidget *add_row;

  LivretHousehold *household;
  LivretDocument *document;
  GPtrArray *folders; /* LivretFolder */
  GPtrArray *rows;    /* what is beside it */
  gboolean filling;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LivretDocumentKeeping, livret_document_keeping, ADW_TYPE_BIN)

/* Changing --------------------------------------------------------------------- */

static gpointer
run_bulk (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_bulk_run (db, data, error));
}

static gpointer
take_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_bulk_take_back (db, data, error));
}

/* As of many, of this one. */
static void
change (LivretDocumentKeeping *self,
        LivretBulkSort sort,
        const char *text,
        gboolean on,
        const char *name)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *said = livret_bulk_sentence (sort, on, 1, name);
  LivretBulk *bulk;

  g_ptr_array_add (ids, g_strdup (self->document->id));
  bulk = livret_bulk_new (sort, text, on, ids);
  livret_household_change (
      self->household, run_bulk, bulk, (GDestroyNotify) livret_bulk_unref,
      (LivretUndo) { said, take_back, livret_bulk_ref (bulk), (GDestroyNotify) livret_bulk_unref },
      NULL, NULL);
}

static void
on_note_applied (LivretDocumentKeeping *self)
{
  g_autofree char *note =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_row))));

  if (self->document == NULL || g_str_equal (note, self->document->note))
    return;
  livret_document_do_note (self->household, self->document->id, note, self->document->note);
  g_set_str (&self->document->note, note);
}

static void
on_folder_chosen (LivretDocumentKeeping *self)
{
  guint selected = adw_combo_row_get_selected (self->folder_row);
  const LivretFolder *folder;
  const char *id;

  if (self->filling || self->document == NULL || selected > self->folders->len)
    return;
  folder = selected > 0 ? self->folders->pdata[selected - 1] : NULL;
  id = folder != NULL ? folder->id : "";
  if (g_str_equal (id, self->document->folder))
    return;
  g_set_str (&self->document->folder, id);
  change (self, LIVRET_BULK_FOLDER, id, FALSE, folder != NULL ? folder->name : NULL);
}

static void
on_pinned_chosen (LivretDocumentKeeping *self)
{
  gboolean pinned = adw_switch_row_get_active (self->pinned_row);

  if (self->filling || self->document == NULL || pinned == self->document->pinned)
    return;
  self->document->pinned = pinned;
  change (self, LIVRET_BULK_PINNED, NULL, pinned, NULL);
}

static void
on_add_activated (LivretDocumentKeeping *self)
{
  if (self->document != NULL)
    adw_dialog_present (ADW_DIALOG (livret_beside_dialog_new (self->household, self->document)),
                        GTK_WIDGET (self));
}

/* What is beside it ------------------------------------------------------------- */

static void
on_away_clicked (GtkWidget *button, LivretDocumentKeeping *self)
{
  livret_beside_do (self->household, self->document->id,
                    g_object_get_data (G_OBJECT (button), "other"), FALSE);
}

static void
on_row_activated (GtkWidget *row, LivretDocumentKeeping *self)
{
  g_autoptr (LivretHousehold) household = g_object_ref (self->household);
  g_autofree char *person = g_strdup (self->document->person);
  g_autofree char *page = g_strdup (g_object_get_data (G_OBJECT (row), "page"));
  g_autofree char *item = g_strdup (g_object_get_data (G_OBJECT (row), "other"));
  GtkWidget *dialog = gtk_widget_get_ancestor (row, ADW_TYPE_DIALOG);

  if (g_str_equal (page, "profile") &&
      g_strcmp0 (livret_household_get_person_id (household), person) != 0)
    livret_household_select (household, person);
  if (dialog != NULL)
    adw_dialog_close (ADW_DIALOG (dialog));
  livret_household_navigate (household, page, item);
}

static void
add_beside (LivretDocumentKeeping *self,
            const char *page,
            const char *id,
            const char *title,
            const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *away = gtk_button_new_from_icon_name ("livret-cross-symbolic");
  /* Translators: the name of a button: of a document or statement that stands beside a document. */
  g_autofree char *words = g_strdup_printf (_ ("Take %s away from here"), title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "page", g_strdup (page), g_free);
  g_object_set_data_full (G_OBJECT (row), "other", g_strdup (id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  gtk_widget_add_css_class (away, "flat");
  gtk_widget_set_valign (away, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (away, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (away), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data_full (G_OBJECT (away), "other", g_strdup (id), g_free);
  g_signal_connect_object (away, "clicked", G_CALLBACK (on_away_clicked), self, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), away);
  adw_preferences_group_add (self->beside_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
show_beside (LivretDocumentKeeping *self, const LivretBeside *beside)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->beside_group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < beside->entries->len; i++)
    {
      const LivretEntry *entry = beside->entries->pdata[i];
      const LivretSection *section = livret_section_by_id (entry->section);
      g_autofree char *said = livret_entry_state_subtitle (entry);
      g_autofree char *subtitle =
          livret_wording_join (section != NULL ? _ (section->label) : "", said, NULL);

      add_beside (self, "profile", entry->id, livret_entry_state_title (entry), subtitle);
    }
  for (guint i = 0; i < beside->documents->len; i++)
    {
      const LivretDocument *document = beside->documents->pdata[i];
      g_autofree char *date = livret_date_display (&document->date);
      g_autofree char *subtitle =
          livret_wording_join (livret_category_label (document->category), date, NULL);

      add_beside (self, "documents", document->id, document->title, subtitle);
    }
}

static void
show_folders (LivretDocumentKeeping *self, GPtrArray *folders)
{
  g_auto (GStrv) names = livret_document_folder_choices (_ ("None"), folders, FALSE);
  g_autoptr (GtkStringList) model = gtk_string_list_new ((const char *const *) names);

  g_ptr_array_ref (folders);
  g_ptr_array_unref (self->folders);
  self->folders = folders;
  self->filling = TRUE;
  adw_combo_row_set_model (self->folder_row, G_LIST_MODEL (model));
  adw_combo_row_set_selected (self->folder_row,
                              livret_document_folder_place (folders, self->document->folder));
  self->filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->folder_row), folders->len > 0);
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretDocumentKeeping) self = user_data;
  g_autoptr (LivretBeside) beside = livret_store_run_finish (LIVRET_STORE (store), result, NULL);

  if (beside == NULL || self->document == NULL || g_cancellable_is_cancelled (self->cancellable) ||
      !g_str_equal (beside->id, self->document->id))
    return;
  show_folders (self, beside->folders);
  show_beside (self, beside);
}

static void
read_beside (LivretDocumentKeeping *self)
{
  if (self->document == NULL || livret_household_get_session (self->household) == NULL)
    return;
  livret_store_run_async (
      livret_household_get_store (self->household), LIVRET_DB_READ, livret_beside_read,
      livret_beside_asked_new (self->document->id, self->document->person, NULL,
                               self->document->hidden),
      (GDestroyNotify) livret_beside_asked_free, (GDestroyNotify) livret_beside_free,
      self->cancellable, on_read, g_object_ref (self));
}

void
livret_document_keeping_show (LivretDocumentKeeping *self,
                              LivretHousehold *household,
                              const LivretDocument *document)
{
  /* A sheet of its own is not shown anew after each change. */
  if (self->household != household)
    g_signal_connect_object (household, "changed", G_CALLBACK (read_beside), self,
                             G_CONNECT_SWAPPED);
  g_set_object (&self->household, household);
  g_clear_pointer (&self->document, livret_document_free);
  self->document = livret_document_copy (document);
  self->filling = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->note_row)), document->note) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->note_row), document->note);
  adw_switch_row_set_active (self->pinned_row, document->pinned);
  self->filling = FALSE;
  read_beside (self);
}

/* The widget -------------------------------------------------------------------- */

static void
livret_document_keeping_dispose (GObject *object)
{
  LivretDocumentKeeping *self = LIVRET_DOCUMENT_KEEPING (object);

  self->filling = TRUE;
  g_cancellable_cancel (self->cancellable);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_DOCUMENT_KEEPING);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_document_keeping_parent_class)->dispose (object);
}

static void
livret_document_keeping_finalize (GObject *object)
{
  LivretDocumentKeeping *self = LIVRET_DOCUMENT_KEEPING (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->document, livret_document_free);
  g_ptr_array_unref (self->folders);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (livret_document_keeping_parent_class)->finalize (object);
}

static void
livret_document_keeping_class_init (LivretDocumentKeepingClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_document_keeping_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_document_keeping_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-document-keeping.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentKeeping, note_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentKeeping, folder_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentKeeping, pinned_row);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentKeeping, beside_group);
  gtk_widget_class_bind_template_child (widget_class, LivretDocumentKeeping, add_row);
  gtk_widget_class_bind_template_callback (widget_class, on_note_applied);
  gtk_widget_class_bind_template_callback (widget_class, on_folder_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_pinned_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_add_activated);
}

static void
livret_document_keeping_init (LivretDocumentKeeping *self)
{
  self->cancellable = g_cancellable_new ();
  self->folders = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_folder_free);
  self->rows = g_ptr_array_new ();
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_document_combo_row_set_up (self->folder_row);
  livret_wrap_button_rows (GTK_WIDGET (self));
  self->filling = FALSE;
}

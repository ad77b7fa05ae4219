/* livret-beside-dialog.c: chooses what is laid beside a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-beside-dialog.h"

#include <glib/gi18n.h>

#include "app/documents/livret-document-beside-jobs.h"
#include "app/profile/livret-entry-state.h"
#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-wording.h"
#include "record/livret-entries.h"

struct _LivretBesideDialog
{
  AdwDialog parent_instance;

  GtkEditable *search;
  GtkListBox *rows;
  GtkStack *stack;

  LivretHousehold *household;
  char *id;
  char *person;
  gboolean hidden;
  gboolean asked; /* by words that were typed */
  GCancellable *searching;
};

G_DEFINE_FINAL_TYPE (LivretBesideDialog, livret_beside_dialog, ADW_TYPE_DIALOG)

static void
on_row_activated (LivretBesideDialog *self, GtkListBoxRow *row)
{
  if (livret_household_get_session (self->household) != NULL)
    livret_beside_do (self->household, self->id, g_object_get_data (G_OBJECT (row), "other"), TRUE);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add_row (LivretBesideDialog *self,
         const char *id,
         const char *icon,
         const char *title,
         const char *subtitle)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), gtk_image_new_from_icon_name (icon));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "other", g_strdup (id), g_free);
  gtk_list_box_append (self->rows, row);
}

static void
show_offer (LivretBesideDialog *self, const LivretBeside *offer)
{
  gtk_list_box_remove_all (self->rows);
  for (guint i = 0; i < offer->entries->len; i++)
    {
      const LivretEntry *entry = offer->entries->pdata[i];
      const LivretSection *section = livret_section_by_id (entry->section);
      g_autofree char *said = livret_entry_state_subtitle (entry);
      g_autofree char *subtitle =
          livret_wording_join (section != NULL ? _ (section->label) : "", said, NULL);

      add_row (self, entry->id, "livret-heart-symbolic", livret_entry_state_title (entry),
               subtitle);
    }
  for (guint i = 0; i < offer->documents->len; i++)
    {
      const LivretDocument *document = offer->documents->pdata[i];
      g_autofree char *date = livret_date_display (&document->date);
      g_autofree char *subtitle =
          livret_wording_join (livret_category_label (document->category), date, NULL);

      add_row (self, document->id, "livret-document-symbolic", document->title, subtitle);
    }
  gtk_stack_set_visible_child_name (
      self->stack, offer->entries->len + offer->documents->len > 0 ? "rows" : "nothing");
  if (self->asked)
    livret_spoken_found (GTK_WIDGET (self), offer->entries->len + offer->documents->len);
}

static void
on_offered (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretBesideDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretBeside) offer = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (offer != NULL)
    show_offer (self, offer);
  else
    livret_household_report (self->household, error);
}

static void
stop (LivretBesideDialog *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
search (LivretBesideDialog *self)
{
  stop (self);
  if (livret_household_get_session (self->household) == NULL)
    return;
  self->searching = g_cancellable_new ();
  livret_store_run_async (
      livret_household_get_store (self->household), LIVRET_DB_READ, livret_beside_offer,
      livret_beside_asked_new (self->id, self->person, gtk_editable_get_text (self->search),
                               self->hidden),
      (GDestroyNotify) livret_beside_asked_free, (GDestroyNotify) livret_beside_free,
      self->searching, on_offered, g_object_ref (self));
}

static void
on_typed (LivretBesideDialog *self)
{
  self->asked = TRUE;
  search (self);
}

LivretBesideDialog *
livret_beside_dialog_new (LivretHousehold *household, const LivretDocument *document)
{
  LivretBesideDialog *self = g_object_new (LIVRET_TYPE_BESIDE_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->id = g_strdup (document->id);
  self->person = g_strdup (document->person);
  self->hidden = document->hidden;
  livret_begin_at (ADW_DIALOG (self), GTK_WIDGET (self->search));
  search (self);
  return self;
}

static void
livret_beside_dialog_dispose (GObject *object)
{
  stop (LIVRET_BESIDE_DIALOG (object));
  G_OBJECT_CLASS (livret_beside_dialog_parent_class)->dispose (object);
}

static void
livret_beside_dialog_finalize (GObject *object)
{
  LivretBesideDialog *self = LIVRET_BESIDE_DIALOG (object);

  g_clear_object (&self->household);
  g_free (self->id);
  g_free (self->person);
  G_OBJECT_CLASS (livret_beside_dialog_parent_class)->finalize (object);
}

static void
livret_beside_dialog_class_init (LivretBesideDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_beside_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_beside_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-beside-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretBesideDialog, search);
  gtk_widget_class_bind_template_child (widget_class, LivretBesideDialog, rows);
  gtk_widget_class_bind_template_child (widget_class, LivretBesideDialog, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_typed);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated);
}

static void
livret_beside_dialog_init (LivretBesideDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

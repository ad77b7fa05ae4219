/* livret-entry-dialog.c: types or corrects one health statement.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-entry-dialog.h"

#include <glib/gi18n.h>

#include "app/profile/livret-entry-documents.h"
#include "app/profile/livret-entry-state.h"
#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-field.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"

struct _LivretEntryDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *window_title;
  GtkWidget *save_button;
  GtkWidget *text_row;
  AdwComboRow *origin_row;
  GtkWidget *comment_row;
  GtkWidget *from_row;
  GtkWidget *until_row;
  GtkWidget *date_error;
  AdwPreferencesGroup *documents_group;
  GtkWidget *delete_group;

  LivretHousehold *household;
  LivretEntry *entry; /* as it was; id "" for a new one */
};

G_DEFINE_FINAL_TYPE (LivretEntryDialog, livret_entry_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

static gboolean
has_origin (LivretEntryDialog *self)
{
  return self->entry != NULL && g_str_equal (self->entry->section, "blood");
}

/* The last choice is none of those that are offered. */
static gboolean
is_in_words (LivretEntryDialog *self)
{
  GListModel *origins = adw_combo_row_get_model (self->origin_row);

  return origins != NULL &&
         adw_combo_row_get_selected (self->origin_row) + 1 == g_list_model_get_n_items (origins);
}

static LivretEntryState
get_state (LivretEntryDialog *self)
{
  LivretEntryInput input = {
    .section = self->entry->section,
    .text = get_text (self->text_row),
    .from = get_text (self->from_row),
    .until = get_text (self->until_row),
  };

  return livret_entry_state (&input);
}

static void
apply (LivretEntryDialog *self)
{
  LivretEntryState state;

  if (self->entry == NULL)
    return;
  state = get_state (self);
  gtk_widget_set_sensitive (self->save_button, state.can_save);
  gtk_widget_set_visible (self->comment_row, !has_origin (self) || is_in_words (self));
  livret_field_words (self->date_error, state.error);
}

static void
on_cancel_clicked (LivretEntryDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* --- Saving -------------------------------------------------------------------------------------
 */

/* What is taken back has to know the id that the record gave: one and the same for both. */
static gpointer
keep (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretEntry *entry = *(LivretEntry **) data;

  return GINT_TO_POINTER (*entry->id == '\0' ? livret_entries_add (db, entry, 0, error)
                                             : livret_entries_update (db, entry, error));
}

static gpointer
take_back_new (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretEntry *entry = *(LivretEntry **) data;

  return GINT_TO_POINTER (livret_entries_take_back (db, entry, error));
}

static gpointer
put_back_old (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_entries_update (db, data, error));
}

static void
clear_shared (gpointer data)
{
  livret_entry_free (*(LivretEntry **) data);
}

static void
release_shared (gpointer data)
{
  g_atomic_rc_box_release_full (data, clear_shared);
}

static void
on_kept (gpointer user_data)
{
  adw_dialog_close (ADW_DIALOG (user_data));
}

static void
set_stripped (char **member, GtkWidget *row)
{
  g_free (*member);
  *member = g_strstrip (g_strdup (get_text (row)));
}

static void
on_save_clicked (LivretEntryDialog *self)
{
  LivretEntryState state = get_state (self);
  LivretEntry **shared;
  LivretEntry *entry;
  LivretUndo undo;

  if (!state.can_save)
    return;
  entry = livret_entry_new ();
  g_set_str (&entry->id, self->entry->id);
  g_set_str (&entry->person, self->entry->person);
  g_set_str (&entry->section, self->entry->section);
  entry->hidden = self->entry->hidden;
  set_stripped (&entry->text, self->text_row);
  if (has_origin (self))
    {
      g_free (entry->comment);
      entry->comment = livret_entry_state_origin_comment (
          adw_combo_row_get_selected (self->origin_row), get_text (self->comment_row));
    }
  else
    set_stripped (&entry->comment, self->comment_row);
  entry->from = state.from;
  entry->until = state.until;
  shared = g_atomic_rc_box_new0 (LivretEntry *);
  *shared = entry;
  undo = self->entry->id[0] == '\0'
             ? (LivretUndo) { _ ("Added"), take_back_new, g_atomic_rc_box_acquire (shared),
                              release_shared }
             : (LivretUndo) { _ ("Corrected"), put_back_old, livret_entry_copy (self->entry),
                              (GDestroyNotify) livret_entry_free };
  livret_household_change (self->household, keep, shared, release_shared, undo, on_kept, self);
}

/* --- Deleting -----------------------------------------------------------------------------------
 */

static gpointer
put_into_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_entries_delete (db, data, TRUE, error));
}

static gpointer
take_out_of_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_entries_delete (db, data, FALSE, error));
}

static void
on_delete_clicked (LivretEntryDialog *self)
{
  const char *id = self->entry->id;

  livret_household_change (self->household, put_into_bin, g_strdup (id), g_free,
                           (LivretUndo) { _ ("Deleted"), take_out_of_bin, g_strdup (id), g_free },
                           on_kept, self);
}

/* --- Life
 * ----------------------------------------------------------------------------------------- */

/* A row of the list is heard by the words that stand on it. */
static void
name_choice (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_list_item_set_accessible_label (item,
                                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
fill_origin (LivretEntryDialog *self)
{
  g_auto (GStrv) names = livret_entry_state_origins ();
  g_autoptr (GtkStringList) list = gtk_string_list_new ((const char *const *) names);
  guint place = livret_entry_state_origin (self->entry->comment);

  g_signal_connect_after (adw_combo_row_get_factory (self->origin_row), "bind",
                          G_CALLBACK (name_choice), NULL);
  adw_combo_row_set_model (self->origin_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->origin_row, place);
  gtk_widget_set_visible (GTK_WIDGET (self->origin_row), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (self->comment_row),
                         is_in_words (self) ? self->entry->comment : "");
}

static void
fill (LivretEntryDialog *self)
{
  const LivretEntry *entry = self->entry;
  g_autofree char *whose = livret_household_title_of (self->household, entry->person);
  gboolean is_new = *entry->id == '\0';

  adw_window_title_set_title (self->window_title,
                              is_new ? livret_entry_state_add (entry->section)
                                     : _ (livret_section_by_id (entry->section)->label));
  adw_window_title_set_subtitle (self->window_title, whose);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->text_row),
                                 livret_entry_state_hint (entry->section));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->comment_row),
                                 livret_entry_state_comment (entry->section));
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), entry->text);
  gtk_editable_set_text (GTK_EDITABLE (self->comment_row), entry->comment);
  if (has_origin (self))
    fill_origin (self);
  gtk_editable_set_text (GTK_EDITABLE (self->from_row), entry->from.text);
  gtk_editable_set_text (GTK_EDITABLE (self->until_row), entry->until.text);
  gtk_widget_set_visible (self->delete_group, !is_new);
  livret_entry_documents_fill (self->documents_group, self->household, entry);
}

LivretEntryDialog *
livret_entry_dialog_new_edit (LivretHousehold *household, LivretEntry *entry)
{
  LivretEntryDialog *self = g_object_new (LIVRET_TYPE_ENTRY_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->entry = entry;
  fill (self);
  apply (self);
  livret_begin_at (ADW_DIALOG (self), self->text_row);
  return self;
}

LivretEntryDialog *
livret_entry_dialog_new (LivretHousehold *household, const char *person, const char *section)
{
  LivretEntry *entry = livret_entry_new ();

  g_set_str (&entry->person, person);
  g_set_str (&entry->section, section);
  return livret_entry_dialog_new_edit (household, entry);
}

static void
livret_entry_dialog_dispose (GObject *object)
{
  LivretEntryDialog *self = LIVRET_ENTRY_DIALOG (object);

  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_ENTRY_DIALOG);
  g_clear_object (&self->household);
  g_clear_pointer (&self->entry, livret_entry_free);
  G_OBJECT_CLASS (livret_entry_dialog_parent_class)->dispose (object);
}

static void
livret_entry_dialog_class_init (LivretEntryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_entry_dialog_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-entry-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, window_title);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, save_button);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, text_row);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, origin_row);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, comment_row);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, from_row);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, until_row);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, date_error);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, documents_group);
  gtk_widget_class_bind_template_child (widget_class, LivretEntryDialog, delete_group);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked);
}

static void
livret_entry_dialog_init (LivretEntryDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

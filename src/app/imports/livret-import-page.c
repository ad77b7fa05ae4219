/* livret-import-page.c: look before adding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-error-text.h"
#include "app/imports/livret-import-job.h"
#include "app/imports/livret-import-question.h"
#include "app/imports/livret-import-row.h"
#include "app/widgets/livret-template.h"

struct _LivretImportPage
{
  LivretPage parent_instance;

  GtkWidget *figures;
  GtkWidget *read_figure;
  GtkWidget *stored_figure;
  GtkWidget *already_figure;
  GtkWidget *aside_figure;
  GtkBox *questions;
  GtkWidget *join_card;
  GtkWidget *join_label;
  GtkWidget *aside_box;
  GtkListBox *aside_list;
  GtkListBox *list;
  GtkWidget *all_button;
  GtkWidget *bar;
  GtkWidget *bar_stack;
  GtkWidget *progress_label;
  GtkWidget *progress;
  GtkWidget *cancel_button;
  GtkWidget *add_button;

  GPtrArray *files; /* LivretImportFile */
  GPtrArray *rows;  /* LivretImportRow, borrowed, beside them */
  gboolean compact;
  gboolean join_wanted;
  guint looking; /* the file being looked into */
  gboolean busy; /* a dry run is under way */

  GCancellable *importing; /* NULL: not yet */
  guint at;
  LivretImportMeter meter;
  guint tick;
  GPtrArray *imports; /* ids */
  gint64 stored;
  gint64 set_aside;
};

G_DEFINE_FINAL_TYPE (LivretImportPage, livret_import_page, LIVRET_TYPE_PAGE)

static void look_at_next (LivretImportPage *self);
static void import_next (LivretImportPage *self);

static LivretHousehold *
get_household (LivretImportPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* Showing --------------------------------------------------------------------- */

static void
set_figure (GtkWidget *label, gint64 figure, const char *what)
{
  g_autofree char *text = g_strdup_printf ("%'ld", (long) figure);
  g_autofree char *spoken = g_strdup_printf ("%s %s", text, what);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
add_aside (LivretImportPage *self, const char *where, const char *reason)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("livret-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Set aside"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), where);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_list_box_append (self->aside_list, row);
}

#define ASIDE_SHOWN 50

static void
show_aside (LivretImportPage *self)
{
  guint shown = 0;

  gtk_list_box_remove_all (self->aside_list);
  for (guint i = 0; i < self->files->len; i++)
    {
      const LivretImportFile *file = self->files->pdata[i];

      if (file->failure != NULL)
        add_aside (self, file->name, file->failure);
      if (file->declined)
        add_aside (self, file->name, _ ("Set aside by you: it names somebody else."));
      shown += file->failure != NULL || file->declined;
      for (guint j = 0;
           file->result != NULL && j < file->result->set_aside->len && shown < ASIDE_SHOWN;
           j++, shown++)
        {
          const LivretSetAside *aside = file->result->set_aside->pdata[j];
          g_autofree char *where = g_strdup_printf ("%s · %s", file->name, aside->where);

          add_aside (self, where, aside->reason);
        }
    }
  gtk_widget_set_visible (self->aside_box, shown > 0);
}

static void
apply (LivretImportPage *self)
{
  g_autoptr (LivretImportState) state = livret_import_state_new (self->files);

  set_figure (self->read_figure, state->read, _ ("read"));
  set_figure (self->stored_figure, state->stored, _ ("new"));
  set_figure (self->already_figure, state->already, _ ("already there"));
  set_figure (self->aside_figure, state->set_aside, _ ("set aside"));
  if (state->set_aside > 0)
    gtk_widget_add_css_class (self->aside_figure, "amber-text");
  else
    gtk_widget_remove_css_class (self->aside_figure, "amber-text");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->figures), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  state->summary, -1);
  gtk_button_set_label (GTK_BUTTON (self->add_button), state->button);
  gtk_widget_set_sensitive (self->add_button, state->can_add && self->importing == NULL);
  show_aside (self);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LivretImportFile *file = self->files->pdata[i];

      gtk_widget_set_visible (self->rows->pdata[i], file->failure == NULL && !file->declined);
      livret_import_row_apply (self->rows->pdata[i]);
    }
}

/* Questions ------------------------------------------------------------------- */

static void show_questions (LivretImportPage *self);

static void
on_answered (LivretImportPage *self)
{
  show_questions (self);
  apply (self);
}

static void
show_questions (LivretImportPage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->questions))) != NULL)
    gtk_box_remove (self->questions, child);
  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_file_question (self->files->pdata[i]))
      {
        child = livret_import_question_new (get_household (self), self->files->pdata[i]);
        g_signal_connect_object (child, "answered", G_CALLBACK (on_answered), self,
                                 G_CONNECT_SWAPPED);
        gtk_box_append (self->questions, child);
      }
  gtk_widget_set_visible (GTK_WIDGET (self->questions),
                          gtk_widget_get_first_child (GTK_WIDGET (self->questions)) != NULL);
}

/* Looking --------------------------------------------------------------------- */

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LivretImportResult *looked = livret_import_job_run_finish (result, &error);
  LivretImportFile *file = self->files->pdata[self->looking];

  self->busy = FALSE;
  if (livret_error_is_cancelled (error))
    return;
  g_clear_pointer (&file->result, livret_import_result_free);
  file->result = looked;
  if (looked == NULL)
    file->failure = livret_error_text (error);
  show_questions (self);
  apply (self);
  look_at_next (self);
}

static void
look_at_next (LivretImportPage *self)
{
  if (self->busy || livret_household_get_session (get_household (self)) == NULL)
    return;
  for (guint i = 0; i < self->files->len; i++)
    {
      const LivretImportFile *file = self->files->pdata[i];

      if (file->result != NULL || file->failure != NULL)
        continue;
      self->looking = i;
      self->busy = TRUE;
      livret_import_job_run_async (get_household (self), file, TRUE, NULL,
                                   livret_page_get_cancellable (LIVRET_PAGE (self)), on_looked,
                                   g_object_ref (self));
      return;
    }
}

static void
on_row_person_changed (LivretImportRow *row, LivretImportPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (self->rows->pdata[i] == row)
      {
        LivretImportFile *file = self->files->pdata[i];

        g_clear_pointer (&file->result, livret_import_result_free);
        file->accepted = FALSE;
      }
  show_questions (self);
  apply (self);
  look_at_next (self);
}

static guint
count_pictures (LivretImportPage *self)
{
  guint pictures = 0;

  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_job_is_picture (((LivretImportFile *) self->files->pdata[i])->name))
      pictures++;
  return pictures;
}

/* The rows borrow the files: they go first. */
static void
clear_rows (LivretImportPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    livret_import_row_forget (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_list_box_remove_all (self->list);
}

static void
fill_rows (LivretImportPage *self)
{
  guint pictures = count_pictures (self);
  g_autofree char *join = g_strdup_printf (
      ngettext ("%u picture", "%u pictures: are they pages of one paper?", pictures), pictures);

  clear_rows (self);
  for (guint i = 0; i < self->files->len; i++)
    {
      GtkWidget *row = livret_import_row_new (get_household (self), self->files->pdata[i]);

      g_signal_connect_object (row, "changed", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "person-changed", G_CALLBACK (on_row_person_changed), self, 0);
      g_ptr_array_add (self->rows, row);
      livret_import_row_set_compact (LIVRET_IMPORT_ROW (row), self->compact);
      gtk_list_box_append (self->list, row);
    }
  gtk_label_set_label (GTK_LABEL (self->join_label), join);
  gtk_widget_set_visible (self->join_card, pictures > 1);
  gtk_widget_set_visible (self->all_button, self->files->len > 1);
  show_questions (self);
  apply (self);
}

static void
on_files_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *files = livret_import_job_open_finish (result, &error);

  if (files == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  clear_rows (self);
  g_ptr_array_unref (self->files);
  self->files = files;
  fill_rows (self);
  if (self->join_wanted && count_pictures (self) > 1)
    livret_import_page_join (self);
  else
    look_at_next (self);
}

/* Joining --------------------------------------------------------------------- */

static void
on_joined (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  LivretImportFile *joined = livret_import_job_join_finish (result, &error);

  self->busy = FALSE;
  if (joined == NULL)
    {
      livret_household_report (get_household (self), error);
      if (!livret_error_is_cancelled (error))
        look_at_next (self);
      return;
    }
  clear_rows (self);
  for (guint i = self->files->len; i > 0; i--)
    if (livret_import_job_is_picture (((LivretImportFile *) self->files->pdata[i - 1])->name))
      g_ptr_array_remove_index (self->files, i - 1);
  g_ptr_array_insert (self->files, 0, joined);
  fill_rows (self);
  look_at_next (self);
}

void
livret_import_page_join (LivretImportPage *self)
{
  g_autoptr (GPtrArray) pictures = g_ptr_array_new ();

  if (self->files->len == 0 || self->busy)
    {
      self->join_wanted = TRUE;
      return;
    }
  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_job_is_picture (((LivretImportFile *) self->files->pdata[i])->name))
      g_ptr_array_add (pictures, self->files->pdata[i]);
  if (pictures->len < 2)
    return;
  self->busy = TRUE;
  gtk_widget_set_visible (self->join_card, FALSE);
  livret_import_job_join_async (get_household (self), pictures,
                                livret_page_get_cancellable (LIVRET_PAGE (self)), on_joined,
                                g_object_ref (self));
}

/* Importing ------------------------------------------------------------------- */

static gboolean
on_tick (gpointer user_data)
{
  LivretImportPage *self = user_data;

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (self->progress),
                                 g_atomic_int_get (&self->meter.done) / 1000.0);
  return G_SOURCE_CONTINUE;
}

static void
leave (LivretImportPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  g_clear_handle_id (&self->tick, g_source_remove);
  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) ==
                          ADW_NAVIGATION_PAGE (self))
    adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

static void
finish_import (LivretImportPage *self)
{
  g_autofree char *words = livret_import_done_words (self->stored, self->set_aside);

  if (self->imports->len > 0)
    {
      GPtrArray *imports = g_steal_pointer (&self->imports);

      g_ptr_array_add (imports, NULL);
      livret_household_offer_undo (get_household (self), words, livret_import_job_undo,
                                   g_ptr_array_free (imports, FALSE), (GDestroyNotify) g_strfreev);
    }
  leave (self);
}

static void
on_imported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportResult) imported = livret_import_job_run_finish (result, &error);

  if (imported != NULL)
    {
      g_ptr_array_add (self->imports, g_strdup (imported->import));
      self->stored += imported->stored;
      self->set_aside += imported->set_aside->len;
    }
  else if (livret_error_is_cancelled (error))
    {
      if (livret_household_get_session (get_household (self)) != NULL)
        finish_import (self);
      return;
    }
  else
    {
      self->set_aside++;
      livret_household_report (get_household (self), error);
    }
  self->at++;
  import_next (self);
}

static void
import_next (LivretImportPage *self)
{
  while (self->at < self->files->len && !livret_import_file_adds (self->files->pdata[self->at]))
    self->at++;
  if (self->at >= self->files->len)
    {
      finish_import (self);
      return;
    }
  g_atomic_int_set (&self->meter.done, 0);
  gtk_label_set_label (GTK_LABEL (self->progress_label),
                       ((LivretImportFile *) self->files->pdata[self->at])->name);
  livret_import_job_run_async (get_household (self), self->files->pdata[self->at], FALSE,
                               &self->meter, self->importing, on_imported, g_object_ref (self));
}

static void
on_add_clicked (LivretImportPage *self)
{
  if (self->importing != NULL)
    return;
  self->importing = g_cancellable_new ();
  gtk_stack_set_visible_child_name (GTK_STACK (self->bar_stack), "progress");
  gtk_widget_set_sensitive (self->add_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  self->tick = g_timeout_add (100, on_tick, self);
  import_next (self);
}

static void
set_compact (LivretImportPage *self, gboolean compact)
{
  GtkOrientation orientation = compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  self->compact = compact;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->join_card), orientation);
  gtk_widget_set_hexpand (self->cancel_button, compact);
  gtk_widget_set_hexpand (self->add_button, compact);
  for (guint i = 0; i < self->rows->len; i++)
    livret_import_row_set_compact (self->rows->pdata[i], compact);
}

static void
on_compact (LivretImportPage *self)
{
  set_compact (self, TRUE);
}

static void
on_roomy (LivretImportPage *self)
{
  set_compact (self, FALSE);
}

static void
on_cancel_clicked (LivretImportPage *self)
{
  if (self->importing != NULL)
    g_cancellable_cancel (self->importing);
  else
    leave (self);
}

static void
on_all_clicked (LivretImportPage *self)
{
  for (guint i = 0; i < self->files->len; i++)
    ((LivretImportFile *) self->files->pdata[i])->ticked = TRUE;
  apply (self);
}

/* The widget ------------------------------------------------------------------ */

LivretImportPage *
livret_import_page_new (LivretHousehold *household, GListModel *files)
{
  LivretImportPage *self = g_object_new (LIVRET_TYPE_IMPORT_PAGE, "household", household, NULL);
  const LivretPerson *person = livret_household_some_person (household);

  livret_import_job_open_async (household, files, person ? person->id : "",
                                livret_page_get_cancellable (LIVRET_PAGE (self)), on_files_opened,
                                g_object_ref (self));
  return self;
}

static void
livret_import_page_dispose (GObject *object)
{
  LivretImportPage *self = LIVRET_IMPORT_PAGE (object);

  if (self->importing != NULL)
    g_cancellable_cancel (self->importing);
  g_clear_handle_id (&self->tick, g_source_remove);
  if (self->list != NULL)
    clear_rows (self);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_IMPORT_PAGE);
  G_OBJECT_CLASS (livret_import_page_parent_class)->dispose (object);
}

static void
livret_import_page_finalize (GObject *object)
{
  LivretImportPage *self = LIVRET_IMPORT_PAGE (object);

  g_ptr_array_unref (self->files);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->imports, g_ptr_array_unref);
  g_clear_object (&self->importing);
  G_OBJECT_CLASS (livret_import_page_parent_class)->finalize (object);
}

static void
livret_import_page_class_init (LivretImportPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_import_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_import_page_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-import-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, read_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, stored_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, already_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, aside_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, questions);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, join_card);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, join_label);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, aside_box);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, aside_list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, bar_stack);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, progress);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, livret_import_page_join);
  gtk_widget_class_bind_template_callback (widget_class, on_compact);
  gtk_widget_class_bind_template_callback (widget_class, on_roomy);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
livret_import_page_init (LivretImportPage *self)
{
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);
  self->rows = g_ptr_array_new ();
  self->imports = g_ptr_array_new_with_free_func (g_free);
  gtk_widget_init_template (GTK_WIDGET (self));
}

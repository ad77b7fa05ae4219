/* livret-import-page.c: look before adding.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-error-text.h"
#include "app/imports/livret-import-aside.h"
#include "app/imports/livret-import-job.h"
#include "app/imports/livret-import-question.h"
#include "app/imports/livret-import-page-private.h"
#include "app/imports/livret-import-row.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

G_DEFINE_FINAL_TYPE (LivretImportPage, livret_import_page, LIVRET_TYPE_PAGE)

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

/* It stays while the files are looked into again. */
static void
show_private (LivretImportPage *self, const LivretImportState *state)
{
  g_autofree char *words = NULL;

  if (state->withheld > 0)
    self->withheld = state->withheld;
  gtk_widget_set_visible (self->private_list, self->withheld > 0);
  words = g_strdup_printf (
      ngettext ("%'ld reading is left out unless you ask for it: whoever opens this record can see "
                "it.",
                "%'ld readings are left out unless you ask for them: whoever opens this record can "
                "see them.",
                (gulong) self->withheld),
      (long) self->withheld);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->private_row), words);
}

static void
apply (LivretImportPage *self)
{
  g_autoptr (LivretImportState) state = livret_import_state_new (self->files);
  g_autofree char *whose =
      livret_import_page_whose (self, livret_import_files_person (self->files));

  adw_window_title_set_subtitle (self->heading, whose);
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
  show_private (self, state);
  gtk_button_set_label (GTK_BUTTON (self->add_button), state->button);
  /* In large letters on a phone it has two lines. */
  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->add_button))), TRUE);
  gtk_label_set_justify (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->add_button))),
                         GTK_JUSTIFY_CENTER);
  gtk_widget_set_sensitive (self->add_button, state->can_add && self->importing == NULL);
  gtk_widget_set_visible (self->aside_box,
                          livret_import_aside_fill (self->aside_list, self->files) > 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      const LivretImportFile *file = self->files->pdata[i];

      gtk_widget_set_visible (self->rows->pdata[i], file->failure == NULL && !file->declined);
      livret_import_row_apply (self->rows->pdata[i]);
    }
}

/* Questions ------------------------------------------------------------------- */

static void show_questions (LivretImportPage *self);

char *
livret_import_page_whose (LivretImportPage *self, const char *person)
{
  return livret_wording_person (
      person != NULL ? livret_household_find (get_household (self), person) : NULL,
      livret_clock_today ());
}

void
livret_import_page_show_questions (LivretImportPage *self)
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
    if (livret_import_file_wants_columns (self->files->pdata[i]))
      gtk_box_append (self->questions,
                      livret_import_page_columns_card (self, self->files->pdata[i]));
    else if (livret_import_file_question (self->files->pdata[i]))
      {
        child = livret_import_question_new (get_household (self), self->files->pdata[i]);
        g_signal_connect_object (child, "answered", G_CALLBACK (livret_import_page_show_questions),
                                 self, G_CONNECT_SWAPPED);
        gtk_box_append (self->questions, child);
      }
  livret_import_page_show_slots (self);
  gtk_widget_set_visible (GTK_WIDGET (self->questions),
                          gtk_widget_get_first_child (GTK_WIDGET (self->questions)) != NULL);
}

/* Looking --------------------------------------------------------------------- */

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportResult) looked = livret_import_job_look_finish (result, &error);
  LivretImportFile *file;
  guint at;

  self->busy = FALSE;
  if (livret_error_is_cancelled (error))
    return;
  /* Meanwhile it may have become a page of another file, or more of it was asked for. */
  if (g_ptr_array_find (self->files, self->looking, &at) &&
      self->looking->intimate == self->looking_intimate)
    {
      file = self->files->pdata[at];
      g_clear_pointer (&file->result, livret_import_result_free);
      file->result = g_steal_pointer (&looked);
      if (file->result == NULL)
        file->failure = livret_error_text (error);
      file->unreadable =
          g_error_matches (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
      if (livret_import_page_describe (self, file))
        return;
    }
  show_questions (self);
  apply (self);
  livret_import_page_look_at_next (self);
}

/* The figures, when they are whole. */
static void
tell_looked (LivretImportPage *self)
{
  g_autoptr (LivretImportState) state = livret_import_state_new (self->files);

  if (self->files->len > 0 && gtk_widget_get_mapped (GTK_WIDGET (self)))
    livret_spoken_say (GTK_WIDGET (self), state->summary,
                       GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
livret_import_page_look_at_next (LivretImportPage *self)
{
  if (self->busy || livret_household_get_session (get_household (self)) == NULL)
    return;
  for (guint i = 0; i < self->files->len; i++)
    {
      const LivretImportFile *file = self->files->pdata[i];

      if (file->result != NULL || file->failure != NULL)
        continue;
      self->looking = file;
      self->looking_intimate = file->intimate;
      self->busy = TRUE;
      livret_import_job_look_async (get_household (self), file,
                                    livret_page_get_cancellable (LIVRET_PAGE (self)), on_looked,
                                    g_object_ref (self));
      return;
    }
  tell_looked (self);
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
  livret_import_page_look_at_next (self);
}

static void
on_private_switched (LivretImportPage *self)
{
  if (self->importing != NULL ||
      !livret_import_files_ask (self->files, adw_switch_row_get_active (self->private_row)))
    return;
  apply (self);
  livret_import_page_look_at_next (self);
}

static guint
count_pictures (LivretImportPage *self)
{
  guint pictures = 0;

  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_page_is_picture (self->files->pdata[i]))
      pictures++;
  return pictures;
}

/* The rows borrow the files: they go first. */
void
livret_import_page_clear_rows (LivretImportPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    livret_import_row_forget (self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  gtk_list_box_remove_all (self->list);
}

void
livret_import_page_fill_rows (LivretImportPage *self)
{
  guint pictures = count_pictures (self);
  g_autofree char *join = g_strdup_printf (
      ngettext ("%u picture", "%u pictures: are they pages of one paper?", pictures), pictures);

  livret_import_page_clear_rows (self);
  for (guint i = 0; i < self->files->len; i++)
    {
      GtkWidget *row = livret_import_row_new (get_household (self), self->files->pdata[i]);

      g_signal_connect_object (row, "changed", G_CALLBACK (apply), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "person-changed", G_CALLBACK (on_row_person_changed), self, 0);
      g_signal_connect_object (row, "arrange", G_CALLBACK (livret_import_page_arrange), self, 0);
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
take_proposed (LivretImportPage *self)
{
  for (guint i = 0; self->proposed != NULL && self->proposed[i] != NULL; i++)
    if (i < self->files->len && *self->proposed[i] != '\0')
      g_set_str (&((LivretImportFile *) self->files->pdata[i])->person, self->proposed[i]);
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
  livret_import_page_clear_rows (self);
  g_ptr_array_unref (self->files);
  self->files = files;
  take_proposed (self);
  self->withheld = 0;
  livret_import_page_fill_rows (self);
  if (self->join_wanted && count_pictures (self) > 1)
    livret_import_page_join (self);
  else
    livret_import_page_look_at_next (self);
}

/* Importing ------------------------------------------------------------------- */

static void
leave (LivretImportPage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  livret_meter_follow (self->meter, NULL, NULL);
  if (view != NULL && adw_navigation_view_get_visible_page (ADW_NAVIGATION_VIEW (view)) ==
                          ADW_NAVIGATION_PAGE (self))
    {
      adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
      /* One document is shown at once: it was brought in to be read, or to be shown to somebody. */
      if (self->stored == 1 && self->document != NULL)
        livret_household_navigate (get_household (self), "documents", self->document);
    }
}

static void
finish_import (LivretImportPage *self)
{
  g_autofree char *words = livret_import_done_words (self->stored, self->set_aside);

  if (self->imports->len > 0)
    livret_household_offer_undo (get_household (self), words, livret_import_job_undo,
                                 g_steal_pointer (&self->imports),
                                 (GDestroyNotify) g_ptr_array_unref);
  leave (self);
}

static void
note_document (LivretImportPage *self, const LivretImportItem *item)
{
  if (g_str_equal (item->what, "document") && item->id[0] != '\0')
    g_set_str (&self->document, item->id);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretImportOutcome) outcome = livret_import_job_add_finish (result, &error);

  /* Locked meanwhile: there is nobody to tell. */
  if (outcome == NULL || livret_household_get_session (get_household (self)) == NULL)
    return;
  if (outcome->failure != NULL)
    livret_household_report (get_household (self), outcome->failure);
  self->set_aside = outcome->failed;
  for (guint i = 0; i < outcome->results->len; i++)
    {
      const LivretImportResult *added = outcome->results->pdata[i];

      self->stored += added->stored;
      self->set_aside += added->set_aside->len;
      if (added->items->len == 1)
        note_document (self, added->items->pdata[0]);
    }
  self->imports = g_steal_pointer (&outcome->results);
  outcome->results = g_ptr_array_new ();
  finish_import (self);
}

/* Its name, if it is one. */
static void
show_adding (LivretImportPage *self)
{
  const LivretImportFile *one = NULL;
  g_autofree char *words = NULL;
  guint n_files = 0;

  for (guint i = 0; i < self->files->len; i++)
    if (livret_import_file_adds (self->files->pdata[i]))
      {
        one = self->files->pdata[i];
        n_files++;
      }
  words = n_files == 1 ? g_strdup (one->name)
                       : g_strdup_printf (ngettext ("Adding %'u file", "Adding %'u files", n_files),
                                          n_files);
  gtk_label_set_label (GTK_LABEL (self->progress_label), words);
}

static void
on_add_clicked (LivretImportPage *self)
{
  if (self->importing != NULL)
    return;
  self->importing = g_cancellable_new ();
  gtk_stack_set_visible_child_name (GTK_STACK (self->bar_stack), "progress");
  gtk_widget_set_visible (self->bar_stack, TRUE);
  gtk_widget_set_sensitive (self->add_button, FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->list), FALSE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->slots_list), FALSE);
  gtk_widget_set_sensitive (self->private_list, FALSE);
  show_adding (self);
  self->gauge = livret_gauge_new ();
  livret_meter_follow (self->meter, self->gauge, _ ("Adding"));
  livret_import_job_add_async (get_household (self), self->files, self->gauge, self->importing,
                               on_added, g_object_ref (self));
}

static void
set_compact (LivretImportPage *self, gboolean compact)
{
  GtkOrientation orientation = compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;

  self->compact = compact;
  gtk_widget_set_visible (self->promise, compact);
  gtk_widget_set_visible (self->bar_stack, !compact || self->importing != NULL);
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

void
livret_import_page_propose (LivretImportPage *self, const char *const *people)
{
  g_strfreev (self->proposed);
  self->proposed = g_strdupv ((char **) people);
}

static void
livret_import_page_dispose (GObject *object)
{
  LivretImportPage *self = LIVRET_IMPORT_PAGE (object);

  if (self->importing != NULL)
    g_cancellable_cancel (self->importing);
  if (self->list != NULL)
    livret_import_page_clear_rows (self);
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
  g_clear_pointer (&self->document, g_free);
  g_clear_pointer (&self->slots_shown, g_free);
  g_clear_pointer (&self->proposed, g_strfreev);
  g_clear_pointer (&self->gauge, livret_gauge_unref);
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
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, figures);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, read_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, stored_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, already_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, aside_figure);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, questions);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, private_list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, private_row);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, slots_box);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, slots_list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, join_card);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, join_label);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, aside_box);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, aside_list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, all_button);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, promise);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, bar_stack);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, progress_label);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, meter);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, LivretImportPage, add_button);
  gtk_widget_class_bind_template_callback (widget_class, livret_import_page_join);
  gtk_widget_class_bind_template_callback (widget_class, on_compact);
  gtk_widget_class_bind_template_callback (widget_class, on_roomy);
  gtk_widget_class_bind_template_callback (widget_class, on_all_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_private_switched);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked);
}

static void
livret_import_page_init (LivretImportPage *self)
{
  self->files = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);
  self->rows = g_ptr_array_new ();
  g_type_ensure (LIVRET_TYPE_METER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

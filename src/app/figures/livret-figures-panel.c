/* livret-figures-panel.c: what is computed of a measure's readings, below its chart.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/figures/livret-figures-panel.h"

#include "app/figures/livret-figures-sections.h"
#include "record/livret-store.h"

struct _LivretFiguresPanel
{
  AdwBin parent_instance;

  LivretHousehold *household;
  GCancellable *cancellable;
  char *person;
};

G_DEFINE_FINAL_TYPE (LivretFiguresPanel, livret_figures_panel, ADW_TYPE_BIN)

typedef struct
{
  char *person;
  const LivretKind *kind;
  const char *unit;
  int from_day, until_day;
} Question;

static void
free_question (gpointer data)
{
  Question *question = data;

  g_free (question->person);
  g_free (question);
}

static gpointer
read_figures (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Question *question = data;

  return livret_figures_read (db, question->person, question->kind, question->unit,
                              question->from_day, question->until_day, cancellable, error);
}

static void
show (LivretFiguresPanel *self, const LivretFigures *figures)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  livret_section_glucose (GTK_BOX (box), self->household, figures);
  livret_section_pressure (GTK_BOX (box), self->household, self->person, figures);
  livret_section_weight (GTK_BOX (box), self->household, figures);
  livret_section_calendar (GTK_BOX (box), self->household, figures);
  gtk_widget_set_margin_top (box, 8);
  gtk_widget_set_margin_bottom (box, 8);
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_widget_set_visible (GTK_WIDGET (self), gtk_widget_get_first_child (box) != NULL);
}

static void
on_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretFiguresPanel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretFigures) figures =
      livret_store_run_finish (LIVRET_STORE (store), result, &error);

  /* An answer to an earlier question was cancelled. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (figures == NULL)
    livret_household_report (self->household, error);
  else
    show (self, figures);
}

void
livret_figures_panel_load (LivretFiguresPanel *self,
                           LivretHousehold *household,
                           const char *person,
                           const LivretKind *kind,
                           const char *unit,
                           int from_day,
                           int until_day)
{
  Question *question;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (!livret_figures_has (kind))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
      return;
    }
  g_set_object (&self->household, household);
  g_set_str (&self->person, person);
  self->cancellable = g_cancellable_new ();
  question = g_new0 (Question, 1);
  question->person = g_strdup (person);
  question->kind = kind;
  question->unit = unit;
  question->from_day = from_day;
  question->until_day = until_day;
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_figures,
                          question, free_question, (GDestroyNotify) livret_figures_free,
                          self->cancellable, on_read, g_object_ref (self));
}

char *
livret_figures_panel_whose (LivretFiguresPanel *self)
{
  return livret_household_title_of (self->household, self->person);
}

static void
livret_figures_panel_dispose (GObject *object)
{
  LivretFiguresPanel *self = LIVRET_FIGURES_PANEL (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->household);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (livret_figures_panel_parent_class)->dispose (object);
}

static void
livret_figures_panel_class_init (LivretFiguresPanelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = livret_figures_panel_dispose;
}

static void
livret_figures_panel_init (LivretFiguresPanel *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

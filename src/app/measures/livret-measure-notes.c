/* livret-measure-notes.c: what happened in a period beside its readings, in words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-measure-notes.h"

#include <glib/gi18n.h>
#include <math.h>

#include "app/charts/livret-chart-event.h"
#include "app/measures/livret-note-dialog.h"

#define DAY 86400

struct _LivretMeasureNotes
{
  GtkBox parent_instance;

  GtkBox *lines;

  LivretHousehold *household;
  char *person;
  const LivretMeasureData *data; /* the page's */
};

G_DEFINE_FINAL_TYPE (LivretMeasureNotes, livret_measure_notes, GTK_TYPE_BOX)

static int
day_of (gint64 wall)
{
  return (int) floor ((double) wall / DAY);
}

static const LivretDayNote *
find_note (LivretMeasureNotes *self, const char *id)
{
  for (guint i = 0; i < self->data->notes->len; i++)
    {
      const LivretDayNote *note = self->data->notes->pdata[i];

      if (g_str_equal (note->id, id))
        return note;
    }
  return NULL;
}

void
livret_measure_notes_open (LivretMeasureNotes *self, const char *id, int day)
{
  g_autoptr (LivretDayNote) fresh = NULL;
  const LivretDayNote *note;

  if (self->data == NULL || !self->data->any)
    return;
  fresh = livret_day_note_new (self->person, self->data->kind, day);
  note = id != NULL ? find_note (self, id) : fresh;
  if (note == NULL)
    return;
  adw_dialog_present (ADW_DIALOG (livret_note_dialog_new (self->household, note, self->data->kind,
                                                          day_of (self->data->bounds.from),
                                                          day_of (self->data->bounds.until - 1))),
                      GTK_WIDGET (self));
}

/* Today where that is shown, else the last day of what is. */
static void
on_add_clicked (LivretMeasureNotes *self)
{
  const LivretChartSpan *span;

  if (self->data == NULL || !self->data->any)
    return;
  span = &self->data->span;
  livret_measure_notes_open (
      self, NULL, CLAMP (self->data->today, day_of (span->from), day_of (span->until - 1)));
}

static void
on_note_clicked (GtkWidget *button, LivretMeasureNotes *self)
{
  livret_measure_notes_open (self, g_object_get_data (G_OBJECT (button), "note"), 0);
}

/* Lines ----------------------------------------------------------------------- */

static GtkWidget *
build_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  return label;
}

/* An event of the record is a line, a note a button. */
static GtkWidget *
build_line (LivretMeasureNotes *self, const LivretChartEvent *event)
{
  g_autofree char *words = g_strdup_printf ("%s · %s", event->when, event->words);
  GtkWidget *label = build_label (words);
  GtkWidget *button, *box;

  if (event->note == NULL)
    {
      gtk_widget_add_css_class (label, "dimmed");
      return label;
    }
  box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("livret-pencil-symbolic"));
  gtk_box_append (GTK_BOX (box), label);
  button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "note-line");
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Change this note"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
  g_object_set_data_full (G_OBJECT (button), "note", g_strdup (event->note), g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_note_clicked), self, 0);
  return button;
}

void
livret_measure_notes_set (LivretMeasureNotes *self,
                          LivretHousehold *household,
                          const char *person,
                          const LivretMeasureData *data,
                          guint most)
{
  guint shown = 0;

  g_set_object (&self->household, household);
  g_set_str (&self->person, person);
  self->data = data;
  for (GtkWidget *child; (child = gtk_widget_get_first_child (GTK_WIDGET (self->lines))) != NULL;)
    gtk_box_remove (self->lines, child);
  for (guint i = data->events->len; i > 0 && shown < most; i--)
    {
      const LivretChartEvent *event = &g_array_index (data->events, LivretChartEvent, i - 1);

      if (event->wall < data->span.from || event->wall >= data->span.until)
        continue;
      gtk_box_append (self->lines, build_line (self, event));
      shown++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->lines), shown > 0);
}

void
livret_measure_notes_forget (LivretMeasureNotes *self)
{
  self->data = NULL;
}

/* The widget ------------------------------------------------------------------ */

static void
livret_measure_notes_finalize (GObject *object)
{
  LivretMeasureNotes *self = LIVRET_MEASURE_NOTES (object);

  g_clear_object (&self->household);
  g_free (self->person);
  G_OBJECT_CLASS (livret_measure_notes_parent_class)->finalize (object);
}

static void
livret_measure_notes_class_init (LivretMeasureNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_measure_notes_finalize;
}

static void
livret_measure_notes_init (LivretMeasureNotes *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *add = gtk_button_new ();

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->lines = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 4));
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("livret-plus-symbolic"));
  gtk_box_append (GTK_BOX (box), build_label (_ ("Note on a Day…")));
  gtk_button_set_child (GTK_BUTTON (add), box);
  gtk_widget_add_css_class (add, "flat");
  gtk_widget_add_css_class (add, "note-line");
  gtk_widget_set_halign (add, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (add), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add a note on a day"), -1);
  g_signal_connect_object (add, "clicked", G_CALLBACK (on_add_clicked), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->lines));
  gtk_box_append (GTK_BOX (self), add);
}

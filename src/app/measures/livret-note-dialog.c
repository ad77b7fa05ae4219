/* livret-note-dialog.c: a note on a day: written, changed, deleted.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/measures/livret-note-dialog.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/livret-begin-at.h"
#include "app/widgets/livret-field.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"
#include "base/livret-date.h"

struct _LivretNoteDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *save_button;
  GtkWidget *text_row;
  GtkWidget *day_row;
  GtkCalendar *calendar;
  GtkPopover *calendar_popover;
  AdwSwitchRow *all_row;
  GtkWidget *error;
  GtkWidget *delete_group;

  LivretHousehold *household;
  LivretDayNote *note; /* as it was; id "" for a new one */
  const LivretKind *kind;
  int first, last;
};

G_DEFINE_FINAL_TYPE (LivretNoteDialog, livret_note_dialog, ADW_TYPE_DIALOG)

static const char *
get_text (GtkWidget *row)
{
  return gtk_editable_get_text (GTK_EDITABLE (row));
}

/* What is typed --------------------------------------------------------------- */

/* (nullable): why the day cannot be kept; "" where nothing is typed yet. */
static char *
check_day (LivretNoteDialog *self, int *day)
{
  g_autofree char *edge = NULL;
  LivretDate date;

  if (!livret_date_parse (get_text (self->day_row), NULL, &date, NULL) ||
      (livret_date_is_set (&date) && !livret_day_parse (date.text, day, NULL)))
    return g_strdup (_ ("A date is written day/month/year: 21/11/2026."));
  if (!livret_date_is_set (&date))
    return g_strdup ("");
  if (*day > self->last)
    return g_strdup (_ ("This day is still to come."));
  if (*day >= self->first)
    return NULL;
  edge = livret_day_display (self->first);
  return g_strdup_printf (_ ("The chart begins on %s."), edge);
}

static gboolean
has_words (LivretNoteDialog *self)
{
  g_autofree char *words = g_strstrip (g_strdup (get_text (self->text_row)));

  return *words != '\0';
}

static void
apply (LivretNoteDialog *self)
{
  g_autofree char *error = NULL;
  gboolean wrong_day;
  int day = 0;

  if (self->note == NULL)
    return;
  error = check_day (self, &day);
  wrong_day = error != NULL;
  if (!wrong_day && g_utf8_strlen (get_text (self->text_row), -1) > LIVRET_DAY_NOTE_MAX)
    error = g_strdup (_ ("The note is too long: it may have 300 characters."));
  livret_field_words (self->error, error != NULL && *error != '\0' ? error : NULL);
  livret_field_invalid (self->day_row, wrong_day && *error != '\0');
  livret_field_invalid (self->text_row, error != NULL && !wrong_day);
  gtk_widget_set_sensitive (self->save_button, error == NULL && has_words (self));
}

static void
on_day_selected (LivretNoteDialog *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);
  g_autofree char *text = g_date_time_format (date, "%d/%m/%Y");

  gtk_editable_set_text (GTK_EDITABLE (self->day_row), text);
  gtk_popover_popdown (self->calendar_popover);
}

/* Keeping it ------------------------------------------------------------------ */

static gpointer
put_note (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_day_notes_put (db, data, error));
}

static gpointer
delete_note (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretDayNote *note = data;

  return GINT_TO_POINTER (livret_day_notes_delete (db, note->id, error));
}

static void
on_kept (gpointer dialog)
{
  adw_dialog_close (ADW_DIALOG (dialog));
}

static void
change (LivretNoteDialog *self,
        LivretStoreFunc func,
        const LivretDayNote *note,
        const char *message,
        LivretStoreFunc undo,
        const LivretDayNote *undone)
{
  LivretUndo offered = { message, undo, livret_day_note_copy (undone),
                         (GDestroyNotify) livret_day_note_free };

  livret_household_change (self->household, func, livret_day_note_copy (note),
                           (GDestroyNotify) livret_day_note_free, offered, on_kept, self);
}

/* A new one gets its id here, so that taking it back knows which it is. */
static void
on_save_clicked (LivretNoteDialog *self)
{
  g_autoptr (LivretDayNote) note = livret_day_note_copy (self->note);

  if (!gtk_widget_get_sensitive (self->save_button))
    return;
  g_free (check_day (self, &note->day));
  g_set_str (&note->text, get_text (self->text_row));
  note->kind = adw_switch_row_get_active (self->all_row) ? NULL : self->kind;
  if (*note->id != '\0')
    {
      change (self, put_note, note, _ ("Note changed"), put_note, self->note);
      return;
    }
  g_free (note->id);
  note->id = livret_uuid_new ();
  change (self, put_note, note, _ ("Note added"), delete_note, note);
}

static void
on_delete_clicked (LivretNoteDialog *self)
{
  change (self, delete_note, self->note, _ ("Note deleted"), put_note, self->note);
}

static void
on_cancel_clicked (LivretNoteDialog *self)
{
  adw_dialog_close (ADW_DIALOG (self));
}

/* The dialog ------------------------------------------------------------------ */

static void
fill (LivretNoteDialog *self)
{
  char iso[16];
  g_autofree char *day = livret_wording_typed_date (livret_day_iso (self->note->day, iso));
  g_autofree char *whose = livret_household_title_of (self->household, self->note->person);
  g_autoptr (GDateTime) date = NULL;
  int y, m, d;

  adw_window_title_set_subtitle (self->heading, whose);
  livret_civil_from_days (self->note->day, &y, &m, &d);
  date = g_date_time_new_local (y, m, d, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, date);
  gtk_editable_set_text (GTK_EDITABLE (self->day_row), day);
  gtk_editable_set_text (GTK_EDITABLE (self->text_row), self->note->text);
  adw_switch_row_set_active (self->all_row, self->note->kind == NULL);
  gtk_widget_set_visible (self->delete_group, *self->note->id != '\0');
}

LivretNoteDialog *
livret_note_dialog_new (LivretHousehold *household,
                        const LivretDayNote *note,
                        const LivretKind *kind,
                        int first,
                        int last)
{
  LivretNoteDialog *self = g_object_new (LIVRET_TYPE_NOTE_DIALOG, NULL);

  self->household = g_object_ref (household);
  self->note = livret_day_note_copy (note);
  self->kind = kind;
  self->first = first;
  self->last = last;
  fill (self);
  apply (self);
  livret_begin_at (ADW_DIALOG (self), self->text_row);
  return self;
}

static void
livret_note_dialog_dispose (GObject *object)
{
  LivretNoteDialog *self = LIVRET_NOTE_DIALOG (object);

  g_clear_pointer (&self->note, livret_day_note_free);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_NOTE_DIALOG);
  G_OBJECT_CLASS (livret_note_dialog_parent_class)->dispose (object);
}

static void
livret_note_dialog_finalize (GObject *object)
{
  LivretNoteDialog *self = LIVRET_NOTE_DIALOG (object);

  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_note_dialog_parent_class)->finalize (object);
}

#define BIND(member) gtk_widget_class_bind_template_child (widget_class, LivretNoteDialog, member)

static void
livret_note_dialog_class_init (LivretNoteDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_note_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_note_dialog_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-note-dialog.ui");
  BIND (heading);
  BIND (save_button);
  BIND (text_row);
  BIND (day_row);
  BIND (calendar);
  BIND (calendar_popover);
  BIND (all_row);
  BIND (error);
  BIND (delete_group);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_day_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_delete_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
}

static void
livret_note_dialog_init (LivretNoteDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

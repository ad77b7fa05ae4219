/* livret-recovery-sheet.c: shows a new recovery code once.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-recovery-sheet.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/welcome/livret-create-state.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-handouts.h"
#include "app/widgets/livret-heading.h"
#include "app/widgets/livret-print.h"
#include "app/widgets/livret-save.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"

struct _LivretRecoverySheet
{
  AdwBin parent_instance;

  GtkWidget *heading;
  GtkWidget *spinner;
  GtkWidget *groups;
  GtkWidget *print_button;
  GtkWidget *save_button;
  GtkWidget *message;
  GtkWidget *check_row;
  GtkWidget *done_button;

  LivretSecret *code;
  guint asked; /* the group to type back */
  GCancellable *cancellable;
};

enum
{
  FINISHED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretRecoverySheet, livret_recovery_sheet, ADW_TYPE_BIN)

static gboolean
is_checked (LivretRecoverySheet *self)
{
  return self->code != NULL &&
         livret_create_code_matches (livret_secret_text (self->code), self->asked,
                                     gtk_editable_get_text (GTK_EDITABLE (self->check_row)));
}

static void
on_check_changed (LivretRecoverySheet *self)
{
  gboolean checked = is_checked (self);

  gtk_widget_set_sensitive (self->done_button, checked);
  if (checked)
    gtk_widget_add_css_class (self->check_row, "success");
  else
    gtk_widget_remove_css_class (self->check_row, "success");
}

static void
on_done_clicked (LivretRecoverySheet *self)
{
  if (is_checked (self))
    g_signal_emit (self, signals[FINISHED], 0, TRUE);
}

static void
on_later_clicked (LivretRecoverySheet *self)
{
  g_signal_emit (self, signals[FINISHED], 0, FALSE);
}

static void
say (LivretRecoverySheet *self, const char *text)
{
  gtk_label_set_label (GTK_LABEL (self->message), text);
  gtk_widget_set_visible (self->message, TRUE);
  livret_spoken_say (GTK_WIDGET (self), text, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
say_outcome (LivretRecoverySheet *self, const GError *error, const char *done)
{
  g_autofree char *text = NULL;

  if (error == NULL)
    say (self, done);
  else if (!livret_error_is_cancelled (error) &&
           !g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    {
      text = livret_error_text (error);
      say (self, text);
    }
}

static void
on_printed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretRecoverySheet) self = user_data;
  g_autoptr (GError) error = NULL;

  livret_print_finish (result, &error);
  say_outcome (self, error, _ ("The sheet was sent to the printer."));
}

static void
on_print_clicked (LivretRecoverySheet *self)
{
  g_autoptr (GError) error = NULL;
  int fd = livret_handout_recovery_sheet (self->code, &error);

  if (fd < 0)
    {
      say_outcome (self, error, "");
      return;
    }
  livret_print_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), _ ("Safety sheet"), fd,
                      self->cancellable, on_printed, g_object_ref (self));
  close (fd);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretRecoverySheet) self = user_data;
  g_autoptr (GError) error = NULL;

  livret_save_sheet_finish (result, &error);
  say_outcome (self, error, _ ("The sheet was written. Take the stick out and keep it elsewhere."));
}

static void
on_save_clicked (LivretRecoverySheet *self)
{
  livret_save_sheet_async (GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))), self->code,
                           self->cancellable, on_saved, g_object_ref (self));
}

static void
show_groups (LivretRecoverySheet *self)
{
  g_autofree char *group = NULL;

  for (guint i = 0; (group = livret_create_code_group (livret_secret_text (self->code), i)) != NULL;
       i++)
    {
      GtkWidget *label = gtk_label_new (group);
      g_autofree char *place = g_strdup_printf ("%u", i + 1);
      GtkWidget *number = gtk_label_new (place);
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

      gtk_widget_add_css_class (label, "code-group");
      gtk_widget_add_css_class (number, "caption");
      gtk_widget_add_css_class (number, "numeric");
      gtk_widget_set_valign (number, GTK_ALIGN_BASELINE_FILL);
      gtk_widget_set_valign (label, GTK_ALIGN_BASELINE_FILL);
      gtk_box_append (GTK_BOX (box), number);
      gtk_box_append (GTK_BOX (box), label);
      gtk_grid_attach (GTK_GRID (self->groups), box, (int) i % 2, (int) i / 2, 1, 1);
      g_clear_pointer (&group, g_free);
    }
}

static void
clear_groups (LivretRecoverySheet *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->groups)) != NULL)
    gtk_grid_remove (GTK_GRID (self->groups), child);
}

void
livret_recovery_sheet_set_code (LivretRecoverySheet *self, LivretSecret *code)
{
  g_autofree char *title = NULL;
  gboolean there = code != NULL;

  clear_groups (self);
  g_clear_pointer (&self->code, livret_secret_unref);
  gtk_editable_set_text (GTK_EDITABLE (self->check_row), "");
  if (there)
    {
      self->code = livret_secret_ref (code);
      self->asked = g_random_int () % 8;
      show_groups (self);
    }
  /* Translators: %u is the place of a group of the recovery code, 1 to 8. */
  title = g_strdup_printf (_ ("Type group %u back"), self->asked + 1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->check_row), title);
  gtk_widget_set_visible (self->spinner, !there);
  gtk_widget_set_visible (self->groups, there);
  gtk_widget_set_sensitive (self->print_button, there);
  gtk_widget_set_sensitive (self->save_button, there);
  gtk_widget_set_sensitive (self->check_row, there);
}

void
livret_recovery_sheet_focus (LivretRecoverySheet *self)
{
  gtk_widget_grab_focus (self->heading);
}

static void
livret_recovery_sheet_dispose (GObject *object)
{
  LivretRecoverySheet *self = LIVRET_RECOVERY_SHEET (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->code, livret_secret_unref);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_RECOVERY_SHEET);
  G_OBJECT_CLASS (livret_recovery_sheet_parent_class)->dispose (object);
}

static void
livret_recovery_sheet_finalize (GObject *object)
{
  g_clear_object (&LIVRET_RECOVERY_SHEET (object)->cancellable);
  G_OBJECT_CLASS (livret_recovery_sheet_parent_class)->finalize (object);
}

static void
livret_recovery_sheet_class_init (LivretRecoverySheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_recovery_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_recovery_sheet_finalize;
  signals[FINISHED] = g_signal_new ("finished", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_BOOLEAN);
  g_type_ensure (LIVRET_TYPE_HEADING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-recovery-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, groups);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, print_button);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, save_button);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, message);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, check_row);
  gtk_widget_class_bind_template_child (widget_class, LivretRecoverySheet, done_button);
  gtk_widget_class_bind_template_callback (widget_class, on_print_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_check_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_done_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_later_clicked);
}

static void
livret_recovery_sheet_init (LivretRecoverySheet *self)
{
  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

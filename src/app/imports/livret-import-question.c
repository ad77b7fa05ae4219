/* livret-import-question.c: whose is this file? Asked when it names somebody else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-question.h"

#include <glib/gi18n.h>

struct _LivretImportQuestion
{
  AdwBin parent_instance;

  LivretImportFile *file;
};

enum
{
  ANSWERED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretImportQuestion, livret_import_question, ADW_TYPE_BIN)

static void
answer (LivretImportQuestion *self, gboolean accepted)
{
  self->file->accepted = accepted;
  self->file->declined = !accepted;
  g_signal_emit (self, signals[ANSWERED], 0);
}

static void
on_yes_clicked (LivretImportQuestion *self)
{
  answer (self, TRUE);
}

static void
on_aside_clicked (LivretImportQuestion *self)
{
  answer (self, FALSE);
}

static void
add_button (LivretImportQuestion *self, GtkWidget *box, const char *label, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  adw_wrap_box_append (ADW_WRAP_BOX (box), button);
}

static void
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  /* The name of a file is one word, however long. */
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

GtkWidget *
livret_import_question_new (LivretHousehold *household, LivretImportFile *file)
{
  LivretImportQuestion *self = g_object_new (LIVRET_TYPE_IMPORT_QUESTION, NULL);
  const LivretPerson *person = livret_household_find (household, file->person);
  const char *name = person ? person->name : "";
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 14);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *buttons = adw_wrap_box_new ();
  g_autofree char *title = livret_import_file_title (file);
  g_autofree char *question =
      g_strdup_printf (_ ("“%s” concerns %s"), title, file->result->identity);
  g_autofree char *detail = g_strdup_printf (_ ("It would go to %s. Is it theirs?"), name);
  g_autofree char *yes = g_strdup_printf (_ ("It Is %s’s"), name);

  self->file = file;
  add_label (words, question, "heading");
  add_label (words, detail, "caption");
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 8);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 8);
  gtk_widget_set_margin_top (buttons, 8);
  add_button (self, buttons, yes, G_CALLBACK (on_yes_clicked));
  add_button (self, buttons, _ ("Set Aside"), G_CALLBACK (on_aside_clicked));
  gtk_box_append (GTK_BOX (words), buttons);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_IMAGE, "icon-name", "livret-question-symbolic",
                                "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, "valign",
                                GTK_ALIGN_START, NULL));
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "question-card");
  adw_bin_set_child (ADW_BIN (self), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, question,
                                  -1);
  return GTK_WIDGET (self);
}

static void
livret_import_question_class_init (LivretImportQuestionClass *klass)
{
  signals[ANSWERED] = g_signal_new ("answered", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
livret_import_question_init (LivretImportQuestion *self)
{
}

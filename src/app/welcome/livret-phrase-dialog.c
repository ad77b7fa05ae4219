/* livret-phrase-dialog.c: asks for a phrase.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/welcome/livret-phrase-dialog.h"

#include <glib/gi18n.h>

#include "app/welcome/livret-create-state.h"
#include "app/window/livret-opening.h"
#include "app/widgets/livret-places.h"
#include "app/widgets/livret-template.h"
#include "sharing/livret-phrase.h"

struct _LivretPhraseDialog
{
  AdwDialog parent_instance;

  GtkWidget *keep_button;
  GtkWidget *explanation;
  GtkWidget *proposal;
  GtkWidget *proposed;
  GtkWidget *label_row;
  GtkWidget *phrase_row;
  GtkWidget *strength;

  LivretPhraseDialogUse use;
  LivretSecret *words;
};

enum
{
  GIVEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretPhraseDialog, livret_phrase_dialog, ADW_TYPE_DIALOG)

static gboolean
can_keep (LivretPhraseDialog *self)
{
  const char *phrase = gtk_editable_get_text (GTK_EDITABLE (self->phrase_row));
  const char *label = gtk_editable_get_text (GTK_EDITABLE (self->label_row));

  if (self->use == LIVRET_PHRASE_DIALOG_REKEY)
    return phrase[0] != '\0';
  return livret_create_strength (phrase) >= LIVRET_STRENGTH_WEAK &&
         (self->use == LIVRET_PHRASE_DIALOG_CHANGE || label[0] != '\0');
}

static void
apply (LivretPhraseDialog *self)
{
  const char *phrase = gtk_editable_get_text (GTK_EDITABLE (self->phrase_row));

  gtk_widget_set_sensitive (self->keep_button, can_keep (self));
  if (self->use != LIVRET_PHRASE_DIALOG_REKEY)
    gtk_label_set_label (GTK_LABEL (self->strength),
                         livret_create_strength_words (livret_create_strength (phrase)));
}

static void
on_keep_clicked (LivretPhraseDialog *self)
{
  g_autoptr (LivretSecret) phrase = NULL;

  if (!can_keep (self))
    return;
  phrase = livret_secret_from_editable (GTK_EDITABLE (self->phrase_row));
  g_signal_emit (self, signals[GIVEN], 0, phrase,
                 gtk_editable_get_text (GTK_EDITABLE (self->label_row)));
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_cancel_clicked (LivretPhraseDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->phrase_row), "");
  adw_dialog_close (ADW_DIALOG (self));
}

static void
on_use_clicked (LivretPhraseDialog *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->phrase_row), livret_secret_text (self->words));
}

static void
propose (LivretPhraseDialog *self)
{
  g_autofree char *shown = NULL;

  self->words = livret_phrase_new (livret_places_language (), NULL);
  gtk_widget_set_visible (self->proposal, self->words != NULL);
  if (self->words == NULL)
    return;
  shown = g_strdelimit (g_strdup (livret_secret_text (self->words)), "-", ' ');
  gtk_label_set_label (GTK_LABEL (self->proposed), shown);
  livret_wipe (shown, strlen (shown));
}

LivretPhraseDialog *
livret_phrase_dialog_new (LivretPhraseDialogUse use)
{
  static const struct
  {
    const char *title;
    const char *explanation;
  } words[] = {
    { N_ ("Add a phrase"), N_ ("One more phrase that opens this vault, for another carer.") },
    { N_ ("Change the phrase"),
      N_ ("The old phrase no longer opens this vault, only copies made before.") },
    { N_ ("Make all keys new"),
      N_ ("The whole vault is encrypted anew. The phrase typed here stays; all other phrases and "
          "the "
          "recovery code end. Copies made before can still be opened by the old keys.") },
  };
  LivretPhraseDialog *self = g_object_new (LIVRET_TYPE_PHRASE_DIALOG, NULL);

  self->use = use;
  adw_dialog_set_title (ADW_DIALOG (self), _ (words[use].title));
  gtk_label_set_label (GTK_LABEL (self->explanation), _ (words[use].explanation));
  gtk_widget_set_visible (self->label_row, use == LIVRET_PHRASE_DIALOG_ADD);
  gtk_widget_set_visible (self->strength, use != LIVRET_PHRASE_DIALOG_REKEY);
  gtk_widget_set_visible (self->proposal, FALSE);
  if (use != LIVRET_PHRASE_DIALOG_REKEY)
    propose (self);
  else
    gtk_button_set_label (GTK_BUTTON (self->keep_button), _ ("Make New"));
  return self;
}

static void
livret_phrase_dialog_dispose (GObject *object)
{
  LivretPhraseDialog *self = LIVRET_PHRASE_DIALOG (object);

  g_clear_pointer (&self->words, livret_secret_unref);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_PHRASE_DIALOG);
  G_OBJECT_CLASS (livret_phrase_dialog_parent_class)->dispose (object);
}

static void
livret_phrase_dialog_class_init (LivretPhraseDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_phrase_dialog_dispose;
  signals[GIVEN] = g_signal_new ("given", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/livretsante/Livret/ui/livret-phrase-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, keep_button);
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, explanation);
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, proposal);
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, proposed);
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, label_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, phrase_row);
  gtk_widget_class_bind_template_child (widget_class, LivretPhraseDialog, strength);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_keep_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_use_clicked);
}

static void
livret_phrase_dialog_init (LivretPhraseDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* livret-words-bar.c: below the documents: that words are read from pictures, and how many are
 * left. SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-words-bar.h"

#include <glib/gi18n.h>

#include "app/documents/livret-words-reading.h"
#include "record/livret-recognition.h"

struct _LivretWordsBar
{
  GtkBox parent_instance;

  GtkWidget *label;
  GtkWidget *button;
  LivretHousehold *household;  /* owned */
  LivretWordsReading *reading; /* owned */
};

enum
{
  PROP_HOUSEHOLD = 1,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

G_DEFINE_FINAL_TYPE (LivretWordsBar, livret_words_bar, GTK_TYPE_BOX)

static void
show_reading (LivretWordsBar *self)
{
  LivretWordsState state = livret_words_reading_get_state (self->reading);
  guint n = livret_words_reading_get_waiting (self->reading);
  gboolean paused = state == LIVRET_WORDS_STATE_PAUSED;
  g_autofree char *words = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self),
                          n > 0 && (paused || state == LIVRET_WORDS_STATE_READING));
  if (paused)
    words = g_strdup_printf (ngettext ("Paused: the words in the pictures of %u document",
                                       "Paused: the words in the pictures of %u documents", n),
                             n);
  else
    words = g_strdup_printf (ngettext ("Reading the words in pictures: %u document left",
                                       "Reading the words in pictures: %u documents left", n),
                             n);
  gtk_label_set_label (GTK_LABEL (self->label), words);
  gtk_button_set_label (GTK_BUTTON (self->button), paused ? _ ("_Continue") : _ ("_Pause"));
}

static void
on_clicked (LivretWordsBar *self)
{
  if (self->reading != NULL)
    livret_words_reading_set_paused (
        self->reading, livret_words_reading_get_state (self->reading) != LIVRET_WORDS_STATE_PAUSED);
}

static void
take_household (LivretWordsBar *self, LivretHousehold *household)
{
  if (!g_set_object (&self->household, household) || household == NULL)
    return;
  g_set_object (&self->reading, livret_words_reading_of (household));
  g_signal_connect_object (self->reading, "changed", G_CALLBACK (show_reading), self,
                           G_CONNECT_SWAPPED);
  show_reading (self);
}

static void
livret_words_bar_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOUSEHOLD)
    g_value_set_object (value, LIVRET_WORDS_BAR (object)->household);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_words_bar_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HOUSEHOLD)
    take_household (LIVRET_WORDS_BAR (object), g_value_get_object (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
livret_words_bar_dispose (GObject *object)
{
  LivretWordsBar *self = LIVRET_WORDS_BAR (object);

  g_clear_object (&self->reading);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_words_bar_parent_class)->dispose (object);
}

static void
livret_words_bar_class_init (LivretWordsBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = livret_words_bar_get_property;
  object_class->set_property = livret_words_bar_set_property;
  object_class->dispose = livret_words_bar_dispose;
  props[PROP_HOUSEHOLD] = g_param_spec_object ("household", NULL, NULL, LIVRET_TYPE_HOUSEHOLD,
                                               G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);
}

static void
livret_words_bar_init (LivretWordsBar *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_box_set_spacing (GTK_BOX (self), 12);
  gtk_widget_add_css_class (GTK_WIDGET (self), "toolbar");
  self->label = g_object_new (GTK_TYPE_LABEL, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                              "xalign", 0.0, "hexpand", TRUE, "margin-start", 6, NULL);
  gtk_widget_add_css_class (self->label, "caption");
  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (on_clicked), self);
  gtk_box_append (GTK_BOX (self), self->label);
  gtk_box_append (GTK_BOX (self), self->button);
}

/* --- Beside one document ------------------------------------------------------------------------
 */

static gpointer
read_found (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autofree LivretRecognition *found = g_new0 (LivretRecognition, 1);
  g_autoptr (GError) failed = NULL;

  livret_recognition_get (db, data, found, &failed);
  if (failed == NULL)
    return g_steal_pointer (&found);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

static void
on_found (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) row = user_data;
  g_autofree LivretRecognition *found =
      livret_store_run_finish (LIVRET_STORE (store), result, NULL);

  if (found != NULL)
    gtk_widget_set_visible (row, found->pages > 0);
}

void
livret_words_note (GtkWidget *row, gpointer household, const char *id, GCancellable *cancellable)
{
  gtk_widget_set_visible (row, FALSE);
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_found,
                          g_strdup (id), g_free, g_free, cancellable, on_found, g_object_ref (row));
}

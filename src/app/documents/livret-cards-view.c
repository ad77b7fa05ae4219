/* livret-cards-view.c: a document of health data (FHIR) as cards by section.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-cards-view.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/documents/livret-cards.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-worker.h"
#include "record/livret-documents.h"
#include "record/livret-reader.h"

#define CARDS_AT_ONCE 15

struct _LivretCardsView
{
  AdwBin parent_instance;

  GtkScrolledWindow *window;
  GtkWidget *box;
  GtkWidget *spinner;
  AdwStatusPage *failure;

  LivretCards *cards; /* NULL: nothing is shown */
  LivretUnroll *unroll;
  GtkListBox *list; /* of the section that is being made */
  guint section;    /* the next to be made: its place, and the place in it */
  guint card;
  GCancellable *reading;
};

G_DEFINE_FINAL_TYPE (LivretCardsView, livret_cards_view, ADW_TYPE_BIN)

/* Rows -------------------------------------------------------------------------- */

static GtkWidget *
create_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_visible (label, *text != '\0');
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_row (const LivretCard *card)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autofree char *spoken = livret_wording_join (card->text, card->detail, NULL);

  gtk_box_append (GTK_BOX (box), create_label (card->text, NULL));
  gtk_box_append (GTK_BOX (box), create_label (card->detail, "dimmed"));
  gtk_widget_set_margin_top (box, 10);
  gtk_widget_set_margin_bottom (box, 10);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  livret_wrap_early (row);
  return row;
}

static void
start_section (LivretCardsView *self, const char *heading)
{
  GtkWidget *title =
      g_object_new (GTK_TYPE_LABEL, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "label",
                    heading, "xalign", 0.0f, "wrap", TRUE, "wrap-mode", PANGO_WRAP_WORD_CHAR,
                    "margin-top", 18, "margin-bottom", 6, NULL);

  gtk_accessible_update_property (GTK_ACCESSIBLE (title), GTK_ACCESSIBLE_PROPERTY_LEVEL, 2, -1);
  gtk_widget_add_css_class (title, "section-title");
  gtk_box_append (GTK_BOX (self->box), title);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  heading, -1);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->list));
}

/* What there is beyond the cards is counted, below them. */
static void
end_cards (LivretCardsView *self)
{
  guint more = livret_cards_get_more (self->cards);
  g_autofree char *words = NULL;
  GtkWidget *label;

  if (more == 0)
    return;
  words = g_strdup_printf (
      ngettext ("%u more stands in the document.", "%u more stand in the document.", more), more);
  label = create_label (words, "dimmed");
  gtk_widget_set_margin_top (label, 12);
  gtk_box_append (GTK_BOX (self->box), label);
}

static gboolean
make_rows (gpointer data)
{
  LivretCardsView *self = data;
  GPtrArray *sections = livret_cards_sections (self->cards);

  for (guint made = 0; made < CARDS_AT_ONCE; made++)
    {
      const LivretCardSection *section;

      if (self->section >= sections->len)
        {
          end_cards (self);
          return FALSE;
        }
      section = sections->pdata[self->section];
      if (self->card == 0)
        start_section (self, section->heading);
      gtk_list_box_append (self->list, create_row (section->cards->pdata[self->card]));
      if (++self->card >= section->cards->len)
        {
          self->section++;
          self->card = 0;
        }
    }
  return TRUE;
}

static void
empty (LivretCardsView *self)
{
  GtkWidget *child;

  g_clear_pointer (&self->unroll, livret_unroll_free);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  g_clear_pointer (&self->cards, livret_cards_free);
  self->list = NULL;
  self->section = self->card = 0;
}

/* Reading ----------------------------------------------------------------------- */

static gpointer
open_document (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  int fd = livret_documents_open (db, data, error);

  return fd < 0 ? NULL : GINT_TO_POINTER (fd + 1);
}

/* As for an import, all of it, into nothing but cards. */
static gpointer
read_cards (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretReadOptions options = { .format = "fhir", .language = "fr", .intimate = TRUE };
  g_autoptr (LivretCards) cards = livret_cards_new ();
  int fd = GPOINTER_TO_INT (livret_store_run (livret_session_get_store (session), LIVRET_DB_READ,
                                              open_document, data, cancellable, error)) -
           1;
  gboolean done;

  if (fd < 0)
    return NULL;
  done = livret_reader_import (livret_session_get_reader (session), fd, &options,
                               livret_cards_sink (cards), cancellable, error);
  close (fd);
  return done ? g_steal_pointer (&cards) : NULL;
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretCardsView) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretCards) cards = livret_worker_run_finish (result, &error);

  if (livret_error_is_cancelled (error) || self->box == NULL || self->reading == NULL)
    return;
  gtk_widget_set_visible (self->spinner, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), cards == NULL);
  if (cards == NULL)
    {
      g_autofree char *text = livret_error_text (error);

      adw_status_page_set_description (self->failure, text);
      return;
    }
  self->cards = g_steal_pointer (&cards);
  self->unroll = livret_unroll_new (self->box, make_rows, self);
  livret_unroll_start (self->unroll, FALSE);
}

void
livret_cards_view_show (LivretCardsView *self, LivretHousehold *household, const char *document)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  empty (self);
  gtk_widget_set_visible (GTK_WIDGET (self->failure), FALSE);
  gtk_widget_set_visible (self->spinner, document != NULL);
  if (document == NULL || livret_household_get_session (household) == NULL)
    return;
  self->reading = g_cancellable_new ();
  livret_worker_run_async (livret_household_get_session (household), read_cards,
                           g_strdup (document), g_free, (GDestroyNotify) livret_cards_free,
                           self->reading, on_read, g_object_ref (self));
}

/* The widget -------------------------------------------------------------------- */

static void
livret_cards_view_dispose (GObject *object)
{
  LivretCardsView *self = LIVRET_CARDS_VIEW (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_pointer (&self->unroll, livret_unroll_free);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_CARDS_VIEW);
  g_clear_pointer (&self->cards, livret_cards_free);
  G_OBJECT_CLASS (livret_cards_view_parent_class)->dispose (object);
}

static void
livret_cards_view_class_init (LivretCardsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_cards_view_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-cards-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretCardsView, window);
  gtk_widget_class_bind_template_child (widget_class, LivretCardsView, box);
  gtk_widget_class_bind_template_child (widget_class, LivretCardsView, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretCardsView, failure);
}

static void
livret_cards_view_init (LivretCardsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

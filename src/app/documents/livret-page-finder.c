/* livret-page-finder.c: looking for words in the document that is read.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-page-finder.h"

#include <string.h>

#include "app/documents/livret-page-find-state.h"
#include "app/documents/livret-page-find.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"

struct _LivretPageFinder
{
  AdwBin parent_instance;

  GtkWidget *entry;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *place;

  LivretHousehold *household;
  char *document;
  char *role;
  char *media_type;
  char *asked; /* the words that are looked for, or were found; NULL: none */
  int page;    /* where the first to look at stands, from 0; -1: not known */
  GPtrArray *hits;
  guint current;
  GCancellable *searching;
};

enum
{
  CURRENT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretPageFinder, livret_page_finder, ADW_TYPE_BIN)

/* What was found ---------------------------------------------------------------- */

static void
show_current (LivretPageFinder *self)
{
  g_autofree char *place = NULL;
  g_autofree char *spoken = NULL;
  guint n = self->hits != NULL ? self->hits->len : 0;

  gtk_widget_set_sensitive (self->previous_button, n > 1);
  gtk_widget_set_sensitive (self->next_button, n > 1);
  gtk_widget_set_visible (self->place, self->hits != NULL);
  if (self->hits != NULL)
    {
      place = livret_page_hits_place (self->hits, self->current);
      spoken = livret_page_hits_spoken (self->hits, self->current);
      gtk_label_set_label (GTK_LABEL (self->place), place);
      livret_spoken_say (GTK_WIDGET (self), spoken, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
    }
  g_signal_emit (self, signals[CURRENT], 0);
}

static void
stop (LivretPageFinder *self)
{
  if (self->searching != NULL)
    g_cancellable_cancel (self->searching);
  g_clear_object (&self->searching);
}

static void
forget (LivretPageFinder *self)
{
  stop (self);
  g_clear_pointer (&self->asked, g_free);
  if (self->hits == NULL)
    return;
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  show_current (self);
}

static void
on_found (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretPageFinder) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) hits = livret_page_find_finish (result, &error);

  if (livret_error_is_cancelled (error) || self->entry == NULL || self->searching == NULL)
    return;
  g_clear_object (&self->searching);
  /* What cannot be shown says so on its page. */
  if (hits == NULL)
    hits = livret_page_hits_new ();
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  self->hits = g_steal_pointer (&hits);
  self->current = livret_page_hits_start (self->hits, self->page);
  self->page = -1;
  show_current (self);
}

static void
search (LivretPageFinder *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->entry));
  LivretPageSource source = { self->document, self->role, self->media_type };

  if (words[strspn (words, " \t")] == '\0' || self->document == NULL ||
      !gtk_widget_get_visible (GTK_WIDGET (self)) ||
      livret_household_get_session (self->household) == NULL)
    {
      forget (self);
      return;
    }
  if (g_strcmp0 (words, self->asked) == 0)
    return;
  stop (self);
  g_set_str (&self->asked, words);
  self->searching = g_cancellable_new ();
  livret_page_find_async (self->household, &source, words, self->searching, on_found,
                          g_object_ref (self));
}

void
livret_page_finder_look_at (LivretPageFinder *self,
                            LivretHousehold *household,
                            const LivretPageSource *source)
{
  forget (self);
  g_set_object (&self->household, household);
  g_set_str (&self->document, source != NULL ? source->document : NULL);
  g_set_str (&self->role, source != NULL ? source->role : NULL);
  g_set_str (&self->media_type, source != NULL ? source->media_type : NULL);
  search (self);
}

void
livret_page_finder_open (LivretPageFinder *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_grab_focus (self->entry);
  search (self);
}

void
livret_page_finder_seek (LivretPageFinder *self, const char *words, int page)
{
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  forget (self);
  self->page = page - 1;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), words);
  search (self);
}

int
livret_page_finder_get_wanted (LivretPageFinder *self)
{
  return self->page;
}

void
livret_page_finder_close (LivretPageFinder *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  self->page = -1;
  forget (self);
}

void
livret_page_finder_step (LivretPageFinder *self, int step)
{
  if (self->hits == NULL || self->hits->len == 0)
    return;
  self->current = (self->current + self->hits->len + (guint) step) % self->hits->len;
  show_current (self);
}

GPtrArray *
livret_page_finder_get_hits (LivretPageFinder *self)
{
  return self->hits;
}

const LivretPageHit *
livret_page_finder_get_current (LivretPageFinder *self)
{
  return self->hits != NULL && self->current < self->hits->len ? self->hits->pdata[self->current]
                                                               : NULL;
}

/* The widget -------------------------------------------------------------------- */

static void
on_search_changed (LivretPageFinder *self)
{
  search (self);
}

static void
on_next (LivretPageFinder *self)
{
  livret_page_finder_step (self, 1);
}

static void
on_previous (LivretPageFinder *self)
{
  livret_page_finder_step (self, -1);
}

static void
on_close (LivretPageFinder *self)
{
  livret_page_finder_close (self);
}

static void
livret_page_finder_dispose (GObject *object)
{
  LivretPageFinder *self = LIVRET_PAGE_FINDER (object);

  stop (self);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_PAGE_FINDER);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_page_finder_parent_class)->dispose (object);
}

static void
livret_page_finder_finalize (GObject *object)
{
  LivretPageFinder *self = LIVRET_PAGE_FINDER (object);

  g_free (self->document);
  g_free (self->role);
  g_free (self->media_type);
  g_free (self->asked);
  g_clear_pointer (&self->hits, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_page_finder_parent_class)->finalize (object);
}

static void
livret_page_finder_class_init (LivretPageFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_page_finder_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_page_finder_finalize;
  signals[CURRENT] = g_signal_new ("current", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-page-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretPageFinder, entry);
  gtk_widget_class_bind_template_child (widget_class, LivretPageFinder, previous_button);
  gtk_widget_class_bind_template_child (widget_class, LivretPageFinder, next_button);
  gtk_widget_class_bind_template_child (widget_class, LivretPageFinder, place);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_next);
  gtk_widget_class_bind_template_callback (widget_class, on_previous);
  gtk_widget_class_bind_template_callback (widget_class, on_close);
}

static void
livret_page_finder_init (LivretPageFinder *self)
{
  self->page = -1;
  gtk_widget_init_template (GTK_WIDGET (self));
}

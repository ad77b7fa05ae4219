/* livret-share-page.c: the assistant that prepares a share page by page and seals it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-heading.h"
#include "app/shares/livret-sealed-page.h"
#include "app/shares/livret-share-brief.h"
#include "app/shares/livret-share-how.h"
#include "app/shares/livret-share-review.h"
#include "app/shares/livret-share-sealing.h"
#include "app/shares/livret-share-steps.h"
#include "app/shares/livret-share-summary.h"
#include "app/shares/livret-share-way.h"
#include "app/shares/livret-share-what.h"
#include "app/shares/livret-share-whom.h"
#include "app/shares/livret-share-why.h"
#include "app/widgets/livret-template.h"
#include "record/livret-meta.h"

struct _LivretSharePage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkBox *steps;
  GtkWidget *window;
  GtkWidget *step_title;
  AdwBin *narrow_summary;
  GtkStack *stack;
  LivretShareWhom *whom;
  LivretShareWhat *what;
  LivretShareWhy *why;
  LivretShareHow *how;
  LivretShareReview *review;
  LivretShareBrief *brief;
  AdwClamp *side;
  GtkWidget *back_button;
  GtkOrientable *bar;
  GtkWidget *hint;
  GtkWidget *spinner;
  AdwWrapBox *ways;
  GtkWidget *next_button;
  GtkWidget *seal_button;

  LivretShareSummary *summary;
  GtkWidget *expander;
  LivretShareDraft *draft;
  LivretShareWay way;
  LivretShareStep step;
  const char *key; /* of the draft inside the vault */
  char *before;    /* the draft as JSON as it was kept, or before anything was said */
  guint keeping;   /* timeout */
  gboolean sealing;
  gboolean kept; /* the draft in the vault is this one's */
};

G_DEFINE_FINAL_TYPE (LivretSharePage, livret_share_page, LIVRET_TYPE_PAGE)

/* A share that was ticked on its page leaves alone what somebody ticks in the other one. */
#define DRAFT_KEY "share"
#define DRAFT_KEY_BRIEF "show"
#define KEEPING_MS 800

static LivretHousehold *
get_household (LivretSharePage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* The draft inside the vault -------------------------------------------------- */

typedef struct
{
  const char *key;
  char *json;
} Kept;

static void
kept_free (Kept *kept)
{
  g_free (kept->json);
  g_free (kept);
}

static gpointer
keep_draft (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Kept *kept = data;

  return GINT_TO_POINTER (livret_draft_set (db, kept->key, kept->json, error));
}

static gpointer
get_draft (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *json = livret_draft_get (db, data, error);

  return json ? json : g_strdup ("");
}

static void
write_draft (LivretSharePage *self, const char *json)
{
  Kept *kept = g_new0 (Kept, 1);

  kept->key = self->key;
  kept->json = g_strdup (json);
  self->kept = json != NULL;
  livret_household_write (get_household (self), keep_draft, kept, (GDestroyNotify) kept_free, NULL,
                          NULL);
}

/* Keeps what was said since, if anything was. */
static void
keep_now (LivretSharePage *self)
{
  g_autofree char *json = livret_share_draft_to_json (self->draft);

  g_clear_handle_id (&self->keeping, g_source_remove);
  if (self->sealing || livret_household_get_session (get_household (self)) == NULL ||
      g_strcmp0 (json, self->before) == 0)
    return;
  g_set_str (&self->before, json);
  write_draft (self, json);
}

static void
on_keeping_due (gpointer user_data)
{
  LivretSharePage *self = user_data;

  self->keeping = 0;
  keep_now (self);
}

/* Steps ----------------------------------------------------------------------- */

static void
fill_steps (LivretSharePage *self)
{
  livret_share_steps_fill (self->steps, &self->way, self->step,
                           livret_household_get_tight (get_household (self)));
}

static const char *
get_hint (LivretSharePage *self)
{
  const char *missing = livret_share_draft_missing (self->draft, self->step);

  if (missing != NULL)
    return missing;
  if (self->step == LIVRET_STEP_REVIEW)
    return self->sealing ? _ ("Being sealed…") : _ ("It will be noted in the journal");
  return "";
}

static void
apply (LivretSharePage *self)
{
  gboolean narrow = livret_household_get_narrow (get_household (self));
  gboolean first = self->step == self->way.steps[0];
  gboolean last = self->step == LIVRET_STEP_REVIEW;
  gboolean ready = livret_share_draft_missing (self->draft, self->step) == NULL &&
                   (!last || livret_share_review_is_ready (self->review)) && !self->sealing;

  gtk_widget_set_visible (self->next_button, !last);
  gtk_widget_set_visible (self->seal_button, last);
  gtk_widget_set_sensitive (last ? self->seal_button : self->next_button, ready);
  gtk_widget_set_sensitive (self->back_button, !self->sealing);
  gtk_widget_set_visible (self->back_button, !first);
  /* Back at the start, what goes on at the end: also where one of them is alone. */
  adw_wrap_box_set_justify (self->ways, first || last ? ADW_JUSTIFY_NONE : ADW_JUSTIFY_SPREAD);
  adw_wrap_box_set_justify_last_line (self->ways, !first && !last);
  adw_wrap_box_set_align (self->ways, first ? 1 : 0);
  gtk_label_set_label (GTK_LABEL (self->hint), get_hint (self));
  gtk_widget_set_visible (self->hint, get_hint (self)[0] != '\0' || !narrow);
  gtk_widget_set_visible (self->spinner, self->sealing);
  livret_share_summary_show (self->summary, get_household (self), self->draft);
}

/* Whatever ends the page, a lock too, finds kept what was said. */
static void
on_changed (LivretSharePage *self)
{
  if (self->keeping == 0)
    self->keeping = g_timeout_add_once (KEEPING_MS, on_keeping_due, self);
  apply (self);
}

static void
set_page_draft (LivretSharePage *self)
{
  switch (self->step)
    {
    case LIVRET_STEP_WHOM:
      livret_share_whom_set_draft (self->whom, get_household (self), self->draft);
      break;
    case LIVRET_STEP_WHAT:
      livret_share_what_set_draft (self->what, get_household (self), self->draft);
      break;
    case LIVRET_STEP_WHY:
      livret_share_why_set_draft (self->why, self->draft);
      break;
    case LIVRET_STEP_HOW:
      livret_share_how_set_draft (self->how, self->draft);
      break;
    case LIVRET_STEP_BRIEF:
      livret_share_brief_set_draft (self->brief, get_household (self), self->draft);
      break;
    default:
      livret_share_review_show (self->review, get_household (self), self->draft);
    }
}

static void
go_to (LivretSharePage *self, LivretShareStep step)
{
  g_autofree char *name = g_strdup_printf ("%u", step);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Page %u of %u: %s"), livret_share_way_place (&self->way, step) + 1,
                       self->way.n, livret_share_step_title (step));

  self->step = step;
  gtk_widget_activate_action (GTK_WIDGET (self), "frame.step", NULL);
  /* Before the old page goes: the window would look for a place of its own later. */
  gtk_widget_grab_focus (self->step_title);
  set_page_draft (self);
  gtk_stack_set_visible_child_name (self->stack, name);
  livret_heading_set_label (LIVRET_HEADING (self->step_title), livret_share_step_title (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->window)), 0);
  fill_steps (self);
  apply (self);
}

/* Sealing --------------------------------------------------------------------- */

static void
on_sealed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSharePage) self = user_data;
  g_autoptr (GError) error = NULL;
  LivretSealed *sealed = livret_share_sealing_run_finish (result, &error);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  LivretSealedPage *page;

  self->sealing = FALSE;
  if (sealed == NULL)
    {
      go_to (self, LIVRET_STEP_REVIEW);
      livret_household_report (get_household (self), error);
      return;
    }
  if (view == NULL || livret_household_get_session (get_household (self)) == NULL)
    {
      livret_sealed_free (sealed);
      return;
    }
  write_draft (self, NULL);
  g_free (self->before);
  self->before = livret_share_draft_to_json (self->draft);
  page = livret_sealed_page_new (get_household (self), sealed);
  g_object_ref (view);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  g_object_unref (view);
}

static void
start_sealing (LivretSharePage *self)
{
  g_autoptr (LivretGauge) gauge = livret_gauge_new ();
  LivretGrantTerms *terms = livret_share_review_steal_terms (self->review);

  self->sealing = TRUE;
  livret_share_review_wait (self->review, gauge, _ ("What was read over is being packed…"));
  apply (self);
  livret_share_sealing_run_async (get_household (self), terms, gauge, on_sealed,
                                  g_object_ref (self));
}

static void
on_next_clicked (LivretSharePage *self)
{
  if (self->step == LIVRET_STEP_REVIEW)
    {
      start_sealing (self);
      return;
    }
  keep_now (self);
  go_to (self, livret_share_way_next (&self->way, self->step));
}

static void
on_back_clicked (LivretSharePage *self)
{
  go_to (self, livret_share_way_previous (&self->way, self->step));
}

static void
on_change_what (LivretSharePage *self)
{
  livret_share_way_insert_what (&self->way);
  go_to (self, LIVRET_STEP_WHAT);
}

static void
on_cancel_clicked (LivretSharePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (self->sealing || view == NULL)
    return;
  keep_now (self);
  if (self->kept)
    livret_household_say (get_household (self),
                          self->way.steps[0] == LIVRET_STEP_BRIEF
                              ? _ ("What was written is kept for the next time.")
                              : _ ("The draft is kept: a new share goes on with it."));
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

/* Back is the page before; the first one is left. */
static gboolean
livret_share_page_back (LivretPage *page)
{
  LivretSharePage *self = LIVRET_SHARE_PAGE (page);

  if (self->step == self->way.steps[0])
    on_cancel_clicked (self);
  else if (!self->sealing)
    on_back_clicked (self);
  return TRUE;
}

/* The widget ------------------------------------------------------------------ */

static void
place_summary (LivretSharePage *self)
{
  gboolean tight = livret_household_get_tight (get_household (self));
  gboolean narrow = livret_household_get_narrow (get_household (self));

  g_object_ref (self->summary);
  adw_clamp_set_child (self->side, NULL);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), NULL);
  if (tight)
    gtk_expander_set_child (GTK_EXPANDER (self->expander), GTK_WIDGET (self->summary));
  else
    adw_clamp_set_child (self->side, GTK_WIDGET (self->summary));
  gtk_widget_set_visible (GTK_WIDGET (self->side), !tight);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_summary), tight);
  gtk_orientable_set_orientation (self->bar,
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  fill_steps (self);
  g_object_unref (self->summary);
}

/* Shows the first page, with nothing said of it yet. */
static void
start (LivretSharePage *self)
{
  g_free (self->before);
  self->before = livret_share_draft_to_json (self->draft);
  go_to (self, self->way.steps[0]);
}

static void
on_draft_got (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSharePage) self = user_data;
  g_autofree char *json = livret_store_run_finish (LIVRET_STORE (store), result, NULL);
  LivretShareDraft *draft = json && json[0] ? livret_share_draft_from_json (json) : NULL;

  if (draft == NULL)
    return;
  if (self->step != self->way.steps[0] || !g_str_equal (draft->person, self->draft->person) ||
      self->draft->recipient[0] != '\0')
    {
      livret_share_draft_free (draft);
      return;
    }
  if (self->step == LIVRET_STEP_BRIEF)
    livret_share_draft_take_words (self->draft, draft);
  else
    livret_share_draft_set_all (self->draft, draft);
  livret_share_draft_free (draft);
  self->kept = TRUE;
  start (self);
}

static LivretSharePage *
make_page (LivretHousehold *household, const char *person, gboolean brief)
{
  LivretSharePage *self = g_object_new (LIVRET_TYPE_SHARE_PAGE, "household", household, NULL);
  GPtrArray *people = livret_household_get_people (household);
  const LivretPerson *whose = livret_household_find (household, person);
  g_autofree char *title = livret_household_title_of (household, person);
  const LivretPerson *keeper = NULL;

  for (guint i = 0; i < people->len && keeper == NULL; i++)
    if (((LivretPerson *) people->pdata[i])->self)
      keeper = people->pdata[i];
  self->draft = livret_share_draft_new (whose, keeper);
  self->key = brief ? DRAFT_KEY_BRIEF : DRAFT_KEY;
  livret_share_way_init (&self->way, brief);
  self->step = self->way.steps[0];
  adw_window_title_set_subtitle (self->heading, title);
  self->summary = LIVRET_SHARE_SUMMARY (livret_share_summary_new ());
  self->expander = gtk_expander_new (_ ("So far"));
  adw_bin_set_child (self->narrow_summary, self->expander);
  place_summary (self);
  g_signal_connect_object (household, "notify::tight", G_CALLBACK (place_summary), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
ask_for_draft (LivretSharePage *self)
{
  livret_page_read (LIVRET_PAGE (self), get_draft, (gpointer) self->key, NULL, g_free,
                    livret_page_get_cancellable (LIVRET_PAGE (self)), on_draft_got);
}

LivretSharePage *
livret_share_page_new (LivretHousehold *household, const char *person)
{
  LivretSharePage *self = make_page (household, person, FALSE);

  start (self);
  ask_for_draft (self);
  return self;
}

LivretSharePage *
livret_share_page_new_brief (LivretHousehold *household, const char *person, GPtrArray *items)
{
  LivretSharePage *self = make_page (household, person, TRUE);

  for (guint i = 0; i < items->len; i++)
    livret_share_draft_set_item (self->draft, items->pdata[i], TRUE);
  start (self);
  ask_for_draft (self);
  return self;
}

LivretSharePage *
livret_share_page_new_like (LivretHousehold *household, const LivretGrantTerms *terms)
{
  LivretSharePage *self = make_page (household, terms->person, FALSE);

  g_set_str (&self->draft->recipient, terms->recipient);
  g_set_str (&self->draft->profession, terms->profession);
  g_set_str (&self->draft->purpose, terms->purpose);
  g_set_str (&self->draft->route, terms->route);
  g_set_str (&self->draft->by, terms->by);
  g_set_str (&self->draft->capacity, terms->capacity);
  for (guint i = 0; i < terms->items->len; i++)
    {
      const LivretGrantItem *item = terms->items->pdata[i];

      /* Readings are named anew: their period has moved on. */
      livret_share_draft_set_item (self->draft, item->ref, TRUE);
    }
  start (self);
  return self;
}

/* Before it was shown there was nothing to focus. */
static void
livret_share_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (LIVRET_SHARE_PAGE (page)->step_title);
}

static void
livret_share_page_unmap (GtkWidget *widget)
{
  keep_now (LIVRET_SHARE_PAGE (widget));
  GTK_WIDGET_CLASS (livret_share_page_parent_class)->unmap (widget);
}

static void
livret_share_page_dispose (GObject *object)
{
  LivretSharePage *self = LIVRET_SHARE_PAGE (object);

  if (self->whom != NULL)
    {
      livret_share_whom_set_draft (self->whom, NULL, NULL);
      livret_share_what_set_draft (self->what, NULL, NULL);
      livret_share_why_set_draft (self->why, NULL);
      livret_share_how_set_draft (self->how, NULL);
      livret_share_brief_set_draft (self->brief, NULL, NULL);
    }
  g_clear_handle_id (&self->keeping, g_source_remove);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_SHARE_PAGE);
  g_clear_pointer (&self->draft, livret_share_draft_free);
  g_clear_pointer (&self->before, g_free);
  G_OBJECT_CLASS (livret_share_page_parent_class)->dispose (object);
}

static void
livret_share_page_class_init (LivretSharePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_page_dispose;
  widget_class->unmap = livret_share_page_unmap;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = livret_share_page_shown;
  LIVRET_PAGE_CLASS (klass)->back = livret_share_page_back;
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "frame.back", NULL);
  g_type_ensure (LIVRET_TYPE_HEADING);
  g_type_ensure (LIVRET_TYPE_SHARE_BRIEF);
  g_type_ensure (LIVRET_TYPE_SHARE_WHOM);
  g_type_ensure (LIVRET_TYPE_SHARE_WHAT);
  g_type_ensure (LIVRET_TYPE_SHARE_WHY);
  g_type_ensure (LIVRET_TYPE_SHARE_HOW);
  g_type_ensure (LIVRET_TYPE_SHARE_REVIEW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-share-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, steps);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, window);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, step_title);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, narrow_summary);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, whom);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, what);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, why);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, how);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, review);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, brief);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, side);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, bar);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, hint);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, ways);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, seal_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_change_what);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
livret_share_page_init (LivretSharePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* livret-share-page.c: the assistant that prepares a share in five short pages and seals it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-page.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-places.h"
#include "app/shares/livret-sealed-page.h"
#include "app/shares/livret-share-how.h"
#include "app/shares/livret-share-review.h"
#include "app/shares/livret-share-summary.h"
#include "app/shares/livret-share-what.h"
#include "app/shares/livret-share-whom.h"
#include "app/shares/livret-share-why.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-worker.h"
#include "record/livret-meta.h"
#include "sharing/livret-package.h"

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
  AdwBin *side;
  GtkWidget *back_button;
  GtkWidget *hint;
  GtkWidget *spinner;
  GtkWidget *next_button;

  LivretShareSummary *summary;
  GtkWidget *expander;
  LivretShareDraft *draft;
  LivretShareStep step;
  gboolean sealing;
  gboolean kept; /* the draft in the vault is this one's */
};

G_DEFINE_FINAL_TYPE (LivretSharePage, livret_share_page, LIVRET_TYPE_PAGE)

#define DRAFT_KEY "share"

static LivretHousehold *
get_household (LivretSharePage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* The draft inside the vault -------------------------------------------------- */

static gpointer
keep_draft (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_draft_set (db, DRAFT_KEY, data, error));
}

static gpointer
get_draft (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  char *json = livret_draft_get (db, DRAFT_KEY, error);

  return json ? json : g_strdup ("");
}

static void
save_draft (LivretSharePage *self, gboolean forget)
{
  char *json = forget ? NULL : livret_share_draft_to_json (self->draft);

  self->kept = !forget;
  livret_household_write (get_household (self), keep_draft, json, g_free, NULL, NULL);
}

/* Steps ----------------------------------------------------------------------- */

static void
fill_steps (LivretSharePage *self)
{
  gboolean narrow = livret_household_get_narrow (get_household (self));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_box_remove (self->steps, child);
  for (guint i = 0; i < LIVRET_STEPS; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", i + 1);
      GtkWidget *disc = i < self->step ? gtk_image_new_from_icon_name ("livret-check-symbolic")
                                       : gtk_label_new (number);

      gtk_widget_set_valign (disc, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (disc, "step");
      gtk_widget_add_css_class (disc, i < self->step    ? "done"
                                      : i == self->step ? "current"
                                                        : "coming");
      if (i > 0)
        {
          GtkWidget *line = gtk_separator_new (GTK_ORIENTATION_HORIZONTAL);

          gtk_widget_set_size_request (line, narrow ? 14 : 22, -1);
          gtk_widget_set_valign (line, GTK_ALIGN_CENTER);
          gtk_box_append (self->steps, line);
        }
      gtk_box_append (self->steps, disc);
      if (!narrow)
        {
          GtkWidget *label = gtk_label_new (livret_share_step_title (i));

          gtk_widget_add_css_class (label, i == self->step ? "heading" : "dimmed");
          gtk_box_append (self->steps, label);
        }
    }
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
  gboolean last = self->step == LIVRET_STEP_REVIEW;
  gboolean ready = livret_share_draft_missing (self->draft, self->step) == NULL &&
                   (!last || livret_share_review_is_ready (self->review)) && !self->sealing;

  gtk_button_set_label (GTK_BUTTON (self->next_button), last ? _ ("Seal") : _ ("Continue"));
  gtk_widget_set_sensitive (self->next_button, ready);
  gtk_widget_set_sensitive (self->back_button, !self->sealing);
  gtk_widget_set_visible (self->back_button, self->step > 0);
  gtk_label_set_label (GTK_LABEL (self->hint), get_hint (self));
  gtk_widget_set_visible (self->spinner, self->sealing);
  livret_share_summary_show (self->summary, get_household (self), self->draft);
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
    default:
      livret_share_review_show (self->review, get_household (self), self->draft);
    }
}

static void
go_to (LivretSharePage *self, LivretShareStep step)
{
  g_autofree char *name = g_strdup_printf ("%u", step);
  g_autofree char *spoken = g_strdup_printf (_ ("Page %u of %u: %s"), step + 1, LIVRET_STEPS,
                                             livret_share_step_title (step));

  self->step = step;
  set_page_draft (self);
  gtk_stack_set_visible_child_name (self->stack, name);
  gtk_label_set_label (GTK_LABEL (self->step_title), livret_share_step_title (step));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->step_title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, spoken, -1);
  gtk_adjustment_set_value (
      gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->window)), 0);
  fill_steps (self);
  apply (self);
  gtk_widget_grab_focus (self->step_title);
}

/* Sealing --------------------------------------------------------------------- */

typedef struct
{
  LivretGrantTerms *terms;
  char *language;
} Sealing;

static void
sealing_free (Sealing *sealing)
{
  g_clear_pointer (&sealing->terms, livret_grant_terms_free);
  g_free (sealing->language);
  g_free (sealing);
}

static gpointer
seal_terms (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_grant_seal (db, data, error);
}

static gpointer
seal (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Sealing *sealing = data;
  g_autoptr (LivretGrant) grant =
      livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, seal_terms,
                        sealing->terms, cancellable, error);
  LivretPackage *package;

  if (grant == NULL)
    return NULL;
  package = livret_package_write (session, grant, sealing->language, cancellable, error);
  return package ? livret_sealed_new (g_steal_pointer (&grant), package) : NULL;
}

static void
on_sealed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSharePage) self = user_data;
  g_autoptr (GError) error = NULL;
  LivretSealed *sealed = livret_worker_run_finish (result, &error);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);
  LivretSealedPage *page;

  self->sealing = FALSE;
  if (sealed == NULL)
    {
      livret_household_report (get_household (self), error);
      go_to (self, LIVRET_STEP_REVIEW);
      return;
    }
  if (view == NULL || livret_household_get_session (get_household (self)) == NULL)
    {
      livret_sealed_free (sealed);
      return;
    }
  save_draft (self, TRUE);
  page = livret_sealed_page_new (get_household (self), sealed);
  g_object_ref (view);
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
  adw_navigation_view_push (ADW_NAVIGATION_VIEW (view), ADW_NAVIGATION_PAGE (page));
  g_object_unref (view);
}

static void
start_sealing (LivretSharePage *self)
{
  Sealing *sealing = g_new0 (Sealing, 1);

  sealing->terms = livret_share_review_steal_terms (self->review);
  sealing->language = g_strdup (livret_places_language ());
  self->sealing = TRUE;
  apply (self);
  livret_worker_run_async (livret_household_get_session (get_household (self)), seal, sealing,
                           (GDestroyNotify) sealing_free, (GDestroyNotify) livret_sealed_free,
                           livret_household_get_cancellable (get_household (self)), on_sealed,
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
  save_draft (self, FALSE);
  go_to (self, self->step + 1);
}

static void
on_back_clicked (LivretSharePage *self)
{
  if (self->step > 0)
    go_to (self, self->step - 1);
}

static void
on_cancel_clicked (LivretSharePage *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), ADW_TYPE_NAVIGATION_VIEW);

  if (self->sealing || view == NULL)
    return;
  if (self->kept)
    livret_household_say (get_household (self),
                          _ ("The draft is kept: a new share goes on with it."));
  adw_navigation_view_pop (ADW_NAVIGATION_VIEW (view));
}

/* The widget ------------------------------------------------------------------ */

static void
place_summary (LivretSharePage *self)
{
  gboolean narrow = livret_household_get_narrow (get_household (self));

  g_object_ref (self->summary);
  adw_bin_set_child (self->side, NULL);
  gtk_expander_set_child (GTK_EXPANDER (self->expander), NULL);
  if (narrow)
    gtk_expander_set_child (GTK_EXPANDER (self->expander), GTK_WIDGET (self->summary));
  else
    adw_bin_set_child (self->side, GTK_WIDGET (self->summary));
  gtk_widget_set_visible (GTK_WIDGET (self->side), !narrow);
  gtk_widget_set_visible (GTK_WIDGET (self->narrow_summary), narrow);
  fill_steps (self);
  g_object_unref (self->summary);
}

static void
on_draft_got (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSharePage) self = user_data;
  g_autofree char *json = livret_store_run_finish (LIVRET_STORE (store), result, NULL);
  LivretShareDraft *draft = json && json[0] ? livret_share_draft_from_json (json) : NULL;

  if (draft == NULL)
    return;
  if (self->step > 0 || !g_str_equal (draft->person, self->draft->person) ||
      self->draft->recipient[0] != '\0')
    {
      livret_share_draft_free (draft);
      return;
    }
  livret_share_draft_free (self->draft);
  self->draft = draft;
  self->kept = TRUE;
  go_to (self, LIVRET_STEP_WHOM);
}

static LivretSharePage *
make_page (LivretHousehold *household, const char *person)
{
  LivretSharePage *self = g_object_new (LIVRET_TYPE_SHARE_PAGE, "household", household, NULL);
  GPtrArray *people = livret_household_get_people (household);
  const LivretPerson *whose = livret_household_find (household, person);
  const LivretPerson *keeper = NULL;

  for (guint i = 0; i < people->len && keeper == NULL; i++)
    if (((LivretPerson *) people->pdata[i])->self)
      keeper = people->pdata[i];
  self->draft = livret_share_draft_new (whose, keeper);
  adw_window_title_set_subtitle (self->heading, whose->name);
  self->summary = LIVRET_SHARE_SUMMARY (livret_share_summary_new ());
  self->expander = gtk_expander_new (_ ("So far"));
  adw_bin_set_child (self->narrow_summary, self->expander);
  place_summary (self);
  g_signal_connect_object (household, "notify::narrow", G_CALLBACK (place_summary), self,
                           G_CONNECT_SWAPPED);
  return self;
}

LivretSharePage *
livret_share_page_new (LivretHousehold *household, const char *person, const char *item)
{
  LivretSharePage *self = make_page (household, person);

  if (item != NULL)
    livret_share_draft_set_item (self->draft, item, TRUE);
  go_to (self, LIVRET_STEP_WHOM);
  if (item == NULL)
    livret_page_read (LIVRET_PAGE (self), get_draft, NULL, NULL, g_free,
                      livret_page_get_cancellable (LIVRET_PAGE (self)), on_draft_got);
  return self;
}

LivretSharePage *
livret_share_page_new_like (LivretHousehold *household, const LivretGrantTerms *terms)
{
  LivretSharePage *self = make_page (household, terms->person);

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
  go_to (self, LIVRET_STEP_WHOM);
  return self;
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
    }
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_SHARE_PAGE);
  g_clear_pointer (&self->draft, livret_share_draft_free);
  G_OBJECT_CLASS (livret_share_page_parent_class)->dispose (object);
}

static void
livret_share_page_class_init (LivretSharePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_page_dispose;
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
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, side);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, hint);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, spinner);
  gtk_widget_class_bind_template_child (widget_class, LivretSharePage, next_button);
  gtk_widget_class_bind_template_callback (widget_class, apply);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
livret_share_page_init (LivretSharePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

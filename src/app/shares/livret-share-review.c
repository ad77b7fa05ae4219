/* livret-share-review.c: a share's last page: exactly what will leave.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-review.h"

#include <glib/gi18n.h>
#include <unistd.h>

#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-render.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/widgets/livret-worker.h"
#include "base/livret-date.h"
#include "sharing/livret-package.h"
#include "sharing/livret-routes.h"

#define PREVIEW_WIDTH 700

struct _LivretShareReview
{
  AdwBin parent_instance;

  GtkWidget *stack;
  GtkWidget *working_label;
  LivretMeter *meter;
  AdwStatusPage *failure;
  GtkWidget *headline;
  GtkPicture *picture;
  GtkWidget *page_failure;
  GtkWidget *previous_button;
  GtkWidget *next_button;
  GtkWidget *page_label;
  GtkListBox *items;
  GtkBox *words;

  LivretHousehold *household;
  LivretGrantTerms *terms;
  int preview; /* fd, -1 */
  int page;
  int pages; /* 0: not known yet: found by turning them */
  GCancellable *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretShareReview, livret_share_review, ADW_TYPE_BIN)

/* Pages ----------------------------------------------------------------------- */

static void show_page (LivretShareReview *self);

static void
apply_pager (LivretShareReview *self)
{
  g_autofree char *label = self->pages > 0
                               ? g_strdup_printf (_ ("Page %d of %d"), self->page + 1, self->pages)
                               : g_strdup_printf (_ ("Page %d"), self->page + 1);

  gtk_label_set_label (GTK_LABEL (self->page_label), label);
  gtk_widget_set_sensitive (self->previous_button, self->page > 0);
  gtk_widget_set_sensitive (self->next_button, self->pages == 0 || self->page < self->pages - 1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->picture), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
}

static void
on_page_rendered (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretShareReview) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture = livret_render_finish (result, &error);

  if (livret_error_is_cancelled (error) || self->picture == NULL)
    return;
  gtk_widget_set_visible (GTK_WIDGET (self->picture), texture != NULL);
  gtk_widget_set_visible (self->page_failure, texture == NULL);
  if (texture != NULL)
    gtk_picture_set_paintable (self->picture, GDK_PAINTABLE (texture));
  else
    {
      g_autofree char *text = livret_error_text (error);

      gtk_label_set_label (GTK_LABEL (self->page_failure), text);
    }
}

static void
show_page (LivretShareReview *self)
{
  apply_pager (self);
  if (self->preview < 0 || livret_household_get_session (self->household) == NULL)
    return;
  livret_render_fd_async (self->household, self->preview, "application/pdf", self->page,
                          PREVIEW_WIDTH, self->cancellable, on_page_rendered, g_object_ref (self));
}

static void
on_previous_clicked (LivretShareReview *self)
{
  self->page = MAX (self->page - 1, 0);
  show_page (self);
}

static void
on_next_clicked (LivretShareReview *self)
{
  self->page++;
  show_page (self);
}

/* Words ----------------------------------------------------------------------- */

static void
add_words (LivretShareReview *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (self->words, label);
}

static gboolean
has_documents (const LivretGrantTerms *terms)
{
  for (guint i = 0; i < terms->items->len; i++)
    if (g_str_equal (((LivretGrantItem *) terms->items->pdata[i])->type, "document"))
      return TRUE;
  return FALSE;
}

static void
show_words (LivretShareReview *self)
{
  const LivretRoute *route = livret_route_by_id (self->terms->route);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->words))) != NULL)
    gtk_box_remove (self->words, child);
  if (has_documents (self->terms))
    add_words (self, _ ("Documents leave whole, with what is printed on them (address, social "
                        "security number…)."));
  for (gsize i = 0; route != NULL && i < G_N_ELEMENTS (route->words) && route->words[i] != NULL;
       i++)
    add_words (self, _ (route->words[i]));
  add_words (self, livret_route_always ());
}

static void
show_items (LivretShareReview *self)
{
  gtk_list_box_remove_all (self->items);
  for (guint i = 0; i < self->terms->items->len; i++)
    {
      const LivretGrantItem *item = self->terms->items->pdata[i];
      GtkWidget *row = adw_action_row_new ();
      const char *icon = g_str_equal (item->type, "document") ? "livret-document-symbolic"
                         : g_str_equal (item->type, "series") ? "livret-pulse-symbolic"
                                                              : "livret-heart-symbolic";
      GtkWidget *image = g_object_new (GTK_TYPE_IMAGE, "icon-name", icon, "accessible-role",
                                       GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->title);
      if (item->from_day[0] != '\0' && item->until_day[0] != '\0')
        {
          g_autofree char *period =
              g_strdup_printf (_ ("From %s to %s"), item->from_day, item->until_day);

          adw_action_row_set_subtitle (ADW_ACTION_ROW (row), period);
        }
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
      gtk_list_box_append (self->items, row);
    }
}

/* Working it out -------------------------------------------------------------- */

typedef struct
{
  LivretShareDraft *draft;
  LivretGauge *gauge;
} Work;

static void
work_free (Work *work)
{
  livret_share_draft_free (work->draft);
  livret_gauge_unref (work->gauge);
  g_free (work);
}

typedef struct
{
  LivretGrantTerms *terms;
  int preview;
  int pages;
} Review;

static void
review_free (Review *review)
{
  g_clear_pointer (&review->terms, livret_grant_terms_free);
  if (review->preview >= 0)
    close (review->preview);
  g_free (review);
}

static gpointer
make_terms (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_share_draft_terms (db, data, error);
}

static gpointer
make_review (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  const Work *work = data;
  const LivretProgress progress = LIVRET_PROGRESS_INIT (livret_gauge_tell, work->gauge);
  Review *review = g_new0 (Review, 1);

  review->preview = -1;
  review->terms = livret_store_run (livret_session_get_store (session), LIVRET_DB_READ, make_terms,
                                    work->draft, cancellable, error);
  if (review->terms != NULL)
    review->preview =
        livret_package_preview (session, review->terms, &progress, cancellable, error);
  if (review->preview < 0)
    {
      review_free (review);
      return NULL;
    }
  /* Where they cannot be counted, they are found by turning them. */
  review->pages =
      MAX (livret_reader_count_pages (livret_session_get_reader (session), review->preview,
                                      "application/pdf", cancellable, NULL),
           0);
  return review;
}

static void
on_review_made (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretShareReview) self = user_data;
  g_autoptr (GError) error = NULL;
  Review *review = livret_worker_run_finish (result, &error);
  g_autofree char *text = NULL;

  if (livret_error_is_cancelled (error) || self->stack == NULL)
    {
      g_clear_pointer (&review, review_free);
      return;
    }
  if (review == NULL)
    {
      text = livret_error_text (error);
      adw_status_page_set_description (self->failure, text);
      gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "failed");
      return;
    }
  self->terms = g_steal_pointer (&review->terms);
  self->preview = review->preview;
  review->preview = -1;
  self->pages = review->pages;
  review_free (review);
  livret_meter_follow (self->meter, NULL, NULL);
  text = livret_grant_headline (self->terms);
  gtk_label_set_label (GTK_LABEL (self->headline), text);
  show_items (self);
  show_words (self);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "review");
  show_page (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
forget (LivretShareReview *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_clear_pointer (&self->terms, livret_grant_terms_free);
  if (self->preview >= 0)
    close (self->preview);
  self->preview = -1;
  self->page = 0;
}

void
livret_share_review_show (LivretShareReview *self,
                          LivretHousehold *household,
                          const LivretShareDraft *draft)
{
  Work *work = g_new0 (Work, 1);

  g_set_object (&self->household, household);
  forget (self);
  gtk_picture_set_paintable (self->picture, NULL);
  work->draft = livret_share_draft_copy (draft);
  work->gauge = livret_gauge_new ();
  livret_share_review_wait (self, work->gauge, _ ("The pages are being drawn as they will leave…"));
  livret_worker_run_async (livret_household_get_session (household), make_review, work,
                           (GDestroyNotify) work_free, (GDestroyNotify) review_free,
                           self->cancellable, on_review_made, g_object_ref (self));
}

void
livret_share_review_wait (LivretShareReview *self, LivretGauge *gauge, const char *what)
{
  gtk_label_set_label (GTK_LABEL (self->working_label), what);
  livret_meter_follow (self->meter, gauge, what);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), "working");
}

LivretGrantTerms *
livret_share_review_steal_terms (LivretShareReview *self)
{
  return g_steal_pointer (&self->terms);
}

gboolean
livret_share_review_is_ready (LivretShareReview *self)
{
  return self->terms != NULL;
}

static void
livret_share_review_dispose (GObject *object)
{
  LivretShareReview *self = LIVRET_SHARE_REVIEW (object);

  forget (self);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_SHARE_REVIEW);
  g_clear_object (&self->household);
  G_OBJECT_CLASS (livret_share_review_parent_class)->dispose (object);
}

static void
livret_share_review_finalize (GObject *object)
{
  g_clear_object (&LIVRET_SHARE_REVIEW (object)->cancellable);
  G_OBJECT_CLASS (livret_share_review_parent_class)->finalize (object);
}

static void
livret_share_review_class_init (LivretShareReviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_review_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_share_review_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-share-review.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, working_label);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, meter);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, failure);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, headline);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, picture);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, page_failure);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, previous_button);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, next_button);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, page_label);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, items);
  gtk_widget_class_bind_template_child (widget_class, LivretShareReview, words);
  gtk_widget_class_bind_template_callback (widget_class, on_previous_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked);
}

static void
livret_share_review_init (LivretShareReview *self)
{
  self->preview = -1;
  self->cancellable = g_cancellable_new ();
  g_type_ensure (LIVRET_TYPE_METER);
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* livret-share-brief.c: to whom, why and until when on one page, what is ticked above it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-brief.h"

#include <glib/gi18n.h>

#include "app/shares/livret-share-whom.h"
#include "app/shares/livret-share-why.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-cramped.h"

#define NAMED 3 /* things told by their title */

struct _LivretShareBrief
{
  AdwBin parent_instance;

  AdwActionRow *what_row;
  GtkWidget *change_button;
  gboolean folded;
  LivretShareWhom *whom;
  LivretShareWhy *why;

  GCancellable *cancellable;
};

enum
{
  CHANGED,
  CHANGE_WHAT,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretShareBrief, livret_share_brief, ADW_TYPE_BIN)

static void
on_changed (LivretShareBrief *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_change_clicked (LivretShareBrief *self)
{
  g_signal_emit (self, signals[CHANGE_WHAT], 0);
}

/* What is ticked -------------------------------------------------------------- */

static gpointer
name_items (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretShareDraft *draft = data;
  g_autoptr (LivretPerson) person = livret_people_find (db, draft->person, error);
  g_autoptr (LivretGrantTerms) terms = NULL;

  if (person == NULL)
    return NULL;
  terms = livret_grant_draft_new (person, NULL, NULL);
  for (guint i = 0; i < draft->items->len; i++)
    if (!livret_grant_draft_add_item (db, terms, draft->items->pdata[i], error))
      return NULL;
  return g_steal_pointer (&terms);
}

static char *
get_titles (const LivretGrantTerms *terms)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < MIN (terms->items->len, NAMED); i++)
    g_string_append_printf (titles, "%s%s", i > 0 ? " · " : "",
                            ((LivretGrantItem *) terms->items->pdata[i])->title);
  if (terms->items->len > NAMED)
    g_string_append (titles, " · …");
  return g_string_free (titles, FALSE);
}

static void
on_items_named (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretShareBrief) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretGrantTerms) terms =
      livret_store_run_finish (LIVRET_STORE (store), result, &error);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (self->what_row == NULL || livret_error_is_cancelled (error))
    return;
  title = terms ? livret_grant_contents_words (terms) : livret_error_text (error);
  subtitle = terms ? get_titles (terms) : g_strdup ("");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->what_row), title);
  adw_action_row_set_subtitle (self->what_row, subtitle);
}

/* The widget ------------------------------------------------------------------ */

void
livret_share_brief_set_draft (LivretShareBrief *self,
                              LivretHousehold *household,
                              LivretShareDraft *draft)
{
  /* Folded once: with large letters on a phone the button stands below what it changes. */
  if (household != NULL && !self->folded)
    {
      livret_cramped_fold (GTK_WIDGET (self->what_row), household);
      self->folded = TRUE;
    }
  livret_share_whom_set_draft (self->whom, household, draft);
  livret_share_why_set_draft (self->why, draft);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (draft == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, name_items,
                          livret_share_draft_copy (draft), (GDestroyNotify) livret_share_draft_free,
                          (GDestroyNotify) livret_grant_terms_free, self->cancellable,
                          on_items_named, g_object_ref (self));
}

static void
livret_share_brief_dispose (GObject *object)
{
  LivretShareBrief *self = LIVRET_SHARE_BRIEF (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_SHARE_BRIEF);
  G_OBJECT_CLASS (livret_share_brief_parent_class)->dispose (object);
}

static void
livret_share_brief_class_init (LivretShareBriefClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_brief_dispose;
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGE_WHAT] =
      g_signal_new ("change-what", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (LIVRET_TYPE_SHARE_WHOM);
  g_type_ensure (LIVRET_TYPE_SHARE_WHY);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-share-brief.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretShareBrief, what_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareBrief, change_button);
  gtk_widget_class_bind_template_child (widget_class, LivretShareBrief, whom);
  gtk_widget_class_bind_template_child (widget_class, LivretShareBrief, why);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_change_clicked);
}

static void
livret_share_brief_init (LivretShareBrief *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  livret_spoken_name (self->change_button, _ ("Change what is ticked"));
}

/* livret-shares-page.c: the shares as envelopes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-shares-page.h"

#include <glib/gi18n.h>

#include "app/shares/livret-flap.h"
#include "app/shares/livret-share-card.h"
#include "app/shares/livret-share-page.h"
#include "app/shares/livret-share-state.h"
#include "app/shares/livret-share-summary.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"
#include "sharing/livret-grant.h"

#define FRAMES_TO_SCROLL 10
#define CARD_WIDTH 394 /* two beside each other, in the width of a page */

struct _LivretSharesPage
{
  LivretPage parent_instance;

  GtkWidget *stack;
  AdwBin *empty_envelope;
  GtkWidget *live_box;
  GtkWidget *live_count;
  GtkFlowBox *live;
  GtkWidget *over_box;
  GtkWidget *over_count;
  GtkListBox *over;

  GPtrArray *grants;
  char *wanted; /* id of the share to show once they are listed */
};

G_DEFINE_FINAL_TYPE (LivretSharesPage, livret_shares_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretSharesPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* Ending and renewing --------------------------------------------------------- */

static gpointer
end_grant (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_grant_end (db, data, error));
}

static const LivretGrantTerms *
get_terms (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "terms");
}

static void
on_end_answered (AdwAlertDialog *dialog, const char *response, LivretSharesPage *self)
{
  if (g_str_equal (response, "end"))
    livret_household_write (get_household (self), end_grant,
                            g_strdup (g_object_get_data (G_OBJECT (dialog), "grant")), g_free, NULL,
                            NULL);
}

static void
on_end (GtkWidget *card, LivretSharesPage *self)
{
  const LivretGrantTerms *terms = get_terms (card);
  g_autoptr (LivretShareState) state = livret_share_state_new (terms);
  g_autofree char *title = g_strdup_printf (_ ("Close the share with %s?"), terms->recipient);
  AdwDialog *dialog = adw_alert_dialog_new (title, state->end_words);

  g_object_set_data_full (G_OBJECT (dialog), "grant", g_strdup (terms->id), g_free);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Leave It Open"), "end",
                                  state->end_action, NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "end",
                                            ADW_RESPONSE_SUGGESTED);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_end_answered), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
on_renew (GtkWidget *widget, LivretSharesPage *self)
{
  livret_page_push (GTK_WIDGET (self), ADW_NAVIGATION_PAGE (livret_share_page_new_like (
                                           get_household (self), get_terms (widget))));
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretSharesPage *self = LIVRET_SHARES_PAGE (widget);
  const LivretPerson *person = livret_household_some_person (get_household (self));

  if (person != NULL)
    livret_page_push (
        widget, ADW_NAVIGATION_PAGE (livret_share_page_new (get_household (self), person->id)));
}

/* Showing --------------------------------------------------------------------- */

static void
add_live (LivretSharesPage *self, LivretGrantTerms *terms, gboolean flat)
{
  GtkWidget *card = livret_share_card_new (terms, flat);
  GtkWidget *child = gtk_flow_box_child_new ();

  g_object_set_data (G_OBJECT (card), "terms", terms);
  if (!livret_household_get_narrow (get_household (self)))
    gtk_widget_set_size_request (card, CARD_WIDTH, -1);
  g_signal_connect_object (card, "end", G_CALLBACK (on_end), self, 0);
  g_signal_connect_object (card, "renew", G_CALLBACK (on_renew), self, 0);
  gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), card);
  gtk_widget_set_focusable (child, FALSE);
  gtk_widget_add_css_class (child, "envelope-place");
  gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  terms->recipient, -1);
  g_object_set_data_full (G_OBJECT (child), "grant", g_strdup (terms->id), g_free);
  gtk_flow_box_append (self->live, child);
}

static void
add_over (LivretSharesPage *self, LivretGrantTerms *terms)
{
  g_autoptr (LivretShareState) state = livret_share_state_new (terms);
  g_autofree char *subtitle =
      livret_wording_join (state->purpose, state->contents, state->ended, NULL);
  g_autofree char *spoken = g_strdup_printf (_ ("Renew: %s"), terms->recipient);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_with_label (_ ("Renew"));
  GtkWidget *icon = g_object_new (GTK_TYPE_IMAGE, "icon-name", "livret-envelope-open-symbolic",
                                  "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), terms->recipient);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  livret_spoken_name (button, spoken);
  g_object_set_data (G_OBJECT (button), "terms", terms);
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_renew), self, 0);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  livret_cramped_fold (row, get_household (self));
  g_object_set_data_full (G_OBJECT (row), "grant", g_strdup (terms->id), g_free);
  gtk_list_box_append (self->over, row);
}

static void
show_count (GtkWidget *box, GtkWidget *label, guint count)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  gtk_label_set_label (GTK_LABEL (label), text);
  gtk_widget_set_visible (box, count > 0);
}

static void
fill (LivretSharesPage *self)
{
  gboolean narrow = livret_household_get_narrow (get_household (self));
  guint live = 0, over = 0;

  /* One below the other, a single envelope has its flap: the next one is seen sooner. */
  gtk_flow_box_set_homogeneous (self->live, !narrow);
  for (guint i = 0; i < self->grants->len; i++)
    {
      LivretGrantTerms *terms = self->grants->pdata[i];

      /* A draft here is a share that was sealed and not handed over: nothing left. */
      if (g_str_equal (terms->state, "draft"))
        continue;
      if (g_str_equal (terms->state, "active"))
        {
          add_live (self, terms, narrow && live > 0);
          live++;
        }
      else
        {
          add_over (self, terms);
          over++;
        }
    }
  /* One alone is as wide as one of two. */
  gtk_widget_set_halign (GTK_WIDGET (self->live),
                         live == 1 && !narrow ? GTK_ALIGN_START : GTK_ALIGN_FILL);
  show_count (self->live_box, self->live_count, live);
  show_count (self->over_box, self->over_count, over);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), live + over > 0 ? "list" : "empty");
}

static GtkWidget *
find_place (LivretSharesPage *self, const char *id)
{
  GtkWidget *lists[] = { GTK_WIDGET (self->live), GTK_WIDGET (self->over) };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (GtkWidget *place = gtk_widget_get_first_child (lists[i]); place != NULL;
         place = gtk_widget_get_next_sibling (place))
      if (g_strcmp0 (g_object_get_data (G_OBJECT (place), "grant"), id) == 0)
        return place;
  return NULL;
}

/* Once it has its place, the keyboard goes to the first thing to do with it; then the whole of it
 * is scrolled to, and again while what moves with the focus comes to rest. */
static gboolean
on_placed (GtkWidget *place, GdkFrameClock *clock, gpointer frames)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (place, GTK_TYPE_VIEWPORT);

  if (gtk_widget_get_height (place) == 0 || viewport == NULL)
    return G_SOURCE_CONTINUE;
  if (*(int *) frames == FRAMES_TO_SCROLL)
    gtk_widget_child_focus (place, GTK_DIR_TAB_FORWARD);
  else
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), place, NULL);
  return (*(int *) frames)-- > 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
show_wanted (LivretSharesPage *self)
{
  g_autofree char *id = g_steal_pointer (&self->wanted);
  GtkWidget *place = id != NULL ? find_place (self, id) : NULL;
  int *frames;

  if (place == NULL)
    return;
  frames = g_new (int, 1);
  *frames = FRAMES_TO_SCROLL;
  gtk_widget_add_tick_callback (place, on_placed, frames, g_free);
}

static gpointer
list_grants (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_grants_list (db, data, error);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretSharesPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *grants = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (grants == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  /* The rows borrow the terms: they go first. */
  gtk_flow_box_remove_all (self->live);
  gtk_list_box_remove_all (self->over);
  g_clear_pointer (&self->grants, g_ptr_array_unref);
  self->grants = grants;
  fill (self);
  show_wanted (self);
}

static void
livret_shares_page_reload (LivretPage *page, GCancellable *cancellable)
{
  livret_page_read (page, list_grants,
                    g_strdup (livret_household_get_person_id (livret_page_get_household (page))),
                    g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, on_listed);
}

/* Whose they are may just have been chosen: they are listed anew first. */
static void
livret_shares_page_show_item (LivretPage *page, const char *item)
{
  g_set_str (&LIVRET_SHARES_PAGE (page)->wanted, item);
  livret_page_queue_reload (page);
}

static void
livret_shares_page_constructed (GObject *object)
{
  G_OBJECT_CLASS (livret_shares_page_parent_class)->constructed (object);
  g_signal_connect_object (get_household (LIVRET_SHARES_PAGE (object)), "notify::narrow",
                           G_CALLBACK (livret_page_queue_reload), object, G_CONNECT_SWAPPED);
}

static void
livret_shares_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_SHARES_PAGE);
  G_OBJECT_CLASS (livret_shares_page_parent_class)->dispose (object);
}

static void
livret_shares_page_finalize (GObject *object)
{
  g_clear_pointer (&LIVRET_SHARES_PAGE (object)->grants, g_ptr_array_unref);
  g_clear_pointer (&LIVRET_SHARES_PAGE (object)->wanted, g_free);
  G_OBJECT_CLASS (livret_shares_page_parent_class)->finalize (object);
}

static void
livret_shares_page_class_init (LivretSharesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = livret_shares_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = livret_shares_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_shares_page_finalize;
  LIVRET_PAGE_CLASS (klass)->reload = livret_shares_page_reload;
  LIVRET_PAGE_CLASS (klass)->show_item = livret_shares_page_show_item;
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-shares-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, empty_envelope);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, live_box);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, live_count);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, live);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, over_box);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, over_count);
  gtk_widget_class_bind_template_child (widget_class, LivretSharesPage, over);
}

static void
add_words (GtkWidget *box, const char *words, const char *css_class)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", words, "wrap", TRUE, "justify",
                                   GTK_JUSTIFY_CENTER, NULL);

  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

/* Before the first share: an envelope that nobody has sealed yet. */
static GtkWidget *
build_empty (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);
  GtkWidget *button = gtk_button_new_with_label (_ ("New Share"));

  add_words (box, _ ("Nothing was shared yet"), "title-3");
  add_words (box,
             _ ("A share says to whom, what, why and until when. You see the exact pages before "
                "they leave."),
             "dimmed");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.new");
  g_object_set (button, "halign", GTK_ALIGN_CENTER, "margin-top", 8, "margin-bottom", 10, NULL);
  gtk_widget_add_css_class (button, "pill");
  gtk_box_append (GTK_BOX (box), button);
  gtk_widget_add_css_class (box, "envelope-content");
  return livret_envelope_card_new (box, LIVRET_SEAL_OPEN);
}

static void
livret_shares_page_init (LivretSharesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  adw_bin_set_child (self->empty_envelope, build_empty ());
}

/* livret-share-what.c: a share's second page: what may leave, item by item.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-what.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"
#include "base/livret-text.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-readings.h"

struct _LivretShareWhat
{
  AdwBin parent_instance;

  GtkWidget *measures_button;
  GtkWidget *documents_button;
  GtkWidget *documents_box;
  GtkWidget *search;
  GtkListBox *documents;
  GtkWidget *hidden_label;
  GtkWidget *kinds_box;
  GtkListBox *kinds;
  GtkListBox *sections;

  LivretShareDraft *draft;
  gboolean filling;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretShareWhat, livret_share_what, ADW_TYPE_BIN)

/* Reading --------------------------------------------------------------------- */

typedef struct
{
  GPtrArray *documents;
  GPtrArray *entries;
  GArray *kinds;
  int hidden;
} Offer;

static void
offer_free (Offer *offer)
{
  g_clear_pointer (&offer->documents, g_ptr_array_unref);
  g_clear_pointer (&offer->entries, g_ptr_array_unref);
  g_clear_pointer (&offer->kinds, g_array_unref);
  g_free (offer);
}

static gpointer
read_offer (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretDocumentQuery query = { .person = data };
  Offer *offer = g_new0 (Offer, 1);

  offer->documents = livret_documents_list (db, &query, error);
  offer->entries = offer->documents ? livret_entries_list (db, data, NULL, error) : NULL;
  offer->kinds = offer->entries ? livret_readings_kinds (db, data, error) : NULL;
  if (offer->kinds == NULL)
    {
      offer_free (offer);
      return NULL;
    }
  query.include_hidden = TRUE;
  offer->hidden = livret_documents_count (db, &query, NULL) - (int) offer->documents->len;
  return offer;
}

/* Rows ------------------------------------------------------------------------ */

static void
on_ticked (GtkWidget *check, LivretShareWhat *self)
{
  const char *item = g_object_get_data (G_OBJECT (check), "item");

  if (self->filling || self->draft == NULL)
    return;
  livret_share_draft_set_item (self->draft, item,
                               gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  g_signal_emit (self, signals[CHANGED], 0);
}

static GtkWidget *
add_row (
    GtkListBox *list, const char *title, const char *subtitle, const char *item, GtkWidget **check)
{
  GtkWidget *row = adw_action_row_new ();

  *check = gtk_check_button_new ();
  gtk_widget_set_valign (*check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*check), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  g_object_set_data_full (G_OBJECT (*check), "item", g_strdup (item), g_free);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), *check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), *check);
  g_object_set_data (G_OBJECT (row), "check", *check);
  gtk_list_box_append (list, row);
  return row;
}

static void
add_document (LivretShareWhat *self, const LivretDocument *document)
{
  g_autofree char *date = livret_date_display (&document->date);
  g_autofree char *subtitle =
      livret_wording_join (document->author, document->establishment, date, NULL);
  g_autofree char *words =
      g_strdup_printf ("%s %s %s", document->title, document->author, document->establishment);
  GtkWidget *check;
  GtkWidget *row = add_row (self->documents, document->title, subtitle, document->id, &check);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               livret_share_draft_has_item (self->draft, document->id));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_ticked), self, 0);
  g_object_set_data_full (G_OBJECT (row), "words", livret_text_fold (words, -1), g_free);
  g_object_set_data_full (G_OBJECT (row), "date", g_strdup (document->date.text), g_free);
}

static void
on_kind_changed (GtkWidget *widget, GParamSpec *pspec, LivretShareWhat *self)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  GtkWidget *check = g_object_get_data (G_OBJECT (row), "check");
  GtkWidget *period = g_object_get_data (G_OBJECT (row), "period");
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (period));
  gboolean ticked = gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
  int days;

  if (self->filling || self->draft == NULL)
    return;
  gtk_widget_set_sensitive (period, ticked);
  days = selected < LIVRET_SHARE_PERIODS
             ? livret_share_periods[selected].days
             : GPOINTER_TO_INT (g_object_get_data (G_OBJECT (period), "days"));
  livret_share_draft_set_kind (self->draft, g_object_get_data (G_OBJECT (check), "item"),
                               ticked ? days : -1, livret_clock_today ());
  g_signal_emit (self, signals[CHANGED], 0);
}

/* The period that is ticked already: one of the list, or one of its own at the end. */
static guint
choose_period (const LivretKindPresence *presence, int days, GtkStringList *names)
{
  g_autofree char *own = NULL;

  if (days < 0)
    return livret_share_period_for (presence->last_day, livret_clock_today ());
  for (guint i = 0; i < LIVRET_SHARE_PERIODS; i++)
    if (livret_share_periods[i].days == days)
      return i;
  own = g_strdup_printf (ngettext ("%d day", "%d days", days), days);
  gtk_string_list_append (names, own);
  return LIVRET_SHARE_PERIODS;
}

static GtkWidget *
build_period (const LivretKindPresence *presence, int days)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *spoken =
      g_strdup_printf (_ ("Period of %s"), livret_kind_label (presence->kind));
  GtkWidget *period;
  guint selected;

  for (guint i = 0; i < LIVRET_SHARE_PERIODS; i++)
    gtk_string_list_append (names, _ (livret_share_periods[i].label));
  selected = choose_period (presence, days, names);
  period = gtk_drop_down_new (g_object_ref (G_LIST_MODEL (names)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (period), selected);
  g_object_set_data (G_OBJECT (period), "days", GINT_TO_POINTER (days));
  gtk_widget_set_valign (period, GTK_ALIGN_CENTER);
  livret_spoken_drop_down (GTK_DROP_DOWN (period), spoken);
  return period;
}

static void
add_kind (LivretShareWhat *self, const LivretKindPresence *presence)
{
  g_autofree char *first = livret_day_display (presence->first_day);
  g_autofree char *last = livret_day_display (presence->last_day);
  gulong count = (gulong) presence->count;
  /* Translators: how many readings, from a day to a day. */
  g_autofree char *subtitle = g_strdup_printf (
      ngettext ("%lu reading, %s to %s", "%lu readings, %s to %s", count), count, first, last);
  GtkWidget *period =
      build_period (presence, livret_share_draft_kind_days (self->draft, presence->kind->id));
  GtkWidget *check;
  GtkWidget *row = add_row (self->kinds, livret_kind_label (presence->kind), subtitle,
                            presence->kind->id, &check);
  gboolean in = livret_share_draft_has_kind (self->draft, presence->kind->id);

  adw_action_row_add_suffix (ADW_ACTION_ROW (row), period);
  g_object_set_data (G_OBJECT (row), "period", period);
  g_object_set_data (G_OBJECT (row), "recent",
                     GINT_TO_POINTER (livret_share_period_holds (
                         LIVRET_SHARE_PERIOD_USUAL, presence->last_day, livret_clock_today ())));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), in);
  gtk_widget_set_sensitive (period, in);
  g_signal_connect_object (check, "notify::active", G_CALLBACK (on_kind_changed), self, 0);
  g_signal_connect_object (period, "notify::selected", G_CALLBACK (on_kind_changed), self, 0);
}

static void
add_section (LivretShareWhat *self, const LivretSection *section, GPtrArray *entries)
{
  guint count = 0;
  gboolean none = FALSE;
  g_autofree char *subtitle = NULL;
  GtkWidget *check;

  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *entry = entries->pdata[i];

      if (!g_str_equal (entry->section, section->id) || entry->hidden)
        continue;
      none = none || entry->none;
      count += !entry->none;
    }
  subtitle = none ? g_strdup (_ (section->none))
             : count > 0
                 ? g_strdup_printf (ngettext ("%u statement", "%u statements", count), count)
                 : g_strdup (_ ("Not filled in: the package will say so"));
  add_row (self->sections, _ (section->label), subtitle, section->id, &check);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               livret_share_draft_has_item (self->draft, section->id));
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_ticked), self, 0);
}

static void
fill (LivretShareWhat *self, const Offer *offer)
{
  g_autofree char *hidden = g_strdup_printf (
      ngettext ("%d hidden document is not offered: show it in Documents first.",
                "%d hidden documents are not offered: show them in Documents first.",
                offer->hidden),
      offer->hidden);

  self->filling = TRUE;
  gtk_list_box_remove_all (self->documents);
  gtk_list_box_remove_all (self->kinds);
  gtk_list_box_remove_all (self->sections);
  for (guint i = 0; i < offer->documents->len; i++)
    add_document (self, offer->documents->pdata[i]);
  for (guint i = 0; i < offer->kinds->len; i++)
    add_kind (self, &g_array_index (offer->kinds, LivretKindPresence, i));
  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    add_section (self, section, offer->entries);
  gtk_widget_set_visible (self->documents_box, offer->documents->len > 0 || offer->hidden > 0);
  gtk_widget_set_visible (self->search, offer->documents->len > 6);
  gtk_widget_set_visible (self->kinds_box, offer->kinds->len > 0);
  gtk_widget_set_visible (self->measures_button, offer->kinds->len > 0);
  gtk_widget_set_visible (self->documents_button, offer->documents->len > 1);
  gtk_label_set_label (GTK_LABEL (self->hidden_label), hidden);
  gtk_widget_set_visible (self->hidden_label, offer->hidden > 0);
  self->filling = FALSE;
}

static void
on_offer_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretShareWhat) self = user_data;
  Offer *offer = livret_store_run_finish (LIVRET_STORE (store), result, NULL);

  if (offer == NULL)
    return;
  if (self->draft != NULL)
    fill (self, offer);
  offer_free (offer);
}

/* Choosing -------------------------------------------------------------------- */

static gboolean
matches (GtkListBoxRow *row, gpointer user_data)
{
  LivretShareWhat *self = user_data;
  g_autofree char *wanted =
      livret_text_fold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  const char *words = g_object_get_data (G_OBJECT (row), "words");

  return words == NULL || strstr (words, g_strstrip (wanted)) != NULL;
}

static void
on_search_changed (LivretShareWhat *self)
{
  gtk_list_box_invalidate_filter (self->documents);
}

static void
tick_all (GtkListBox *list, const char *date_prefix)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (list, i)) != NULL; i++)
    {
      const char *date = g_object_get_data (G_OBJECT (row), "date");

      if (date_prefix == NULL || (date != NULL && g_str_has_prefix (date, date_prefix)))
        gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), TRUE);
    }
}

static void
on_profile_clicked (LivretShareWhat *self)
{
  tick_all (self->sections, NULL);
}

/* Of three months: what was measured in them. */
static void
on_measures_clicked (LivretShareWhat *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->kinds, i)) != NULL; i++)
    if (g_object_get_data (G_OBJECT (row), "recent") != NULL)
      {
        gtk_drop_down_set_selected (g_object_get_data (G_OBJECT (row), "period"),
                                    LIVRET_SHARE_PERIOD_USUAL);
        gtk_check_button_set_active (g_object_get_data (G_OBJECT (row), "check"), TRUE);
      }
}

static void
on_year_clicked (LivretShareWhat *self)
{
  char today[16];

  livret_day_iso (livret_clock_today (), today);
  today[4] = '\0';
  tick_all (self->documents, today);
}

void
livret_share_what_set_draft (LivretShareWhat *self,
                             LivretHousehold *household,
                             LivretShareDraft *draft)
{
  self->draft = draft;
  if (draft == NULL)
    return;
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, read_offer,
                          g_strdup (draft->person), g_free, (GDestroyNotify) offer_free,
                          livret_household_get_cancellable (household), on_offer_read,
                          g_object_ref (self));
}

static void
livret_share_what_dispose (GObject *object)
{
  LIVRET_SHARE_WHAT (object)->draft = NULL;
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_SHARE_WHAT);
  G_OBJECT_CLASS (livret_share_what_parent_class)->dispose (object);
}

static void
livret_share_what_class_init (LivretShareWhatClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_what_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-share-what.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, measures_button);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, documents_button);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, documents_box);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, search);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, documents);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, hidden_label);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, kinds_box);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, kinds);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhat, sections);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_profile_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_measures_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_year_clicked);
}

static void
livret_share_what_init (LivretShareWhat *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_set_filter_func (self->documents, matches, self, NULL);
}

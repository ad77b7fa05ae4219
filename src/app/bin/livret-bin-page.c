/* livret-bin-page.c: what was deleted: put back, or erased for good.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bin/livret-bin-page.h"

#include <glib/gi18n.h>

#include "app/bin/livret-bin-state.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"

struct _LivretBinPage
{
  LivretPage parent_instance;

  GtkWidget *stack;
  GtkBox *groups;

  GPtrArray *items; /* LivretBinItem */
};

G_DEFINE_FINAL_TYPE (LivretBinPage, livret_bin_page, LIVRET_TYPE_PAGE)

/* Jobs ------------------------------------------------------------------------ */

typedef struct
{
  LivretBinKind kind;
  char *id;
} Target;

static Target *
target_new (const LivretBinItem *item)
{
  Target *target = g_new0 (Target, 1);

  target->kind = item->kind;
  target->id = g_strdup (item->id);
  return target;
}

static void
target_free (gpointer data)
{
  g_free (((Target *) data)->id);
  g_free (data);
}

/* Who was taken out of the household is nobody's page: they are on each. */
static gpointer
list_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = livret_bin_list (db, data, error);
  GPtrArray *people;

  if (items != NULL && data != NULL)
    {
      people = livret_bin_list_people (db, error);
      if (people == NULL)
        return NULL;
      g_ptr_array_extend_and_steal (items, people);
    }
  return g_steal_pointer (&items);
}

static gpointer
put_back (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Target *target = data;

  return GINT_TO_POINTER (livret_bin_restore (db, target->kind, target->id, error));
}

static gpointer
put_into_bin (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Target *target = data;
  LivretReadingKey key;

  if (target->kind == LIVRET_BIN_PERSON)
    return GINT_TO_POINTER (livret_people_remove (db, target->id, error));
  if (target->kind == LIVRET_BIN_DOCUMENT)
    return GINT_TO_POINTER (livret_documents_delete (db, target->id, TRUE, error));
  if (target->kind == LIVRET_BIN_ENTRY)
    return GINT_TO_POINTER (livret_entries_delete (db, target->id, TRUE, error));
  return GINT_TO_POINTER (livret_reading_key_from_id (target->id, &key, error) &&
                          livret_readings_delete (db, &key, TRUE, error));
}

static gpointer
erase (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Target *target = data;

  return GINT_TO_POINTER (livret_bin_erase (db, target->kind, target->id, error));
}

static gpointer
count_shares (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const Target *target = data;
  int shares = livret_bin_shares (db, target->kind, target->id, error);

  return shares < 0 ? NULL : GINT_TO_POINTER (shares + 1);
}

/* Putting back and erasing ---------------------------------------------------- */

static LivretHousehold *
get_household (LivretBinPage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

static const LivretBinItem *
get_item (LivretBinPage *self, gpointer widget)
{
  const char *id = g_object_get_data (widget, "item");

  for (guint i = 0; self->items != NULL && i < self->items->len; i++)
    if (g_strcmp0 (((LivretBinItem *) self->items->pdata[i])->id, id) == 0)
      return self->items->pdata[i];
  return NULL;
}

static void
on_back_clicked (GtkWidget *button, LivretBinPage *self)
{
  const LivretBinItem *item = get_item (self, button);

  if (item != NULL)
    livret_household_change (
        get_household (self), put_back, target_new (item), target_free,
        (LivretUndo) { C_ ("done", "Put back"), put_into_bin, target_new (item), target_free },
        NULL, NULL);
}

static void
on_erase_answered (AdwAlertDialog *dialog, const char *response, LivretBinPage *self)
{
  const LivretBinItem *item = get_item (self, dialog);

  if (item != NULL && g_str_equal (response, "erase"))
    livret_household_write (get_household (self), erase, target_new (item), target_free, NULL,
                            NULL);
}

static void
ask_to_erase (LivretBinPage *self, const LivretBinItem *item, int shares)
{
  g_autofree char *title = livret_bin_state_title (item, livret_clock_today ());
  g_autofree char *survives = livret_bin_state_survives (item, shares);
  AdwDialog *dialog = adw_alert_dialog_new (NULL, survives);

  adw_alert_dialog_format_heading (ADW_ALERT_DIALOG (dialog), _ ("Erase “%s” for good?"), title);
  g_object_set_data_full (G_OBJECT (dialog), "item", g_strdup (item->id), g_free);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep"), "erase",
                                  _ ("_Erase for Good"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "erase",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "keep");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_erase_answered), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* It is read again meanwhile, perhaps: by its id. */
static void
on_shares_counted (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretBinPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = g_object_steal_data (G_OBJECT (self), "asking");
  gpointer shares = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (shares == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const LivretBinItem *item = self->items->pdata[i];

      if (g_strcmp0 (item->id, id) == 0)
        {
          ask_to_erase (self, item, GPOINTER_TO_INT (shares) - 1);
          return;
        }
    }
}

static void
on_erase_clicked (GtkWidget *button, LivretBinPage *self)
{
  const LivretBinItem *item = get_item (self, button);

  if (item == NULL || g_object_get_data (G_OBJECT (self), "asking") != NULL)
    return;
  g_object_set_data (G_OBJECT (self), "asking", g_strdup (item->id));
  livret_page_read (LIVRET_PAGE (self), count_shares, target_new (item), target_free, NULL,
                    livret_page_get_cancellable (LIVRET_PAGE (self)), on_shares_counted);
}

/* Showing --------------------------------------------------------------------- */

static GtkWidget *
build_button (LivretBinPage *self,
              const LivretBinItem *item,
              const char *icon,
              const char *name,
              const char *title,
              GCallback clicked)
{
  GtkWidget *button = livret_household_get_narrow (get_household (self))
                          ? gtk_button_new_from_icon_name (icon)
                          : gtk_button_new_with_label (name);
  g_autofree char *spoken = g_strconcat (name, " · ", title, NULL);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, name);
  livret_spoken_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), "item", g_strdup (item->id), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static GtkWidget *
build_row (LivretBinPage *self, const LivretBinItem *item)
{
  int today = livret_clock_today ();
  gboolean household = livret_household_get_person (get_household (self)) == NULL;
  g_autofree char *title = livret_bin_state_title (item, today);
  g_autofree char *subtitle = livret_bin_state_subtitle (item, household, today);
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             build_button (self, item, "livret-undo-symbolic", _ ("Put back"),
                                           title, G_CALLBACK (on_back_clicked)));
  if (livret_bin_state_can_erase (item))
    adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                               build_button (self, item, "livret-bin-symbolic",
                                             _ ("Erase for good…"), title,
                                             G_CALLBACK (on_erase_clicked)));
  livret_cramped_fold (row, get_household (self));
  return row;
}

static void
add_group (LivretBinPage *self, LivretBinKind kind)
{
  GtkWidget *group = adw_preferences_group_new ();
  guint rows = 0;

  g_object_ref_sink (group);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), livret_bin_state_heading (kind));
  for (guint i = 0; i < self->items->len; i++)
    {
      const LivretBinItem *item = self->items->pdata[i];

      if (item->kind != kind)
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), build_row (self, item));
      rows++;
    }
  if (rows > 0)
    gtk_box_append (self->groups, group);
  g_object_unref (group);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretBinPage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *items = livret_store_run_finish (LIVRET_STORE (store), result, &error);
  GtkWidget *child;

  if (items == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  g_clear_pointer (&self->items, g_ptr_array_unref);
  self->items = items;
  if (self->groups == NULL)
    return;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->groups))) != NULL)
    gtk_box_remove (self->groups, child);
  add_group (self, LIVRET_BIN_PERSON);
  for (int kind = LIVRET_BIN_DOCUMENT; kind <= LIVRET_BIN_READING; kind++)
    add_group (self, kind);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack), items->len > 0 ? "list" : "empty");
}

static void
livret_bin_page_reload (LivretPage *page, GCancellable *cancellable)
{
  livret_page_read (page, list_bin,
                    g_strdup (livret_household_get_person_id (livret_page_get_household (page))),
                    g_free, (GDestroyNotify) g_ptr_array_unref, cancellable, on_listed);
}

/* The widget ------------------------------------------------------------------ */

LivretBinPage *
livret_bin_page_new (LivretHousehold *household)
{
  LivretBinPage *self = g_object_new (LIVRET_TYPE_BIN_PAGE, "household", household, NULL);

  /* The buttons have words where there is room for them. */
  g_signal_connect_object (household, "notify::narrow", G_CALLBACK (livret_page_queue_reload), self,
                           G_CONNECT_SWAPPED);
  return self;
}

static void
livret_bin_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_BIN_PAGE);
  G_OBJECT_CLASS (livret_bin_page_parent_class)->dispose (object);
}

static void
livret_bin_page_finalize (GObject *object)
{
  g_clear_pointer (&LIVRET_BIN_PAGE (object)->items, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_bin_page_parent_class)->finalize (object);
}

static void
livret_bin_page_class_init (LivretBinPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_bin_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_bin_page_finalize;
  LIVRET_PAGE_CLASS (klass)->reload = livret_bin_page_reload;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-bin-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretBinPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretBinPage, groups);
}

static void
livret_bin_page_init (LivretBinPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

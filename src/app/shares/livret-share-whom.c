/* livret-share-whom.c: a share's first page: to whom, and by whom for another.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-whom.h"

#include "app/widgets/livret-template.h"
#include "app/widgets/livret-wrapped-button.h"

#define RECENT 6

struct _LivretShareWhom
{
  AdwBin parent_instance;

  GtkWidget *recipient_row;
  GtkWidget *profession_row;
  GtkWidget *recent_box;
  AdwWrapBox *recent;
  AdwComboRow *capacity_row;
  GtkWidget *by_row;
  GtkWidget *by_group;

  LivretShareDraft *draft;
  gboolean filling;
  gboolean listed;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static const char *const capacities[] = { "self", "agreed", "legal" };

G_DEFINE_FINAL_TYPE (LivretShareWhom, livret_share_whom, ADW_TYPE_BIN)

static void
take_text (char **member, GtkWidget *row)
{
  g_free (*member);
  *member = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

static void
on_changed (LivretShareWhom *self)
{
  guint capacity = adw_combo_row_get_selected (self->capacity_row);

  if (self->filling || self->draft == NULL)
    return;
  take_text (&self->draft->recipient, self->recipient_row);
  take_text (&self->draft->profession, self->profession_row);
  take_text (&self->draft->by, self->by_row);
  g_set_str (&self->draft->capacity, capacities[MIN (capacity, 2)]);
  gtk_widget_set_visible (self->by_row, capacity > 0);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fill (LivretShareWhom *self)
{
  self->filling = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->recipient_row), self->draft->recipient);
  gtk_editable_set_text (GTK_EDITABLE (self->profession_row), self->draft->profession);
  gtk_editable_set_text (GTK_EDITABLE (self->by_row), self->draft->by);
  for (guint i = 0; i < G_N_ELEMENTS (capacities); i++)
    if (g_str_equal (capacities[i], self->draft->capacity))
      adw_combo_row_set_selected (self->capacity_row, i);
  gtk_widget_set_visible (self->by_row, !g_str_equal (self->draft->capacity, "self"));
  self->filling = FALSE;
}

static void
on_recent_clicked (GtkWidget *button, LivretShareWhom *self)
{
  const LivretGrantTerms *terms = g_object_get_data (G_OBJECT (button), "terms");

  gtk_editable_set_text (GTK_EDITABLE (self->recipient_row), terms->recipient);
  gtk_editable_set_text (GTK_EDITABLE (self->profession_row), terms->profession);
}

static gboolean
is_named_before (GPtrArray *grants, guint at)
{
  const LivretGrantTerms *terms = grants->pdata[at];

  for (guint i = 0; i < at; i++)
    if (g_str_equal (((LivretGrantTerms *) grants->pdata[i])->recipient, terms->recipient))
      return TRUE;
  return FALSE;
}

static gpointer
list_grants (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_grants_list (db, NULL, error);
}

static void
on_grants_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretShareWhom) self = user_data;
  GPtrArray *grants = livret_store_run_finish (LIVRET_STORE (store), result, NULL);
  guint shown = 0;

  if (grants == NULL || self->recent == NULL)
    {
      g_clear_pointer (&grants, g_ptr_array_unref);
      return;
    }
  g_object_set_data_full (G_OBJECT (self), "grants", grants, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < grants->len && shown < RECENT; i++)
    if (!is_named_before (grants, i))
      {
        GtkWidget *button =
            gtk_button_new_with_label (((LivretGrantTerms *) grants->pdata[i])->recipient);

        g_object_set_data (G_OBJECT (button), "terms", grants->pdata[i]);
        g_signal_connect_object (button, "clicked", G_CALLBACK (on_recent_clicked), self, 0);
        livret_wrap_button (button);
        gtk_widget_add_css_class (button, "filter");
        adw_wrap_box_append (self->recent, button);
        shown++;
      }
  gtk_widget_set_visible (self->recent_box, shown > 0);
}

void
livret_share_whom_set_draft (LivretShareWhom *self,
                             LivretHousehold *household,
                             LivretShareDraft *draft)
{
  const LivretPerson *person;

  self->draft = draft;
  if (draft == NULL)
    return;
  /* For oneself there is nothing to ask. */
  person = livret_household_find (household, draft->person);
  gtk_widget_set_visible (self->by_group, !g_str_equal (draft->capacity, "self") ||
                                              person == NULL || !person->self);
  fill (self);
  if (self->listed)
    return;
  self->listed = TRUE;
  livret_store_run_async (livret_household_get_store (household), LIVRET_DB_READ, list_grants, NULL,
                          NULL, (GDestroyNotify) g_ptr_array_unref,
                          livret_household_get_cancellable (household), on_grants_listed,
                          g_object_ref (self));
}

static void
livret_share_whom_dispose (GObject *object)
{
  LIVRET_SHARE_WHOM (object)->draft = NULL;
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_SHARE_WHOM);
  G_OBJECT_CLASS (livret_share_whom_parent_class)->dispose (object);
}

static void
livret_share_whom_class_init (LivretShareWhomClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_share_whom_dispose;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-share-whom.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, recipient_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, profession_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, recent_box);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, recent);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, capacity_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, by_row);
  gtk_widget_class_bind_template_child (widget_class, LivretShareWhom, by_group);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
}

static void
livret_share_whom_init (LivretShareWhom *self)
{
  self->filling = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

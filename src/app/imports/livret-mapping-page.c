/* livret-mapping-page.c: what the columns of a table hold, before it is added.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-mapping-page.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <unistd.h>

#include "app/imports/livret-mapping-job.h"
#include "app/imports/livret-mapping-row.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"

/* After the last change, so that a row of them is one look at the file. */
#define DELAY_MS 250

struct _LivretMappingPage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkLabel *file_label;
  GtkLabel *table_label;
  GtkListBox *list;
  AdwComboRow *dates;
  AdwComboRow *decimals;
  AdwComboRow *clock;
  GtkLabel *result_label;
  GtkListBox *lines;
  GtkWidget *bar;
  GtkWidget *use_button;

  int fd;
  GPtrArray *choices; /* LivretMappingChoice */
  LivretMappingDraft *draft;
  gboolean filling;
  gboolean good;   /* readings can come of it */
  gboolean trying; /* a look is under way */
  gboolean again;  /* what it looks at has changed meanwhile */
  gboolean heard;  /* the first look is not announced */
  guint delay;
};

enum
{
  TOLD,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretMappingPage, livret_mapping_page, LIVRET_TYPE_PAGE)

static void try_rows (LivretMappingPage *self);

/* The first rows -------------------------------------------------------------- */

static void
say_result (LivretMappingPage *self, const char *words)
{
  gtk_label_set_label (self->result_label, words);
  if (self->heard)
    livret_spoken_say (GTK_WIDGET (self), words, GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  self->heard = TRUE;
}

static void
set_good (LivretMappingPage *self, gboolean good)
{
  self->good = good;
  if (good)
    gtk_widget_remove_css_class (GTK_WIDGET (self->result_label), "amber-text");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self->result_label), "amber-text");
  gtk_widget_set_visible (GTK_WIDGET (self->lines), good);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.use", good);
}

static void
add_line (LivretMappingPage *self, const LivretMappingLine *line)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), line->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), line->detail);
  if (line->aside)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("livret-warning-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _ ("Set aside"), -1);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
    }
  livret_wrap_early (row);
  gtk_list_box_append (self->lines, row);
}

static void
show_rows (LivretMappingPage *self, GPtrArray *rows)
{
  g_autoptr (GPtrArray) lines = livret_mapping_lines (rows);
  g_autofree char *words = livret_mapping_lines_words (lines);

  gtk_list_box_remove_all (self->lines);
  for (guint i = 0; i < lines->len; i++)
    add_line (self, lines->pdata[i]);
  set_good (self, TRUE);
  say_result (self, words);
}

static void
on_tried (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretMappingPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = livret_mapping_try_finish (result, &error);

  self->trying = FALSE;
  if (self->list == NULL || livret_error_is_cancelled (error))
    return;
  if (self->again)
    {
      try_rows (self);
      return;
    }
  if (rows != NULL)
    show_rows (self, rows);
  else
    {
      g_autofree char *words = livret_error_text (error);

      set_good (self, FALSE);
      say_result (self, words);
    }
}

static void
try_rows (LivretMappingPage *self)
{
  const LivretCsvMapping *mapping = livret_mapping_draft_get (self->draft);
  g_autoptr (GError) error = NULL;

  self->again = self->trying;
  if (self->trying ||
      livret_household_get_session (livret_page_get_household (LIVRET_PAGE (self))) == NULL)
    return;
  /* What is missing is known without the file. */
  if (!livret_csv_mapping_check (mapping, &error))
    {
      set_good (self, FALSE);
      say_result (self, error->message);
      return;
    }
  self->trying = TRUE;
  livret_mapping_try_async (livret_page_get_household (LIVRET_PAGE (self)), self->fd, mapping,
                            livret_page_get_cancellable (LIVRET_PAGE (self)), on_tried,
                            g_object_ref (self));
}

static gboolean
on_delay (gpointer data)
{
  LivretMappingPage *self = data;

  self->delay = 0;
  try_rows (self);
  return G_SOURCE_REMOVE;
}

/* Showing --------------------------------------------------------------------- */

static void
show_draft (LivretMappingPage *self)
{
  const LivretCsvMapping *mapping = livret_mapping_draft_get (self->draft);

  self->filling = TRUE;
  for (guint i = 0; i < mapping->columns->len; i++)
    {
      const LivretCsvMapped *column = livret_csv_mapping_column (mapping, i);

      livret_mapping_row_show (
          LIVRET_MAPPING_ROW (gtk_list_box_get_row_at_index (self->list, (int) i)), column,
          livret_mapping_choice_of (self->choices, column));
    }
  adw_combo_row_set_selected (self->dates, mapping->dates);
  adw_combo_row_set_selected (self->decimals, mapping->decimals);
  adw_combo_row_set_selected (self->clock, mapping->utc);
  self->filling = FALSE;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.undo",
                                 livret_mapping_draft_can_undo (self->draft));
}

/* Until it was looked at again, nobody goes on with it. */
static void
on_changed (LivretMappingPage *self)
{
  show_draft (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "mapping.use", FALSE);
  g_clear_handle_id (&self->delay, g_source_remove);
  self->delay = g_timeout_add (DELAY_MS, on_delay, self);
}

static void
on_use_chosen (LivretMappingRow *row, guint choice, LivretMappingPage *self)
{
  guint column = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (!self->filling &&
      livret_mapping_draft_set_use (self->draft, column, self->choices->pdata[choice]))
    on_changed (self);
}

static void
on_unit_chosen (LivretMappingRow *row, const char *unit, LivretMappingPage *self)
{
  guint column = (guint) gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row));

  if (!self->filling && livret_mapping_draft_set_unit (self->draft, column, unit))
    on_changed (self);
}

static void
on_dates_chosen (LivretMappingPage *self)
{
  if (!self->filling && self->draft != NULL &&
      livret_mapping_draft_set_dates (self->draft, adw_combo_row_get_selected (self->dates)))
    on_changed (self);
}

static void
on_decimals_chosen (LivretMappingPage *self)
{
  if (!self->filling && self->draft != NULL &&
      livret_mapping_draft_set_decimals (self->draft, adw_combo_row_get_selected (self->decimals)))
    on_changed (self);
}

static void
on_clock_chosen (LivretMappingPage *self)
{
  if (!self->filling && self->draft != NULL &&
      livret_mapping_draft_set_utc (self->draft, adw_combo_row_get_selected (self->clock) == 1))
    on_changed (self);
}

static void
set_compact (LivretMappingPage *self, gboolean compact)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    livret_mapping_row_set_compact (LIVRET_MAPPING_ROW (row), compact);
}

static void
on_compact (LivretMappingPage *self)
{
  set_compact (self, TRUE);
}

static void
on_roomy (LivretMappingPage *self)
{
  set_compact (self, FALSE);
}

/* Actions --------------------------------------------------------------------- */

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretMappingPage *self = LIVRET_MAPPING_PAGE (widget);

  if (!livret_mapping_draft_undo (self->draft))
    return;
  on_changed (self);
  livret_spoken_say (widget, _ ("Undone"), GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

static void
on_use (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (LIVRET_MAPPING_PAGE (widget)->good)
    g_signal_emit (widget, signals[TOLD], 0);
}

const LivretCsvMapping *
livret_mapping_page_get (LivretMappingPage *self)
{
  return livret_mapping_draft_get (self->draft);
}

/* The widget ------------------------------------------------------------------ */

static void
add_rows (LivretMappingPage *self, const LivretCsvTable *table)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->choices->len; i++)
    gtk_string_list_append (labels, ((LivretMappingChoice *) self->choices->pdata[i])->label);
  for (guint i = 0; i < table->mapping->columns->len; i++)
    {
      g_autofree char *samples = livret_mapping_samples (table, i);
      GtkWidget *row = livret_mapping_row_new (livret_csv_mapping_column (table->mapping, i)->title,
                                               samples, G_LIST_MODEL (labels));

      g_signal_connect_object (row, "use-chosen", G_CALLBACK (on_use_chosen), self, 0);
      g_signal_connect_object (row, "unit-chosen", G_CALLBACK (on_unit_chosen), self, 0);
      gtk_list_box_append (self->list, row);
    }
}

LivretMappingPage *
livret_mapping_page_new (LivretHousehold *household,
                         const char *whose,
                         const char *name,
                         int fd,
                         const LivretCsvTable *table,
                         const LivretCsvMapping *mapping)
{
  LivretMappingPage *self = g_object_new (LIVRET_TYPE_MAPPING_PAGE, "household", household, NULL);
  g_autofree char *words = livret_mapping_table_words (table);

  self->fd = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  self->draft = livret_mapping_draft_new (mapping != NULL ? mapping : table->mapping);
  adw_window_title_set_subtitle (self->heading, whose);
  gtk_label_set_label (self->file_label, name);
  gtk_label_set_label (self->table_label, words);
  add_rows (self, table);
  show_draft (self);
  try_rows (self);
  return self;
}

static void
livret_mapping_page_dispose (GObject *object)
{
  LivretMappingPage *self = LIVRET_MAPPING_PAGE (object);

  self->filling = TRUE;
  g_clear_handle_id (&self->delay, g_source_remove);
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_MAPPING_PAGE);
  G_OBJECT_CLASS (livret_mapping_page_parent_class)->dispose (object);
}

static void
livret_mapping_page_finalize (GObject *object)
{
  LivretMappingPage *self = LIVRET_MAPPING_PAGE (object);

  if (self->fd >= 0)
    close (self->fd);
  g_ptr_array_unref (self->choices);
  g_clear_pointer (&self->draft, livret_mapping_draft_free);
  G_OBJECT_CLASS (livret_mapping_page_parent_class)->finalize (object);
}

static void
livret_mapping_page_class_init (LivretMappingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_mapping_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = livret_mapping_page_finalize;
  signals[TOLD] = g_signal_new ("told", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "mapping.undo", NULL, on_undo);
  gtk_widget_class_install_action (widget_class, "mapping.use", NULL, on_use);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "mapping.undo",
                                       NULL);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-mapping-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, heading);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, file_label);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, table_label);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, list);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, dates);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, decimals);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, clock);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, result_label);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, lines);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, bar);
  gtk_widget_class_bind_template_child (widget_class, LivretMappingPage, use_button);
  gtk_widget_class_bind_template_callback (widget_class, on_compact);
  gtk_widget_class_bind_template_callback (widget_class, on_roomy);
  gtk_widget_class_bind_template_callback (widget_class, on_dates_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_decimals_chosen);
  gtk_widget_class_bind_template_callback (widget_class, on_clock_chosen);
}

static void
livret_mapping_page_init (LivretMappingPage *self)
{
  self->fd = -1;
  self->filling = TRUE;
  self->choices = livret_mapping_choices ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->filling = FALSE;
}

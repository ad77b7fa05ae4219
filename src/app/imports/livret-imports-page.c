/* livret-imports-page.c: past imports.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-imports-page.h"

#include <glib/gi18n.h>

#include "app/imports/livret-slot-rows.h"
#include "app/widgets/livret-list-place.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/widgets/livret-unroll.h"
#include "app/widgets/livret-wording.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"
#include "record/livret-imports-many.h"

struct _LivretImportsPage
{
  LivretPage parent_instance;

  GtkWidget *stack;
  GtkListBox *list;
  GtkWidget *waiting_box;
  GtkListBox *waiting;
};

/* What is read for the page. */
typedef struct
{
  GPtrArray *imports; /* LivretImport */
  GPtrArray *slots;   /* LivretDeviceSlot */
} Past;

G_DEFINE_FINAL_TYPE (LivretImportsPage, livret_imports_page, LIVRET_TYPE_PAGE)

static void
past_free (Past *past)
{
  g_clear_pointer (&past->imports, g_ptr_array_unref);
  g_clear_pointer (&past->slots, g_ptr_array_unref);
  g_free (past);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Past, past_free)

static gpointer
list_imports (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (Past) past = g_new0 (Past, 1);

  past->imports = livret_imports_list (db, error);
  if (past->imports != NULL)
    past->slots = livret_device_slots_list (db, error);
  return past->slots != NULL ? g_steal_pointer (&past) : NULL;
}

/* @data: (element-type utf8): ids, in the order in which they were done */
static gpointer
undo (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_imports_undo_many (db, data, error));
}

static void
on_undone (gpointer household)
{
  livret_household_say (household, _ ("Undone. Its files can be imported again."));
}

static void
on_undo_answered (AdwAlertDialog *dialog, const char *response, LivretImportsPage *self)
{
  if (g_str_equal (response, "undo"))
    livret_household_write (livret_page_get_household (LIVRET_PAGE (self)), undo,
                            g_ptr_array_ref (g_object_get_data (G_OBJECT (dialog), "imports")),
                            (GDestroyNotify) g_ptr_array_unref, on_undone,
                            livret_page_get_household (LIVRET_PAGE (self)));
}

static void
on_undo_clicked (GtkWidget *button, LivretImportsPage *self)
{
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Undo this import?"),
      _ ("What it alone brought leaves the record. What other imports saw too stays. The files "
         "themselves are not touched."));

  g_object_set_data_full (G_OBJECT (dialog), "imports",
                          g_ptr_array_ref (g_object_get_data (G_OBJECT (button), "imports")),
                          (GDestroyNotify) g_ptr_array_unref);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "keep", _ ("_Keep"), "undo",
                                  _ ("_Undo the Import"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "undo",
                                            ADW_RESPONSE_DESTRUCTIVE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_undo_answered), self, 0);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

/* "1,740 read: 1,714 new, 26 already there": what nothing happened to is not said. */
static char *
describe_balance (const LivretImport *import)
{
  g_autofree char *read =
      g_strdup_printf (ngettext ("%'ld read", "%'ld read", import->read), (long) import->read);
  g_autofree char *stored =
      import->stored == 0 ? g_strdup ("")
                          : g_strdup_printf (ngettext ("%'ld new", "%'ld new", import->stored),
                                             (long) import->stored);
  g_autofree char *already =
      import->already == 0
          ? g_strdup ("")
          : g_strdup_printf (ngettext ("%'ld already there", "%'ld already there", import->already),
                             (long) import->already);
  g_autofree char *aside =
      import->set_aside == 0
          ? g_strdup ("")
          : g_strdup_printf (ngettext ("%'ld set aside", "%'ld set aside", import->set_aside),
                             (long) import->set_aside);
  const char *parts[] = { stored, already, aside };
  g_autoptr (GString) sum = g_string_new ("");

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i][0] != '\0')
      g_string_append_printf (sum, "%s%s", sum->len > 0 ? ", " : "", parts[i]);
  /* Translators: what was read, and what became of it: "1,740 read: 1,714 new, 26 already there".
   */
  return sum->len > 0 ? g_strdup_printf (_ ("%s: %s"), read, sum->str) : g_steal_pointer (&read);
}

static char *
describe (const LivretImport *import)
{
  g_autofree char *when =
      livret_wording_day_time (livret_wording_wall (import->time), livret_clock_today ());
  g_autofree char *balance = describe_balance (import);

  return livret_wording_join (import->person_name, when, balance, NULL);
}

/* What undoes @imports, whose names are @name; or in its place that there is nothing to be undone.
 */
static GtkWidget *
create_end (LivretImportsPage *self, LivretImport *const *imports, guint n, const char *name)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *spoken = g_strdup_printf (_ ("Undo the import of %s"), name);
  gboolean open = FALSE;
  GtkWidget *end;

  /* They are listed newest first. */
  for (guint i = n; i-- > 0;)
    {
      open = open || g_str_equal (imports[i]->state, "open");
      if (g_str_equal (imports[i]->state, "done"))
        g_ptr_array_add (ids, g_strdup (imports[i]->id));
    }
  if (ids->len > 0)
    {
      end = gtk_button_new_with_label (_ ("Undo"));
      gtk_widget_set_valign (end, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (end, "flat");
      livret_spoken_name (end, spoken);
      g_object_set_data_full (G_OBJECT (end), "imports", g_ptr_array_ref (ids),
                              (GDestroyNotify) g_ptr_array_unref);
      g_signal_connect_object (end, "clicked", G_CALLBACK (on_undo_clicked), self, 0);
    }
  else
    {
      end = gtk_label_new (open ? _ ("arriving…") : _ ("undone"));
      gtk_widget_add_css_class (end, "dimmed");
    }
  g_ptr_array_unref (ids);
  return end;
}

static GtkWidget *
create_row (LivretImportsPage *self, LivretImport *import)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = describe (import);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), import->file_name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             create_end (self, &import, 1, import->file_name));
  livret_cramped_fold (row, livret_page_get_household (LIVRET_PAGE (self)));
  livret_wrap_early (row);
  return row;
}

/* Files that were brought together ------------------------------------------------ */

/* Rows of one drop that are made when it is unfolded. */
#define FILES_SHOWN 100

/* @imports: all of the page; those of the drop are @n from @at on. */
typedef struct
{
  GPtrArray *imports;
  guint at;
  guint n;
} Drop;

static void
drop_free (gpointer data)
{
  g_ptr_array_unref (((Drop *) data)->imports);
  g_free (data);
}

/* Rows cost a millisecond or two each: not before somebody looks, and no more than one looks at. */
static void
on_unfolded (AdwExpanderRow *row, GParamSpec *pspec, LivretImportsPage *self)
{
  Drop *drop = g_object_get_data (G_OBJECT (row), "drop");

  if (drop == NULL || !adw_expander_row_get_expanded (row))
    return;
  for (guint i = 0; i < MIN (drop->n, FILES_SHOWN); i++)
    adw_expander_row_add_row (row, create_row (self, drop->imports->pdata[drop->at + i]));
  if (drop->n > FILES_SHOWN)
    {
      guint more = drop->n - FILES_SHOWN;
      g_autofree char *words =
          g_strdup_printf (ngettext ("And %u more file", "And %u more files", more), more);
      GtkWidget *rest = adw_action_row_new ();

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (rest), words);
      adw_expander_row_add_row (row, rest);
    }
  g_object_set_data (G_OBJECT (row), "drop", NULL);
}

static GtkWidget *
create_drop (LivretImportsPage *self, GPtrArray *imports, guint at, guint n)
{
  LivretImport *const *files = (LivretImport *const *) (void *) imports->pdata + at;
  LivretImport sum = *files[0];
  GtkWidget *row = adw_expander_row_new ();
  g_autofree char *title = g_strdup_printf (ngettext ("%u file", "%u files", n), n);
  g_autofree char *subtitle = NULL;
  g_autofree char *spoken = NULL;
  Drop *drop = g_new0 (Drop, 1);

  for (guint i = 1; i < n; i++)
    {
      sum.read += files[i]->read;
      sum.stored += files[i]->stored;
      sum.already += files[i]->already;
      sum.set_aside += files[i]->set_aside;
    }
  subtitle = describe (&sum);
  *drop = (Drop) { g_ptr_array_ref (imports), at, n };
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row), create_end (self, files, n, title));
  spoken = livret_wording_join (title, subtitle, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (row), "drop", drop, drop_free);
  g_signal_connect_object (row, "notify::expanded", G_CALLBACK (on_unfolded), self, 0);
  livret_wrap_early (row);
  return row;
}

static void
show_imports (LivretImportsPage *self, GPtrArray *imports)
{
  LivretListPlace place = livret_list_place_take (self->list);

  gtk_list_box_remove_all (self->list);
  for (guint i = 0, n; i < imports->len; i += n)
    {
      n = livret_imports_together (imports, i);
      gtk_list_box_append (self->list, n > 1 ? create_drop (self, imports, i, n)
                                             : create_row (self, imports->pdata[i]));
    }
  livret_list_place_give (self->list, place);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretImportsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (Past) past = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (past == NULL)
    {
      livret_household_report (livret_page_get_household (LIVRET_PAGE (self)), error);
      return;
    }
  show_imports (self, past->imports);
  livret_slot_rows_fill (self->waiting, livret_page_get_household (LIVRET_PAGE (self)),
                         past->slots);
  gtk_widget_set_visible (self->waiting_box, past->slots->len > 0);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    past->imports->len + past->slots->len > 0 ? "list" : "empty");
}

static void
livret_imports_page_reload (LivretPage *page, GCancellable *cancellable)
{
  livret_page_read (page, list_imports, NULL, NULL, (GDestroyNotify) past_free, cancellable,
                    on_listed);
}

LivretImportsPage *
livret_imports_page_new (LivretHousehold *household)
{
  return g_object_new (LIVRET_TYPE_IMPORTS_PAGE, "household", household, NULL);
}

static void
livret_imports_page_dispose (GObject *object)
{
  livret_template_dispose (GTK_WIDGET (object), LIVRET_TYPE_IMPORTS_PAGE);
  G_OBJECT_CLASS (livret_imports_page_parent_class)->dispose (object);
}

static void
livret_imports_page_class_init (LivretImportsPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_imports_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_imports_page_reload;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-imports-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretImportsPage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretImportsPage, list);
  gtk_widget_class_bind_template_child (widget_class, LivretImportsPage, waiting_box);
  gtk_widget_class_bind_template_child (widget_class, LivretImportsPage, waiting);
}

static void
livret_imports_page_init (LivretImportsPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

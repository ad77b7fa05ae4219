/* livret-profile-page.c: the sections of the health profile.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/profile/livret-profile-page.h"

#include <glib/gi18n.h>

#include "app/profile/livret-emergency-page.h"
#include "app/profile/livret-entry-dialog.h"
#include "app/profile/livret-entry-state.h"
#include "app/shares/livret-shown.h"
#include "app/widgets/livret-spoken.h"
#include "app/widgets/livret-template.h"
#include "app/window/livret-cramped.h"
#include "base/livret-clock.h"
#include "record/livret-entries.h"

struct _LivretProfilePage
{
  LivretPage parent_instance;

  GtkStack *stack;
  GtkWidget *summary_button;
  GtkWidget *beginning;
  GtkBox *sections;

  GPtrArray *entries; /* LivretEntry, of the person shown */
};

G_DEFINE_FINAL_TYPE (LivretProfilePage, livret_profile_page, LIVRET_TYPE_PAGE)

static LivretHousehold *
get_household (LivretProfilePage *self)
{
  return livret_page_get_household (LIVRET_PAGE (self));
}

/* --- Acts ---------------------------------------------------------------------------------------
 */

static void
open_new (LivretProfilePage *self, const char *section)
{
  const char *person = livret_household_get_person_id (get_household (self));

  if (person != NULL)
    adw_dialog_present (
        ADW_DIALOG (livret_entry_dialog_new (get_household (self), person, section)),
        GTK_WIDGET (self));
}

static void
on_add_clicked (GtkWidget *button, LivretProfilePage *self)
{
  open_new (self, g_object_get_data (G_OBJECT (button), "section"));
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_new (LIVRET_PROFILE_PAGE (widget), livret_sections ()[0].id);
}

static void
on_emergency (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretHousehold *household = get_household (LIVRET_PROFILE_PAGE (widget));

  if (livret_household_get_person_id (household) != NULL)
    livret_page_push (widget, ADW_NAVIGATION_PAGE (livret_emergency_page_new (household)));
}

static void
show_sections (LivretProfilePage *self, const char *only)
{
  LivretShown *shown = livret_shown_new (livret_household_get_person_id (get_household (self)));

  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    if (only == NULL || g_str_equal (only, section->id))
      livret_shown_add_section (shown, section->id);
  livret_shown_to_doctor (shown, GTK_WIDGET (self), get_household (self));
}

static void
on_doctor (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_sections (LIVRET_PROFILE_PAGE (widget), NULL);
}

static void
on_section_doctor_clicked (GtkWidget *button, LivretProfilePage *self)
{
  show_sections (self, g_object_get_data (G_OBJECT (button), "section"));
}

static gpointer
read_entry (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_entries_get (db, data, error);
}

static void
on_entry_read (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  LivretEntry *entry = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (entry != NULL)
    adw_dialog_present (ADW_DIALOG (livret_entry_dialog_new_edit (get_household (self), entry)),
                        GTK_WIDGET (self));
  else
    livret_household_report (get_household (self), error);
}

static void
livret_profile_page_show_item (LivretPage *page, const char *item)
{
  livret_page_read (page, read_entry, g_strdup (item), g_free, (GDestroyNotify) livret_entry_free,
                    livret_page_get_cancellable (page), on_entry_read);
}

static void
on_row_activated (GtkWidget *row, LivretProfilePage *self)
{
  livret_profile_page_show_item (LIVRET_PAGE (self), g_object_get_data (G_OBJECT (row), "entry"));
}

static gpointer
add_none (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_entries_add (db, data, 0, error));
}

/* The declaration of a section, whichever id it was given. */
static gpointer
withdraw_none (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const LivretEntry *none = data;
  g_autoptr (GPtrArray) entries = livret_entries_list (db, none->person, none->section, error);

  if (entries == NULL)
    return NULL;
  for (guint i = 0; i < entries->len; i++)
    {
      const LivretEntry *entry = entries->pdata[i];

      if (entry->none && !livret_entries_delete (db, entry->id, TRUE, error))
        return NULL;
    }
  return GINT_TO_POINTER (TRUE);
}

static void
on_none_clicked (GtkWidget *button, LivretProfilePage *self)
{
  const char *person = livret_household_get_person_id (get_household (self));
  LivretEntry *entry = livret_entry_new ();
  char today[16];

  g_set_str (&entry->person, person != NULL ? person : "");
  g_set_str (&entry->section, g_object_get_data (G_OBJECT (button), "section"));
  entry->none = TRUE;
  livret_date_parse (livret_day_iso (livret_clock_today (), today), NULL, &entry->from, NULL);
  livret_household_change (get_household (self), add_none, entry,
                           (GDestroyNotify) livret_entry_free,
                           (LivretUndo) { _ ("Declared"), withdraw_none, livret_entry_copy (entry),
                                          (GDestroyNotify) livret_entry_free },
                           NULL, NULL);
}

static gpointer
delete_entry (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_entries_delete (db, data, TRUE, error));
}

static gpointer
restore_entry (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_entries_delete (db, data, FALSE, error));
}

static void
on_withdraw_clicked (GtkWidget *button, LivretProfilePage *self)
{
  const char *id = g_object_get_data (G_OBJECT (button), "entry");

  livret_household_change (get_household (self), delete_entry, g_strdup (id), g_free,
                           (LivretUndo) { _ ("Withdrawn"), restore_entry, g_strdup (id), g_free },
                           NULL, NULL);
}

/* --- Showing ------------------------------------------------------------------------------------
 */

static GtkWidget *
make_button (LivretProfilePage *self,
             const char *label,
             const char *spoken,
             const char *key,
             const char *value,
             GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkLabel *words = GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button)));

  gtk_label_set_wrap (words, TRUE);
  gtk_label_set_natural_wrap_mode (words, GTK_NATURAL_WRAP_NONE);
  gtk_label_set_justify (words, GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  livret_spoken_name (button, spoken);
  g_object_set_data_full (G_OBJECT (button), key, g_strdup (value), g_free);
  g_signal_connect_object (button, "clicked", clicked, self, 0);
  return button;
}

static void
on_document_clicked (GtkWidget *button, LivretProfilePage *self)
{
  livret_household_navigate (get_household (self), "documents",
                             g_object_get_data (G_OBJECT (button), "document"));
}

/* To the document that a statement stands in. */
static GtkWidget *
make_document_button (LivretProfilePage *self, const LivretEntry *entry)
{
  /* Translators: %s is a health statement: "Metformin: open its document". */
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s: open its document"), livret_entry_state_title (entry));
  GtkWidget *button =
      make_button (self, "", spoken, "document", entry->document, G_CALLBACK (on_document_clicked));

  gtk_button_set_icon_name (GTK_BUTTON (button), "livret-document-symbolic");
  gtk_widget_set_tooltip_text (button, *entry->place != '\0' ? entry->place : spoken);
  return button;
}

static GtkWidget *
make_row (LivretProfilePage *self, const LivretEntry *entry)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = livret_entry_state_subtitle (entry);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), livret_entry_state_title (entry));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (entry->none)
    {
      adw_action_row_add_suffix (
          ADW_ACTION_ROW (row), make_button (self, _ ("Withdraw"), _ ("Withdraw this declaration"),
                                             "entry", entry->id, G_CALLBACK (on_withdraw_clicked)));
      livret_cramped_fold (row, livret_page_get_household (LIVRET_PAGE (self)));
      return row;
    }
  if (livret_date_is_set (&entry->until))
    gtk_widget_add_css_class (row, "over");
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (*entry->document != '\0')
    adw_action_row_add_suffix (ADW_ACTION_ROW (row), make_document_button (self, entry));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  g_object_set_data_full (G_OBJECT (row), "entry", g_strdup (entry->id), g_free);
  g_signal_connect_object (row, "activated", G_CALLBACK (on_row_activated), self, 0);
  return row;
}

/* "Not filled in" is no statement: the row says so, and offers to declare that there is nothing. */
static GtkWidget *
make_empty_row (LivretProfilePage *self, const LivretSection *section)
{
  GtkWidget *row = adw_action_row_new ();
  /* Translators: %s is what is declared: "Declare “No known allergy”". */
  g_autofree char *declare = g_strdup_printf (_ ("Declare “%s”"), _ (section->none));
  GtkWidget *button =
      make_button (self, declare, declare, "section", section->id, G_CALLBACK (on_none_clicked));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Not filled in"));
  gtk_widget_add_css_class (row, "over");
  gtk_widget_remove_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  livret_cramped_fold (row, livret_page_get_household (LIVRET_PAGE (self)));
  return row;
}

static GtkWidget *
make_doctor_button (LivretProfilePage *self, const LivretSection *section)
{
  /* Translators: %s is a section of the profile: "Allergies: show to a doctor". */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: show to a doctor"), _ (section->label));
  GtkWidget *button = make_button (self, "", spoken, "section", section->id,
                                   G_CALLBACK (on_section_doctor_clicked));

  gtk_button_set_icon_name (GTK_BUTTON (button), "livret-envelope-symbolic");
  gtk_widget_set_tooltip_text (button, spoken);
  return button;
}

static void
add_section (LivretProfilePage *self, const LivretSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *add = make_button (self, _ ("Add"), livret_entry_state_add (section->id), "section",
                                section->id, G_CALLBACK (on_add_clicked));
  GtkWidget *acts = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  g_autofree char *title = livret_entry_state_heading (self->entries, section);
  guint n = 0;

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         livret_entry_state_warning (self->entries, section->id));
  gtk_box_append (GTK_BOX (acts), add);
  livret_cramped_icon (add, "livret-plus-symbolic", livret_page_get_household (LIVRET_PAGE (self)));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), acts);
  for (guint i = 0; i < self->entries->len; i++)
    {
      const LivretEntry *entry = self->entries->pdata[i];

      if (!g_str_equal (entry->section, section->id))
        continue;
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_row (self, entry));
      n++;
    }
  if (n == 0)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), make_empty_row (self, section));
  else
    gtk_box_prepend (GTK_BOX (acts), make_doctor_button (self, section));
  gtk_box_append (self->sections, group);
}

static void
show_entries (LivretProfilePage *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->sections))) != NULL)
    gtk_box_remove (self->sections, child);
  for (const LivretSection *section = livret_sections (); section->id != NULL; section++)
    add_section (self, section);
  gtk_widget_set_visible (self->summary_button, self->entries->len > 0);
  gtk_widget_set_visible (self->beginning, self->entries->len == 0);
}

/* --- Reading ------------------------------------------------------------------------------------
 */

static gpointer
list_entries (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_entries_list (db, data, NULL, error);
}

static void
on_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretProfilePage) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *entries = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  if (entries == NULL)
    {
      livret_household_report (get_household (self), error);
      return;
    }
  g_ptr_array_unref (self->entries);
  self->entries = entries;
  show_entries (self);
  gtk_stack_set_visible_child_name (self->stack, "sections");
}

static void
livret_profile_page_reload (LivretPage *page, GCancellable *cancellable)
{
  LivretProfilePage *self = LIVRET_PROFILE_PAGE (page);
  const char *person = livret_household_get_person_id (get_household (self));

  if (person == NULL)
    {
      gtk_stack_set_visible_child_name (self->stack, "choose");
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.emergency", FALSE);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "profile.emergency", TRUE);
  livret_page_read (page, list_entries, g_strdup (person), g_free,
                    (GDestroyNotify) g_ptr_array_unref, cancellable, on_listed);
}

/* --- Life
 * ----------------------------------------------------------------------------------------- */

static void
livret_profile_page_dispose (GObject *object)
{
  LivretProfilePage *self = LIVRET_PROFILE_PAGE (object);

  livret_template_dispose (GTK_WIDGET (self), LIVRET_TYPE_PROFILE_PAGE);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (livret_profile_page_parent_class)->dispose (object);
}

static void
livret_profile_page_class_init (LivretProfilePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = livret_profile_page_dispose;
  LIVRET_PAGE_CLASS (klass)->reload = livret_profile_page_reload;
  LIVRET_PAGE_CLASS (klass)->show_item = livret_profile_page_show_item;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/livretsante/Livret/ui/livret-profile-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LivretProfilePage, stack);
  gtk_widget_class_bind_template_child (widget_class, LivretProfilePage, sections);
  gtk_widget_class_bind_template_child (widget_class, LivretProfilePage, summary_button);
  gtk_widget_class_bind_template_child (widget_class, LivretProfilePage, beginning);
  gtk_widget_class_install_action (widget_class, "page.new", NULL, on_new);
  gtk_widget_class_install_action (widget_class, "page.doctor", NULL, on_doctor);
  gtk_widget_class_install_action (widget_class, "profile.emergency", NULL, on_emergency);
}

static void
livret_profile_page_init (LivretProfilePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
}

/* livret-shortcuts.c: the one table of keys.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-shortcuts.h"

#include <glib/gi18n.h>

/* To add a key: one row. Rows of a group stand together. */
const LivretShortcut livret_shortcuts[] = {
  { "<Control>1", "frame.page", 7, N_ ("Pages"), N_ ("The page of that place in the list") },
  { "<Alt>1", "frame.person", 9, N_ ("Pages"), N_ ("The person of that place") },
  { "<Alt>Left", "frame.back", 0, N_ ("Pages"), N_ ("Back") },
  { "<Control>n", "frame.new", 0, N_ ("Record"), N_ ("New, on this page") },
  { "<Control>i", "frame.import", 0, N_ ("Record"), N_ ("Import files") },
  { "<Control>f", "frame.search", 0, N_ ("Record"), N_ ("Search") },
  { "<Control>z", "frame.undo", 0, N_ ("Record"), N_ ("Undo") },
  { "<Control>p", "frame.print", 0, N_ ("Record"), N_ ("Print, under a share") },
  { "<Control>l", "frame.lock", 0, N_ ("Window"), N_ ("Lock the vault") },
  { "F10", "frame.menu", 0, N_ ("Window"), N_ ("Menu") },
  { "F1", "frame.help", 0, N_ ("Window"), N_ ("Help") },
  { "<Control>question", "frame.shortcuts", 0, N_ ("Window"), N_ ("Keys") },
  { NULL },
};

/* The top row's digits, whatever the layout prints on them: X11 and Wayland both count from 10. */
#define KEYCODE_1 10

static GdkModifierType
get_modifiers (const LivretShortcut *shortcut)
{
  guint key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (shortcut->keys, &key, &modifiers);
  return modifiers;
}

const LivretShortcut *
livret_shortcuts_digit (guint keycode, GdkModifierType modifiers, guint *digit)
{
  modifiers &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK;
  for (const LivretShortcut *shortcut = livret_shortcuts; shortcut->keys != NULL; shortcut++)
    if (shortcut->digits > 0 && keycode >= KEYCODE_1 && keycode < KEYCODE_1 + shortcut->digits &&
        modifiers == get_modifiers (shortcut))
      {
        *digit = keycode - KEYCODE_1;
        return shortcut;
      }
  return NULL;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType modifiers,
                gpointer user_data)
{
  guint digit;
  const LivretShortcut *shortcut = livret_shortcuts_digit (keycode, modifiers, &digit);

  return shortcut != NULL && gtk_widget_activate_action (user_data, shortcut->action, "u", digit);
}

void
livret_shortcuts_attach (GtkWidget *widget)
{
  GtkEventController *digits = gtk_event_controller_key_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (digits, GTK_PHASE_CAPTURE);
  g_signal_connect (digits, "key-pressed", G_CALLBACK (on_key_pressed), widget);
  gtk_widget_add_controller (widget, digits);

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_MANAGED);
  for (const LivretShortcut *shortcut = livret_shortcuts; shortcut->keys != NULL; shortcut++)
    if (shortcut->digits == 0)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (keys),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcut->keys),
                            gtk_named_action_new (shortcut->action)));
  gtk_widget_add_controller (widget, keys);
}

/* The dialog ------------------------------------------------------------------ */

static char *
get_label (const LivretShortcut *shortcut)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *first = NULL;

  gtk_accelerator_parse (shortcut->keys, &key, &modifiers);
  first = gtk_accelerator_get_label (key, modifiers);
  return shortcut->digits > 0 ? g_strdup_printf ("%s … %u", first, shortcut->digits)
                              : g_strdup (first);
}

static GtkWidget *
build_row (const LivretShortcut *shortcut)
{
  g_autofree char *keys = get_label (shortcut);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (shortcut->title));
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

AdwDialog *
livret_shortcuts_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const char *group_title = NULL;

  for (const LivretShortcut *shortcut = livret_shortcuts; shortcut->keys != NULL; shortcut++)
    {
      if (g_strcmp0 (group_title, shortcut->group) != 0)
        {
          group_title = shortcut->group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (group_title));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, build_row (shortcut));
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _ ("Keys"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  return dialog;
}

/* livret-actions.c: the keys, the menu and the dialog that come from the table of actions.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-actions.h"

#include <glib/gi18n.h>

void
livret_actions_install (GtkWidgetClass *klass)
{
  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    if (action->activate != NULL)
      gtk_widget_class_install_action (klass, action->name, action->parameter, action->activate);
}

/* Keys ------------------------------------------------------------------------ */

/* The top row's digits, whatever the layout prints on them: X11 and Wayland both count from 10. */
#define KEYCODE_1 10

static GdkModifierType
get_modifiers (const LivretAction *action)
{
  guint key;
  GdkModifierType modifiers;

  gtk_accelerator_parse (action->keys, &key, &modifiers);
  return modifiers;
}

const LivretAction *
livret_actions_digit (guint keycode, GdkModifierType modifiers, guint *digit)
{
  modifiers &= GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK | GDK_SUPER_MASK;
  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    if (action->digits > 0 && keycode >= KEYCODE_1 && keycode < KEYCODE_1 + action->digits &&
        modifiers == get_modifiers (action))
      {
        *digit = keycode - KEYCODE_1;
        return action;
      }
  return NULL;
}

gboolean
livret_actions_press_digit (GtkWidget *widget, guint keycode, GdkModifierType modifiers)
{
  guint digit;
  const LivretAction *action = livret_actions_digit (keycode, modifiers, &digit);

  return action != NULL && gtk_widget_activate_action (widget, action->name, "u", digit);
}

void
livret_actions_attach_keys (GtkWidget *widget)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (keys), GTK_SHORTCUT_SCOPE_MANAGED);
  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    if (action->keys != NULL && action->digits == 0 && action->activate != NULL)
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (keys),
          gtk_shortcut_new (gtk_shortcut_trigger_parse_string (action->keys),
                            gtk_named_action_new (action->name)));
  gtk_widget_add_controller (widget, keys);
}

/* The menu -------------------------------------------------------------------- */

GMenuModel *
livret_actions_menu (void)
{
  GMenu *menu = g_menu_new ();
  guint last = 0;

  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    last = MAX (last, action->section);
  for (guint section = 1; section <= last; section++)
    {
      g_autoptr (GMenu) items = g_menu_new ();

      for (const LivretAction *action = livret_actions; action->name != NULL; action++)
        if (action->section == section)
          g_menu_append (items, _ (action->menu), action->name);
      g_menu_append_section (menu, NULL, G_MENU_MODEL (items));
    }
  return G_MENU_MODEL (menu);
}

/* The dialog ------------------------------------------------------------------ */

static char *
get_label (const LivretAction *action)
{
  guint key;
  GdkModifierType modifiers;
  g_autofree char *first = NULL;

  gtk_accelerator_parse (action->keys, &key, &modifiers);
  first = gtk_accelerator_get_label (key, modifiers);
  return action->digits > 0 ? g_strdup_printf ("%s … %u", first, action->digits) : g_strdup (first);
}

static GtkWidget *
build_row (const LivretAction *action)
{
  g_autofree char *keys = get_label (action);
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *label = gtk_label_new (keys);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (action->title));
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  return row;
}

AdwDialog *
livret_actions_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  AdwPreferencesGroup *group = NULL;
  const char *group_title = NULL;

  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    {
      if (action->keys == NULL)
        continue;
      if (g_strcmp0 (group_title, action->group) != 0)
        {
          group_title = action->group;
          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, _ (group_title));
          adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), group);
        }
      adw_preferences_group_add (group, build_row (action));
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 460);
  adw_dialog_set_content_height (dialog, 560);
  return dialog;
}

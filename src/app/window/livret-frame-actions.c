/* livret-frame-actions.c: the one table of the window's actions; none of them is on the bus.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-frame-private.h"

#include <glib/gi18n.h>

#include "app/bin/livret-bin-page.h"
#include "app/keys/livret-copy-dialog.h"
#include "app/window/livret-help.h"
#include "app/imports/livret-imports-page.h"
#include "app/watch/livret-arrivals-page.h"
#include "app/keys/livret-keys-page.h"
#include "app/window/livret-pages.h"
#include "app/people/livret-person-dialog.h"
#include "app/window/livret-preferences.h"

static void
on_page (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint place = g_variant_get_uint32 (parameter);

  for (guint i = 0; livret_pages[i].id != NULL; i++)
    if (i == place)
      livret_frame_show_page (LIVRET_FRAME (widget), livret_pages[i].id);
}

static void
on_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);
  GPtrArray *people = livret_household_get_people (self->household);
  guint place = g_variant_get_uint32 (parameter);

  if (place < people->len)
    livret_household_select (self->household, ((LivretPerson *) people->pdata[place])->id);
}

static void
on_everybody (GtkWidget *widget, const char *name, GVariant *parameter)
{
  livret_household_select (LIVRET_FRAME (widget)->household, NULL);
}

static void
on_add_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (
      ADW_DIALOG (livret_person_dialog_new (LIVRET_FRAME (widget)->household, NULL)), widget);
}

static void
on_edit_person (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);
  const LivretPerson *person = livret_household_get_person (self->household);

  if (person != NULL)
    adw_dialog_present (ADW_DIALOG (livret_person_dialog_new (self->household, person)), widget);
}

static void
on_back (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  if (LIVRET_IS_PAGE (page) && LIVRET_PAGE_GET_CLASS (page)->back != NULL &&
      LIVRET_PAGE_GET_CLASS (page)->back (LIVRET_PAGE (page)))
    return;
  if (!adw_navigation_view_pop (self->view))
    adw_navigation_split_view_set_show_content (self->split, FALSE);
}

/* New, search and print mean what the page shown makes of them. */
static gboolean
ask_page (LivretFrame *self, const char *action)
{
  AdwNavigationPage *page = adw_navigation_view_get_visible_page (self->view);

  return page != NULL && gtk_widget_activate_action (GTK_WIDGET (page), action, NULL);
}

static void
on_import (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GListStore) nothing = g_list_store_new (G_TYPE_FILE);

  livret_frame_import (LIVRET_FRAME (widget), G_LIST_MODEL (nothing));
}

static void
on_new (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!ask_page (LIVRET_FRAME (widget), "page.new"))
    on_import (widget, NULL, NULL);
}

static void
on_search (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  adw_navigation_split_view_set_show_content (self->split, FALSE);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->search_button), TRUE);
  gtk_widget_grab_focus (self->search_entry);
}

static void
on_find (GtkWidget *widget, const char *name, GVariant *parameter)
{
  ask_page (LIVRET_FRAME (widget), "page.find");
}

static void
on_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  /* Paper leaves by a share like everything else. */
  if (!ask_page (self, "page.print"))
    {
      livret_frame_show_page (self, "shares");
      ask_page (self, "page.new");
    }
}

static void
on_undo (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  if (!livret_household_undo (self->household))
    livret_household_say (self->household, _ ("There is nothing to undo."));
}

static void
on_lock (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "app.lock", NULL);
}

static void
on_sidebar_shown (AdwNavigationPage *sidebar, LivretFrame *self)
{
  g_signal_handlers_disconnect_by_func (sidebar, on_sidebar_shown, self);
  gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
}

/* The menu stands in the sidebar: where that is a page of its own, it has to come first. */
static void
on_menu (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);
  AdwNavigationPage *sidebar = adw_navigation_split_view_get_sidebar (self->split);

  if (!adw_navigation_split_view_get_collapsed (self->split) ||
      !adw_navigation_split_view_get_show_content (self->split))
    {
      gtk_menu_button_popup (GTK_MENU_BUTTON (self->menu_button));
      return;
    }
  g_signal_connect_object (sidebar, "shown", G_CALLBACK (on_sidebar_shown), self, 0);
  adw_navigation_split_view_set_show_content (self->split, FALSE);
}

static void
on_help (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (livret_help_dialog_new (), widget);
}

static void
on_shortcuts (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (livret_actions_dialog_new (), widget);
}

static void
on_about (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (livret_about_dialog_new (), widget);
}

static void
on_preferences (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_dialog_present (livret_preferences_dialog_new (LIVRET_FRAME (widget)->household), widget);
}

static void
on_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  livret_copy_dialog_ask (widget, LIVRET_FRAME (widget)->household);
}

static void
push (LivretFrame *self, const char *tag, AdwNavigationPage *page)
{
  if (adw_navigation_view_get_visible_page (self->view) == NULL)
    livret_frame_show_page (self, livret_pages[0].id);
  adw_navigation_page_set_tag (page, tag);
  adw_navigation_view_push (self->view, page);
  adw_navigation_split_view_set_show_content (self->split, TRUE);
}

static void
on_keys (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  if (adw_navigation_view_find_page (self->view, "keys") == NULL)
    push (self, "keys", ADW_NAVIGATION_PAGE (livret_keys_page_new (self->household)));
}

static void
on_imports (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  if (adw_navigation_view_find_page (self->view, "imports") == NULL)
    push (self, "imports", ADW_NAVIGATION_PAGE (livret_imports_page_new (self->household)));
}

static void
on_arrivals (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  if (adw_navigation_view_find_page (self->view, "arrivals") == NULL)
    push (self, "arrivals", ADW_NAVIGATION_PAGE (livret_arrivals_page_new (self->household)));
}

static void
on_bin (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LivretFrame *self = LIVRET_FRAME (widget);

  if (adw_navigation_view_find_page (self->view, "bin") == NULL)
    push (self, "bin", ADW_NAVIGATION_PAGE (livret_bin_page_new (self->household)));
}

/* A step of a page is a page for whoever is on it: what was said on the one before goes. */
static void
on_step (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_toast_overlay_dismiss_all (LIVRET_FRAME (widget)->toasts);
}

#define PAGES N_ ("Pages")
#define RECORD N_ ("Record")
#define WINDOW N_ ("Window")

/* To add an action: its function above and one row; keys, dialog and menu follow. The menu and each
 * group of the dialog have the order of the table. */
const LivretAction livret_actions[] = {
  { "frame.page", "u", on_page, "<Control>1", 7, PAGES, N_ ("The page of that place in the list") },
  { "frame.person", "u", on_person, "<Alt>1", 9, PAGES, N_ ("The person of that place") },
  { "frame.everybody", NULL, on_everybody },
  { "frame.back", NULL, on_back, "<Alt>Left", 0, PAGES, N_ ("Back") },
  { "frame.step", NULL, on_step },
  { "frame.add-person", NULL, on_add_person },
  { "frame.edit-person", NULL, on_edit_person },

  { "frame.new", NULL, on_new, "<Control>n", 0, RECORD, N_ ("New, on this page") },
  { "frame.import", NULL, on_import, "<Control>i", 0, RECORD, N_ ("Import files"), 1,
    N_ ("_Import Files…") },
  { "frame.copy", NULL, on_copy, NULL, 0, NULL, NULL, 1, N_ ("_Copy the Vault…") },
  { "frame.keys", NULL, on_keys, NULL, 0, NULL, NULL, 1, N_ ("_Keys of the Vault") },
  { "frame.imports", NULL, on_imports, NULL, 0, NULL, NULL, 1, N_ ("Past I_mports") },
  { "frame.arrivals", NULL, on_arrivals },
  { "frame.bin", NULL, on_bin, NULL, 0, NULL, NULL, 1, N_ ("_Bin") },
  { "frame.search", NULL, on_search, "<Control>f", 0, RECORD, N_ ("Search") },
  { "frame.find", NULL, on_find, "<Control><Shift>f", 0, RECORD, N_ ("Search in the document") },
  { "frame.undo", NULL, on_undo, "<Control>z", 0, RECORD, N_ ("Undo") },
  { "tile.earlier", NULL, NULL, "<Control><Shift>Left", 0, RECORD,
    N_ ("Move a measure’s tile, by all four arrows") },
  { "frame.print", NULL, on_print, "<Control>p", 0, RECORD, N_ ("Print, under a share") },

  { "frame.lock", NULL, on_lock, "<Control>l", 0, WINDOW, N_ ("Lock the vault"), 3, N_ ("_Lock") },
  { "frame.menu", NULL, on_menu, "F10", 0, WINDOW, N_ ("Menu") },
  { "frame.preferences", NULL, on_preferences, NULL, 0, NULL, NULL, 2, N_ ("_Preferences") },
  { "frame.shortcuts", NULL, on_shortcuts, "<Control>question", 0, WINDOW,
    N_ ("Keyboard Shortcuts"), 2, N_ ("Keyboard _Shortcuts") },
  { "frame.help", NULL, on_help, "F1", 0, WINDOW, N_ ("Help"), 2, N_ ("_Help") },
  { "frame.about", NULL, on_about, NULL, 0, NULL, NULL, 2, N_ ("_About Livret") },
  { NULL },
};

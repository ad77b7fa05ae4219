/* test-window-rules.c: the table of keys, the table of pages, and when a vault locks itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-lock.h"
#include "app/window/livret-pages.h"
#include "app/window/livret-actions.h"

static void
test_digits (void)
{
  guint digit = 99;
  const LivretAction *page = livret_actions_digit (10, GDK_CONTROL_MASK, &digit);

  /* The first key of the top row is "1", "&" or anything else: what counts is where it is. */
  g_assert_nonnull (page);
  g_assert_cmpstr (page->name, ==, "frame.page");
  g_assert_cmpuint (digit, ==, 0);
  g_assert_nonnull (livret_actions_digit (16, GDK_CONTROL_MASK, &digit));
  g_assert_cmpuint (digit, ==, 6);
  g_assert_null (livret_actions_digit (17, GDK_CONTROL_MASK, &digit));
  g_assert_cmpstr (livret_actions_digit (18, GDK_ALT_MASK, &digit)->name, ==, "frame.person");
  g_assert_cmpuint (digit, ==, 8);
  g_assert_null (livret_actions_digit (10, 0, &digit));
  g_assert_null (livret_actions_digit (10, GDK_CONTROL_MASK | GDK_SHIFT_MASK, &digit));
  /* Caps lock and the mouse's buttons are no modifiers of ours. */
  g_assert_nonnull (livret_actions_digit (10, GDK_CONTROL_MASK | GDK_LOCK_MASK, &digit));
}

static void
test_table (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    {
      guint key;
      GdkModifierType modifiers;

      g_test_message ("%s", action->name);
      g_assert_true (g_hash_table_add (seen, (gpointer) action->name));
      /* What a page does by itself is in the dialog of keys alone. */
      g_assert_true (action->activate != NULL || (action->keys != NULL && action->section == 0));
      g_assert_true ((action->section > 0) == (action->menu != NULL));
      g_assert_true ((action->keys != NULL) == (action->title != NULL && action->group != NULL));
      if (action->keys == NULL)
        continue;
      g_assert_true (gtk_accelerator_parse (action->keys, &key, &modifiers));
      g_assert_true (g_hash_table_add (seen, (gpointer) action->keys));
    }
}

static void
test_menu (void)
{
  g_autoptr (GMenuModel) menu = livret_actions_menu ();
  int n = 0, expected = 0;

  for (const LivretAction *action = livret_actions; action->name != NULL; action++)
    expected += action->menu != NULL;
  g_assert_cmpint (g_menu_model_get_n_items (menu), ==, 3);
  for (int i = 0; i < 3; i++)
    {
      g_autoptr (GMenuModel) section = g_menu_model_get_item_link (menu, i, G_MENU_LINK_SECTION);

      n += g_menu_model_get_n_items (section);
    }
  g_assert_cmpint (n, ==, expected);
}

static void
test_pages (void)
{
  guint n = 0;

  for (; livret_pages[n].id != NULL; n++)
    {
      g_assert_true (g_type_is_a (livret_pages[n].get_type (), LIVRET_TYPE_PAGE));
      g_assert_true (livret_pages_find (livret_pages[n].id) == &livret_pages[n]);
    }
  g_assert_cmpuint (n, ==, 6); /* Agenda waits */
  g_assert_cmpstr (livret_pages[0].id, ==, "today");
  g_assert_null (livret_pages_find ("agenda"));
}

static void
test_deadline (void)
{
  g_assert_cmpint (livret_lock_deadline (1000, 10), ==, 1600);
  g_assert_cmpint (livret_lock_deadline (1000, 0), ==, 0); /* never by the clock */
  g_assert_cmpint (livret_lock_boot_seconds (), >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/actions/digits", test_digits);
  g_test_add_func ("/actions/table", test_table);
  g_test_add_func ("/actions/menu", test_menu);
  g_test_add_func ("/pages/table", test_pages);
  g_test_add_func ("/lock/deadline", test_deadline);
  return g_test_run ();
}

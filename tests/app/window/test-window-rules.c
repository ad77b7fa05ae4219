/* test-window-rules.c: the table of keys, the table of pages, and when a vault locks itself.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-lock.h"
#include "app/window/livret-pages.h"
#include "app/window/livret-shortcuts.h"

static void
test_digits (void)
{
  guint digit = 99;
  const LivretShortcut *page = livret_shortcuts_digit (10, GDK_CONTROL_MASK, &digit);

  /* The first key of the top row is "1", "&" or anything else: what counts is where it is. */
  g_assert_nonnull (page);
  g_assert_cmpstr (page->action, ==, "frame.page");
  g_assert_cmpuint (digit, ==, 0);
  g_assert_nonnull (livret_shortcuts_digit (16, GDK_CONTROL_MASK, &digit));
  g_assert_cmpuint (digit, ==, 6);
  g_assert_null (livret_shortcuts_digit (17, GDK_CONTROL_MASK, &digit));
  g_assert_cmpstr (livret_shortcuts_digit (18, GDK_ALT_MASK, &digit)->action, ==, "frame.person");
  g_assert_cmpuint (digit, ==, 8);
  g_assert_null (livret_shortcuts_digit (10, 0, &digit));
  g_assert_null (livret_shortcuts_digit (10, GDK_CONTROL_MASK | GDK_SHIFT_MASK, &digit));
  /* Caps lock and the mouse's buttons are no modifiers of ours. */
  g_assert_nonnull (livret_shortcuts_digit (10, GDK_CONTROL_MASK | GDK_LOCK_MASK, &digit));
}

static void
test_keys (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (const LivretShortcut *shortcut = livret_shortcuts; shortcut->keys != NULL; shortcut++)
    {
      guint key;
      GdkModifierType modifiers;

      g_test_message ("%s", shortcut->keys);
      g_assert_true (gtk_accelerator_parse (shortcut->keys, &key, &modifiers));
      g_assert_true (g_hash_table_add (seen, (gpointer) shortcut->keys));
      g_assert_true (g_str_has_prefix (shortcut->action, "frame."));
      g_assert_cmpstr (shortcut->title, !=, "");
    }
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
  g_test_add_func ("/shortcuts/digits", test_digits);
  g_test_add_func ("/shortcuts/keys", test_keys);
  g_test_add_func ("/pages/table", test_pages);
  g_test_add_func ("/lock/deadline", test_deadline);
  return g_test_run ();
}

/* test-watch-notice.c: what happens in a folder is noticed, by its file system's word or by its
 * time.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>

#include "app/watch/livret-watch-notice.h"

/* Longer than the interval. */
#define QUIET_MS 2200
/* A file system says one thing in several words. */
#define WORDS_MS 300
#define PATIENCE_MS 20000

typedef struct
{
  char *folder;
  int noticed;
  gboolean over;
} Case;

static void
on_noticed (gpointer data)
{
  ((Case *) data)->noticed++;
}

static void
on_over (gpointer data)
{
  ((Case *) data)->over = TRUE;
}

/* Until it was noticed, or the time is over. */
static void
wait (Case *test, guint milliseconds)
{
  guint timeout = g_timeout_add_once (milliseconds, on_over, test);

  test->over = FALSE;
  while (!test->over && test->noticed == 0)
    g_main_context_iteration (NULL, TRUE);
  if (!test->over)
    g_source_remove (timeout);
}

/* What was noticed is forgotten, with what belongs to it. */
static void
forget (Case *test)
{
  do
    {
      test->noticed = 0;
      wait (test, WORDS_MS);
    }
  while (test->noticed > 0);
}

static char *
inside (Case *test, const char *name)
{
  return g_build_filename (test->folder, name, NULL);
}

static void
arrive (Case *test)
{
  g_autofree char *path = inside (test, "bilan.pdf.part");

  g_assert_true (g_file_set_contents (path, "%PDF", -1, NULL));
}

static void
rename_it (Case *test)
{
  g_autofree char *from = inside (test, "bilan.pdf.part"), *to = inside (test, "bilan.pdf");

  g_assert_cmpint (g_rename (from, to), ==, 0);
}

static void
leave (Case *test)
{
  g_autofree char *path = inside (test, "bilan.pdf");

  g_assert_cmpint (g_remove (path), ==, 0);
}

static void
take_folder_away (Case *test)
{
  g_assert_cmpint (g_rmdir (test->folder), ==, 0);
}

static void
bring_folder_back (Case *test)
{
  g_assert_cmpint (g_mkdir (test->folder, 0700), ==, 0);
}

static void
test_noticed (gconstpointer seconds)
{
  static void (*const steps[]) (Case *) = { arrive, rename_it, leave, take_folder_away,
                                            bring_folder_back };
  Case test = { .folder = g_dir_make_tmp ("livret-notice-XXXXXX", NULL) };
  g_autofree char *uri = g_filename_to_uri (test.folder, NULL, NULL);
  LivretWatchNotice *notice =
      livret_watch_notice_new (uri, GPOINTER_TO_UINT (seconds), on_noticed, &test);

  /* Where it is asked, the first answer counts. */
  wait (&test, GPOINTER_TO_UINT (seconds) > 0 ? PATIENCE_MS : WORDS_MS);
  g_assert_cmpint (test.noticed, ==, GPOINTER_TO_UINT (seconds) > 0);
  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      forget (&test);
      steps[i](&test);
      wait (&test, PATIENCE_MS);
      g_assert_cmpint (test.noticed, >, 0);
    }
  forget (&test);
  wait (&test, QUIET_MS);
  g_assert_cmpint (test.noticed, ==, 0);

  livret_watch_notice_free (notice);
  arrive (&test);
  wait (&test, QUIET_MS);
  g_assert_cmpint (test.noticed, ==, 0);
  rename_it (&test);
  leave (&test);
  take_folder_away (&test);
  g_free (test.folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/watch-notice/says-so", GUINT_TO_POINTER (0), test_noticed);
  g_test_add_data_func ("/watch-notice/is-asked", GUINT_TO_POINTER (1), test_noticed);
  return g_test_run ();
}

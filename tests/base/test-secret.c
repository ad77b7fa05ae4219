/* test-secret.c: what LivretSecret promises about its bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-secret.h"

#include <stdio.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>

static void
test_contents (void)
{
  g_autoptr (LivretSecret) a = livret_secret_new ("abc", 3);
  g_autoptr (LivretSecret) b = livret_secret_new_take (g_strdup ("abc"));
  g_autoptr (LivretSecret) c = livret_secret_new ("abd", 3);
  g_autoptr (LivretSecret) d = livret_secret_new ("ab", 2);
  g_autoptr (LivretSecret) none = livret_secret_new (NULL, 0);

  g_assert_cmpuint (livret_secret_size (a), ==, 3);
  g_assert_cmpstr (livret_secret_text (b), ==, "abc");
  g_assert_cmpstr (livret_secret_text (none), ==, "");
  g_assert_true (livret_secret_equal (a, b));
  g_assert_false (livret_secret_equal (a, c));
  g_assert_false (livret_secret_equal (a, d));
  g_assert_false (livret_secret_equal (none, d));
}

/* A NUL follows even where the bytes fill their pages. */
static void
test_sizes (void)
{
  static const gsize sizes[] = { 0, 1, 4095, 4096, 4097, 65536 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (LivretSecret) secret = livret_secret_new_zeroed (sizes[i]);

      g_assert_cmpuint (livret_secret_size (secret), ==, sizes[i]);
      memset (livret_secret_data_mutable (secret), 'x', sizes[i]);
      g_assert_cmpuint (strlen (livret_secret_text (secret)), ==, sizes[i]);
    }
}

static void
test_references (void)
{
  LivretSecret *secret = livret_secret_new_random (32);
  LivretSecret *other = livret_secret_ref (secret);
  guint8 copy[32];

  memcpy (copy, livret_secret_data (secret), 32);
  livret_secret_unref (secret);
  g_assert_cmpmem (livret_secret_data (other), 32, copy, 32);
  livret_secret_unref (other);
  livret_secret_unref (NULL);
}

static void
test_random_differs (void)
{
  g_autoptr (LivretSecret) a = livret_secret_new_random (32);
  g_autoptr (LivretSecret) b = livret_secret_new_random (32);

  g_assert_false (livret_secret_equal (a, b));
}

/* Whether the kernel locked the pages of @secret and leaves them out of a dump. */
static void
find_flags (LivretSecret *secret, gboolean *locked, gboolean *left_out)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  gboolean here = FALSE;

  g_assert_true (g_file_get_contents ("/proc/self/smaps", &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      guint64 from = 0;
      guint64 to = 0;

      if (sscanf (lines[i], "%" G_GINT64_MODIFIER "x-%" G_GINT64_MODIFIER "x ", &from, &to) == 2)
        here = (guintptr) livret_secret_data (secret) >= from &&
               (guintptr) livret_secret_data (secret) < to;
      else if (here && g_str_has_prefix (lines[i], "VmFlags:"))
        {
          *locked = strstr (lines[i], " lo") != NULL;
          *left_out = strstr (lines[i], " dd") != NULL;
        }
    }
}

static void
test_locked (void)
{
  g_autoptr (LivretSecret) secret = livret_secret_new_random (32);
  struct rlimit limit;
  gboolean locked = FALSE;
  gboolean left_out = FALSE;

  find_flags (secret, &locked, &left_out);
  g_assert_true (left_out);
  g_assert_cmpint (getrlimit (RLIMIT_MEMLOCK, &limit), ==, 0);
#ifndef __SANITIZE_ADDRESS__ /* AddressSanitizer makes mlock() do nothing */
  if (limit.rlim_cur >= 65536)
    g_assert_true (locked);
#endif
}

static void
test_without_locking (void)
{
  struct rlimit before;
  struct rlimit none;

  g_assert_cmpint (getrlimit (RLIMIT_MEMLOCK, &before), ==, 0);
  none = before;
  none.rlim_cur = 0;
  g_assert_cmpint (setrlimit (RLIMIT_MEMLOCK, &none), ==, 0);
  {
    g_autoptr (LivretSecret) secret = livret_secret_new ("still here", 10);

    g_assert_cmpstr (livret_secret_text (secret), ==, "still here");
  }
  g_assert_cmpint (setrlimit (RLIMIT_MEMLOCK, &before), ==, 0);
}

static void
test_wipe (void)
{
  char text[] = "secret";
  static const char zero[sizeof text];

  livret_wipe (text, sizeof text);
  g_assert_cmpmem (text, sizeof text, zero, sizeof zero);
  livret_wipe (NULL, 0);
}

static void
test_harden (void)
{
  if (g_test_subprocess ())
    {
      g_autofree char *filter = NULL;
      struct rlimit core;

      /* The owner's own /proc is closed to a process that is not dumpable. */
      livret_process_no_core ();
      g_assert_true (g_file_get_contents ("/proc/self/coredump_filter", &filter, NULL, NULL));
      g_assert_cmpstr (g_strstrip (filter), ==, "00000000");
      livret_process_harden ();
      g_assert_cmpint (prctl (PR_GET_DUMPABLE, 0, 0, 0, 0), ==, 0);
      g_assert_cmpint (getrlimit (RLIMIT_CORE, &core), ==, 0);
      /* Less than any file; 1 where that was allowed, for which the kernel starts no program. */
      g_assert_cmpuint (core.rlim_max, <=, 1);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_passed ();
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/base/secret/contents", test_contents);
  g_test_add_func ("/base/secret/sizes", test_sizes);
  g_test_add_func ("/base/secret/references", test_references);
  g_test_add_func ("/base/secret/random", test_random_differs);
  g_test_add_func ("/base/secret/locked", test_locked);
  g_test_add_func ("/base/secret/without-locking", test_without_locking);
  g_test_add_func ("/base/secret/wipe", test_wipe);
  g_test_add_func ("/base/secret/harden", test_harden);
  return g_test_run ();
}

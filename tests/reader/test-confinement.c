/* test-confinement.c: what the reading process cannot do, and what happens when it tries, crashes,
 * hangs or lies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <unistd.h>

#include "reader/livret-reader-serve.h"
#include "record/livret-reader.h"

static char *
ask (LivretReader *reader, const char *words, GError **error)
{
  g_autofd int fd = livret_memfd_new ("words", words, strlen (words), NULL);

  g_assert_cmpint (fd, >=, 0);
  return livret_reader_text (reader, fd, LIVRET_READER_PROBE_TYPE, NULL, error);
}

static LivretReader *
new_reader (void)
{
  LivretReader *reader = livret_reader_new (g_getenv ("LIVRET_READER_PROBES"));

  livret_reader_set_timeout (reader, 20);
  return reader;
}

static gboolean
has_landlock (LivretReader *reader)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = ask (reader, "environment PATH", &error);

  g_assert_no_error (error);
  g_assert_cmpuint (livret_reader_get_confinement (reader) & LIVRET_READER_CONFINED_SECCOMP, !=, 0);
  if ((livret_reader_get_confinement (reader) & LIVRET_READER_CONFINED_LANDLOCK) != 0)
    return TRUE;
  g_test_skip ("this kernel has no Landlock");
  return FALSE;
}

/* Answered with an error number: the process lives. */
static void
test_refused (void)
{
  static const struct
  {
    const char *words;
    const char *answer;
  } table[] = {
    { "open /etc/passwd", "Permission denied" },
    { "open /proc/self/status", "Permission denied" },
    { "open /", "Permission denied" },
    { "open /tmp", "Permission denied" },
    { "open /usr/share/fonts", "allowed" },
    { "write /tmp/livret-probe", "Permission denied" },
    { "write /usr/share/fonts/livret-probe", "Permission denied" },
#ifndef __SANITIZE_ADDRESS__ /* which reserves more than any limit */
    { "memory", "refused" },
#endif
    { "map-code", "Operation not permitted" },
    { "descriptors", "5" },
    { "environment HOME", "absent" },
    { "environment DBUS_SESSION_BUS_ADDRESS", "absent" },
    { "environment PATH", "there" },
  };
  g_autoptr (LivretReader) reader = new_reader ();

  if (!has_landlock (reader))
    return;
  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *answer = ask (reader, table[i].words, &error);

      g_test_message ("%s", table[i].words);
      g_assert_no_error (error);
      g_assert_cmpstr (answer, ==, table[i].answer);
    }
  g_assert_false (g_file_test ("/tmp/livret-probe", G_FILE_TEST_EXISTS));
}

/* The process ends, the call says so, and the next call is served by a new process. */
static void
test_killed (void)
{
  static const char *const words[] = {
    "socket",    "unix",  "fork",      "exec",         "kill", "trace", "own", "lease",
    "make-code", "raise", "namespace", "read-process", "ring", "crash", NULL,
  };
  g_autoptr (LivretReader) reader = new_reader ();

  for (gsize i = 0; words[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *answer = ask (reader, words[i], &error);
      g_autofree char *next = NULL;

      g_test_message ("%s", words[i]);
      g_assert_null (answer);
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
      g_assert_nonnull (
          strstr (error->message, strcmp (words[i], "crash") == 0 ? "broke down" : "may not do"));
      g_clear_error (&error);
      next = ask (reader, "environment PATH", &error);
      g_assert_no_error (error);
      g_assert_cmpstr (next, ==, "there");
    }
}

static void
test_hang (void)
{
  g_autoptr (LivretReader) reader = new_reader ();
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;
  gint64 start = g_get_monotonic_time ();

  livret_reader_set_timeout (reader, 1);
  answer = ask (reader, "hang", &error);
  g_assert_null (answer);
  g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_clear_error (&error);
  livret_reader_set_timeout (reader, 20);
  answer = ask (reader, "environment PATH", &error);
  g_assert_no_error (error);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (200000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (LivretReader) reader = new_reader ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GThread) thread = NULL;
  g_autoptr (GError) error = NULL;
  g_autofd int fd = livret_memfd_new ("words", "hang", 4, NULL);
  g_autofree char *answer = NULL;
  gint64 start = g_get_monotonic_time ();

  thread = g_thread_new ("cancel", cancel_soon, cancellable);
  answer = livret_reader_text (reader, fd, LIVRET_READER_PROBE_TYPE, cancellable, &error);
  g_assert_null (answer);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 10 * G_USEC_PER_SEC);
  g_thread_join (g_steal_pointer (&thread));

  g_clear_error (&error);
  g_assert_null (livret_reader_text (reader, fd, LIVRET_READER_PROBE_TYPE, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
test_missing_program (void)
{
  static const char *const programs[] = { "/nonexistent/livret-reader", "/bin/true", "/bin/cat" };

  for (gsize i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      g_autoptr (LivretReader) reader = livret_reader_new (programs[i]);
      g_autoptr (GError) error = NULL;

      livret_reader_set_timeout (reader, 5);
      g_assert_null (ask (reader, "environment PATH", &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER);
    }
}

/* A descriptor that could be written to is not given on as such. */
static void
test_descriptor_read_only (void)
{
  g_autoptr (LivretReader) reader = new_reader ();
  g_autofree char *path = NULL;
  g_autofd int fd = g_file_open_tmp ("livret-test-XXXXXX", &path, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *answer = NULL;

  g_assert_cmpint (write (fd, "environment PATH", 16), ==, 16);
  answer = livret_reader_text (reader, fd, LIVRET_READER_PROBE_TYPE, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (answer, ==, "there");
  g_unlink (path);
}

/* What the process was told in one request is gone in the next that makes something for others. */
static void
test_fresh (void)
{
  g_autoptr (LivretReader) reader = new_reader ();
  g_autoptr (GError) error = NULL;
  g_autofd int text = livret_memfd_new ("text", "abc", 3, NULL);
  g_autofd int out = -1;
  g_autofree char *first = ask (reader, "number", &error);
  g_autofree char *second = ask (reader, "number", &error);
  g_autofree char *third = NULL;
  g_autofree char *fourth = NULL;
  g_autofree char *fifth = NULL;

  g_assert_no_error (error);
  g_assert_cmpstr (first, ==, second);
  out = livret_reader_rendition (reader, text, "text/plain", "text/plain", NULL, &error);
  g_assert_no_error (error);
  third = ask (reader, "number", &error);
  g_assert_cmpstr (second, !=, third);
  livret_reader_renew (reader);
  fourth = ask (reader, "number", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (third, !=, fourth);
  g_assert_cmpint (livret_reader_count_pages (reader, text, "text/plain", NULL, &error), ==, 1);
  fifth = ask (reader, "number", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fourth, !=, fifth);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reader/confinement/refused", test_refused);
  g_test_add_func ("/reader/confinement/killed", test_killed);
  g_test_add_func ("/reader/confinement/hang", test_hang);
  g_test_add_func ("/reader/confinement/cancel", test_cancel);
  g_test_add_func ("/reader/confinement/missing-program", test_missing_program);
  g_test_add_func ("/reader/confinement/fresh", test_fresh);
  g_test_add_func ("/reader/confinement/descriptor", test_descriptor_read_only);
  return g_test_run ();
}

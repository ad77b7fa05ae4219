/* test-pressure-sheet.c: the page of a series of blood pressures, read by another program.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-pressure-sheet.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <locale.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "record/livret-reader.h"

#define DAY 86400
/* 16 November 2026, a Monday; and when the page is made. */
#define FIRST 20773
#define MADE 1795248000

static GArray *readings;

static void
add (int day, int hour, int minute, double systolic, double diastolic, double pulse)
{
  LivretPressureReading reading = { (FIRST + day) * (gint64) DAY + hour * 3600 + minute * 60,
                                    { systolic, diastolic, pulse } };

  g_array_append_val (readings, reading);
}

/* Three in the morning and three in the evening of three days; @more at noon of the second. */
static void
make_readings (int more)
{
  g_array_set_size (readings, 0);
  for (int day = 0; day < 3; day++)
    {
      for (int i = 0; i < 3; i++)
        add (day, 7, 2 * i, 130 + day + i, 80 + i, 70 + i);
      for (int i = 0; day == 1 && i < more; i++)
        add (day, 13, i, 180, 110, 90);
      for (int i = 0; i < 3; i++)
        add (day, 21, 2 * i, 120 + day + i, 70 + i, NAN);
    }
}

static char *
run (const char *program, const char *first, const char *second)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocess) process =
      g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, program, first, second, NULL);
  char *out = NULL;

  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return out;
}

/* (transfer full): the words of the page, which is one; LIVRET_TEST_KEEP: a folder to keep it in.
 */
static char *
draw (const char *unit, const char *name)
{
  g_autoptr (LivretPressureSeries) series = livret_pressure_series_find (readings);
  g_autofree char *path = g_build_filename (
      g_getenv ("LIVRET_TEST_KEEP") != NULL ? g_getenv ("LIVRET_TEST_KEEP") : g_get_tmp_dir (),
      name, NULL);
  LivretPerson person = { .id = "camille",
                          .name = "Camille Martin",
                          .birth_name = "MARTIN",
                          .used_name = "",
                          .first_names = "Camille",
                          .birth_date = "1968-03-14",
                          .birth_place = "",
                          .sex = 'F',
                          .ins = "" };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *pages = NULL;
  char *text;
  int fd;

  g_assert_true (series->enough);
  fd = livret_pressure_sheet_draw (&person, series, livret_kind_by_id ("blood-pressure"), unit,
                                   MADE, &error);
  g_assert_no_error (error);
  bytes = livret_memfd_bytes (fd, &error);
  g_assert_no_error (error);
  close (fd);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL),
                                      (gssize) g_bytes_get_size (bytes), &error));
  pages = run ("pdfinfo", path, NULL);
  g_assert_nonnull (strstr (pages, "Pages:           1\n"));
  text = run ("pdftotext", path, "-");
  if (g_getenv ("LIVRET_TEST_KEEP") == NULL)
    g_unlink (path);
  return text;
}

static void
assert_words (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    {
      g_test_message ("%s", *words);
      g_assert_nonnull (strstr (text, *words));
    }
}

static void
test_page (void)
{
  static const char *const words[] = { "Camille",
                                       "MARTIN",
                                       "Average of 18 readings: 127/76",
                                       "Mornings: 132/81",
                                       "Evenings: 122/71",
                                       "Pulse, average: 71",
                                       "Below 135/85",
                                       "134/82",
                                       "122/70",
                                       "21:04",
                                       "07:00 · 70",
                                       "Haute Autorité de santé",
                                       NULL };
  g_autofree char *text = NULL;

  make_readings (0);
  text = draw ("mm[Hg]", "pressure.pdf");
  assert_words (text, words);
  /* What counts is said first. */
  g_assert_true (strstr (text, "Average of 18") < strstr (text, "Mornings"));
  g_assert_true (strstr (text, "Mornings") < strstr (text, "134/82"));
  g_assert_null (strstr (text, "do not count"));
}

/* As French patients say it; what does not count stands with its reason, five of them by name. */
static void
test_left_out (void)
{
  static const char *const words[] = {
    "Average of 18 readings: 12.7/7.6", "13.4/8.2",    "18.0/11.0",
    "neither morning nor evening",      "and 35 more", NULL
  };
  g_autofree char *text = NULL;

  make_readings (40);
  text = draw ("cm[Hg]", "pressure-left-out.pdf");
  assert_words (text, words);
}

/* French takes more room, and is one page all the same. */
static void
test_french (void)
{
  static const char *const words[] = { "Moyenne de 18 mesures", "12,7/7,6", "35 autres", NULL };
  g_autofree char *text = NULL;

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "fr_FR.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIVRET_TEST_LOCALE"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  make_readings (40);
  text = draw ("cm[Hg]", "pressure-fr.pdf");
  assert_words (text, words);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_unsetenv ("LANGUAGE");
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  readings = g_array_new (FALSE, FALSE, sizeof (LivretPressureReading));
  g_test_add_func ("/sharing/pressure-sheet/page", test_page);
  g_test_add_func ("/sharing/pressure-sheet/left-out", test_left_out);
  g_test_add_func ("/sharing/pressure-sheet/french", test_french);
  status = g_test_run ();
  g_array_unref (readings);
  return status;
}

/* test-emergency-page.c: the page drawn of an emergency sheet, looked at by other programs.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency-sheet.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "livret-test-emergency.h"
#include "record/livret-reader.h"
#include "sharing/livret-qr.h"

static char *
run (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  va_list args;

  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

/* Draws the sheet into a file. Returns: the text that its code should hold. */
static char *
draw (const LivretEmergency *emergency, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *code = NULL;
  gsize size;
  const char *data;
  int fd = livret_emergency_sheet_draw (emergency, &code, &error);

  g_assert_no_error (error);
  bytes = livret_memfd_bytes (fd, &error);
  g_assert_no_error (error);
  close (fd);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, &error));
  return code;
}

static void
assert_code (const char *pdf, const char *resolution, const char *code)
{
  g_autofree char *root = g_strconcat (pdf, "-page", NULL);
  g_autofree char *page = g_strconcat (root, ".pgm", NULL);
  g_autofree char *ignored =
      run ("pdftoppm", "-gray", "-singlefile", "-r", resolution, pdf, root, NULL);
  g_autofree char *read =
      run ("zbarimg", "--nodbus", "--raw", "-q", "-S*.disable", "-Sqrcode.enable", page, NULL);
  g_autofree char *expected = g_strconcat (code, "\n", NULL);

  g_assert_cmpstr (read, ==, expected);
}

/* No pixel of it has a colour. */
static void
assert_grey (const char *pdf)
{
  g_autofree char *root = g_strconcat (pdf, "-colour", NULL);
  g_autofree char *page = g_strconcat (root, ".ppm", NULL);
  g_autofree char *ignored = run ("pdftoppm", "-singlefile", "-r", "50", pdf, root, NULL);
  g_autofree char *bytes = NULL;
  gsize size, dark = 0;
  int width, height, head = 0;

  g_assert_true (g_file_get_contents (page, &bytes, &size, NULL));
  g_assert_cmpint (sscanf (bytes, "P6 %d %d 255%n", &width, &height, &head), ==, 2);
  head++; /* the line's end */
  g_assert_cmpuint (size, ==, (gsize) head + 3 * (gsize) width * (gsize) height);
  for (gsize i = (gsize) head; i < size; i += 3)
    {
      g_assert_true (bytes[i] == bytes[i + 1] && bytes[i] == bytes[i + 2]);
      dark += (guint8) bytes[i] < 100;
    }
  g_assert_cmpuint (dark, >, 1000);
}

static void
check_page (const LivretEmergency *emergency, const char *const *words)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-emergency-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *code = draw (emergency, pdf);
  g_autofree char *info = run ("pdfinfo", pdf, NULL);
  g_autofree char *text = run ("pdftotext", "-layout", pdf, "-", NULL);

  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "(A4)"));
  for (; *words != NULL; words++)
    if (strstr (text, *words) == NULL)
      g_error ("“%s” is not on the page: %s", *words, text);
  assert_code (pdf, "150", code);
  assert_code (pdf, "300", code);
  assert_grey (pdf);
  test_remove_folder (folder);
}

static const TestStatement ordinary[] = {
  { "allergies", "Pénicilline", "choc anaphylactique", "1998" },
  { "blood", "O-", "carte du laboratoire", "2004" },
  { "devices", "Stimulateur cardiaque", "IRM sous conditions", "2019" },
  { "treatments", "Apixaban 5 mg", "matin et soir" },
  { "conditions", "Fibrillation atriale", NULL, "2015" },
  { "contacts", "Yves Kerbrat · 01 99 00 47 12", "frère" },
  { NULL },
};

static void
test_page (void)
{
  TestVault vault;
  g_autoptr (LivretEmergency) full = NULL;
  g_autoptr (LivretEmergency) empty = NULL;

  test_vault_init (&vault);
  full = test_emergency_make (&vault, "Camille Martin", ordinary);
  check_page (full,
              (const char *const[]) { "EMERGENCY SHEET", "MARTIN Camille", "58 years old",
                                      "Pénicilline", "choc anaphylactique", "O−", "O negative",
                                      "carte du laboratoire", "Apixaban 5 mg", "matin et soir",
                                      "Stimulateur", "Fibrillation", "01 99 00 47 12", "15", "112",
                                      "114", "never read over", "this same", NULL });
  empty = test_emergency_make (&vault, "Noé", NULL);
  check_page (empty, (const char *const[]) { "Not filled in", "never read over", NULL });
  test_vault_clear (&vault);
}

static void
test_page_overflow (void)
{
  TestVault vault;

  test_vault_init (&vault);
  for (guint n = 4; n <= TEST_STATEMENTS_MANY; n += 12)
    {
      TestStatement *statements = test_statements_many (n);
      g_autofree char *name = g_strdup_printf ("Camille %u", n);
      g_autoptr (LivretEmergency) emergency = test_emergency_make (&vault, name, statements);

      check_page (emergency, (const char *const[]) { "see the record", "Élément n° 1 à dire",
                                                     "the most", NULL });
      test_statements_free (statements);
    }
  test_vault_clear (&vault);
}

/* What a code holds is bounded by its modules: half a millimetre at least. */
static void
test_modules (void)
{
  g_autoptr (LivretQr) small = livret_qr_new ("a", LIVRET_EMERGENCY_CODE_MODULES);
  g_autofree char *much = g_strnfill (855, 'x');
  g_autofree char *too_much = g_strnfill (900, 'x');
  g_autoptr (LivretQr) large = livret_qr_new (much, LIVRET_EMERGENCY_CODE_MODULES);

  g_assert_cmpint (LIVRET_EMERGENCY_CODE_MM, >=, 45);
  g_assert_cmpfloat ((double) LIVRET_EMERGENCY_CODE_MM / LIVRET_EMERGENCY_CODE_MODULES, >=, 0.5);
  g_assert_cmpint (small->size, ==, 21);
  g_assert_nonnull (large);
  g_assert_cmpint (large->size, ==, LIVRET_EMERGENCY_CODE_MODULES);
  g_assert_null (livret_qr_new (too_much, LIVRET_EMERGENCY_CODE_MODULES));
}

static void
test_french (void)
{
  static const TestStatement french[] = {
    { "allergies", NULL, NULL, "2026-05-03" },
    { "conditions", "Asthme", "à l’effort, œdème", "2019" },
    { NULL },
  };
  TestVault vault;
  g_autoptr (LivretEmergency) emergency = NULL;

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "fr_FR.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIVRET_TEST_LOCALE"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  test_vault_init (&vault);
  emergency = test_emergency_make (&vault, "Camille Martin", french);
  check_page (emergency, (const char *const[]) { "Aucune allergie connue", "mai 2026",
                                                 "Non renseigné", "mars 1968", "œdème", NULL });
  test_vault_clear (&vault);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_unsetenv ("LANGUAGE");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/emergency/page", test_page);
  g_test_add_func ("/emergency/page/overflow", test_page_overflow);
  g_test_add_func ("/emergency/modules", test_modules);
  g_test_add_func ("/emergency/french", test_french);
  return g_test_run ();
}

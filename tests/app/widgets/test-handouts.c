/* test-handouts.c: what is copied by hand from a printed page stands in one line.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <poppler.h>
#include <unistd.h>

#include "app/widgets/livret-handouts.h"

static char *
read_page (int fd)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *document = poppler_document_new_from_fd (fd, NULL, &error);
  PopplerPage *page;
  char *text;

  g_assert_no_error (error);
  g_assert_cmpint (poppler_document_get_n_pages (document), ==, 1);
  page = poppler_document_get_page (document, 0);
  text = poppler_page_get_text (page);
  g_object_unref (page);
  g_object_unref (document);
  return text;
}

static void
test_card (void)
{
  static const char *const phrases[] = {
    "cap-mur-riz-sel-thé",
    "inbound-during-sledge-drop-chomp", /* once broken before its last word */
    "wwwwwwww-mmmmmmmm-wwwwwwww-mmmmmmmm-wwwwwwww",
    "tambourin-grenouille-parapluie-chocolatier-hirondelle-tambourin",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (phrases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (LivretSecret) phrase = livret_secret_new (phrases[i], strlen (phrases[i]));
      const LivretHandover handover = {
        .file_name = "Livret-15c3.pdf",
        .recipient = "Dr Sabine Kerouac",
        .needs = "A PDF reader and the password.",
        .until = "Until 22 Dec 2026",
        .always = "The practitioner may file a copy.",
        .phrase = phrase,
      };
      g_autofree char *text = NULL;

      text = read_page (livret_handout_card (&handover, &error));
      g_assert_no_error (error);
      g_assert_nonnull (strstr (text, handover.recipient));
      g_assert_nonnull (strstr (text, handover.file_name));
      g_assert_nonnull (strstr (text, phrases[i]));
    }
}

static void
test_recovery_sheet (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretSecret) code = livret_secret_new ("ABCD-EFGH-JKLM-NPQR-STVW-XYZ0-1234", 34);
  g_auto (GStrv) groups = g_strsplit (livret_secret_text (code), "-", -1);
  g_autofree char *text = read_page (livret_handout_recovery_sheet (code, &error));

  g_assert_no_error (error);
  for (guint i = 0; groups[i] != NULL; i++)
    {
      /* With its own number before it, which is what one is asked for. */
      g_autofree char *numbered = g_strdup_printf ("%u\\s*%s", i + 1, groups[i]);

      g_test_message ("%s in %s", numbered, text);
      g_assert_true (g_regex_match_simple (numbered, text, 0, 0));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/handouts/card", test_card);
  g_test_add_func ("/app/handouts/recovery-sheet", test_recovery_sheet);
  return g_test_run ();
}

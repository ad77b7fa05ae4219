/* test-journal-state.c: which entries of the journal a filter and a search keep.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/livret-journal-state.h"

static void
test_keeps (void)
{
  static const struct
  {
    const char *group;
    const char *words;
    const char *event;
    gboolean kept;
  } cases[] = {
    { "all", "", "document-added", TRUE },
    /* Openings would bury the rest. */
    { "all", "", "vault-opened", FALSE },
    { "all", "", "vault-closed", FALSE },
    { "security", "", "vault-opened", TRUE },
    { "security", "", "key-added", TRUE },
    { "security", "", "rekeyed", TRUE },
    { "security", "", "recovery-noted", TRUE },
    { "security", "", "copy-made", TRUE },
    { "security", "", "document-added", FALSE },
    { "shares", "", "grant-used", TRUE },
    { "shares", "", "document-saved", TRUE },
    { "shares", "", "document-added", FALSE },
    { "imports", "", "import-done", TRUE },
    { "imports", "", "grant-used", FALSE },
    { "changes", "", "entry-changed", TRUE },
    { "changes", "", "import-done", FALSE },
    /* Accents and capitals do not count. */
    { "all", "RESUME", "document-added", TRUE },
    { "all", "oedeme", "document-added", TRUE },
    { "all", "x-ray", "document-added", FALSE },
    { "imports", "resume", "document-added", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s “%s” %s", cases[i].group, cases[i].words, cases[i].event);
      g_assert_cmpint (livret_journal_state_keeps (cases[i].group, cases[i].words, cases[i].event,
                                                   "Camille added “Résumé, œdème”"),
                       ==, cases[i].kept);
    }
}

static void
test_groups (void)
{
  const LivretJournalGroup *group = livret_journal_groups ();

  g_assert_cmpstr (group->id, ==, "all");
  for (; group->id != NULL; group++)
    g_assert_cmpstr (group->title, !=, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/journal/keeps", test_keeps);
  g_test_add_func ("/journal/groups", test_groups);
  return g_test_run ();
}

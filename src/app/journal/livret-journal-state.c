/* livret-journal-state.c: the groups of journal entries.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/journal/livret-journal-state.h"

#include <glib/gi18n.h>

#include "base/livret-text.h"

static const LivretJournalGroup groups[] = {
  { "all", N_ ("Everything") },
  { "shares", N_ ("Shares") },
  { "imports", N_ ("Imports") },
  { "changes", N_ ("Changes") },
  { "security", N_ ("Security and openings") },
  { NULL, NULL },
};

/* An event belongs to the group of the first row whose beginning it has. */
static const struct
{
  const char *beginning;
  const char *group;
  const char *icon;
} events[] = {
  { "grant-", "shares", "livret-envelope-symbolic" },
  { "document-saved", "shares", "livret-down-symbolic" },
  { "readings-saved", "shares", "livret-down-symbolic" },
  { "document-printed", "shares", "livret-printer-symbolic" },
  { "emergency-printed", "shares", "livret-printer-symbolic" },
  { "pressure-series-printed", "shares", "livret-printer-symbolic" },
  { "emergency-saved", "shares", "livret-down-symbolic" },
  { "import-", "imports", "livret-inbox-symbolic" },
  { "vault-", "security", "livret-lock-symbolic" },
  { "key", "security", "livret-key-symbolic" },
  { "rekey", "security", "livret-key-symbolic" },
  { "recovery-", "security", "livret-key-symbolic" },
  { "copy-", "security", "livret-copy-vault-symbolic" },
  { "document-hidden", "changes", "livret-eye-off-symbolic" },
  { "document-shown", "changes", "livret-eye-symbolic" },
  { "entry-hidden", "changes", "livret-eye-off-symbolic" },
  { "entry-shown", "changes", "livret-eye-symbolic" },
  { "person-", "changes", "livret-person-symbolic" },
  { "", "changes", "livret-pencil-symbolic" },
};

const LivretJournalGroup *
livret_journal_groups (void)
{
  return groups;
}

static guint
row_of (const char *event)
{
  guint i = 0;

  while (!g_str_has_prefix (event, events[i].beginning))
    i++;
  return i;
}

const char *
livret_journal_state_icon (const char *event)
{
  return events[row_of (event)].icon;
}

/* Every opening and closing is kept, but would bury the rest. */
static gboolean
is_noise (const char *event)
{
  return g_str_equal (event, "vault-opened") || g_str_equal (event, "vault-closed");
}

gboolean
livret_journal_state_keeps (const char *group,
                            const char *words,
                            const char *event,
                            const char *sentence)
{
  g_autofree char *wanted = livret_text_fold (words, -1);
  g_autofree char *folded = livret_text_fold (sentence, -1);

  if (g_str_equal (group, "all") ? is_noise (event)
                                 : !g_str_equal (group, events[row_of (event)].group))
    return FALSE;
  return *wanted == '\0' || strstr (folded, wanted) != NULL;
}

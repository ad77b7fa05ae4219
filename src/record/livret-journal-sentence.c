/* livret-journal-sentence.c: journal entries as sentences for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-date.h"
#include "base/livret-json.h"
#include "record/livret-grants.h"
#include "record/livret-journal.h"

/* One row an event; "… self" where somebody acted for themselves. {person}: whose record; {1}, {2}:
 * the lines of the entry's names; {what}: a grant's items, counted; {until}: its last day; {came}:
 * what an import brought; any other {key}: a member of the details, as it was written. To add an
 * event: one row. */
static const struct
{
  const char *event;
  const char *sentence;
} sentences[] = {
  { "vault-created", N_ ("The vault was made.") },
  { "vault-opened", N_ ("The vault was opened.") },
  { "vault-closed", N_ ("The vault was closed.") },
  { "vault-restored", N_ ("An older copy of the vault was opened, and taken as the right one.") },
  { "vault-named", N_ ("The vault was named “{1}”.") },
  { "key-added", N_ ("A key was added: {1}.") },
  { "key-changed", N_ ("A key was changed: {1}.") },
  { "key-removed", N_ ("A key was removed: {1}. Older copies of the vault still open with it.") },
  { "key-change-found",
    N_ ("The keys had been changed and the computer stopped before it was noted here.") },
  { "keyring-added", N_ ("The login keyring may open the vault.") },
  { "keyring-removed", N_ ("The login keyring no longer opens the vault.") },
  { "recovery-made", N_ ("A new recovery code was made; an older one stops working.") },
  { "rekeyed", N_ ("The vault was encrypted anew under a new key.") },
  { "key-exported", N_ ("The raw key of the vault was shown, for other programs.") },
  { "copy-made", N_ ("A verified copy of the vault was made.") },
  { "person-added", N_ ("{person} was added to the household.") },
  { "person-removed",
    N_ ("{1} was taken out of the household; nothing had been recorded of them.") },
  { "person-binned", N_ ("{person} was taken out of the household; their record is in the bin.") },
  { "person-restored", N_ ("{person} was put back into the household, with their record.") },
  { "person-erased", N_ ("The record of a person was erased for ever.") },
  { "person-changed", N_ ("The identity of {person} was changed.") },
  { "document-added", N_ ("“{1}” was added to the documents of {person}.") },
  { "document-changed", N_ ("The description of “{1}” was changed ({person}).") },
  { "document-hidden", N_ ("“{1}” was hidden in the documents of {person}.") },
  { "document-shown", N_ ("“{1}” is no longer hidden in the documents of {person}.") },
  { "document-version", N_ ("A new version of “{1}” was added ({person}).") },
  { "document-deleted", N_ ("“{1}” was put into the bin ({person}).") },
  { "document-restored", N_ ("“{1}” was taken back out of the bin ({person}).") },
  { "document-erased", N_ ("A document of {person} was erased for ever.") },
  { "beside-changed", N_ ("What stands beside “{1}” was changed ({person}).") },
  { "folder-added", N_ ("The folder “{1}” was made for the documents of {person}.") },
  { "folder-changed", N_ ("The folder “{1}” was renamed or moved ({person}).") },
  { "folder-deleted",
    N_ ("The folder “{1}” was deleted; what was in it stands where it stood ({person}).") },
  { "folder-restored", N_ ("The folder “{1}” was put back ({person}).") },
  { "document-saved", N_ ("“{1}” was saved outside the vault, for own use ({person}).") },
  { "document-printed", N_ ("“{1}” was printed, for own use ({person}).") },
  { "readings-saved",
    N_ ("Readings of {person} were saved outside the vault as a table, for own use.") },
  { "emergency-read-over", N_ ("The emergency sheet of {person} was read over.") },
  { "emergency-printed", N_ ("The emergency sheet of {person} was printed, for own use.") },
  { "emergency-saved",
    N_ ("The emergency sheet of {person} was saved outside the vault, for own use.") },
  { "slot-given", N_ ("What comes of a shared device, {1}, is {person}’s.") },
  { "slot-waits",
    N_ ("What comes of a shared device, {1}, waits until somebody says whose it is.") },
  { "readings-given", N_ ("Readings were given to {person}: {1}.") },
  { "sources-chosen", N_ ("Which sources count was changed ({person}): {1}.") },
  { "issuer-added", N_ ("What {1} signs is believed from now on: their keys were added.") },
  { "issuer-removed", N_ ("What {1} signs is no longer believed: their keys were taken away.") },
  { "unit-chosen", N_ ("Readings are shown in another unit: {1}.") },
  { "kind-added", N_ ("A kind of measure of one’s own was added: {1}.") },
  { "kind-changed", N_ ("A kind of measure of one’s own was changed: {1}.") },
  { "kind-renamed", N_ ("A kind of measure of one’s own, {2}, is now called {1}.") },
  { "kind-removed", N_ ("A kind of measure of one’s own was removed: {1}.") },
  { "pressure-series-printed",
    N_ ("A series of blood pressures of {person} was printed, for own use.") },
  { "entry-added", N_ ("“{1}” was added to the health profile of {person}.") },
  { "entry-changed", N_ ("“{1}” was changed in the health profile of {person}.") },
  { "entry-hidden", N_ ("“{1}” was hidden in the health profile of {person}.") },
  { "entry-shown", N_ ("“{1}” is no longer hidden in the health profile of {person}.") },
  { "entry-deleted", N_ ("“{1}” was put into the bin ({person}).") },
  { "entry-restored", N_ ("“{1}” was taken back out of the bin ({person}).") },
  { "entry-erased", N_ ("An entry of {person} was erased for ever.") },
  { "reading-added", N_ ("A reading was added for {person}: {1}.") },
  { "reading-edited", N_ ("A reading of {person} was corrected: {1}.") },
  { "reading-deleted", N_ ("A reading of {person} was deleted: {1}.") },
  { "reading-restored", N_ ("A deleted reading of {person} was put back: {1}.") },
  { "reading-moved", N_ ("A reading was moved to the record of {person}: {1}.") },
  { "target-set", N_ ("A target of {person} was set: {1}.") },
  { "target-removed", N_ ("The target of {person} was removed: {1}.") },
  { "measure-note-changed", N_ ("The note on a measure of {person} was changed: {1}.") },
  { "day-note-added", N_ ("A note was added beside the measures of {person}: {1}.") },
  { "day-note-changed", N_ ("A note beside the measures of {person} was changed: {1}.") },
  { "day-note-deleted", N_ ("A note beside the measures of {person} was deleted: {1}.") },
  { "import-done", N_ ("“{1}” was imported for {person}: {came}.") },
  { "import-undone", N_ ("The import of “{1}” was undone ({person}).") },
  { "import-cut", N_ ("The import of “{1}” had been cut off and was undone ({person}).") },
  { "results-kept", N_ ("Results read in “{1}” were kept for {person}: {came}.") },
  { "grant-sealed",
    N_ ("{2} sealed, for {person}, a share for {1}: {what} ({purpose}), until {until}.") },
  { "grant-sealed self", N_ ("{2} sealed a share for {1}: {what} ({purpose}), until {until}.") },
  { "grant-repeated",
    N_ ("{2} sealed again, for {person}, a share for {1}: {what} ({purpose}), until {until}.") },
  { "grant-repeated self",
    N_ ("{2} sealed again a share for {1}: {what} ({purpose}), until {until}.") },
  { "grant-failed", N_ ("What was sealed for {1} was not handed over ({person}): nothing left.") },
  { "grant-ended", N_ ("The share with {1} was ended ({person}).") },
  { "grant-refused", N_ ("A share with {1} was refused: {reason} ({person}).") },
};

static const char *
find_row (const char *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (strcmp (sentences[i].event, event) == 0)
      return _ (sentences[i].sentence);
  return NULL;
}

static const char *
find_sentence (const char *event, JsonObject *details)
{
  const char *capacity = details != NULL ? livret_json_get_string (details, "capacity") : NULL;
  g_autofree char *self = g_strconcat (event, " self", NULL);
  const char *sentence = g_strcmp0 (capacity, "self") == 0 ? find_row (self) : NULL;

  return sentence != NULL ? sentence : find_row (event);
}

/* "3 documents, 2 measurements", as the share itself counted them. */
static void
append_items (GString *out, JsonObject *details)
{
  JsonNode *node = json_object_get_member (details, "items");
  JsonArray *items =
      node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  g_autoptr (GPtrArray) types = g_ptr_array_new ();
  g_autofree char *words = NULL;

  for (guint i = 0; items != NULL && i < json_array_get_length (items); i++)
    {
      JsonNode *item = json_array_get_element (items, i);

      if (JSON_NODE_HOLDS_OBJECT (item))
        g_ptr_array_add (types,
                         (gpointer) livret_json_get_string (json_node_get_object (item), "type"));
    }
  words = livret_grant_types_words (types);
  g_string_append (out, words);
}

/* "12 new, 2 set aside": what nothing happened to is not said. */
static void
append_balance (GString *out, JsonObject *details)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  gint64 stored = livret_json_get_int (details, "stored", 0);
  gint64 already = livret_json_get_int (details, "already", 0);
  gint64 aside = livret_json_get_int (details, "set_aside", 0);
  g_autofree char *words = NULL;

  if (stored > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%'ld new", "%'ld new", stored), (long) stored));
  if (already > 0)
    g_ptr_array_add (
        parts, g_strdup_printf (ngettext ("%'ld already there", "%'ld already there", already),
                                (long) already));
  if (aside > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%'ld set aside", "%'ld set aside", aside),
                                             (long) aside));
  g_ptr_array_add (parts, NULL);
  words = g_strjoinv (", ", (char **) parts->pdata);
  g_string_append (out, *words != '\0' ? words : _ ("nothing new"));
}

/* The last second of a day, where the reader is. */
static void
append_day (GString *out, gint64 second)
{
  g_autoptr (GDateTime) at = g_date_time_new_from_unix_local (second);
  g_autofree char *day = NULL;

  if (at == NULL)
    return;
  day = livret_day_display (livret_days_from_civil (
      g_date_time_get_year (at), g_date_time_get_month (at), g_date_time_get_day_of_month (at)));
  g_string_append (out, day);
}

static void
append_detail (GString *out, JsonObject *details, const char *key)
{
  JsonNode *node = details != NULL ? json_object_get_member (details, key) : NULL;

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node))
    g_string_append (out, "…");
  else if (json_node_get_value_type (node) == G_TYPE_STRING)
    g_string_append (out, json_node_get_string (node));
  else
    g_string_append_printf (out, "%" G_GINT64_FORMAT, json_node_get_int (node));
}

static void
append_placeholder (GString *out,
                    const char *key,
                    const LivretJournalEntry *entry,
                    char **names,
                    JsonObject *details)
{
  guint n_names = g_strv_length (names);

  if (strcmp (key, "person") == 0)
    g_string_append (out, *entry->person_name != '\0' ? entry->person_name : _ ("somebody"));
  else if (g_ascii_isdigit (key[0]) && key[1] == '\0')
    {
      guint line = key[0] - '1';

      g_string_append (out, line < n_names && *names[line] != '\0' ? names[line] : _ ("(erased)"));
    }
  else if (details != NULL && strcmp (key, "what") == 0)
    append_items (out, details);
  else if (details != NULL && strcmp (key, "came") == 0)
    append_balance (out, details);
  else if (details != NULL && strcmp (key, "until") == 0)
    append_day (out, livret_json_get_int (details, "until", 0));
  else
    append_detail (out, details, key);
}

static JsonObject *
get_details (JsonNode *node)
{
  JsonObject *object =
      node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *details = object != NULL ? json_object_get_member (object, "details") : NULL;

  return details != NULL && JSON_NODE_HOLDS_OBJECT (details) ? json_node_get_object (details)
                                                             : NULL;
}

char *
livret_journal_sentence (const LivretJournalEntry *entry)
{
  g_autoptr (JsonNode) node = livret_json_parse (entry->details, -1, 1 << 24, NULL);
  g_auto (GStrv) names = g_strsplit (entry->names, "\n", 9);
  JsonObject *details = get_details (node);
  const char *sentence = find_sentence (entry->event, details);
  GString *out = g_string_new (NULL);

  if (sentence == NULL)
    return g_string_free (g_string_append (out, entry->event), FALSE);
  while (*sentence != '\0')
    {
      const char *open = strchr (sentence, '{');
      const char *close = open != NULL ? strchr (open, '}') : NULL;

      if (close == NULL)
        break;
      g_string_append_len (out, sentence, open - sentence);
      {
        g_autofree char *key = g_strndup (open + 1, close - open - 1);
        append_placeholder (out, key, entry, names, details);
      }
      sentence = close + 1;
    }
  g_string_append (out, sentence);
  if (entry->clock_back)
    {
      g_string_append_c (out, ' ');
      g_string_append (out, _ ("(The computer’s clock had been set back.)"));
    }
  return g_string_free (out, FALSE);
}

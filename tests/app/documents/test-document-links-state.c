/* test-document-links-state.c: what else came out of a document's file, as rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-document-links-state.h"

#include <math.h>

#define NOON G_GINT64_CONSTANT (1795262400) /* 2026-11-21 */

static LivretDocumentLinks *
make_links (void)
{
  LivretDocumentLinks *links = g_new0 (LivretDocumentLinks, 1);

  links->versions = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_version_free);
  links->documents = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_free);
  links->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_entry_free);
  links->values = g_array_new (FALSE, FALSE, sizeof (LivretDocumentValue));
  return links;
}

static void
add_version (LivretDocumentLinks *links, int number)
{
  LivretDocumentVersion *version = g_new0 (LivretDocumentVersion, 1);

  version->number = number;
  version->added = NOON;
  version->file_name = g_strdup ("bilan.pdf");
  g_ptr_array_add (links->versions, version);
}

static void
assert_row (
    GPtrArray *rows, guint place, const char *title, const char *subtitle, const char *leads)
{
  const LivretDocumentLink *link = rows->pdata[place];
  g_autofree char *to = g_strdup_printf ("%s/%s/%s", link->page, link->item, link->person);

  g_assert_cmpstr (link->title, ==, title);
  g_assert_cmpstr (link->subtitle, ==, subtitle);
  if (leads == NULL)
    g_assert_null (link->page);
  else
    g_assert_cmpstr (to, ==, leads);
}

static void
test_versions (void)
{
  g_autoptr (LivretDocumentLinks) links = make_links ();
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;

  add_version (links, 2);
  one = livret_document_links_versions (links);
  g_assert_cmpuint (one->len, ==, 0);
  add_version (links, 1);
  two = livret_document_links_versions (links);
  g_assert_cmpuint (two->len, ==, 2);
  assert_row (two, 0, "Version 2, the present one", "bilan.pdf · 21 Nov 2026", NULL);
  assert_row (two, 1, "Version 1", "bilan.pdf · 21 Nov 2026", NULL);
}

static void
test_values (void)
{
  g_autoptr (LivretDocumentLinks) links = make_links ();
  LivretDocumentValue values[] = {
    { { .kind = livret_kind_by_id ("weight"), .time = NOON, .values = { 72, NAN, NAN } }, FALSE },
    { { .kind = livret_kind_by_id ("heart-rate"), .time = NOON, .values = { 62, NAN, NAN } },
      TRUE },
  };
  g_autoptr (GPtrArray) rows = NULL;

  g_array_append_vals (links->values, values, G_N_ELEMENTS (values));
  rows = livret_document_links_values (links, "p1");
  g_assert_cmpuint (rows->len, ==, 2);
  assert_row (rows, 0, "Weight", "72.0\u00a0kg · 21 Nov 2026", "measures/weight/p1");
  assert_row (rows, 1, "Heart rate", "62\u00a0/min · 21 Nov 2026 · and earlier ones",
              "measures/heart-rate/p1");
}

static void
test_paper (void)
{
  g_autoptr (LivretDocumentLinks) links = make_links ();
  g_autoptr (GPtrArray) nothing = livret_document_links_paper (links);
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GPtrArray) identifiers = NULL;

  g_assert_cmpuint (nothing->len, ==, 0);
  links->paper = livret_paper_new ();
  g_set_str (&links->paper->type, "11502-2");
  g_set_str (&links->paper->restrictions, "N MASQUE_PS");
  g_set_str (&links->paper->unique_id, "1.2^A1");
  links->paper->set_version = 3;
  rows = livret_document_links_paper (links);
  g_assert_cmpuint (rows->len, ==, 2);
  assert_row (rows, 0, "Type", "Laboratory report", NULL);
  assert_row (rows, 1, "Restrictions", "Hidden from professionals by its author", NULL);
  identifiers = livret_document_links_identifiers (links);
  g_assert_cmpuint (identifiers->len, ==, 2);
  assert_row (identifiers, 0, "Of this document", "1.2^A1", NULL);
  assert_row (identifiers, 1, "Version given by its author", "3", NULL);
}

static void
test_restrictions (void)
{
  static const struct
  {
    const char *codes;
    const char *words;
  } table[] = {
    { "", "" },
    { "N", "" },
    { "R", "Restricted" },
    { "V INVISIBLE_REP_LEGAUX", "Very restricted · Not to be seen by legal representatives" },
    { "INVISIBLE_PATIENT", "Not to be seen by the patient before it was explained" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *words = livret_document_restrictions (table[i].codes);

      g_assert_cmpstr (words, ==, table[i].words);
    }
}

static void
test_origins (void)
{
  g_autoptr (LivretDocumentLinks) links = make_links ();
  g_autoptr (GPtrArray) one = NULL;
  g_autoptr (GPtrArray) two = NULL;

  links->origins = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_document_origin_free);
  for (guint i = 0; i < 2; i++)
    {
      LivretDocumentOrigin *origin = g_new0 (LivretDocumentOrigin, 1);

      origin->file_name = g_strdup ("IHE_XDM.ZIP");
      origin->time = NOON;
      g_ptr_array_add (links->origins, origin);
      if (i == 0)
        one = livret_document_links_origins (links);
    }
  two = livret_document_links_origins (links);
  g_assert_cmpuint (one->len, ==, 0);
  g_assert_cmpuint (two->len, ==, 2);
  assert_row (two, 0, "IHE_XDM.ZIP", "21 Nov 2026", NULL);
}

static void
test_others (void)
{
  g_autoptr (LivretDocumentLinks) links = make_links ();
  g_autoptr (GPtrArray) rows = NULL;
  LivretEntry *entry = livret_entry_new ();

  for (guint i = 0; i < 10; i++)
    {
      LivretDocument *document = livret_document_new ();

      g_free (document->id);
      document->id = g_strdup_printf ("d%u", i);
      g_set_str (&document->title, "Courrier");
      g_set_str (&document->person, "p2");
      g_set_str (&document->category, "BIOLOGIE");
      livret_date_parse ("2026-11-19", NULL, &document->date, NULL);
      g_ptr_array_add (links->documents, document);
    }
  g_set_str (&entry->section, "allergies");
  g_set_str (&entry->text, "Pollen");
  g_set_str (&entry->person, "p1");
  g_ptr_array_add (links->entries, entry);
  rows = livret_document_links_others (links);
  g_assert_cmpuint (rows->len, ==, 8 + 1 + 1);
  assert_row (rows, 0, "Courrier", "Laboratory results · 19 November 2026", "documents/d0/p2");
  assert_row (rows, 8, "2 more documents", "", NULL);
  assert_row (rows, 9, "Pollen", "Allergies", "profile/(null)/p1");
  /* Where it stands in the document is said where that is another word. */
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GPtrArray) placed = NULL;

      g_set_str (&entry->place, i == 0 ? "ALLERGIES" : "Antécédents");
      placed = livret_document_links_others (links);
      assert_row (placed, 9, "Pollen", i == 0 ? "Allergies" : "Allergies · Antécédents",
                  "profile/(null)/p1");
    }
}

static void
add_grant (GPtrArray *grants, const char *id, const char *state, const char *type, const char *ref)
{
  LivretGrantTerms *terms = livret_grant_terms_new ();

  g_set_str (&terms->id, id);
  g_set_str (&terms->person, "p1");
  g_set_str (&terms->recipient, "Dr Karim Benali");
  g_set_str (&terms->state, state);
  terms->created = NOON;
  g_ptr_array_add (terms->items, livret_grant_item_new ("section", "allergies"));
  g_ptr_array_add (terms->items, livret_grant_item_new (type, ref));
  g_ptr_array_add (grants, terms);
}

/* What was handed over and named the document, be it over; else it is said that there is none. */
static void
test_shares (void)
{
  g_autoptr (GPtrArray) grants =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_grant_terms_free);
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (GPtrArray) two = NULL;

  add_grant (grants, "g1", "draft", "document", "d1");
  add_grant (grants, "g2", "active", "document", "d2");
  add_grant (grants, "g3", "active", "entry", "d1");
  none = livret_document_links_shares (grants, "d1");
  g_assert_cmpuint (none->len, ==, 1);
  assert_row (none, 0, "None: it was given to nobody", "", NULL);
  add_grant (grants, "g4", "active", "document", "d1");
  add_grant (grants, "g5", "ended", "document", "d1");
  two = livret_document_links_shares (grants, "d1");
  g_assert_cmpuint (two->len, ==, 2);
  assert_row (two, 0, "Dr Karim Benali", "21 Nov 2026", "shares/g4/p1");
  assert_row (two, 1, "Dr Karim Benali", "21 Nov 2026", "shares/g5/p1");
}

/* A measure is of one person; documents and shares are listed for the whole household too. */
static void
test_chooses (void)
{
  static const struct
  {
    const char *page;
    const char *chosen;
    gboolean chooses;
  } rows[] = {
    { "documents", "p1", FALSE }, { "documents", "p2", TRUE }, { "documents", NULL, FALSE },
    { "shares", "p1", FALSE },    { "shares", "p2", TRUE },    { "shares", NULL, FALSE },
    { "measures", "p1", FALSE },  { "measures", "p2", TRUE },  { "measures", NULL, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretDocumentLink link = { .page = rows[i].page, .person = (char *) "p1" };

      g_assert_cmpint (livret_document_link_chooses (&link, rows[i].chosen), ==, rows[i].chooses);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document-links-state/versions", test_versions);
  g_test_add_func ("/document-links-state/values", test_values);
  g_test_add_func ("/document-links-state/paper", test_paper);
  g_test_add_func ("/document-links-state/restrictions", test_restrictions);
  g_test_add_func ("/document-links-state/origins", test_origins);
  g_test_add_func ("/document-links-state/others", test_others);
  g_test_add_func ("/document-links-state/shares", test_shares);
  g_test_add_func ("/document-links-state/chooses", test_chooses);
  return g_test_run ();
}

/* test-grant.c: what may be granted, when a grant holds, and that refusals leave nothing but a word
 * in the journal. SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-household.h"

#include "base/livret-clock.h"
#include "sharing/livret-routes.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define DAY 86400
#define ITEMS(...) ((const char *const[]) { __VA_ARGS__, NULL })

static void
set_up (TestHousehold *household, gconstpointer data)
{
  test_household_init (household);
}

static void
tear_down (TestHousehold *household, gconstpointer data)
{
  test_household_clear (household);
}

static LivretPackage *
pack (TestHousehold *household, LivretGrant *grant, GError **error)
{
  return livret_package_write (household->vault.session, grant, "fr", NULL, NULL, error);
}

static void
assert_refused (TestHousehold *household, LivretGrant *grant, int uses)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretGrantTerms) kept = NULL;

  g_assert_null (pack (household, grant, &error));
  g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED);
  kept = test_kept (household, grant);
  g_assert_cmpint (kept->uses, ==, uses);
}

static gint64
count_events (TestHousehold *household, const char *event)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT count (*) FROM journal WHERE record LIKE '%%\"%s\"%%'", event);

  return test_vault_int (&household->vault, sql);
}

/* --- items ------------------------------------------------------------------------------ */

static void
test_items (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrantTerms) draft = test_draft (
      household, "paper",
      ITEMS (household->documents[0], household->metformin, "allergies",
             "weight@2026-11-01..2026-11-10", "blood-pressure", household->documents[0]));
  static const char *const types[] = { "document", "entry", "section", "series", "series" };
  const LivretGrantItem *weight;

  g_assert_cmpuint (draft->items->len, ==, G_N_ELEMENTS (types)); /* the same twice is once */
  for (guint i = 0; i < draft->items->len; i++)
    {
      const LivretGrantItem *item = g_ptr_array_index (draft->items, i);

      g_assert_cmpstr (item->type, ==, types[i]);
      g_assert_cmpuint (strlen (item->sha256), ==, 64);
      g_assert_cmpuint (strlen (item->export_id), ==, 36);
      g_assert_cmpstr (item->export_id, !=, item->ref);
      g_assert_cmpstr (item->title, !=, "");
    }
  weight = g_ptr_array_index (draft->items, 3);
  g_assert_cmpstr (weight->from_day, ==, "2026-11-01");
  g_assert_cmpstr (weight->until_day, ==, "2026-11-10");
}

static void
test_periods (TestHousehold *household, gconstpointer data)
{
  static const struct
  {
    const char *text, *from, *until;
  } cases[] = {
    { "weight", "", "" },
    { "weight@2026-11", "2026-11-01", "2026-11-30" },
    { "weight@2026", "2026-01-01", "2026-12-31" },
    { "weight@2026-11-05", "2026-11-05", "2026-11-05" },
    { "weight@2026-11-05..", "2026-11-05", "" },
    { "weight@..2026-11", "", "2026-11-30" },
    { "weight@2026-10..2026-11-02", "2026-10-01", "2026-11-02" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretGrantTerms) draft = test_draft (household, "paper", ITEMS (cases[i].text));
      const LivretGrantItem *item = g_ptr_array_index (draft->items, 0);

      g_assert_cmpstr (item->from_day, ==, cases[i].from);
      g_assert_cmpstr (item->until_day, ==, cases[i].until);
    }
}

static void
test_refused_items (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrantTerms) draft = test_draft (household, "paper", ITEMS ("allergies"));
  const struct
  {
    const char *item;
    GQuark domain;
    int code;
  } cases[] = {
    { household->hidden, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED },
    { household->theirs, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED },
    { household->their_allergy, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED },
    { "weight@1999", LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID },
    { "weight@2026-12..2026-11", LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID },
    { "weight@..", LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID },
    { "weight@hier", LIVRET_BASE_ERROR, LIVRET_BASE_ERROR_INVALID },
    { "temperature", LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID },
    { "everything", LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID },
    { "", LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (test_add_item (household, draft, cases[i].item, &error));
      g_assert_error (error, cases[i].domain, cases[i].code);
      g_assert_cmpuint (draft->items->len, ==, 1);
    }
}

/* --- sealing ----------------------------------------------------------------------------- */

static void
test_incomplete (TestHousehold *household, gconstpointer data)
{
  for (guint i = 0; i < 6; i++)
    {
      g_autoptr (LivretGrantTerms) draft = test_draft (household, "paper", ITEMS ("allergies"));
      g_autoptr (GError) error = NULL;

      switch (i)
        {
        case 0:
          g_set_str (&draft->recipient, "  ");
          break;
        case 1:
          g_set_str (&draft->purpose, "  ");
          break;
        case 2:
          g_set_str (&draft->route, "  ");
          break;
        case 3:
          g_set_str (&draft->capacity, "  ");
          break;
        case 4:
          draft->until = TEST_NOW - 1;
          break;
        default:
          livret_grant_draft_remove_item (draft, 0);
        }
      g_assert_null (test_seal (household, draft, &error));
      g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID);
    }
  g_assert_cmpint (test_vault_int (&household->vault, "SELECT count (*) FROM grants"), ==, 0);
}

/* A draft is plain data: naming somebody else's document by hand does not help. */
static void
test_forged_draft (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrantTerms) draft =
      test_draft (household, "paper", ITEMS (household->documents[0]));
  LivretGrantItem *item = g_ptr_array_index (draft->items, 0);
  g_autoptr (GError) error = NULL;

  g_free (item->ref);
  item->ref = g_strdup (household->theirs);
  g_assert_null (test_seal (household, draft, &error));
  g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED);
}

static void
test_changed_draft (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrantTerms) draft = test_draft (household, "paper", ITEMS ("allergies"));
  g_autoptr (GError) error = NULL;

  test_edit_entry (household, household->penicillin, "Amoxicilline");
  g_assert_null (test_seal (household, draft, &error));
  g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED);
}

static gpointer
parse_until (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  gint64 *until = g_new0 (gint64, 1);

  if (livret_grant_until_parse (db, data, until, error))
    return until;
  g_free (until);
  return NULL;
}

static void
test_until (TestHousehold *household, gconstpointer data)
{
  static const char *const past[] = { "2026-11-20", "", "1999" };
  g_autofree gint64 *today =
      test_vault_write (&household->vault, parse_until, (gpointer) "2026-11-21");
  g_autofree gint64 *month = test_vault_write (&household->vault, parse_until, (gpointer) "+30");

  g_assert_cmpint (*today, ==, TEST_NOW + 11 * 3600 - 1); /* 23:59:59 in Paris */
  g_assert_cmpint (*month, ==, *today + 30 * DAY);
  for (guint i = 0; i < G_N_ELEMENTS (past); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (livret_store_run (test_vault_store (&household->vault), LIVRET_DB_READ,
                                       parse_until, (gpointer) past[i], NULL, &error));
      g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID);
    }
}

/* --- the gate ----------------------------------------------------------------------------- */

static LivretGrant *
seal_allergies (TestHousehold *household, int max_uses)
{
  g_autoptr (LivretGrantTerms) draft = test_draft (household, "paper", ITEMS ("allergies"));

  draft->max_uses = max_uses;
  return test_seal (household, draft, NULL);
}

static void
test_use (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 0);
  g_autoptr (LivretGrantTerms) before = test_kept (household, grant);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretPackage) first = NULL;
  g_autoptr (LivretPackage) second = NULL;
  g_autoptr (LivretGrantTerms) after = NULL;

  g_assert_cmpstr (before->state, ==, "draft");
  first = pack (household, grant, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (first->size, >, 1000);
  g_assert_null (first->phrase);
  g_assert_true (g_regex_match_simple ("^Livret-[0-9a-f]{4}\\.pdf$", first->name, 0, 0));
  second = pack (household, grant, &error);
  g_assert_no_error (error);
  after = test_kept (household, grant);
  g_assert_cmpstr (after->state, ==, "active");
  g_assert_cmpint (after->uses, ==, 2);
  g_assert_cmpint (count_events (household, "grant-sealed"), ==, 1);
  g_assert_cmpint (count_events (household, "grant-repeated"), ==, 1);
}

static void
test_expired (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 0);
  g_autoptr (LivretPackage) package = NULL;

  livret_clock_fix (TEST_NOW + 30 * DAY);
  package = pack (household, grant, NULL);
  g_assert_nonnull (package); /* its last second */
  livret_clock_fix (TEST_NOW + 30 * DAY + 1);
  assert_refused (household, grant, 1);
  g_assert_cmpint (count_events (household, "grant-refused"), ==, 1);
  livret_clock_fix (TEST_NOW); /* set back: what has expired stays so */
  assert_refused (household, grant, 1);
}

static void
test_ended (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 0);

  test_end (household, grant);
  assert_refused (household, grant, 0);
  g_assert_cmpint (count_events (household, "grant-ended"), ==, 1);
  g_assert_cmpint (count_events (household, "grant-sealed"), ==, 0);
}

static void
test_used_up (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 1);
  g_autoptr (LivretPackage) package = pack (household, grant, NULL);

  g_assert_nonnull (package);
  assert_refused (household, grant, 1);
}

static void
test_changed_since (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 0);

  test_edit_entry (household, household->penicillin, "Amoxicilline");
  assert_refused (household, grant, 0);
}

/* --- delivery ------------------------------------------------------------------------------ */

static void
test_save (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 1);
  g_autoptr (LivretPackage) package = pack (household, grant, NULL);
  g_autofree char *folder = g_dir_make_tmp ("livret-out-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, package->name, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *bytes = NULL;
  gsize size;
  GStatBuf info;

  g_assert_true (livret_package_save (household->vault.session, grant, package, path, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &size, NULL));
  g_assert_cmpuint (size, ==, package->size);
  g_assert_cmpint (g_stat (path, &info), ==, 0);
  g_assert_cmpint (info.st_mode & 0777, ==, 0600);
  test_remove_folder (folder);
}

/* A package that reached nobody does not count, and may be made again. */
static void
test_save_failed (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrant) grant = seal_allergies (household, 1);
  g_autoptr (LivretPackage) package = pack (household, grant, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretGrantTerms) kept = NULL;
  g_autoptr (LivretPackage) again = NULL;

  g_assert_false (livret_package_save (household->vault.session, grant, package,
                                       "/nowhere/at/all/x.pdf", &error));
  g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED);
  g_assert_cmpint (count_events (household, "grant-failed"), ==, 1);
  kept = test_kept (household, grant);
  g_assert_cmpint (kept->uses, ==, 0);
  g_clear_error (&error);
  again = pack (household, grant, &error);
  g_assert_no_error (error);
}

/* The preview shows pages before anything is sealed; it neither counts nor journals. */
static void
test_preview (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrantTerms) draft = test_draft (household, "html", ITEMS ("allergies"));
  g_autoptr (GError) error = NULL;
  int fd = livret_package_preview (household->vault.session, draft, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (fd, >=, 0);
  close (fd);
  g_assert_cmpint (test_vault_int (&household->vault, "SELECT count (*) FROM grants"), ==, 0);
  g_assert_cmpint (count_events (household, "grant-sealed"), ==, 0);
}

static void
test_headline (TestHousehold *household, gconstpointer data)
{
  g_autoptr (LivretGrantTerms) draft = test_draft (
      household, "paper", ITEMS (household->documents[0], household->documents[1], "weight"));
  g_autofree char *self = livret_grant_headline (draft);
  g_autofree char *other = NULL;

  g_assert_cmpstr (self, ==,
                   "Camille Martin gives to Dr Karim Benali: 2 documents, 1 measurement.");
  g_free (draft->by);
  draft->by = g_strdup ("Nora");
  other = livret_grant_headline (draft);
  g_assert_cmpstr (
      other, ==, "Nora gives, for Camille Martin, to Dr Karim Benali: 2 documents, 1 measurement.");
}

/* Each row of the table says all that a window needs. */
static void
test_routes (void)
{
  static const char *const order[] = { "paper", "pdf", "html" };
  const LivretRoute *routes = livret_routes ();

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      const LivretRoute *route = &routes[i];
      const char *const texts[] = { route->title,       route->needs,         route->enforced,
                                    route->words[0],    route->words[1],      route->state_active,
                                    route->state_ended, route->state_expired, route->end_action,
                                    route->end_words,   route->icon,          route->suffix,
                                    route->media_type };

      g_assert_cmpstr (route->id, ==, order[i]);
      for (guint k = 0; k < G_N_ELEMENTS (texts); k++)
        g_assert_true (texts[k] != NULL && *texts[k] != '\0');
      g_assert_nonnull (route->write);
      g_assert_true (livret_route_by_id (order[i]) == route);
      g_assert_true (route->has_phrase == ((route->enforces & LIVRET_ENFORCES_PHRASE) != 0));
    }
  g_assert_null (routes[G_N_ELEMENTS (order)].id);
  g_assert_null (livret_route_by_id ("fax"));
}

#define ADD(path, test)                                                                            \
  g_test_add ("/sharing/grant/" path, TestHousehold, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("items", test_items);
  ADD ("periods", test_periods);
  ADD ("refused-items", test_refused_items);
  ADD ("incomplete", test_incomplete);
  ADD ("forged-draft", test_forged_draft);
  ADD ("changed-draft", test_changed_draft);
  ADD ("until", test_until);
  ADD ("use", test_use);
  ADD ("expired", test_expired);
  ADD ("ended", test_ended);
  ADD ("used-up", test_used_up);
  ADD ("changed-since", test_changed_since);
  ADD ("save", test_save);
  ADD ("save-failed", test_save_failed);
  ADD ("preview", test_preview);
  ADD ("headline", test_headline);
  g_test_add_func ("/sharing/grant/routes", test_routes);
  return g_test_run ();
}

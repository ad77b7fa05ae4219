/* test-wording.c: words and dates that several pages say alike.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "app/documents/livret-document-list.h"
#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-wording.h"

#define TODAY 20778 /* Saturday 2026-11-21 */

static void
test_age (void)
{
  static const struct
  {
    const char *born;
    const char *words;
  } rows[] = {
    { "", "" },
    { "1968-03-14", "58 years old" },
    { "1968", "58 years old" },
    { "2025-11-21", "12 months old" },
    { "2025-11-22", "11 months old" },
    { "2026-10-21", "1 month old" },
    { "2024-11-21", "2 years old" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretPerson) person = livret_person_new ("Camille Martin");
      g_autofree char *words = NULL;

      g_set_str (&person->birth_date, rows[i].born);
      words = livret_wording_age (person, TODAY);
      g_test_message ("%s", rows[i].born);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_person (void)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille Martin");
  g_autofree char *bare = livret_wording_person (person, TODAY);
  g_autofree char *all = livret_wording_person (NULL, TODAY);
  g_autofree char *given = livret_wording_given_name (person);

  g_assert_cmpstr (bare, ==, "Camille Martin");
  g_assert_cmpstr (all, ==, "Whole household");
  g_assert_cmpstr (given, ==, "Camille");
}

static void
test_days (void)
{
  static const struct
  {
    int day;
    const char *words;
  } rows[] = {
    { TODAY, "today" },      { TODAY - 1, "yesterday" },   { TODAY - 2, "Thursday" },
    { TODAY - 6, "Sunday" }, { TODAY - 7, "14 Nov 2026" }, { TODAY + 1, "22 Nov 2026" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = livret_wording_day (rows[i].day, TODAY);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_texts (void)
{
  g_autofree char *month = livret_wording_month (2026, 11);
  g_autofree char *capital = livret_wording_capital ("été");
  g_autofree char *joined = livret_wording_join ("a", "", "b", NULL);
  g_autofree char *first_empty = livret_wording_join ("", "b", NULL);
  g_autofree char *day = livret_wording_typed_date ("2026-11-19T08:00:00+01:00");
  g_autofree char *partial = livret_wording_typed_date ("2026-11");
  g_autofree char *year = livret_wording_typed_date ("2026");

  g_assert_cmpstr (month, ==, "November 2026");
  g_assert_cmpstr (capital, ==, "Été");
  g_assert_cmpstr (joined, ==, "a · b");
  g_assert_cmpstr (first_empty, ==, "b");
  g_assert_cmpstr (day, ==, "19/11/2026");
  g_assert_cmpstr (partial, ==, "11/2026");
  g_assert_cmpstr (year, ==, "2026");
}

static LivretDocument *
make_document (const char *date)
{
  LivretDocument *document = livret_document_new ();

  g_assert_true (livret_date_parse (date, NULL, &document->date, NULL));
  return document;
}

static void
test_months (void)
{
  static const struct
  {
    const char *above; /* NULL: the first */
    const char *date;
    const char *month; /* NULL: no heading */
  } rows[] = {
    { NULL, "2026-11-19", "November 2026" },
    { "2026-11-19", "2026-11-04", NULL },
    { "2026-11-04", "2026-09-02", "September 2026" },
    { "2026-09-02", "2025-09-02", "September 2025" },
    { "2026-09", "2026-09-01", NULL },
    { "2026-01-01", "2025", "2025" },
    { "2025", "", "No date" },
    { "", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretDocument) above = rows[i].above ? make_document (rows[i].above) : NULL;
      g_autoptr (LivretDocument) document = make_document (rows[i].date);
      g_autofree char *month = livret_document_month (above, document);

      g_test_message ("%s", rows[i].date);
      g_assert_cmpstr (month, ==, rows[i].month);
    }
}

static void
test_errors (void)
{
  static const int codes[] = { LIVRET_RECORD_ERROR_WRONG_KEY, LIVRET_RECORD_ERROR_BUSY,
                               LIVRET_RECORD_ERROR_NEWER,     LIVRET_RECORD_ERROR_FULL,
                               LIVRET_RECORD_ERROR_HOSTILE,   LIVRET_RECORD_ERROR_NOT_ENCRYPTED };

  const gsize n_codes = G_N_ELEMENTS (codes);

  for (gsize i = 0; i < n_codes + LIVRET_APP_ERROR_NO_SAMPLE + 1; i++)
    {
      g_autoptr (GError) error =
          i < n_codes ? g_error_new_literal (LIVRET_RECORD_ERROR, codes[i], "raw")
                      : g_error_new_literal (LIVRET_APP_ERROR, (int) (i - n_codes), "raw");
      g_autofree char *text = livret_error_text (error);

      /* A sentence of ours, not what the layers below say. */
      g_assert_cmpstr (text, !=, "raw");
      g_assert_true (g_str_has_suffix (text, "."));
    }
}

int
main (int argc, char **argv)
{
  g_setenv ("TZ", "UTC", TRUE);
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/age", test_age);
  g_test_add_func ("/wording/person", test_person);
  g_test_add_func ("/wording/days", test_days);
  g_test_add_func ("/wording/texts", test_texts);
  g_test_add_func ("/wording/months", test_months);
  g_test_add_func ("/wording/errors", test_errors);
  return g_test_run ();
}

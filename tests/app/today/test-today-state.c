/* test-today-state.c: what is to do (the recovery code, and copies before something is lost), what
 * is new, and how a person is greeted. SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "app/today/livret-today-state.h"

#define TODAY 20778 /* 2026-11-21 */

static void
test_to_do (void)
{
  static const struct
  {
    const char *what;
    LivretTodayFacts facts;
    const char *target; /* of the only line */
    const char *says;   /* the line's subtitle has this */
    const char *lacks;  /* and not this */
  } cases[] = {
    { "nothing to lose yet", { .days_since_copy = -1, .recovery_noted = TRUE }, NULL, NULL, NULL },
    { "no recovery code",
      { .days_since_copy = 1, .anything = TRUE },
      "action:frame.keys",
      "for ever",
      NULL },
    { "readings that are nobody's yet",
      { .days_since_copy = 1, .recovery_noted = TRUE, .anything = TRUE, .waiting = 12 },
      "action:frame.imports",
      "12 readings of shared devices wait",
      NULL },
    { "no copy",
      { .days_since_copy = -1, .recovery_noted = TRUE, .anything = TRUE },
      "action:frame.copy",
      "No copy of this vault has been made yet.",
      "Uninstalling" },
    { "no copy, as a Flatpak",
      { .days_since_copy = -1, .recovery_noted = TRUE, .anything = TRUE, .erased_with_data = TRUE },
      "action:frame.copy",
      "yet. Uninstalling Livret together with its data erases the vault.",
      NULL },
    { "a copy today, as a Flatpak",
      { .days_since_copy = 0, .recovery_noted = TRUE, .anything = TRUE, .erased_with_data = TRUE },
      NULL,
      NULL,
      NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) lines = livret_today_to_do (&cases[i].facts);
      const LivretTodayLine *line;

      g_test_message ("%s", cases[i].what);
      g_assert_cmpuint (lines->len, ==, cases[i].target != NULL ? 1 : 0);
      if (cases[i].target == NULL)
        continue;
      line = lines->pdata[0];
      g_assert_cmpstr (line->target, ==, cases[i].target);
      g_assert_nonnull (strstr (line->subtitle, cases[i].says));
      if (cases[i].lacks != NULL)
        g_assert_null (strstr (line->subtitle, cases[i].lacks));
    }
}

/* By when it came, whatever day it bears; and where it came from. */
static void
test_news (void)
{
#define AT(days, hours) ((TODAY - (days)) * G_GINT64_CONSTANT (86400) + (hours) * 3600)
  static const struct
  {
    LivretReceipt receipt;
    gboolean everybody;
    const char *title, *subtitle, *target, *document;
  } cases[] = {
    { { AT (1, 9), (char *) "Louis Martin", (char *) "bilan.pdf", 1, (char *) "d-1",
        (char *) "Blood test", 1, FALSE },
      FALSE,
      "Blood test",
      "Received yesterday · from bilan.pdf",
      "documents",
      "d-1" },
    { { AT (0, 9), (char *) "Louis Martin", (char *) "bilan.pdf", 1, (char *) "d-1",
        (char *) "Blood test", 1, FALSE },
      TRUE,
      "Blood test",
      "Received today · from bilan.pdf · Louis Martin",
      "documents",
      "d-1" },
    { { AT (40, 9), (char *) "Louis Martin", (char *) "mes.zip", 12, (char *) "d-1",
        (char *) "Blood test", 12, FALSE },
      FALSE,
      "mes.zip",
      "12 documents · Received on 12 Oct 2026",
      "documents",
      NULL },
    { { AT (2, 9), (char *) "Louis Martin", (char *) "cuff.csv", 0, (char *) "", (char *) "", 1,
        TRUE },
      FALSE,
      "cuff.csv",
      "1 reading · Received Thursday",
      "measures",
      NULL },
    { { AT (2, 9), (char *) "Louis Martin", (char *) "cuff.csv", 0, (char *) "", (char *) "", 0,
        TRUE },
      FALSE,
      "cuff.csv",
      "Received Thursday",
      "measures",
      NULL },
    { { AT (2, 9), (char *) "Louis Martin", (char *) "ips.json", 0, (char *) "", (char *) "", 3,
        FALSE },
      FALSE,
      "ips.json",
      "3 new items · Received Thursday",
      "profile",
      NULL },
  };
#undef AT

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) receipts = g_ptr_array_new ();
      g_autoptr (GPtrArray) lines = NULL;
      const LivretTodayLine *line;

      g_ptr_array_add (receipts, (gpointer) &cases[i].receipt);
      lines = livret_today_news (receipts, cases[i].everybody, TODAY);
      g_assert_cmpuint (lines->len, ==, 1);
      line = lines->pdata[0];
      g_assert_cmpstr (line->title, ==, cases[i].title);
      g_assert_cmpstr (line->subtitle, ==, cases[i].subtitle);
      g_assert_cmpstr (line->target, ==, cases[i].target);
      g_assert_cmpstr (line->document, ==, cases[i].document);
    }
}

/* Only oneself is greeted: another's page says whose it is. */
static void
test_greeting (void)
{
  static const struct
  {
    LivretPerson person;
    const char *words;
  } cases[] = {
    { { .name = (char *) "Camille Martin", .birth_date = (char *) "", .self = TRUE },
      "Hello, Camille" },
    { { .name = (char *) "Louis Martin", .birth_date = (char *) "", .self = FALSE },
      "Louis Martin" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      LivretPerson person = cases[i].person;
      g_autofree char *words = NULL;

      person.used_name = person.birth_name = person.first_names = (char *) "";
      words = livret_today_greeting (&person, TODAY);
      g_assert_true (g_str_has_prefix (words, cases[i].words));
      g_assert_cmpint (strstr (words, "Hello") != NULL, ==, person.self);
    }
  {
    g_autofree char *everybody = livret_today_greeting (NULL, TODAY);

    g_assert_cmpstr (everybody, ==, "Whole household");
  }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/today/to-do", test_to_do);
  g_test_add_func ("/app/today/news", test_news);
  g_test_add_func ("/today/greeting", test_greeting);
  return g_test_run ();
}

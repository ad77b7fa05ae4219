/* test-import-identity.c: whose data a file says it holds.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <locale.h>

#include "record/livret-import-identity.h"

typedef struct
{
  const char *name;
  const char *birth_name;
  const char *used_name;
  const char *first_names;
  const char *birth_date;
  const char *ins;
} Known;

static const Known camille = { "Camille",        "Martin",     "Durand",
                               "Camille Jeanne", "1980-02-29", "280025912345678" };
static const Known short_one = { "Camille Martin", "", "", "", "1980", "" };

static void
replace (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

static LivretPerson *
make_person (const Known *known)
{
  LivretPerson *person = livret_person_new (known->name);

  replace (&person->birth_name, known->birth_name);
  replace (&person->used_name, known->used_name);
  replace (&person->first_names, known->first_names);
  replace (&person->birth_date, known->birth_date);
  replace (&person->ins, known->ins);
  return person;
}

static void
test_differs (void)
{
  static const struct
  {
    const Known *known;
    LivretSinkIdentity found;
    gboolean differs;
  } rows[] = {
    { &camille, { NULL, NULL, NULL }, FALSE },
    { &camille, { "", "", "" }, FALSE },
    { &camille, { "Camille Martin", NULL, NULL }, FALSE },
    { &camille, { "MARTIN Camille", NULL, NULL }, FALSE },
    { &camille, { "DURAND, Camille-Jeanne", NULL, NULL }, FALSE },
    { &camille, { "C. Martin", NULL, NULL }, FALSE },
    { &camille, { "Çamille Màrtin", NULL, NULL }, FALSE },
    { &camille, { "camille", NULL, NULL }, FALSE },
    { &camille, { "Louis Martin", NULL, NULL }, TRUE },
    { &camille, { "L. Martin", NULL, NULL }, TRUE },
    { &camille, { "Camille Martin", "1980-02-29", NULL }, FALSE },
    { &camille, { "Camille Martin", "29/02/1980", NULL }, FALSE },
    { &camille, { "Camille Martin", "1980", NULL }, FALSE },
    { &camille, { "Camille Martin", "unknown", NULL }, FALSE },
    { &camille, { "Camille Martin", "1981-02-28", NULL }, TRUE },
    { &camille, { NULL, "2019-06-01", NULL }, TRUE },
    { &camille, { "C. Petit", NULL, "2 80 02 59 123 456 78" }, FALSE },
    { &camille, { "C. Petit", NULL, "2800259123456" }, FALSE },
    { &camille, { "Camille Martin", "1980-02-29", "180025912345678" }, TRUE },
    /* What is no whole number tells nobody: name and birth do. */
    { &camille, { "Louis Petit", NULL, "28" }, TRUE },
    { &camille, { "Camille Martin", "1981-02-28", "2800259" }, TRUE },
    { &camille, { "Camille Martin", "1980-02-29", "15" }, FALSE },
    { &short_one, { "Camille Jeanne Martin", NULL, NULL }, FALSE },
    { &short_one, { "Jeanne Martin", NULL, NULL }, TRUE },
    { &short_one, { "Camille Martin", "1980-02-29", NULL }, FALSE },
    { &short_one, { "Camille Martin", "1981-02-28", NULL }, TRUE },
    { &short_one, { "Camille Martin", NULL, "280025912345678" }, FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretPerson) person = make_person (rows[i].known);

      g_test_message ("row %u", i);
      g_assert_cmpint (livret_identity_differs (person, &rows[i].found), ==, rows[i].differs);
    }
}

static void
test_describe (void)
{
  static const struct
  {
    LivretSinkIdentity found;
    const char *words;
  } rows[] = {
    { { "Louis Martin", NULL, NULL }, "Louis Martin" },
    { { "Louis Martin", "unknown", NULL }, "Louis Martin, born on unknown" },
    { { NULL, "1942", NULL }, "a person born on 1942" },
    { { NULL, NULL, "1" }, "a person without a name" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = livret_identity_describe (&rows[i].found);

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import/identity/differs", test_differs);
  g_test_add_func ("/import/identity/describe", test_describe);
  return g_test_run ();
}

/* test-emergency.c: what an emergency sheet says, and what it never implies.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency-sheet.h"

#include <string.h>

#include "base/livret-clock.h"
#include "livret-test-emergency.h"
#include "record/livret-blood.h"

static gpointer
confirm (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_emergency_confirm (db, data, error));
}

static char *
whole_text (const LivretEmergency *emergency)
{
  gboolean shortened;
  char *text = livret_emergency_text (emergency, G_MAXSIZE, &shortened);

  g_assert_false (shortened);
  return text;
}

/* --- What it says, part by part -----------------------------------------------------------------
 */

static const struct
{
  const char *what;
  const TestStatement statements[4];
  const char *says;
  const char * not; /* NULL: nothing more to be checked */
} cases[] = {
  { "an allergy with what happens",
    { { "allergies", "Penicillin", "shock", "1998" } },
    "ALLERGIES\n- Penicillin, shock · since 1998\n",
    "No known" },
  { "none, declared on a day",
    { { "allergies", NULL, NULL, "2026-05-03" } },
    "ALLERGIES\n- No known allergy (declared on 3 May 2026)\n",
    NULL },
  { "nothing said of allergies", { { NULL } }, "ALLERGIES\n- Not filled in\n", "No known" },
  { "an allergy outgrown leaves no “none”",
    { { "allergies", "Egg", NULL, "1970", "1980" } },
    "ALLERGIES\n- Not filled in\n",
    "Egg" },
  { "a hidden allergy is not told, nor denied",
    { { "allergies", "Latex", NULL, NULL, NULL, TRUE } },
    "ALLERGIES\n- Not stated on this sheet\n",
    "Latex" },
  { "one of two is hidden",
    { { "allergies", "Latex", NULL, NULL, NULL, TRUE }, { "allergies", "Egg" } },
    "ALLERGIES\n- Egg\n- This list is not complete.\n",
    "Latex" },
  { "a treatment that ended",
    { { "treatments", "Tramadol", NULL, "2025", "2025-08" }, { "treatments", "Apixaban" } },
    "CURRENT TREATMENTS\n- Apixaban\n",
    "Tramadol" },
  { "a treatment that will end",
    { { "treatments", "Amoxicillin", "3 a day", "2026-11-19", "2026-11-26" } },
    "- Amoxicillin, 3 a day · until 26 November 2026\n",
    NULL },
  { "a treatment that begins next month",
    { { "treatments", "Methotrexate", NULL, "2026-12-05" } },
    "CURRENT TREATMENTS\n- Not filled in\n",
    "Methotrexate" },
  { "no treatment, declared",
    { { "treatments", NULL, NULL, "2026-11-01" } },
    "- No treatment (declared on 1 November 2026)\n",
    NULL },
  { "a blood group with its origin",
    { { "blood", "a pos", "laboratory’s card", "2004" } },
    "BLOOD GROUP\n- A+ (A positive), laboratory’s card · 2004\n",
    NULL },
  { "a blood group without one",
    { { "blood", "AB-" } },
    "- AB− (AB negative), declared, origin not noted\n",
    NULL },
  { "two blood groups are none",
    { { "blood", "A+" }, { "blood", "O-" } },
    "- ?, Different groups are noted in the record: not to be relied on\n",
    "A+" },
  { "the same group twice", { { "blood", "O+" }, { "blood", "0 pos" } }, "- O+ (O positive)", "?" },
  { "a contact",
    { { "contacts", "Yves Kerbrat · 01 99 00 47 12", "Brother" } },
    "TO BE CALLED\n- Yves Kerbrat, Brother, 01 99 00 47 12\n",
    NULL },
  { "a telephone in the comment",
    { { "contacts", "Yves", "brother: +33 1 99 00 47 12" } },
    "- Yves, brother, +33 1 99 00 47 12\n",
    NULL },
  { "vaccinations stay at home", { { "vaccinations", "Flu" } }, "EMERGENCY SHEET\n", "Flu" },
};

static void
test_says (void)
{
  TestVault vault;

  test_vault_init (&vault);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strdup_printf ("Personne %u", i);
      g_autoptr (LivretEmergency) emergency =
          test_emergency_make (&vault, name, cases[i].statements);
      g_autofree char *text = whole_text (emergency);

      if (strstr (text, cases[i].says) == NULL ||
          (cases[i].not!= NULL && strstr (text, cases[i].not) != NULL))
        g_error ("%s: %s", cases[i].what, text);
    }
  test_vault_clear (&vault);
}

static void
test_identity (void)
{
  static const struct
  {
    TestStated stated;
    const char *says;
    const char *age;
  } people[] = {
    { { "Camille Martin", "1968-03-14", 'F' },
      "\nMARTIN Camille\nBirth name: Martin · First names: Camille\nborn 14 March 1968 · female\n",
      "58 years old" },
    { { "Louis Martin", "1942", 'M' }, "\nborn in 1942 · male\n", "84 years old" },
    { { "Noé Martin", "2026-08-01", 'X' },
      "\nborn 1 August 2026 · sex not stated\n",
      "under 1 year old" },
    { { "Inconnue", "", 'F' }, "\nbirth date not filled in · female\n", "" },
  };
  TestVault vault;

  test_vault_init (&vault);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (LivretEmergency) emergency = test_emergency_make_of (&vault, &people[i].stated);
      g_autofree char *text = whole_text (emergency);
      g_autofree char *age = livret_emergency_age (emergency);

      g_assert_nonnull (strstr (text, people[i].says));
      g_assert_cmpstr (age, ==, people[i].age);
    }
  test_vault_clear (&vault);
}

static void
test_telephones (void)
{
  static const struct
  {
    const char *text, *telephone, *rest;
  } numbers[] = {
    { "Dr Benali · 02 61 91 20 14", "02 61 91 20 14", "Dr Benali" },
    { "02.61.91.20.14 Dr Benali", "02.61.91.20.14", "Dr Benali" },
    { "Léa, +33 6 12 34 56 78", "+33 6 12 34 56 78", "Léa" },
    { "Léa (0612345678)", "0612345678", "Léa" },
    { "Léa : 06 12 34 56 78 ou 06 99 99 99 99", "06 99 99 99 99", "Léa : 06 12 34 56 78 ou" },
    { "3 rue des Lilas, 35000 Rennes", "", "3 rue des Lilas, 35000 Rennes" },
    { "Léa 06\302\24012\302\24034\302\24056\302\24078", "06  12  34  56  78", "Léa" },
    { "", "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    {
      g_autofree char *rest = NULL;
      g_autofree char *telephone = livret_emergency_telephone (numbers[i].text, &rest);

      g_assert_cmpstr (telephone, ==, numbers[i].telephone);
      g_assert_cmpstr (rest, ==, numbers[i].rest);
    }
}

static void
test_blood (void)
{
  static const struct
  {
    const char *typed, *kept;
  } groups[] = {
    { "A+", "A+" },         { " ab  Rh - ", "AB−" },
    { "O négatif", "O−" },  { "0 neg", "O−" },
    { "B Rhésus +", "B+" }, { "A\342\210\222", "A−" },
    { "o positive", "O+" }, { "A", NULL },
    { "C+", NULL },         { "+", NULL },
    { "", NULL },           { "A+B", NULL },
    { "BA+", NULL },        { "AO+", NULL },
    { "A+ or B+", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    g_assert_cmpstr (livret_blood_group (groups[i].typed), ==, groups[i].kept);
}

/* What documents state: by code and in words, which must not contradict each other. */
static void
test_blood_told (void)
{
  static const struct
  {
    LivretBloodQuestion asked;
    const char *code, *words, *also;
    const char *group;
  } rows[] = {
    { LIVRET_BLOOD_GROUP, "278149003", NULL, NULL, "A+" },
    { LIVRET_BLOOD_GROUP, "278152006", "groupe sanguin A négatif", NULL, "A−" },
    { LIVRET_BLOOD_GROUP, "278150003", "groupe sanguin B positif", "B+", "B+" },
    { LIVRET_BLOOD_GROUP, "278153001", NULL, "B neg", "B−" },
    { LIVRET_BLOOD_GROUP, "278151004", "Blood group AB Rh(D) positive", NULL, "AB+" },
    { LIVRET_BLOOD_GROUP, "278154007", "whatever", NULL, "AB−" },
    { LIVRET_BLOOD_GROUP, "278147001", "O+", "Groupe : O positif", "O+" },
    { LIVRET_BLOOD_GROUP, "278148006", NULL, NULL, "O−" },
    { LIVRET_BLOOD_GROUP, NULL, "A Positif", NULL, "A+" },
    { LIVRET_BLOOD_GROUP, NULL, "Groupe sanguin : AB Rh -", NULL, "AB−" },
    { LIVRET_BLOOD_GROUP, "112144000", "A", NULL, NULL }, /* of the ABO group alone */
    { LIVRET_BLOOD_GROUP, "165747007", "RhD positive", NULL, NULL },
    { LIVRET_BLOOD_GROUP, NULL, "groupe sanguin", NULL, NULL },
    { LIVRET_BLOOD_GROUP, NULL, "", NULL, NULL },
    { LIVRET_BLOOD_GROUP, NULL, NULL, NULL, NULL },
    { LIVRET_BLOOD_GROUP, "278149003", "groupe sanguin O négatif", NULL, "!" },
    { LIVRET_BLOOD_GROUP, "278149003", NULL, "A-", "!" },
    { LIVRET_BLOOD_GROUP, NULL, "A+", "AB+", "!" },
    { LIVRET_BLOOD_ABO, "112144000", "A", NULL, "A" },
    { LIVRET_BLOOD_ABO, NULL, "Groupe ABO : AB", "groupe AB", "AB" },
    { LIVRET_BLOOD_ABO, "LA19708-9", "Group O", "0", "O" },
    { LIVRET_BLOOD_ABO, "112149005", NULL, "Groupe sanguin A", "!" },
    { LIVRET_BLOOD_ABO, "278149003", "A positif", NULL, "A" },
    { LIVRET_BLOOD_ABO, "278149003", "B", NULL, "!" },
    { LIVRET_BLOOD_ABO, "165747007", "positif", NULL, NULL }, /* an answer to the other half */
    { LIVRET_BLOOD_ABO, NULL, "indéterminé", NULL, NULL },
    { LIVRET_BLOOD_RH, "165747007", "RhD positive", "Rhésus positif", "+" },
    { LIVRET_BLOOD_RH, "165746003", "Rh (D) neg.", "-", "−" },
    { LIVRET_BLOOD_RH, "LA6577-6", "Negative", NULL, "−" },
    { LIVRET_BLOOD_RH, "10828004", "POS", NULL, "+" },
    { LIVRET_BLOOD_RH, "165747007", "négatif", NULL, "!" },
    { LIVRET_BLOOD_RH, NULL, "facteur rhésus D positif", NULL, "+" },
    { LIVRET_BLOOD_RH, NULL, "A", "faible", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *group = NULL;
      gboolean agree = livret_blood_tell (rows[i].asked, &group, rows[i].code, rows[i].words) &&
                       livret_blood_tell (rows[i].asked, &group, NULL, rows[i].also);

      g_test_message ("%u", i);
      g_assert_cmpstr (agree ? group : "!", ==, rows[i].group);
    }
}

/* --- Reading over --------------------------------------------------------------------------------
 */

static gpointer
add_treatment (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, data);
  g_set_str (&entry->section, "treatments");
  g_set_str (&entry->text, "Apixaban");
  return livret_entries_add (db, entry, 0, error) ? g_strdup (entry->id) : NULL;
}

static void
assert_origin (TestVault *vault, const char *person, const char *words)
{
  g_autoptr (LivretEmergency) emergency = test_emergency_read (vault, person);
  g_autofree char *origin = livret_emergency_origin (emergency);

  g_assert_cmpstr (origin, ==, words);
}

static void
test_reading_over (void)
{
  static const TestStatement statements[] = { { "allergies", "Egg" }, { NULL } };
  TestVault vault;
  g_autoptr (LivretEmergency) first = NULL;
  g_autoptr (LivretEmergency) other = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  test_vault_init (&vault);
  first = test_emergency_make (&vault, "Camille", statements);
  assert_origin (&vault, first->person->id, "Self-declared, never read over.");
  test_vault_write (&vault, confirm, first);

  livret_clock_fix (TEST_EMERGENCY_NOW + 40 * 86400);
  assert_origin (&vault, first->person->id, "Self-declared, read over on 21 November 2026.");
  other = test_emergency_make (&vault, "Louis", statements); /* somebody else's changes nothing */
  assert_origin (&vault, first->person->id, "Self-declared, read over on 21 November 2026.");
  assert_origin (&vault, other->person->id, "Self-declared, never read over.");

  id = test_vault_write (&vault, add_treatment, first->person->id);
  assert_origin (&vault, first->person->id,
                 "Self-declared, read over on 21 November 2026, changed since.");
  /* What was seen is no longer what there is: nothing is noted. */
  g_assert_null (
      livret_store_run (test_vault_store (&vault), LIVRET_DB_WRITE, confirm, first, NULL, &error));
  g_assert_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID);
  assert_origin (&vault, first->person->id,
                 "Self-declared, read over on 21 November 2026, changed since.");
  g_assert_cmpint (test_vault_int (&vault, "SELECT count (*) FROM journal WHERE record LIKE "
                                           "'%emergency-read-over%'"),
                   ==, 1);
  test_vault_clear (&vault);
}

/* --- Too much
 * ------------------------------------------------------------------------------------- */

static void
test_shortened (void)
{
  TestVault vault;
  TestStatement *statements = test_statements_many (TEST_STATEMENTS_MANY);
  g_autoptr (LivretEmergency) emergency = NULL;

  test_vault_init (&vault);
  emergency = test_emergency_make (&vault, "Camille Martin", statements);
  for (gsize max = 300; max < 8000; max += max / 4)
    {
      gboolean shortened;
      g_autofree char *text = livret_emergency_text (emergency, max, &shortened);

      g_assert_true (shortened);
      g_assert_cmpuint (strlen (text), <=, max + 250); /* titles and names stay at any length */
      g_assert_true (g_utf8_validate (text, -1, NULL));
      g_assert_nonnull (strstr (text, "\nALLERGIES\n"));
      g_assert_nonnull (strstr (text, "\nShortened: the sheet says more."));
      if (max > 700)
        g_assert_cmpuint (strlen (text), <=, max);
    }
  test_statements_free (statements);
  test_vault_clear (&vault);
}

static void
test_cut (void)
{
  guint shown[LIVRET_EMERGENCY_PARTS] = { 3, 1, 2, 9, 9, 4 };
  guint before = 28, steps = 0;

  while (livret_emergency_cut (shown))
    {
      guint sum = 0;

      for (guint i = 0; i < LIVRET_EMERGENCY_PARTS; i++)
        sum += shown[i];
      g_assert_cmpuint (sum, ==, before - 1);
      before = sum;
      steps++;
      /* Allergies are the last to go. */
      if (shown[LIVRET_EMERGENCY_ALLERGIES] == 0)
        g_assert_cmpuint (shown[LIVRET_EMERGENCY_TREATMENTS], ==, 0);
    }
  g_assert_cmpuint (steps, ==, 28);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/emergency/says", test_says);
  g_test_add_func ("/emergency/identity", test_identity);
  g_test_add_func ("/emergency/telephones", test_telephones);
  g_test_add_func ("/emergency/blood", test_blood);
  g_test_add_func ("/emergency/blood-told", test_blood_told);
  g_test_add_func ("/emergency/reading-over", test_reading_over);
  g_test_add_func ("/emergency/shortened", test_shortened);
  g_test_add_func ("/emergency/cut", test_cut);
  return g_test_run ();
}

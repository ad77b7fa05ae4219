/* test-emergency.c: what an emergency sheet says, what it never implies, and the page drawn of it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency-sheet.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/livret-clock.h"
#include "livret-test-vault.h"
#include "record/livret-blood.h"
#include "record/livret-reader.h"
#include "sharing/livret-qr.h"

#define NOW G_GINT64_CONSTANT (1795300000) /* 21 November 2026, 23:26 in Paris */

/* --- A person and what is stated of them ------------------------------------------------------ */

typedef struct
{
  const char *section;
  const char *text; /* NULL: "none", declared */
  const char *comment;
  const char *from;
  const char *until;
  gboolean hidden;
} Statement;

typedef struct
{
  const char *name;
  const char *birth_date;
  char sex;
  const Statement *statements;
  char *person;
} Job;

static gpointer
fill (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (LivretPerson) person = livret_person_new (job->name);

  g_set_str (&person->birth_date, job->birth_date);
  person->sex = job->sex;
  if (!livret_people_add (db, person, error))
    return NULL;
  for (const Statement *s = job->statements; s != NULL && s->section != NULL; s++)
    {
      g_autoptr (LivretEntry) entry = livret_entry_new ();

      g_set_str (&entry->person, person->id);
      g_set_str (&entry->section, s->section);
      g_set_str (&entry->text, s->text != NULL ? s->text : "");
      g_set_str (&entry->comment, s->comment != NULL ? s->comment : "");
      entry->none = s->text == NULL;
      entry->hidden = s->hidden;
      if (!livret_date_parse (s->from != NULL ? s->from : "", NULL, &entry->from, error) ||
          !livret_date_parse (s->until != NULL ? s->until : "", NULL, &entry->until, error) ||
          !livret_entries_add (db, entry, 0, error))
        return NULL;
    }
  return g_strdup (person->id);
}

static gpointer
read_sheet (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_emergency_read (db, data, error);
}

static gpointer
confirm (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_emergency_confirm (db, data, error));
}

static gpointer
test_vault_read (TestVault *vault, LivretStoreFunc func, gpointer data)
{
  g_autoptr (GError) error = NULL;
  gpointer result =
      livret_store_run (test_vault_store (vault), LIVRET_DB_READ, func, data, NULL, &error);

  g_assert_no_error (error);
  return result;
}

static LivretEmergency *
make (TestVault *vault, const char *name, const Statement *statements)
{
  Job job = { name, "1968-03-14", 'F', statements };
  g_autofree char *id = NULL;

  livret_clock_fix (NOW);
  id = test_vault_write (vault, fill, &job);
  return test_vault_read (vault, read_sheet, id);
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
  const Statement statements[4];
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
      g_autoptr (LivretEmergency) emergency = make (&vault, name, cases[i].statements);
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
    Job job;
    const char *says;
    const char *age;
  } people[] = {
    { { "Camille Martin", "1968-03-14", 'F' },
      "\nMARTIN Camille\nBirth name: Martin · First names: Camille\nborn 14 March 1968 · female\n",
      "58 years old" },
    { { "Louis Martin", "1942", 'M' }, "\nborn 1942 · male\n", "84 years old" },
    { { "Noé Martin", "2026-08-01", 'X' },
      "\nborn 1 August 2026 · sex not stated\n",
      "under 1 year old" },
    { { "Inconnue", "", 'F' }, "\nbirth date not filled in · female\n", "" },
  };
  TestVault vault;

  livret_clock_fix (NOW);
  test_vault_init (&vault);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      Job job = people[i].job;
      g_autofree char *id = test_vault_write (&vault, fill, &job);
      g_autoptr (LivretEmergency) emergency = test_vault_read (&vault, read_sheet, id);
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
  g_autoptr (LivretEmergency) emergency = test_vault_read (vault, read_sheet, (gpointer) person);
  g_autofree char *origin = livret_emergency_origin (emergency);

  g_assert_cmpstr (origin, ==, words);
}

static void
test_reading_over (void)
{
  static const Statement statements[] = { { "allergies", "Egg" }, { NULL } };
  TestVault vault;
  g_autoptr (LivretEmergency) first = NULL;
  g_autoptr (LivretEmergency) other = NULL;
  g_autofree char *id = NULL;
  g_autoptr (GError) error = NULL;

  test_vault_init (&vault);
  first = make (&vault, "Camille", statements);
  assert_origin (&vault, first->person->id, "Self-declared, never read over.");
  test_vault_write (&vault, confirm, first);

  livret_clock_fix (NOW + 40 * 86400);
  assert_origin (&vault, first->person->id, "Self-declared, read over on 21 November 2026.");
  other = make (&vault, "Louis", statements); /* somebody else's changes nothing */
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

#define MANY 40

/* Texts in French, with a telephone; @n of each section. */
static Statement *
make_many (guint n)
{
  static const char *const sections[] = { "allergies", "treatments", "conditions", "devices",
                                          "contacts" };
  Statement *statements = g_new0 (Statement, G_N_ELEMENTS (sections) * n + 1);

  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    for (guint i = 0; i < n; i++)
      statements[s * n + i] = (Statement) {
        sections[s], g_strdup_printf ("Élément n° %u à dire · 06 12 34 56 %02u", i + 1, i),
        "une précision assez longue, comme on en écrit quand on s’inquiète", "2019"
      };
  return statements;
}

static void
free_many (Statement *statements)
{
  for (Statement *s = statements; s->section != NULL; s++)
    g_free ((char *) s->text);
  g_free (statements);
}

static void
test_shortened (void)
{
  TestVault vault;
  Statement *statements = make_many (MANY);
  g_autoptr (LivretEmergency) emergency = NULL;

  test_vault_init (&vault);
  emergency = make (&vault, "Camille Martin", statements);
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
  free_many (statements);
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

/* --- The page, looked at by other programs
 * --------------------------------------------------------- */

static char *
run (const char *first, ...)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) out = NULL;
  va_list args;

  va_start (args, first);
  for (const char *word = first; word != NULL; word = va_arg (args, const char *))
    g_ptr_array_add (words, (gpointer) word);
  va_end (args);
  g_ptr_array_add (words, NULL);
  process = g_subprocess_newv ((const char *const *) words->pdata, G_SUBPROCESS_FLAGS_STDOUT_PIPE,
                               &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_communicate (process, NULL, NULL, &out, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  return g_strndup (g_bytes_get_data (out, NULL), g_bytes_get_size (out));
}

/* Draws the sheet into a file. Returns: the text that its code should hold. */
static char *
draw (const LivretEmergency *emergency, const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char *code = NULL;
  gsize size;
  const char *data;
  int fd = livret_emergency_sheet_draw (emergency, &code, &error);

  g_assert_no_error (error);
  bytes = livret_memfd_bytes (fd, &error);
  g_assert_no_error (error);
  close (fd);
  data = g_bytes_get_data (bytes, &size);
  g_assert_true (g_file_set_contents (path, data, (gssize) size, &error));
  return code;
}

static void
assert_code (const char *pdf, const char *resolution, const char *code)
{
  g_autofree char *root = g_strconcat (pdf, "-page", NULL);
  g_autofree char *page = g_strconcat (root, ".pgm", NULL);
  g_autofree char *ignored =
      run ("pdftoppm", "-gray", "-singlefile", "-r", resolution, pdf, root, NULL);
  g_autofree char *read =
      run ("zbarimg", "--nodbus", "--raw", "-q", "-S*.disable", "-Sqrcode.enable", page, NULL);
  g_autofree char *expected = g_strconcat (code, "\n", NULL);

  g_assert_cmpstr (read, ==, expected);
}

/* No pixel of it has a colour. */
static void
assert_grey (const char *pdf)
{
  g_autofree char *root = g_strconcat (pdf, "-colour", NULL);
  g_autofree char *page = g_strconcat (root, ".ppm", NULL);
  g_autofree char *ignored = run ("pdftoppm", "-singlefile", "-r", "50", pdf, root, NULL);
  g_autofree char *bytes = NULL;
  gsize size, dark = 0;
  int width, height, head = 0;

  g_assert_true (g_file_get_contents (page, &bytes, &size, NULL));
  g_assert_cmpint (sscanf (bytes, "P6 %d %d 255%n", &width, &height, &head), ==, 2);
  head++; /* the line's end */
  g_assert_cmpuint (size, ==, (gsize) head + 3 * (gsize) width * (gsize) height);
  for (gsize i = (gsize) head; i < size; i += 3)
    {
      g_assert_true (bytes[i] == bytes[i + 1] && bytes[i] == bytes[i + 2]);
      dark += (guint8) bytes[i] < 100;
    }
  g_assert_cmpuint (dark, >, 1000);
}

static void
check_page (const LivretEmergency *emergency, const char *const *words)
{
  g_autofree char *folder = g_dir_make_tmp ("livret-emergency-XXXXXX", NULL);
  g_autofree char *pdf = g_build_filename (folder, "sheet.pdf", NULL);
  g_autofree char *code = draw (emergency, pdf);
  g_autofree char *info = run ("pdfinfo", pdf, NULL);
  g_autofree char *text = run ("pdftotext", "-layout", pdf, "-", NULL);

  g_assert_nonnull (strstr (info, "Pages:           1\n"));
  g_assert_nonnull (strstr (info, "(A4)"));
  for (; *words != NULL; words++)
    if (strstr (text, *words) == NULL)
      g_error ("“%s” is not on the page: %s", *words, text);
  assert_code (pdf, "150", code);
  assert_code (pdf, "300", code);
  assert_grey (pdf);
  test_remove_folder (folder);
}

static const Statement ordinary[] = {
  { "allergies", "Pénicilline", "choc anaphylactique", "1998" },
  { "blood", "O-", "carte du laboratoire", "2004" },
  { "devices", "Stimulateur cardiaque", "IRM sous conditions", "2019" },
  { "treatments", "Apixaban 5 mg", "matin et soir" },
  { "conditions", "Fibrillation atriale", NULL, "2015" },
  { "contacts", "Yves Kerbrat · 01 99 00 47 12", "frère" },
  { NULL },
};

static void
test_page (void)
{
  TestVault vault;
  g_autoptr (LivretEmergency) full = NULL;
  g_autoptr (LivretEmergency) empty = NULL;

  test_vault_init (&vault);
  full = make (&vault, "Camille Martin", ordinary);
  check_page (full,
              (const char *const[]) { "EMERGENCY SHEET", "MARTIN Camille", "58 years old",
                                      "Pénicilline", "choc anaphylactique", "O−", "O negative",
                                      "carte du laboratoire", "Apixaban 5 mg", "matin et soir",
                                      "Stimulateur", "Fibrillation", "01 99 00 47 12", "15", "112",
                                      "114", "never read over", "this same", NULL });
  empty = make (&vault, "Noé", NULL);
  check_page (empty, (const char *const[]) { "Not filled in", "never read over", NULL });
  test_vault_clear (&vault);
}

static void
test_page_overflow (void)
{
  TestVault vault;

  test_vault_init (&vault);
  for (guint n = 4; n <= MANY; n += 12)
    {
      Statement *statements = make_many (n);
      g_autofree char *name = g_strdup_printf ("Camille %u", n);
      g_autoptr (LivretEmergency) emergency = make (&vault, name, statements);

      check_page (emergency, (const char *const[]) { "see the record", "Élément n° 1 à dire",
                                                     "the most", NULL });
      free_many (statements);
    }
  test_vault_clear (&vault);
}

/* What a code holds is bounded by its modules: half a millimetre at least. */
static void
test_modules (void)
{
  g_autoptr (LivretQr) small = livret_qr_new ("a", LIVRET_EMERGENCY_CODE_MODULES);
  g_autofree char *much = g_strnfill (855, 'x');
  g_autofree char *too_much = g_strnfill (900, 'x');
  g_autoptr (LivretQr) large = livret_qr_new (much, LIVRET_EMERGENCY_CODE_MODULES);

  g_assert_cmpint (LIVRET_EMERGENCY_CODE_MM, >=, 45);
  g_assert_cmpfloat ((double) LIVRET_EMERGENCY_CODE_MM / LIVRET_EMERGENCY_CODE_MODULES, >=, 0.5);
  g_assert_cmpint (small->size, ==, 21);
  g_assert_nonnull (large);
  g_assert_cmpint (large->size, ==, LIVRET_EMERGENCY_CODE_MODULES);
  g_assert_null (livret_qr_new (too_much, LIVRET_EMERGENCY_CODE_MODULES));
}

static void
test_french (void)
{
  static const Statement french[] = {
    { "allergies", NULL, NULL, "2026-05-03" },
    { "conditions", "Asthme", "à l’effort, œdème", "2019" },
    { NULL },
  };
  TestVault vault;
  g_autoptr (LivretEmergency) emergency = NULL;

  g_setenv ("LANGUAGE", "fr", TRUE);
  g_assert_nonnull (setlocale (LC_ALL, "fr_FR.UTF-8"));
  bindtextdomain (GETTEXT_PACKAGE, g_getenv ("LIVRET_TEST_LOCALE"));
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  test_vault_init (&vault);
  emergency = make (&vault, "Camille Martin", french);
  check_page (emergency, (const char *const[]) { "Aucune allergie connue", "mai 2026",
                                                 "Non renseigné", "mars 1968", "œdème", NULL });
  test_vault_clear (&vault);
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_unsetenv ("LANGUAGE");
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/emergency/says", test_says);
  g_test_add_func ("/emergency/identity", test_identity);
  g_test_add_func ("/emergency/telephones", test_telephones);
  g_test_add_func ("/emergency/blood", test_blood);
  g_test_add_func ("/emergency/reading-over", test_reading_over);
  g_test_add_func ("/emergency/shortened", test_shortened);
  g_test_add_func ("/emergency/cut", test_cut);
  g_test_add_func ("/emergency/page", test_page);
  g_test_add_func ("/emergency/page/overflow", test_page_overflow);
  g_test_add_func ("/emergency/modules", test_modules);
  g_test_add_func ("/emergency/french", test_french);
  return g_test_run ();
}

/* livret-test-emergency.c: people of whom something is stated, and their emergency sheets; for
 * tests. SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-emergency.h"

#include "base/livret-clock.h"

static gpointer
fill (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  const TestStated *stated = data;
  g_autoptr (LivretPerson) person = livret_person_new (stated->name);

  g_set_str (&person->birth_date, stated->birth_date);
  person->sex = stated->sex;
  if (!livret_people_add (db, person, error))
    return NULL;
  for (const TestStatement *s = stated->statements; s != NULL && s->section != NULL; s++)
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

LivretEmergency *
test_emergency_read (TestVault *vault, const char *person)
{
  g_autoptr (GError) error = NULL;
  LivretEmergency *emergency = livret_store_run (test_vault_store (vault), LIVRET_DB_READ,
                                                 read_sheet, (gpointer) person, NULL, &error);

  g_assert_no_error (error);
  return emergency;
}

LivretEmergency *
test_emergency_make_of (TestVault *vault, const TestStated *stated)
{
  g_autofree char *id = NULL;

  livret_clock_fix (TEST_EMERGENCY_NOW);
  id = test_vault_write (vault, fill, (gpointer) stated);
  return test_emergency_read (vault, id);
}

LivretEmergency *
test_emergency_make (TestVault *vault, const char *name, const TestStatement *statements)
{
  const TestStated stated = { name, "1968-03-14", 'F', statements };

  return test_emergency_make_of (vault, &stated);
}

TestStatement *
test_statements_many (guint n)
{
  static const char *const sections[] = { "allergies", "treatments", "conditions", "devices",
                                          "contacts" };
  TestStatement *statements = g_new0 (TestStatement, G_N_ELEMENTS (sections) * n + 1);

  for (guint s = 0; s < G_N_ELEMENTS (sections); s++)
    for (guint i = 0; i < n; i++)
      statements[s * n + i] = (TestStatement) {
        sections[s], g_strdup_printf ("Élément n° %u à dire · 06 12 34 56 %02u", i + 1, i),
        "une précision assez longue, comme on en écrit quand on s’inquiète", "2019"
      };
  return statements;
}

void
test_statements_free (TestStatement *statements)
{
  for (TestStatement *s = statements; s->section != NULL; s++)
    g_free ((char *) s->text);
  g_free (statements);
}

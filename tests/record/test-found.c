/* test-found.c: what the search finds beyond the documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "livret-test-paper.h"
#include "record/livret-day-notes.h"
#include "record/livret-entries.h"
#include "record/livret-found.h"
#include "record/livret-measure-choices.h"

typedef struct
{
  const char *person;
  const char *section;
  const char *text;
  const char *comment;
  const char *from;
  const char *until;
  gboolean hidden;
} Statement;

JOB (add_statement)
{
  const Statement *in = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, in->person);
  g_set_str (&entry->section, in->section);
  g_set_str (&entry->text, in->text != NULL ? in->text : "");
  g_set_str (&entry->comment, in->comment != NULL ? in->comment : "");
  entry->none = in->text == NULL;
  entry->hidden = in->hidden;
  if (!livret_date_parse (in->from != NULL ? in->from : "", NULL, &entry->from, error) ||
      !livret_date_parse (in->until != NULL ? in->until : "", NULL, &entry->until, error) ||
      !livret_entries_add (db, entry, 0, error))
    return NULL;
  return g_strdup (entry->id);
}

typedef struct
{
  const char *person;
  const char *kind;
  const char *day;
  const char *text;
} Note;

JOB (add_note)
{
  const Note *in = data;
  const LivretKind *kind = in->kind != NULL ? livret_kind_by_id (in->kind) : NULL;
  g_autoptr (LivretDayNote) note = NULL;
  int day;

  if (in->day == NULL)
    return livret_measure_choices_set_note (db, in->person, kind, in->text, error) ? DONE : NULL;
  g_assert_true (livret_day_parse (in->day, &day, NULL));
  note = livret_day_note_new (in->person, kind, day);
  g_set_str (&note->text, in->text);
  return livret_day_notes_put (db, note, error) ? DONE : NULL;
}

JOB (bin_entry)
{
  return livret_entries_delete (db, data, TRUE, error) ? DONE : NULL;
}

JOB (find)
{
  g_autoptr (GPtrArray) list = livret_found_list (db, data, error);
  GString *out = g_string_new (NULL);

  g_assert_no_error (error != NULL ? *error : NULL);
  for (guint i = 0; i < list->len; i++)
    {
      const LivretFound *found = list->pdata[i];

      g_string_append_printf (out, "%s%s%s%s%s", i > 0 ? "|" : "", found->text,
                              *found->snippet != '\0' ? " ~ " : "", found->snippet,
                              found->hidden ? " hidden" : "");
    }
  return g_string_free (out, FALSE);
}

static void
add_all (TestVault *v, const Statement *statements, gsize n, const Note *notes, gsize n_notes)
{
  for (gsize i = 0; i < n; i++)
    g_free (test_vault_write (v, add_statement, (gpointer) &statements[i]));
  for (gsize i = 0; i < n_notes; i++)
    test_vault_write (v, add_note, (gpointer) &notes[i]);
}

static void
test_words (void)
{
  g_autofree char *camille = NULL, *louis = NULL, *binned = NULL;
  TestVault v;

  test_vault_init (&v);
  camille = test_vault_add_person (&v, "Camille Martin");
  louis = test_vault_add_person (&v, "Louis Martin");
  {
    const Statement statements[] = {
      { camille, "allergies", "Pénicilline", "œdème des chevilles en 2019", "2019-05" },
      { camille, "treatments", "Paracétamol 500 mg", "si douleurs", "2026-01", "2026-03" },
      { camille, "procedures", "Hospitalisation à l’hôpital du Port", "", "2026-02-10",
        "2026-02-14" },
      { camille, "conditions", "Migraine", "", "", "", TRUE },
      { louis, "allergies", NULL, NULL, "2026-05-01" },
      { louis, "treatments", "Paracétamol", "", "2024" },
    };
    const Note notes[] = {
      { camille, "weight", "2026-02-12", "Œdèmes, à l’hôpital" },
      { camille, NULL, "2025-12-31", "grippe, douleurs" },
      { louis, "weight", NULL, "Peser le matin, chevilles gonflées" },
    };
    const Statement gone = { camille, "allergies", "Pollen de l’hôpital" };
    LivretDate from, until;
    const struct
    {
      LivretFoundQuery query;
      const char *found;
    } rows[] = {
      /* folded as the documents' search does, in words and comments, notes after statements */
      { { .words = "oedeme" }, "Pénicilline ~ œdème des chevilles en 2019|Œdèmes, à l’hôpital" },
      { { .words = "l'hôpitaux" }, "Hospitalisation à l’hôpital du Port|Œdèmes, à l’hôpital" },
      { { .words = "chevill" },
        "Pénicilline ~ œdème des chevilles en 2019|Peser le matin, chevilles gonflées" },
      { { .words = "douleur" }, "Paracétamol 500 mg ~ si douleurs|grippe, douleurs" },
      /* by the name of a section; “none” by its words */
      { { .words = "allergies" }, "No known allergy|Pénicilline" },
      { { .words = "allergies pen" }, "Pénicilline" },
      { { .words = "operation" }, "Hospitalisation à l’hôpital du Port" },
      /* all words together */
      { { .words = "paracetamol douleur" }, "Paracétamol 500 mg ~ si douleurs" },
      { { .words = "paracetamol grippe" }, "" },
      { { .words = "" }, "" },
      { { .words = NULL }, "" },
      /* whose, hidden */
      { { .words = "paracetamol" }, "Paracétamol 500 mg|Paracétamol" },
      { { .words = "paracetamol", .person = louis }, "Paracétamol" },
      { { .words = "chevilles", .person = louis }, "Peser le matin, chevilles gonflées" },
      { { .words = "migraine" }, "" },
      { { .words = "migraine", .include_hidden = TRUE }, "Migraine hidden" },
      /* what was going on then */
      { { .words = "hopital", .from = &from, .until = &until },
        "Hospitalisation à l’hôpital du Port|Œdèmes, à l’hôpital" },
      { { .words = "douleur", .from = &from, .until = &until },
        "Paracétamol 500 mg ~ si douleurs" },
      { { .words = "douleur", .until = &until },
        "Paracétamol 500 mg ~ si douleurs|grippe, douleurs" },
      { { .words = "paracetamol", .from = &from, .until = &until },
        "Paracétamol 500 mg|Paracétamol" },
      { { .words = "chevilles", .from = &from, .until = &until },
        "Pénicilline ~ œdème des chevilles en 2019" },
      { { .words = "paracetamol", .limit = 1 }, "Paracétamol 500 mg" },
    };

    g_assert_true (livret_date_parse ("2026-02", NULL, &from, NULL));
    until = from;
    add_all (&v, statements, G_N_ELEMENTS (statements), notes, G_N_ELEMENTS (notes));
    binned = test_vault_write (&v, add_statement, (gpointer) &gone);
    test_vault_write (&v, bin_entry, binned);
    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autofree char *found = test_vault_write (&v, find, (gpointer) &rows[i].query);

        g_test_message ("%s", rows[i].query.words);
        g_assert_cmpstr (found, ==, rows[i].found);
      }
  }
  test_vault_clear (&v);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/record/found/words", test_words);
  return g_test_run ();
}

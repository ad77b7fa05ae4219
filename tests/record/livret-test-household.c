/* livret-test-household.c: two people with something of every sort in their records, one of whom
 * goes. SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-household.h"

#include <math.h>
#include <string.h>

#include "record/livret-entries.h"
#include "record/livret-grants.h"
#include "record/livret-imports.h"
#include "record/livret-day-notes.h"
#include "record/livret-folders.h"
#include "record/livret-measure-choices.h"
#include "record/livret-meta.h"
#include "record/livret-people.h"
#include "record/livret-readings.h"

JOB (add_person)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Louis Dupont");

  g_set_str (&person->first_names, "Louis Zephyrin");
  g_set_str (&person->birth_date, "1942-02-02");
  return livret_people_add (db, person, error) ? g_strdup (person->id) : NULL;
}

typedef struct
{
  const char *person;
  const char *words;
  char *id;
} Words;

JOB (add_entry)
{
  Words *in = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, in->person);
  g_set_str (&entry->section, "allergies");
  g_set_str (&entry->text, in->words);
  if (!livret_entries_add (db, entry, 0, error))
    return NULL;
  g_set_str (&in->id, entry->id);
  return DONE;
}

JOB (add_note)
{
  const Words *in = data;

  return livret_measure_choices_set_note (db, in->person, livret_kind_by_id ("weight"), in->words,
                                          error)
             ? DONE
             : NULL;
}

JOB (add_day_note)
{
  const Words *in = data;
  g_autoptr (LivretDayNote) note = livret_day_note_new (in->person, NULL, 20000);

  g_set_str (&note->text, in->words);
  return livret_day_notes_put (db, note, error) ? DONE : NULL;
}

/* One in the other, so that erasing them has to mind which goes first. */
JOB (add_folders)
{
  const Words *in = data;
  g_autofree char *upper = livret_folders_add (db, in->person, NULL, in->words, error);
  g_autofree char *lower =
      upper != NULL ? livret_folders_add (db, in->person, upper, in->words, error) : NULL;

  return lower != NULL ? DONE : NULL;
}

JOB (add_target)
{
  const Words *in = data;
  g_autoptr (LivretMeasureTarget) target = livret_measure_target_new ();

  target->high[0] = 75;
  g_set_str (&target->set_by, in->words);
  return livret_measure_choices_set_target (db, in->person, livret_kind_by_id ("weight"), target,
                                            error)
             ? DONE
             : NULL;
}

typedef struct
{
  const char *person;
  double value;
  gint64 time;
  const char *to; /* given to */
} Weight;

JOB (add_weight)
{
  const Weight *in = data;
  double values[LIVRET_COMPONENTS_MAX] = { in->value, NAN, NAN };
  LivretReadingKey key;

  if (!livret_readings_add (db, in->person, livret_kind_by_id ("weight"), in->time, 60, values,
                            "kg", &key, error) ||
      (in->to != NULL && !livret_readings_move (db, &key, in->to, error)))
    return NULL;
  return livret_reading_key_to_id (&key);
}

typedef struct
{
  const char *person;
  const char *recipient;
  gboolean used;
  gboolean ended;
} Share;

JOB (add_share)
{
  const Share *in = data;
  g_autoptr (LivretGrantTerms) terms = livret_grant_terms_new ();

  g_set_str (&terms->person, in->person);
  g_set_str (&terms->recipient, in->recipient);
  g_set_str (&terms->capacity, "self");
  g_set_str (&terms->purpose, "care");
  g_set_str (&terms->route, "html");
  terms->until = TEST_NOW + 20 * DAY;
  g_ptr_array_add (terms->items, livret_grant_item_new ("section", "allergies"));
  return livret_grants_add (db, terms, error) &&
                 (!in->used || livret_grants_use (db, terms->id, "grant-sealed", error)) &&
                 (!in->ended || livret_grants_end (db, terms->id, error))
             ? g_strdup (terms->id)
             : NULL;
}

JOB (bin_document)
{
  return livret_documents_delete (db, data, TRUE, error) ? DONE : NULL;
}

JOB (give_document)
{
  const Words *in = data;
  g_autoptr (LivretDocument) document = livret_documents_get (db, in->id, error);

  if (document == NULL)
    return NULL;
  g_set_str (&document->person, in->person);
  return livret_documents_update (db, document, error) ? DONE : NULL;
}

JOB (keep_draft)
{
  g_autofree char *json =
      g_strdup_printf ("{\"person\":\"%s\",\"to\":\"escarpolette\"}", (const char *) data);

  return livret_draft_set (db, "share", json, error) ? DONE : NULL;
}

static void
add_import (TestHousehold *scene, gint64 row, const char *person, const char *file)
{
  g_autofree char *sql = g_strdup_printf (
      "INSERT INTO import (row, id, person, file_name, sha256, format, time, state, read, stored)"
      " SELECT %" G_GINT64_FORMAT ", 'import-%" G_GINT64_FORMAT "', row, '%s', x'aa%02d', 'pdf',"
      " 5, 'done', 1, 1 FROM person WHERE id = '%s'",
      row, row, file, (int) row, person);

  test_vault_write (&scene->v, test_run_sql, sql);
}

static void
add_paper (TestHousehold *scene, Paper *paper)
{
  test_vault_write (&scene->v, test_paper_add, paper);
}

static void
add_papers (TestHousehold *scene)
{
  Paper own = { scene->louis, "Xylographe",   NULL, "Pataouete", "2026-11",
                "%PDF own",   "une quetsche", TRUE, 11 };
  Paper same = { scene->louis, "Courrier", NULL, NULL, NULL, TEST_SHARED_BYTES, "", FALSE, 11 };
  Paper binned = { scene->louis, "brimborion", NULL, NULL, NULL, "%PDF binned", "" };
  Paper from_camille = {
    scene->camille, "Turlutaine", NULL, NULL, NULL, "%PDF given", "", FALSE, 12
  };
  Paper to_camille = { scene->louis, "Ordonnance", NULL, NULL, NULL, "%PDF taken", "", FALSE, 13 };
  Words given = { scene->louis }, taken = { scene->camille };

  add_import (scene, 11, scene->louis, "sarbacane.zip");
  add_import (scene, 12, scene->camille, "sarbacane.pdf");
  add_import (scene, 13, scene->louis, "ordonnance.pdf");
  scene->letter =
      (Paper) { scene->camille, "Lettre", NULL, NULL, "2026-10", TEST_SHARED_BYTES, "bonjour" };
  add_paper (scene, &scene->letter);
  add_paper (scene, &own);
  add_paper (scene, &same);
  add_paper (scene, &binned);
  add_paper (scene, &from_camille);
  add_paper (scene, &to_camille);
  test_vault_write (&scene->v, bin_document, binned.id);
  given.id = from_camille.id;
  taken.id = to_camille.id;
  test_vault_write (&scene->v, give_document, &given);
  test_vault_write (&scene->v, give_document, &taken);
  g_free (own.id);
  g_free (same.id);
  g_free (binned.id);
  g_free (from_camille.id);
  g_free (to_camille.id);
}

static void
add_readings (TestHousehold *scene)
{
  Weight weights[] = {
    { scene->louis, 81.5, TEST_NOW - DAY, NULL },
    { scene->louis, 81.7, TEST_NOW - 2 * DAY, NULL },
    { scene->louis, 62.1, TEST_NOW - 3 * DAY, scene->camille },
    { scene->camille, 62.3, TEST_NOW - DAY, NULL },
    { scene->camille, 81.9, TEST_NOW - 4 * DAY, scene->louis },
  };

  for (guint i = 0; i < G_N_ELEMENTS (weights); i++)
    {
      g_autofree char *id = test_vault_write (&scene->v, add_weight, &weights[i]);

      if (i == 0)
        scene->reading = g_steal_pointer (&id);
    }
}

static void
add_shares (TestHousehold *scene)
{
  Share ended = { scene->louis, "Dr galuchat", TRUE, TRUE };
  Share open = { scene->louis, "Dr kakemono", TRUE, FALSE };
  Share draft = { scene->louis, "Dr kakemono", FALSE, FALSE };
  Share camilles = { scene->camille, "Dr Benali", TRUE, FALSE };

  g_free (test_vault_write (&scene->v, add_share, &ended));
  g_free (test_vault_write (&scene->v, add_share, &draft));
  g_free (test_vault_write (&scene->v, add_share, &camilles));
  scene->grant = test_vault_write (&scene->v, add_share, &open);
}

void
test_household_init (TestHousehold *scene)
{
  Words entry = { NULL, "Hurluberlu" }, pollen = { NULL, "Pollen" };
  Words day = { NULL, "flibustier" }, camilles_day = { NULL, "grippe" };
  Words folder = { NULL, "zibeline" };
  Words note = { NULL, "galuchat" }, target = { NULL, "Dr kakemono" };

  memset (scene, 0, sizeof *scene);
  test_vault_init (&scene->v);
  scene->camille = test_vault_add_person (&scene->v, "Camille Martin");
  scene->louis = test_vault_write (&scene->v, add_person, NULL);
  folder.person = scene->louis;
  entry.person = note.person = target.person = day.person = scene->louis;
  pollen.person = camilles_day.person = scene->camille;
  add_papers (scene);
  add_readings (scene);
  add_shares (scene);
  test_vault_write (&scene->v, add_entry, &entry);
  test_vault_write (&scene->v, add_entry, &pollen);
  test_vault_write (&scene->v, add_note, &note);
  test_vault_write (&scene->v, add_day_note, &day);
  test_vault_write (&scene->v, add_day_note, &camilles_day);
  test_vault_write (&scene->v, add_folders, &folder);
  test_vault_write (&scene->v, add_target, &target);
  test_vault_write (&scene->v, keep_draft, scene->louis);
  g_free (entry.id);
  g_free (pollen.id);
}

void
test_household_clear (TestHousehold *scene)
{
  test_vault_clear (&scene->v);
  g_free (scene->camille);
  g_free (scene->louis);
  g_free (scene->grant);
  g_free (scene->reading);
  g_free (scene->letter.id);
}

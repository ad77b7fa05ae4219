/* test-household.c: two people, their documents, statements and readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "test-household.h"

#include "base/livret-clock.h"
#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-people.h"
#include "record/livret-readings.h"

#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#define DAY 86400
#define DONE GINT_TO_POINTER (TRUE)
#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)

static void
set (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
}

/* --- people --------------------------------------------------------------------------- */

JOB (add_camille)
{
  g_autoptr (LivretPerson) person = livret_person_new ("Camille Martin");

  set (&person->birth_name, "Lefèvre");
  set (&person->used_name, "Martin");
  set (&person->first_names, "Camille");
  set (&person->birth_date, "1968-05-03");
  person->sex = 'F';
  return livret_people_add (db, person, error) ? g_strdup (person->id) : NULL;
}

/* --- documents ------------------------------------------------------------------------ */

typedef struct
{
  const char *person, *title, *type, *date;
  int fd, pages;
  gboolean hidden;
} DocumentJob;

JOB (add_document)
{
  DocumentJob *job = data;
  g_autoptr (LivretDocument) document = livret_document_new ();

  set (&document->person, job->person);
  set (&document->title, job->title);
  set (&document->media_type, job->type);
  set (&document->category, "BIOLOGIE");
  document->hidden = job->hidden;
  document->pages = job->pages;
  g_assert_true (livret_date_parse (job->date, NULL, &document->date, NULL));
  if (!livret_documents_add (db, document, job->fd, "", 0, error))
    return NULL;
  return g_strdup (document->id);
}

static char *
add (TestHousehold *household, DocumentJob job)
{
  char *id = test_vault_write (&household->vault, add_document, &job);

  close (job.fd);
  return id;
}

static int
open_sample (const char *path)
{
  g_autofree char *full = g_test_build_filename (G_TEST_DIST, "data", path, NULL);
  int fd = open (full, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

static void
add_documents (TestHousehold *household)
{
  const char *camille = household->camille;
  DocumentJob jobs[] = {
    { camille, "Bilan " CANARY_GRANTED "-PDF", "application/pdf", "2026-11-19",
      open_sample ("pdf/two-pages.pdf"), 2 },
    { camille, "Radio " CANARY_GRANTED "-TIFF", "image/tiff", "2026-10",
      open_sample ("tiff/pages.tiff"), 3 },
    { camille, "Photo " CANARY_GRANTED "-HEIC", "image/heic", "2026",
      open_sample ("heif/plain.heic"), 1 },
    { camille, "Lettre " CANARY_GRANTED "-RTF", "application/rtf", "",
      open_sample ("rtf/letter.rtf") },
    { camille, "Note " CANARY_KEPT, "text/plain", "2026-01-02",
      test_memfd ("texte " CANARY_KEPT "-OCTETS\n", -1) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (jobs); i++)
    household->documents[i] = add (household, jobs[i]);
  household->hidden = add (
      household, (DocumentJob) { camille, "Secret " CANARY_HIDDEN, "text/plain", "2026-02-03",
                                 test_memfd ("texte " CANARY_HIDDEN "-OCTETS\n", -1), 0, TRUE });
  household->theirs =
      add (household,
           (DocumentJob) { household->louis, "Courrier " CANARY_THEIRS, "text/plain", "2026-02-04",
                           test_memfd ("texte " CANARY_THEIRS "-OCTETS\n", -1) });
}

/* --- statements ------------------------------------------------------------------------ */

typedef struct
{
  const char *person, *section, *text, *comment, *from;
  gboolean hidden;
} EntryJob;

JOB (add_entry)
{
  EntryJob *job = data;
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  set (&entry->person, job->person);
  set (&entry->section, job->section);
  set (&entry->text, job->text);
  set (&entry->comment, job->comment);
  entry->hidden = job->hidden;
  g_assert_true (livret_date_parse (job->from, NULL, &entry->from, NULL));
  return livret_entries_add (db, entry, 0, error) ? g_strdup (entry->id) : NULL;
}

static char *
enter (TestHousehold *household, EntryJob job)
{
  return test_vault_write (&household->vault, add_entry, &job);
}

static void
add_entries (TestHousehold *household)
{
  const char *camille = household->camille;

  household->penicillin =
      enter (household,
             (EntryJob) { camille, "allergies", "Pénicilline " CANARY_GRANTED, "choc", "1998" });
  household->metformin = enter (
      household, (EntryJob) { camille, "treatments", "Metformine", "matin et soir", "2019-03" });
  g_free (enter (household, (EntryJob) { camille, "treatments", "Sertraline " CANARY_HIDDEN, "",
                                         "2025", TRUE }));
  g_free (
      enter (household, (EntryJob) { camille, "conditions", "Eczéma " CANARY_KEPT, "", "2001" }));
  household->their_allergy = enter (
      household, (EntryJob) { household->louis, "allergies", "Arachide " CANARY_THEIRS, "", "" });
}

/* --- readings --------------------------------------------------------------------------- */

typedef struct
{
  const char *person, *kind;
  gint64 when;
  double values[LIVRET_COMPONENTS_MAX];
} ReadingJob;

JOB (add_reading)
{
  ReadingJob *job = data;
  const LivretKind *kind = livret_kind_by_id (job->kind);
  LivretReadingKey key;

  return livret_readings_add (db, job->person, kind, job->when, 60, job->values, kind->unit, &key,
                              error)
             ? DONE
             : NULL;
}

static void
add_readings (TestHousehold *household)
{
  for (int i = 0; i < 30; i++)
    {
      gint64 when = TEST_NOW - (29 - i) * (gint64) DAY;
      ReadingJob pressure = {
        household->camille, "blood-pressure", when, { 120 + i, 70 + i % 9, NAN }
      };
      ReadingJob weight = { household->camille, "weight", when, { 72.4 - i * 0.1, NAN, NAN } };
      ReadingJob theirs = { household->louis, "weight", when, { 88.8, NAN, NAN } };

      test_vault_write (&household->vault, add_reading, &pressure);
      test_vault_write (&household->vault, add_reading, &weight);
      test_vault_write (&household->vault, add_reading, &theirs);
    }
}

void
test_household_init (TestHousehold *household)
{
  test_vault_init (&household->vault);
  household->camille = test_vault_write (&household->vault, add_camille, NULL);
  household->louis = test_vault_add_person (&household->vault, "Louis Martin");
  add_documents (household);
  add_entries (household);
  add_readings (household);
}

void
test_household_clear (TestHousehold *household)
{
  livret_clock_fix (TEST_NOW);
  test_vault_clear (&household->vault);
  for (guint i = 0; i < G_N_ELEMENTS (household->documents); i++)
    g_free (household->documents[i]);
  g_free (household->camille);
  g_free (household->louis);
  g_free (household->hidden);
  g_free (household->theirs);
  g_free (household->penicillin);
  g_free (household->metformin);
  g_free (household->their_allergy);
}

/* --- grants ------------------------------------------------------------------------------ */

typedef struct
{
  TestHousehold *household;
  LivretGrantTerms *draft;
  const char *text;
} GrantJob;

JOB (make_draft)
{
  GrantJob *job = data;
  g_autoptr (LivretPerson) person = livret_people_find (db, job->household->camille, error);

  return livret_grant_draft_new (person, NULL, NULL);
}

JOB (add_item)
{
  GrantJob *job = data;

  return livret_grant_draft_add_item (db, job->draft, job->text, error) ? DONE : NULL;
}

gboolean
test_add_item (TestHousehold *household, LivretGrantTerms *draft, const char *item, GError **error)
{
  GrantJob job = { household, draft, item };

  return livret_store_run (test_vault_store (&household->vault), LIVRET_DB_READ, add_item, &job,
                           NULL, error) != NULL;
}

LivretGrantTerms *
test_draft (TestHousehold *household, const char *route, const char *const *items)
{
  GrantJob job = { household, NULL, NULL };
  LivretGrantTerms *draft = test_vault_write (&household->vault, make_draft, &job);

  set (&draft->recipient, "Dr Karim Benali");
  set (&draft->purpose, "suivi du diabète");
  set (&draft->route, route);
  draft->until = TEST_NOW + 30 * DAY;
  for (guint i = 0; items[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      test_add_item (household, draft, items[i], &error);
      g_assert_no_error (error);
    }
  return draft;
}

JOB (seal)
{
  GrantJob *job = data;

  return livret_grant_seal (db, job->draft, error);
}

LivretGrant *
test_seal (TestHousehold *household, LivretGrantTerms *draft, GError **error)
{
  GrantJob job = { household, draft, NULL };
  g_autoptr (GError) local = NULL;
  LivretGrant *grant = livret_store_run (test_vault_store (&household->vault), LIVRET_DB_WRITE,
                                         seal, &job, NULL, &local);

  if (error == NULL)
    g_assert_no_error (local);
  else if (local != NULL)
    g_propagate_error (error, g_steal_pointer (&local));
  return grant;
}

JOB (get_terms)
{
  return livret_grants_get (db, data, error);
}

LivretGrantTerms *
test_kept (TestHousehold *household, LivretGrant *grant)
{
  return test_vault_write (&household->vault, get_terms, livret_grant_get_terms (grant)->id);
}

JOB (end)
{
  return livret_grant_end (db, data, error) ? DONE : NULL;
}

void
test_end (TestHousehold *household, LivretGrant *grant)
{
  test_vault_write (&household->vault, end, livret_grant_get_terms (grant)->id);
}

JOB (edit_entry)
{
  GrantJob *job = data;
  g_autoptr (LivretEntry) entry = livret_entries_get (db, job->draft->id, error);

  if (entry == NULL)
    return NULL;
  set (&entry->text, job->text);
  return livret_entries_update (db, entry, error) ? DONE : NULL;
}

void
test_edit_entry (TestHousehold *household, const char *id, const char *text)
{
  g_autoptr (LivretGrantTerms) holder = livret_grant_terms_new ();
  GrantJob job = { household, holder, text };

  set (&holder->id, id);
  test_vault_write (&household->vault, edit_entry, &job);
}

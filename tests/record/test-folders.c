/* test-folders.c: folders, pins and notes of documents, and one change to many of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "livret-test-paper.h"
#include "record/livret-document-bulk.h"
#include "record/livret-folders.h"
#include "record/livret-journal.h"

/* --- Jobs ----------------------------------------------------------------------------------------
 */

typedef struct
{
  const char *person;
  const char *parent;
  const char *name;
  const char *id;
} Folder;

JOB (add_folder)
{
  const Folder *in = data;

  return livret_folders_add (db, in->person, in->parent, in->name, error);
}

JOB (change_folder)
{
  const Folder *in = data;

  return livret_folders_change (db, in->id, in->name, in->parent, error) ? DONE : NULL;
}

JOB (delete_folder)
{
  return livret_folders_delete (db, data, error);
}

JOB (restore_folder)
{
  return livret_folders_restore (db, data, error) ? DONE : NULL;
}

/* "Cardio(2)/Louvain(1)", each with how many it holds and a slash a level. */
JOB (draw_tree)
{
  g_autoptr (GPtrArray) folders = livret_folders_list (db, data, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; folders != NULL && i < folders->len; i++)
    {
      const LivretFolder *folder = folders->pdata[i];

      g_string_append_printf (out, "%s%.*s%s %d", i > 0 ? "|" : "", folder->depth, "////",
                              folder->name, folder->documents);
    }
  return g_string_free (out, FALSE);
}

JOB (run_bulk)
{
  return livret_bulk_run (db, data, error) ? DONE : NULL;
}

JOB (take_back)
{
  return livret_bulk_take_back (db, data, error) ? DONE : NULL;
}

typedef struct
{
  const char *id;
  const char *note;
  gboolean pinned;
} Said;

JOB (say)
{
  const Said *in = data;
  g_autoptr (LivretDocument) d = livret_documents_get (db, in->id, error);

  g_set_str (&d->note, in->note);
  d->pinned = in->pinned;
  return livret_documents_update (db, d, error) ? DONE : NULL;
}

JOB (get_paper)
{
  return livret_documents_get (db, data, error);
}

/* --- A scene -------------------------------------------------------------------------------------
 */

#define PAPERS 4

typedef struct
{
  TestVault v;
  char *camille;
  char *louis;
  Paper papers[PAPERS];
} Scene;

static void
scene_init (Scene *scene)
{
  static const char *const titles[PAPERS] = { "Bilan", "Courrier", "Radio", "Ordonnance" };
  static const char *const dates[PAPERS] = { "2026-05-04", "2026-03", "2025", "" };

  memset (scene, 0, sizeof *scene);
  test_vault_init (&scene->v);
  scene->camille = test_vault_add_person (&scene->v, "Camille Martin");
  scene->louis = test_vault_add_person (&scene->v, "Louis Martin");
  for (int i = 0; i < PAPERS; i++)
    {
      scene->papers[i] = (Paper) {
        i < 3 ? scene->camille : scene->louis, titles[i], NULL, NULL, dates[i], titles[i], "texte"
      };
      test_vault_write (&scene->v, test_paper_add, &scene->papers[i]);
    }
}

static void
scene_clear (Scene *scene)
{
  for (int i = 0; i < PAPERS; i++)
    g_free (scene->papers[i].id);
  test_vault_clear (&scene->v);
  g_free (scene->camille);
  g_free (scene->louis);
}

static char *
make (Scene *scene, const char *person, const char *parent, const char *name)
{
  Folder in = { person, parent, name };

  return test_vault_write (&scene->v, add_folder, &in);
}

static void
assert_tree (Scene *scene, const char *person, const char *expected)
{
  g_autofree char *drawn = test_vault_write (&scene->v, draw_tree, (gpointer) person);

  g_assert_cmpstr (drawn, ==, expected);
}

/* Bit 0 is the first paper. */
static LivretBulk *
bulk_on (Scene *scene, LivretBulkSort sort, const char *text, gboolean on, guint papers)
{
  GPtrArray *ids = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < PAPERS; i++)
    if (papers >> i & 1)
      g_ptr_array_add (ids, g_strdup (scene->papers[i].id));
  return livret_bulk_new (sort, text, on, ids);
}

static void
file (Scene *scene, const char *folder, guint papers)
{
  g_autoptr (LivretBulk) bulk = bulk_on (scene, LIVRET_BULK_FOLDER, folder, FALSE, papers);

  test_vault_write (&scene->v, run_bulk, bulk);
}

static void
assert_in (Scene *scene, const char *folder, const char *titles)
{
  test_assert_titles (&scene->v, (LivretDocumentQuery) { .folder = folder, .include_hidden = TRUE },
                      titles);
}

/* --- Folders -------------------------------------------------------------------------------------
 */

static void
test_tree (void)
{
  g_autofree char *cardio = NULL, *louvain = NULL, *dents = NULL, *his = NULL;
  Scene scene;

  scene_init (&scene);
  dents = make (&scene, scene.camille, NULL, "  Dents\n");
  cardio = make (&scene, scene.camille, "", "Cœur");
  louvain = make (&scene, scene.camille, cardio, "Louvain");
  his = make (&scene, scene.louis, NULL, "Dents");
  file (&scene, cardio, 1);
  file (&scene, louvain, 2);
  assert_tree (&scene, scene.camille, "Cœur 2|/Louvain 1|Dents 0");
  assert_tree (&scene, scene.louis, "Dents 0");
  assert_tree (&scene, NULL, "Cœur 2|/Louvain 1|Dents 0|Dents 0");
  /* A folder shows what stands below it too. */
  assert_in (&scene, cardio, "Bilan|Courrier");
  assert_in (&scene, louvain, "Courrier");
  assert_in (&scene, dents, "");
  assert_in (&scene, "nothing", "");
  {
    g_autoptr (LivretBulk) hide = bulk_on (&scene, LIVRET_BULK_HIDDEN, NULL, TRUE, 1);

    test_vault_write (&scene.v, run_bulk, hide);
    assert_tree (&scene, scene.camille, "Cœur 1|/Louvain 1|Dents 0");
  }
  /* With all that stands in it to another place, and under another name. */
  {
    Folder move = { NULL, dents, "Cardiologie", cardio };

    test_vault_write (&scene.v, change_folder, &move);
    assert_tree (&scene, scene.camille, "Dents 1|/Cardiologie 1|//Louvain 1");
    g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM journal WHERE record LIKE"
                                               " '%folder-changed%'"),
                     ==, 1);
    /* Nothing changes: nothing is written. */
    test_vault_write (&scene.v, change_folder, &move);
    g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM journal WHERE record LIKE"
                                               " '%folder-changed%'"),
                     ==, 1);
  }
  scene_clear (&scene);
}

static void
test_refused (void)
{
  g_autofree char *one = NULL, *two = NULL, *three = NULL, *four = NULL, *other = NULL;
  g_autofree char *long_name = g_strnfill (LIVRET_FOLDER_NAME_MAX + 1, 'a');
  Scene scene;

  scene_init (&scene);
  one = make (&scene, scene.camille, NULL, "Un");
  two = make (&scene, scene.camille, one, "Deux");
  three = make (&scene, scene.camille, two, "Trois");
  four = make (&scene, scene.camille, three, "Quatre");
  other = make (&scene, scene.camille, NULL, "Autre");
  {
    const struct
    {
      Folder in;
      int code;
    } added[] = {
      { { scene.camille, NULL, "" }, LIVRET_RECORD_ERROR_INVALID },
      { { scene.camille, NULL, " \n " }, LIVRET_RECORD_ERROR_INVALID },
      { { scene.camille, NULL, long_name }, LIVRET_RECORD_ERROR_INVALID },
      { { scene.camille, NULL, "ÙN" }, LIVRET_RECORD_ERROR_INVALID },
      { { scene.camille, four, "Cinq" }, LIVRET_RECORD_ERROR_INVALID },
      { { scene.louis, one, "Deux" }, LIVRET_RECORD_ERROR_INVALID },
      { { scene.camille, "nothing", "Deux" }, LIVRET_RECORD_ERROR_NOT_FOUND },
      { { "nobody", NULL, "Deux" }, LIVRET_RECORD_ERROR_NOT_FOUND },
    };
    const struct
    {
      Folder in;
      int code;
    } changed[] = {
      { { NULL, one, "Un", one }, LIVRET_RECORD_ERROR_INVALID },   /* in itself */
      { { NULL, four, "Un", one }, LIVRET_RECORD_ERROR_INVALID },  /* below itself */
      { { NULL, "", "un", other }, LIVRET_RECORD_ERROR_INVALID },  /* a name that is taken */
      { { NULL, other, "Un", one }, LIVRET_RECORD_ERROR_INVALID }, /* five deep */
      { { NULL, "", "X", "nothing" }, LIVRET_RECORD_ERROR_NOT_FOUND },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (added); i++)
      test_vault_write_error (&scene.v, add_folder, (gpointer) &added[i].in, added[i].code);
    for (gsize i = 0; i < G_N_ELEMENTS (changed); i++)
      test_vault_write_error (&scene.v, change_folder, (gpointer) &changed[i].in, changed[i].code);
  }
  /* Four deep is allowed, and the same name elsewhere. */
  {
    Folder in = { NULL, three, "Un", other };

    test_vault_write (&scene.v, change_folder, &in);
    assert_tree (&scene, scene.camille, "Un 0|/Deux 0|//Trois 0|///Quatre 0|///Un 0");
  }
  scene_clear (&scene);
}

/* What was in it stands where it stood, and goes back; but what was put elsewhere since stays
 * there. */
static void
test_delete (void)
{
  g_autofree char *top = NULL, *middle = NULL, *same = NULL, *low = NULL;
  g_autoptr (LivretFolderGone) gone = NULL;
  Scene scene;

  scene_init (&scene);
  top = make (&scene, scene.camille, NULL, "Haut");
  middle = make (&scene, scene.camille, top, "Milieu");
  same = make (&scene, scene.camille, top, "Bas");
  low = make (&scene, scene.camille, middle, "Bas");
  file (&scene, middle, 1);
  file (&scene, low, 2);
  file (&scene, top, 4);
  gone = test_vault_write (&scene.v, delete_folder, middle);
  assert_tree (&scene, scene.camille, "Haut 3|/Bas 0|/Bas (2) 1");
  test_vault_write_error (&scene.v, delete_folder, middle, LIVRET_RECORD_ERROR_NOT_FOUND);
  test_vault_write (&scene.v, restore_folder, gone);
  assert_tree (&scene, scene.camille, "Haut 3|/Bas 0|/Milieu 2|//Bas 1");
  g_clear_pointer (&gone, livret_folder_gone_free);

  gone = test_vault_write (&scene.v, delete_folder, middle);
  file (&scene, "", 1);
  test_vault_write (&scene.v, restore_folder, gone);
  assert_tree (&scene, scene.camille, "Haut 2|/Bas 0|/Milieu 1|//Bas 1");
  g_clear_pointer (&gone, livret_folder_gone_free);

  /* Of the same name as what stands in it. */
  {
    Folder in = { NULL, top, "Bas", middle };
    Folder away = { NULL, "", "Bas", same };

    test_vault_write (&scene.v, change_folder, &away);
    test_vault_write (&scene.v, change_folder, &in);
    gone = test_vault_write (&scene.v, delete_folder, middle);
    assert_tree (&scene, scene.camille, "Bas 0|Haut 2|/Bas 1");
    test_vault_write (&scene.v, restore_folder, gone);
    assert_tree (&scene, scene.camille, "Bas 0|Haut 2|/Bas 1|//Bas 1");
  }
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM document"), ==, PAPERS);
  scene_clear (&scene);
}

/* --- Pins and notes ------------------------------------------------------------------------------
 */

static void
test_pin_and_note (void)
{
  g_autofree char *long_note = g_strnfill (LIVRET_DOCUMENT_NOTE_MAX + 1, 'a');
  g_autoptr (LivretDocument) d = NULL;
  Scene scene;
  Said pin, note, too_long;
  gint64 journalled;

  scene_init (&scene);
  pin = (Said) { scene.papers[2].id, "", TRUE };
  note = (Said) { scene.papers[1].id, "  Montrer au kinésithérapeute\n", FALSE };
  too_long = (Said) { scene.papers[1].id, long_note, FALSE };
  journalled = test_vault_int (&scene.v, "SELECT count(*) FROM journal");
  test_vault_write (&scene.v, say, &pin);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM journal"), ==, journalled);
  test_assert_titles (&scene.v,
                      (LivretDocumentQuery) { .person = scene.camille, .pinned_first = TRUE },
                      "Radio|Bilan|Courrier");
  test_assert_titles (&scene.v, (LivretDocumentQuery) { .person = scene.camille },
                      "Bilan|Courrier|Radio");
  /* Words of a note are found, journalled by the document's title alone, and go with it. */
  test_vault_write (&scene.v, say, &note);
  test_vault_write_error (&scene.v, say, &too_long, LIVRET_RECORD_ERROR_INVALID);
  test_assert_titles (&scene.v, (LivretDocumentQuery) { .search = "kinesi" }, "Courrier");
  test_assert_titles (&scene.v, (LivretDocumentQuery) { .search = "texte montrer" }, "Courrier");
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM journal"), ==, journalled + 1);
  g_assert_cmpint (
      test_vault_int (&scene.v, "SELECT count(*) FROM journal_names WHERE names LIKE '%Montrer%'"),
      ==, 0);
  d = test_vault_write (&scene.v, get_paper, scene.papers[1].id);
  g_assert_cmpstr (d->note, ==, "Montrer au kinésithérapeute");
  /* A newer file keeps both. */
  {
    Paper newer = { .title = "courrier-2.pdf", .bytes = "newer", .text = "autre" };

    newer.id = scene.papers[1].id;
    test_vault_write (&scene.v, test_paper_add_version, &newer);
    test_assert_titles (&scene.v, (LivretDocumentQuery) { .search = "autre kinesi" }, "Courrier");
  }
  note.note = "";
  test_vault_write (&scene.v, say, &note);
  test_assert_titles (&scene.v, (LivretDocumentQuery) { .search = "kinesi" }, "");
  scene_clear (&scene);
}

/* --- Many at once --------------------------------------------------------------------------------
 */

JOB (describe)
{
  LivretDocumentQuery query = { .include_hidden = TRUE };
  g_autoptr (GPtrArray) there = livret_documents_list (db, &query, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; there != NULL && i < there->len; i++)
    {
      const LivretDocument *d = there->pdata[i];

      g_string_append_printf (out, "%s %s %s %s%s%s%s|", d->title, d->category, d->date.text,
                              d->person_name, d->hidden ? " hidden" : "",
                              d->pinned ? " pinned" : "", *d->folder != '\0' ? " in" : "");
    }
  return g_string_free (out, FALSE);
}

#define BEFORE                                                                                     \
  "Bilan AUTR_DOC 2026-05-04 Camille Martin in|Courrier AUTR_DOC 2026-03 Camille Martin in|"       \
  "Radio AUTR_DOC 2025 Camille Martin|Ordonnance AUTR_DOC  Louis Martin|"

static void
test_bulk (void)
{
  g_autofree char *folder = NULL;
  Scene scene;

  scene_init (&scene);
  folder = make (&scene, scene.camille, NULL, "Cœur");
  file (&scene, folder, 3);
  {
    const struct
    {
      LivretBulkSort sort;
      const char *text;
      gboolean on;
      guint papers;
      guint changed;
      const char *after;
    } rows[] = {
      { LIVRET_BULK_CATEGORY, "BIOLOGIE", FALSE, 1 | 8, 2,
        "Bilan BIOLOGIE 2026-05-04 Camille Martin in|Courrier AUTR_DOC 2026-03 Camille Martin in|"
        "Radio AUTR_DOC 2025 Camille Martin|Ordonnance BIOLOGIE  Louis Martin|" },
      { LIVRET_BULK_PERSON, scene.louis, FALSE, 1 | 4 | 8, 2,
        "Bilan AUTR_DOC 2026-05-04 Louis Martin|Courrier AUTR_DOC 2026-03 Camille Martin in|"
        "Radio AUTR_DOC 2025 Louis Martin|Ordonnance AUTR_DOC  Louis Martin|" },
      { LIVRET_BULK_DATE, "2026-01", FALSE, 2 | 4, 2,
        "Bilan AUTR_DOC 2026-05-04 Camille Martin in|Radio AUTR_DOC 2026-01 Camille Martin|"
        "Courrier AUTR_DOC 2026-01 Camille Martin in|Ordonnance AUTR_DOC  Louis Martin|" },
      /* A folder is one person's. */
      { LIVRET_BULK_FOLDER, folder, FALSE, 15, 1,
        "Bilan AUTR_DOC 2026-05-04 Camille Martin in|Courrier AUTR_DOC 2026-03 Camille Martin in|"
        "Radio AUTR_DOC 2025 Camille Martin in|Ordonnance AUTR_DOC  Louis Martin|" },
      { LIVRET_BULK_HIDDEN, NULL, TRUE, 8, 1,
        "Bilan AUTR_DOC 2026-05-04 Camille Martin in|Courrier AUTR_DOC 2026-03 Camille Martin in|"
        "Radio AUTR_DOC 2025 Camille Martin|Ordonnance AUTR_DOC  Louis Martin hidden|" },
      { LIVRET_BULK_PINNED, NULL, TRUE, 1, 1,
        "Bilan AUTR_DOC 2026-05-04 Camille Martin pinned in|Courrier AUTR_DOC 2026-03 Camille "
        "Martin in|Radio AUTR_DOC 2025 Camille Martin|Ordonnance AUTR_DOC  Louis Martin|" },
      { LIVRET_BULK_BIN, NULL, TRUE, 1 | 2 | 4, 3, "Ordonnance AUTR_DOC  Louis Martin|" },
    };

    for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
      {
        g_autoptr (LivretBulk) bulk =
            bulk_on (&scene, rows[i].sort, rows[i].text, rows[i].on, rows[i].papers);
        g_autofree char *after = NULL, *back = NULL;

        g_test_message ("%u", rows[i].sort);
        test_vault_write (&scene.v, run_bulk, bulk);
        g_assert_cmpuint (bulk->before->len, ==, rows[i].changed);
        after = test_vault_write (&scene.v, describe, NULL);
        g_assert_cmpstr (after, ==, rows[i].after);
        test_vault_write (&scene.v, take_back, bulk);
        back = test_vault_write (&scene.v, describe, NULL);
        g_assert_cmpstr (back, ==, BEFORE);
      }
  }
  scene_clear (&scene);
}

JOB (erase_paper)
{
  return livret_documents_erase (db, data, error) ? DONE : NULL;
}

/* All or nothing; and what went or was said since is no hindrance. */
static void
test_bulk_edges (void)
{
  g_autoptr (LivretBulk) wrong = NULL, nobody = NULL, hide = NULL;
  g_autofree char *after = NULL;
  Said note;
  Scene scene;

  scene_init (&scene);
  wrong = bulk_on (&scene, LIVRET_BULK_DATE, "32/13/2026", FALSE, 15);
  nobody = bulk_on (&scene, LIVRET_BULK_PERSON, "nobody", FALSE, 15);
  g_assert_null (
      livret_store_run (test_vault_store (&scene.v), LIVRET_DB_WRITE, run_bulk, wrong, NULL, NULL));
  test_vault_write_error (&scene.v, run_bulk, nobody, LIVRET_RECORD_ERROR_NOT_FOUND);
  g_assert_cmpuint (wrong->before->len, ==, 0);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM document WHERE person = 2"), ==,
                   1);

  hide = bulk_on (&scene, LIVRET_BULK_HIDDEN, NULL, TRUE, 15);
  g_ptr_array_add (hide->ids, g_strdup ("nothing"));
  test_vault_write (&scene.v, run_bulk, hide);
  g_assert_cmpuint (hide->before->len, ==, PAPERS);
  note = (Said) { scene.papers[0].id, "depuis", FALSE };
  test_vault_write (&scene.v, say, &note);
  test_vault_write (&scene.v, erase_paper, scene.papers[1].id);
  test_vault_write (&scene.v, take_back, hide);
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM document WHERE hidden"), ==, 0);
  test_assert_titles (&scene.v, (LivretDocumentQuery) { .search = "depuis" }, "Bilan");
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/record/folders/tree", test_tree);
  g_test_add_func ("/record/folders/refused", test_refused);
  g_test_add_func ("/record/folders/delete", test_delete);
  g_test_add_func ("/record/folders/pin-and-note", test_pin_and_note);
  g_test_add_func ("/record/folders/bulk", test_bulk);
  g_test_add_func ("/record/folders/bulk-edges", test_bulk_edges);
  return g_test_run ();
}

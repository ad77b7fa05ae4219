/* test-beside.c: what a person laid beside a document.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "livret-test-paper.h"
#include "record/livret-document-beside.h"
#include "record/livret-document-bulk.h"
#include "record/livret-entries.h"

JOB (run_bulk)
{
  return livret_bulk_run (db, data, error) ? DONE : NULL;
}

JOB (take_back)
{
  return livret_bulk_take_back (db, data, error) ? DONE : NULL;
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

JOB (erase_paper)
{
  return livret_documents_erase (db, data, error) ? DONE : NULL;
}

/* --- Beside each other ---------------------------------------------------------------------------
 */

typedef struct
{
  const char *document;
  const char *other;
  gboolean beside;
} Beside;

JOB (set_beside)
{
  const Beside *in = data;

  return livret_beside_set (db, in->document, in->other, in->beside, error) ? DONE : NULL;
}

JOB (add_stay)
{
  g_autoptr (LivretEntry) entry = livret_entry_new ();

  g_set_str (&entry->person, data);
  g_set_str (&entry->section, "procedures");
  g_set_str (&entry->text, "Hôpital du Port");
  return livret_entries_add (db, entry, 0, error) ? g_strdup (entry->id) : NULL;
}

JOB (into_bin)
{
  return livret_documents_delete (db, data, TRUE, error) ? DONE : NULL;
}

JOB (out_of_bin)
{
  return livret_documents_delete (db, data, FALSE, error) ? DONE : NULL;
}

/* "documents/statements" beside a document. */
JOB (draw_beside)
{
  g_autoptr (GPtrArray) documents = livret_beside_documents (db, data, FALSE, error);
  g_autoptr (GPtrArray) entries = livret_beside_entries (db, data, FALSE, error);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < documents->len; i++)
    g_string_append_printf (out, "%s ", ((LivretDocument *) documents->pdata[i])->title);
  g_string_append_c (out, '/');
  for (guint i = 0; i < entries->len; i++)
    g_string_append_printf (out, " %s", ((LivretEntry *) entries->pdata[i])->text);
  return g_string_free (out, FALSE);
}

JOB (get_document)
{
  return livret_documents_get (db, data, error);
}

JOB (count_of_entry)
{
  g_autoptr (GPtrArray) documents = livret_beside_of_entry (db, data, FALSE, error);

  return GUINT_TO_POINTER (documents->len + 1);
}

static void
assert_beside (Scene *scene, guint paper, const char *expected)
{
  g_autofree char *drawn = test_vault_write (&scene->v, draw_beside, scene->papers[paper].id);
  g_autoptr (LivretDocument) document =
      test_vault_write (&scene->v, get_document, scene->papers[paper].id);

  g_assert_cmpstr (drawn, ==, expected);
  g_assert_cmpint (document->linked, ==, !g_str_equal (expected, "/"));
}

static void
test_beside (void)
{
  g_autofree char *stay = NULL, *his = NULL;
  Scene scene;
  const char *bilan, *courrier, *radio;

  scene_init (&scene);
  stay = test_vault_write (&scene.v, add_stay, scene.camille);
  his = test_vault_write (&scene.v, add_stay, scene.louis);
  bilan = scene.papers[0].id;
  courrier = scene.papers[1].id;
  radio = scene.papers[2].id;
  {
    const Beside set[] = {
      { radio, bilan, TRUE },
      { courrier, bilan, TRUE },
      { bilan, stay, TRUE },
      { bilan, radio, TRUE }, /* is so already */
    };
    const struct
    {
      Beside in;
      int code;
    } wrong[] = {
      { { bilan, bilan, TRUE }, LIVRET_RECORD_ERROR_INVALID },
      { { bilan, scene.papers[3].id, TRUE }, LIVRET_RECORD_ERROR_INVALID },
      { { bilan, his, TRUE }, LIVRET_RECORD_ERROR_INVALID },
      { { bilan, "nothing", TRUE }, LIVRET_RECORD_ERROR_NOT_FOUND },
      { { "nothing", bilan, TRUE }, LIVRET_RECORD_ERROR_NOT_FOUND },
    };
    const Beside away = { bilan, radio, FALSE };

    for (gsize i = 0; i < G_N_ELEMENTS (set); i++)
      test_vault_write (&scene.v, set_beside, (gpointer) &set[i]);
    for (gsize i = 0; i < G_N_ELEMENTS (wrong); i++)
      test_vault_write_error (&scene.v, set_beside, (gpointer) &wrong[i].in, wrong[i].code);
    g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM journal WHERE record LIKE"
                                               " '%beside-changed%'"),
                     ==, 3);
    assert_beside (&scene, 0, "Courrier Radio / Hôpital du Port");
    assert_beside (&scene, 1, "Bilan /");
    assert_beside (&scene, 2, "Bilan /");
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&scene.v, count_of_entry, stay)), ==, 2);
    test_vault_write (&scene.v, set_beside, (gpointer) &away);
    assert_beside (&scene, 0, "Courrier / Hôpital du Port");
    assert_beside (&scene, 2, "/");
  }
  /* Into the bin and back; for ever; and to somebody else. */
  test_vault_write (&scene.v, into_bin, (gpointer) courrier);
  assert_beside (&scene, 0, "/ Hôpital du Port");
  test_vault_write (&scene.v, out_of_bin, (gpointer) courrier);
  assert_beside (&scene, 0, "Courrier / Hôpital du Port");
  {
    g_autoptr (LivretBulk) give = bulk_on (&scene, LIVRET_BULK_PERSON, scene.louis, FALSE, 1);

    test_vault_write (&scene.v, run_bulk, give);
    assert_beside (&scene, 0, "/");
    assert_beside (&scene, 1, "/");
    g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&scene.v, count_of_entry, stay)), ==, 1);
    test_vault_write (&scene.v, take_back, give);
  }
  assert_beside (&scene, 0, "Courrier / Hôpital du Port");
  /* Where it was found counts too, and once. */
  test_vault_write (&scene.v, test_run_sql, "UPDATE entry SET document = 1");
  g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&scene.v, count_of_entry, stay)), ==, 2);
  test_vault_write (&scene.v, test_run_sql, "UPDATE entry SET document = 3");
  g_assert_cmpint (GPOINTER_TO_INT (test_vault_write (&scene.v, count_of_entry, stay)), ==, 3);
  test_vault_write (&scene.v, erase_paper, (gpointer) courrier);
  assert_beside (&scene, 0, "/ Hôpital du Port");
  g_assert_cmpint (test_vault_int (&scene.v, "SELECT count(*) FROM document_beside"), ==, 0);
  scene_clear (&scene);
}

int
main (int argc, char **argv)
{
  test_init (&argc, &argv);
  g_test_add_func ("/record/beside", test_beside);
  return g_test_run ();
}

/* livret-papers.c: what files say of themselves, as values and as rows.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-text.h"
#include "record/livret-papers-private.h"

LivretPaper *
livret_paper_new (void)
{
  LivretPaper *paper = g_new0 (LivretPaper, 1);

  paper->type = g_strdup ("");
  paper->unique_id = g_strdup ("");
  paper->set_id = g_strdup ("");
  paper->replaces = g_strdup ("");
  paper->restrictions = g_strdup ("");
  return paper;
}

void
livret_paper_free (LivretPaper *paper)
{
  if (paper == NULL)
    return;
  g_free (paper->type);
  g_free (paper->unique_id);
  g_free (paper->set_id);
  g_free (paper->replaces);
  g_free (paper->restrictions);
  g_free (paper);
}

void
livret_part_free (LivretPart *part)
{
  if (part == NULL)
    return;
  g_free (part->role);
  g_free (part->media_type);
  g_free (part->file_name);
  g_free (part->sha256);
  g_free (part);
}

gboolean
livret_paper_hides (const LivretPaper *paper)
{
  static const char *const hiding[] = { "MASQUE_PS", "INVISIBLE_REPRESENTANTS_LEGAUX",
                                        "INVISIBLE_REP_LEGAUX" };
  g_auto (GStrv) codes = g_strsplit (paper->restrictions, " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (hiding); i++)
    if (g_strv_contains ((const char *const *) codes, hiding[i]))
      return TRUE;
  return FALSE;
}

/* --- Rows ---------------------------------------------------------------------------------------
 */

gboolean
livret_papers_put (
    LivretDb *db, const LivretDocument *d, const LivretPaper *paper, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "INSERT OR IGNORE INTO paper (document, version, import, type, unique_id, set_id,"
          " set_version, restrictions, title, category, date, author, establishment, date_earliest,"
          " date_latest)"
          " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)");

  livret_statement_bind_int (s, 1, d->row);
  livret_statement_bind_int (s, 2, d->version);
  if (import != 0)
    livret_statement_bind_int (s, 3, import);
  livret_statement_bind_text (s, 4, paper->type);
  livret_statement_bind_text (s, 5, paper->unique_id);
  livret_statement_bind_text (s, 6, paper->set_id);
  livret_statement_bind_int (s, 7, paper->set_version);
  livret_statement_bind_text (s, 8, paper->restrictions);
  livret_statement_bind_text (s, 9, d->title);
  livret_statement_bind_text (s, 10, d->category);
  livret_statement_bind_text (s, 11, d->date.text);
  livret_statement_bind_text (s, 12, d->author);
  livret_statement_bind_text (s, 13, d->establishment);
  livret_statement_bind_int (s, 14, d->date.earliest);
  livret_statement_bind_int (s, 15, d->date.latest);
  return livret_statement_run (s, error);
}

static gboolean
has_part (LivretDb *db, const LivretDocument *d, const char *role, gboolean *has, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT EXISTS (SELECT 1 FROM part WHERE document = ?1 AND version = ?2 AND role = ?3)");

  livret_statement_bind_int (s, 1, d->row);
  livret_statement_bind_int (s, 2, d->version);
  livret_statement_bind_text (s, 3, role);
  if (!livret_statement_step (s, error))
    return FALSE;
  *has = livret_statement_int (s, 0) != 0;
  return TRUE;
}

gboolean
livret_parts_put (
    LivretDb *db, const LivretDocument *d, const LivretPart *part, gint64 import, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "INSERT INTO part VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)");
  g_autofree char *name = livret_text_line (part->file_name);
  guint8 sha256[32];
  gboolean has;
  gint64 size;

  if (!has_part (db, d, part->role, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  if (!livret_contents_put (db, part->fd, sha256, &size, error))
    return FALSE;
  livret_statement_bind_int (s, 1, d->row);
  livret_statement_bind_int (s, 2, d->version);
  livret_statement_bind_text (s, 3, part->role);
  livret_statement_bind_blob (s, 4, sha256, sizeof sha256);
  livret_statement_bind_text (s, 5, part->media_type);
  livret_statement_bind_text (s, 6, name);
  if (import != 0)
    livret_statement_bind_int (s, 7, import);
  return livret_statement_run (s, error);
}

#define OF_VERSION                                                                                 \
  " JOIN document d ON d.row = x.document WHERE d.id = ?1"                                         \
  " AND x.version = CASE ?2 WHEN 0 THEN d.version ELSE ?2 END"

LivretPaper *
livret_papers_get (LivretDb *db, const char *document, int number, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT x.type, x.unique_id, x.set_id, x.set_version, x.restrictions "
                             "FROM paper x" OF_VERSION);
  LivretPaper *paper;

  livret_statement_bind_text (s, 1, document);
  livret_statement_bind_int (s, 2, number);
  if (!livret_statement_step (s, error))
    return NULL;
  paper = g_new0 (LivretPaper, 1);
  paper->type = livret_statement_dup_text (s, 0);
  paper->unique_id = livret_statement_dup_text (s, 1);
  paper->set_id = livret_statement_dup_text (s, 2);
  paper->set_version = (int) livret_statement_int (s, 3);
  paper->restrictions = livret_statement_dup_text (s, 4);
  paper->replaces = g_strdup ("");
  return paper;
}

GPtrArray *
livret_parts_list (LivretDb *db, const char *document, int number, GError **error)
{
  g_autoptr (LivretStatement) s = livret_db_prepare (
      db, "SELECT x.role, x.media_type, x.file_name, lower (hex (x.sha256)), c.size FROM part x"
          " JOIN content c ON c.sha256 = x.sha256" OF_VERSION " ORDER BY x.role");
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_part_free);
  g_autoptr (GError) failed = NULL;

  livret_statement_bind_text (s, 1, document);
  livret_statement_bind_int (s, 2, number);
  while (livret_statement_step (s, &failed))
    {
      LivretPart *part = g_new0 (LivretPart, 1);

      part->role = livret_statement_dup_text (s, 0);
      part->media_type = livret_statement_dup_text (s, 1);
      part->file_name = livret_statement_dup_text (s, 2);
      part->sha256 = livret_statement_dup_text (s, 3);
      part->size = livret_statement_int (s, 4);
      part->fd = -1;
      g_ptr_array_add (list, part);
    }
  if (failed == NULL)
    return g_steal_pointer (&list);
  g_propagate_error (error, g_steal_pointer (&failed));
  return NULL;
}

int
livret_parts_open (LivretDb *db, const char *document, int number, const char *role, GError **error)
{
  g_autoptr (LivretStatement) s =
      livret_db_prepare (db, "SELECT x.sha256 FROM part x" OF_VERSION " AND x.role = ?3");
  g_autoptr (GError) failed = NULL;
  gsize size;

  livret_statement_bind_text (s, 1, document);
  livret_statement_bind_int (s, 2, number);
  livret_statement_bind_text (s, 3, role);
  if (livret_statement_step (s, &failed))
    return livret_contents_open (db, livret_statement_blob (s, 0, &size), "part", error);
  if (failed != NULL)
    g_propagate_error (error, g_steal_pointer (&failed));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_NOT_FOUND,
                         _ ("The document has no such file beside it."));
  return -1;
}

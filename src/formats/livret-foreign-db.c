/* livret-foreign-db.c: tables of an SQLite database that somebody else made, read and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A database is a program of sorts: views, triggers, virtual tables, computed columns and indexes
 * run what their maker wrote. None of it does here. Only rows of sqlite_schema that are tables with
 * pages of their own count; the statements are ours, name columns that are stored, forbid indexes,
 * and an authorizer stands behind them. What a file may cost is bounded by its size: rows, steps
 * and bytes read. The library is the one the record has, without a key.
 */
#include "formats/livret-foreign-db.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "formats/livret-foreign-vfs.h"

#define MAGIC "SQLite format 3"
#define TABLES_MAX 4096
#define NAME_BYTES 200
#define STEPS_AT_ONCE 100000
/* A row takes up that much of a file at least; a file with more of them repeats itself. */
#define ROW_BYTES 4

struct _LivretForeignDb
{
  LivretForeignVfs vfs;
  sqlite3 *db;
  GPtrArray *tables;
  guint64 rows;    /* that may still be read */
  guint64 steps;   /* hundreds of thousands of SQLite's steps that may still be made */
  guint64 budget;  /* bytes that could be read when it was opened */
  gboolean asking; /* for columns: the one PRAGMA that a foreign name goes into */
};

struct _LivretForeignRows
{
  LivretForeignDb *db;
  sqlite3_stmt *statement;
  gboolean damaged;
  int places[LIVRET_FOREIGN_COLUMNS]; /* in the statement; -1: the table has no such column */
};

void
livret_foreign_prepare (void)
{
  sqlite3 *db = NULL;

  if (sqlite3_initialize () == SQLITE_OK &&
      sqlite3_open_v2 (":memory:", &db, SQLITE_OPEN_READWRITE, NULL) == SQLITE_OK)
    sqlite3_exec (db, "SELECT 1", NULL, NULL, NULL);
  sqlite3_close (db);
}

gboolean
livret_foreign_is_database (gconstpointer head, gsize size)
{
  return size >= 100 && memcmp (head, MAGIC, sizeof MAGIC) == 0;
}

/* --- Bounds -------------------------------------------------------------------------------------
 */

/* @inner is the view or trigger that asks, for us. */
static int
authorize (
    void *data, int action, const char *a, const char *b, const char *schema, const char *inner)
{
  LivretForeignDb *self = data;

  if (inner != NULL)
    return SQLITE_DENY;
  if (action == SQLITE_SELECT || action == SQLITE_READ)
    return SQLITE_OK;
  if (action == SQLITE_PRAGMA && self->asking && g_strcmp0 (a, "table_xinfo") == 0)
    return SQLITE_OK;
  return SQLITE_DENY;
}

static int
count_steps (void *data)
{
  LivretForeignDb *self = data;

  if (self->steps == 0)
    return 1;
  self->steps--;
  return 0;
}

static void
set_limits (sqlite3 *db)
{
  static const struct
  {
    int id;
    int most;
  } limits[] = {
    { SQLITE_LIMIT_LENGTH, 1024 * 1024 },
    { SQLITE_LIMIT_SQL_LENGTH, 256 * 1024 },
    { SQLITE_LIMIT_COLUMN, 1000 },
    { SQLITE_LIMIT_EXPR_DEPTH, 50 },
    { SQLITE_LIMIT_COMPOUND_SELECT, 2 },
    { SQLITE_LIMIT_VDBE_OP, 25000 },
    { SQLITE_LIMIT_FUNCTION_ARG, 8 },
    { SQLITE_LIMIT_ATTACHED, 0 },
    { SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 50 },
    { SQLITE_LIMIT_VARIABLE_NUMBER, 8 },
    { SQLITE_LIMIT_TRIGGER_DEPTH, 1 },
    { SQLITE_LIMIT_WORKER_THREADS, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (limits); i++)
    sqlite3_limit (db, limits[i].id, limits[i].most);
}

static void
set_safe (sqlite3 *db)
{
  static const struct
  {
    int option;
    int on;
  } options[] = {
    { SQLITE_DBCONFIG_DEFENSIVE, 1 },        { SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
    { SQLITE_DBCONFIG_ENABLE_VIEW, 0 },      { SQLITE_DBCONFIG_ENABLE_TRIGGER, 0 },
    { SQLITE_DBCONFIG_ENABLE_FKEY, 0 },      { SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0 },
    { SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1 }, { SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    sqlite3_db_config (db, options[i].option, options[i].on, NULL);
}

/* --- Opening ------------------------------------------------------------------------------------
 */

static gboolean
set_unusable (GError **error, int code)
{
  if ((code & 0xff) == SQLITE_NOTADB)
    return livret_unreadable (error, _ ("The database is encrypted, or it is none."));
  return livret_unreadable (error, _ ("The database is damaged at its beginning; nothing was "
                                      "read."));
}

/* A true table: rows of its own, made by the one statement that SQLite writes for it. */
static const char schema_sql[] =
    "SELECT name, sql FROM sqlite_schema WHERE type = 'table' AND rootpage > 1";

static gboolean
is_plain_name (const char *name)
{
  return name != NULL && *name != '\0' && strlen (name) <= NAME_BYTES &&
         g_utf8_validate (name, -1, NULL) && !g_str_has_prefix (name, "sqlite_");
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
read_schema (LivretForeignDb *self, GError **error)
{
  sqlite3_stmt *statement = NULL;
  int code = sqlite3_prepare_v2 (self->db, schema_sql, -1, &statement, NULL);

  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      const char *name, *sql;

      code = sqlite3_step (statement);
      if (code != SQLITE_ROW || self->tables->len >= TABLES_MAX)
        break;
      name = (const char *) sqlite3_column_text (statement, 0);
      sql = (const char *) sqlite3_column_text (statement, 1);
      if (is_plain_name (name) && sql != NULL && g_str_has_prefix (sql, "CREATE TABLE "))
        g_ptr_array_add (self->tables, g_strdup (name));
    }
  sqlite3_finalize (statement);
  g_ptr_array_sort (self->tables, compare_names);
  return code == SQLITE_DONE || code == SQLITE_ROW || set_unusable (error, code);
}

static gboolean
open_db (LivretForeignDb *self, LivretInput *log, GError **error)
{
  int code = sqlite3_open_v2 (LIVRET_FOREIGN_NAME, &self->db,
                              SQLITE_OPEN_READONLY | SQLITE_OPEN_PRIVATECACHE, self->vfs.name);

  if (code != SQLITE_OK)
    return set_unusable (error, code);
  set_limits (self->db);
  set_safe (self->db);
  sqlite3_drop_modules (self->db, NULL);
  sqlite3_exec (self->db,
                "PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA query_only = ON",
                NULL, NULL, NULL);
  /* The log's index is then kept in memory, where others would share it on the disk. */
  if (log != NULL)
    sqlite3_exec (self->db, "PRAGMA locking_mode = EXCLUSIVE", NULL, NULL, NULL);
  sqlite3_set_authorizer (self->db, authorize, self);
  sqlite3_progress_handler (self->db, STEPS_AT_ONCE, count_steps, self);
  return TRUE;
}

LivretForeignDb *
livret_foreign_db_open (LivretInput *database, LivretInput *log, GError **error)
{
  g_autoptr (LivretForeignDb) self = g_new0 (LivretForeignDb, 1);
  guint64 size = livret_input_get_size (database);

  if (log != NULL)
    size += livret_input_get_size (log);
  livret_foreign_vfs_register (&self->vfs, database, log);
  self->tables = g_ptr_array_new_with_free_func (g_free);
  self->rows = size / ROW_BYTES + 1;
  self->budget = self->vfs.budget;
  self->steps = size / 1000 + 100;
  if (!open_db (self, log, error) || !read_schema (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
livret_foreign_db_free (LivretForeignDb *self)
{
  if (self == NULL)
    return;
  sqlite3_close (self->db);
  livret_foreign_vfs_unregister (&self->vfs);
  g_ptr_array_unref (self->tables);
  g_free (self);
}

/* --- Tables and columns -------------------------------------------------------------------------
 */

GPtrArray *
livret_foreign_db_tables (LivretForeignDb *self)
{
  return self->tables;
}

/* As SQLite compares names. */
gboolean
livret_foreign_db_has_table (LivretForeignDb *self, const char *table)
{
  for (guint i = 0; i < self->tables->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (self->tables, i), table) == 0)
      return TRUE;
  return FALSE;
}

double
livret_foreign_db_fraction (LivretForeignDb *self)
{
  double read = self->budget - self->vfs.budget;

  return MIN (read / livret_input_get_size (self->vfs.database), 1);
}

/* (transfer full): names of the columns that are stored. */
static GPtrArray *
list_columns (LivretForeignDb *self, const char *table)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  char *sql = sqlite3_mprintf ("PRAGMA main.table_xinfo(\"%w\")", table);
  sqlite3_stmt *statement = NULL;

  self->asking = TRUE;
  if (sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL) == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        const char *name = (const char *) sqlite3_column_text (statement, 1);

        if (is_plain_name (name) && sqlite3_column_int (statement, 6) == 0)
          g_ptr_array_add (names, g_strdup (name));
      }
  self->asking = FALSE;
  sqlite3_finalize (statement);
  sqlite3_free (sql);
  return g_steal_pointer (&names);
}

static gboolean
has_name (GPtrArray *names, const char *name)
{
  for (guint i = 0; name != NULL && i < names->len; i++)
    if (g_ascii_strcasecmp (g_ptr_array_index (names, i), name) == 0)
      return TRUE;
  return FALSE;
}

gboolean
livret_foreign_db_has_columns (LivretForeignDb *self, const char *table, const char *const *columns)
{
  g_autoptr (GPtrArray) names = NULL;

  if (!livret_foreign_db_has_table (self, table))
    return FALSE;
  names = list_columns (self, table);
  for (gsize i = 0; columns[i] != NULL; i++)
    if (!has_name (names, columns[i]))
      return FALSE;
  return TRUE;
}

/* --- Rows ---------------------------------------------------------------------------------------
 */

static char *
write_sql (LivretForeignRows *rows, const char *table, const char *const *columns, guint n_columns)
{
  g_autoptr (GPtrArray) names = list_columns (rows->db, table);
  sqlite3_str *sql = sqlite3_str_new (rows->db->db);
  int n = 0;

  sqlite3_str_appendall (sql, "SELECT ");
  for (guint i = 0; i < n_columns; i++)
    {
      rows->places[i] = has_name (names, columns[i]) ? n++ : -1;
      if (rows->places[i] >= 0)
        sqlite3_str_appendf (sql, "%s\"%w\"", n > 1 ? ", " : "", columns[i]);
    }
  sqlite3_str_appendf (sql, "%s FROM main.\"%w\" NOT INDEXED", n == 0 ? "1" : "", table);
  return sqlite3_str_finish (sql);
}

LivretForeignRows *
livret_foreign_db_read (LivretForeignDb *self,
                        const char *table,
                        const char *const *columns,
                        guint n_columns)
{
  g_autoptr (LivretForeignRows) rows = NULL;
  char *sql;

  g_return_val_if_fail (n_columns <= LIVRET_FOREIGN_COLUMNS, NULL);
  if (!livret_foreign_db_has_table (self, table))
    return NULL;
  rows = g_new0 (LivretForeignRows, 1);
  rows->db = self;
  sql = write_sql (rows, table, columns, n_columns);
  if (sql != NULL)
    sqlite3_prepare_v2 (self->db, sql, -1, &rows->statement, NULL);
  sqlite3_free (sql);
  return rows->statement != NULL ? g_steal_pointer (&rows) : NULL;
}

void
livret_foreign_rows_free (LivretForeignRows *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->statement);
  g_free (self);
}

gboolean
livret_foreign_rows_next (LivretForeignRows *self)
{
  int code;

  if (self->damaged)
    return FALSE;
  code = sqlite3_step (self->statement);
  if (code == SQLITE_ROW && self->db->rows > 0)
    {
      self->db->rows--;
      return TRUE;
    }
  self->damaged = code != SQLITE_DONE;
  return FALSE;
}

gboolean
livret_foreign_rows_is_damaged (LivretForeignRows *self)
{
  return self->damaged;
}

gboolean
livret_foreign_rows_number (LivretForeignRows *self, guint column, double *value)
{
  int place = self->places[column];
  const char *text;
  char *end;

  switch (place >= 0 ? sqlite3_column_type (self->statement, place) : SQLITE_NULL)
    {
    case SQLITE_INTEGER:
    case SQLITE_FLOAT:
      *value = sqlite3_column_double (self->statement, place);
      return isfinite (*value);
    case SQLITE_TEXT:
      text = (const char *) sqlite3_column_text (self->statement, place);
      if (text == NULL || strspn (text, "0123456789.-+eE") != strlen (text))
        return FALSE;
      *value = g_ascii_strtod (text, &end);
      return end != text && *end == '\0' && isfinite (*value);
    default:
      return FALSE;
    }
}

gboolean
livret_foreign_rows_integer (LivretForeignRows *self, guint column, gint64 *value)
{
  int place = self->places[column];
  double number;

  if (place >= 0 && sqlite3_column_type (self->statement, place) == SQLITE_INTEGER)
    {
      *value = sqlite3_column_int64 (self->statement, place);
      return TRUE;
    }
  if (!livret_foreign_rows_number (self, column, &number) || number != floor (number) ||
      fabs (number) > 9e15)
    return FALSE;
  *value = (gint64) number;
  return TRUE;
}

/* What people read: no line ends, no other signs that are not seen. */
char *
livret_foreign_rows_text (LivretForeignRows *self, guint column)
{
  int place = self->places[column];
  g_autofree char *valid = NULL;
  const char *text = NULL;
  GString *out;

  if (place >= 0 && sqlite3_column_type (self->statement, place) == SQLITE_TEXT)
    text = (const char *) sqlite3_column_text (self->statement, place);
  if (text == NULL)
    return NULL;
  valid = g_utf8_make_valid (text, strnlen (text, 4 * NAME_BYTES));
  out = g_string_new (NULL);
  for (const char *p = valid; *p != '\0' && out->len < NAME_BYTES - 6; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      g_string_append_unichar (out, g_unichar_iscntrl (c) || g_unichar_isspace (c) ? ' ' : c);
    }
  g_strstrip (out->str);
  out->len = strlen (out->str);
  if (out->len > 0)
    return g_string_free (out, FALSE);
  g_string_free (out, TRUE);
  return NULL;
}

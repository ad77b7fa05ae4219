/* livret-foreign-db.h: tables of an SQLite database that somebody else made, read and nothing else.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-input.h"

G_BEGIN_DECLS

typedef struct _LivretForeignDb LivretForeignDb;
typedef struct _LivretForeignRows LivretForeignRows;

/* The most columns that are asked for at once. */
#define LIVRET_FOREIGN_COLUMNS 24

/** livret_foreign_prepare: wakes SQLite up, before the reader locks itself in. */
void livret_foreign_prepare (void);

/** livret_foreign_is_database: whether a file that begins so is an SQLite database. */
gboolean livret_foreign_is_database (gconstpointer head, gsize size);

/**
 * livret_foreign_db_open:
 * @database: (borrowed), as is @log, as long as the database is open
 * @log: (nullable): the write-ahead log that stood beside it: what was written last
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE for what is no database, encrypted or damaged.
 */
LivretForeignDb *livret_foreign_db_open (LivretInput *database, LivretInput *log, GError **error);
void livret_foreign_db_free (LivretForeignDb *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretForeignDb, livret_foreign_db_free)

/** livret_foreign_db_tables: (transfer none) (element-type utf8): names of true tables, sorted. */
GPtrArray *livret_foreign_db_tables (LivretForeignDb *self);
gboolean livret_foreign_db_has_table (LivretForeignDb *self, const char *table);
/** livret_foreign_db_has_columns: whether @table has all of @columns (%NULL-terminated), stored and
 * not computed. */
gboolean livret_foreign_db_has_columns (LivretForeignDb *self,
                                        const char *table,
                                        const char *const *columns);
/** livret_foreign_db_fraction: how much of the file was read, 0 to 1. */
double livret_foreign_db_fraction (LivretForeignDb *self);

/**
 * livret_foreign_db_read: all rows of a table.
 * @columns: (array length=n_columns): names; %NULL, or one the table lacks, gives nothing
 *
 * Returns: (nullable): %NULL when there is no such table, or it cannot be read at all
 */
LivretForeignRows *livret_foreign_db_read (LivretForeignDb *self,
                                           const char *table,
                                           const char *const *columns,
                                           guint n_columns);
void livret_foreign_rows_free (LivretForeignRows *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretForeignRows, livret_foreign_rows_free)
/** livret_foreign_rows_next: %FALSE at the end, or where the table is damaged. */
gboolean livret_foreign_rows_next (LivretForeignRows *self);
/** livret_foreign_rows_is_damaged: whether it ended before its end. */
gboolean livret_foreign_rows_is_damaged (LivretForeignRows *self);
/** livret_foreign_rows_integer: also what is an integer written as text, or as a real number. */
gboolean livret_foreign_rows_integer (LivretForeignRows *self, guint column, gint64 *value);
/** livret_foreign_rows_number: finite; also what is a number written as text. */
gboolean livret_foreign_rows_number (LivretForeignRows *self, guint column, double *value);
/** livret_foreign_rows_text: (transfer full) (nullable): tidied UTF-8, of 200 bytes at most. */
char *livret_foreign_rows_text (LivretForeignRows *self, guint column);

G_END_DECLS

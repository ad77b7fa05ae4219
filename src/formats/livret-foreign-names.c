/* livret-foreign-names.c: what apps, devices and people are called in a foreign database.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-foreign-map.h"

/* A file may invent as many as it likes. */
#define NAMES_MAX 10000

static char *
name_of (LivretForeignRows *rows)
{
  g_autofree char *first = livret_foreign_rows_text (rows, 1);
  g_autofree char *second = livret_foreign_rows_text (rows, 2);

  if (first == NULL)
    return second != NULL ? g_steal_pointer (&second) : livret_foreign_rows_text (rows, 3);
  return second != NULL ? g_strdup_printf ("%s %s", first, second) : g_steal_pointer (&first);
}

GHashTable *
livret_foreign_names (LivretForeignDb *db,
                      const char *table,
                      const char *id,
                      const char *first,
                      const char *second,
                      const char *instead)
{
  const char *columns[] = { id, first, second, instead };
  g_autoptr (LivretForeignRows) rows =
      livret_foreign_db_read (db, table, columns, G_N_ELEMENTS (columns));
  GHashTable *names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  while (rows != NULL && g_hash_table_size (names) < NAMES_MAX && livret_foreign_rows_next (rows))
    {
      char *name = name_of (rows);
      gint64 number;

      if (name != NULL && livret_foreign_rows_integer (rows, 0, &number))
        g_hash_table_replace (names, g_memdup2 (&number, sizeof number), name);
      else
        g_free (name);
    }
  return names;
}

/* livret-foreign-origins.c: whence the rows of a foreign database are.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A layout is asked once for each pair of keys, not for each row.
 */
#include "formats/livret-foreign-origins.h"

/* A file may invent as many as it likes. */
#define ORIGINS_MAX 1000

struct _LivretForeignOrigins
{
  const LivretForeignLayout *layout;
  gpointer data;
  GPtrArray *list;
  GHashTable *places; /* "key key" → place in @list */
};

static void
origin_free (gpointer data)
{
  LivretForeignOrigin *origin = data;

  g_free (origin->source);
  g_free (origin->device);
  g_free (origin);
}

LivretForeignOrigins *
livret_foreign_origins_new (const LivretForeignLayout *layout, gpointer data)
{
  LivretForeignOrigins *self = g_new0 (LivretForeignOrigins, 1);

  self->layout = layout;
  self->data = data;
  self->list = g_ptr_array_new_with_free_func (origin_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return self;
}

void
livret_foreign_origins_free (LivretForeignOrigins *self)
{
  g_ptr_array_unref (self->list);
  g_hash_table_unref (self->places);
  g_free (self);
}

gboolean
livret_foreign_origins_find (LivretForeignOrigins *self, const gint64 keys[2], guint *place)
{
  LivretForeignOrigin *origin;
  char name[48];
  gpointer found;

  g_snprintf (name, sizeof name, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT, keys[0], keys[1]);
  if (g_hash_table_lookup_extended (self->places, name, NULL, &found))
    {
      *place = GPOINTER_TO_UINT (found);
      return TRUE;
    }
  if (self->list->len >= ORIGINS_MAX)
    return FALSE;
  origin = g_new0 (LivretForeignOrigin, 1);
  self->layout->origin (self->data, keys, origin);
  *place = self->list->len;
  g_ptr_array_add (self->list, origin);
  g_hash_table_insert (self->places, g_strdup (name), GUINT_TO_POINTER (*place));
  return TRUE;
}

const LivretForeignOrigin *
livret_foreign_origins_get (const LivretForeignOrigins *self, guint place)
{
  return g_ptr_array_index (self->list, place);
}

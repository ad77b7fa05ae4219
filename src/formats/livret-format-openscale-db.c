/* livret-format-openscale-db.c: the database of openScale, alone or in the archive of its backup.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * 2.x keeps a line a weighing, in kg, % and cm, 0 for what was not measured. 3.x keeps a line a
 * value; what it is and in which unit stands in a table of types, from which the rows are made.
 * Several people may stand on one scale: each is a device of their own.
 */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/livret-date.h"
#include "formats/livret-foreign-map.h"
#include "formats/livret-foreign-number.h"
#include "formats/livret-foreign.h"
#include "formats/livret-format.h"

#define DAY 86400
/* Of the types that a person may add. */
#define TYPES_MAX 40

/* --- 2.x ----------------------------------------------------------------------------------------
 */

#define OLD "scaleMeasurements"
#define OLD_ROW(column_, kind_, unit_)                                                             \
  { OLD, column_, kind_, unit_, .least = 0, .most = 1e6, .selector = "enabled", .selected = 1 }

static const LivretForeignRow old_rows[] = {
  OLD_ROW ("weight", "weight", "kg"),
  OLD_ROW ("fat", "body-fat", "%"),
  OLD_ROW ("water", "body-water", "%"),
  OLD_ROW ("muscle", "muscle", "%"),
  OLD_ROW ("lbm", "lean-mass", "kg"),
  OLD_ROW ("lbw", "lean-mass", "kg"),
  OLD_ROW ("bone", "bone-mass", "kg"),
  OLD_ROW ("waist", "waist-circumference", "cm"),
  /* What the person removes stays in the database. */
  { OLD, "enabled", .selector = "enabled", .selected = 0, .use = LIVRET_FOREIGN_ASIDE,
    .reason = LIVRET_HEALTH_REMOVED },
  { NULL },
};

/* --- 3.x ----------------------------------------------------------------------------------------
 */

/* MeasurementTypeKey. @mass: the kind of what is a share by @kind, when the person keeps its mass.
 */
static const struct
{
  const char *key;
  const char *kind;
  const char *mass;
} keys[] = {
  { "WEIGHT", "weight", "weight" },
  { "BMI", "bmi", NULL },
  { "BODY_FAT", "body-fat", "body-fat-mass" },
  { "WATER", "body-water", "body-water-mass" },
  { "MUSCLE", "muscle", "muscle-mass" },
  { "LBM", "lean-mass", "lean-mass" },
  { "BONE", "bone-mass", "bone-mass" },
  { "WAIST", "waist-circumference", NULL },
  { "HEART_RATE", "heart-rate", NULL },
};

/* UnitType. */
static const struct
{
  const char *name;
  const char *ucum;
  gboolean mass;
} units[] = {
  { "KG", "kg", TRUE },     { "LB", "[lb_av]", TRUE },   { "ST", "[stone_av]", TRUE },
  { "CM", "cm", FALSE },    { "INCH", "[in_i]", FALSE }, { "PERCENT", "%", FALSE },
  { "BPM", "/min", FALSE },
};

/* What a person sees beside a value, and does not measure. */
static const char *const notes[] = { "COMMENT", "DATE", "TIME", "USER" };

static const LivretForeignParent new_parents[] = {
  { "MeasurementValue", "measurementId", "Measurement", "id" },
  { NULL },
};

typedef struct
{
  GHashTable *people;
  LivretForeignRow rows[2 * TYPES_MAX + 4];
  guint n_rows;
  GPtrArray *names; /* owns the types' */
} Scale;

static const char *
find_kind (const char *key, const char *unit, const char **ucum)
{
  gboolean mass = FALSE;

  *ucum = g_strcmp0 (key, "BMI") == 0 ? "kg/m2" : NULL;
  for (gsize i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].name, unit) == 0)
      {
        *ucum = units[i].ucum;
        mass = units[i].mass;
      }
  for (gsize i = 0; *ucum != NULL && i < G_N_ELEMENTS (keys); i++)
    if (strcmp (keys[i].key, key) == 0)
      {
        const char *name = mass ? keys[i].mass : keys[i].kind;
        const LivretKind *kind = name != NULL ? livret_kind_by_id (name) : NULL;
        double one;

        return kind != NULL && livret_kind_to_canonical (kind, 1, *ucum, &one) ? name : NULL;
      }
  return NULL;
}

static gboolean
is_note (const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (notes); i++)
    if (strcmp (notes[i], key) == 0)
      return TRUE;
  return FALSE;
}

/* A number stands in one of two columns, as its type is. */
static void
add_type (Scale *self, gint64 id, char *key, const char *unit)
{
  static const char *const columns[] = { "floatValue", "intValue" };
  LivretForeignRow row = {
    .table = "MeasurementValue", .least = 0, .most = 1e6, .selector = "typeId", .selected = id
  };

  g_ptr_array_add (self->names, key);
  row.kind = find_kind (key, unit, &row.unit);
  row.name = key;
  if (row.kind == NULL)
    {
      row.column = "typeId";
      row.use = is_note (key) ? LIVRET_FOREIGN_CARRIER : LIVRET_FOREIGN_ASIDE;
      row.reason = LIVRET_HEALTH_NO_KIND;
      self->rows[self->n_rows++] = row;
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      row.column = columns[i];
      self->rows[self->n_rows++] = row;
    }
}

/* Since its database's version 17 the key is called identity. */
static char *
type_key (LivretForeignRows *rows)
{
  char *key = livret_foreign_rows_text (rows, 1);

  return key != NULL ? key : livret_foreign_rows_text (rows, 2);
}

static void
add_types (Scale *self, LivretForeignDb *db)
{
  static const char *const columns[] = { "id", "key", "identity", "unit" };
  g_autoptr (LivretForeignRows) rows =
      livret_foreign_db_read (db, "MeasurementType", columns, G_N_ELEMENTS (columns));

  while (rows != NULL && self->names->len < TYPES_MAX && livret_foreign_rows_next (rows))
    {
      g_autofree char *unit = livret_foreign_rows_text (rows, 3);
      char *key = type_key (rows);
      gint64 id;

      if (key != NULL && livret_foreign_rows_integer (rows, 0, &id))
        add_type (self, id, key, unit);
      else
        g_free (key);
    }
  self->rows[self->n_rows++] = (LivretForeignRow) { .table = "MeasurementValue",
                                                    .column = "typeId",
                                                    .use = LIVRET_FOREIGN_ASIDE,
                                                    .reason = LIVRET_HEALTH_NO_KIND };
  self->rows[self->n_rows] = (LivretForeignRow) { NULL };
}

/* --- People -------------------------------------------------------------------------------------
 */

static void
find_origin (gpointer data, const gint64 keys_[2], LivretForeignOrigin *origin)
{
  Scale *self = data;
  const char *name = g_hash_table_lookup (self->people, &keys_[0]);

  origin->source = g_strdup ("openScale");
  origin->device = g_hash_table_size (self->people) < 2 ? g_strdup ("")
                   : name != NULL                       ? g_strconcat ("#", name, NULL)
                                  : g_strdup_printf ("#%" G_GINT64_FORMAT, keys_[0]);
}

/* Who stands alone on the scale is whose the data are. A birthday is midnight by the phone's clock,
 * which nobody knows here: the day that is nearest to it in Europe. */
static gboolean
tell_identity (LivretForeignDb *db, LivretSink *sink, const char *table)
{
  static const char *const columns[] = { "name", "username", "birthDate", "birthday" };
  g_autoptr (LivretForeignRows) rows =
      livret_foreign_db_read (db, table, columns, G_N_ELEMENTS (columns));
  g_autofree char *name = NULL;
  LivretSinkIdentity identity = { 0 };

  if (rows == NULL || !livret_foreign_rows_next (rows))
    return TRUE;
  name = livret_foreign_rows_text (rows, 0);
  if (name == NULL)
    name = livret_foreign_rows_text (rows, 1);
  if (name == NULL || livret_foreign_rows_next (rows))
    return TRUE;
  identity.name = name;
  return livret_sink_identity (sink, &identity);
}

/* --- The format ---------------------------------------------------------------------------------
 */

static const LivretForeignLayout old_layout = {
  .times = { "datetime" },
  .keys = { "userId" },
  .rows = old_rows,
  .origin = find_origin,
};

static gboolean
is_old (LivretForeignDb *db)
{
  static const char *const columns[] = { "datetime", "weight", NULL };

  return livret_foreign_db_has_columns (db, OLD, columns);
}

static gboolean
is_new (LivretForeignDb *db)
{
  static const char *const columns[] = { "measurementId", "typeId", NULL };
  static const char *const parents[] = { "id", "timestamp", NULL };

  return livret_foreign_db_has_columns (db, "MeasurementValue", columns) &&
         livret_foreign_db_has_columns (db, "Measurement", parents) &&
         livret_foreign_db_has_table (db, "MeasurementType");
}

static LivretProbe
probe (LivretInput *input)
{
  LivretForeignDb *db = livret_foreign_db_of (input, NULL);

  return db != NULL && (is_old (db) || is_new (db)) ? LIVRET_PROBE_SURE : LIVRET_PROBE_NO;
}

static gboolean
import_db (LivretForeignDb *db, guint others, LivretSink *sink, GError **error)
{
  g_autofree Scale *self = g_new0 (Scale, 1);
  LivretForeignLayout layout = old_layout;
  gboolean done, old = !is_new (db);

  self->names = g_ptr_array_new_with_free_func (g_free);
  self->people = livret_foreign_names (db, old ? "scaleUsers" : "User", "id",
                                       old ? "username" : "name", NULL, NULL);
  if (!old)
    {
      add_types (self, db);
      layout.times[0] = "timestamp";
      layout.parents = new_parents;
      layout.rows = self->rows;
    }
  done = tell_identity (db, sink, old ? "scaleUsers" : "User") &&
         livret_foreign_map (db, &layout, self, others, sink, error);
  g_hash_table_unref (self->people);
  g_ptr_array_unref (self->names);
  return done;
}

static gboolean
import (LivretInput *input, const LivretImportOptions *options, LivretSink *sink, GError **error)
{
  LivretForeignDb *db = livret_foreign_db_of (input, error);

  return db != NULL && import_db (db, livret_foreign_of (input)->others, sink, error);
}

static const char *const suffixes[] = { "db", "zip", NULL };
static const char *const media_types[] = { "application/vnd.sqlite3", "application/zip", NULL };

const LivretFormat livret_format_openscale_db = {
  "openscale-db", N_ ("openScale database"), suffixes, media_types, FALSE, probe,
  import,         livret_foreign_prepare,
};

/* livret-foreign-map.h: which columns of foreign tables are readings, as rows of a table.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A format is a #LivretForeignLayout: what its columns for times, offsets and devices are called,
 * and its rows. Tables and columns may be missing: what is there is read, by its name.
 */
#pragma once

#include "formats/livret-foreign-db.h"
#include "formats/livret-health-tally.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

typedef struct _LivretForeignMap LivretForeignMap;

typedef enum
{
  LIVRET_FOREIGN_QUANTITY, /* the column is a number in a unit */
  LIVRET_FOREIGN_SPAN,     /* the reading is the time from start to end */
  LIVRET_FOREIGN_SESSION,  /* a night: in bed if its stages are told, else asleep */
  LIVRET_FOREIGN_STAGE,    /* the column is one of @codes; from start to end, or @seconds long */
  LIVRET_FOREIGN_UNTIL,    /* likewise, until the next row of the device says another */
  LIVRET_FOREIGN_WORKOUT,  /* the column is one of @codes, an activity */
  LIVRET_FOREIGN_ASIDE,    /* not taken, for @reason */
  LIVRET_FOREIGN_CARRIER,  /* tells about rows of other tables, and nothing by itself */
} LivretForeignUse;

/** LivretForeignCode: what a number in a column means; ends with @kind %NULL. */
typedef struct
{
  gint64 number;
  const char *kind; /* of the reading; for an activity HealthKit's name of it */
  guint16 code;
} LivretForeignCode;

/**
 * LivretForeignRow:
 * @table: name, with * and ?; of the rows that fit a table, the earlier ones come first, and one
 *   that is set aside or a carrier ends the search
 * @column: the value; what is set aside as a whole needs none
 * @kind, @unit: of the reading; of what is not taken unasked: what it would be
 * @seconds: how long a quantity without an end lasts, or one unit of the column of durations
 * @least, @most: a quantity on or outside them was not measured, unless both are 0
 * @others: columns of the second and third component
 * @selector: (nullable): the row is for lines where this column is @selected
 * @name: (nullable): what is said to be set aside; else the table
 */
typedef struct
{
  const char *table;
  const char *column;
  const char *kind;
  const char *unit;
  int seconds;
  double least;
  double most;
  const char *others[2];
  const char *selector;
  gint64 selected;
  LivretForeignUse use;
  const LivretForeignCode *codes;
  LivretHealthReason reason;
  const char *name;
} LivretForeignRow;

/** LivretForeignParent: rows of @table say in @link to which @id of @parent they belong: source,
 * offset and, if they have none, time stand there. */
typedef struct
{
  const char *table;
  const char *link;
  const char *parent;
  const char *id;
} LivretForeignParent;

/** LivretForeignOrigin: where readings come from, as #LivretSinkSeries has it. */
typedef struct
{
  char *source;
  char *device;
} LivretForeignOrigin;

#define LIVRET_FOREIGN_NAMES 4

/**
 * LivretForeignLayout:
 * @times, @ends, @offsets: columns of which a table has one
 * @duration: (nullable): column of how long it lasted
 * @offset_seconds: one unit of the offset
 * @keys: columns that say whence a row is
 * @manual: (nullable): column that is @manual_value when a person typed it
 * @origin: source and device of a row with these keys (-1: not told); both (transfer full)
 */
typedef struct
{
  const char *times[LIVRET_FOREIGN_NAMES];
  const char *ends[LIVRET_FOREIGN_NAMES];
  const char *offsets[LIVRET_FOREIGN_NAMES];
  const char *duration;
  int offset_seconds;
  const char *keys[2];
  const char *manual;
  gint64 manual_value;
  const LivretForeignParent *parents;
  const LivretForeignRow *rows;
  void (*origin) (gpointer data, const gint64 keys[2], LivretForeignOrigin *origin);
} LivretForeignLayout;

/**
 * livret_foreign_map: reads all tables of @db into @sink.
 * @data: for @layout->origin
 * @others: files beside the database that are not read
 * @error: set when there is nothing in it
 *
 * Returns: %FALSE, without an error, when the sink wants no more
 */
gboolean livret_foreign_map (LivretForeignDb *db,
                             const LivretForeignLayout *layout,
                             gpointer data,
                             guint others,
                             LivretSink *sink,
                             GError **error);

/** livret_foreign_names: (transfer container): of a table's rows, by @id: @first and @second as
 * one; with @second %NULL the first; of @first empty, @instead. */
GHashTable *livret_foreign_names (LivretForeignDb *db,
                                  const char *table,
                                  const char *id,
                                  const char *first,
                                  const char *second,
                                  const char *instead);

G_END_DECLS

/* livret-readings-row.h: one reading of a batch in 32 bytes, and sorting many of them in place.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretRow: laid out so that the key's order is the order of a few integers.
 * @place: series 12 bits | time + bias 36 | upper half of the duration 16
 * @order: the value, mapped so that unsigned integers compare as the numbers do
 * @tail: lower half of the duration 16 | code 16 | where 32
 * @rest: state 2 | rare 27 | series of the sink 12 | packed without unit 23
 *
 * "series" in @place is the first of the sink's series that name the same one in the record (a
 * file may give one series in two units), in @rest the one the reading was given with.
 */
typedef struct
{
  guint64 place;
  guint64 order;
  guint64 tail;
  guint64 rest;
} LivretRow;

G_STATIC_ASSERT (sizeof (LivretRow) == 32);

/** LivretRowState: what became of a row. */
typedef enum
{
  LIVRET_ROW_NEW,     /* to be stored, or stored */
  LIVRET_ROW_ALREADY, /* there already: earlier in this import, or typed by hand */
  LIVRET_ROW_SEEN,    /* there already, brought by another import */
  LIVRET_ROW_CLASH,   /* another reading has its key */
} LivretRowState;

#define LIVRET_ROW_TIME_MIN (-(G_GINT64_CONSTANT (1) << 35))
#define LIVRET_ROW_TIME_MAX ((G_GINT64_CONSTANT (1) << 35) - 1)
#define LIVRET_ROW_RARE_MAX ((1 << 27) - 1)
#define LIVRET_OFFSET_LIMIT 1023

/** The same reading came from another source too, and that one counts: in the database alone. */
#define LIVRET_PACKED_TWIN (1u << 31)

/** livret_packed: decimals, offset and flags as schema/0001-record.sql packs them. */
guint32 livret_packed (int decimals, int offset_min, guint flags, guint unit);
int livret_packed_decimals (guint32 packed);
int livret_packed_offset (guint32 packed); /* LIVRET_OFFSET_UNKNOWN when unknown */
guint livret_packed_flags (guint32 packed);
guint livret_packed_unit (guint32 packed);

/** livret_row_init: @reading's time lies within the limits above, its duration is not negative. */
void livret_row_init (LivretRow *row,
                      const LivretSinkReading *reading,
                      guint16 same_as,
                      double value,
                      guint decimals,
                      guint flags,
                      guint32 rare);

static inline guint16
livret_row_same_as (const LivretRow *row)
{
  return row->place >> 52;
}

static inline gint64
livret_row_time (const LivretRow *row)
{
  return (gint64) ((row->place >> 16) & ((G_GUINT64_CONSTANT (1) << 36) - 1)) + LIVRET_ROW_TIME_MIN;
}

static inline gint64
livret_row_duration (const LivretRow *row)
{
  return (gint64) ((row->place & 0xffff) << 16 | row->tail >> 48);
}

double livret_row_value (const LivretRow *row);

static inline int
livret_row_code (const LivretRow *row)
{
  return (row->tail >> 32) & 0xffff;
}

static inline guint32
livret_row_where (const LivretRow *row)
{
  return (guint32) row->tail;
}

static inline guint16
livret_row_series (const LivretRow *row)
{
  return (row->rest >> 23) & 0xfff;
}

static inline guint32
livret_row_rare (const LivretRow *row)
{
  return (row->rest >> 35) & LIVRET_ROW_RARE_MAX;
}

static inline LivretRowState
livret_row_state (const LivretRow *row)
{
  return row->rest >> 62;
}

static inline void
livret_row_set_state (LivretRow *row, LivretRowState state)
{
  row->rest = (row->rest & ~(G_GUINT64_CONSTANT (3) << 62)) | (guint64) state << 62;
}

/** livret_row_add_flags: #LivretReadingFlags beside those it has. */
void livret_row_add_flags (LivretRow *row, guint flags);

/** livret_row_packed: as in the database, with the number of the unit. */
guint32 livret_row_packed (const LivretRow *row, guint unit);

static inline gboolean
livret_row_same_key (const LivretRow *a, const LivretRow *b)
{
  return a->place == b->place && a->order == b->order && a->tail >> 32 == b->tail >> 32;
}

/** livret_rows_sort: by key, then by place in the file; in place, without allocating. */
void livret_rows_sort (LivretRow *rows, gsize n);

/** livret_key_hash: 32 bits of a key within its series. */
guint32 livret_key_hash (gint64 time, gint64 duration, double value, int code);

G_END_DECLS

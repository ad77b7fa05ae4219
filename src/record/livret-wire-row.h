/* livret-wire-row.h: a reading as it crosses the wire; both ends are built together.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#define LIVRET_WIRE_WRITTEN_NONE G_MAXUINT8
#define LIVRET_WIRE_WRITTEN_MAX 128

/* The written texts of a frame follow its rows, one after another. */
typedef struct
{
  gint64 time;
  double values[3];
  gint32 duration;
  guint32 where;
  guint16 series;
  guint16 code;
  gint16 offset_min;
  guint8 decimals;
  guint8 flags;
  guint8 written_size;
  guint8 padding[7];
} LivretWireRow;

G_STATIC_ASSERT (sizeof (LivretWireRow) == 56);

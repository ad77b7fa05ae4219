/* livret-packed-sink.h: what the tables of one archive give, as one import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretPackedSays: what stands around a member says of the document in it, where its own file does
 * not: the name of its folder, the metadata of the archive. All nullable. @paper goes before what
 * the file says; the others behind. @numbers: of those that cannot be right.
 */
typedef struct
{
  const char *title;
  const char *author;
  const char *establishment;
  const char *category;
  const char *date;
  const char *numbers;
  const LivretSinkPaper *paper;
} LivretPackedSays;

/**
 * LivretPackedSink: a sink before the real one, @outer: series that several tables share are one,
 * what is set aside names its member, and a document that is the member itself gets its bytes.
 * @full: the series @outer can take are used up
 * @bytes: (nullable): the member's, where it may be a document; @fd: the same as a memfd, once it
 * is one
 * @n_items: given and set aside
 */
typedef struct
{
  LivretSink sink;
  LivretSink *outer;
  guint64 total;
  guint64 position;
  char *member;
  GBytes *bytes;
  int fd;
  const LivretPackedSays *says;
  GHashTable *series;
  GArray *ids;
  gboolean full;
  guint64 n_items;
  GHashTable *skipped;
  GPtrArray *order;
} LivretPackedSink;

void livret_packed_sink_init (LivretPackedSink *self, LivretSink *outer, guint64 total);
void livret_packed_sink_clear (LivretPackedSink *self);
/** livret_packed_sink_begin: what follows is of the member @name. */
void livret_packed_sink_begin (LivretPackedSink *self, const char *name, guint64 position);
/** livret_packed_sink_lend: the member's bytes, and what is said of it; borrowed until the next
 * member begins. */
void livret_packed_sink_lend (LivretPackedSink *self, GBytes *bytes, const LivretPackedSays *says);
/** livret_packed_sink_skip: a member that is not taken; told at the end, by folders. */
void livret_packed_sink_skip (LivretPackedSink *self, const char *name, const char *reason);
gboolean livret_packed_sink_end (LivretPackedSink *self);

G_END_DECLS

/* livret-watch-state.h: which files of a folder are health papers, why, and whose. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-people.h"

G_BEGIN_DECLS

/** LivretWatchFile: as its folder has it. @modified: microseconds, Unix. */
typedef struct
{
  char *name;
  gint64 size;
  gint64 modified;
} LivretWatchFile;

/**
 * LivretWatchStanding:
 * @LIVRET_WATCH_IGNORED: hidden, a piece of something that is still being fetched, or too large
 * @LIVRET_WATCH_GROWING: it may not be whole yet
 * @LIVRET_WATCH_WHOLE: it can be looked into
 */
typedef enum
{
  LIVRET_WATCH_IGNORED,
  LIVRET_WATCH_GROWING,
  LIVRET_WATCH_WHOLE
} LivretWatchStanding;

/** A file that was written to within so many seconds may be written to again. */
#define LIVRET_WATCH_SETTLE_SECONDS 3

/** livret_watch_standing: @names: (element-type utf8): of all files in the folder; @now: as
 * modified. */
LivretWatchStanding
livret_watch_standing (const LivretWatchFile *file, GHashTable *names, gint64 now);

/** How much of a text is looked at, bytes. */
#define LIVRET_WATCH_TEXT_MAX (64 * 1024)

/**
 * LivretWatchFacts: what was read of a file, as far as it was read. All but @name nullable.
 * @format: id
 * @title, @text: of the documents in it, the first and the first ones' words
 * @holder, @born, @ins: whose it says it is
 * @readings: what they are, "Weight"; @source: of them
 */
typedef struct
{
  char *name;
  char *format;
  char *title;
  GString *text;
  char *holder;
  char *born;
  char *ins;
  char *readings;
  char *source;
  gboolean statements;
} LivretWatchFacts;
LivretWatchFacts *livret_watch_facts_new (const char *name);
void livret_watch_facts_free (LivretWatchFacts *facts);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretWatchFacts, livret_watch_facts_free)

/**
 * LivretArrival: a file that is proposed.
 * @file: URI; @modified, @size: when it was looked into
 * @what: what it is, "" where its name says all; @why: why it is proposed
 * @person: (nullable): id of whose it is, where it says so itself
 */
typedef struct
{
  char *file;
  char *name;
  gint64 size;
  gint64 modified;
  char *sha256;
  char *what;
  char *why;
  char *person;
} LivretArrival;
LivretArrival *livret_arrival_copy (const LivretArrival *arrival);
void livret_arrival_free (LivretArrival *arrival);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretArrival, livret_arrival_free)

/**
 * livret_watch_judge: whether it is a health paper or holds readings.
 * @people: (element-type LivretPerson): the household
 * Returns: (transfer full) (nullable): with what, why and person; %NULL: not proposed
 */
LivretArrival *livret_watch_judge (const LivretWatchFacts *facts, GPtrArray *people);
/** livret_watch_is_paper: whether all files of a format are health papers by themselves. */
gboolean livret_watch_is_paper (const char *format);

/** livret_watch_banner_words: (transfer full): "2 health papers have arrived in “Downloads”". */
char *livret_watch_banner_words (guint n, const char *folder);
/** livret_watch_whose: (transfer full): "For Camille Martin: the file itself says so"; @name:
 * (nullable). */
char *livret_watch_whose (const char *name);

G_END_DECLS

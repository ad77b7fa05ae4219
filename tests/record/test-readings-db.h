/* test-readings-db.h: a record without a vault, and readings put into it, for tests of readings.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-db.h"
#include "record/livret-readings.h"

/**
 * TestRecord: an encrypted database of the current schema in a folder of its own, home zone
 * Europe/Paris, with two people.
 */
typedef struct
{
  char *folder;
  LivretDb *db;
  char *camille; /* ids */
  char *louis;
} TestRecord;

void test_record_init (TestRecord *record);
void test_record_clear (TestRecord *record);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestRecord, test_record_clear)

/** TestBalance: what became of the readings of an import. */
typedef struct
{
  gint64 stored;
  gint64 already;
  gint64 set_aside;
  char *last_reason;
  char *last_where;
} TestBalance;
void test_balance_clear (TestBalance *balance);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (TestBalance, test_balance_clear)

/** TestSource: one series of an import. */
typedef struct
{
  LivretSinkSeries series;
} TestSource;

/** test_reading: one number at a time, everything else usual. */
LivretSinkReading test_reading (guint16 series, gint64 time, double value);

/**
 * test_import: one import of a person, by batches of @batch_rows (0: usual); left in the state
 * "done". Returns: the row of the import
 */
gint64 test_import (TestRecord *record,
                    const char *person,
                    const LivretSinkSeries *series,
                    guint n_series,
                    const LivretSinkReading *readings,
                    gsize n_readings,
                    gsize batch_rows,
                    TestBalance *balance);
/** test_look_up: the balance of a dry run. */
void test_look_up (TestRecord *record,
                   const char *person,
                   const LivretSinkSeries *series,
                   guint n_series,
                   const LivretSinkReading *readings,
                   gsize n_readings,
                   gsize batch_rows,
                   TestBalance *balance);

/** test_undo: by the row of the import. */
void test_undo (TestRecord *record, gint64 import);

/** test_dump: (transfer full): all rows of all tables that imports write to, as text. */
char *test_dump (LivretDb *db);
gint64 test_int (LivretDb *db, const char *sql);
void test_exec (LivretDb *db, const char *sql);

/** test_list: (transfer full): all readings of a person and kind (NULL: all), oldest first. */
GArray *test_list (TestRecord *record, const char *person, const char *kind);
/** test_check_summaries: the summaries of days and quarters against sums of the listed readings. */
void test_check_summaries (TestRecord *record);

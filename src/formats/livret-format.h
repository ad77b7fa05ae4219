/* livret-format.h: what a format of foreign files is: how it is known, and how it is read.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A new importer is one file, `livret-format-ID.c` with one `const LivretFormat livret_format_ID`,
 * and its id in the list of src/formats/meson.build. From that list come the registry, the
 * chooser's filters, detection, the golden tests (tests/data/ID/) and the fuzz target.
 */
#pragma once

#include "formats/livret-input.h"
#include "record/livret-csv-mapping.h"
#include "record/livret-sink.h"

G_BEGIN_DECLS

/**
 * LivretImportOptions:
 * @language: "fr" or "en": what the person reads; breaks ties of day and month order
 * @mapping: (nullable): what a person told of the columns, for the format "csv"
 * @rows: read so many rows of a table and no more; 0: all
 * @intimate: what is not taken unasked is asked for
 * @depth: archives around the file
 * @issuers: (nullable): whom signed cards are believed, as livret_issuers_text() has it
 * @now: Unix seconds at which cards are judged; 0: the clock's
 */
typedef struct
{
  const char *language;
  const LivretCsvMapping *mapping;
  guint rows;
  gboolean intimate;
  guint depth;
  const char *issuers;
  gint64 now;
} LivretImportOptions;

/* How sure a probe is. The surest format reads the file; of two alike, the first in the list. */
typedef enum
{
  LIVRET_PROBE_NO = 0,
  LIVRET_PROBE_FALLBACK = 10, /* any text */
  LIVRET_PROBE_LIKELY = 50,   /* has the looks of it */
  LIVRET_PROBE_SURE = 90,     /* a signature, or a vendor's header */
  LIVRET_PROBE_AROUND = 91,   /* a signature, round bytes that have one of their own */
} LivretProbe;

/**
 * LivretFormat:
 * @id: stable name, as in `livret-cli formats`
 * @title: English name, in the message catalogue
 * @suffixes: file name endings without the dot, for choosers only; %NULL-terminated
 * @media_types: the first is the one of documents of this format; %NULL-terminated
 * @document: whether a file of it is itself a document to be kept
 * @probe: looks at the beginning of the file
 * @import: reads the whole file into the sink. A document that is cut short or damaged is an error
 *   and nothing was given; of readings, what was given before an error stays given. %FALSE without
 *   an error means that the sink wanted no more.
 * @prepare: (nullable): loads what the format needs from the disk, before the reader locks itself
 * in
 * @around: its signature may stand round bytes of another format: it is asked even if that is sure
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *const *suffixes;
  const char *const *media_types;
  gboolean document;
  LivretProbe (*probe) (LivretInput *input);
  gboolean (*import) (LivretInput *input,
                      const LivretImportOptions *options,
                      LivretSink *sink,
                      GError **error);
  void (*prepare) (void);
  gboolean around;
} LivretFormat;

G_END_DECLS

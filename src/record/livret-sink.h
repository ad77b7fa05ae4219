/* livret-sink.h: the protocol importers speak: what was read in a file, one statement after
 * another. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A format calls these functions; behind them stands either the wire out of livret-reader, a test,
 * or the store. Everything given is borrowed for the call. Every function answers FALSE when the
 * importer should stop (cancelled, or the other side failed): it then returns at once; the reason
 * is kept by the other side.
 *
 * The balance: each reading, document and entry given counts as one item read, and so does each
 * call of livret_sink_set_aside().
 */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

typedef struct _LivretSink LivretSink;

#define LIVRET_OFFSET_UNKNOWN G_MININT16
#define LIVRET_DECIMALS_UNKNOWN 15
/** At the end of what was written: no unit stands there, and none is to be shown with it. */
#define LIVRET_WRITTEN_BARE " "

typedef enum
{
  LIVRET_READING_MANUAL = 1 << 0,      /* typed by a person */
  LIVRET_READING_FOLD = 1 << 1,        /* second pass of a repeated hour */
  LIVRET_READING_AMBIGUOUS = 1 << 2,   /* wall time occurs twice or never */
  LIVRET_READING_IMPLAUSIBLE = 1 << 3, /* set by the store */
  LIVRET_READING_BELOW = 1 << 4,       /* "Low", "<", "≤": livret-limit.h */
  LIVRET_READING_ABOVE = 1 << 5,       /* "High", ">", "≥" */
  LIVRET_READING_COMMA = 1 << 6,       /* written with a decimal comma */
  LIVRET_READING_TWIN = 1 << 7,        /* set by the store: the same came from another source */
} LivretReadingFlags;

/**
 * LivretSinkSeries: where the readings that follow come from.
 * @kind: id of a #LivretKind
 * @source: name of device or app: "Withings", "openScale"; never NULL
 * @device: serial number or model that tells two devices apart; "" if unknown. Behind a '#' whose
 * of the people who share the device: "SERIAL#2", "#Louis"
 * @unit: UCUM unit of the numbers as written
 * @wall_clock: times are the wall clock's (seconds as if UTC), else UTC
 */
typedef struct
{
  const char *kind;
  const char *source;
  const char *device;
  const char *unit;
  gboolean wall_clock;
} LivretSinkSeries;

/**
 * LivretSinkReading: one reading as found.
 * @time: seconds, UTC or wall clock as the series says
 * @duration: seconds, 0 for an instant
 * @values: in the series' unit; NAN for an absent component
 * @code: enumerated value (a sleep stage), else 0
 * @offset_min: offset written in the file, or %LIVRET_OFFSET_UNKNOWN
 * @decimals: digits written after the separator of values[0], or %LIVRET_DECIMALS_UNKNOWN
 * @flags: #LivretReadingFlags
 * @written: (nullable): the text as found, only if number, decimals and comma do not print back to
 * it
 * @where: line or record number in the file
 */
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
  const char *written;
} LivretSinkReading;

/**
 * LivretSinkPaper: what a file says of the document in it (a CDA header, XDS metadata). Members may
 * be NULL; see #LivretPaper.
 * @replaces: unique_id of the document it takes the place of
 * @restrictions: confidentiality codes, a space between
 */
typedef struct
{
  const char *type;
  const char *unique_id;
  const char *set_id;
  guint32 set_version;
  const char *replaces;
  const char *restrictions;
} LivretSinkPaper;

/** LIVRET_PART_SOURCE: the XML that the content was taken out of. LIVRET_PART_COPY: the PDF that a
 * content of XML carries for reading. */
#define LIVRET_PART_SOURCE "source"
#define LIVRET_PART_COPY "copy"
#define LIVRET_PARTS_MAX 2

/** LivretSinkPart: a file beside the content of a document. @role: one of the above. @fd: -1: the
 * imported file itself */
typedef struct
{
  const char *role;
  int fd;
  const char *media_type;
  const char *name;
} LivretSinkPart;

/**
 * LivretSinkDocument: a document found.
 * @fd: -1: the document is the imported file itself; else its bytes (a memfd; borrowed)
 * @media_type: "application/pdf"…
 * @name: (nullable): file name for people
 * @title: (nullable) @author: (nullable) @establishment: (nullable) as found inside
 * @category: (nullable): a Mon espace santé code ("BIOLOGIE"…) if the file tells
 * @date: (nullable): a partial date ("2026-05")
 * @text: (nullable): text for the search, UTF-8
 * @pages: number of pages, 0 when that has no meaning
 * @standing: (nullable): what is to be known before it is taken, a sentence a line: of each signed
 * card in it who signed it and whether it still holds; of numbers that they cannot be right
 * @paper: (nullable): what the file says of it; @parts: @n_parts files beside it, with @paper alone
 */
typedef struct
{
  int fd;
  const char *media_type;
  const char *name;
  const char *title;
  const char *author;
  const char *establishment;
  const char *category;
  const char *date;
  const char *text;
  int pages;
  const LivretSinkPaper *paper;
  LivretSinkPart parts[LIVRET_PARTS_MAX];
  guint n_parts;
  const char *standing;
} LivretSinkDocument;

/** LivretSinkEntry: a health statement found; @section as #LivretSection's id. It stands in the
 * document given last. @place: (nullable): title of the section there; @code: (nullable):
 * "system|code" as found */
typedef struct
{
  const char *section;
  const char *text;
  const char *from;
  const char *until;
  const char *comment;
  gboolean none;
  const char *place;
  const char *code;
} LivretSinkEntry;

/**
 * LivretSinkFinding: where and how a document states a reading.
 * @place: (nullable): title of the section; @page: 0: unknown
 * @low, @high: the laboratory's own range, in the series' unit; NAN: open
 * @range: (nullable): as written, where it is no numbers; where it is one, its sign ("<", "≤")
 * @meaning: (nullable): HL7 interpretation code: "H", "LL", "N"
 */
typedef struct
{
  const char *place;
  guint page;
  double low;
  double high;
  const char *range;
  const char *meaning;
} LivretSinkFinding;

/** LivretSinkIdentity: whose data the file says it holds; any member may be NULL. */
typedef struct
{
  const char *name;
  const char *birth_date;
  const char *ins;
} LivretSinkIdentity;

/** LivretSinkInterface: what stands behind a sink. All but @readings and @set_aside optional. */
typedef struct
{
  gboolean (*format) (LivretSink *sink, const char *format_id);
  gboolean (*series) (LivretSink *sink, guint16 id, const LivretSinkSeries *series);
  gboolean (*readings) (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows);
  gboolean (*document) (LivretSink *sink, const LivretSinkDocument *document);
  gboolean (*entry) (LivretSink *sink, const LivretSinkEntry *entry);
  gboolean (*identity) (LivretSink *sink, const LivretSinkIdentity *identity);
  gboolean (*set_aside) (LivretSink *sink, const char *where, const char *reason);
  gboolean (*progress) (LivretSink *sink, guint64 done, guint64 total);
  gboolean (*withheld) (LivretSink *sink, guint64 n_readings);
  gboolean (*result) (LivretSink *sink,
                      const LivretSinkReading *reading,
                      const LivretSinkFinding *finding);
} LivretSinkInterface;

/** LivretSink: embed as first member; interface set once; @n_series counts the ids given out. */
struct _LivretSink
{
  const LivretSinkInterface *interface;
  guint16 n_series;
};

gboolean livret_sink_format (LivretSink *sink, const char *format_id);
/** livret_sink_series: gives the series an id (0, 1, …) for #LivretSinkReading.series. At most
 * 4096. */
gboolean livret_sink_series (LivretSink *sink, const LivretSinkSeries *series, guint16 *id);
gboolean livret_sink_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows);
gboolean livret_sink_document (LivretSink *sink, const LivretSinkDocument *document);
gboolean livret_sink_entry (LivretSink *sink, const LivretSinkEntry *entry);
gboolean livret_sink_identity (LivretSink *sink, const LivretSinkIdentity *identity);
/** livret_sink_set_aside: one item that is not taken: @where ("line 12", "IMG_2.heic") and a
 * sentence why. */
gboolean livret_sink_set_aside (LivretSink *sink, const char *where, const char *reason);
/** livret_sink_result: one reading that the document given last states. A sink without that call
 * takes the reading alone. */
gboolean livret_sink_result (LivretSink *sink,
                             const LivretSinkReading *reading,
                             const LivretSinkFinding *finding);
gboolean livret_sink_progress (LivretSink *sink, guint64 done, guint64 total);
/** livret_sink_withheld: so many readings are set aside because they are intimate, and would be
 * given to who asks for them. */
gboolean livret_sink_withheld (LivretSink *sink, guint64 n_readings);

G_END_DECLS

/* livret-fit.h: the messages of a FIT file (Flexible and Interoperable Data Transfer, Garmin).
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A file is a header, records and a checksum; several may follow one another. A record defines the
 * fields of messages to come, or is such a message. Either end may be first, by definition. Times
 * are seconds since 1989-12-31 00:00 UTC.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIVRET_FIT_TIMESTAMP 253
#define LIVRET_FIT_EPOCH G_GINT64_CONSTANT (631065600)
#define LIVRET_FIT_LOCALS 16
#define LIVRET_FIT_FIELDS_MAX 255

typedef struct
{
  guint8 number;
  guint8 size;
  guint8 base;
} LivretFitField;

/** LivretFitDefinition: @size: bytes of a message, developers' fields among them. */
typedef struct
{
  gboolean known;
  gboolean big_endian;
  guint16 message;
  guint8 n_fields;
  guint size;
  LivretFitField fields[LIVRET_FIT_FIELDS_MAX];
} LivretFitDefinition;

/**
 * LivretFit: a file being read, and its message at hand.
 * @definition, @payload: of the message
 * @time: seconds since 1970, UTC, of the message or the last one that had a time; 0: none yet
 * @timed: the message itself has a time
 * @damaged: a file's checksum was not that of its bytes
 */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize offset;
  gsize end;
  guint number;
  guint32 timestamp;
  LivretFitDefinition definitions[LIVRET_FIT_LOCALS];
  const LivretFitDefinition *definition;
  const guint8 *payload;
  gint64 time;
  gboolean timed;
  gboolean damaged;
} LivretFit;

/** livret_fit_is_file: by the header. */
gboolean livret_fit_is_file (const guint8 *data, gsize size);
/** livret_fit_init: @data is borrowed. */
void livret_fit_init (LivretFit *fit, const guint8 *data, gsize size);
/**
 * livret_fit_next: the next message, %FALSE at the end.
 *
 * Errors: LIVRET_RECORD_ERROR_UNREADABLE: a record without its definition, or the file is cut
 * short. The messages before are good.
 */
gboolean livret_fit_next (LivretFit *fit, GError **error);
/** livret_fit_get: the first number of a field, as it stands, without its scale; %FALSE if the
 * message does not have it, or says that it has none. */
gboolean livret_fit_get (const LivretFit *fit, guint8 field, double *value);
/** livret_fit_get_time: of a field that holds one; seconds since 1970 on the clock it is of. */
gboolean livret_fit_get_time (const LivretFit *fit, guint8 field, gint64 *time);

G_END_DECLS

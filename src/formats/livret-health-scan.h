/* livret-health-scan.h: the elements of a HealthKit export.xml, pulled out of a stream one by one.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A scanner for this one kind of file: elements and attributes, no text, no allocation an element.
 * It begins at <HealthData: the document type before it, which iOS 16 wrote wrongly, is never
 * parsed. Nothing is expanded but the five entities of XML and characters by number. Bytes that XML
 * does not allow become spaces. What is not as XML should be is counted and passed over: the next
 * tag goes on.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LIVRET_HEALTH_PROLOG_MAX (1024 * 1024)
#define LIVRET_HEALTH_TAG_MAX (64 * 1024)
#define LIVRET_HEALTH_ATTRIBUTES_MAX 64
#define LIVRET_HEALTH_DEPTH_MAX 16
#define LIVRET_HEALTH_NAME_MAX 48

/** LivretHealthSlice: bytes in the scanner's buffer, not ended by a NUL. */
typedef struct
{
  const char *text;
  gsize size;
} LivretHealthSlice;

typedef struct
{
  LivretHealthSlice name;
  LivretHealthSlice value; /* as written: see livret_health_decode() */
} LivretHealthAttribute;

typedef enum
{
  LIVRET_HEALTH_START,
  LIVRET_HEALTH_END,      /* also for an element whose own end is missing; none if it is empty */
  LIVRET_HEALTH_FINISHED, /* the root is closed */
  LIVRET_HEALTH_CUT,      /* the stream ended before */
  LIVRET_HEALTH_ABSENT,   /* there is no <HealthData in the first LIVRET_HEALTH_PROLOG_MAX bytes */
  LIVRET_HEALTH_FAILED,   /* the stream could not be read */
} LivretHealthEvent;

/** LivretHealthRead: as read(): at most @size bytes, 0 at the end, negative when it failed. */
typedef gssize (*LivretHealthRead) (gpointer data, gpointer buffer, gsize size);

/**
 * LivretHealthScan: to be read only; slices hold until the next call.
 * @name: of the element that starts or ends
 * @empty: it starts and ends at once
 * @depth: elements open around this one
 * @export_version: of the comment "HealthKit Export Version: 14", 0 if there is none
 * @n_controls: bytes below U+0020 that XML does not allow, now spaces
 * @n_faults: tags that are none, ends without a start
 * @position: bytes of the stream that are settled
 */
typedef struct
{
  LivretHealthSlice name;
  LivretHealthAttribute attributes[LIVRET_HEALTH_ATTRIBUTES_MAX];
  guint n_attributes;
  gboolean empty;
  guint depth;
  int export_version;
  guint64 n_controls;
  guint64 n_faults;
  guint64 position;

  /*< private >*/
  LivretHealthRead read;
  gpointer data;
  char *buffer;
  gsize at;
  gsize end;
  gboolean exhausted;
  gboolean failed;
  gboolean begun;
  LivretHealthEvent last;
  struct
  {
    char name[LIVRET_HEALTH_NAME_MAX];
    gsize size;
  } open[LIVRET_HEALTH_DEPTH_MAX];
} LivretHealthScan;

LivretHealthScan *livret_health_scan_new (LivretHealthRead read, gpointer data);
void livret_health_scan_free (LivretHealthScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretHealthScan, livret_health_scan_free)

/** livret_health_scan_next: the last four events stay what they are. */
LivretHealthEvent livret_health_scan_next (LivretHealthScan *self);

gboolean livret_health_slice_is (LivretHealthSlice slice, const char *text);

G_END_DECLS

/* livret-package-content.h: exactly what a grant names, as plain values; the only thing that those
 * who write packages get to see of the record. SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-entries.h"
#include "record/livret-grants.h"
#include "record/livret-limit.h"
#include "record/livret-people.h"
#include "sharing/livret-chart-layout.h"
#include "sharing/livret-sharing.h"

G_BEGIN_DECLS

/**
 * LivretPackageDocument:
 * @id: the one minted for this grant
 * @category: code; @name: "2026-11-19_bilan-sanguin_MARTIN_Camille.pdf"
 * @fd: sealed memfd with the bytes of the granted version
 */
typedef struct
{
  char *id;
  char *title;
  char *category;
  char *date;
  char *author;
  char *establishment;
  char *media_type;
  char *name;
  char *sha256;
  gint64 size;
  int pages;
  int fd;
} LivretPackageDocument;

typedef struct
{
  char *text;
  char *comment;
  char *from;
  char *until;
} LivretPackageLine;

/**
 * LivretPackageState: what a section says.
 * @LIVRET_PACKAGE_WITHHELD: "Not included in this share": nothing may be concluded from it
 * @LIVRET_PACKAGE_EMPTY: granted, and nothing is filled in
 * @LIVRET_PACKAGE_NONE: granted, and declared to be none on @date
 * @LIVRET_PACKAGE_WHOLE: granted whole
 * @LIVRET_PACKAGE_CHOSEN: some lines were granted; there may be others
 */
typedef enum
{
  LIVRET_PACKAGE_WITHHELD,
  LIVRET_PACKAGE_EMPTY,
  LIVRET_PACKAGE_NONE,
  LIVRET_PACKAGE_WHOLE,
  LIVRET_PACKAGE_CHOSEN,
} LivretPackageState;

typedef struct
{
  const LivretSection *section;
  LivretPackageState state;
  char *date;
  GPtrArray *lines; /* LivretPackageLine */
} LivretPackageSection;

/**
 * LivretPackageReading: @point canonical; @origin: index in the series' origins.
 * @limit: as written, or where the device measures no further
 * @day: the local day it counts for: a night's is the one on which it ends
 */
typedef struct
{
  LivretChartPoint point;
  guint origin;
  LivretLimit limit;
  int day;
} LivretPackageReading;

/** LivretPackageOrigin: typed by a person, or read from a device or program of that name. */
typedef struct
{
  char *source;
  gboolean typed;
} LivretPackageOrigin;

/**
 * LivretPackageSeries: the readings of one kind, oldest first.
 * @from_day, @until_day: the granted window, "" where open
 * @unit: UCUM unit to write values in
 */
typedef struct
{
  char *id;
  const LivretKind *kind;
  const char *unit;
  char *from_day;
  char *until_day;
  GArray *readings;   /* LivretPackageReading */
  GPtrArray *origins; /* LivretPackageOrigin */
} LivretPackageSeries;

/**
 * LivretPackageContent:
 * @person: whose record, with the identity traits
 * @made: when; @today: that day's number, local
 * @journal: short form of the journal's head before this package
 * @sections: treatments and allergies always, others when granted
 */
typedef struct _LivretPackageContent
{
  LivretPerson *person;
  char *by;
  char *capacity;
  char *recipient;
  char *profession;
  char *purpose;
  gint64 made;
  gint64 until;
  char *journal;
  GPtrArray *sections;  /* LivretPackageSection */
  GPtrArray *documents; /* LivretPackageDocument */
  GPtrArray *series;    /* LivretPackageSeries */
} LivretPackageContent;

/**
 * livret_package_content_gather: reads the items of @terms, and no others. An item that is gone, or
 * no longer what was sealed (another text, other readings), is refused:
 * #LIVRET_SHARING_ERROR_REFUSED.
 */
LivretPackageContent *
livret_package_content_gather (LivretDb *db, const LivretGrantTerms *terms, GError **error);
void livret_package_content_free (LivretPackageContent *content);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPackageContent, livret_package_content_free)

/** livret_package_points: (transfer full) (element-type LivretChartPoint): of a series, for its
 * chart. */
GArray *livret_package_points (const LivretPackageSeries *series);
/** livret_package_last: (nullable): the last reading of a series that is possible, and in @values
 * what it says; of kinds that add up, the sum of its day. */
const LivretPackageReading *livret_package_last (const LivretPackageSeries *series,
                                                 double values[LIVRET_COMPONENTS_MAX]);

/**
 * livret_package_file_name: (transfer full): "2026-11-19_bilan-sanguin_MARTIN_Camille.pdf": date,
 * title and person in letters that every file system takes.
 * @media_type: gives the suffix
 */
char *livret_package_file_name (const LivretPerson *person,
                                const char *date,
                                const char *title,
                                const char *media_type);

G_END_DECLS

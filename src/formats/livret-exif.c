/* livret-exif.c: orientation and date out of an EXIF block, a TIFF structure in little.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * EXIF 2.32: IFD0 holds the orientation (0x0112), a date (0x0132) and the place of the EXIF IFD
 * (0x8769), which holds the date taken (0x9003) and its offset from UTC (0x9011).
 */
#include "formats/livret-image.h"

#include "base/livret-date.h"

#define ENTRIES_MAX 512

typedef struct
{
  const guint8 *data;
  gsize size;
  gboolean big;
} Exif;

typedef struct
{
  guint16 tag;
  guint16 type;
  guint32 count;
  gsize place; /* of the value */
} Entry;

static guint16
get_u16 (const Exif *exif, gsize place)
{
  const guint8 *p = exif->data + place;

  return exif->big ? p[0] << 8 | p[1] : p[1] << 8 | p[0];
}

static guint32
get_u32 (const Exif *exif, gsize place)
{
  guint32 first = get_u16 (exif, place), second = get_u16 (exif, place + 2);

  return exif->big ? first << 16 | second : second << 16 | first;
}

static gboolean
get_entry (const Exif *exif, gsize ifd, guint wanted, Entry *entry)
{
  guint n;

  if (ifd > exif->size || exif->size - ifd < 2)
    return FALSE;
  n = MIN (get_u16 (exif, ifd), ENTRIES_MAX);
  for (guint i = 0; i < n; i++)
    {
      gsize place = ifd + 2 + 12 * (gsize) i;

      if (exif->size < 12 || place > exif->size - 12)
        return FALSE;
      if (get_u16 (exif, place) != wanted)
        continue;
      *entry = (Entry) { wanted, get_u16 (exif, place + 2), get_u32 (exif, place + 4), place + 8 };
      return TRUE;
    }
  return FALSE;
}

/* A text of @size bytes at least, not NUL-terminated; %NULL if it is not one. */
static const char *
get_text (const Exif *exif, gsize ifd, guint tag, gsize size)
{
  Entry entry;
  gsize place;

  if (!get_entry (exif, ifd, tag, &entry) || entry.type != 2 || entry.count < size)
    return NULL;
  place = entry.count > 4 ? get_u32 (exif, entry.place) : entry.place;
  if (place > exif->size || exif->size - place < size)
    return NULL;
  return (const char *) exif->data + place;
}

/* "2026:10:24 08:12:31" into "2026-10-24T08:12:31", if it is a date at all. */
static void
set_date (LivretImageInfo *info, const char *taken, const char *offset)
{
  g_autofree char *text =
      g_strdup_printf ("%.4s-%.2s-%.2sT%.8s%.*s", taken, taken + 5, taken + 8, taken + 11,
                       offset != NULL ? 6 : 0, offset != NULL ? offset : "");
  LivretDate date;

  if (g_str_is_ascii (text) && livret_date_parse (text, NULL, &date, NULL))
    g_strlcpy (info->date, date.text, sizeof info->date);
  else if (offset != NULL)
    set_date (info, taken, NULL);
}

void
livret_exif_read (const guint8 *data, gsize size, LivretImageInfo *info)
{
  Exif exif = { data, size, FALSE };
  const char *taken = NULL, *offset = NULL;
  gsize ifd0, sub;
  Entry entry;

  if (size < 8 || (memcmp (data, "II*\0", 4) != 0 && memcmp (data, "MM\0*", 4) != 0))
    return;
  exif.big = data[0] == 'M';
  ifd0 = get_u32 (&exif, 4);
  if (get_entry (&exif, ifd0, 0x0112, &entry) && entry.type == 3 && entry.count == 1)
    {
      guint orientation = get_u16 (&exif, entry.place);

      if (orientation >= 1 && orientation <= 8)
        info->orientation = orientation;
    }
  if (get_entry (&exif, ifd0, 0x8769, &entry))
    {
      sub = get_u32 (&exif, entry.place);
      taken = get_text (&exif, sub, 0x9003, 19);
      offset = get_text (&exif, sub, 0x9011, 6);
    }
  if (taken == NULL)
    {
      taken = get_text (&exif, ifd0, 0x0132, 19);
      offset = NULL;
    }
  if (taken != NULL)
    set_date (info, taken, offset);
}

/* livret-dicom-disc.c: the images of a whole examination in one archive, by their series.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Nothing of the disc's own list (DICOMDIR) is believed: what series there are, the files say
 * themselves. To look through them a beginning of each is unpacked, of one that is shown all.
 */
#include "formats/livret-dicom-disc.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-packed.h"
#include "formats/livret-unpack.h"

#define BEGINNING (64 * 1024)
#define PROBED_MAX 64
#define SERIES_MAX 1000
#define SERIES_UID 0x0020000e
#define SERIES_NUMBER 0x00200011

typedef struct
{
  guint member;
  double number;
} Image;

static void
series_free (gpointer data)
{
  LivretDicomSeries *series = data;

  g_free (series->uid);
  g_free (series->title);
  g_array_unref (series->images);
  g_free (series);
}

void
livret_dicom_disc_clear (LivretDicomDisc *disc)
{
  g_clear_pointer (&disc->series, g_ptr_array_unref);
  g_clear_pointer (&disc->people, g_ptr_array_unref);
  g_clear_pointer (&disc->members, g_hash_table_unref);
  g_clear_pointer (&disc->study, g_free);
  g_clear_pointer (&disc->establishment, g_free);
  g_clear_pointer (&disc->author, g_free);
  g_clear_pointer (&disc->date, g_free);
}

static gboolean
is_dicom (LivretArchive *archive)
{
  gsize size;
  const char *head = livret_archive_head (archive, &size);

  return head != NULL && size >= 132 && memcmp (head + 128, "DICM", 4) == 0;
}

gboolean
livret_dicom_disc_is (LivretInput *input)
{
  g_autoptr (LivretArchive) archive =
      livret_packed_is_archive (input) ? livret_archive_open (input) : NULL;
  const char *name;

  for (guint n = 0; archive != NULL && n < PROBED_MAX && livret_archive_next (archive, &name); n++)
    if (is_dicom (archive))
      return TRUE;
  return FALSE;
}

/* --- Looking through it -------------------------------------------------------------------------
 */

static void
take_first (char **member, char *found)
{
  if (*member == NULL)
    *member = found;
  else
    g_free (found);
}

static void
note_person (LivretDicomDisc *disc, const LivretDicom *dicom)
{
  g_autofree char *name = livret_dicom_person (dicom, LIVRET_DICOM_PATIENT_NAME);
  g_autofree char *born = livret_dicom_date (dicom, LIVRET_DICOM_PATIENT_BORN);
  g_autofree char *both = g_strconcat (name != NULL ? name : "", "\n", born, NULL);

  if (name != NULL && !g_ptr_array_find_with_equal_func (disc->people, both, g_str_equal, NULL))
    g_ptr_array_add (disc->people, g_steal_pointer (&both));
}

/* (nullable): there are too many. */
static LivretDicomSeries *
find_series (LivretDicomDisc *disc, const LivretDicom *dicom)
{
  g_autofree char *uid = livret_dicom_text (dicom, SERIES_UID);
  LivretDicomSeries *series;

  for (guint i = disc->series->len; i > 0; i--)
    {
      series = disc->series->pdata[i - 1];
      if (g_strcmp0 (series->uid, uid) == 0)
        return series;
    }
  if (disc->series->len >= SERIES_MAX)
    return NULL;
  series = g_new0 (LivretDicomSeries, 1);
  series->uid = g_steal_pointer (&uid);
  series->title = livret_dicom_series (dicom);
  livret_dicom_decimal (dicom, SERIES_NUMBER, &series->number);
  series->images = g_array_new (FALSE, FALSE, sizeof (Image));
  g_ptr_array_add (disc->series, series);
  return series;
}

static void
note_image (LivretDicomDisc *disc, const LivretDicom *dicom, guint member)
{
  LivretDicomSeries *series = find_series (disc, dicom);
  Image image = { .member = member };

  if (series == NULL)
    return;
  livret_dicom_decimal (dicom, LIVRET_DICOM_INSTANCE_NUMBER, &image.number);
  g_array_append_val (series->images, image);
  g_hash_table_add (disc->members, GUINT_TO_POINTER (member + 1));
  disc->n_images++;
  note_person (disc, dicom);
  take_first (&disc->study, livret_dicom_study (dicom));
  take_first (&disc->establishment, livret_dicom_text (dicom, LIVRET_DICOM_INSTITUTION));
  take_first (&disc->author, livret_dicom_person (dicom, LIVRET_DICOM_PERFORMING));
  take_first (&disc->date, livret_dicom_date (dicom, LIVRET_DICOM_STUDY_DATE));
}

static void
look_at (LivretDicomDisc *disc, LivretArchive *archive, guint member)
{
  g_autofree guint8 *head = g_malloc (BEGINNING);
  g_autoptr (GBytes) bytes = NULL;
  g_auto (LivretDicom) dicom = { 0 };
  LivretDicomShape shape;
  gsize size = 0;
  gssize n;

  if (!is_dicom (archive))
    return;
  while (size < BEGINNING && (n = livret_archive_read (archive, head + size, BEGINNING - size)) > 0)
    size += (gsize) n;
  bytes = g_bytes_new_take (g_steal_pointer (&head), size);
  if (!livret_dicom_read_beginning (bytes, &dicom))
    return;
  if (dicom.directory)
    {
      disc->listed = TRUE;
      g_hash_table_add (disc->members, GUINT_TO_POINTER (member + 1));
    }
  else if (livret_dicom_shape (&dicom, &shape, NULL))
    note_image (disc, &dicom, member);
}

static int
compare_images (gconstpointer a, gconstpointer b)
{
  const Image *one = a, *other = b;

  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return one->member < other->member ? -1 : one->member > other->member;
}

static int
compare_series (gconstpointer a, gconstpointer b)
{
  const LivretDicomSeries *one = *(const LivretDicomSeries *const *) a;
  const LivretDicomSeries *other = *(const LivretDicomSeries *const *) b;

  if (one->number != other->number)
    return one->number < other->number ? -1 : 1;
  return g_strcmp0 (one->uid, other->uid);
}

gboolean
livret_dicom_disc_read (LivretInput *input, LivretDicomDisc *out)
{
  g_autoptr (LivretArchive) archive =
      livret_packed_is_archive (input) ? livret_archive_open (input) : NULL;
  const char *name;

  *out = (LivretDicomDisc) { 0 };
  if (archive == NULL)
    return FALSE;
  out->series = g_ptr_array_new_with_free_func (series_free);
  out->people = g_ptr_array_new_with_free_func (g_free);
  out->members = g_hash_table_new (NULL, NULL);
  for (guint n = 0; n < LIVRET_UNPACK_PAPERS_MAX && livret_archive_next (archive, &name); n++)
    {
      look_at (out, archive, n);
      out->n_members++;
    }
  for (guint i = 0; i < out->series->len; i++)
    g_array_sort (((LivretDicomSeries *) out->series->pdata[i])->images, compare_images);
  g_ptr_array_sort (out->series, compare_series);
  return TRUE;
}

char *
livret_dicom_disc_words (const LivretDicomDisc *disc)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < disc->series->len; i++)
    {
      const LivretDicomSeries *series = disc->series->pdata[i];

      g_string_append_printf (
          text,
          /* TRANSLATORS: what a series of pictures shows, and how many there are. */
          ngettext ("%s, %u image", "%s, %u images", series->images->len), series->title,
          series->images->len);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

char *
livret_dicom_disc_text (GBytes *bytes)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  g_auto (LivretDicomDisc) disc = { 0 };

  return livret_dicom_disc_read (input, &disc) ? livret_dicom_disc_words (&disc) : g_strdup ("");
}

/* --- As pages -----------------------------------------------------------------------------------
 */

static gboolean
set_no_image (GError **error)
{
  return livret_unreadable (error, _ ("There is no image in this archive."));
}

/* (transfer full) (nullable): the bytes of the file at place @member. */
static GBytes *
load_member (LivretInput *input, guint member)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  guint64 budget = LIVRET_UNPACK_PAPERS_TOTAL;
  const char *reason, *name;

  for (guint n = 0; archive != NULL && livret_archive_next (archive, &name); n++)
    if (n == member)
      return livret_unpack_load_member (archive, &budget, &reason);
  return NULL;
}

static int
count (GBytes *bytes, GError **error)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  g_auto (LivretDicomDisc) disc = { 0 };

  if (livret_dicom_disc_read (input, &disc) && disc.series->len > 0)
    return (int) disc.series->len;
  set_no_image (error);
  return -1;
}

static gboolean
load (GBytes *bytes, int page, int width_hint, LivretImage *image, GError **error)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  g_auto (LivretDicomDisc) disc = { 0 };
  g_autoptr (GBytes) member = NULL;
  const LivretDicomSeries *series;

  *image = (LivretImage) { 0 };
  if (!livret_dicom_disc_read (input, &disc) || page < 0 || (guint) page >= disc.series->len)
    return set_no_image (error);
  series = disc.series->pdata[page];
  member =
      load_member (input, g_array_index (series->images, Image, series->images->len / 2).member);
  return member != NULL ? livret_image_dicom.load (member, 0, width_hint, image, error)
                        : set_no_image (error);
}

static gboolean
check (GBytes *bytes, LivretImageInfo *info, GError **error)
{
  info->pages = count (bytes, error);
  return info->pages > 0;
}

static gboolean
holds (GBytes *bytes)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);

  return livret_dicom_disc_is (input);
}

const LivretImageCodec livret_image_dicom_disc = {
  LIVRET_DICOM_DISC_MEDIA_TYPE, count, check, load, holds,
};

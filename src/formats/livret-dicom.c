/* livret-dicom.c: the data set of a DICOM file, walked through within bounds.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Only where values stand is noted, and of sequences nothing but their ends. No length is believed
 * beyond the bytes that are there.
 */
#include "formats/livret-dicom.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#define PREAMBLE 128
#define UNDEFINED G_MAXUINT32
#define DEPTH_MAX 16
#define ELEMENTS_MAX 1000000
#define FRAGMENTS_MAX 100000
/* What a deflated data set becomes. */
#define INFLATED_MAX (512 * 1024 * 1024)
#define PIECE (256 * 1024)

#define ITEM 0xfffee000
#define ITEM_END 0xfffee00d
#define SEQUENCE_END 0xfffee0dd

#define SYNTAX_IMPLICIT "1.2.840.10008.1.2"
#define SYNTAX_EXPLICIT "1.2.840.10008.1.2.1"
#define SYNTAX_DEFLATED "1.2.840.10008.1.2.1.99"
#define SYNTAX_BIG "1.2.840.10008.1.2.2"
#define CLASS_DIRECTORY "1.2.840.10008.1.3.10"

#define META_CLASS 0x00020002
#define META_SYNTAX 0x00020010

/* --- Elements -----------------------------------------------------------------------------------
 */

/* Where the walk stands. @n: elements passed, at all depths */
typedef struct
{
  const guint8 *data;
  gsize size;
  gsize at;
  gboolean implicit;
  gboolean big;
  guint n;
} Walk;

typedef struct
{
  guint32 tag;
  char vr[3];
  guint32 length;
} Element;

static guint
get16 (const Walk *walk, gsize at)
{
  const guint8 *p = walk->data + at;

  return walk->big ? (guint) (p[0] << 8 | p[1]) : (guint) (p[1] << 8 | p[0]);
}

static guint32
get32 (const Walk *walk, gsize at)
{
  guint first = get16 (walk, at), second = get16 (walk, at + 2);

  return walk->big ? first << 16 | second : second << 16 | first;
}

static gsize
left (const Walk *walk)
{
  return walk->size - walk->at;
}

/* Of which VR the length has four bytes, behind two that are empty. */
static gboolean
has_long_length (const char *vr)
{
  static const char *const longs[] = { "OB", "OD", "OF", "OL", "OV", "OW", "SQ",
                                       "SV", "UC", "UN", "UR", "UT", "UV", NULL };

  return g_strv_contains (longs, vr);
}

static gboolean
read_explicit_length (Walk *walk, Element *element)
{
  if (left (walk) < 4)
    return FALSE;
  memcpy (element->vr, walk->data + walk->at, 2);
  element->vr[2] = '\0';
  if (!g_ascii_isupper (element->vr[0]) || !g_ascii_isupper (element->vr[1]))
    return FALSE;
  if (!has_long_length (element->vr))
    {
      element->length = get16 (walk, walk->at + 2);
      walk->at += 4;
      return TRUE;
    }
  if (left (walk) < 8)
    return FALSE;
  element->length = get32 (walk, walk->at + 4);
  walk->at += 8;
  return TRUE;
}

/* FALSE: there is none, or it is cut. */
static gboolean
read_head (Walk *walk, Element *element)
{
  *element = (Element) { 0 };
  if (left (walk) < 8 || walk->n++ >= ELEMENTS_MAX)
    return FALSE;
  element->tag = (guint32) get16 (walk, walk->at) << 16 | get16 (walk, walk->at + 2);
  walk->at += 4;
  /* Items have no VR, however the rest is written. */
  if (walk->implicit || element->tag >> 16 == 0xfffe)
    {
      element->length = get32 (walk, walk->at);
      walk->at += 4;
      return TRUE;
    }
  return read_explicit_length (walk, element);
}

static gboolean
pass (Walk *walk, guint32 length)
{
  if (length > left (walk))
    return FALSE;
  walk->at += length;
  return TRUE;
}

/* --- Sequences ----------------------------------------------------------------------------------
 */

static gboolean pass_sequence (Walk *walk, guint depth);

/* A value of no length that is told is a sequence; one of VR UN is written implicitly (PS3.5,
 * 6.2.2). */
static gboolean
pass_undefined (Walk *walk, const Element *element, guint depth)
{
  gboolean implicit = walk->implicit;
  gboolean done;

  if (strcmp (element->vr, "UN") == 0)
    walk->implicit = TRUE;
  done = pass_sequence (walk, depth);
  walk->implicit = implicit;
  return done;
}

static gboolean
pass_value (Walk *walk, const Element *element, guint depth)
{
  return element->length == UNDEFINED ? pass_undefined (walk, element, depth + 1)
                                      : pass (walk, element->length);
}

/* The elements of an item whose length is not told. */
static gboolean
pass_item (Walk *walk, guint depth)
{
  Element element;

  while (read_head (walk, &element))
    {
      if (element.tag == ITEM_END)
        return TRUE;
      if (!pass_value (walk, &element, depth))
        return FALSE;
    }
  return FALSE;
}

static gboolean
pass_sequence (Walk *walk, guint depth)
{
  Element element;

  while (depth <= DEPTH_MAX && read_head (walk, &element))
    {
      if (element.tag == SEQUENCE_END)
        return TRUE;
      if (element.tag != ITEM)
        return FALSE;
      if (element.length == UNDEFINED ? !pass_item (walk, depth) : !pass (walk, element.length))
        return FALSE;
    }
  return FALSE;
}

/* --- Reports ------------------------------------------------------------------------------------
 */

/* Who goes through a report, and whom it tells. */
typedef struct
{
  Walk walk;
  const LivretDicomVisitor *visitor;
  gpointer data;
} Visit;

static gboolean
is_entered (guint32 tag)
{
  return tag == LIVRET_DICOM_CONTENT || tag == LIVRET_DICOM_CONCEPT_NAME ||
         tag == LIVRET_DICOM_CONCEPT_CODE || tag == LIVRET_DICOM_MEASURED ||
         tag == LIVRET_DICOM_UNITS;
}

static gboolean visit_items (Visit *visit, guint32 sequence, guint32 length, guint depth);

/* Where what has this length ends; 0: it goes beyond what is there. */
static gsize
end_of (const Walk *walk, guint32 length)
{
  return length == UNDEFINED ? walk->size : length <= left (walk) ? walk->at + length : 0;
}

static gboolean
visit_element (Visit *visit, const Element *element, guint depth)
{
  LivretDicomSpan span = { visit->walk.at, element->length };
  gboolean implicit = visit->walk.implicit;
  gboolean done;

  if (!is_entered (element->tag))
    {
      if (element->length != UNDEFINED && element->length <= left (&visit->walk))
        visit->visitor->value (element->tag, &span, visit->data);
      return pass_value (&visit->walk, element, depth);
    }
  if (strcmp (element->vr, "UN") == 0)
    visit->walk.implicit = TRUE;
  done = visit_items (visit, element->tag, element->length, depth + 1);
  visit->walk.implicit = implicit;
  return done;
}

static gboolean
visit_item (Visit *visit, guint32 length, guint depth)
{
  gsize end = end_of (&visit->walk, length);
  Element element;

  while (visit->walk.at < end && read_head (&visit->walk, &element))
    {
      if (element.tag == ITEM_END)
        return TRUE;
      if (!visit_element (visit, &element, depth))
        return FALSE;
    }
  return length != UNDEFINED && visit->walk.at == end;
}

static gboolean
visit_items (Visit *visit, guint32 sequence, guint32 length, guint depth)
{
  gsize end = end_of (&visit->walk, length);
  Element element;

  while (depth <= DEPTH_MAX && visit->walk.at < end && read_head (&visit->walk, &element))
    {
      gboolean done;

      if (element.tag == SEQUENCE_END)
        return TRUE;
      if (element.tag != ITEM)
        return FALSE;
      visit->visitor->enter (sequence, visit->data);
      done = visit_item (visit, element.length, depth);
      visit->visitor->leave (sequence, visit->data);
      if (!done)
        return FALSE;
    }
  return depth <= DEPTH_MAX && length != UNDEFINED && visit->walk.at == end;
}

gboolean
livret_dicom_visit (const LivretDicom *dicom, const LivretDicomVisitor *visitor, gpointer data)
{
  const LivretDicomSpan *span = livret_dicom_find (dicom, LIVRET_DICOM_CONTENT);
  Visit visit = { .visitor = visitor, .data = data };

  if (span == NULL)
    return FALSE;
  visit.walk = (Walk) { .data = dicom->data,
                        .size = span->at + span->size,
                        .at = span->at,
                        .implicit = dicom->implicit,
                        .big = dicom->big };
  return visit_items (&visit, LIVRET_DICOM_CONTENT, (guint32) span->size, 0);
}

/* Pixels that are compressed: a table of offsets, then the fragments. */
static gboolean
take_fragments (Walk *walk, LivretDicom *out)
{
  Element element;

  out->fragments = g_array_new (FALSE, FALSE, sizeof (LivretDicomSpan));
  while (out->fragments->len < FRAGMENTS_MAX && read_head (walk, &element))
    {
      LivretDicomSpan span = { walk->at, element.length };

      if (element.tag == SEQUENCE_END)
        return TRUE;
      if (element.tag != ITEM || element.length == UNDEFINED || !pass (walk, element.length))
        return FALSE;
      g_array_append_val (out->fragments, span);
    }
  return FALSE;
}

/* --- The data set -------------------------------------------------------------------------------
 */

static void
note (LivretDicom *out, guint32 tag, gsize at, gsize size)
{
  LivretDicomSpan *span = g_new (LivretDicomSpan, 1);

  *span = (LivretDicomSpan) { at, size };
  g_hash_table_insert (out->elements, GUINT_TO_POINTER (tag), span);
}

static gboolean
walk_set (Walk *walk, LivretDicom *out)
{
  Element element;

  while (left (walk) > 0)
    {
      gsize start;

      /* Some programs fill the last block with zeros. */
      if (left (walk) < 8 && walk->data[walk->at] == 0)
        return TRUE;
      if (!read_head (walk, &element))
        return FALSE;
      if (element.tag == LIVRET_DICOM_PIXELS)
        {
          out->pixels = TRUE;
          out->swapped = walk->big && strcmp (element.vr, "OW") == 0;
        }
      if (element.tag == LIVRET_DICOM_PIXELS && element.length == UNDEFINED)
        {
          if (!take_fragments (walk, out))
            return FALSE;
          continue;
        }
      if (element.length != UNDEFINED && element.length <= left (walk))
        note (out, element.tag, walk->at, element.length);
      start = walk->at;
      if (!pass_value (walk, &element, 0))
        return FALSE;
      if (element.tag == LIVRET_DICOM_CONTENT && strcmp (element.vr, "UN") != 0)
        note (out, element.tag, start, walk->at - start);
    }
  return TRUE;
}

static gboolean
inflate (const guint8 *data, gsize size, LivretDicom *out)
{
  g_autoptr (GZlibDecompressor) zlib = g_zlib_decompressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  GConverterResult result = G_CONVERTER_CONVERTED;

  while (result != G_CONVERTER_FINISHED)
    {
      gsize used = 0, made = 0;

      result = g_converter_convert (G_CONVERTER (zlib), data, size, piece, PIECE,
                                    G_CONVERTER_INPUT_AT_END, &used, &made, NULL);
      if (result == G_CONVERTER_ERROR || bytes->len + made > INFLATED_MAX)
        return FALSE;
      g_byte_array_append (bytes, piece, (guint) made);
      data += used;
      size -= used;
    }
  out->set = g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
  return TRUE;
}

/* The file's own head, which is always written explicitly, least significant byte first. Answers
 * where the data set begins, 0: it is damaged. */
static gsize
read_meta (const guint8 *data, gsize size, LivretDicom *out)
{
  Walk walk = { .data = data, .size = size, .at = PREAMBLE + 4 };
  Element element;

  while (left (&walk) >= 8 && get16 (&walk, walk.at) == 0x0002)
    {
      const char *text;

      if (!read_head (&walk, &element) || element.length > left (&walk))
        return 0;
      text = (const char *) walk.data + walk.at;
      if (element.tag == META_SYNTAX)
        {
          g_free (out->syntax);
          out->syntax = g_strstrip (g_strndup (text, MIN (element.length, 64)));
        }
      if (element.tag == META_CLASS)
        out->directory = element.length >= strlen (CLASS_DIRECTORY) &&
                         memcmp (text, CLASS_DIRECTORY, strlen (CLASS_DIRECTORY)) == 0;
      pass (&walk, element.length);
    }
  if (out->syntax == NULL)
    out->syntax = g_strdup (SYNTAX_EXPLICIT);
  return walk.at;
}

static gboolean
set_damaged (GError **error)
{
  return livret_unreadable (error, _ ("The DICOM file is damaged or cut short."));
}

/* Some programs write implicitly what they announce otherwise. */
static gboolean
has_vr (const LivretDicom *dicom)
{
  return dicom->size < 8 || (g_ascii_isupper (dicom->data[4]) && g_ascii_isupper (dicom->data[5]));
}

/* @whole: (out): to the end of its last element */
static gboolean
read_file (GBytes *bytes, LivretDicom *out, gboolean *whole, GError **error)
{
  gsize size, start;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  Walk walk = { 0 };

  *out = (LivretDicom) { 0 };
  out->elements = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  if (size < PREAMBLE + 4 || memcmp (data + PREAMBLE, "DICM", 4) != 0)
    return livret_unreadable (error, _ ("This is no DICOM file."));
  start = read_meta (data, size, out);
  if (start == 0)
    return set_damaged (error);
  if (strcmp (out->syntax, SYNTAX_DEFLATED) != 0)
    out->set = g_bytes_new_from_bytes (bytes, start, size - start);
  else if (!inflate (data + start, size - start, out))
    return set_damaged (error);
  out->data = g_bytes_get_data (out->set, &out->size);
  out->big = strcmp (out->syntax, SYNTAX_BIG) == 0;
  out->implicit = strcmp (out->syntax, SYNTAX_IMPLICIT) == 0 || !has_vr (out);
  walk =
      (Walk) { .data = out->data, .size = out->size, .implicit = out->implicit, .big = out->big };
  *whole = walk_set (&walk, out);
  return g_hash_table_size (out->elements) > 0 || set_damaged (error);
}

gboolean
livret_dicom_read (GBytes *bytes, LivretDicom *out, GError **error)
{
  gboolean whole = FALSE;

  return read_file (bytes, out, &whole, error) && (whole || set_damaged (error));
}

gboolean
livret_dicom_read_beginning (GBytes *bytes, LivretDicom *out)
{
  gboolean whole;

  return read_file (bytes, out, &whole, NULL);
}

void
livret_dicom_clear (LivretDicom *dicom)
{
  g_clear_pointer (&dicom->set, g_bytes_unref);
  g_clear_pointer (&dicom->syntax, g_free);
  g_clear_pointer (&dicom->elements, g_hash_table_unref);
  g_clear_pointer (&dicom->fragments, g_array_unref);
}

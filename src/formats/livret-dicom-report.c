/* livret-dicom-report.c: the words of a structured report.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Source: DICOM PS3.3, C.17.3 and C.18. A report is a tree of headings, texts, numbers and codes;
 * it is told in lines, each set in by how deep it stands. What only refers to other files says
 * nothing to a reader.
 */
#include <string.h>

#include "formats/livret-dicom.h"

/* Of a report, in bytes; and how far lines are set in. */
#define WORDS_MAX (1024 * 1024)
#define INDENT_MAX 8

/* An item of the report on the way to the one that is read. */
typedef struct
{
  char *name;
  char *value;
  char *unit;
  gboolean told;
} Item;

typedef struct
{
  const LivretDicom *dicom;
  GPtrArray *items;  /* Item, the outermost first */
  GArray *sequences; /* guint32: what is entered */
  GString *words;
} Report;

static void
item_free (gpointer data)
{
  Item *item = data;

  g_free (item->name);
  g_free (item->value);
  g_free (item->unit);
  g_free (item);
}

static Item *
get_item (Report *report)
{
  return report->items->len > 0 ? report->items->pdata[report->items->len - 1] : NULL;
}

/* The sequence around the element that is read, and that around it. */
static guint32
get_sequence (Report *report, guint outwards)
{
  return report->sequences->len > outwards
             ? g_array_index (report->sequences, guint32, report->sequences->len - 1 - outwards)
             : 0;
}

/* Its line, before what stands below it. "Volume: 12 mL"; lines of a text are set in alike. */
static void
tell (Report *report, Item *item)
{
  guint depth = MIN (report->items->len - 1, INDENT_MAX);
  g_autofree char *line = NULL;
  g_auto (GStrv) lines = NULL;

  if (item->told || report->words->len > WORDS_MAX)
    return;
  item->told = TRUE;
  if (item->name == NULL && item->value == NULL)
    return;
  line = g_strconcat (
      item->name != NULL ? item->name : "", item->name != NULL && item->value != NULL ? ": " : "",
      item->value != NULL ? item->value : "", item->unit != NULL ? " " : NULL, item->unit, NULL);
  lines = g_strsplit (line, "\n", -1);
  for (char **part = lines; *part != NULL; part++)
    g_string_append_printf (report->words, "%*s%s\n", (int) (2 * depth), "", *part);
}

static void
enter (guint32 sequence, gpointer data)
{
  Report *report = data;

  if (sequence == LIVRET_DICOM_CONTENT)
    {
      if (get_item (report) != NULL)
        tell (report, get_item (report));
      g_ptr_array_add (report->items, g_new0 (Item, 1));
    }
  g_array_append_val (report->sequences, sequence);
}

static void
leave (guint32 sequence, gpointer data)
{
  Report *report = data;

  if (sequence == LIVRET_DICOM_CONTENT)
    {
      if (get_item (report)->value != NULL)
        tell (report, get_item (report));
      g_ptr_array_set_size (report->items, (int) report->items->len - 1);
    }
  g_array_set_size (report->sequences, report->sequences->len - 1);
}

/* The first that is said stays. */
static void
keep (char **member, char *text)
{
  if (*member == NULL && text != NULL && *text != '\0')
    *member = g_steal_pointer (&text);
  g_free (text);
}

/* "2026-05-04" of "20260504", "14:30" of "143000": other shapes as they are written. */
static char *
say_digits (char *text, guint32 tag)
{
  gsize n = strspn (text, "0123456789");
  g_autofree char *written = text;

  if (tag == LIVRET_DICOM_TIME && n >= 4)
    return g_strdup_printf ("%.2s:%.2s", written, written + 2);
  if (tag != LIVRET_DICOM_TIME && n >= 12)
    return g_strdup_printf ("%.4s-%.2s-%.2s %.2s:%.2s", written, written + 4, written + 6,
                            written + 8, written + 10);
  if (tag != LIVRET_DICOM_TIME && n == 8)
    return g_strdup_printf ("%.4s-%.2s-%.2s", written, written + 4, written + 6);
  return g_steal_pointer (&written);
}

/* What a code is called goes where its sequence says. */
static void
take_meaning (Report *report, Item *item, const LivretDicomSpan *span)
{
  guint32 around = get_sequence (report, 0);

  /* The name of a name, or of a unit's, is none of the item's. */
  if (around == LIVRET_DICOM_CONCEPT_NAME && get_sequence (report, 1) == LIVRET_DICOM_CONTENT)
    keep (&item->name, livret_dicom_text_at (report->dicom, span));
  else if (around == LIVRET_DICOM_CONCEPT_CODE)
    keep (&item->value, livret_dicom_text_at (report->dicom, span));
}

static void
take_value (guint32 tag, const LivretDicomSpan *span, gpointer data)
{
  Report *report = data;
  Item *item = get_item (report);

  if (item == NULL || report->words->len > WORDS_MAX)
    return;
  switch (tag)
    {
    case LIVRET_DICOM_CODE_MEANING:
      take_meaning (report, item, span);
      break;
    case LIVRET_DICOM_CODE_VALUE:
      /* Units are codes of UCUM: "mL" is shorter than what it means. */
      if (get_sequence (report, 0) == LIVRET_DICOM_UNITS)
        keep (&item->unit, livret_dicom_text_at (report->dicom, span));
      break;
    case LIVRET_DICOM_TEXT_VALUE:
    case LIVRET_DICOM_NUMERIC:
      keep (&item->value, livret_dicom_text_at (report->dicom, span));
      break;
    case LIVRET_DICOM_PERSON_NAME:
      keep (&item->value, livret_dicom_person_at (report->dicom, span));
      break;
    case LIVRET_DICOM_DATE:
    case LIVRET_DICOM_DATE_TIME:
    case LIVRET_DICOM_TIME:
      keep (&item->value, say_digits (livret_dicom_text_at (report->dicom, span), tag));
      break;
    default:
      break;
    }
}

char *
livret_dicom_report (const LivretDicom *dicom)
{
  static const LivretDicomVisitor visitor = { enter, leave, take_value };
  Report report = { dicom, g_ptr_array_new_with_free_func (item_free),
                    g_array_new (FALSE, FALSE, sizeof (guint32)), g_string_new (NULL) };

  livret_dicom_visit (dicom, &visitor, &report);
  g_ptr_array_unref (report.items);
  g_array_unref (report.sequences);
  if (report.words->len > 0)
    return g_string_free (report.words, FALSE);
  g_string_free (report.words, TRUE);
  return NULL;
}

/* livret-sample-cda.c: a laboratory's report as laboratories send it: a CDA document with the words
 * of each section and each result by its code. SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <string.h>

#include "base/livret-quantity.h"

/* An arc that nobody has: these documents do not exist. */
#define ROOT "1.2.250.1.999.7"
#define LOINC "2.16.840.1.113883.6.1"
#define LABORATORY "11502-2"
#define SECTION "18719-5"

/* What is written: the words of the section that is open, and its entries. */
typedef struct
{
  LivretSamplePage *page;
  const char *heading;
  GString *rows;
  GString *entries;
  GString *body;
  char time[16];
} Report;

static char *
compact_day (int day)
{
  char iso[16];
  GString *text = g_string_new (livret_day_iso (day, iso));

  g_string_replace (text, "-", "", 0);
  return g_string_free (text, FALSE);
}

static void add (GString *to, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (GString *to, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list values;

  va_start (values, format);
  text = g_markup_vprintf_escaped (format, values);
  va_end (values);
  g_string_append (to, text);
}

static void
close_section (Report *self)
{
  if (self->heading == NULL)
    return;
  add (self->body,
       "<component><section><code code=\"" SECTION "\" codeSystem=\"" LOINC "\"/>"
       "<title>%s</title><text><table><thead><tr><th>%s</th><th>%s</th><th>%s</th></tr></thead>",
       self->heading, C_ ("sample", "Test"), C_ ("sample", "Result"),
       C_ ("sample", "Usual values"));
  g_string_append_printf (self->body,
                          "<tbody>%s</tbody></table></text><entry typeCode=\"DRIV\">"
                          "<act classCode=\"ACT\" moodCode=\"EVN\"><code code=\"" SECTION
                          "\" codeSystem=\"" LOINC "\"/>%s</act></entry></section></component>\n",
                          self->rows->str, self->entries->str);
  g_string_truncate (self->rows, 0);
  g_string_truncate (self->entries, 0);
}

static void
add_bound (GString *to, const char *which, double value, const LivretSampleResult *result)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (value != 0)
    add (to, "<%s value=\"%s\" unit=\"%s\"/>", which,
         g_ascii_formatd (number, sizeof number, "%.2f", value), result->ucum);
}

static void
take_result (const LivretSampleResult *result, gpointer data)
{
  Report *self = data;
  g_autofree char *shown = livret_decimal_display (result->value, result->decimals);
  g_autofree char *form = g_strdup_printf ("%%.%df", result->decimals);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (g_strcmp0 (self->heading, result->heading) != 0)
    {
      close_section (self);
      self->heading = result->heading;
    }
  add (self->rows, "<tr><td>%s</td><td>%s %s</td><td>%s</td></tr>", result->name, shown,
       result->unit, result->usual);
  add (self->entries,
       "<entryRelationship typeCode=\"COMP\"><observation classCode=\"OBS\" moodCode=\"EVN\">"
       "<code code=\"%s\" codeSystem=\"" LOINC "\" displayName=\"%s\"/>"
       "<statusCode code=\"completed\"/><effectiveTime value=\"%s\"/>"
       "<value xsi:type=\"PQ\" value=\"%s\" unit=\"%s\"/>",
       result->loinc, result->name, self->time,
       g_ascii_formatd (number, sizeof number, form, result->value), result->ucum);
  if (result->off != 0)
    add (self->entries, "<interpretationCode code=\"%s\" codeSystem=\"2.16.840.1.113883.5.83\"/>",
         result->off > 0 ? "H" : "L");
  g_string_append (self->entries, "<referenceRange><observationRange><value xsi:type=\"IVL_PQ\">");
  add_bound (self->entries, "low", result->low, result);
  add_bound (self->entries, "high", result->high, result);
  g_string_append (
      self->entries,
      "</value></observationRange></referenceRange></observation></entryRelationship>");
}

/* Document, person, laboratory. */
static void
add_header (const Report *self, GString *to)
{
  LivretSamplePage *page = self->page;
  const LivretSamplePaper *paper = page->paper;
  g_autofree char *day = compact_day (page->day);
  g_autofree char *birth = compact_day (livret_sample_birth (page->sample, paper->who));

  add (
      to,
      "<realmCode code=\"FR\"/><typeId root=\"2.16.840.1.113883.1.3\" extension=\"POCD_HD000040\"/>"
      "<id root=\"" ROOT "\" extension=\"%s\"/><code code=\"" LABORATORY "\" codeSystem=\"" LOINC
      "\"/><title>%s</title><effectiveTime value=\"%s\"/>"
      "<confidentialityCode code=\"N\" codeSystem=\"2.16.840.1.113883.5.25\"/>"
      "<languageCode code=\"%s\"/><setId root=\"" ROOT
      ".1\" extension=\"%s\"/><versionNumber value=\"1\"/>\n",
      paper->key, W_ (paper->title), day, C_ ("sample", "en-GB"), paper->key);
  add (to,
       "<recordTarget><patientRole><id nullFlavor=\"UNK\"/><patient><name><family>Martin</family>"
       "<given>%s</given></name><birthTime value=\"%s\"/></patient></patientRole></recordTarget>\n",
       livret_sample_first_name (paper->who), birth);
  add (to,
       "<author><time value=\"%s\"/><assignedAuthor><id nullFlavor=\"UNK\"/>"
       "<representedOrganization><name>%s</name></representedOrganization></assignedAuthor>"
       "</author>\n",
       day, page->sender->name);
}

GBytes *
livret_sample_write_cda (LivretSamplePage *page)
{
  g_autofree char *day = compact_day (page->day);
  Report self = { .page = page,
                  .rows = g_string_new (NULL),
                  .entries = g_string_new (NULL),
                  .body = g_string_new (NULL) };
  GString *out = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                               "<ClinicalDocument xmlns=\"urn:hl7-org:v3\""
                               " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">\n");

  g_snprintf (self.time, sizeof self.time, "%s0750", day);
  livret_sample_each_result (page, page->paper->content, take_result, &self);
  close_section (&self);
  add_header (&self, out);
  g_string_append_printf (
      out, "<component><structuredBody>\n%s</structuredBody></component>\n</ClinicalDocument>\n",
      self.body->str);
  g_string_free (self.rows, TRUE);
  g_string_free (self.entries, TRUE);
  g_string_free (self.body, TRUE);
  return g_string_free_to_bytes (out);
}

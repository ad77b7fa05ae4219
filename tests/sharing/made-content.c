/* made-content.c: a package's content without a vault.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "made-content.h"

#include "record/livret-memfd.h"
#include "record/livret-reader.h"

#include <math.h>
#include <string.h>

#define DAY 86400
#define START (20738 * (gint64) DAY) /* 2026-10-12 */

static char **
set (char **member, const char *text)
{
  g_free (*member);
  *member = g_strdup (text);
  return member;
}

static LivretPerson *
make_person (void)
{
  LivretPerson *person = livret_person_new ("Camille Martin");

  set (&person->birth_name, "Lefèvre");
  set (&person->used_name, "Martin");
  set (&person->first_names, "Camille Anne");
  set (&person->birth_date, "1968-05-03");
  set (&person->birth_place, "Nantes");
  set (&person->ins, "268054410912345");
  person->sex = 'F';
  return person;
}

static LivretPackageSection *
add_section (LivretPackageContent *content, const char *id, LivretPackageState state)
{
  LivretPackageSection *section = g_new0 (LivretPackageSection, 1);

  section->section = livret_section_by_id (id);
  section->state = state;
  section->date = g_strdup (state == LIVRET_PACKAGE_NONE ? "2026-10-03" : "");
  section->lines = g_ptr_array_new ();
  g_ptr_array_add (content->sections, section);
  return section;
}

static void
add_line (LivretPackageSection *section, const char *text, const char *comment, const char *from)
{
  LivretPackageLine *line = g_new0 (LivretPackageLine, 1);

  line->text = g_strdup (text);
  line->comment = g_strdup (comment);
  line->from = g_strdup (from);
  line->until = g_strdup ("");
  g_ptr_array_add (section->lines, line);
}

static void
add_sections (LivretPackageContent *content)
{
  LivretPackageSection *section = add_section (content, "allergies", LIVRET_PACKAGE_WHOLE);

  add_line (section, "Pénicilline", "choc anaphylactique", "1998");
  add_line (section, "Produits iodés", "urticaire", "2011");
  section = add_section (content, "treatments", LIVRET_PACKAGE_WHOLE);
  add_line (section, "Metformine 1 000 mg", "matin et soir", "2019-03");
  add_line (section, "Ramipril 5 mg", "le soir", "2021-06-14");
  add_line (section, "Insuline glargine", "18 unités au coucher", "2024-01");
  section = add_section (content, "conditions", LIVRET_PACKAGE_CHOSEN);
  add_line (section, "Diabète de type 2", "", "2016");
  add_section (content, "vaccinations", LIVRET_PACKAGE_NONE);
}

static void
add_document (LivretPackageContent *content, const char *title, const char *type, GString *bytes)
{
  LivretPackageDocument *document = g_new0 (LivretPackageDocument, 1);

  document->id = g_strdup ("7a0c8f2e-0000-4000-8000-000000000001");
  document->title = g_strdup (title);
  document->category = g_strdup ("BIOLOGIE");
  document->date = g_strdup ("2026-11-19");
  document->author = g_strdup ("Dr Benali");
  document->establishment = g_strdup ("Laboratoire de l’Erdre");
  document->media_type = g_strdup (type);
  document->name =
      livret_package_file_name (content->person, document->date, title, document->media_type);
  document->size = bytes->len;
  document->pages = 1;
  document->sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, bytes->str, bytes->len);
  document->fd = livret_memfd_new ("document", bytes->str, bytes->len, NULL);
  g_ptr_array_add (content->documents, document);
  g_string_free (bytes, TRUE);
}

/* The smallest PDF with one line of text. */
static GString *
make_pdf (void)
{
  static const char *const objects[] = {
    "<</Type/Catalog/Pages 2 0 R>>",
    "<</Type/Pages/Kids[3 0 R]/Count 1>>",
    "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 "
    "R>>>>>>",
    "<</Length 56>>\nstream\nBT /F 24 Tf 72 720 Td (Bilan " MADE_CANARY
    ") Tj ET          \nendstream",
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
  };
  GString *pdf = g_string_new ("%PDF-1.4\n");
  gsize offsets[G_N_ELEMENTS (objects)];
  gsize xref;

  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    {
      offsets[i] = pdf->len;
      g_string_append_printf (pdf, "%u 0 obj\n%s\nendobj\n", i + 1, objects[i]);
    }
  xref = pdf->len;
  g_string_append_printf (pdf, "xref\n0 %zu\n0000000000 65535 f \n", G_N_ELEMENTS (objects) + 1);
  for (guint i = 0; i < G_N_ELEMENTS (objects); i++)
    g_string_append_printf (pdf, "%010zu 00000 n \n", offsets[i]);
  g_string_append_printf (pdf, "trailer<</Size %zu/Root 1 0 R>>\nstartxref\n%zu\n%%%%EOF\n",
                          G_N_ELEMENTS (objects) + 1, xref);
  return pdf;
}

static GString *
make_png (void)
{
  static const char base64[] =
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAGUlEQVR4nGPkL/vPgA0wYRUdShIsjIw4JAD7"
      "NAFbh8lCmgAAAABJRU5ErkJggg==";
  gsize size;
  g_autofree guchar *bytes = g_base64_decode (base64, &size);

  return g_string_new_len ((char *) bytes, size);
}

static void
add_documents (LivretPackageContent *content, guint n)
{
  if (n > 0)
    add_document (content, "Bilan sanguin", "application/pdf", make_pdf ());
  if (n > 1)
    add_document (content, "Lettre de sortie", "text/plain",
                  g_string_new ("Cher confrère,\n\nœdème résorbé. " MADE_CANARY "\n"));
  if (n > 2)
    add_document (content, "Photo de l’ordonnance", "image/png", make_png ());
  for (guint i = 3; i < n; i++)
    add_document (content, "Fichier", "application/x-inconnu", g_string_new (MADE_CANARY));
}

/* --- readings ------------------------------------------------------------------------ */

static LivretPackageSeries *
add_series (LivretPackageContent *content, const char *kind)
{
  LivretPackageSeries *series = g_new0 (LivretPackageSeries, 1);
  LivretPackageOrigin *device = g_new0 (LivretPackageOrigin, 1);
  LivretPackageOrigin *typed = g_new0 (LivretPackageOrigin, 1);

  device->source = g_strdup ("Withings");
  typed->source = g_strdup ("");
  typed->typed = TRUE;
  series->id =
      g_strdup_printf ("7a0c8f2e-0000-4000-8000-0000000000%02u", content->series->len + 10);
  series->kind = livret_kind_by_id (kind);
  series->unit = series->kind->units[0];
  series->from_day = g_strdup ("");
  series->until_day = g_strdup ("");
  series->readings = g_array_new (FALSE, TRUE, sizeof (LivretPackageReading));
  series->origins = g_ptr_array_new ();
  g_ptr_array_add (series->origins, device);
  g_ptr_array_add (series->origins, typed);
  g_ptr_array_add (content->series, series);
  return series;
}

static void
add_reading (LivretPackageSeries *series, gint64 wall, double a, double b, double c)
{
  LivretPackageReading reading = {
    { wall, { a, b, c } }, series->readings->len % 9 == 8, 0, (int) floor (wall / 86400.0)
  };

  g_array_append_val (series->readings, reading);
}

static void
add_readings (LivretPackageContent *content)
{
  LivretPackageSeries *pressure = add_series (content, "blood-pressure");
  LivretPackageSeries *weight = add_series (content, "weight");
  LivretPackageSeries *glucose = add_series (content, "interstitial-glucose");
  LivretPackageSeries *steps = add_series (content, "steps");

  for (int i = 0; i < 42; i++)
    add_reading (pressure, START + i * DAY + 7 * 3600 + 46 * 60, 128 + round (9 * sin (i * 1.7)),
                 79 + round (6 * sin (i * 2.3)), i % 4 == 3 ? NAN : 62 + i % 7);
  for (int i = 0; i < 60; i++)
    add_reading (weight, START - (59 - i) * 9 * DAY + 7 * 3600, 72.4 - i * 0.05 + 0.3 * sin (i),
                 NAN, NAN);
  for (int i = 0; i < 14 * 96; i++)
    add_reading (glucose, START + i * 900, round (118 + 45 * sin (i / 15.3)), NAN, NAN);
  /* Two that the sensor says no more of than that they lie beyond what it measures. */
  for (int i = 0; i < 2; i++)
    {
      LivretPackageReading *reading =
          &g_array_index (glucose->readings, LivretPackageReading, 14 * 96 - 3 + i);

      reading->point.values[0] = i == 0 ? 500 : 40;
      reading->limit = i == 0 ? 1 : -1;
    }
  for (int i = 0; i < 42 * 3; i++)
    add_reading (steps, START + i * 8 * 3600, 1200 + i * 17 % 1900, NAN, NAN);
}

LivretPackageContent *
made_content_new (guint n_documents)
{
  LivretPackageContent *content = g_new0 (LivretPackageContent, 1);

  content->person = make_person ();
  content->by = g_strdup ("Camille Martin");
  content->capacity = g_strdup ("self");
  content->recipient = g_strdup ("Dr Karim Benali");
  content->profession = g_strdup ("diabétologue");
  content->purpose = g_strdup ("suivi du diabète");
  content->made = START + 40 * DAY + 15 * 3600;
  content->until = content->made + 30 * DAY;
  content->journal = g_strdup ("a1b2c3d4e5f6");
  content->sections = g_ptr_array_new ();
  content->documents = g_ptr_array_new ();
  content->series = g_ptr_array_new ();
  add_sections (content);
  add_documents (content, n_documents);
  add_readings (content);
  return content;
}

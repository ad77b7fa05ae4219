/* test-watch-state.c: which files of a folder are proposed, why and for whom.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <math.h>

#include "app/watch/livret-watch-sink.h"
#include "app/watch/livret-watch-state.h"
#include "record/livret-imports.h"

#define NOW (G_GINT64_CONSTANT (1795262400) * G_USEC_PER_SEC)

/* --- Which files --------------------------------------------------------------------------------
 */

static void
test_standing (void)
{
  static const struct
  {
    const char *name;
    gint64 size;
    gint64 age; /* seconds */
    const char *beside;
    LivretWatchStanding standing;
  } rows[] = {
    { "bilan.pdf", 9000, 60, NULL, LIVRET_WATCH_WHOLE },
    { "bilan.pdf", 9000, 1, NULL, LIVRET_WATCH_GROWING },
    /* Firefox: an empty file holds the name while a piece grows. */
    { "bilan.pdf", 0, 60, "bilan.K3Ab1xYz.pdf.part", LIVRET_WATCH_GROWING },
    { "bilan.pdf", 9000, 60, "bilan.pdf.part", LIVRET_WATCH_GROWING },
    { "bilan", 9000, 60, "bilan.part", LIVRET_WATCH_GROWING },
    { "bilan.pdf", 9000, 60, "bilan-2.pdf.part", LIVRET_WATCH_WHOLE },
    { "bilan.pdf.part", 9000, 60, NULL, LIVRET_WATCH_IGNORED },
    { "Nicht bestätigt 1234.crdownload", 9000, 60, NULL, LIVRET_WATCH_IGNORED },
    { "export.zip.download", 9000, 60, NULL, LIVRET_WATCH_IGNORED },
    { ".bilan.pdf", 9000, 60, NULL, LIVRET_WATCH_IGNORED },
    { "bilan.odt~", 9000, 60, NULL, LIVRET_WATCH_IGNORED },
    { "bilan.pdf", LIVRET_IMPORT_HASH_MAX + 1, 60, NULL, LIVRET_WATCH_IGNORED },
    /* A clock that was set, or a server's time. */
    { "bilan.pdf", 9000, -86400, NULL, LIVRET_WATCH_WHOLE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretWatchFile file = { (char *) rows[i].name, rows[i].size,
                               NOW - rows[i].age * G_USEC_PER_SEC };
      g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

      g_hash_table_add (names, (gpointer) rows[i].name);
      if (rows[i].beside != NULL)
        g_hash_table_add (names, (gpointer) rows[i].beside);
      g_assert_cmpint (livret_watch_standing (&file, names, NOW), ==, rows[i].standing);
    }
}

/* --- What is proposed ---------------------------------------------------------------------------
 */

static GPtrArray *
household (void)
{
  GPtrArray *people = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_person_free);
  LivretPerson *camille = livret_person_new ("Camille Martin");
  LivretPerson *louis = livret_person_new ("Louis");

  g_set_str (&camille->id, "camille");
  g_set_str (&camille->birth_date, "1968-03-14");
  g_set_str (&camille->ins, "268037512345678");
  g_set_str (&louis->id, "louis");
  g_set_str (&louis->first_names, "Louis André");
  g_set_str (&louis->birth_name, "Martin");
  g_set_str (&louis->birth_date, "1942-03-05");
  g_ptr_array_add (people, camille);
  g_ptr_array_add (people, louis);
  return people;
}

typedef struct
{
  const char *name;
  const char *format;
  const char *title;
  const char *text;
  const char *holder;
  const char *born;
  const char *ins;
  const char *readings;
  const char *why; /* NULL: not proposed */
  const char *person;
} Row;

static const Row rows[] = {
  /* Formats that are nothing else. */
  { "x.xml", "cda", "Bilan", "", "MARTIN Camille", "1968-03-14", NULL, NULL,
    "A clinical document (CDA)", "camille" },
  { "x.xml", "cda", "Bilan", "", "MARTIN Camille", NULL, "2 68 03 75 123 456 78", NULL,
    "A clinical document (CDA)", "camille" },
  { "x.xml", "cda", "Bilan", "", "DURAND Camille", "1968-03-14", NULL, NULL,
    "A clinical document (CDA)", NULL },
  /* A name alone is nobody’s: the household may hear of two of that name. */
  { "x.xml", "cda", "Bilan", "", "MARTIN Camille", NULL, NULL, NULL, "A clinical document (CDA)",
    NULL },
  { "vaccins.smart-health-card", "shc", NULL, "", NULL, NULL, NULL, NULL, "A signed health card",
    NULL },
  { "weight.csv", "withings", NULL, "", NULL, NULL, NULL, "Weight", "Readings · Weight · Withings",
    NULL },

  /* What its words say, and its name. */
  { "ordonnance.jpg", "jpeg", NULL, "", NULL, NULL, NULL, NULL, "It speaks of: ordonnance", NULL },
  { "IMG_2041.jpg", "jpeg", NULL, "", NULL, NULL, NULL, NULL, NULL, NULL },
  { "scan.pdf", "pdf", NULL, "Dr Karim Benali\nPosologie : un comprimé le soir", NULL, NULL, NULL,
    NULL, "It speaks of: posologie, Dr", NULL },
  { "CR_consultation.docx", "docx", NULL, "Cher confrère, j’ai vu votre patiente à l’hôpital", NULL,
    NULL, NULL, NULL, "It speaks of: consultation, patiente, hôpital", NULL },
  { "lettre.pdf", "pdf", "Lettre", "Madame Camille Martin, née le 14/03/1968\nmédecin traitant",
    NULL, NULL, NULL, NULL, "It names Camille Martin · It speaks of: médecin", "camille" },
  { "lettre.pdf", "pdf", NULL, "M. MARTIN Louis, né le 05-03-1942\nIRM du genou", NULL, NULL, NULL,
    NULL, "It names Louis · It speaks of: IRM", "louis" },
  /* Named, but not known which of that name. */
  { "lettre.pdf", "pdf", NULL, "Camille Martin\nIRM du genou", NULL, NULL, NULL, NULL,
    "It names Camille Martin · It speaks of: IRM", NULL },
  { "releve.pdf", "pdf", NULL, "N° 2 68 03 75 123 456 78", NULL, NULL, NULL, NULL,
    "It has the national health number of Camille Martin", "camille" },
  /* Two people: nobody is guessed. */
  { "famille.pdf", "pdf", NULL,
    "Camille Martin, 14/03/1968, et Louis Martin, 05/03/1942\nordonnance", NULL, NULL, NULL, NULL,
    "It names Camille Martin · It speaks of: ordonnance", NULL },

  /* Not ours. */
  { "facture-edf.pdf", "pdf", "Facture", "Camille Martin\nVotre consommation", NULL, NULL, NULL,
    NULL, NULL, NULL },
  { "releve-bancaire.pdf", "pdf", NULL, "Camille Martin\nCB PHARMACIE DU PORT 12,40", NULL, NULL,
    NULL, NULL, NULL, NULL },
  { "analyse-de-marche.pdf", "pdf", "Report", "Summary", NULL, NULL, NULL, NULL, NULL, NULL },
  { "dramatique.txt", "txt", NULL, "Le drame du médecinisme n’est pas de la santéé", NULL, NULL,
    NULL, NULL, NULL, NULL },
  { "jeu.zip", "zip", NULL, "", NULL, NULL, NULL, NULL, NULL, NULL },
  { "inconnu.bin", NULL, NULL, "", NULL, NULL, NULL, NULL, NULL, NULL },
};

static LivretArrival *
judge (const Row *row, GPtrArray *people)
{
  g_autoptr (LivretWatchFacts) facts = livret_watch_facts_new (row->name);

  facts->format = g_strdup (row->format);
  facts->title = g_strdup (row->title);
  g_string_append (facts->text, row->text);
  facts->holder = g_strdup (row->holder);
  facts->born = g_strdup (row->born);
  facts->ins = g_strdup (row->ins);
  facts->readings = g_strdup (row->readings);
  facts->source = g_strdup (row->readings != NULL ? "Withings" : NULL);
  return livret_watch_judge (facts, people);
}

static void
test_judge (void)
{
  g_autoptr (GPtrArray) people = household ();

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (LivretArrival) arrival = judge (&rows[i], people);

      g_test_message ("%s: %s", rows[i].name, arrival != NULL ? arrival->why : "not proposed");
      g_assert_cmpstr (arrival != NULL ? arrival->why : NULL, ==, rows[i].why);
      g_assert_cmpstr (arrival != NULL ? arrival->person : NULL, ==, rows[i].person);
    }
}

/* --- Hearing ------------------------------------------------------------------------------------
 */

/* It stops as soon as enough is known, and keeps no more of a text than is looked at. */
static void
test_sink (void)
{
  g_auto (LivretWatchSink) self = { 0 };
  g_autofree char *text = g_strnfill (3 * LIVRET_WATCH_TEXT_MAX, 'a');
  LivretSinkDocument document = { .fd = -1, .media_type = "text/plain", .text = text };
  LivretSinkSeries series = { "weight", "Withings", "", "kg", FALSE };
  LivretSinkReading reading = { .values = { 70, NAN, NAN } };
  guint16 id;

  livret_watch_sink_init (&self, "x", 60);
  g_assert_true (livret_sink_format (&self.sink, "zip"));
  g_assert_true (livret_sink_document (&self.sink, &document));
  g_assert_true (livret_sink_document (&self.sink, &document));
  g_assert_cmpuint (self.facts->text->len, <=, LIVRET_WATCH_TEXT_MAX + 2);
  g_assert_true (livret_sink_series (&self.sink, &series, &id));
  g_assert_false (livret_sink_readings (&self.sink, &reading, 1));
  g_assert_cmpstr (self.facts->readings, ==, "Weight");
}

static void
test_sink_waits_for_whose (void)
{
  g_auto (LivretWatchSink) self = { 0 };
  LivretSinkDocument document = { .fd = -1, .media_type = "text/xml", .title = "Bilan" };
  LivretSinkIdentity identity = { "MARTIN Camille", "1968-03-14", NULL };

  livret_watch_sink_init (&self, "x.xml", 60);
  g_assert_true (livret_sink_format (&self.sink, "cda"));
  g_assert_true (livret_sink_document (&self.sink, &document));
  g_assert_false (livret_sink_identity (&self.sink, &identity));
}

/* An archive of a hundred strange files is left, and one that takes too long. */
static void
test_sink_gives_up (void)
{
  g_auto (LivretWatchSink) self = { 0 };
  g_auto (LivretWatchSink) late = { 0 };
  guint asides = 0;

  livret_watch_sink_init (&self, "x.zip", 60);
  while (livret_sink_set_aside (&self.sink, "a", "b") && asides < 1000)
    asides++;
  g_assert_cmpuint (asides, <, 200);
  livret_watch_sink_init (&late, "x.zip", 0);
  g_assert_false (livret_sink_progress (&late.sink, 1, 2));
}

static void
test_sentences (void)
{
  g_autofree char *one = livret_watch_banner_words (1, "Downloads");
  g_autofree char *two = livret_watch_banner_words (2, "Downloads");
  g_autofree char *whose = livret_watch_whose ("Camille Martin");

  g_assert_cmpstr (one, ==, "1 health paper has arrived in “Downloads”");
  g_assert_cmpstr (two, ==, "2 health papers have arrived in “Downloads”");
  g_assert_cmpstr (whose, ==, "For Camille Martin: the file itself says so");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/watch/standing", test_standing);
  g_test_add_func ("/watch/judge", test_judge);
  g_test_add_func ("/watch/sink", test_sink);
  g_test_add_func ("/watch/sink/whose", test_sink_waits_for_whose);
  g_test_add_func ("/watch/sink/gives-up", test_sink_gives_up);
  g_test_add_func ("/watch/sentences", test_sentences);
  return g_test_run ();
}

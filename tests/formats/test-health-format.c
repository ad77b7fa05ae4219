/* test-health-format.c: each trap of HealthKit's exports, by its name; archives of all sorts.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <locale.h>
#include <string.h>

#include "formats/livret-formats.h"
#include "formats/livret-health-types.h"
#include "formats/livret-health-values.h"
#include "livret-test-sink.h"

#define HEART "HKQuantityTypeIdentifierHeartRate"
#define WHEN "startDate=\"2026-01-03 08:00:00 +0200\" endDate=\"2026-01-03 08:00:00 +0200\""
#define BEAT                                                                                       \
  "<Record type=\"" HEART "\" sourceName=\"W\" unit=\"count/min\" " WHEN " value=\"61\"/>"
#define BEAT_READ "\"time\":\"2026-01-03 06:00:00\",\"values\":[\"61\"]"

static char *
read_export (GBytes *bytes, const char *id)
{
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, "exportation");
  LivretImportOptions options = { "fr" };
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink;

  livret_test_sink_init (&sink);
  if (!livret_format_import (input, id, &options, &sink.sink, &error))
    g_string_append_printf (sink.lines, "error: %s\n", error->message);
  return g_strdup (sink.lines->str);
}

/* --- The XML ------------------------------------------------------------------------------------
 */

static const struct
{
  const char *trap;
  const char *body;     /* inside <HealthData> */
  const char *found[4]; /* each stands in what came of it */
  const char *absent;
} traps[] = {
  { "offset at export: the instant is right, the wall clock nobody's",
    BEAT,
    { BEAT_READ, "\"wall\":0" },
    "\"offset\"" },
  { "offset at export: a time zone that the record names",
    "<Record type=\"" HEART "\" sourceName=\"W\" unit=\"count/min\" " WHEN " value=\"61\">"
    "<MetadataEntry key=\"HKTimeZone\" value=\"Europe/Paris\"/></Record>",
    { BEAT_READ, "\"offset\":60" } },
  { "offset at export: no such zone, or a path",
    "<Record type=\"" HEART "\" sourceName=\"W\" unit=\"count/min\" " WHEN " value=\"61\">"
    "<MetadataEntry key=\"HKTimeZone\" value=\"/etc/passwd\"/>"
    "<MetadataEntry key=\"HKTimeZone\" value=\"Europe/../../etc/passwd\"/>"
    "<MetadataEntry key=\"HKTimeZone\" value=\"Mars/Olympus\"/></Record>",
    { BEAT_READ },
    "\"offset\"" },
  { "decimal-comma beat times",
    "<Record type=\"HKQuantityTypeIdentifierHeartRateVariabilitySDNN\" sourceName=\"W\" "
    "unit=\"ms\" " WHEN " value=\"44.5\"><HeartRateVariabilityMetadataList>"
    "<InstantaneousBeatsPerMinute bpm=\"61\" time=\"02:15:56,01\"/>"
    "<InstantaneousBeatsPerMinute bpm=\"62\" time=\"7:41:16.84 PM\"/>"
    "</HeartRateVariabilityMetadataList></Record>",
    { "\"values\":[\"44.5\"]", "\"2 single heartbeats are not taken" } },
  { "kJ",
    "<Record type=\"HKQuantityTypeIdentifierActiveEnergyBurned\" sourceName=\"W\" unit=\"kJ\" " WHEN
    " value=\"41.84\"/>",
    { "\"kind\":\"active-energy\",\"unit\":\"kJ\"", "\"values\":[\"41.84\"]" } },
  { "kJ: the large calorie",
    "<Record type=\"HKQuantityTypeIdentifierActiveEnergyBurned\" sourceName=\"W\" "
    "unit=\"Cal\" " WHEN " value=\"9.5\"/>",
    { "\"kind\":\"active-energy\",\"unit\":\"kcal\"", "\"values\":[\"9.5\"]" } },
  { "fraction %",
    "<Record type=\"HKQuantityTypeIdentifierOxygenSaturation\" sourceName=\"W\" unit=\"%\" " WHEN
    " value=\"0.97\"/>",
    { "\"kind\":\"oxygen-saturation\",\"unit\":\"1\"", "\"values\":[\"0.97\"]" } },
  { "fraction %: already per cent",
    "<Record type=\"HKQuantityTypeIdentifierOxygenSaturation\" sourceName=\"W\" unit=\"%\" " WHEN
    " value=\"97\"/>",
    { "\"kind\":\"oxygen-saturation\",\"unit\":\"%\"", "\"values\":[\"97\"]" } },
  { "mmol unit string",
    "<Record type=\"HKQuantityTypeIdentifierBloodGlucose\" sourceName=\"W\""
    " unit=\"mmol&lt;180.1558800000541&gt;/L\" " WHEN " value=\"5.5\"/>",
    { "\"kind\":\"glucose\",\"unit\":\"mmol/L\"", "\"values\":[\"5.5\"]" } },
  { "NBSP names",
    "<Record type=\"" HEART "\" sourceName=\" Apple\302\240Watch  d\342\200\231Anne\342\200\257\""
    " unit=\"count/min\" " WHEN " value=\"61\"/>",
    { "\"source\":\"Apple Watch d\342\200\231Anne\"" } },
  { "the device's pointer makes no new device",
    "<Record type=\"" HEART
    "\" sourceName=\"W\" device=\"&lt;&lt;HKDevice: 0x1f&gt;, name:A, model:B, "
    "hardware:Watch6,2, software:9.1&gt;\" unit=\"count/min\" " WHEN " value=\"61\"/>"
    "<Record type=\"" HEART
    "\" sourceName=\"W\" device=\"&lt;&lt;HKDevice: 0xab3&gt;, name:A, model:B, "
    "hardware:Watch6,2, software:9.2&gt;\" unit=\"count/min\" " WHEN " value=\"62\"/>",
    { "\"device\":\"Watch6,2\"", "\"values\":[\"61\"]", "\"values\":[\"62\"]" },
    "\"id\":1," },
  { "duplicated correlation children: counted once",
    "<Record type=\"HKQuantityTypeIdentifierBloodPressureSystolic\" sourceName=\"O\" "
    "unit=\"mmHg\" " WHEN " value=\"128\"/>"
    "<Record type=\"HKQuantityTypeIdentifierBloodPressureDiastolic\" sourceName=\"O\" "
    "unit=\"mmHg\" " WHEN " value=\"79\"/>"
    "<Correlation type=\"HKCorrelationTypeIdentifierBloodPressure\" sourceName=\"O\" " WHEN ">"
    "<Record type=\"HKQuantityTypeIdentifierBloodPressureDiastolic\" sourceName=\"O\" "
    "unit=\"mmHg\" " WHEN " value=\"79\"/>"
    "<Record type=\"HKQuantityTypeIdentifierBloodPressureSystolic\" sourceName=\"O\" "
    "unit=\"mmHg\" " WHEN " value=\"128\"/></Correlation>" BEAT,
    { "\"values\":[\"128\",\"79\"],\"decimals\":0,\"where\":2}\n{\"call\":\"reading\",\"series\":"
      "1" },
    "set_aside" },
  { "duplicated correlation children: food stands alone too",
    "<Correlation type=\"HKCorrelationTypeIdentifierFood\" sourceName=\"Y\" " WHEN ">"
    "<Record type=\"HKQuantityTypeIdentifierDietaryEnergyConsumed\" sourceName=\"Y\" "
    "unit=\"kcal\" " WHEN " value=\"500\"/></Correlation>"
    "<Record type=\"HKQuantityTypeIdentifierDietaryEnergyConsumed\" sourceName=\"Y\" "
    "unit=\"kcal\" " WHEN " value=\"500\"/>",
    { "\"kind\":\"energy-eaten\"", "\"where\":1}\n" },
    "\"where\":2" },
  { "Workout attributes",
    "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"1800\" "
    "durationUnit=\"s\""
    " totalDistance=\"5\" totalDistanceUnit=\"km\" totalEnergyBurned=\"418.4\""
    " totalEnergyBurnedUnit=\"kJ\" sourceName=\"W\" " WHEN "/>",
    { "\"kind\":\"workout\"", "\"values\":[\"30\",\"100\",\"5000\"]", "\"code\":37" } },
  { "Workout statistics, with the end as a second start",
    "<Workout workoutActivityType=\"HKWorkoutActivityTypeWalking\" duration=\"30\" "
    "durationUnit=\"min\""
    " sourceName=\"W\" " WHEN
    "><WorkoutStatistics type=\"HKQuantityTypeIdentifierDistanceWalkingRunning\""
    " startDate=\"2026-01-03 08:00:00 +0200\" startDate=\"2026-01-03 08:30:00 +0200\" sum=\"2\" "
    "unit=\"km\"/>"
    "<WorkoutStatistics type=\"HKQuantityTypeIdentifierActiveEnergyBurned\" sum=\"100\" "
    "unit=\"kcal\"/>"
    "</Workout>",
    { "\"values\":[\"30\",\"100\",\"2000\"]", "\"code\":52" } },
  { "duplicate attribute: the end as a second start",
    "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"W\" unit=\"count\""
    " startDate=\"2026-01-03 08:00:00 +0200\" startDate=\"2026-01-03 08:05:00 +0200\" "
    "value=\"12\"/>",
    { "\"time\":\"2026-01-03 06:00:00\",\"duration\":300,\"values\":[\"12\"]" } },
  { "missing value",
    "<Record type=\"" HEART "\" sourceName=\"W\" unit=\"count/min\" " WHEN "/>" BEAT,
    { BEAT_READ,
      "\"where\":\"HeartRate\",\"reason\":\"1 record has no value that makes sense.\"" } },
  { "missing value: an event",
    "<Record type=\"HKCategoryTypeIdentifierHighHeartRateEvent\" sourceName=\"W\" " WHEN "/>",
    { "\"where\":\"HighHeartRateEvent\",\"reason\":\"1 notice without a number is not taken.\"" } },
  { "HKDataType names",
    "<Record type=\"HKDataTypeSleepDurationGoal\" sourceName=\"W\" unit=\"hr\" " WHEN
    " value=\"8\"/>"
    "<Record type=\"HKDataTypeSleepDurationGoal\" sourceName=\"V\" unit=\"hr\" " WHEN
    " value=\"8\"/>",
    { "\"where\":\"SleepDurationGoal\",\"reason\":\"2 records are not taken: Livret keeps no such "
      "kind.\"" } },
  { "sleep: stages are not added to the time in bed",
    "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" sourceName=\"W\""
    " startDate=\"2026-01-03 23:00:00 +0200\" endDate=\"2026-01-04 07:00:00 +0200\""
    " value=\"HKCategoryValueSleepAnalysisInBed\"/>"
    "<Record type=\"HKCategoryTypeIdentifierSleepAnalysis\" sourceName=\"W\""
    " startDate=\"2026-01-03 23:30:00 +0200\" endDate=\"2026-01-04 01:00:00 +0200\""
    " value=\"HKCategoryValueSleepAnalysisAsleepDeep\"/>",
    { "\"kind\":\"time-in-bed\"", "\"kind\":\"sleep\"", "\"values\":[\"28800\"]",
      "\"values\":[\"5400\"]" } },
  { "several sources of the same steps: all are kept, apart",
    "<Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Phone\" unit=\"count\" " WHEN
    " value=\"12\"/><Record type=\"HKQuantityTypeIdentifierStepCount\" sourceName=\"Watch\" "
    "unit=\"count\" " WHEN " value=\"11\"/>",
    { "\"source\":\"Phone\"", "\"source\":\"Watch\"", "\"values\":[\"12\"]",
      "\"values\":[\"11\"]" } },
  { "typed by hand",
    "<Record type=\"HKQuantityTypeIdentifierBodyMass\" sourceName=\"W\" unit=\"lb\" " WHEN
    " value=\"143.3\"><MetadataEntry key=\"HKWasUserEntered\" value=\"1\"/></Record>",
    { "\"unit\":\"[lb_av]\"", "\"flags\":1" } },
  { "metadata with units in their values, and keys that repeat",
    "<Record type=\"" HEART "\" sourceName=\"W\" unit=\"count/min\" " WHEN " value=\"61\">"
    "<MetadataEntry key=\"HKWeatherHumidity\" value=\"9300 %\"/>"
    "<MetadataEntry key=\"HKWeatherHumidity\" value=\"48.2 degF\"/></Record>",
    { BEAT_READ } },
  { "an attribute's name with spaces",
    "<Record type=\"" HEART
    "\" Health Mate App Version=\"3\" sourceName=\"W\" unit=\"count/min\" " WHEN " value=\"61\"/>",
    { BEAT_READ } },
  { "U+000B in a name",
    "<Record type=\"" HEART "\" sourceName=\"Mon\013tre\" unit=\"count/min\" " WHEN
    " value=\"61\"/>",
    { "\"source\":\"Mon tre\"", BEAT_READ } },
  { "private matters are not taken unasked",
    "<Record type=\"HKCategoryTypeIdentifierSexualActivity\" sourceName=\"W\" " WHEN "/>",
    { "\"where\":\"SexualActivity\"", "not imported unasked" } },
  { "dates that are none",
    "<Record type=\"" HEART
    "\" sourceName=\"W\" unit=\"count/min\" startDate=\"2026-02-30 08:00:00 +0200\""
    " endDate=\"2026-03-01 08:00:00 +0200\" value=\"61\"/>"
    "<Record type=\"" HEART
    "\" sourceName=\"W\" unit=\"count/min\" startDate=\"2026-03-01 08:00:01 +0200\""
    " endDate=\"2026-03-01 08:00:00 +0200\" value=\"61\"/>"
    "<Record type=\"" HEART
    "\" sourceName=\"W\" unit=\"count/min\" startDate=\"1700-03-01 08:00:01 +0200\""
    " endDate=\"1700-03-01 08:00:00 +0200\" value=\"61\"/>",
    { "\"reason\":\"3 records have no date that makes sense.\"" },
    "\"call\":\"reading\"" },
};

static void
test_traps (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (traps); i++)
    {
      g_autofree char *text =
          g_strdup_printf ("<HealthData locale=\"fr_FR\">\n%s</HealthData>\n", traps[i].body);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
      g_autofree char *found = read_export (bytes, NULL);

      g_test_message ("%s: %s", traps[i].trap, found);
      for (gsize f = 0; f < G_N_ELEMENTS (traps[i].found) && traps[i].found[f] != NULL; f++)
        g_assert_nonnull (strstr (found, traps[i].found[f]));
      if (traps[i].absent != NULL)
        g_assert_null (strstr (found, traps[i].absent));
    }
}

/* A person's birthday goes to the one who compares; nothing else of them is told. */
static void
test_me (void)
{
  static const char text[] =
      "<HealthData><Me HKCharacteristicTypeIdentifierDateOfBirth=\"1980-02-29\"/>" BEAT
      "</HealthData>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autofree char *found = read_export (bytes, NULL);

  g_assert_nonnull (strstr (found, "{\"call\":\"identity\",\"birth_date\":\"1980-02-29\"}"));
}

static void
test_cut_and_empty (void)
{
  static const struct
  {
    const char *text;
    const char *found;
  } rows[] = {
    { "<HealthData>" BEAT, BEAT_READ },
    { "<HealthData>" BEAT, "The file is incomplete: its end is missing." },
    { "<HealthData></HealthData>", "error: The export of Apple Health is empty." },
    { "<HealthData>" BEAT "<Record <Record a=\"1\"/></HealthData>",
      "The file is damaged at 1 place; what could be read around it was read." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autofree char *found = read_export (bytes, NULL);

      g_test_message ("%s", found);
      g_assert_nonnull (strstr (found, rows[i].found));
    }
}

/* --- Archives -----------------------------------------------------------------------------------
 */

typedef struct
{
  const char *name;
  const char *text;
} Member;

#define EXPORT "<?xml version=\"1.0\"?><HealthData>" BEAT "</HealthData>"

static const Member members[] = {
  { "apple_health_export/electrocardiograms/ecg_2020-09-24.csv",
    "Name,Camille\nDate of Birth,\"Feb 29, 1980\"\nRecorded Date,2020-09-25 08:12:10 +0200\n"
    "Classification,Sinus Rhythm\nSample Rate,512 hertz\n\n\nLead,Lead "
    "I\nUnit,\302\265V\n\n-265,868\n" },
  { "apple_health_export/workout-routes/route_2019-06-11_3.00pm.gpx",
    "<?xml version=\"1.0\"?><gpx version=\"1.1\"><trk/></gpx>" },
  { "apple_health_export/clinical-records/Observation-1.json",
    "{\"resourceType\":\"Observation\"}" },
  { "apple_health_export/export_cda.xml", "<?xml version=\"1.0\"?><ClinicalDocument/>" },
  { "__MACOSX/apple_health_export/._export.xml", "<HealthData>" },
  { "apple_health_export/._export.xml", "<HealthData>" },
  { "apple_health_export/\345\257\274\345\207\272.xml", EXPORT },
  { "../../evil.json", "{\"resourceType\":\"Patient\"}" },
  { "apple_health_export/unknown.bin", "\1\2\3" },
};

/* Written as it comes, which gives descriptors behind the data, like those of a phone. */
static GBytes *
pack (const Member *wanted, gsize n, const char *options)
{
  gsize size = 0;
  gsize room = 64 * 1024;
  g_autofree char *buffer = g_malloc (room);
  struct archive *archive = archive_write_new ();
  struct archive_entry *entry = archive_entry_new ();

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_set_options (archive, options), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_memory (archive, buffer, room, &size), ==, ARCHIVE_OK);
  for (gsize i = 0; i < n; i++)
    {
      archive_entry_clear (entry);
      archive_entry_set_pathname_utf8 (entry, wanted[i].name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, wanted[i].text, strlen (wanted[i].text)), ==,
                       (la_ssize_t) strlen (wanted[i].text));
    }
  archive_write_close (archive);
  archive_entry_free (entry);
  archive_write_free (archive);
  return g_bytes_new (buffer, size);
}

static const char *const archive_lines[] = {
  /* localised names */
  BEAT_READ,
  /* ECG, GPX, clinical records: documents, with their day */
  "\"media_type\":\"text/csv\"",
  "2020-09-25",
  "\"media_type\":\"application/gpx+xml\"",
  "2019-06-11",
  "\"media_type\":\"application/fhir+json\"",
  /* export_cda */
  "\"where\":\"export_cda.xml\",\"reason\":\"This file repeats the readings",
  /* hostile names */
  "\"where\":\"evil.json\",\"reason\":\"The name of this file leads out of the archive",
  "\"where\":\"unknown.bin\",\"reason\":\"Livret does not know what this file is.\"",
};

/* ZIP64, data descriptors, stored and deflated; a name in a language of its own; __MACOSX. */
static void
test_archives (void)
{
  static const char *const options[] = { "compression=deflate", "compression=store",
                                         "compression=deflate,zip64" };

  for (gsize i = 0; i < G_N_ELEMENTS (options); i++)
    {
      g_autoptr (GBytes) bytes = pack (members, G_N_ELEMENTS (members), options[i]);
      g_autofree char *found = read_export (bytes, NULL);

      g_test_message ("%s: %s", options[i], found);
      g_assert_nonnull (strstr (found, "\"id\":\"apple-health\""));
      for (gsize l = 0; l < G_N_ELEMENTS (archive_lines); l++)
        g_assert_nonnull (strstr (found, archive_lines[l]));
      g_assert_null (strstr (found, "MACOSX"));
      g_assert_null (strstr (found, "incomplete"));
    }
}

/* Another archive is read as one of documents. */
static void
test_strange_archive (void)
{
  g_autoptr (GBytes) bytes = pack (members, 4, "compression=deflate");
  g_autofree char *found = read_export (bytes, NULL);

  g_assert_nonnull (strstr (found, "\"id\":\"zip\""));
  g_assert_null (strstr (found, "apple-health"));
}

/* Cut anywhere: never a crash, and what was read is said to be a part. */
static void
test_truncated_archive (void)
{
  g_autoptr (GString) text = g_string_new ("<?xml version=\"1.0\"?><HealthData>");
  Member many = { "apple_health_export/export.xml", NULL };
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autoptr (GBytes) whole = NULL;
  guint n_partial = 0;

  for (int i = 0; i < 400; i++)
    g_string_append_printf (text,
                            "<Record type=\"" HEART "\" sourceName=\"W\" unit=\"count/min\" " WHEN
                            " value=\"%u\"/>\n",
                            g_rand_int (rand));
  g_string_append (text, "</HealthData>");
  many.text = text->str;
  whole = pack (&many, 1, "compression=deflate");
  for (gsize size = 60; size < g_bytes_get_size (whole); size += 97)
    {
      g_autoptr (GBytes) cut = g_bytes_new_from_bytes (whole, 0, size);
      g_autofree char *found = read_export (cut, "apple-health");

      g_assert_nonnull (strstr (found, size < g_bytes_get_size (whole) - 200 ? "incomplete" : ":"));
      n_partial += strstr (found, "\"call\":\"reading\"") != NULL;
    }
  g_assert_cmpuint (n_partial, >, 10);
}

/* The sink says no while the archive is inflated beside: the thread ends, nothing hangs. */
static void
test_refused_archive (void)
{
  g_autoptr (GBytes) bytes = pack (members, G_N_ELEMENTS (members), "compression=deflate");

  for (guint refuse = 1; refuse < 12; refuse++)
    {
      g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
      LivretImportOptions options = { "fr" };
      g_autoptr (GError) error = NULL;
      g_auto (LivretTestSink) sink;

      livret_test_sink_init (&sink);
      sink.refuse_after = refuse;
      if (!livret_format_import (input, NULL, &options, &sink.sink, &error))
        g_assert_no_error (error);
    }
}

/* --- Numbers and dates --------------------------------------------------------------------------
 */

static void
test_numbers (void)
{
  static const struct
  {
    const char *text;
    gboolean good;
    double value;
    guint decimals;
  } rows[] = {
    { "0", TRUE, 0, 0 },
    { "52", TRUE, 52, 0 },
    { "-3.50", TRUE, -3.5, 2 },
    { "0.1", TRUE, 0.1, 1 },
    { "999999999999999", TRUE, 999999999999999, 0 },
    { "65.123456789012345", TRUE, 65.123456789012345, LIVRET_DECIMALS_UNKNOWN },
    { "1e3", TRUE, 1000, LIVRET_DECIMALS_UNKNOWN },
    { "5E-3", TRUE, 0.005, LIVRET_DECIMALS_UNKNOWN },
    { ".5", TRUE, 0.5, LIVRET_DECIMALS_UNKNOWN },
    { "0.0000000000000001", TRUE, 1e-16, LIVRET_DECIMALS_UNKNOWN },
    { "", FALSE },
    { "-", FALSE },
    { "1,5", FALSE },
    { "1 5", FALSE },
    { "1.2.3", FALSE },
    { "0x10", FALSE },
    { "nan", FALSE },
    { "inf", FALSE },
    { "1e999", FALSE },
    { "12kg", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize size = strlen (rows[i].text);
      g_autofree char *text = g_memdup2 (rows[i].text, size); /* without a NUL */
      LivretHealthSlice slice = { text != NULL ? text : "", size };
      guint8 decimals;
      double value;

      g_test_message ("“%s”", rows[i].text);
      g_assert_true (livret_health_number (slice, &value, &decimals) == rows[i].good);
      if (!rows[i].good)
        continue;
      g_assert_true (value == rows[i].value);
      g_assert_cmpuint (decimals, ==, rows[i].decimals);
    }
}

static void
test_times (void)
{
  static const struct
  {
    const char *text;
    gint64 utc; /* 0: none */
  } rows[] = {
    { "2021-11-30 07:47:59 +0200", 1638251279 },
    { "2021-11-30 07:47:59 -0330", 1638271079 },
    { "1970-01-01 00:00:01 +0000", 1 },
    { "2024-02-29 12:00:00 +0000", 1709208000 },
    { "2023-02-29 12:00:00 +0000", 0 },
    { "2021-13-30 07:47:59 +0200", 0 },
    { "2021-11-30T07:47:59 +0200", 0 },
    { "2021-11-30 24:47:59 +0200", 0 },
    { "2021-11-30 07:47:59 +02:00", 0 },
    { "2021-11-30 07:47:59", 0 },
    { "1800-11-30 07:47:59 +0200", 0 },
    { "2200-11-30 07:47:59 +0200", 0 },
    { "", 0 },
  };
  LivretHealthDay day = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LivretHealthSlice slice = { rows[i].text, strlen (rows[i].text) };
      gint64 utc = 0;

      g_test_message ("“%s”", rows[i].text);
      g_assert_true (livret_health_time (slice, &day, &utc) == (rows[i].utc != 0));
      g_assert_cmpint (utc, ==, rows[i].utc);
    }
}

/* Every type that has a kind has one that exists, and takes the unit that phones write. */
static void
test_types (void)
{
  static const struct
  {
    const char *type;
    const char *unit;
    const char *kind;
    const char *ucum;
  } rows[] = {
    { "HKQuantityTypeIdentifierBodyMass", "st", "weight", "[stone_av]" },
    { "HKQuantityTypeIdentifierHeight", "ft", "height", "[ft_i]" },
    { "HKQuantityTypeIdentifierVO2Max", "mL/min·kg", "vo2max", "mL/min/kg" },
    { "HKQuantityTypeIdentifierPhysicalEffort", "kcal/hr·kg", "physical-effort", "kcal/h/kg" },
    { "HKQuantityTypeIdentifierEnvironmentalAudioExposure", "dBASPL", "sound-exposure", "dB[SPL]" },
    { "HKQuantityTypeIdentifierBodyMassIndex", "count", "bmi", "kg/m2" },
    { "HKQuantityTypeIdentifierStepCount", "count", "steps", "{steps}" },
    { "HKQuantityTypeIdentifierFlightsClimbed", "count", "flights", "{flights}" },
    { "HKQuantityTypeIdentifierWalkingSpeed", "mi/hr", "walking-speed", "[mi_i]/h" },
    { "HKQuantityTypeIdentifierBodyTemperature", "degF", "temperature", "[degF]" },
    { "HKQuantityTypeIdentifierInsulinDelivery", "IU", "insulin", "[iU]" },
    { "HKQuantityTypeIdentifierDietaryWater", "fl_oz_us", "water", "[foz_us]" },
    { "HKQuantityTypeIdentifierForcedVitalCapacity", "mL", "forced-vital-capacity", "mL" },
    { "HKQuantityTypeIdentifierPeakExpiratoryFlowRate", "L/min", "peak-flow", "L/min" },
    { "HKQuantityTypeIdentifierHeartRate", "kg", "heart-rate", NULL },
    { "HKQuantityTypeIdentifierHeartRate", "", "heart-rate", NULL },
  };

  static const struct
  {
    const char *source;
    const char *kind;
  } sensors[] = {
    { "Dexcom G6", "sensor-glucose" },
    { "xDrip4iOS", "sensor-glucose" },
    { "Santé", "glucose" },
    { "OneTouch Reveal", "glucose" },
    { "", "glucose" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const LivretHealthType *type = livret_health_type_find (rows[i].type, "Santé");

      g_test_message ("%s in %s", rows[i].type, rows[i].unit);
      g_assert_nonnull (type);
      g_assert_cmpstr (type->kind, ==, rows[i].kind);
      g_assert_nonnull (livret_kind_by_id (type->kind));
      g_assert_cmpstr (livret_health_unit (type, rows[i].unit), ==, rows[i].ucum);
    }
  g_assert_null (livret_health_type_find ("HeartRate", ""));
  g_assert_null (livret_health_type_find ("HKQuantityTypeIdentifier", ""));
  for (gsize i = 0; i < G_N_ELEMENTS (sensors); i++)
    g_assert_cmpstr (
        livret_health_type_find ("HKQuantityTypeIdentifierBloodGlucose", sensors[i].source)->kind,
        ==, sensors[i].kind);
  g_assert_cmpstr (livret_health_type_name ("HKDataTypeSleepDurationGoal"), ==,
                   "SleepDurationGoal");
  g_assert_cmpuint (livret_health_activity ("HKWorkoutActivityTypeYoga"), ==, 57);
  g_assert_cmpuint (livret_health_activity ("HKWorkoutActivityTypeCooldown"), ==, 80);
  g_assert_cmpuint (livret_health_activity ("HKWorkoutActivityTypeUnheard"), ==, 3000);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/health-format/traps", test_traps);
  g_test_add_func ("/health-format/me", test_me);
  g_test_add_func ("/health-format/cut-and-empty", test_cut_and_empty);
  g_test_add_func ("/health-format/archives", test_archives);
  g_test_add_func ("/health-format/strange-archive", test_strange_archive);
  g_test_add_func ("/health-format/truncated-archive", test_truncated_archive);
  g_test_add_func ("/health-format/refused-archive", test_refused_archive);
  g_test_add_func ("/health-format/numbers", test_numbers);
  g_test_add_func ("/health-format/times", test_times);
  g_test_add_func ("/health-format/types", test_types);
  return g_test_run ();
}

/* test-json.c: JSON read value by value, however hostile, and tables in archives.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <archive.h>
#include <archive_entry.h>
#include <glib.h>
#include <locale.h>
#include <string.h>

#include "formats/livret-activity.h"
#include "formats/livret-csv-take.h"
#include "formats/livret-formats.h"
#include "formats/livret-json-items.h"
#include "livret-test-sink.h"

static LivretInput *
input_of (const char *text, gssize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, size < 0 ? strlen (text) : (gsize) size);

  return livret_input_new_for_bytes (bytes, "test");
}

/* One letter an item: good, bad, cut, end. */
static char *
walk (LivretInput *input)
{
  g_autoptr (LivretJsonItems) items = livret_json_items_new (input);
  GString *seen = g_string_new (NULL);
  LivretJsonItem item = LIVRET_JSON_ITEM_GOOD;
  JsonObject *object;

  while (item != LIVRET_JSON_ITEM_END && item != LIVRET_JSON_ITEM_CUT)
    {
      item = livret_json_items_next (items, &object);
      g_string_append_c (seen, "gbc."[item]);
    }
  return g_string_free (seen, FALSE);
}

static void
test_items (void)
{
  static const struct
  {
    const char *text;
    const char *seen;
  } cases[] = {
    { "{}", "g." },
    { "\357\273\277 {}\n", "g." },
    { "[]", "." },
    { "[{},{}]", "gg." },
    { "[ {} , 1, \"a]b\", [2], {} ]\n", "gbbbg." },
    { "{}\n{}\r\n{}", "ggg." },
    { "{}{}", "gg." },
    { "\036{}\n\036{}\n", "gg." },
    { "{\"a\":\"}\\\"}\"}{}", "gg." },
    { "{\"a\":\"\\\\\"}{}", "gg." },
    { "{\"a\":1", "c" },
    { "{\"a", "c" },
    { "[{}", "gc" },
    { "[{},", "gc" },
    { "{]{}", "bg." },
    { "]", "b." },
    { "{\"a\":nul}{}", "bg." },
    { "{\"a\":01}", "b." },
    { "", "." },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (LivretInput) input = input_of (cases[i].text, -1);
      g_autofree char *seen = walk (input);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpstr (seen, ==, cases[i].seen);
    }
}

/* A million brackets, and a value longer than any may be: passed over, what follows is read. */
static void
test_hostile (void)
{
  static const struct
  {
    const char *opening;
    const char *closing;
    guint n;
  } cases[] = {
    { "[", "]", 1000000 },
    { "{\"a\":", "}", 1000000 },
    { "0123456789", "", 500000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *text = g_string_new ("{\"a\":\"");
      g_autoptr (LivretInput) input = NULL;
      g_autofree char *seen = NULL;

      if (*cases[i].closing != '\0')
        g_string_assign (text, "{\"a\":");
      for (guint k = 0; k < cases[i].n; k++)
        g_string_append (text, cases[i].opening);
      g_string_append (text, *cases[i].closing != '\0' ? "1" : "\"");
      for (guint k = 0; k < cases[i].n; k++)
        g_string_append (text, cases[i].closing);
      g_string_append (text, "}\n{}\n");
      input = input_of (text->str, text->len);
      seen = walk (input);
      g_assert_cmpstr (seen, ==, "bg.");
      g_string_free (text, TRUE);
    }
}

static void
test_head (void)
{
  static const struct
  {
    const char *head;
    const char *members;
  } cases[] = {
    { "{\"a\":1,\"b\":{\"c\":2},\"d\":[{\"e\":3}]}", "a b d" },
    { " [ {\"a\": \"b\", \"c", "a" },
    { "[{\"a\\\"b\":1}", "a\\\"b" },
    { "[{\"a\":1},{\"b\":2}]", "a" },
    { "[[{\"a\":1}]]", NULL },
    { "date,weight\n", NULL },
    { "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (GStrv) members = livret_json_head_members (cases[i].head, strlen (cases[i].head));
      g_autofree char *joined = members != NULL ? g_strjoinv (" ", members) : NULL;

      g_assert_cmpstr (joined, ==, cases[i].members);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    guint16 code;
  } cases[] = {
    { "Walk", 52 },
    { "Course à pied", 37 },
    { "Natation en piscine", 46 },
    { "Indoor Cycling", 13 },
    { "Vélo elliptique", 16 },
    { "Randonnée", 24 },
    { "lap_swimming", 46 },
    { "Tennis de table", 47 },
    { "Musculation", 50 },
    { "Chess", 3000 },
    { "", 3000 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    g_assert_cmpuint (livret_activity_code (cases[i].name), ==, cases[i].code);
}

static void
test_spans (void)
{
  g_assert_cmpfloat (livret_csv_span ("00:35:20"), ==, 2120);
  g_assert_cmpfloat (livret_csv_span ("31:05"), ==, 1865);
  g_assert_cmpfloat (livret_csv_span ("00:28:10.5"), ==, 1690.5);
  g_assert_cmpfloat (livret_csv_span ("00:28:10,5"), ==, 1690.5);
  for (const char *const *bad = (const char *const[]) { "", "--", "12", "1:", ":1", "1:2:3:4",
                                                        "1:2:x", "99999:00", NULL };
       *bad != NULL; bad++)
    g_assert_cmpfloat (livret_csv_span (*bad), <, 0);
}

/* --- Archives -----------------------------------------------------------------------------------
 */

static void
add_member (struct archive *out, const char *name, const char *data, gsize size)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_size (entry, size);
  archive_entry_set_filetype (entry, AE_IFREG);
  archive_entry_set_perm (entry, 0644);
  g_assert_cmpint (archive_write_header (out, entry), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_data (out, data, size), ==, size);
  archive_entry_free (entry);
}

static struct archive *
archive_begin (char *buffer, gsize room, size_t *used)
{
  struct archive *out = archive_write_new ();

  archive_write_set_format_zip (out);
  g_assert_cmpint (archive_write_open_memory (out, buffer, room, used), ==, ARCHIVE_OK);
  return out;
}

/* More sources than an import may name: what is beyond is set aside, table by table. */
static void
test_sources (void)
{
  gsize room = 16 * 1024 * 1024;
  g_autofree char *buffer = g_malloc (room);
  size_t used = 0;
  struct archive *out = archive_begin (buffer, room, &used);
  g_autoptr (LivretInput) input = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink;

  for (guint i = 0; i < 4200; i++)
    {
      g_autofree char *name = g_strdup_printf ("heart_rate_2026-%04u.csv", i);
      g_autofree char *table = g_strdup_printf ("timestamp,beats per minute,data source\n"
                                                "2026-10-24T20:00:04Z,60,Device %u\n",
                                                i);

      add_member (out, name, table, strlen (table));
    }
  archive_write_close (out);
  archive_write_free (out);
  input = input_of (buffer, used);
  livret_test_sink_init (&sink);
  g_assert_true (livret_format_import (input, "fitbit", NULL, &sink.sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink.n_readings, ==, 4096);
  g_assert_cmpuint (sink.n_set_aside, ==, 1);
}

/* A member larger than what is held at once, and an archive in an archive. */
static void
test_large (void)
{
  gsize room = 4 * 1024 * 1024, size = 129 * 1024 * 1024;
  g_autofree char *buffer = g_malloc (room);
  g_autofree char *large = g_malloc (size);
  static const char table[] = "timestamp,beats per minute\n2026-10-24T20:00:04Z,60\n";
  size_t used = 0;
  struct archive *out = archive_begin (buffer, room, &used);
  g_autoptr (LivretInput) input = NULL;
  g_auto (LivretTestSink) sink;

  memset (large, '\n', size);
  memcpy (large, table, sizeof table - 1);
  add_member (out, "heart_rate_2026-10-24.csv", large, size);
  add_member (out, "heart_rate_2026-10-25.csv", table, sizeof table - 1);
  add_member (out, "heart_rate_2026-10-26.csv", "PK\003\004PK\003\004", 8);
  archive_write_close (out);
  archive_write_free (out);
  input = input_of (buffer, used);
  livret_test_sink_init (&sink);
  g_assert_true (livret_format_import (input, NULL, NULL, &sink.sink, NULL));
  g_assert_cmpuint (sink.n_readings, ==, 1);
  g_assert_cmpuint (sink.n_set_aside, ==, 2);
}

/* Sources that a file invents without end do not stop its import. */
static void
test_invented (void)
{
  GString *text = g_string_new (NULL);
  g_autoptr (LivretInput) input = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (LivretTestSink) sink;

  for (guint i = 0; i < 5000; i++)
    g_string_append_printf (text,
                            "{\"header\":{\"acquisition_provenance\":{\"source_name\":\"S%u\"}},"
                            "\"body\":{\"body_weight\":{\"value\":72,\"unit\":\"kg\"},"
                            "\"effective_time_frame\":{\"date_time\":\"2026-10-24T07:34:49Z\"}}}\n",
                            i);
  input = input_of (text->str, text->len);
  livret_test_sink_init (&sink);
  g_assert_true (livret_format_import (input, "open-mhealth", NULL, &sink.sink, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (sink.n_readings, ==, 5000);
  g_string_free (text, TRUE);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/json/items", test_items);
  g_test_add_func ("/formats/json/hostile", test_hostile);
  g_test_add_func ("/formats/json/head", test_head);
  g_test_add_func ("/formats/json/invented", test_invented);
  g_test_add_func ("/formats/activities", test_names);
  g_test_add_func ("/formats/spans", test_spans);
  g_test_add_func ("/formats/archives/sources", test_sources);
  g_test_add_func ("/formats/archives/large", test_large);
  return g_test_run ();
}

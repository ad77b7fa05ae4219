/* test-csv-map.c: what a person tells of a table's columns: checked, printed, sent, proposed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <locale.h>

#include "formats/livret-csv-map.h"
#include "record/livret-wire-csv.h"

static LivretCsvMapping *
parse (const char *json)
{
  g_autoptr (GError) error = NULL;
  LivretCsvMapping *mapping = livret_csv_mapping_from_json (json, -1, &error);

  g_assert_no_error (error);
  return mapping;
}

#define COLUMN(use, more) "{\"title\":\"" use "\",\"use\":\"" use "\"" more "}"
#define VALUE(kind) COLUMN ("value", ",\"kind\":\"" kind "\"")

static void
test_check (void)
{
  static const struct
  {
    const char *columns;
    const char *said; /* in the error; NULL: good */
  } table[] = {
    { COLUMN ("date", "") "," VALUE ("weight"), NULL },
    { COLUMN ("date", "") "," VALUE ("weight") "," VALUE ("weight"), NULL },
    { COLUMN ("date", "") "," COLUMN ("systolic", "") "," COLUMN ("diastolic", ""), NULL },
    { COLUMN ("date", "") "," COLUMN ("kind", "") "," COLUMN ("number", ""), NULL },
    { VALUE ("weight"), "the date" },
    { COLUMN ("date", ""), "holds readings" },
    { COLUMN ("date", "") "," COLUMN ("date", "") "," VALUE ("weight"), "another column" },
    { COLUMN ("date", "") "," COLUMN ("systolic", ""), "both columns" },
    { COLUMN ("date", "") "," COLUMN ("kind", ""), "both columns" },
    { COLUMN ("date", "") "," COLUMN ("unit", "") "," VALUE ("weight"), "units" },
    { COLUMN ("date", "") "," COLUMN ("kind", "") "," COLUMN ("number", "") "," VALUE ("weight"),
      "not both" },
    { COLUMN ("date", "") "," VALUE ("mood-of-the-cat"), "kind of reading" },
    { COLUMN ("date", "") "," VALUE ("blood-pressure"), "kind of reading" },
    { COLUMN ("date", "") "," COLUMN ("value", ",\"kind\":\"weight\",\"unit\":\"mg/dL\""), "unit" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autofree char *json = g_strdup_printf ("{\"columns\":[%s]}", table[i].columns);
      g_autoptr (LivretCsvMapping) mapping = parse (json);
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", table[i].columns);
      g_assert_true (livret_csv_mapping_check (mapping, &error) == (table[i].said == NULL));
      if (table[i].said == NULL)
        continue;
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, table[i].said));
    }
}

static void
test_json (void)
{
  static const char *const bad[] = {
    "",
    "[]",
    "{}",
    "{\"columns\":{}}",
    "{\"columns\":[1]}",
    "{\"columns\":[{\"title\":\"a\",\"use\":\"colour\"}]}",
    "{\"columns\":[{\"use\":\"date\"}]}",
    "{\"columns\":[],\"dates\":\"sometimes\"}",
    "{\"columns\":[],\"decimals\":1}",
  };
  g_autoptr (LivretCsvMapping) mapping =
      parse ("{\"dates\":\"month-first\",\"decimals\":\"comma\",\"clock\":\"utc\",\"columns\":["
             "{\"title\":\"D\\u00e4tum\",\"use\":\"date\",\"samples\":[\"x\"]},"
             "{\"title\":\"W\",\"use\":\"value\",\"kind\":\"weight\",\"unit\":\"[lb_av]\"}]}");
  g_autoptr (LivretCsvMapping) copy = livret_csv_mapping_copy (mapping);
  g_autofree char *json = livret_csv_mapping_to_json (mapping);
  g_autoptr (LivretCsvMapping) again = parse (json);

  g_assert_cmpint (mapping->dates, ==, LIVRET_CSV_DATES_MONTH_FIRST);
  g_assert_cmpint (mapping->decimals, ==, LIVRET_CSV_DECIMALS_COMMA);
  g_assert_true (mapping->utc);
  g_assert_true (livret_csv_mapping_equal (mapping, copy));
  g_assert_true (livret_csv_mapping_equal (mapping, again));
  g_set_str (&livret_csv_mapping_column (copy, 1)->unit, "kg");
  g_assert_false (livret_csv_mapping_equal (mapping, copy));
  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (livret_csv_mapping_from_json (bad[i], -1, &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID);
    }
}

static char *
print_of (const char *const *titles)
{
  g_autoptr (LivretCsvMapping) mapping = livret_csv_mapping_new ();

  for (; *titles != NULL; titles++)
    livret_csv_mapping_add (mapping, *titles);
  return livret_csv_mapping_print (mapping);
}

/* A header is the same whatever its accents, capitals and spaces; a title more makes another. */
static void
test_print (void)
{
  const char *const one[] = { "Date", "Pesée", NULL };
  const char *const same[] = { " DATE", "pesee ", NULL };
  const char *const joined[] = { "DatePesée", NULL };
  const char *const more[] = { "Date", "Pesée", "", NULL };
  g_autofree char *first = print_of (one);
  g_autofree char *second = print_of (same);
  g_autofree char *third = print_of (joined);
  g_autofree char *fourth = print_of (more);

  g_assert_cmpstr (first, ==, second);
  g_assert_cmpstr (first, !=, third);
  g_assert_cmpstr (first, !=, fourth);
}

/* What is sent is what arrives; cut anywhere, it is nothing. */
static void
test_wire (void)
{
  g_autoptr (LivretCsvMapping) mapping = parse ("{\"dates\":\"day-first\",\"columns\":[" COLUMN (
      "date", "") ","
                  "{\"title\":\"W\",\"use\":\"value\",\"kind\":\"weight\",\"unit\":\"kg\"}]}");
  g_auto (LivretWireFrame) frame = { 0 };
  g_autoptr (LivretCsvMapping) taken = NULL;

  livret_wire_frame_init (&frame, LIVRET_WIRE_REQUEST);
  livret_wire_put_mapping (&frame, mapping);
  for (guint length = 0; length < frame.payload->len; length++)
    {
      g_auto (LivretWireFrame) cut = { 0 };

      livret_wire_frame_init (&cut, LIVRET_WIRE_REQUEST);
      livret_wire_put (&cut, frame.payload->data, length);
      g_assert_null (livret_wire_take_mapping (&cut));
      g_assert_true (cut.damaged);
    }
  taken = livret_wire_take_mapping (&frame);
  g_assert_nonnull (taken);
  g_assert_true (livret_wire_finish (&frame));
  g_assert_true (livret_csv_mapping_equal (mapping, taken));
}

/* A unit of another kind, a use that is none: a reader that was taken over may send anything. */
static void
test_wire_lies (void)
{
  static const struct
  {
    guint32 n;
    guint32 dates;
    guint32 use;
    const char *kind;
    const char *unit;
  } table[] = {
    { 1, 0, LIVRET_CSV_N_USES, "", "" },
    { 1, LIVRET_CSV_N_DATES, 0, "", "" },
    { LIVRET_CSV_MAPPED_MAX + 1, 0, 0, "", "" },
    { 1, 0, LIVRET_CSV_USE_VALUE, "no-such-kind", "" },
    { 1, 0, LIVRET_CSV_USE_VALUE, "weight", "mm[Hg]" },
    { 1, 0, LIVRET_CSV_USE_DATE, "", "kg" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
      livret_wire_put_u32 (&frame, table[i].n);
      livret_wire_put_u32 (&frame, table[i].dates);
      livret_wire_put_u32 (&frame, 0);
      livret_wire_put_u32 (&frame, 0);
      livret_wire_put_text (&frame, "Title");
      livret_wire_put_u32 (&frame, table[i].use);
      livret_wire_put_text (&frame, table[i].kind);
      livret_wire_put_text (&frame, table[i].unit);
      g_assert_null (livret_wire_take_mapping (&frame));
      g_assert_true (frame.damaged);
    }
}

static LivretCsvTable *
describe (const char *text, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, "table.csv");

  return livret_format_csv_describe (input, error);
}

static void
test_describe (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (LivretCsvTable) table =
      describe ("Wann;Uhr;Gewicht;Poids (kg);Kommentar;Pouls\n"
                "03.04.2026;07:30;71,9;72;;60\n;;;;;\n04.04.2026;07:31;71,9;73;froh;61\n",
                &error);
  const LivretCsvMapping *mapping = table->mapping;
  g_auto (LivretWireFrame) frame = { 0 };
  g_autoptr (LivretCsvTable) taken = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (table->delimiter, ==, ';');
  g_assert_cmpuint (mapping->columns->len, ==, 6);
  g_assert_cmpint (livret_csv_mapping_column (mapping, 0)->use, ==, LIVRET_CSV_USE_DATE);
  g_assert_cmpint (livret_csv_mapping_column (mapping, 1)->use, ==, LIVRET_CSV_USE_TIME);
  g_assert_cmpint (livret_csv_mapping_column (mapping, 2)->use, ==, LIVRET_CSV_USE_NONE);
  g_assert_cmpint (livret_csv_mapping_column (mapping, 3)->use, ==, LIVRET_CSV_USE_VALUE);
  g_assert_cmpstr (livret_csv_mapping_column (mapping, 3)->kind, ==, "weight");
  g_assert_cmpstr (livret_csv_mapping_column (mapping, 3)->unit, ==, "kg");
  g_assert_cmpint (livret_csv_mapping_column (mapping, 4)->use, ==, LIVRET_CSV_USE_NONE);
  g_assert_cmpint (livret_csv_mapping_column (mapping, 5)->use, ==, LIVRET_CSV_USE_PULSE);
  g_assert_cmpstr (table->samples->pdata[2 * LIVRET_CSV_SAMPLES], ==, "71,9");
  g_assert_cmpstr (table->samples->pdata[2 * LIVRET_CSV_SAMPLES + 1], ==, "");
  g_assert_cmpstr (table->samples->pdata[4 * LIVRET_CSV_SAMPLES], ==, "froh");
  livret_wire_frame_init (&frame, LIVRET_WIRE_DONE);
  livret_wire_put_table (&frame, table);
  taken = livret_wire_take_table (&frame);
  g_assert_true (taken != NULL && livret_wire_finish (&frame));
  g_assert_true (livret_csv_mapping_equal (taken->mapping, mapping));
  g_assert_cmpuint (taken->rows, ==, table->rows);
}

static void
test_no_table (void)
{
  static const char *const texts[] = {
    "one line\nof prose\n", "a;b\n", "", "%PDF-1.4\n\001\002;\003\nx;y\n", "a;b\001\nx;y\n",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (describe (texts[i], &error));
      g_assert_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_UNREADABLE);
    }
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C.UTF-8");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formats/csv-map/check", test_check);
  g_test_add_func ("/formats/csv-map/json", test_json);
  g_test_add_func ("/formats/csv-map/print", test_print);
  g_test_add_func ("/formats/csv-map/wire", test_wire);
  g_test_add_func ("/formats/csv-map/wire-lies", test_wire_lies);
  g_test_add_func ("/formats/csv-map/describe", test_describe);
  g_test_add_func ("/formats/csv-map/no-table", test_no_table);
  return g_test_run ();
}

/* test-bin-state.c: what the page of the bin says of what is in it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/bin/livret-bin-state.h"

#include <math.h>
#include <string.h>

#include "base/livret-date.h"

#define TODAY 20779 /* 2026-11-22 */
#define NOON (G_GINT64_CONSTANT (86400) * TODAY + 43200)

static LivretBinItem
make (LivretBinKind kind, const char *title, const char *group, gint64 until)
{
  return (LivretBinItem) { .kind = kind,
                           .id = (char *) "id",
                           .person_name = (char *) "Camille Martin",
                           .title = (char *) title,
                           .group = (char *) group,
                           .until = until };
}

static void
test_words (void)
{
  static const struct
  {
    LivretBinKind kind;
    gboolean none;
    const char *title;
    const char *group;
    gboolean person;
    const char *shown;
    const char *subtitle;
  } table[] = {
    { LIVRET_BIN_DOCUMENT, FALSE, "Bilan sanguin", "BIOLOGIE", FALSE, "Bilan sanguin",
      "Laboratory results · kept until 22 Dec at least" },
    { LIVRET_BIN_DOCUMENT, FALSE, "Bilan", "", TRUE, "Bilan",
      "Camille Martin · Other documents · kept until 22 Dec at least" },
    { LIVRET_BIN_ENTRY, FALSE, "Pollen", "allergies", TRUE, "Pollen",
      "Camille Martin · Allergies · kept until 22 Dec at least" },
    { LIVRET_BIN_ENTRY, TRUE, "", "allergies", FALSE, "No known allergy",
      "Allergies · kept until 22 Dec at least" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretBinItem item = make (table[i].kind, table[i].title, table[i].group,
                                 NOON + 30 * G_GINT64_CONSTANT (86400));
      g_autofree char *title = NULL;
      g_autofree char *subtitle = NULL;

      item.none = table[i].none;
      title = livret_bin_state_title (&item, TODAY);
      subtitle = livret_bin_state_subtitle (&item, table[i].person, TODAY);
      g_assert_cmpstr (title, ==, table[i].shown);
      g_assert_cmpstr (subtitle, ==, table[i].subtitle);
      g_assert_true (livret_bin_state_can_erase (&item));
    }
}

/* It does not go by itself, and is not erased. */
static void
test_reading (void)
{
  LivretReading reading = { .kind = livret_kind_by_id ("weight"),
                            .time = NOON,
                            .values = { 72.4, NAN, NAN },
                            .written = (char *) "",
                            .source = (char *) "" };
  LivretBinItem item = make (LIVRET_BIN_READING, "", "weight", 0);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = livret_bin_state_subtitle (&item, FALSE, TODAY);

  item.reading = &reading;
  title = livret_bin_state_title (&item, TODAY);
  g_assert_true (g_str_has_prefix (title, "Weight · 72.4"));
  g_assert_cmpstr (subtitle, ==, "stays noted, so that no import brings it back");
  g_assert_false (livret_bin_state_can_erase (&item));
}

/* Copies, shares and the journal are named each time. */
static void
test_survives (void)
{
  static const struct
  {
    int shares;
    const char *words;
  } table[] = {
    { 0, "named in no share" },
    { 1, "in 1 share:" },
    { 3, "in 3 shares:" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretBinItem item = make (LIVRET_BIN_DOCUMENT, "Bilan", "BIOLOGIE", NOON);
      g_autofree char *words = livret_bin_state_survives (&item, table[i].shares);

      g_assert_nonnull (strstr (words, table[i].words));
      g_assert_nonnull (strstr (words, "Copies of the vault made before still hold it"));
      g_assert_nonnull (strstr (words, "saved outside the vault or printed stays"));
      g_assert_nonnull (strstr (words, "The journal keeps that something was erased"));
    }
}

/* Of a person what they hold stands in the line; erasing leaves no list of a share. */
static void
test_person (void)
{
  LivretBinItem item =
      make (LIVRET_BIN_PERSON, "Louis Martin", "", NOON + 30 * G_GINT64_CONSTANT (86400));
  g_autofree char *title = livret_bin_state_title (&item, TODAY);
  g_autofree char *empty = livret_bin_state_subtitle (&item, TRUE, TODAY);
  g_autofree char *subtitle = NULL;
  g_autofree char *none = livret_bin_state_survives (&item, 0);
  g_autofree char *two = livret_bin_state_survives (&item, 2);

  g_assert_cmpstr (livret_bin_state_heading (LIVRET_BIN_PERSON), ==, "People");
  g_assert_cmpstr (title, ==, "Louis Martin");
  g_assert_cmpstr (empty, ==, "kept until 22 Dec at least");
  item.held = (LivretPersonHeld) { .documents = 3, .readings = 1 };
  subtitle = livret_bin_state_subtitle (&item, FALSE, TODAY);
  g_assert_cmpstr (subtitle, ==, "3 documents · 1 reading · kept until 22 Dec at least");
  g_assert_true (livret_bin_state_can_erase (&item));
  g_assert_nonnull (strstr (none, "Nothing was handed over in a share."));
  g_assert_nonnull (strstr (two, "2 shares were handed over"));
  g_assert_nonnull (strstr (two, "Copies of the vault made before still hold it"));
  g_assert_nonnull (strstr (two, "saved outside the vault or printed stays"));
  g_assert_null (strstr (two, "keep its title"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/bin/words", test_words);
  g_test_add_func ("/app/bin/reading", test_reading);
  g_test_add_func ("/app/bin/survives", test_survives);
  g_test_add_func ("/app/bin/person", test_person);
  return g_test_run ();
}

/* test-arrange-state.c: photographs as pages: order, turns, frames, undo and what is said of them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-arrange-state.h"

#include <string.h>

#define SIDE LIVRET_CROP_SIDE

static LivretArrangement *
make (guint n)
{
  g_autoptr (GArray) sheets = livret_arrange_sheets_new ();

  for (guint i = 0; i < n; i++)
    livret_arrange_sheets_add (sheets, i, 0);
  return livret_arrangement_new (sheets);
}

/* "120": which pictures, in order; those left out in brackets. */
static void
assert_order (LivretArrangement *a, const char *order)
{
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < livret_arrangement_count (a); i++)
    {
      const LivretArrangeSheet *sheet = livret_arrangement_get (a, i);

      g_string_append_printf (found, sheet->left_out ? "(%u)" : "%u", sheet->picture);
    }
  g_assert_cmpstr (found->str, ==, order);
}

static void
assert_crop (const LivretCrop *crop, guint left, guint top, guint right, guint bottom)
{
  g_assert_cmpuint (crop->left, ==, left);
  g_assert_cmpuint (crop->top, ==, top);
  g_assert_cmpuint (crop->right, ==, right);
  g_assert_cmpuint (crop->bottom, ==, bottom);
}

static void
test_order (void)
{
  static const struct
  {
    guint from;
    guint to;
    gboolean done;
    const char *order;
  } table[] = {
    { 0, 1, TRUE, "1023" },  { 3, 0, TRUE, "3012" },          { 0, 3, TRUE, "1230" },
    { 2, 2, FALSE, "0123" }, { 4, 0, FALSE, "0123" },         { 0, 4, FALSE, "0123" },
    { 2, 1, TRUE, "0213" },  { 0, G_MAXUINT, FALSE, "0123" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LivretArrangement) a = make (4);

      g_test_message ("row %u", (guint) i);
      g_assert_cmpint (livret_arrangement_move (a, table[i].from, table[i].to), ==, table[i].done);
      assert_order (a, table[i].order);
      g_assert_cmpint (livret_arrangement_undo (a), ==, table[i].done);
      assert_order (a, "0123");
    }
}

static void
test_turns (void)
{
  static const struct
  {
    int quarters;
    guint turns;
    guint crop[4];
  } table[] = {
    { 1, 1, { 6000, 1000, 8000, 3000 } },  { -1, 3, { 2000, 7000, 4000, 9000 } },
    { 2, 2, { 7000, 6000, 9000, 8000 } },  { 5, 1, { 6000, 1000, 8000, 3000 } },
    { -3, 1, { 6000, 1000, 8000, 3000 } },
  };
  const LivretCrop crop = { 1000, 2000, 3000, 4000 };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      g_autoptr (LivretArrangement) a = make (1);
      const LivretArrangeSheet *sheet;

      g_assert_true (livret_arrangement_crop (a, 0, &crop));
      g_assert_true (livret_arrangement_turn (a, 0, table[i].quarters));
      sheet = livret_arrangement_get (a, 0);
      g_assert_cmpuint (sheet->turns, ==, table[i].turns);
      assert_crop (&sheet->crop, table[i].crop[0], table[i].crop[1], table[i].crop[2],
                   table[i].crop[3]);
      g_assert_true (livret_arrangement_undo (a));
      g_assert_true (livret_arrangement_undo (a));
      g_assert_false (livret_arrangement_undo (a));
      g_assert_false (livret_arrange_sheet_changed (livret_arrangement_get (a, 0)));
    }
}

static void
test_nothing (void)
{
  g_autoptr (LivretArrangement) a = make (2);

  g_assert_false (livret_arrangement_turn (a, 0, 4));
  g_assert_false (livret_arrangement_turn (a, 2, 1));
  g_assert_false (livret_arrangement_crop (a, 0, &LIVRET_CROP_NONE));
  g_assert_false (livret_arrangement_leave_out (a, 0, FALSE));
  g_assert_false (livret_arrangement_can_undo (a));
}

/* The edges of a frame stop at the picture and at each other. */
static void
test_edges (void)
{
  static const struct
  {
    LivretEdge edge;
    int place;
    guint crop[4];
  } table[] = {
    { LIVRET_EDGE_LEFT, 500, { 500, 2000, 6000, 8000 } },
    { LIVRET_EDGE_LEFT, -5, { 0, 2000, 6000, 8000 } },
    { LIVRET_EDGE_LEFT, G_MAXINT, { 6000 - LIVRET_CROP_LEAST, 2000, 6000, 8000 } },
    { LIVRET_EDGE_TOP, G_MININT, { 1000, 0, 6000, 8000 } },
    { LIVRET_EDGE_TOP, 9000, { 1000, 8000 - LIVRET_CROP_LEAST, 6000, 8000 } },
    { LIVRET_EDGE_RIGHT, SIDE + 1, { 1000, 2000, SIDE, 8000 } },
    { LIVRET_EDGE_RIGHT, 0, { 1000, 2000, 1000 + LIVRET_CROP_LEAST, 8000 } },
    { LIVRET_EDGE_BOTTOM, G_MAXINT, { 1000, 2000, 6000, SIDE } },
    { LIVRET_EDGE_BOTTOM, 1999, { 1000, 2000, 6000, 2000 + LIVRET_CROP_LEAST } },
  };
  const LivretCrop crop = { 1000, 2000, 6000, 8000 };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    {
      LivretCrop moved = livret_crop_with_edge (&crop, table[i].edge, table[i].place);

      g_test_message ("row %u", (guint) i);
      assert_crop (&moved, table[i].crop[0], table[i].crop[1], table[i].crop[2], table[i].crop[3]);
    }
}

static void
test_shift (void)
{
  const LivretCrop crop = { 1000, 2000, 6000, 8000 };
  LivretCrop moved = livret_crop_shifted (&crop, 100, -100);

  assert_crop (&moved, 1100, 1900, 6100, 7900);
  moved = livret_crop_shifted (&crop, -SIDE, SIDE);
  assert_crop (&moved, 0, 4000, 5000, SIDE);
  moved = livret_crop_shifted (&LIVRET_CROP_NONE, 5, 5);
  g_assert_true (livret_crop_is_whole (&moved));
}

static void
assert_words (LivretArrangement *a, guint at, const char *title, const char *words)
{
  g_autofree char *found_title = livret_arrangement_title (a, at);
  g_autofree char *found_words = livret_arrangement_words (a, at);

  g_assert_cmpstr (found_title, ==, title);
  g_assert_cmpstr (found_words, ==, words);
}

static void
assert_button (LivretArrangement *a, const char *button)
{
  g_autofree char *found = livret_arrangement_button (a);

  g_assert_cmpstr (found, ==, button);
}

/* Pages are counted without those left out. */
static void
test_words (void)
{
  g_autoptr (LivretArrangement) a = make (3);
  g_autoptr (LivretArrangement) one = make (1);
  const LivretCrop crop = { 0, 0, 5000, SIDE };

  assert_words (a, 2, "Page 3 of 3", "");
  livret_arrangement_turn (a, 2, -1);
  assert_words (a, 2, "Page 3 of 3", "turned to the left");
  livret_arrangement_crop (a, 2, &crop);
  assert_words (a, 2, "Page 3 of 3", "turned to the left · cropped");
  livret_arrangement_turn (a, 2, -1);
  assert_words (a, 2, "Page 3 of 3", "upside down · cropped");
  livret_arrangement_crop (a, 1, &crop);
  assert_words (a, 1, "Page 2 of 3", "cropped");
  assert_button (a, "Use These 3 Pages");
  livret_arrangement_leave_out (a, 0, TRUE);
  assert_words (a, 0, "Left out", "");
  assert_words (a, 2, "Page 2 of 2", "upside down · cropped");
  assert_order (a, "(0)12");
  livret_arrangement_leave_out (a, 1, TRUE);
  assert_button (a, "Use This Page");
  livret_arrangement_leave_out (a, 2, TRUE);
  g_assert_cmpuint (livret_arrangement_kept (a), ==, 0);
  assert_button (a, "All Pages Are Left Out");
  assert_button (one, "Use This Picture");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/arrange/order", test_order);
  g_test_add_func ("/app/arrange/turns", test_turns);
  g_test_add_func ("/app/arrange/nothing", test_nothing);
  g_test_add_func ("/app/arrange/edges", test_edges);
  g_test_add_func ("/app/arrange/shift", test_shift);
  g_test_add_func ("/app/arrange/words", test_words);
  return g_test_run ();
}

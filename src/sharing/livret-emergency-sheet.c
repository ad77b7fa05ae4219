/* livret-emergency-sheet.c: the emergency sheet, drawn: who, allergies, treatments, whom to call.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-emergency-sheet.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "record/livret-blood.h"
#include "sharing/livret-emergency-pen.h"
#include "sharing/livret-package-words.h"
#include "sharing/livret-qr.h"

#define MM (72 / 25.4)
#define PAGE_WIDTH 595.276
#define PAGE_HEIGHT 841.89
#define LEFT 42.0
#define RIGHT (PAGE_WIDTH - LEFT)
#define WIDTH (RIGHT - LEFT)
#define TOP 38.0
#define CODE (LIVRET_EMERGENCY_CODE_MM * MM)
#define CODE_TOP (PAGE_HEIGHT - 40 - CODE)
#define BOTTOM (CODE_TOP - 20)
#define GAP 14.0
#define PAD 14.0

/* What the code can hold at level L in LIVRET_EMERGENCY_CODE_MODULES (version 20), its head apart.
 */
#define CODE_BYTES 855

#define GREY 0.25

static const LivretEmergencyType label = { 10.5, PANGO_WEIGHT_BOLD, 0, 1 };
static const LivretEmergencyType label_white = { 10.5, PANGO_WEIGHT_BOLD, 1, 1 };
static const LivretEmergencyType name_type = { 30, PANGO_WEIGHT_BOLD, 0, 2 };
static const LivretEmergencyType age_type = { 21, PANGO_WEIGHT_BOLD, 0, 1, PANGO_ALIGN_RIGHT };
static const LivretEmergencyType identity_type = { 12.5, PANGO_WEIGHT_NORMAL, 0, 2 };
static const LivretEmergencyType allergy = { 18, PANGO_WEIGHT_BOLD, 1, 2 };
static const LivretEmergencyType allergy_detail = { 13, PANGO_WEIGHT_NORMAL, 1, 2 };
/* Of what stands in place of lines nothing is cut off. */
static const LivretEmergencyType whole = { 12.5, PANGO_WEIGHT_NORMAL, 0, 0 };
static const LivretEmergencyType whole_strong = { 13, PANGO_WEIGHT_BOLD, 0, 0 };
static const LivretEmergencyType strong = { 13, PANGO_WEIGHT_BOLD, 0, 2 };
static const LivretEmergencyType body = { 12.5, PANGO_WEIGHT_NORMAL, 0, 2 };
static const LivretEmergencyType detail = { 11.5, PANGO_WEIGHT_NORMAL, GREY, 2 };
static const LivretEmergencyType phone = { 15, PANGO_WEIGHT_BOLD, 0, 1, PANGO_ALIGN_RIGHT };
static const LivretEmergencyType blood_type = { 26, PANGO_WEIGHT_BOLD, 0, 1 };

/* --- One part below the other --------------------------------------------------------------- */

/* Titles are set in capitals by hand: speech and search read them as they are written. */
static void
put_title (LivretEmergencyPen *pen, double x, double width, const char *title)
{
  g_autofree char *upper = g_utf8_strup (title, -1);

  pen->y += livret_emergency_pen_put (pen, label, x, pen->y, width, upper) + 2.5;
  livret_emergency_pen_rule (pen, x, pen->y, width, 1.3, 0);
  pen->y += 5;
}

static void
put_paragraph (
    LivretEmergencyPen *pen, LivretEmergencyType type, double x, double width, const char *text)
{
  pen->y += livret_emergency_pen_put (pen, type, x, pen->y, width, text) + 2.5;
}

/* "and 3 more: see the record", and that the list is not complete. */
static void
put_rest (LivretEmergencyPen *pen,
          LivretEmergencyType type,
          const LivretEmergencyPart *part,
          guint shown,
          double x,
          double width)
{
  if (part->lines->len > shown)
    {
      g_autofree char *more = livret_emergency_more (part->lines->len - shown);

      put_paragraph (pen, type, x, width, more);
    }
  if (part->partial && part->lines->len > 0)
    put_paragraph (pen, type, x, width, _ ("This list is not complete."));
}

static void
put_head (LivretEmergencyPen *pen, const LivretEmergency *emergency)
{
  g_autofree char *title = g_utf8_strup (_ ("Emergency sheet"), -1);
  g_autofree char *day = livret_words_day (emergency->made);
  g_autofree char *made = g_strdup_printf (_ ("Made on %s"), day);
  g_autofree char *name = livret_words_full_name (emergency->person);
  g_autofree char *age = livret_emergency_age (emergency);
  g_auto (GStrv) identity = livret_emergency_identity (emergency);
  LivretEmergencyType right = detail;
  double age_width = livret_emergency_pen_width (pen, age_type, age);
  double baseline = livret_emergency_pen_baseline (pen, name_type);

  right.align = PANGO_ALIGN_RIGHT;
  pen->y = TOP;
  livret_emergency_pen_put (pen, right, LEFT + WIDTH / 2, pen->y, WIDTH / 2, made);
  pen->y += livret_emergency_pen_put (pen, strong, LEFT, pen->y, WIDTH / 2, title) + 4;
  livret_emergency_pen_put (pen, age_type, RIGHT - age_width - 2,
                            pen->y + baseline - livret_emergency_pen_baseline (pen, age_type),
                            age_width + 2, age);
  pen->y += livret_emergency_pen_put (pen, name_type, LEFT, pen->y, WIDTH - age_width - 16, name);
  pen->y += 2;
  for (guint i = 0; identity[i] != NULL; i++)
    put_paragraph (pen, identity_type, LEFT, WIDTH, identity[i]);
  pen->y += 10;
}

/* --- Allergies --------------------------------------------------------------------------- */

static void
put_allergy (LivretEmergencyPen *pen, const LivretEmergencyLine *line)
{
  double inner = WIDTH - 2 * PAD, column = inner * 0.42;
  double height;
  gboolean wide = livret_emergency_pen_width (pen, allergy, line->text) > column - 12;

  height =
      livret_emergency_pen_put (pen, allergy, LEFT + PAD, pen->y,
                                wide || *line->detail == '\0' ? inner : column - 12, line->text);
  if (*line->detail == '\0')
    pen->y += height + 3;
  else if (wide)
    {
      pen->y += height;
      put_paragraph (pen, allergy_detail, LEFT + PAD, inner, line->detail);
      pen->y += 1;
    }
  else
    {
      double drop = livret_emergency_pen_baseline (pen, allergy) -
                    livret_emergency_pen_baseline (pen, allergy_detail);
      double other = drop + livret_emergency_pen_put (pen, allergy_detail, LEFT + PAD + column,
                                                      pen->y + drop, inner - column, line->detail);

      pen->y += MAX (height, other) + 3;
    }
}

static void
put_allergy_lines (LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown)
{
  g_autofree char *title = g_utf8_strup (part->title, -1);

  pen->y += 10;
  pen->y += livret_emergency_pen_put (pen, part->instead != NULL ? label : label_white, LEFT + PAD,
                                      pen->y, WIDTH - 2 * PAD, title) +
            3;
  if (part->instead != NULL)
    {
      LivretEmergencyType type = whole_strong;

      type.size = 15;
      type.weight = part->declared ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL;
      put_paragraph (pen, type, LEFT + PAD, WIDTH - 2 * PAD, part->instead);
    }
  for (guint i = 0; i < MIN (shown, part->lines->len); i++)
    put_allergy (pen, part->lines->pdata[i]);
  put_rest (pen, part->instead != NULL ? body : allergy_detail, part, shown, LEFT + PAD,
            WIDTH - 2 * PAD);
  pen->y += 8;
}

/* The one dark block of the page; a frame where there is nothing to warn of. */
static void
put_allergies (LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown)
{
  double top = pen->y;
  gboolean dry = pen->dry;

  pen->dry = TRUE;
  put_allergy_lines (pen, part, shown);
  pen->dry = dry;
  livret_emergency_pen_box (pen, LEFT, top, WIDTH, pen->y - top, part->instead == NULL);
  pen->y = top;
  put_allergy_lines (pen, part, shown);
  pen->y += GAP;
}

/* --- Two frames side by side: blood, implants ------------------------------------------------- */

static void
put_blood (LivretEmergencyPen *pen, const LivretEmergencyPart *part, double x, double width)
{
  const LivretEmergencyLine *line = part->lines->len > 0 ? part->lines->pdata[0] : NULL;
  const char *spoken = line != NULL ? livret_blood_group_spoken (line->text) : "";
  double group_width, drop;

  if (line == NULL)
    {
      put_paragraph (pen, whole, x, width, part->instead);
      put_rest (pen, detail, part, 0, x, width);
      return;
    }
  group_width = livret_emergency_pen_width (pen, blood_type, line->text) + 10;
  drop =
      livret_emergency_pen_baseline (pen, blood_type) - livret_emergency_pen_baseline (pen, strong);
  livret_emergency_pen_put (pen, strong, x + group_width, pen->y + drop, width - group_width,
                            spoken);
  pen->y += livret_emergency_pen_put (pen, blood_type, x, pen->y, width, line->text);
  put_paragraph (pen, detail, x, width, line->detail);
}

static void
put_devices (
    LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown, double x, double width)
{
  if (part->instead != NULL)
    put_paragraph (pen, whole, x, width, part->instead);
  for (guint i = 0; i < MIN (shown, part->lines->len); i++)
    {
      const LivretEmergencyLine *line = part->lines->pdata[i];

      pen->y += livret_emergency_pen_put (pen, strong, x, pen->y, width, line->text);
      if (*line->detail != '\0')
        pen->y += livret_emergency_pen_put (pen, detail, x, pen->y, width, line->detail);
      pen->y += 3;
    }
  put_rest (pen, detail, part, shown, x, width);
}

static double
put_pair (LivretEmergencyPen *pen, const LivretEmergency *emergency, const guint *shown)
{
  const LivretEmergencyPart *blood = &emergency->parts[LIVRET_EMERGENCY_BLOOD];
  const LivretEmergencyPart *devices = &emergency->parts[LIVRET_EMERGENCY_DEVICES];
  double top = pen->y, left_width = WIDTH * 0.4, right_x = LEFT + left_width + GAP;
  double right_width = RIGHT - right_x, bottom;
  g_autofree char *left_title = g_utf8_strup (blood->title, -1);
  g_autofree char *right_title = g_utf8_strup (devices->title, -1);

  pen->y += 9 + livret_emergency_pen_put (pen, label, LEFT + PAD, pen->y + 9, left_width - 2 * PAD,
                                          left_title);
  put_blood (pen, blood, LEFT + PAD, left_width - 2 * PAD);
  bottom = pen->y;
  pen->y = top;
  pen->y += 11 + livret_emergency_pen_put (pen, label, right_x + PAD, pen->y + 9,
                                           right_width - 2 * PAD, right_title);
  put_devices (pen, devices, shown[LIVRET_EMERGENCY_DEVICES], right_x + PAD, right_width - 2 * PAD);
  bottom = MAX (bottom, pen->y) + 6;
  livret_emergency_pen_box (pen, LEFT, top, left_width, bottom - top, FALSE);
  livret_emergency_pen_box (pen, right_x, top, right_width, bottom - top, FALSE);
  pen->y = bottom + GAP;
  return bottom;
}

/* --- Lists ---------------------------------------------------------------------------------- */

static void
put_row (LivretEmergencyPen *pen, const LivretEmergencyLine *line, double split)
{
  double x = LEFT + WIDTH * split;
  double phone_width =
      *line->telephone != '\0' ? livret_emergency_pen_width (pen, phone, line->telephone) + 2 : 0;
  double strong_baseline = livret_emergency_pen_baseline (pen, strong);
  double left =
      livret_emergency_pen_put (pen, strong, LEFT, pen->y, WIDTH * split - 12, line->text);
  double drop = strong_baseline - livret_emergency_pen_baseline (pen, body);
  double right = drop + livret_emergency_pen_put (
                            pen, body, x, pen->y + drop,
                            RIGHT - x - phone_width - (phone_width > 0 ? 12 : 0), line->detail);
  double lift = strong_baseline - livret_emergency_pen_baseline (pen, phone);

  if (phone_width > 0)
    livret_emergency_pen_put (pen, phone, RIGHT - phone_width, pen->y + lift, phone_width,
                              line->telephone);
  pen->y += MAX (left, *line->detail != '\0' ? right : 0) + 3;
}

static void
put_list (LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown, double split)
{
  put_title (pen, LEFT, WIDTH, part->title);
  if (part->instead != NULL)
    put_paragraph (pen, part->declared ? whole_strong : whole, LEFT, WIDTH, part->instead);
  for (guint i = 0; i < MIN (shown, part->lines->len); i++)
    {
      if (i > 0)
        {
          livret_emergency_pen_rule (pen, LEFT, pen->y, WIDTH, 0.5, 0.7);
          pen->y += 2.5;
        }
      put_row (pen, part->lines->pdata[i], split);
    }
  put_rest (pen, body, part, shown, LEFT, WIDTH);
  pen->y += GAP - 3;
}

/* How much room the lists take. What is taken counts more than when: details go before lines. */
typedef enum
{
  ROWS,
  COLUMNS,      /* two of them, details below */
  BARE_COLUMNS, /* without details, which is said */
} Density;

static double
put_cell (
    LivretEmergencyPen *pen, const LivretEmergencyLine *line, Density density, double x, double y)
{
  LivretEmergencyType below = detail;
  double width = (WIDTH - GAP) / 2, height;

  below.lines = 1;
  height = livret_emergency_pen_put (pen, strong, x, y, width, line->text);
  if (*line->detail != '\0' && density != BARE_COLUMNS)
    height += livret_emergency_pen_put (pen, below, x, y + height, width, line->detail);
  return height + 3;
}

/* What is missing, at the end of the title's line: every line counts here. */
static void
put_missing (LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown, Density density)
{
  LivretEmergencyType right = { 10.5, PANGO_WEIGHT_NORMAL, 0, 1, PANGO_ALIGN_RIGHT };
  g_autofree char *more =
      part->lines->len > shown ? livret_emergency_more (part->lines->len - shown) : NULL;
  const char *bare = density == BARE_COLUMNS ? _ ("details: see the record") : NULL;
  g_autofree char *both =
      more != NULL && bare != NULL ? g_strdup_printf ("%s · %s", bare, more) : NULL;

  if (more != NULL || bare != NULL)
    livret_emergency_pen_put (pen, right, LEFT + WIDTH * 0.3, pen->y, WIDTH * 0.7,
                              both != NULL   ? both
                              : more != NULL ? more
                                             : bare);
}

static void
put_columns (LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown, Density density)
{
  guint n = MIN (shown, part->lines->len), rows = (n + 1) / 2;

  put_missing (pen, part, n, density);
  put_title (pen, LEFT, WIDTH, part->title);
  for (guint i = 0; i < rows; i++)
    {
      double left = put_cell (pen, part->lines->pdata[i], density, LEFT, pen->y);
      double right = rows + i < n ? put_cell (pen, part->lines->pdata[rows + i], density,
                                              LEFT + (WIDTH + GAP) / 2, pen->y)
                                  : 0;

      pen->y += MAX (left, right);
    }
  if (part->partial)
    put_paragraph (pen, detail, LEFT, WIDTH, _ ("This list is not complete."));
  pen->y += GAP - 6;
}

static void
put_either (LivretEmergencyPen *pen, const LivretEmergencyPart *part, guint shown, Density density)
{
  if (density != ROWS && shown > 1)
    put_columns (pen, part, shown, density);
  else
    put_list (pen, part, shown, 0.47);
}

static void
put_content (LivretEmergencyPen *pen,
             const LivretEmergency *emergency,
             const guint *shown,
             Density density)
{
  put_head (pen, emergency);
  put_allergies (pen, &emergency->parts[LIVRET_EMERGENCY_ALLERGIES],
                 shown[LIVRET_EMERGENCY_ALLERGIES]);
  put_pair (pen, emergency, shown);
  put_either (pen, &emergency->parts[LIVRET_EMERGENCY_TREATMENTS],
              shown[LIVRET_EMERGENCY_TREATMENTS], density);
  put_either (pen, &emergency->parts[LIVRET_EMERGENCY_CONDITIONS],
              shown[LIVRET_EMERGENCY_CONDITIONS], density);
  put_list (pen, &emergency->parts[LIVRET_EMERGENCY_CONTACTS], shown[LIVRET_EMERGENCY_CONTACTS],
            0.35);
}

/* --- The foot: code, origin, numbers to call ---------------------------------------------------
 */

static void
put_numbers (LivretEmergencyPen *pen, double x, double width)
{
  LivretEmergencyType number = { 19, PANGO_WEIGHT_BOLD, 0, 1 };
  LivretEmergencyType meaning = { 11, PANGO_WEIGHT_NORMAL, 0, 0 };
  double column = livret_emergency_pen_width (pen, number, "112") + 12;
  double drop =
      livret_emergency_pen_baseline (pen, number) - livret_emergency_pen_baseline (pen, meaning);

  for (const LivretEmergencyNumber *n = livret_emergency_numbers; n->number != NULL; n++)
    {
      double height = livret_emergency_pen_put (pen, number, x, pen->y, column, n->number);
      double other = drop + livret_emergency_pen_put (pen, meaning, x + column, pen->y + drop,
                                                      width - column, _ (n->meaning));

      pen->y += MAX (height, other) + 1;
    }
}

static void
put_foot (LivretEmergencyPen *pen,
          const LivretEmergency *emergency,
          const LivretQr *qr,
          gboolean shortened)
{
  LivretEmergencyType small = { 10, PANGO_WEIGHT_NORMAL, GREY, 0 };
  LivretEmergencyType origin_type = { 12.5, PANGO_WEIGHT_BOLD, 0, 0 };
  g_autofree char *origin = livret_emergency_origin (emergency);
  double x = LEFT + CODE + 22, width = RIGHT - x;

  cairo_set_source_rgb (pen->cairo, 0, 0, 0);
  livret_qr_draw (qr, pen->cairo, LEFT, CODE_TOP, CODE);
  pen->scale = 1;
  pen->y = CODE_TOP - 2;
  put_numbers (pen, x, width);
  pen->y += 5;
  put_paragraph (pen, origin_type, x, width, origin);
  pen->y += 1;
  put_paragraph (pen, small, x, width,
                 shortened ? _ ("The code, read by a telephone without any connection, holds the "
                                "most important of this text: no link, no service.")
                           : _ ("The code, read by a telephone without any connection, holds this "
                                "same text: no link, no service."));
}

/* --- Finding room --------------------------------------------------------------------------- */

static gboolean
fits (LivretEmergencyPen *pen,
      const LivretEmergency *emergency,
      const guint *shown,
      Density density)
{
  pen->clipped = FALSE;
  put_content (pen, emergency, shown, density);
  return pen->y - GAP <= BOTTOM;
}

/* The largest type that leaves room for all, then two columns, then no details; then lines go, and
 * are counted. */
static Density
find_room (LivretEmergencyPen *pen, const LivretEmergency *emergency, guint *shown)
{
  static const struct
  {
    double scale;
    Density density;
  } manners[] = {
    { 1.25, ROWS },         { 1.2, ROWS },         { 1.15, ROWS },         { 1.1, ROWS },
    { 1.05, ROWS },         { 1, ROWS },           { 0.95, ROWS },         { 1, COLUMNS },
    { 0.95, COLUMNS },      { 0.9, COLUMNS },      { 0.95, BARE_COLUMNS }, { 0.9, BARE_COLUMNS },
    { 0.85, BARE_COLUMNS }, { 0.8, BARE_COLUMNS },
  };
  gboolean found = FALSE;
  Density density = ROWS;

  livret_emergency_count (emergency, shown);
  pen->dry = TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (manners) && !found; i++)
    {
      pen->scale = manners[i].scale;
      density = manners[i].density;
      /* Between two columns what is long ends in "…"; elsewhere smaller type is better. */
      found = fits (pen, emergency, shown, density) && (density != ROWS || !pen->clipped);
    }
  while (!found && livret_emergency_cut (shown))
    found = fits (pen, emergency, shown, density);
  pen->dry = FALSE;
  return density;
}

char *
livret_emergency_code_text (const LivretEmergency *emergency, gboolean *shortened)
{
  return livret_emergency_text (emergency, CODE_BYTES, shortened);
}

int
livret_emergency_sheet_draw (const LivretEmergency *emergency, char **code, GError **error)
{
  guint shown[LIVRET_EMERGENCY_PARTS];
  gboolean shortened;
  Density density;
  g_autofree char *text = livret_emergency_code_text (emergency, &shortened);
  g_autoptr (LivretQr) qr = livret_qr_new (text, LIVRET_EMERGENCY_CODE_MODULES);
  LivretEmergencyPen *pen;

  if (qr == NULL)
    {
      g_set_error_literal (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_FAILED,
                           _ ("The code could not be drawn."));
      return -1;
    }
  pen = livret_emergency_pen_new (PAGE_WIDTH, PAGE_HEIGHT, _ ("Emergency sheet"), error);
  if (pen == NULL)
    return -1;
  density = find_room (pen, emergency, shown);
  put_content (pen, emergency, shown, density);
  put_foot (pen, emergency, qr, shortened);
  if (code != NULL)
    *code = g_steal_pointer (&text);
  return livret_emergency_pen_finish (pen, error);
}

/* livret-sample-head.c: the senders, their letterheads, and what stands around the text of a paper.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sample/livret-sample-paper.h"

#include <math.h>
#include <string.h>

#include "base/livret-quantity.h"
#include "sample/livret-sample-words.h"
#include "sharing/livret-paper.h"

#define SANS LIVRET_PAPER_FONTS
#define GROTESK "Nimbus Sans, Liberation Sans, DejaVu Sans, sans-serif"
#define CENTURY "C059, DejaVu Serif, serif"
#define PALATINO "P052, DejaVu Serif, serif"
#define GOTHIC "URW Gothic, Adwaita Sans, DejaVu Sans, sans-serif"
#define ROMAN "Nimbus Roman, Liberation Serif, DejaVu Serif, serif"

static const LivretSampleSender senders[] = {
  [LIVRET_SAMPLE_BIOLYS] = { "Laboratoire Biolys",
                             "M. Lefeuvre",
                             LIVRET_SAMPLE_BIOLOGIST,
                             "12, rue Crébillon",
                             "44000 Nantes",
                             "02 61 91 04 12",
                             LIVRET_SAMPLE_HEAD_HOUSE,
                             LIVRET_SAMPLE_LOGO_WAVE,
                             SANS,
                             { 0.06, 0.46, 0.43 } },
  [LIVRET_SAMPLE_OCEALAB] = { "Océalab Biologie médicale",
                              "Dr Inès Fournier",
                              LIVRET_SAMPLE_BIOLOGIST,
                              "45, quai de la Fosse",
                              "44100 Nantes",
                              "02 61 91 08 70",
                              LIVRET_SAMPLE_HEAD_BAND,
                              LIVRET_SAMPLE_LOGO_HEXAGONS,
                              GROTESK,
                              { 0.09, 0.33, 0.6 } },
  [LIVRET_SAMPLE_HOSPITAL_SENDER] = { "Centre hospitalier de l’Estuaire",
                                      "Dr Samuel Okafor",
                                      LIVRET_SAMPLE_CARDIOLOGIST,
                                      "1, boulevard des Pilotes",
                                      "44800 Saint-Herblain",
                                      "02 61 91 60 00",
                                      LIVRET_SAMPLE_HEAD_HOSPITAL,
                                      LIVRET_SAMPLE_LOGO_TOWER,
                                      GROTESK,
                                      { 0.13, 0.23, 0.45 } },
  [LIVRET_SAMPLE_EMERGENCY] = { "Centre hospitalier de l’Estuaire",
                                "Dr Judith Amar",
                                NC_ ("sample", "Emergency doctor"),
                                "1, boulevard des Pilotes",
                                "44800 Saint-Herblain",
                                "02 61 91 60 15",
                                LIVRET_SAMPLE_HEAD_HOSPITAL,
                                LIVRET_SAMPLE_LOGO_TOWER,
                                GROTESK,
                                { 0.13, 0.23, 0.45 } },
  [LIVRET_SAMPLE_BENALI] = { "Dr Karim Benali",
                             "Dr Karim Benali",
                             LIVRET_SAMPLE_GP,
                             "8, rue de Strasbourg",
                             "44000 Nantes",
                             "02 61 91 20 14",
                             LIVRET_SAMPLE_HEAD_CABINET,
                             LIVRET_SAMPLE_LOGO_NONE,
                             CENTURY,
                             { 0.2, 0.22, 0.28 } },
  [LIVRET_SAMPLE_QUERE] = { "Cabinet d’endocrinologie des Chantiers",
                            "Dr Hélène Quéré",
                            LIVRET_SAMPLE_ENDOCRINOLOGIST,
                            "27, boulevard des Antilles",
                            "44200 Nantes",
                            "02 61 91 33 52",
                            LIVRET_SAMPLE_HEAD_HOUSE,
                            LIVRET_SAMPLE_LOGO_RINGS,
                            GOTHIC,
                            { 0.48, 0.25, 0.5 } },
  [LIVRET_SAMPLE_KEROUAC] = { "Dr Sabine Kerouac",
                              "Dr Sabine Kerouac",
                              LIVRET_SAMPLE_OPHTHALMOLOGIST,
                              "3, place de la Mairie",
                              "44400 Rezé",
                              "02 61 91 27 66",
                              LIVRET_SAMPLE_HEAD_CABINET,
                              LIVRET_SAMPLE_LOGO_EYE,
                              PALATINO,
                              { 0.06, 0.36, 0.5 } },
  [LIVRET_SAMPLE_VASSEUR] = { "Cardiologie Loire-Sud",
                              "Dr Antoine Vasseur",
                              LIVRET_SAMPLE_CARDIOLOGIST,
                              "16, avenue des Capucines",
                              "44400 Rezé",
                              "02 61 91 51 30",
                              LIVRET_SAMPLE_HEAD_HOUSE,
                              LIVRET_SAMPLE_LOGO_HEART,
                              GROTESK,
                              { 0.66, 0.15, 0.22 } },
  [LIVRET_SAMPLE_IMAGING] = { "Imagerie médicale Graslin",
                              "Dr Paul Thévenot",
                              LIVRET_SAMPLE_RADIOLOGIST,
                              "5, rue Scribe",
                              "44000 Nantes",
                              "02 61 91 39 90",
                              LIVRET_SAMPLE_HEAD_BAND,
                              LIVRET_SAMPLE_LOGO_RINGS,
                              SANS,
                              { 0.17, 0.2, 0.32 } },
  [LIVRET_SAMPLE_CLINIC] = { "Clinique Saint-Yves",
                             "Dr Yann Morvan",
                             LIVRET_SAMPLE_SURGEON,
                             "90, route de Vannes",
                             "44100 Nantes",
                             "02 61 91 66 20",
                             LIVRET_SAMPLE_HEAD_HOSPITAL,
                             LIVRET_SAMPLE_LOGO_ARCH,
                             ROMAN,
                             { 0.05, 0.42, 0.34 } },
  [LIVRET_SAMPLE_GARNIER] = { "Maison de santé des Trois-Rivières",
                              "Dr Lucie Garnier",
                              LIVRET_SAMPLE_PAEDIATRICIAN,
                              "2, allée des Aulnes",
                              "44000 Nantes",
                              "02 61 91 44 60",
                              LIVRET_SAMPLE_HEAD_HOUSE,
                              LIVRET_SAMPLE_LOGO_LEAVES,
                              SANS,
                              { 0.29, 0.5, 0.16 } },
  [LIVRET_SAMPLE_ALLERGY] = { "Dr Marc Delahaye",
                              "Dr Marc Delahaye",
                              LIVRET_SAMPLE_ALLERGIST,
                              "31, rue Paul-Bellamy",
                              "44000 Nantes",
                              "02 61 91 48 17",
                              LIVRET_SAMPLE_HEAD_CABINET,
                              LIVRET_SAMPLE_LOGO_NONE,
                              GOTHIC,
                              { 0.42, 0.3, 0.1 } },
  [LIVRET_SAMPLE_MUTUAL] = { "Mutuelle Armor-Loire",
                             NULL,
                             NULL,
                             "TSA 00190",
                             "44930 Nantes Cedex 9",
                             "01 99 00 61 61",
                             LIVRET_SAMPLE_HEAD_WINDOW,
                             LIVRET_SAMPLE_LOGO_SAIL,
                             SANS,
                             { 0.83, 0.36, 0.1 } },
  [LIVRET_SAMPLE_SCHOOL] = { "École maternelle des Tilleuls",
                             "A. Robic",
                             NC_ ("sample", "Head of the school"),
                             "14, rue des Tilleuls",
                             "44000 Nantes",
                             "02 61 91 72 05",
                             LIVRET_SAMPLE_HEAD_CABINET,
                             LIVRET_SAMPLE_LOGO_TREE,
                             GOTHIC,
                             { 0.35, 0.42, 0.12 } },
  [LIVRET_SAMPLE_PHARMACY] = { "Pharmacie du Pont-Neuf",
                               "Claire Joubert",
                               LIVRET_SAMPLE_PHARMACIST,
                               "6, cours Olivier-de-Clisson",
                               "44000 Nantes",
                               "02 61 91 15 48",
                               LIVRET_SAMPLE_HEAD_HOUSE,
                               LIVRET_SAMPLE_LOGO_CROSS,
                               SANS,
                               { 0.08, 0.5, 0.24 } },
  [LIVRET_SAMPLE_NOBODY] = { NULL,
                             NULL,
                             NULL,
                             NULL,
                             NULL,
                             NULL,
                             LIVRET_SAMPLE_HEAD_NONE,
                             LIVRET_SAMPLE_LOGO_NONE,
                             PALATINO,
                             { 0.2, 0.2, 0.25 } },
};

const LivretSampleSender *
livret_sample_sender (LivretSampleSenderId id)
{
  return &senders[id];
}

/* --- words -------------------------------------------------------------------------------------
 */

char *
livret_sample_numeric_day (int day)
{
  int year, month, of_month;

  livret_civil_from_days (day, &year, &month, &of_month);
  return g_strdup_printf ("%02d/%02d/%d", of_month, month, year);
}

char *
livret_sample_long_day (int day)
{
  LivretDate date;
  char text[16];

  livret_date_parse (livret_day_iso (day, text), NULL, &date, NULL);
  return livret_date_display (&date);
}

static char *
full_name (const LivretSamplePage *page)
{
  return g_strconcat (livret_sample_first_name (page->paper->who), " MARTIN", NULL);
}

static void
put_in (GString *text, const char *token, char *value)
{
  g_autofree char *taken = value;

  g_string_replace (text, token, value, 0);
}

static char *
shown (LivretSamplePage *page, LivretSampleCurve curve, int decimals)
{
  return livret_decimal_display (livret_sample_measured (page->sample, page->paper->who, curve,
                                                         page->sample->today - page->day),
                                 decimals);
}

/* "44930 Nantes Cedex 9" lies in Nantes. */
static char *
place (const LivretSamplePage *page)
{
  const char *town = page->sender->town;
  const char *cedex = town != NULL ? strstr (town, " Cedex") : NULL;

  if (town == NULL)
    return g_strdup ("Nantes");
  return cedex != NULL ? g_strndup (town + 6, cedex - town - 6) : g_strdup (town + 6);
}

char *
livret_sample_fill (LivretSamplePage *page, const char *text)
{
  static const struct
  {
    const char *token;
    LivretSampleCurve curve;
    int decimals;
  } values[] = {
    { "{weight}", LIVRET_SAMPLE_WEIGHT, 1 },     { "{height}", LIVRET_SAMPLE_HEIGHT, 0 },
    { "{hba1c}", LIVRET_SAMPLE_HBA1C, 1 },       { "{ldl}", LIVRET_SAMPLE_LDL, 2 },
    { "{tsh}", LIVRET_SAMPLE_TSH, 1 },           { "{bnp}", LIVRET_SAMPLE_BNP, 0 },
    { "{oxygen}", LIVRET_SAMPLE_OXYGEN, 0 },     { "{pulse}", LIVRET_SAMPLE_PULSE, 0 },
    { "{systolic}", LIVRET_SAMPLE_SYSTOLIC, 0 }, { "{diastolic}", LIVRET_SAMPLE_DIASTOLIC, 0 },
  };
  GString *filled = g_string_new (W_ (text));

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    if (strstr (filled->str, values[i].token) != NULL)
      put_in (filled, values[i].token, shown (page, values[i].curve, values[i].decimals));
  put_in (filled, "{name}", full_name (page));
  put_in (filled, "{place}", place (page));
  put_in (filled, "{date}", livret_sample_long_day (page->day));
  put_in (filled, "{birth}",
          livret_sample_numeric_day (livret_sample_birth (page->sample, page->paper->who)));
  if (page->sender->person != NULL)
    put_in (filled, "{doctor}", g_strdup (page->sender->person));
  return g_string_free (filled, FALSE);
}

/* --- heads -------------------------------------------------------------------------------------
 */

static char *
address (const LivretSampleSender *sender, const char *between)
{
  g_autofree char *phone = g_strdup_printf (C_ ("sample", "Tel. %s"), sender->phone);

  return g_strconcat (sender->street, between, sender->town, between, phone, NULL);
}

/* Whose paper it is, at the right. */
static void
put_patient (LivretSamplePage *page, double x, double y, double width, guint type)
{
  static const char *const forms[] = {
    [LIVRET_SAMPLE_CAMILLE] = NC_ ("sample", "Mrs {name}"),
    [LIVRET_SAMPLE_LOUIS] = NC_ ("sample", "Mr {name}"),
    [LIVRET_SAMPLE_LEA] = "{name}",
    [LIVRET_SAMPLE_NOE] = "{name}",
  };
  g_autofree char *name = livret_sample_fill (page, forms[page->paper->who]);
  g_autofree char *born = livret_sample_fill (page, NC_ ("sample", "Date of birth: {birth}"));

  y += livret_sample_put (&page->sheet, 10.5, LIVRET_SAMPLE_BOLD | type, x, y, width, name) + 2;
  livret_sample_put (&page->sheet, 8.5, LIVRET_SAMPLE_DIM | type, x, y, width, born);
}

static void
head_of_house (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  const LivretSampleSender *sender = page->sender;
  g_autofree char *lines = address (sender, " · ");
  g_autofree char *day = livret_sample_fill (page, LIVRET_SAMPLE_PLACE_AND_DAY);
  double y = 46;

  livret_sample_draw_logo (sheet, sender->logo, page->left, 44, 38);
  y += livret_sample_put (sheet, 15, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, page->left + 50, y,
                          330, sender->name);
  livret_sample_put (sheet, 8, LIVRET_SAMPLE_DIM, page->left + 50, y + 1, 330, lines);
  livret_sample_colour (sheet, 1);
  livret_sample_rule (sheet, page->left, page->right, 96, 1.2);
  livret_sample_box (sheet, 340, 112, page->right - 340, 44, 4, 0.08);
  put_patient (page, 352, 120, page->right - 364, LIVRET_SAMPLE_PLAIN);
  if (sender->person != NULL && strcmp (sender->person, sender->name) != 0)
    {
      y = 114;
      y += livret_sample_put (sheet, 10.5, LIVRET_SAMPLE_BOLD, page->left, y, 270, sender->person);
      livret_sample_put (sheet, 9, LIVRET_SAMPLE_DIM, page->left, y + 1, 270, W_ (sender->role));
    }
  livret_sample_put (sheet, 9, LIVRET_SAMPLE_RIGHT, 330, 162, page->right - 330, day);
  sheet->y = 188;
}

static void
head_of_cabinet (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  const LivretSampleSender *sender = page->sender;
  g_autofree char *lines = address (sender, "\n");
  g_autofree char *day = livret_sample_fill (page, LIVRET_SAMPLE_PLACE_AND_DAY);
  double x = page->left + (sender->logo != LIVRET_SAMPLE_LOGO_NONE ? 44 : 0);
  double y = 48;

  livret_sample_draw_logo (sheet, sender->logo, page->left, 50, 34);
  y += livret_sample_put (sheet, 17, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, x, y, 300,
                          sender->name);
  if (sender->person != NULL && strcmp (sender->person, sender->name) != 0)
    y += livret_sample_put (sheet, 10, LIVRET_SAMPLE_ITALIC, x, y + 2, 300, sender->person);
  y += livret_sample_put (sheet, 10.5, LIVRET_SAMPLE_ITALIC, x, y + 2, 300, W_ (sender->role)) + 8;
  livret_sample_put (sheet, 9, LIVRET_SAMPLE_DIM, x, y, 300, lines);
  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_RIGHT, 330, 52, page->right - 330, day);
  put_patient (page, 330, 92, page->right - 330, LIVRET_SAMPLE_RIGHT);
  livret_sample_colour (sheet, 0.5);
  livret_sample_rule (sheet, page->left, page->right, 142, 0.6);
  sheet->y = 172;
}

/* The names of a department stand down the side, as hospitals like it. */
static void
put_department (LivretSamplePage *page)
{
  static const struct
  {
    const char *heading;
    const char *names;
  } blocks[] = {
    { NC_ ("sample", "Head of department"), "Pr Anne-Lise Guérin" },
    { NC_ ("sample", "Doctors"),
      "Dr Samuel Okafor\nDr Yann Morvan\nDr Judith Amar\nDr Pierre Le Bihan" },
    { NC_ ("sample", "Head nurse"), "Solenn Tanguy" },
    { NC_ ("sample", "Appointments"), NULL },
  };
  double y = 178;

  for (gsize i = 0; i < G_N_ELEMENTS (blocks); i++)
    {
      y += livret_sample_put (&page->sheet, 7.2, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, 34, y,
                              104, W_ (blocks[i].heading)) +
           2;
      y += livret_sample_put (&page->sheet, 7.6, LIVRET_SAMPLE_PLAIN, 34, y, 104,
                              blocks[i].names != NULL ? blocks[i].names : page->sender->phone) +
           13;
    }
}

static void
head_of_hospital (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  const LivretSampleSender *sender = page->sender;
  g_autofree char *lines = address (sender, " – ");
  g_autofree char *day = livret_sample_long_day (page->day);

  livret_sample_draw_logo (sheet, sender->logo, 36, 40, 44);
  livret_sample_put (sheet, 17, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, 92, 42, 420,
                     sender->name);
  livret_sample_put (sheet, 8, LIVRET_SAMPLE_DIM, 92, 67, 420, lines);
  livret_sample_colour (sheet, 1);
  cairo_rectangle (sheet->cairo, 0, 100, LIVRET_SAMPLE_PAGE_WIDTH, 5);
  cairo_fill (sheet->cairo);
  livret_sample_colour (sheet, 0.07);
  cairo_rectangle (sheet->cairo, 24, 160, 118, 610);
  cairo_fill (sheet->cairo);
  put_department (page);
  page->left = 166;
  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_RIGHT, 330, 122, page->right - 330, day);
  put_patient (page, page->left, 122, 230, LIVRET_SAMPLE_PLAIN);
  sheet->y = 176;
}

static void
head_of_band (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  const LivretSampleSender *sender = page->sender;
  g_autofree char *lines = address (sender, "\n");
  g_autofree char *day = livret_sample_fill (page, LIVRET_SAMPLE_PLACE_AND_DAY);
  double colour[3];

  livret_sample_colour (sheet, 1);
  cairo_rectangle (sheet->cairo, 0, 0, LIVRET_SAMPLE_PAGE_WIDTH, 84);
  cairo_fill (sheet->cairo);
  memcpy (colour, sheet->colour, sizeof colour);
  for (int i = 0; i < 3; i++)
    sheet->colour[i] = 1;
  livret_sample_draw_logo (sheet, sender->logo, page->left, 22, 40);
  memcpy (sheet->colour, colour, sizeof colour);
  livret_sample_put (sheet, 17, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_WHITE, page->left + 54, 31, 290,
                     sender->name);
  livret_sample_put (sheet, 8, LIVRET_SAMPLE_WHITE | LIVRET_SAMPLE_RIGHT, 380, 24,
                     page->right - 380, lines);
  put_patient (page, page->left, 102, 260, LIVRET_SAMPLE_PLAIN);
  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_RIGHT, 330, 102,
                     page->right - 330, sender->person);
  livret_sample_put (sheet, 8.5, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_RIGHT, 330, 116,
                     page->right - 330, W_ (sender->role));
  livret_sample_colour (sheet, 0.3);
  livret_sample_rule (sheet, page->left, page->right, 140, 0.7);
  livret_sample_put (sheet, 9, LIVRET_SAMPLE_RIGHT, 330, 145, page->right - 330, day);
  sheet->y = 166;
}

static void
head_of_window (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  const LivretSampleSender *sender = page->sender;
  g_autofree char *lines = address (sender, "\n");
  g_autofree char *day = livret_sample_fill (page, LIVRET_SAMPLE_PLACE_AND_DAY);

  livret_sample_colour (sheet, 0.12);
  cairo_move_to (sheet->cairo, 330, 0);
  cairo_curve_to (sheet->cairo, 380, 90, 500, 60, LIVRET_SAMPLE_PAGE_WIDTH, 104);
  cairo_line_to (sheet->cairo, LIVRET_SAMPLE_PAGE_WIDTH, 0);
  cairo_fill (sheet->cairo);
  livret_sample_draw_logo (sheet, sender->logo, page->left, 38, 46);
  livret_sample_put (sheet, 16, LIVRET_SAMPLE_BOLD | LIVRET_SAMPLE_TINTED, page->left + 58, 44, 260,
                     sender->name);
  livret_sample_put (sheet, 8, LIVRET_SAMPLE_DIM, page->left, 100, 200, lines);
  put_patient (page, 320, 136, page->right - 320, LIVRET_SAMPLE_PLAIN);
  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_PLAIN, 320, 164, page->right - 320,
                     "17, rue des Hauts-Pavés\n44000 Nantes");
  livret_sample_put (sheet, 9.5, LIVRET_SAMPLE_RIGHT, 320, 206, page->right - 320, day);
  sheet->y = 240;
}

void
livret_sample_draw_head (LivretSamplePage *page)
{
  static void (*const heads[]) (LivretSamplePage *page) = {
    [LIVRET_SAMPLE_HEAD_HOUSE] = head_of_house,
    [LIVRET_SAMPLE_HEAD_CABINET] = head_of_cabinet,
    [LIVRET_SAMPLE_HEAD_HOSPITAL] = head_of_hospital,
    [LIVRET_SAMPLE_HEAD_BAND] = head_of_band,
    [LIVRET_SAMPLE_HEAD_WINDOW] = head_of_window,
  };

  page->left = 54;
  page->right = LIVRET_SAMPLE_PAGE_WIDTH - 54;
  page->sheet.y = 90;
  /* A sheet without a printed head has none here. */
  if (page->sender->head < G_N_ELEMENTS (heads) && heads[page->sender->head] != NULL)
    heads[page->sender->head](page);
}

void
livret_sample_next_page (LivretSamplePage *page)
{
  cairo_show_page (page->sheet.cairo);
  livret_sample_draw_head (page);
}

/* --- titles and ends ---------------------------------------------------------------------------
 */

void
livret_sample_draw_title (LivretSamplePage *page, const char *title)
{
  LivretSampleSheet *sheet = &page->sheet;

  sheet->y += livret_sample_put (sheet, 15, LIVRET_SAMPLE_BOLD, page->left, sheet->y,
                                 page->right - page->left, W_ (title)) +
              12;
}

void
livret_sample_draw_end (LivretSamplePage *page)
{
  LivretSampleSheet *sheet = &page->sheet;
  const LivretSampleSender *sender = page->sender;
  double x = page->right - 190;
  double y = MIN (sheet->y + 12, 712);
  g_autofree char *stamp = NULL;

  if (sender->person == NULL)
    return;
  y += livret_sample_put (sheet, 10.5, LIVRET_SAMPLE_PLAIN, x, y, 190, sender->person) + 8;
  stamp = g_strdup_printf ("%s\n%s\n%s %s", sender->person, W_ (sender->role), sender->street,
                           sender->town);
  livret_sample_stamp (sheet, stamp, x - 6, y + 6);
  cairo_save (sheet->cairo);
  cairo_translate (sheet->cairo, x + 30, y + 52);
  cairo_scale (sheet->cairo, 1.5, 1.5);
  livret_sample_sign (sheet, sender->person, 0, 0);
  cairo_restore (sheet->cairo);
  sheet->y = y + 60;
}

void
livret_sample_draw_foot (LivretSamplePage *page, const char *text)
{
  livret_sample_colour (&page->sheet, 0.35);
  livret_sample_rule (&page->sheet, page->left, page->right, 790, 0.5);
  livret_sample_put (&page->sheet, 7, LIVRET_SAMPLE_DIM | LIVRET_SAMPLE_CENTRE, page->left, 795,
                     page->right - page->left, text);
}

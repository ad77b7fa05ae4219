/* test-lab-pages.c: reports as laboratories lay them out, drawn here, read by the places of their
 * words.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

#include "formats/livret-pdf.h"
#include "livret-test-results.h"

#define WIDTH 595
#define HEIGHT 842
#define NEXT -1
#define PAGE { 0, 0, "\f", 0 }

/* @x, @y: where its first letter stands, in points; NEXT: behind the piece before; @size: of the
 * letters, 0: 10 */
typedef struct
{
  double x;
  double y;
  const char *text;
  double size;
} Piece;

/* @turned: quarter turns of all that is drawn on a page; @askew: in degrees; @pieces: ended by a
 * NULL text */
typedef struct
{
  const char *name;
  Piece pieces[40];
  const char *expected;
  int turned;
  double askew;
} Case;

#define SAMPLED { 60, 60, "Prélevé le 12/03/2024 à 08h15" }
#define AT " 2024-03-12T08:15"
#define HEADS                                                                                      \
  { 60, 100, "Examen" }, { 230, 100, "Résultat" }, { 300, 100, "Unité" },                          \
      { 370, 100, "Valeurs de référence" }, { 490, 100, "Antériorité" }

static const Case cases[] = {
  { "a table, row by row",
    { SAMPLED,
      HEADS,
      { 60, 120, "Glycémie à jeun" },
      { 230, 120, "1,12" },
      { 300, 120, "g/L" },
      { 370, 120, "0,70 - 1,10" },
      { 490, 120, "1,05" },
      { 60, 136, "Potassium" },
      { 230, 136, "4,3" },
      { 300, 136, "mmol/L" },
      { 370, 136, "3,5 à 5,1" },
      { 490, 136, "4,1" } },
    "glucose 1.12 g/L [0.7;1.1]" AT "\npotassium 4.3 mmol/L [3.5;5.1]" AT "\n" },
  { "a table, column by column",
    { { 490, 100, "Antériorité" },
      { 490, 120, "1,05" },
      { 490, 136, "4,1" },
      { 490, 152, "2,0" },
      { 370, 120, "0,70 - 1,10" },
      { 370, 136, "3,5 à 5,1" },
      { 370, 152, "inf. à 5,0" },
      { 230, 120, "1,12" },
      { 230, 136, "4,3" },
      { 230, 152, "3,1" },
      { 60, 120, "Glycémie à jeun" },
      { 60, 136, "Potassium" },
      { 60, 152, "CRP" },
      { 300, 120, "g/L" },
      { 300, 136, "mmol/L" },
      { 300, 152, "mg/L" },
      { 60, 168, "Sodium" },
      { 490, 168, "141 mmol/L" },
      SAMPLED },
    "glucose 1.12 g/L [0.7;1.1]" AT "\npotassium 4.3 mmol/L [3.5;5.1]" AT "\ncrp 3.1 mg/L [<5]" AT
    "\n" },
  { "headings between the rows, which tear the text apart",
    { SAMPLED,
      { 60, 120, "Créatinine" },
      { 60, 150, "CŒUR", 12 },
      { 60, 170, "NT-proBNP" },
      { 60, 200, "INFLAMMATION", 12 },
      { 60, 220, "CRP" },
      { 230, 120, "112 ▲" },
      { 230, 170, "993 ▲" },
      { 230, 220, "2" },
      { 300, 120, "µmol/L" },
      { 300, 170, "ng/L" },
      { 300, 220, "mg/L" },
      { 370, 120, "50 à 100" },
      { 370, 170, "inf. à 450" },
      { 370, 220, "inf. à 5" },
      { 490, 120, "113" },
      { 490, 170, "1 007" },
      { 490, 220, "3" } },
    "creatinine 112 umol/L [50;100] H" AT "\nnt-probnp 993 ng/L [<450] H" AT "\ncrp 2 mg/L [<5]" AT
    "\n" },
  { "two columns of a page, urine on the right",
    { SAMPLED,
      { 60, 100, "BIOCHIMIE" },
      { 320, 100, "CYTOLOGIE DES URINES" },
      { 60, 120, "Sodium" },
      { 150, 120, "140 mmol/L" },
      { 225, 120, "136 - 145" },
      { 320, 124, "Leucocytes" },
      { 420, 124, "7,1 G/L" },
      { 490, 124, "4,0 - 10,0" },
      { 60, 136, "Potassium" },
      { 150, 136, "4,3 mmol/L" },
      { 320, 140, "Hématies" },
      { 420, 140, "4,5 T/L" },
      { 60, 152, "Calcium" },
      { 150, 152, "2,31 mmol/L" },
      { 320, 156, "HÉMATOLOGIE" },
      { 320, 172, "Plaquettes" },
      { 420, 172, "259 G/L" },
      { 490, 172, "150 - 400" } },
    "sodium 140 mmol/L [136;145]" AT "\npotassium 4.3 mmol/L" AT "\ncalcium 2.31 mmol/L" AT
    "\nplatelets 259 10*9/L [150;400]" AT "\n" },
  { "two columns on the same lines",
    { SAMPLED,
      { 60, 120, "Sodium" },
      { 150, 120, "140 mmol/L" },
      { 320, 120, "Leucocytes" },
      { 420, 120, "7,1 G/L" },
      { 490, 120, "4,0 - 10,0" },
      { 60, 136, "Potassium" },
      { 150, 136, "4,3 mmol/L" },
      { 225, 136, "3,5 - 5,1" },
      { 320, 136, "Plaquettes" },
      { 420, 136, "259 G/L" },
      { 490, 136, "150 - 400" } },
    "sodium 140 mmol/L" AT "\npotassium 4.3 mmol/L [3.5;5.1]" AT "\nleukocytes 7.1 10*9/L [4;10]" AT
    "\nplatelets 259 10*9/L [150;400]" AT "\n" },
  { "a name of two lines, its value on the first",
    { SAMPLED,
      { 60, 120, "Hémoglobine" },
      { 230, 120, "6,8 %" },
      { 370, 120, "inf. à 6,0" },
      { 60, 131, "glyquée (HbA1c)" },
      { 60, 152, "Cholestérol" },
      { 230, 152, "1,02 g/L" },
      { 60, 163, "LDL" },
      { 60, 184, "Potassium" },
      { 230, 184, "4,3 mmol/L" } },
    "hba1c 6.8 % [<6]" AT "\nldl-cholesterol 1.02 g/L" AT "\npotassium 4.3 mmol/L" AT "\n" },
  { "a name of two lines, its value on the last",
    { SAMPLED,
      { 60, 120, "Débit de filtration glomérulaire" },
      { 60, 131, "estimé (CKD-EPI)" },
      { 230, 131, "78" },
      { 300, 131, "mL/min/1,73m²" },
      { 60, 152, "Hémoglobine" },
      { 60, 163, "glyquée" },
      { 230, 163, "6,8" },
      { 300, 163, "%" } },
    "egfr 78 mL/min/{1.73_m2}" AT "\nhba1c 6.8 %" AT "\n" },
  { "a name of two lines, its value beside both",
    { SAMPLED,
      { 60, 120, "Hémoglobine" },
      { 230, 126, "6,8" },
      { 300, 126, "%" },
      { 60, 132, "glyquée" } },
    "hba1c 6.8 %" AT "\n" },
  { "a name that goes on to be another one",
    { SAMPLED,
      { 60, 120, "Créatinine" },
      { 230, 120, "84 µmol/L" },
      { 60, 131, "urinaire" },
      { 60, 152, "Cholestérol" },
      { 230, 152, "1,22 g/L" },
      { 60, 163, "non HDL" },
      { 60, 184, "Cholestérol non" },
      { 60, 195, "HDL" },
      { 230, 195, "1,22 g/L" },
      { 60, 220, "Potassium" },
      { 230, 220, "4,3 mmol/L" } },
    "potassium 4.3 mmol/L" AT "\n" },
  { "a method below the name",
    { SAMPLED,
      { 60, 120, "Glycémie" },
      { 230, 120, "1,12 g/L" },
      { 60, 130, "Méthode hexokinase", 7 },
      { 60, 152, "Sodium" },
      { 230, 152, "140 mmol/L" },
      { 60, 163, "Technique : potentiométrie", 10 } },
    "glucose 1.12 g/L" AT "\nsodium 140 mmol/L" AT "\n" },
  { "a name without its value above another one",
    { SAMPLED,
      { 60, 120, "Albumine" },
      { 230, 120, "42 g/L" },
      { 60, 133, "Créatinine" },
      { 60, 146, "Potassium" },
      { 230, 146, "4,3 mmol/L" } },
    "albumin 42 g/L" AT "\npotassium 4.3 mmol/L" AT "\n" },
  { "earlier results are not today's",
    { SAMPLED,
      HEADS,
      { 60, 120, "Glycémie" },
      { 300, 120, "g/L" },
      { 490, 120, "1,05 g/L" },
      { 60, 136, "Potassium" },
      { 490, 136, "4,1 mmol/L" },
      { 60, 152, "CRP" },
      { 370, 152, "< 5,0 mg/L" },
      { 490, 152, "2,0 mg/L" },
      { 60, 168, "Sodium" },
      { 230, 168, "140" },
      { 300, 168, "mmol/L" } },
    "sodium 140 mmol/L" AT "\n" },
  { "earlier results under their days",
    { SAMPLED,
      { 60, 100, "Examen" },
      { 200, 100, "05/09/2023" },
      { 280, 100, "12/03/2024" },
      { 360, 100, "02/03/2023" },
      { 440, 100, "Normes" },
      { 60, 120, "Potassium" },
      { 200, 120, "4,1 mmol/L" },
      { 280, 120, "4,3 mmol/L" },
      { 360, 120, "4,0 mmol/L" },
      { 440, 120, "3,5 - 5,1" },
      { 60, 136, "Sodium" },
      { 200, 136, "141 mmol/L" },
      { 360, 136, "139 mmol/L" } },
    "potassium 4.3 mmol/L [3.5;5.1]" AT "\n" },
  { "the newest day, if none of a sample is said",
    { { 60, 100, "Examen" },
      { 200, 100, "05/09/2023" },
      { 280, 100, "12/03/2024" },
      { 60, 120, "Potassium" },
      { 200, 120, "4,1 mmol/L" },
      { 280, 120, "4,3 mmol/L" } },
    "potassium 4.3 mmol/L ?d\n" },
  { "English heads",
    { { 60, 60, "Sample of 12/03/2024" },
      { 230, 100, "Result" },
      { 370, 100, "Usual values" },
      { 490, 100, "05/09/2023" },
      { 60, 120, "Potassium" },
      { 230, 120, "4.3 mmol/L" },
      { 370, 120, "3.5 to 5.1" },
      { 490, 120, "4.1" },
      { 60, 136, "Sodium" },
      { 490, 136, "140 mmol/L" } },
    "potassium 4.3 mmol/L [3.5;5.1] 2024-03-12\n" },
  { "heads of two lines, on the next page too",
    { SAMPLED,
      { 60, 100, "Examen" },
      { 230, 100, "Résultat" },
      { 370, 100, "Valeurs" },
      { 490, 100, "Antériorités" },
      { 370, 112, "de référence" },
      { 490, 112, "05/09/2023" },
      { 60, 132, "Potassium" },
      { 230, 132, "4,3 mmol/L" },
      { 490, 132, "4,1 mmol/L" },
      PAGE,
      { 60, 60, "Prélevé le 12/03/2024 à 08h15" },
      { 60, 132, "Sodium" },
      { 490, 132, "141 mmol/L" },
      { 60, 148, "Calcium" },
      { 230, 148, "2,31 mmol/L" } },
    "potassium 4.3 mmol/L" AT "\ncalcium 2.31 mmol/L p2" AT "\n" },
  { "what is usual before the result",
    { SAMPLED,
      { 60, 100, "Analyse" },
      { 200, 100, "Normes" },
      { 330, 100, "Résultat" },
      { 430, 100, "Unité" },
      { 60, 120, "Potassium" },
      { 200, 120, "3,5 - 5,1" },
      { 330, 120, "4,3" },
      { 430, 120, "mmol/L" } },
    "potassium 4.3 mmol/L [3.5;5.1]" AT "\n" },
  { "the unit above the table",
    { SAMPLED,
      { 60, 90, "Ionogramme sanguin (mmol/L)" },
      { 60, 120, "Sodium" },
      { 230, 120, "140" },
      { 370, 120, "136 - 145" },
      { 60, 136, "Potassium" },
      { 230, 136, "4,3" },
      { 370, 136, "3,5 - 5,1" },
      { 60, 180, "AUTRES EXAMENS" },
      { 60, 200, "Calcium" },
      { 230, 200, "2,31" } },
    "sodium 140 mmol/L [136;145]" AT " ?u\npotassium 4.3 mmol/L [3.5;5.1]" AT " ?u\n" },
  { "the unit at the head of the column",
    { SAMPLED,
      { 60, 100, "Examen" },
      { 230, 100, "Résultat (g/L)" },
      { 370, 100, "Référence" },
      { 60, 120, "Glycémie" },
      { 230, 120, "1,12" },
      { 370, 120, "0,70 - 1,10" },
      { 60, 136, "Potassium" },
      { 230, 136, "4,3" },
      { 300, 136, "mmol/L" } },
    "glucose 1.12 g/L [0.7;1.1]" AT " ?u\npotassium 4.3 mmol/L" AT "\n" },
  { "the unit behind the name",
    { SAMPLED, { 60, 120, "Glycémie (g/L)" }, { 230, 120, "1,12" }, { 370, 120, "0,70 - 1,10" } },
    "glucose 1.12 g/L [0.7;1.1]" AT "\n" },
  { "exponents and numbers of notes",
    { SAMPLED,
      { 60, 120, "Plaquettes" },
      { 230, 120, "259" },
      { 260, 120, "10" },
      { NEXT, 116, "9", 6 },
      { NEXT, 120, "/L" },
      { 60, 136, "Leucocytes" },
      { 230, 136, "7100" },
      { 260, 136, "/mm" },
      { NEXT, 132, "3", 6 },
      { 60, 152, "Ferritine" },
      { NEXT, 148, "1", 6 },
      { 230, 152, "12" },
      { NEXT, 148, "2", 6 },
      { 260, 152, "µg/L" },
      { 370, 152, "15 à 200" } },
    "platelets 259 10*9/L" AT "\nleukocytes 7100 /mm3" AT "\nferritin 12 ug/L [15;200]" AT "\n" },
  { "value, unit and range on lines of their own",
    { SAMPLED,
      { 60, 120, "Glycémie à jeun" },
      { 80, 132, "1,12" },
      { 80, 144, "g/L" },
      { 80, 156, "0,70 - 1,10" },
      { 60, 180, "Potassium" },
      { 80, 192, "4,3 mmol/L" } },
    "glucose 1.12 g/L [0.7;1.1]" AT "\npotassium 4.3 mmol/L" AT "\n" },
  { "large values, small units, a little higher and lower",
    { SAMPLED,
      { 60, 120, "Glycémie", 9 },
      { 230, 121.5, "1,12", 13 },
      { 275, 119, "g/L", 8 },
      { 370, 120.5, "0,70 - 1,10", 8 },
      { 60, 134, "Potassium", 9 },
      { 230, 135.5, "4,3", 13 },
      { 275, 133, "mmol/L", 8 },
      { 370, 134.5, "3,5 - 5,1", 8 } },
    "glucose 1.12 g/L [0.7;1.1]" AT "\npotassium 4.3 mmol/L [3.5;5.1]" AT "\n" },
  { "thousands in one cell, numbers of two cells",
    { SAMPLED,
      { 60, 120, "Plaquettes" },
      { 230, 120, "250 000" },
      { 300, 120, "/mm3" },
      { 60, 136, "Créatinine" },
      { 230, 136, "112" },
      { 300, 136, "µmol/L" },
      { 370, 136, "50 à 100" },
      { 490, 136, "113" } },
    "platelets 250000 /mm3" AT " ?v\ncreatinine 112 umol/L [50;100]" AT "\n" },
  { "a remark beside the results",
    { SAMPLED,
      { 60, 120, "Glycémie" },
      { 150, 120, "1,12 g/L" },
      { 215, 120, "0,70 - 1,10" },
      { 300, 120, "Résultat vérifié sur un second tube du même prélèvement" } },
    "glucose 1.12 g/L [0.7;1.1]" AT "\n" },
  { "turned to the left",
    { SAMPLED,
      { 260, 120, "1,12" },
      { 60, 120, "Glycémie" },
      { 330, 120, "g/L" },
      { 60, 140, "Potassium" },
      { 260, 140, "4,3" },
      { 330, 140, "mmol/L" } },
    "glucose 1.12 g/L" AT "\npotassium 4.3 mmol/L" AT "\n",
    3 },
  { "turned to the right",
    { SAMPLED,
      { 260, 120, "1,12" },
      { 60, 120, "Glycémie" },
      { 330, 120, "g/L" },
      { 60, 140, "Potassium" },
      { 260, 140, "4,3" },
      { 330, 140, "mmol/L" } },
    "glucose 1.12 g/L" AT "\npotassium 4.3 mmol/L" AT "\n",
    1 },
  { "a page that stands askew",
    { SAMPLED,
      HEADS,
      { 60, 120, "Glycémie" },
      { 230, 120, "1,12" },
      { 300, 120, "g/L" },
      { 370, 120, "0,70 - 1,10" },
      { 490, 120, "1,05" },
      { 60, 136, "Potassium" },
      { 230, 136, "4,3" },
      { 300, 136, "mmol/L" },
      { 370, 136, "3,5 à 5,1" },
      { 490, 136, "4,1" } },
    "glucose 1.12 g/L [0.7;1.1]" AT "\npotassium 4.3 mmol/L [3.5;5.1]" AT "\n",
    0,
    1.2 },
  { "upside down",
    { SAMPLED,
      { 260, 120, "1,12" },
      { 60, 120, "Glycémie" },
      { 330, 120, "g/L" },
      { 60, 140, "Potassium" },
      { 260, 140, "4,3" },
      { 330, 140, "mmol/L" } },
    "glucose 1.12 g/L" AT "\npotassium 4.3 mmol/L" AT "\n",
    2 },
  { "a letter that mentions values",
    { { 60, 100, "Cher confrère, je revois Mme Martin ce jour." },
      { 60, 120, "INR à contrôler dans 8 jours, objectif LDL : 0,70 g/L." },
      { 60, 136, "Glycémie 0,70 - 1,10 g/L" } },
    "" },
};

/* --- Drawing ------------------------------------------------------------------------------------
 */

static cairo_status_t
write_bytes (void *data, const unsigned char *bytes, unsigned int n)
{
  g_byte_array_append (data, bytes, n);
  return CAIRO_STATUS_SUCCESS;
}

static void
turn (cairo_t *cr, int turned, double askew)
{
  static const double to[][2] = { { 0, 0 }, { WIDTH, 0 }, { WIDTH, HEIGHT }, { 0, HEIGHT } };

  cairo_identity_matrix (cr);
  cairo_translate (cr, to[turned][0], to[turned][1]);
  cairo_rotate (cr, turned * G_PI / 2 + askew * G_PI / 180);
}

static GBytes *
draw (const Case *each)
{
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface =
      cairo_pdf_surface_create_for_stream (write_bytes, bytes, WIDTH, HEIGHT);
  cairo_t *cr = cairo_create (surface);
  double behind;

  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_NORMAL);
  turn (cr, each->turned, each->askew);
  for (const Piece *piece = each->pieces; piece->text != NULL; piece++)
    if (*piece->text == '\f')
      cairo_show_page (cr);
    else
      {
        cairo_set_font_size (cr, piece->size > 0 ? piece->size : 10);
        cairo_get_current_point (cr, &behind, NULL);
        cairo_move_to (cr, piece->x >= 0 ? piece->x : behind, piece->y);
        cairo_show_text (cr, piece->text);
      }
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return g_byte_array_free_to_bytes (bytes);
}

/* --- Reading ------------------------------------------------------------------------------------
 */

static GPtrArray *
read_cells (PopplerDocument *pdf)
{
  GPtrArray *cells = livret_page_cells_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (livret_pdf_cells (pdf, 0, poppler_document_get_n_pages (pdf), cells, &error));
  g_assert_no_error (error);
  return cells;
}

static void
describe_cells (const GPtrArray *cells)
{
  for (guint i = 0; i < cells->len; i++)
    {
      const LivretPageCell *cell = cells->pdata[i];

      g_test_message ("%d:%u %u-%u “%s”", cell->page, cell->row, cell->left, cell->right,
                      cell->text);
    }
}

static void
test_pages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = draw (&cases[i]);
      g_autoptr (PopplerDocument) pdf = livret_pdf_open (bytes, &error);
      g_autoptr (GPtrArray) cells = pdf != NULL ? read_cells (pdf) : NULL;
      g_autoptr (GPtrArray) list = NULL;
      g_autofree char *text = NULL;
      g_autofree char *found = NULL;

      g_assert_no_error (error);
      text = livret_pdf_text (pdf, NULL, NULL, &error);
      g_assert_no_error (error);
      list = livret_lab_text_read (text, -1, cells);
      found = test_write_results (list);
      g_test_message ("%s", cases[i].name);
      describe_cells (cells);
      g_assert_cmpstr (found, ==, cases[i].expected);
    }
}

/* A page full of words: what is told of it ends, and so does its reading. */
static void
test_bounds (void)
{
  g_autoptr (GPtrArray) cells = livret_page_cells_new ();
  g_autoptr (GPtrArray) list = NULL;

  for (guint i = 0; i < LIVRET_PAGE_CELLS_MAX; i++)
    {
      LivretPageCell *cell = livret_page_cells_add (cells, 0, i / 3,
                                                    g_strdup (i % 3 == 0   ? "Ferritine"
                                                              : i % 3 == 1 ? "12"
                                                                           : "µg/L"));

      cell->left = i % 3 * 2000;
      cell->right = cell->left + 1000;
      cell->top = cell->bottom = i / 3 * 7;
    }
  list = livret_lab_text_read ("", -1, cells);
  g_assert_cmpuint (list->len, ==, 1);
}

/* A page that has no words of its own was read by a machine: its text counts. */
static void
test_mixed (void)
{
  g_autoptr (GPtrArray) cells = livret_page_cells_new ();
  g_autoptr (GPtrArray) list = NULL;
  g_autofree char *found = NULL;

  livret_page_cells_add (cells, 1, 0, g_strdup ("Potassium 4,3 mmol/L"));
  livret_page_cells_add (cells, 4, 0, g_strdup ("Calcium 2,31 mmol/L"));
  list = livret_lab_text_read ("Sodium 140 mmol/L\fPotassium 9,9 mmol/L\fTSH 2,1 mUI/L", -1, cells);
  found = test_write_results (list);
  g_assert_cmpstr (found, ==,
                   "sodium 140 mmol/L ?d\npotassium 4.3 mmol/L p2 ?d\n"
                   "tsh 2.1 m[iU]/L p3 ?d\ncalcium 2.31 mmol/L p5 ?d\n");
}

static void
test_worth (void)
{
  static const struct
  {
    const char *text;
    gboolean worth;
  } table[] = {
    { "", FALSE },
    { "Glycémie 1,12 g/L\nGlycémie 1,05 g/L", FALSE },
    { "Glycémie\n1,12\nCréatinine\n84", TRUE },
    { "Résultats : glycémie, créatinine", TRUE },
    { "Scanner du thorax sans injection", FALSE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (table); i++)
    g_assert_cmpint (livret_lab_text_is_worth (table[i].text), ==, table[i].worth);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/results/lab-pages/pages", test_pages);
  g_test_add_func ("/results/lab-pages/bounds", test_bounds);
  g_test_add_func ("/results/lab-pages/mixed", test_mixed);
  g_test_add_func ("/results/lab-pages/worth", test_worth);
  return g_test_run ();
}

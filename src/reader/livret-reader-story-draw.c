/* livret-reader-story-draw.c: a story on A4 paper, page by page, as PDF.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "reader/livret-reader-story.h"

#define TITLE_SIZE 18.0
#define BODY_SIZE 10.0
#define FOOT_SIZE 8.0
#define LINE_SPACING 1.25
#define INDENT 16.0
#define INDENT_DEPTH_MAX 8
/* What a heading wants to stand above: two lines of what it is of. */
#define HEADING_ROOM 40.0
/* As a screen shows it, in points a pixel; less than all of a page. */
#define PICTURE_SCALE 0.75
#define PICTURE_HEIGHT_MAX 420.0

static const double heading_sizes[] = { 13.5, 11.5, 10.5 };

/* --- Paper --------------------------------------------------------------------------------------
 */

/* Lines break at the same places whatever the size on screen: no fitting to pixels. */
PangoLayout *
livret_story_layout (LivretStoryPaper *paper, const char *markup, double size, double width)
{
  PangoLayout *layout = pango_cairo_create_layout (paper->cr);
  PangoContext *context = pango_layout_get_context (layout);
  PangoFontDescription *font = pango_font_description_from_string ("Sans");
  cairo_font_options_t *options = cairo_font_options_create ();
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autofree char *text = NULL;

  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_layout_context_changed (layout);
  pango_font_description_set_size (font, pango_units_from_double (size));
  pango_layout_set_font_description (layout, font);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, width < 0 ? -1 : pango_units_from_double (width));
  if (pango_parse_markup (markup, -1, 0, &attributes, &text, NULL, NULL))
    {
      pango_layout_set_text (layout, text, -1);
      pango_layout_set_attributes (layout, attributes);
    }
  else
    pango_layout_set_text (layout, markup, -1);
  cairo_font_options_destroy (options);
  pango_font_description_free (font);
  return layout;
}

static void
draw_line (LivretStoryPaper *paper, PangoLayoutLine *line, double x, double y)
{
  PangoRectangle extents;

  if (!paper->drawn)
    return;
  pango_layout_line_get_extents (line, NULL, &extents);
  cairo_move_to (paper->cr, x, y - pango_units_to_double (extents.y));
  pango_cairo_show_layout_line (paper->cr, line);
}

static void
draw_foot (LivretStoryPaper *paper)
{
  g_autofree char *words =
      paper->story->person != NULL
          ? g_markup_printf_escaped ("%s · %s", paper->story->title, paper->story->person)
          : g_markup_escape_text (paper->story->title, -1);
  g_autofree char *number = g_strdup_printf ("%d / %d", paper->page + 1, paper->n_pages);
  g_autoptr (PangoLayout) left =
      livret_story_layout (paper, words, FOOT_SIZE, LIVRET_STORY_WIDTH - 60);
  g_autoptr (PangoLayout) right = livret_story_layout (paper, number, FOOT_SIZE, 60);
  double y = LIVRET_SHEET_HEIGHT - LIVRET_SHEET_MARGIN + 14;

  cairo_set_source_rgb (paper->cr, 0.37, 0.4, 0.45);
  pango_layout_set_height (left, 0);
  pango_layout_set_ellipsize (left, PANGO_ELLIPSIZE_END);
  pango_layout_set_alignment (right, PANGO_ALIGN_RIGHT);
  draw_line (paper, pango_layout_get_line_readonly (left, 0), LIVRET_SHEET_MARGIN, y);
  cairo_move_to (paper->cr, LIVRET_SHEET_WIDTH - LIVRET_SHEET_MARGIN - 60, y);
  pango_cairo_show_layout (paper->cr, right);
  cairo_set_source_rgb (paper->cr, 0.1, 0.11, 0.13);
}

static void
end_page (LivretStoryPaper *paper)
{
  if (!paper->drawn)
    return;
  draw_foot (paper);
  cairo_show_page (paper->cr);
}

void
livret_story_turn (LivretStoryPaper *paper)
{
  end_page (paper);
  paper->page++;
  paper->y = LIVRET_SHEET_MARGIN;
}

/* Where there is none left, the next page begins. */
static void
need_room (LivretStoryPaper *paper, double height)
{
  if (paper->y + height > LIVRET_STORY_BOTTOM && paper->y > LIVRET_SHEET_MARGIN)
    livret_story_turn (paper);
}

static void
add_gap (LivretStoryPaper *paper, double height)
{
  if (paper->y > LIVRET_SHEET_MARGIN)
    paper->y += height;
}

static void
draw_lines (LivretStoryPaper *paper, PangoLayout *layout, double x)
{
  for (int i = 0; i < pango_layout_get_line_count (layout); i++)
    {
      PangoLayoutLine *line = pango_layout_get_line_readonly (layout, i);
      PangoRectangle extents;
      double height;

      pango_layout_line_get_extents (line, NULL, &extents);
      height = pango_units_to_double (extents.height) * LINE_SPACING;
      need_room (paper, height);
      draw_line (paper, line, x, paper->y);
      paper->y += height;
    }
}

/* --- Blocks -------------------------------------------------------------------------------------
 */

static void
draw_title (LivretStoryPaper *paper, const LivretStoryBlock *block)
{
  g_autofree char *markup = g_strdup_printf ("<b>%s</b>", block->markup);
  g_autoptr (PangoLayout) layout =
      livret_story_layout (paper, markup, TITLE_SIZE, LIVRET_STORY_WIDTH);

  draw_lines (paper, layout, LIVRET_SHEET_MARGIN);
  paper->y += 6;
}

/* One that leads to the section, in the outline of the PDF. */
static void
add_outline (LivretStoryPaper *paper, const LivretStoryBlock *block)
{
  g_autofree char *link = g_strdup_printf ("page=%d pos=[%d %d]", paper->page + 1,
                                           (int) LIVRET_SHEET_MARGIN, (int) paper->y);

  if (paper->drawn)
    cairo_pdf_surface_add_outline (paper->pdf, CAIRO_PDF_OUTLINE_ROOT, block->words, link,
                                   CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

static void
draw_heading (LivretStoryPaper *paper, const LivretStoryBlock *block)
{
  guint level = MIN (block->depth, G_N_ELEMENTS (heading_sizes) - 1);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b>", block->markup);
  g_autoptr (PangoLayout) layout =
      livret_story_layout (paper, markup, heading_sizes[level], LIVRET_STORY_WIDTH);
  int height;

  pango_layout_get_size (layout, NULL, &height);
  add_gap (paper, level == 0 ? 16 : 10);
  need_room (paper, fmin (pango_units_to_double (height), 200) + HEADING_ROOM);
  add_outline (paper, block);
  if (level == 0)
    cairo_set_source_rgb (paper->cr, 0.10, 0.30, 0.55);
  draw_lines (paper, layout, LIVRET_SHEET_MARGIN);
  if (level == 0 && paper->drawn)
    {
      cairo_set_line_width (paper->cr, 0.8);
      cairo_move_to (paper->cr, LIVRET_SHEET_MARGIN, paper->y);
      cairo_line_to (paper->cr, LIVRET_SHEET_WIDTH - LIVRET_SHEET_MARGIN, paper->y);
      cairo_stroke (paper->cr);
    }
  cairo_set_source_rgb (paper->cr, 0.1, 0.11, 0.13);
  paper->y += level == 0 ? 6 : 2;
}

static void
draw_paragraph (LivretStoryPaper *paper, const LivretStoryBlock *block)
{
  double indent = INDENT * MIN (block->depth, INDENT_DEPTH_MAX);
  g_autoptr (PangoLayout) layout =
      livret_story_layout (paper, block->markup, BODY_SIZE, LIVRET_STORY_WIDTH - indent);

  if (block->marker != NULL)
    {
      g_autofree char *marker = g_markup_escape_text (block->marker, -1);
      g_autoptr (PangoLayout) mark = livret_story_layout (paper, marker, BODY_SIZE, -1);
      int width;

      pango_layout_get_size (mark, &width, NULL);
      need_room (paper, BODY_SIZE * 2);
      draw_line (paper, pango_layout_get_line_readonly (mark, 0),
                 LIVRET_SHEET_MARGIN + indent - 5 - pango_units_to_double (width), paper->y);
    }
  draw_lines (paper, layout, LIVRET_SHEET_MARGIN + indent);
  paper->y += block->depth > 0 ? 1.5 : 4;
}

static void
draw_picture (LivretStoryPaper *paper, const LivretStoryBlock *block)
{
  double width = cairo_image_surface_get_width (block->picture);
  double height = cairo_image_surface_get_height (block->picture);
  double scale =
      fmin (PICTURE_SCALE, fmin (LIVRET_STORY_WIDTH / width, PICTURE_HEIGHT_MAX / height));

  add_gap (paper, 4);
  need_room (paper, height * scale);
  if (paper->drawn)
    {
      cairo_save (paper->cr);
      cairo_translate (paper->cr, LIVRET_SHEET_MARGIN, paper->y);
      cairo_scale (paper->cr, scale, scale);
      cairo_set_source_surface (paper->cr, block->picture, 0, 0);
      cairo_rectangle (paper->cr, 0, 0, width, height);
      cairo_fill (paper->cr);
      cairo_restore (paper->cr);
    }
  paper->y += height * scale + 6;
}

static void
draw_block (LivretStoryPaper *paper, const LivretStoryBlock *block)
{
  switch (block->kind)
    {
    case LIVRET_STORY_TITLE:
      draw_title (paper, block);
      break;
    case LIVRET_STORY_HEADING:
      draw_heading (paper, block);
      break;
    case LIVRET_STORY_PARAGRAPH:
      draw_paragraph (paper, block);
      break;
    case LIVRET_STORY_TABLE:
      livret_story_draw_table (paper, block->table);
      break;
    case LIVRET_STORY_PICTURE:
      draw_picture (paper, block);
      break;
    }
}

/* --- The document -------------------------------------------------------------------------------
 */

/* The number of pages stands on each: they are counted first. */
static void
draw_pages (LivretStoryPaper *paper, gboolean drawn)
{
  paper->drawn = drawn;
  paper->page = 0;
  paper->y = LIVRET_SHEET_MARGIN;
  cairo_set_source_rgb (paper->cr, 0.1, 0.11, 0.13);
  for (guint i = 0; i < paper->story->blocks->len && paper->page < LIVRET_SHEET_PAGES_MAX; i++)
    draw_block (paper, g_ptr_array_index (paper->story->blocks, i));
  end_page (paper);
  paper->n_pages = paper->page + 1;
}

gboolean
livret_story_draw (LivretStory *story, int *fd, GError **error)
{
  cairo_surface_t *pdf = cairo_pdf_surface_create_for_stream (
      livret_cairo_write_to_memfd, fd, LIVRET_SHEET_WIDTH, LIVRET_SHEET_HEIGHT);
  LivretStoryPaper paper = { .story = story, .pdf = pdf, .cr = cairo_create (pdf) };
  gboolean done;

  cairo_pdf_surface_set_metadata (pdf, CAIRO_PDF_METADATA_TITLE, story->title);
  draw_pages (&paper, FALSE);
  draw_pages (&paper, TRUE);
  cairo_destroy (paper.cr);
  cairo_surface_finish (pdf);
  done = cairo_surface_status (pdf) == CAIRO_STATUS_SUCCESS;
  cairo_surface_destroy (pdf);
  return done || livret_unreadable (error, _ ("The text could not be laid out on paper."));
}

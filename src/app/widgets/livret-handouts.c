/* livret-handouts.c: small pages of Livret's own, drawn as PDF in memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/widgets/livret-handouts.h"

#include <cairo-pdf.h>
#include <glib/gi18n.h>
#include <pango/pangocairo.h>
#include <unistd.h>

#include "app/widgets/livret-error-text.h"
#include "record/livret-memfd.h"

#define PAGE_WIDTH 595.276 /* A4 in points */
#define PAGE_HEIGHT 841.89
#define MARGIN 62.0

typedef struct
{
  cairo_t *cr;
  double y;
} Pen;

static cairo_status_t
write_out (void *closure, const unsigned char *data, unsigned int length)
{
  return livret_memfd_write (*(int *) closure, data, length, NULL) ? CAIRO_STATUS_SUCCESS
                                                                   : CAIRO_STATUS_WRITE_ERROR;
}

/* Writes a paragraph at the pen and moves it below. */
static void
write_text (Pen *pen, const char *font, double gap, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_width (layout, (int) ((PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (pen->cr, MARGIN, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  pen->y += (double) height / PANGO_SCALE + gap;
  pango_font_description_free (description);
  g_object_unref (layout);
}

/* Writes what is copied by hand: in one line, smaller where it is long, since a line that breaks at
 * a hyphen leaves open whether the hyphen belongs to it. */
static void
write_line (Pen *pen, const char *font, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  const int room = (int) ((PAGE_WIDTH - 2 * MARGIN) * PANGO_SCALE);
  int width;
  int height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_set_font_description (layout, description);
  pango_layout_get_size (layout, &width, NULL);
  if (width > room)
    {
      /* Advances are not quite proportional to the size: a hundredth is left as air. */
      int size = pango_font_description_get_size (description);

      pango_font_description_set_size (description, (int) (size * 0.99 * room / width));
      pango_layout_set_font_description (layout, description);
    }
  cairo_move_to (pen->cr, MARGIN, pen->y);
  pango_cairo_show_layout (pen->cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  pen->y += (double) height / PANGO_SCALE;
  pango_font_description_free (description);
  g_object_unref (layout);
}

static void
draw_rule (Pen *pen, gboolean cut)
{
  static const double dashes[] = { 4, 4 };

  cairo_save (pen->cr);
  cairo_set_line_width (pen->cr, 0.8);
  cairo_set_source_rgb (pen->cr, 0.45, 0.5, 0.5);
  if (cut)
    cairo_set_dash (pen->cr, dashes, G_N_ELEMENTS (dashes), 0);
  cairo_move_to (pen->cr, cut ? 0 : MARGIN, pen->y);
  cairo_line_to (pen->cr, cut ? PAGE_WIDTH : PAGE_WIDTH - MARGIN, pen->y);
  cairo_stroke (pen->cr);
  cairo_restore (pen->cr);
  pen->y += 18;
}

typedef void (*DrawPage) (Pen *pen, gconstpointer data);

static int
draw_pdf (const char *title, DrawPage draw, gconstpointer data, GError **error)
{
  int fd = livret_memfd_open ("livret-page", error);
  cairo_surface_t *surface;
  cairo_status_t status;
  Pen pen = { NULL, MARGIN };

  if (fd < 0)
    return -1;
  surface = cairo_pdf_surface_create_for_stream (write_out, &fd, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, title);
  pen.cr = cairo_create (surface);
  draw (&pen, data);
  cairo_show_page (pen.cr);
  cairo_destroy (pen.cr);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS && livret_memfd_seal (fd, error))
    return fd;
  if (status != CAIRO_STATUS_SUCCESS)
    g_set_error_literal (error, LIVRET_APP_ERROR, LIVRET_APP_ERROR_NOT_DRAWN,
                         cairo_status_to_string (status));
  close (fd);
  return -1;
}

/* One line at @x; the height of it. */
static double
write_at (Pen *pen, double x, const char *font, const char *text)
{
  PangoLayout *layout = pango_cairo_create_layout (pen->cr);
  PangoFontDescription *description = pango_font_description_from_string (font);
  int height;

  pango_layout_set_font_description (layout, description);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (pen->cr, x, pen->y - pango_layout_get_baseline (layout) / (double) PANGO_SCALE);
  pango_cairo_show_layout (pen->cr, layout);
  pango_layout_get_size (layout, NULL, &height);
  pango_font_description_free (description);
  g_object_unref (layout);
  return (double) height / PANGO_SCALE;
}

/* Two groups of the code, each with its number before it: “group 7” is found without counting. */
static void
write_groups (Pen *pen, guint first, char **groups)
{
  double height = 0;

  pen->y += 26;
  for (guint i = 0; i < 2 && groups[i] != NULL; i++)
    {
      g_autofree char *number = g_strdup_printf ("%u", first + i);
      double x = MARGIN + 160 * i;

      write_at (pen, x, "Adwaita Sans, Inter, Sans 11", number);
      height = write_at (pen, x + 28, "Adwaita Mono, DejaVu Sans Mono, Monospace 22", groups[i]);
    }
  pen->y += height - 16;
}

static void
draw_recovery (Pen *pen, gconstpointer data)
{
  const LivretSecret *code = data;
  g_auto (GStrv) groups = g_strsplit (livret_secret_text (code), "-", -1);

  write_text (pen, "Adwaita Sans, Inter, Sans Bold 24", 6, _ ("Safety sheet"));
  write_text (pen, "Adwaita Sans, Inter, Sans 11", 26, _ ("Recovery code of a Livret vault"));
  for (guint i = 0; groups[i] != NULL; i += groups[i + 1] ? 2 : 1)
    write_groups (pen, i + 1, groups + i);
  pen->y += 14;
  draw_rule (pen, FALSE);
  write_text (
      pen, "Adwaita Sans, Inter, Sans 12", 10,
      _ ("This code opens the vault when the phrase is lost. Type it in place of the phrase, "
         "with or without hyphens, in capitals or not."));
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 10,
              _ ("Keep this sheet away from the computer, where you keep your important papers. "
                 "Whoever has the code and the computer can read everything."));
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 10,
              _ ("Livret keeps no copy of it. A new code, made in Keys, ends this one."));
}

int
livret_handout_recovery_sheet (const LivretSecret *code, GError **error)
{
  return draw_pdf (_ ("Safety sheet"), draw_recovery, code, error);
}

static void
draw_handover (Pen *pen, gconstpointer data)
{
  const LivretHandover *handover = data;

  write_text (pen, "Adwaita Sans, Inter, Sans Bold 22", 4, handover->recipient);
  write_text (pen, "Adwaita Sans, Inter, Sans 11", 22, handover->until);
  write_text (pen, "Adwaita Sans, Inter, Sans Bold 13", 4, _ ("The file"));
  write_line (pen, "Adwaita Mono, DejaVu Sans Mono, Monospace 14", handover->file_name);
  pen->y += 16;
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 8, handover->needs);
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 8,
              _ ("1. Save the file on your computer, then open it."));
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 8,
              handover->phrase ? _ ("2. Type the phrase that you were given apart.")
                               : _ ("2. It asks for nothing."));
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 16,
              _ ("3. Save or print what you want to keep."));
  write_text (pen, "Adwaita Sans, Inter, Sans 12", 8, handover->always);
  write_text (pen, "Adwaita Sans, Inter, Sans Bold 12", 34,
              _ ("It does not open? Call me back: ______________________"));
  if (handover->phrase == NULL)
    return;
  draw_rule (pen, TRUE);
  write_text (pen, "Adwaita Sans, Inter, Sans 11", 8,
              _ ("The phrase, to be given apart from the file"));
  write_line (pen, "Adwaita Sans, Inter, Sans Bold 20", livret_secret_text (handover->phrase));
}

int
livret_handout_card (const LivretHandover *handover, GError **error)
{
  return draw_pdf (handover->file_name, draw_handover, handover, error);
}

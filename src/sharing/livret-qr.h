/* livret-qr.h: a text as a QR code (ISO/IEC 18004), and its drawing.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** LivretQr: @size: modules a side, without the quiet zone; @modules: rows of @size, 1 is dark. */
typedef struct
{
  int size;
  guint8 *modules;
} LivretQr;

/**
 * livret_qr_new:
 * @text: UTF-8; the code says that it is (ECI 26)
 * @max_size: modules a side that there is room for, from 21
 *
 * With 15 % of its words as spares (level M), or with 7 % (L) where the text is too long for that.
 * Returns: (nullable): %NULL where it is too long for that as well
 */
LivretQr *livret_qr_new (const char *text, int max_size);
void livret_qr_free (LivretQr *qr);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretQr, livret_qr_free)

/** livret_qr_draw: fills the dark modules in the current colour, in a square of @side. The caller
 * leaves four modules of white around it. */
void livret_qr_draw (const LivretQr *qr, cairo_t *cairo, double x, double y, double side);

G_END_DECLS

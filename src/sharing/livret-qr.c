/* livret-qr.c: QR codes by libqrencode, drawn as one path.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-qr.h"

#include <qrencode.h>
#include <string.h>

#define ECI_UTF8 26

static QRcode *
encode (const char *text, QRecLevel level)
{
  QRinput *input = QRinput_new2 (0, level); /* 0: as small as the text allows */
  QRcode *code = NULL;

  if (input == NULL)
    return NULL;
  /* Without it the standard means Latin-1, and readers guess. */
  if (QRinput_appendECIheader (input, ECI_UTF8) == 0 &&
      QRinput_append (input, QR_MODE_8, (int) strlen (text), (const unsigned char *) text) == 0)
    code = QRcode_encodeInput (input);
  QRinput_free (input);
  return code;
}

LivretQr *
livret_qr_new (const char *text, int max_size)
{
  static const QRecLevel levels[] = { QR_ECLEVEL_M, QR_ECLEVEL_L };
  LivretQr *qr = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (levels) && qr == NULL; i++)
    {
      QRcode *code = encode (text, levels[i]);

      if (code != NULL && code->width <= max_size)
        {
          qr = g_new0 (LivretQr, 1);
          qr->size = code->width;
          qr->modules = g_malloc ((gsize) code->width * (gsize) code->width);
          for (int m = 0; m < code->width * code->width; m++)
            qr->modules[m] = code->data[m] & 1;
        }
      if (code != NULL)
        QRcode_free (code);
    }
  return qr;
}

void
livret_qr_free (LivretQr *qr)
{
  if (qr == NULL)
    return;
  g_free (qr->modules);
  g_free (qr);
}

void
livret_qr_draw (const LivretQr *qr, cairo_t *cairo, double x, double y, double side)
{
  double module = side / qr->size;

  cairo_new_path (cairo);
  for (int row = 0; row < qr->size; row++)
    for (int column = 0; column < qr->size; column++)
      {
        const guint8 *line = qr->modules + row * qr->size;
        int end = column;

        while (end < qr->size && line[end])
          end++;
        if (end > column)
          cairo_rectangle (cairo, x + column * module, y + row * module, (end - column) * module,
                           module);
        column = end;
      }
  cairo_fill (cairo);
}

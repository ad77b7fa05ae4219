/* livret-plain.h: plain text and RTF as UTF-8, for the importer and the viewer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "formats/livret-input.h"

G_BEGIN_DECLS

#define LIVRET_PLAIN_MAX (16 * 1024 * 1024)

/** livret_plain_text: (transfer full): decoded, line ends as \n; an error if the bytes are no text.
 */
char *livret_plain_text (GBytes *bytes, GError **error);

/**
 * LivretRtf: an RTF document's text, and what its information group says.
 * @title, @author: (nullable)
 * @date: when it was made, "" if unknown
 */
typedef struct
{
  char *text;
  char *title;
  char *author;
  char date[32];
} LivretRtf;

/** livret_rtf_read: the text alone; pictures, objects, fields' codes and tables' looks are left
 * out. */
gboolean livret_rtf_read (GBytes *bytes, LivretRtf *rtf, GError **error);
void livret_rtf_clear (LivretRtf *rtf);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretRtf, livret_rtf_clear)

G_END_DECLS

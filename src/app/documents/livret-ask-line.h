/* livret-ask-line.h: a question that one line answers: a folder's name, a date.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** LivretLineGood: whether @line can be taken. */
typedef gboolean (*LivretLineGood) (const char *line);
/** LivretLineAnswered: @line: without spaces around it; borrowed. */
typedef void (*LivretLineAnswered) (const char *line, gpointer user_data);

/**
 * LivretLineQuestion: all texts in the current language, copied.
 * @label: of the field; @accept: of the button that takes it; @line: (nullable): what stands there
 */
typedef struct
{
  const char *heading;
  const char *label;
  const char *accept;
  const char *line;
  LivretLineGood good;
} LivretLineQuestion;

/** livret_ask_line: shows it above @parent. @answered: when a good line was accepted; not at all
 * when nothing is to be done. @user_data: freed by @destroy afterwards in any case. */
void livret_ask_line (GtkWidget *parent,
                      LivretLineQuestion question,
                      LivretLineAnswered answered,
                      gpointer user_data,
                      GDestroyNotify destroy);

/** livret_line_is_name, livret_line_is_date: #LivretLineGood of a folder's name; of a date as
 * people type it, or none. */
gboolean livret_line_is_name (const char *line);
gboolean livret_line_is_date (const char *line);

G_END_DECLS

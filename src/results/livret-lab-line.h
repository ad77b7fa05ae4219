/* livret-lab-line.h: one line of a laboratory's page, and the numbers, units and words on it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-kind.h"

G_BEGIN_DECLS

/* Longer lines are those of letters; what is behind is not looked at. */
#define LIVRET_LAB_LINE_MAX 400

/**
 * LivretLabLine: the letters of a line, as they stand there and folded (without accents, capitals
 * and kinds of spaces); places are indices below @n. Both end in a 0.
 */
typedef struct
{
  gunichar raw[LIVRET_LAB_LINE_MAX + 1]; /* 0: the letter before became two */
  gunichar folded[LIVRET_LAB_LINE_MAX + 1];
  guint n;
} LivretLabLine;

/** livret_lab_line_init: @text: UTF-8, @size bytes of it, without a line end. */
void livret_lab_line_init (LivretLabLine *line, const char *text, gsize size);
/** livret_lab_line_text: (transfer full): as it stands there, from @from to before @until. */
char *livret_lab_line_text (const LivretLabLine *line, guint from, guint until);

gboolean livret_lab_line_is_letter (const LivretLabLine *line, guint at);
gboolean livret_lab_line_is_digit (const LivretLabLine *line, guint at);
guint livret_lab_line_skip_spaces (const LivretLabLine *line, guint at);
/** livret_lab_line_skip: spaces and any of @marks (ASCII). */
guint livret_lab_line_skip (const LivretLabLine *line, guint at, const char *marks);
/** livret_lab_line_word: writes the letters from @at on into @word, folded; returns the place
 * behind, @at if there is no word or it is too long. */
#define LIVRET_LAB_WORD_MAX 32
guint livret_lab_line_word (const LivretLabLine *line, guint at, char word[LIVRET_LAB_WORD_MAX]);
/** livret_lab_line_find: the place behind the first @folded (ASCII) at or after @from; 0: none. */
guint livret_lab_line_find (const LivretLabLine *line, guint from, const char *folded);

/**
 * LivretLabNumber: a number as written.
 * @decimals: digits behind the separator; @comma: it is a comma
 * @doubtful: thousands, or the number of another column: @first: up to the first plain space,
 *   which ends before @first_end; 0: there is none
 */
typedef struct
{
  double value;
  int decimals;
  gboolean comma;
  gboolean doubtful;
  double first;
  guint first_end;
} LivretLabNumber;

/** livret_lab_line_number: the number at @at; returns the place behind, @at if there is none. What
 * goes on with a slash, a colon or a further separator (dates, hours, telephone numbers) is none.
 */
guint livret_lab_line_number (const LivretLabLine *line, guint at, LivretLabNumber *number);

/** LivretLabFits: (nullable): the UCUM code of a unit as written, of what is looked for; static. */
typedef const char *(*LivretLabFits) (const char *written, gpointer data);
/** livret_lab_line_unit: the longest run of characters behind a number that @fits; it may have
 * spaces in it. Returns the place behind, @at if there is none. */
guint livret_lab_line_unit (
    const LivretLabLine *line, guint at, LivretLabFits fits, gpointer data, const char **unit);

/** LivretLabMoment: @time: seconds of the wall clock as if UTC; @timed: with an hour. */
typedef struct
{
  gint64 time;
  gboolean timed;
} LivretLabMoment;

/** livret_lab_line_moment: the day at @at, and the hour behind it; returns the place behind, @at if
 * there is none. 12/03/2024, 12.03.24, 2024-03-12, 12 mars 2024; à 08h15, 8:15. */
guint livret_lab_line_moment (const LivretLabLine *line, guint at, LivretLabMoment *moment);

G_END_DECLS

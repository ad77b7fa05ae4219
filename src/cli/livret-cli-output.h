/* livret-cli-output.h: the one way to answer: JSON, or tables and lines for people.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A verb answers with JsonObjects. With --json they are printed as they are, without the members
 * whose name starts with a dot; for people, a table of columns picks the members to show. Standard
 * output is an exit for viewing; standard error goes into logs and carries no name and no value of
 * the record.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/livret-cli.h"

G_BEGIN_DECLS

/** LivretCliColumn: @heading is English, in the message catalogue. */
typedef struct
{
  const char *member;
  const char *heading;
} LivretCliColumn;

/**
 * LivretCliRows: an array on its way out, one object a row; as many as there are.
 */
typedef struct _LivretCliRows LivretCliRows;

/** livret_cli_rows_new: @columns ended by a %NULL member, outlives the rows. */
LivretCliRows *livret_cli_rows_new (LivretCli *cli, const LivretCliColumn *columns);
/** livret_cli_rows_add: @row (transfer full). */
void livret_cli_rows_add (LivretCliRows *rows, JsonObject *row);
/** livret_cli_rows_end: prints what is left. @nothing: sentence for people when there is no row. */
gboolean livret_cli_rows_end (LivretCliRows *rows, const char *nothing, GError **error);
void livret_cli_rows_free (LivretCliRows *rows);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretCliRows, livret_cli_rows_free)

/** livret_cli_answer: one object; @object (transfer none). For people a line a column. */
gboolean livret_cli_answer (LivretCli *cli,
                            JsonObject *object,
                            const LivretCliColumn *columns,
                            GError **error);
/**
 * livret_cli_answer_secret: the same with one member more, a secret of plain ASCII; it is written
 * straight out of locked memory, after everything else.
 */
gboolean livret_cli_answer_secret (LivretCli *cli,
                                   JsonObject *object,
                                   const LivretCliColumn *columns,
                                   const LivretCliColumn *secret_column,
                                   const LivretSecret *secret,
                                   GError **error);
/** livret_cli_say: a line for people; nothing with --json. Errors come out of livret_cli_flush().
 */
void livret_cli_say (LivretCli *cli, const char *format, ...) G_GNUC_PRINTF (2, 3);
/** livret_cli_print_text: text as it is but for what could steer a terminal. */
gboolean livret_cli_print_text (const char *text, GError **error);
/** livret_cli_print_bytes: bytes as they are. */
gboolean livret_cli_print_bytes (gconstpointer data, gsize size, GError **error);
/** livret_cli_flush: whether all that was printed reached its reader. */
gboolean livret_cli_flush (GError **error);
/** livret_cli_complain: "livret-cli: sentence" on standard error. */
void livret_cli_complain (const char *sentence);
/** livret_cli_progress: @done of 1.0 on a terminal at standard error; below 0 clears it. */
void livret_cli_progress (double done);
/** livret_cli_progress_line: a line of its own on standard error, terminal or not. */
void livret_cli_progress_line (int hundredths);
/** livret_cli_prompt: @text on an open terminal. */
void livret_cli_prompt (int terminal, const char *text);

/** livret_cli_json: (transfer full): a tree as text on one line; numbers in their shortest form. */
char *livret_cli_json (JsonNode *node);

/** livret_cli_object: (transfer full): an object of texts: "key", "value" pairs ended by %NULL. */
JsonObject *livret_cli_object (const char *member, ...) G_GNUC_NULL_TERMINATED;
/** livret_cli_set_time: Unix seconds as "2026-11-21T07:46:00Z", null when 0. */
void livret_cli_set_time (JsonObject *object, const char *member, gint64 unix_s);

G_END_DECLS

/* livret-cli-output.c: the one way to answer: JSON, or tables and lines for people.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-output.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>
#include <glib/gi18n-lib.h>

/* Rows looked at to find the widths of a table's columns; later ones may stand out. */
#define MEASURED_ROWS 500
#define WIDEST_CELL 60

struct _LivretCliRows
{
  LivretCli *cli;
  const LivretCliColumn *columns;
  guint n_columns;
  GPtrArray *waiting; /* rows of cells (GStrv) not printed yet, for people */
  gsize *widths;      /* set once printing has begun */
  guint64 n_rows;
};

/* --- text ------------------------------------------------------------------------------------- */

/* What a person sees of a text: controls and other invisible steering of a terminal taken out. */
static char *
make_harmless (const char *text, gboolean keep_lines)
{
  GString *out = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      gboolean line = c == '\n' || c == '\t' || c == '\f';

      if (line && !keep_lines)
        g_string_append_c (out, ' ');
      else if (line || !(c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
                         (c >= 0x2066 && c <= 0x2069)))
        g_string_append_unichar (out, c);
    }
  return g_string_free (out, FALSE);
}

static char *
make_cell (JsonObject *row, const char *member)
{
  JsonNode *node = json_object_get_member (row, member);

  if (node == NULL || JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN)
    return g_strdup (json_node_get_boolean (node) ? _ ("yes") : "");
  if (JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING)
    return make_harmless (json_node_get_string (node), FALSE);
  return livret_cli_json (node);
}

static gsize
count_places (const char *text)
{
  gsize places = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      places += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }
  return places;
}

static void
print_padded (const char *text, gsize width)
{
  gsize places = count_places (text);

  printf ("%s%*s", text, places < width ? (int) (width - places) : 0, "");
}

static gboolean
fail_to_print (int code, GError **error)
{
  return livret_cli_fail (error, _ ("The answer could not be written to standard output: %s."),
                          g_strerror (code));
}

/* --- rows ------------------------------------------------------------------------------------- */

LivretCliRows *
livret_cli_rows_new (LivretCli *cli, const LivretCliColumn *columns)
{
  LivretCliRows *rows = g_new0 (LivretCliRows, 1);

  rows->cli = cli;
  rows->columns = columns;
  while (columns[rows->n_columns].member != NULL)
    rows->n_columns++;
  rows->waiting = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  return rows;
}

void
livret_cli_rows_free (LivretCliRows *rows)
{
  g_ptr_array_unref (rows->waiting);
  g_free (rows->widths);
  g_free (rows);
}

static void
measure (LivretCliRows *rows)
{
  rows->widths = g_new0 (gsize, rows->n_columns);
  for (guint c = 0; c < rows->n_columns; c++)
    {
      rows->widths[c] = count_places (_ (rows->columns[c].heading));
      for (guint r = 0; r < rows->waiting->len; r++)
        {
          gsize places = count_places (((char **) rows->waiting->pdata[r])[c]);

          rows->widths[c] = MAX (rows->widths[c], MIN (places, WIDEST_CELL));
        }
    }
}

static void
print_cells (LivretCliRows *rows, char **cells)
{
  for (guint c = 0; c < rows->n_columns; c++)
    {
      gboolean last = c + 1 == rows->n_columns;

      print_padded (cells[c], last ? 0 : rows->widths[c]);
      fputs (last ? "\n" : "  ", stdout);
    }
}

static void
print_waiting (LivretCliRows *rows)
{
  if (rows->widths == NULL)
    {
      measure (rows);
      for (guint c = 0; c < rows->n_columns; c++)
        {
          print_padded (_ (rows->columns[c].heading),
                        c + 1 == rows->n_columns ? 0 : rows->widths[c]);
          fputs (c + 1 == rows->n_columns ? "\n" : "  ", stdout);
        }
    }
  for (guint r = 0; r < rows->waiting->len; r++)
    print_cells (rows, rows->waiting->pdata[r]);
  g_ptr_array_set_size (rows->waiting, 0);
}

void
livret_cli_rows_add (LivretCliRows *rows, JsonObject *row)
{
  if (rows->cli->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *text = NULL;

      json_node_set_object (node, row);
      text = livret_cli_json (node);
      printf ("%s\n  %s", rows->n_rows == 0 ? "[" : ",", text);
    }
  else
    {
      char **cells = g_new0 (char *, rows->n_columns + 1);

      for (guint c = 0; c < rows->n_columns; c++)
        cells[c] = make_cell (row, rows->columns[c].member);
      g_ptr_array_add (rows->waiting, cells);
      if (rows->waiting->len >= MEASURED_ROWS)
        print_waiting (rows);
    }
  rows->n_rows++;
  json_object_unref (row);
}

gboolean
livret_cli_rows_end (LivretCliRows *rows, const char *nothing, GError **error)
{
  if (rows->cli->json)
    fputs (rows->n_rows == 0 ? "[]\n" : "\n]\n", stdout);
  else if (rows->n_rows == 0)
    printf ("%s\n", nothing);
  else
    print_waiting (rows);
  return livret_cli_flush (error);
}

/* --- one answer ------------------------------------------------------------------------------- */

gboolean
livret_cli_answer (LivretCli *cli,
                   JsonObject *object,
                   const LivretCliColumn *columns,
                   GError **error)
{
  if (cli->json)
    {
      g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
      g_autofree char *text = NULL;

      json_node_set_object (node, object);
      text = livret_cli_json (node);
      printf ("%s\n", text);
      return livret_cli_flush (error);
    }
  for (const LivretCliColumn *c = columns; c->member != NULL; c++)
    {
      g_autofree char *cell = make_cell (object, c->member);
      g_autofree char *heading = g_strdup_printf (_ ("%s:"), _ (c->heading));

      if (cell[0] == '\0')
        continue;
      print_padded (heading, 20);
      printf (" %s\n", cell);
    }
  return livret_cli_flush (error);
}

/* Past the buffers of stdio, which are not wiped. */
static gboolean
write_secret (const char *before, const LivretSecret *secret, const char *after, GError **error)
{
  const guint8 *data = livret_secret_data (secret);
  gsize size = livret_secret_size (secret);

  fputs (before, stdout);
  if (!livret_cli_flush (error))
    return FALSE;
  while (size > 0)
    {
      ssize_t n = write (STDOUT_FILENO, data, size);

      if (n < 0 && errno != EINTR)
        return fail_to_print (errno, error);
      if (n > 0)
        {
          data += n;
          size -= (gsize) n;
        }
    }
  fputs (after, stdout);
  return livret_cli_flush (error);
}

gboolean
livret_cli_answer_secret (LivretCli *cli,
                          JsonObject *object,
                          const LivretCliColumn *columns,
                          const LivretCliColumn *secret_column,
                          const LivretSecret *secret,
                          GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  g_autofree char *heading = g_strdup_printf (_ ("%s:"), _ (secret_column->heading));
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;

  if (!cli->json)
    {
      if (!livret_cli_answer (cli, object, columns, error))
        return FALSE;
      print_padded (heading, 20);
      return write_secret (" ", secret, "\n", error);
    }
  json_node_set_object (node, object);
  text = livret_cli_json (node);
  text[strlen (text) - 1] = '\0';
  before =
      g_strdup_printf ("%s%s\"%s\": \"", text, text[1] != '\0' ? ", " : "", secret_column->member);
  return write_secret (before, secret, "\"}\n", error);
}

void
livret_cli_say (LivretCli *cli, const char *format, ...)
{
  g_autofree char *text = NULL;
  g_autofree char *harmless = NULL;
  va_list list;

  if (cli->json)
    return;
  va_start (list, format);
  text = g_strdup_vprintf (format, list);
  va_end (list);
  harmless = make_harmless (text, TRUE);
  printf ("%s\n", harmless);
}

gboolean
livret_cli_print_text (const char *text, GError **error)
{
  g_autofree char *harmless = make_harmless (text, TRUE);

  fputs (harmless, stdout);
  if (!g_str_has_suffix (harmless, "\n"))
    fputc ('\n', stdout);
  return livret_cli_flush (error);
}

gboolean
livret_cli_print_bytes (gconstpointer data, gsize size, GError **error)
{
  fwrite (data, 1, size, stdout);
  return livret_cli_flush (error);
}

gboolean
livret_cli_flush (GError **error)
{
  errno = 0;
  if (fflush (stdout) == 0 && !ferror (stdout))
    return TRUE;
  return fail_to_print (errno != 0 ? errno : EIO, error);
}

/* Sentences quote the words of people. On a terminal they are read; elsewhere standard error ends
 * in log files, and they are left out: from the first quotation mark to the last. */
static char *
leave_out_quoted (const char *sentence)
{
  static const char *const marks[] = { "“", "”", "«", "»" };
  const char *first = NULL;
  const char *end = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (marks); i++)
    {
      const char *left = strstr (sentence, marks[i]);
      const char *right = left != NULL ? g_strrstr (sentence, marks[i]) + strlen (marks[i]) : NULL;

      first = left != NULL && (first == NULL || left < first) ? left : first;
      end = right != NULL && (end == NULL || right > end) ? right : end;
    }
  if (first == NULL)
    return g_strdup (sentence);
  return g_strdup_printf ("%.*s…%s", (int) (first - sentence), sentence, end);
}

void
livret_cli_complain (const char *sentence)
{
  g_autofree char *harmless = make_harmless (sentence, FALSE);
  g_autofree char *shown =
      isatty (STDERR_FILENO) ? g_strdup (harmless) : leave_out_quoted (harmless);

  fflush (stdout);
  fprintf (stderr, "livret-cli: %s\n", shown);
}

void
livret_cli_progress (double done)
{
  if (!isatty (STDERR_FILENO))
    return;
  if (done < 0)
    fprintf (stderr, "\r     \r");
  else
    fprintf (stderr, "\r%3d %%", (int) (CLAMP (done, 0, 1) * 100));
}

void
livret_cli_progress_line (int hundredths)
{
  fprintf (stderr, "%d\n", hundredths);
}

void
livret_cli_prompt (int terminal, const char *text)
{
  /* A terminal that went away shows in the read that follows. */
  G_GNUC_UNUSED ssize_t written = write (terminal, text, strlen (text));
}

/* livret-cli-ocr.c: reading the words in pictures and scanned pages, now.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "cli/livret-cli-groups.h"
#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "record/livret-recognition.h"

static const LivretCliColumn columns[] = {
  { "title", N_ ("Title") },           { "person", N_ ("Person") }, { "pages", N_ ("Pages") },
  { "confidence", N_ ("Confidence") }, { "id", N_ ("Id") },         { NULL },
};

typedef struct
{
  char *person;
  int waiting;
} Scope;

static gboolean
find_scope (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  Scope *scope = data;

  if (!livret_cli_person_id (cli, db, &scope->person, error))
    return FALSE;
  scope->waiting = livret_recognition_waiting (db, scope->person, error);
  return scope->waiting >= 0;
}

static JsonObject *
describe (const LivretRecognitionStep *step)
{
  const LivretDocument *document = step->document;
  JsonObject *row = livret_cli_object ("id", document->id, "title", document->title, "person",
                                       document->person_name, NULL);

  json_object_set_int_member (row, "pages", step->found.pages);
  json_object_set_int_member (row, "confidence", step->found.confidence);
  json_object_set_string_member (row, "reason", step->reason != NULL ? step->reason : "");
  return row;
}

static void
show_progress (double done, gpointer data)
{
  livret_cli_progress (done);
}

/* Each document is kept as it is done: what Ctrl+C cuts off goes on the next time. */
static gboolean
look_at_all (LivretCli *cli, const Scope *scope, LivretCliRows *rows, GError **error)
{
  g_autoptr (LivretSessionHold) hold = livret_session_hold (cli->session, error);
  g_autoptr (LivretReader) reader = livret_reader_new_recognizer (NULL);
  const LivretProgress progress = LIVRET_PROGRESS_INIT (show_progress, NULL);
  gboolean more = hold != NULL;

  while (more)
    {
      g_auto (LivretRecognitionStep) step = { 0 };

      if (!livret_recognition_step (livret_session_get_store (cli->session), reader, scope->person,
                                    &progress, &step, cli->cancellable, error))
        return FALSE;
      more = step.document != NULL;
      if (more)
        livret_cli_rows_add (rows, describe (&step));
    }
  livret_cli_progress (-1);
  return hold != NULL;
}

gboolean
livret_cli_ocr (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretCliRows) rows = livret_cli_rows_new (cli, columns);
  Scope scope = { 0 };
  gboolean done;

  done = livret_cli_job (cli, LIVRET_DB_READ, find_scope, &scope, error);
  /* Tesseract is asked for where there is something to read alone. */
  if (done && scope.waiting > 0)
    done = look_at_all (cli, &scope, rows, error);
  g_free (scope.person);
  return done && livret_cli_rows_end (rows, _ ("No picture waits to be read."), error);
}

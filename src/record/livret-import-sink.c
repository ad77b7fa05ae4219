/* livret-import-sink.c: what a parser says, on its way into the record.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "record/livret-import-identity.h"
#include "record/livret-import-private.h"
#include "record/livret-readings-people.h"

#define SELF(sink) ((LivretImporting *) (sink))
#define DONE GINT_TO_POINTER (TRUE)

void
livret_importing_set_aside (LivretImporting *self, const char *where, const char *reason)
{
  LivretSetAside *aside = g_new0 (LivretSetAside, 1);

  aside->where = g_strdup (where);
  aside->reason = g_strdup (reason);
  g_ptr_array_add (self->result->set_aside, aside);
}

gboolean
livret_importing_goes_on (LivretImporting *self)
{
  return self->error == NULL &&
         !g_cancellable_set_error_if_cancelled (self->cancellable, &self->error);
}

static gboolean
on_format (LivretSink *sink, const char *format_id)
{
  LivretImporting *self = SELF (sink);

  g_free (self->result->format);
  self->result->format = g_strdup (format_id);
  return livret_importing_goes_on (self);
}

/* --- Readings -----------------------------------------------------------------------------------
 */

static gpointer
settle (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  LivretImporting *self = data;
  gint64 person = self->person->row;
  gboolean done = self->request->dry_run
                      ? livret_reading_batch_look_up (self->batch, db, person, error)
                      : livret_reading_batch_write (self->batch, db, person, self->row, error);

  return done ? DONE : NULL;
}

gboolean
livret_importing_drain (LivretImporting *self)
{
  livret_reading_batch_sort (self->batch);
  while (!livret_reading_batch_is_empty (self->batch))
    if (!livret_importing_goes_on (self) || !livret_importing_job (self, settle, self))
      return FALSE;
  return TRUE;
}

static gboolean
on_series (LivretSink *sink, guint16 id, const LivretSinkSeries *series)
{
  livret_reading_batch_add_series (SELF (sink)->batch, series);
  livret_importing_slot_series (SELF (sink), series);
  return livret_importing_goes_on (SELF (sink));
}

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  LivretImporting *self = SELF (sink);

  if (!livret_importing_goes_on (self))
    return FALSE;
  self->result->read += (gint64) n_rows;
  livret_importing_slot_readings (self, rows, n_rows);
  while (n_rows > 0)
    {
      gsize taken = livret_reading_batch_add (self->batch, rows, n_rows);

      rows += taken;
      n_rows -= taken;
      if (livret_reading_batch_is_full (self->batch) && !livret_importing_drain (self))
        return FALSE;
    }
  return TRUE;
}

/* --- The rest -----------------------------------------------------------------------------------
 */

static gboolean
on_document (LivretSink *sink, const LivretSinkDocument *document)
{
  return livret_importing_goes_on (SELF (sink)) &&
         livret_importing_document (SELF (sink), document);
}

static gboolean
on_entry (LivretSink *sink, const LivretSinkEntry *entry)
{
  return livret_importing_goes_on (SELF (sink)) && livret_importing_entry (SELF (sink), entry);
}

static gboolean
on_identity (LivretSink *sink, const LivretSinkIdentity *identity)
{
  LivretImporting *self = SELF (sink);
  g_autofree char *words = NULL;

  if (!livret_identity_differs (self->person, identity))
    return livret_importing_goes_on (self);
  words = livret_identity_describe (identity);
  if (!self->request->dry_run && !self->request->accept_identity && self->error == NULL)
    g_set_error (&self->error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID,
                 _ ("“%s” speaks of “%s”, not of “%s”; nothing of it was kept."),
                 self->result->file_name, words, self->person->name);
  g_free (self->result->identity);
  self->result->identity = g_steal_pointer (&words);
  return livret_importing_goes_on (self);
}

static gboolean
on_result (LivretSink *sink, const LivretSinkReading *reading, const LivretSinkFinding *finding)
{
  if (!on_readings (sink, reading, 1))
    return FALSE;
  livret_importing_result (SELF (sink), reading, finding);
  return TRUE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  LivretImporting *self = SELF (sink);

  self->result->read++;
  livret_importing_set_aside (self, where, reason);
  return livret_importing_goes_on (self);
}

static gboolean
on_progress (LivretSink *sink, guint64 done, guint64 total)
{
  const LivretImportRequest *request = SELF (sink)->request;

  if (request->progress != NULL)
    request->progress (done, total, request->progress_data);
  return livret_importing_goes_on (SELF (sink));
}

static gboolean
on_withheld (LivretSink *sink, guint64 n_readings)
{
  SELF (sink)->result->withheld += (gint64) MIN (n_readings, G_MAXINT);
  return livret_importing_goes_on (SELF (sink));
}

const LivretSinkInterface livret_importing_sink = {
  .format = on_format,
  .series = on_series,
  .readings = on_readings,
  .document = on_document,
  .entry = on_entry,
  .identity = on_identity,
  .set_aside = on_set_aside,
  .progress = on_progress,
  .withheld = on_withheld,
  .result = on_result,
};

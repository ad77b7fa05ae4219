/* livret-import-findings.c: where the readings of an import stand in its documents.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-import-private.h"
#include "record/livret-readings-found.h"

/* Readings beyond are kept as any others, without the way to their page. */
#define FINDINGS_MAX 200000

/* A reading as the batch was given it, and where it stands. */
typedef struct
{
  LivretSinkReading reading;
  LivretReadingFound found;
  gint64 document;
} Note;

static void
free_note (gpointer data)
{
  Note *note = data;

  g_free (note->found.place);
  g_free (note->found.range);
  g_free (note->found.meaning);
  g_free (note);
}

static char *
dup_or_empty (const char *text)
{
  return g_strdup (text != NULL ? text : "");
}

void
livret_importing_result (LivretImporting *self,
                         const LivretSinkReading *reading,
                         const LivretSinkFinding *finding)
{
  Note *note;

  if (self->document_row == 0)
    return;
  if (self->findings == NULL)
    self->findings = g_ptr_array_new_with_free_func (free_note);
  if (self->findings->len >= FINDINGS_MAX)
    return;
  note = g_new0 (Note, 1);
  note->reading = *reading;
  note->reading.written = NULL;
  note->document = self->document_row;
  note->found.place = dup_or_empty (finding->place);
  note->found.page = (int) finding->page;
  note->found.low = finding->low;
  note->found.high = finding->high;
  note->found.range = dup_or_empty (finding->range);
  note->found.meaning = dup_or_empty (finding->meaning);
  g_ptr_array_add (self->findings, note);
}

gboolean
livret_importing_store_findings (LivretImporting *self, LivretDb *db, GError **error)
{
  for (guint i = 0; self->findings != NULL && i < self->findings->len; i++)
    {
      Note *note = self->findings->pdata[i];
      double limits[2] = { note->found.low, note->found.high };

      if (!livret_reading_batch_key (self->batch, &note->reading, &note->found.key, limits))
        continue;
      note->found.low = limits[0];
      note->found.high = limits[1];
      if (!livret_readings_found_put (db, &note->found, note->document, self->row, error))
        return FALSE;
    }
  return TRUE;
}

void
livret_importing_clear_findings (LivretImporting *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
}

/* livret-unpack.c: going through an archive, a member at a time.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One member at a time is held as a whole, up to a limit.
 */
#include "formats/livret-unpack.h"

#include <glib/gi18n-lib.h>

#define MEMBER_MAX (128 * 1024 * 1024)
#define PIECE (256 * 1024)

GBytes *
livret_unpack_load_member (LivretArchive *archive, guint64 *budget, const char **reason)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree guint8 *piece = g_malloc (PIECE);
  gssize n;

  if (livret_archive_is_locked (archive))
    {
      *reason = _ ("It is locked by a password: unpack the archive, then bring what lies in it.");
      return NULL;
    }
  while ((n = livret_archive_read (archive, piece, PIECE)) > 0)
    {
      if (bytes->len + (gsize) n > MEMBER_MAX || (guint64) n > *budget)
        {
          *reason = _ ("It is larger than what is read of an archive.");
          return NULL;
        }
      *budget -= n;
      g_byte_array_append (bytes, piece, n);
    }
  if (n < 0 || livret_archive_is_damaged (archive))
    {
      *reason = _ ("It is damaged in the archive.");
      return NULL;
    }
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}

GBytes *
livret_unpack_load (LivretUnpack *self, const char **reason)
{
  return livret_unpack_load_member (self->archive, &self->budget, reason);
}

gboolean
livret_unpack_say (LivretUnpack *self, const char *name, const char *fault)
{
  self->sink.n_items++;
  return livret_sink_set_aside (self->sink.outer, name, fault);
}

static gboolean
take_members (LivretUnpack *self, const LivretUnpackSteps *steps, gpointer data)
{
  const char *name;

  for (guint n = 0; livret_archive_next (self->archive, &name); n++)
    {
      g_autofree char *own = g_strdup (name);

      self->place = n;
      if (n == steps->members_max)
        {
          livret_packed_sink_skip (&self->sink, _ ("archive"),
                                   _ ("The archive has more files than are read."));
          break;
        }
      if (!livret_archive_is_litter (own) && !steps->member (self, own, data))
        return FALSE;
    }
  if (livret_archive_is_damaged (self->archive))
    livret_packed_sink_skip (&self->sink, _ ("archive"),
                             _ ("The archive is incomplete or damaged; what could be read of it "
                                "was read."));
  return (steps->after == NULL || steps->after (self, data)) &&
         livret_packed_sink_end (&self->sink);
}

gboolean
livret_unpack (LivretInput *input,
               const LivretUnpackSteps *steps,
               gpointer data,
               const LivretImportOptions *options,
               LivretSink *sink,
               GError **error)
{
  g_autoptr (LivretArchive) archive = livret_archive_open (input);
  LivretUnpack self = {
    .input = input, .options = options, .archive = archive, .budget = steps->total_max
  };
  gboolean done;

  if (archive == NULL)
    return livret_unreadable (error, _ ("The archive is damaged at its beginning."));
  livret_packed_sink_init (&self.sink, sink, livret_input_get_size (input));
  done = (steps->before == NULL || steps->before (&self, data, error)) &&
         take_members (&self, steps, data);
  if (done && self.sink.n_items == 0)
    done = livret_unreadable (error, _ ("The archive holds nothing that Livret reads."));
  livret_packed_sink_clear (&self.sink);
  return done;
}

/* livret-watch-notice.c: notices that something in a folder came, went or got another name.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A folder out of a Flatpak's document portal, or of a server, says nothing of what others put
 * into it. Its time of modification is what they cannot help changing; one question answers for
 * all its files.
 */
#include "app/watch/livret-watch-notice.h"

#define NOT_ASKED -1
#define NOT_THERE 0

struct _LivretWatchNotice
{
  GFile *folder;
  GFileMonitor *monitor; /* (nullable) */
  guint timer;
  GCancellable *cancellable;
  gboolean asking;
  gint64 modified; /* microseconds, or one of the above */
  void (*func) (gpointer);
  gpointer data;
};

static gint64
modified_of (GFileInfo *info)
{
  g_autoptr (GDateTime) modified =
      info != NULL ? g_file_info_get_modification_date_time (info) : NULL;

  return modified != NULL ? g_date_time_to_unix_usec (modified) : NOT_THERE;
}

static void
on_answered (GObject *folder, GAsyncResult *result, gpointer user_data)
{
  LivretWatchNotice *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (folder), result, &error);
  gint64 modified = modified_of (info);

  /* Then it is no longer there. */
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  self->asking = FALSE;
  if (modified == self->modified)
    return;
  self->modified = modified;
  self->func (self->data);
}

/* A server that does not answer is not asked twice. */
static gboolean
ask (gpointer data)
{
  LivretWatchNotice *self = data;

  if (!self->asking)
    g_file_query_info_async (self->folder, "time::modified,time::modified-usec",
                             G_FILE_QUERY_INFO_NONE, G_PRIORITY_LOW, self->cancellable, on_answered,
                             self);
  self->asking = TRUE;
  return G_SOURCE_CONTINUE;
}

static void
on_monitor_changed (LivretWatchNotice *self)
{
  self->func (self->data);
}

LivretWatchNotice *
livret_watch_notice_new (const char *uri, guint seconds, void (*func) (gpointer), gpointer data)
{
  LivretWatchNotice *self = g_new0 (LivretWatchNotice, 1);

  self->folder = g_file_new_for_uri (uri);
  self->cancellable = g_cancellable_new ();
  self->modified = NOT_ASKED;
  self->func = func;
  self->data = data;
  if (seconds > 0)
    self->timer = g_timeout_add_seconds (seconds, ask, self);
  else
    self->monitor = g_file_monitor_directory (self->folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_swapped (self->monitor, "changed", G_CALLBACK (on_monitor_changed), self);
  return self;
}

void
livret_watch_notice_free (LivretWatchNotice *self)
{
  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  if (self->monitor != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->monitor, self);
      g_file_monitor_cancel (self->monitor);
    }
  g_clear_object (&self->monitor);
  g_object_unref (self->cancellable);
  g_object_unref (self->folder);
  g_free (self);
}

/* livret-watch.c: a folder in which new health papers are looked for, to be proposed.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/watch/livret-watch.h"

#include <glib/gi18n.h>

#include "app/watch/livret-watch-look.h"
#include "app/watch/livret-watch-notice.h"
#include "app/widgets/livret-worker.h"
#include "record/livret-watched.h"

/* Several files that arrive together are looked at together. */
#define DELAY_MS 1500
/* How often one comes back to a file that is not whole before the folder has to say something. */
#define TRIES_MAX 40
/* How often a folder that does not say so is asked whether it changed. */
#define ASK_SECONDS 10

struct _LivretWatch
{
  GObject parent_instance;

  LivretHousehold *household; /* borrowed: it owns this */
  GCancellable *cancellable;
  LivretWatchNotice *notice; /* (nullable): of the folder */
  char *folder;              /* (nullable): URI */
  char *name;                /* of the folder, for people */
  gboolean tells;            /* it says by itself what changes */
  gboolean missing;
  GPtrArray *arrivals; /* LivretArrival */
  guint delay;
  guint tries;
  gboolean looking;
  gboolean again; /* something changed while it was looked */
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretWatch, livret_watch, G_TYPE_OBJECT)

static LivretSession *
get_session (LivretWatch *self)
{
  return self->household != NULL ? livret_household_get_session (self->household) : NULL;
}

static void
on_folder_changed (gpointer user_data)
{
  LivretWatch *self = user_data;

  self->tries = 0;
  livret_watch_queue_look (self);
}

static void
take_folder (LivretWatch *self, const char *uri, gboolean tells)
{
  g_autoptr (GFile) folder = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  g_autofree char *name = folder != NULL ? g_file_get_basename (folder) : NULL;

  if (!g_set_str (&self->folder, uri) && self->tells == tells)
    return;
  self->tells = tells;
  g_free (self->name);
  self->name = name != NULL ? g_filename_display_name (name) : NULL;
  g_clear_pointer (&self->notice, livret_watch_notice_free);
  if (folder != NULL)
    self->notice = livret_watch_notice_new (uri, tells ? 0 : ASK_SECONDS, on_folder_changed, self);
}

/* --- Looking ------------------------------------------------------------------------------------
 */

static gboolean
same_arrivals (GPtrArray *one, GPtrArray *other)
{
  if (one->len != other->len)
    return FALSE;
  for (guint i = 0; i < one->len; i++)
    {
      const LivretArrival *a = one->pdata[i], *b = other->pdata[i];

      if (!g_str_equal (a->file, b->file) || !g_str_equal (a->sha256, b->sha256) ||
          g_strcmp0 (a->person, b->person) != 0)
        return FALSE;
    }
  return TRUE;
}

static void
take_sight (LivretWatch *self, LivretWatchSight *sight)
{
  gboolean same = g_strcmp0 (self->folder, sight->folder) == 0 && self->missing == sight->missing &&
                  same_arrivals (self->arrivals, sight->arrivals);

  take_folder (self, sight->folder, sight->tells);
  self->missing = sight->missing;
  g_ptr_array_unref (self->arrivals);
  self->arrivals = g_ptr_array_ref (sight->arrivals);
  if (!same)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretWatch) self = user_data;
  g_autoptr (LivretWatchSight) sight = livret_worker_run_finish (result, NULL);

  self->looking = FALSE;
  /* Locked meanwhile: what was seen is forgotten. */
  if (get_session (self) == NULL)
    return;
  if (sight != NULL)
    take_sight (self, sight);
  if (self->again || (sight != NULL && sight->again && self->tries++ < TRIES_MAX))
    livret_watch_queue_look (self);
  self->again = FALSE;
}

static void
look (LivretWatch *self)
{
  LivretSession *session = get_session (self);

  if (session == NULL || livret_vault_is_passing (livret_session_get_vault (session)))
    return;
  self->again = self->looking;
  if (self->looking)
    return;
  self->looking = TRUE;
  livret_worker_run_async (session, livret_watch_look, g_ptr_array_ref (self->arrivals),
                           (GDestroyNotify) g_ptr_array_unref,
                           (GDestroyNotify) livret_watch_sight_free, self->cancellable, on_looked,
                           g_object_ref (self));
}

static void
on_delay_over (gpointer user_data)
{
  LivretWatch *self = user_data;

  self->delay = 0;
  look (self);
}

void
livret_watch_queue_look (LivretWatch *self)
{
  if (self->delay == 0 && get_session (self) != NULL)
    self->delay = g_timeout_add_once (DELAY_MS, on_delay_over, self);
}

/* --- What a person says of it -------------------------------------------------------------------
 */

static void
on_begun (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretWatch) self = user_data;
  g_autoptr (GError) error = NULL;

  if (livret_worker_run_finish (result, &error) == NULL && get_session (self) != NULL)
    livret_household_report (self->household, error);
  if (get_session (self) != NULL)
    look (self);
}

void
livret_watch_begin_at (LivretWatch *self, GFile *folder)
{
  if (get_session (self) != NULL)
    livret_worker_run_async (get_session (self), livret_watch_begin, g_file_get_uri (folder),
                             g_free, NULL, self->cancellable, on_begun, g_object_ref (self));
}

static gpointer
set_folder (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_watched_set_folder (db, data, NULL, error));
}

static void
look_now (gpointer self)
{
  look (self);
}

void
livret_watch_end (LivretWatch *self)
{
  if (get_session (self) != NULL && self->folder != NULL)
    livret_household_change (
        self->household, set_folder, NULL, NULL,
        (LivretUndo) { _ ("Watching has ended"), set_folder, g_strdup (self->folder), g_free },
        look_now, self);
}

static gpointer
dismiss (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_watched_dismiss (db, data, TRUE, error));
}

static gpointer
propose_again (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_watched_dismiss (db, data, FALSE, error));
}

void
livret_watch_dismiss (LivretWatch *self, const LivretArrival *arrival)
{
  g_autofree char *words = g_strdup_printf (_ ("Not proposed again: %s"), arrival->name);

  if (get_session (self) != NULL)
    livret_household_change (
        self->household, dismiss, g_strdup (arrival->sha256), g_free,
        (LivretUndo) { words, propose_again, g_strdup (arrival->sha256), g_free }, look_now, self);
}

const char *
livret_watch_get_folder (LivretWatch *self)
{
  return self->name;
}

gboolean
livret_watch_get_missing (LivretWatch *self)
{
  return self->missing;
}

GPtrArray *
livret_watch_get_arrivals (LivretWatch *self)
{
  return self->arrivals;
}

/* --- The object ---------------------------------------------------------------------------------
 */

static void
forget_household (gpointer data)
{
  LivretWatch *self = data;

  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_pointer (&self->notice, livret_watch_notice_free);
  self->household = NULL;
  g_object_unref (self);
}

LivretWatch *
livret_watch_of (LivretHousehold *household)
{
  LivretWatch *self = g_object_get_data (G_OBJECT (household), "livret-watch");

  if (self != NULL)
    return self;
  self = g_object_new (LIVRET_TYPE_WATCH, NULL);
  self->household = household;
  g_signal_connect_object (household, "changed", G_CALLBACK (livret_watch_queue_look), self,
                           G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (household), "livret-watch", self, forget_household);
  livret_watch_queue_look (self);
  return self;
}

static void
livret_watch_finalize (GObject *object)
{
  LivretWatch *self = LIVRET_WATCH (object);

  g_clear_pointer (&self->notice, livret_watch_notice_free);
  g_clear_object (&self->cancellable);
  g_free (self->folder);
  g_free (self->name);
  g_ptr_array_unref (self->arrivals);
  G_OBJECT_CLASS (livret_watch_parent_class)->finalize (object);
}

static void
livret_watch_class_init (LivretWatchClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_watch_finalize;
  signals[CHANGED] = g_signal_new ("changed", LIVRET_TYPE_WATCH, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
livret_watch_init (LivretWatch *self)
{
  self->cancellable = g_cancellable_new ();
  self->arrivals = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_arrival_free);
}

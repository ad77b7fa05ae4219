/* livret-words-reading.c: the words in pictures and scans, read behind what people do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/documents/livret-words-reading.h"

#include "app/widgets/livret-places.h"
#include "app/widgets/livret-worker.h"
#include "record/livret-recognition.h"

/* After an opening or a change: nothing is slowed down that somebody waits for. */
#define DELAY_SECONDS 8
#define KEY "recognize-words"

struct _LivretWordsReading
{
  GObject parent_instance;

  LivretHousehold *household; /* borrowed: it owns this */
  GSettings *settings;
  LivretReader *reader; /* (nullable): as long as something is read */
  GCancellable *cancellable;
  LivretWordsState state;
  guint waiting;
  guint delay;
  gboolean running; /* the worker has the reader */
  gboolean again;   /* and is to go on once it has let go of it */
  char *reason;
};

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretWordsReading, livret_words_reading, G_TYPE_OBJECT)

/* A test asks for it; else its stories would be slowed down by what they are not about. */
static guint
get_delay (void)
{
#if LIVRET_TEST_HOOKS
  const char *seconds = g_getenv ("LIVRET_WORDS_DELAY");

  return seconds != NULL ? (guint) g_ascii_strtoull (seconds, NULL, 10) : 0;
#else
  return DELAY_SECONDS;
#endif
}

static void
set_state (LivretWordsReading *self, LivretWordsState state)
{
  self->state = state;
  if (state != LIVRET_WORDS_STATE_READING && !self->running)
    g_clear_pointer (&self->reader, livret_reader_free);
  g_signal_emit (self, signals[CHANGED], 0);
}

/* --- On the worker ------------------------------------------------------------------------------
 */

/* What came of a step: the documents that wait still; @more: one was looked at. */
typedef struct
{
  guint waiting;
  gboolean more;
} Step;

static void
on_closing (GCancellable *session, GCancellable *ours)
{
  g_cancellable_cancel (ours);
}

static gpointer
count_waiting (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Step *step = data;
  int n = livret_recognition_waiting (db, NULL, error);

  step->waiting = (guint) MAX (n, 0);
  return n >= 0 ? step : NULL;
}

static gboolean
take_step (LivretSession *session,
           LivretReader *reader,
           Step *out,
           GCancellable *cancellable,
           GError **error)
{
  LivretStore *store = livret_session_get_store (session);
  g_auto (LivretRecognitionStep) step = { 0 };

  /* Where nothing waits no process is started, and Tesseract is not missed. */
  if (livret_store_run (store, LIVRET_DB_READ, count_waiting, out, cancellable, error) == NULL)
    return FALSE;
  if (out->waiting == 0)
    return TRUE;
  if (!livret_recognition_step (store, reader, NULL, NULL, &step, cancellable, error))
    return FALSE;
  out->more = step.document != NULL;
  return livret_store_run (store, LIVRET_DB_READ, count_waiting, out, cancellable, error) != NULL;
}

static gpointer
work (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  GCancellable *closing = livret_session_get_cancellable (session);
  gulong handler = g_cancellable_connect (closing, G_CALLBACK (on_closing),
                                          g_object_ref (cancellable), g_object_unref);
  g_autofree Step *out = g_new0 (Step, 1);
  gboolean done = take_step (session, data, out, cancellable, error);

  g_cancellable_disconnect (closing, handler);
  return done ? g_steal_pointer (&out) : NULL;
}

/* --- One after another --------------------------------------------------------------------------
 */

static void begin (LivretWordsReading *self);

static void
end (LivretWordsReading *self, const GError *error)
{
  if (self->state == LIVRET_WORDS_STATE_PAUSED)
    {
      set_state (self, LIVRET_WORDS_STATE_PAUSED);
      return;
    }
  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_state (self, LIVRET_WORDS_STATE_IDLE);
      return;
    }
  g_set_str (&self->reason, error->message);
  set_state (self, LIVRET_WORDS_STATE_STOPPED);
}

static void
on_worked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretWordsReading) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree Step *step = livret_worker_run_finish (result, &error);

  self->running = FALSE;
  if (step != NULL)
    self->waiting = step->waiting;
  if (self->again || (step != NULL && step->more && self->state == LIVRET_WORDS_STATE_READING))
    begin (self);
  else
    end (self, error);
}

/* Reads the next document. */
static void
begin (LivretWordsReading *self)
{
  LivretSession *session =
      self->household != NULL ? livret_household_get_session (self->household) : NULL;

  self->again = self->running && session != NULL;
  if (self->again)
    {
      set_state (self, LIVRET_WORDS_STATE_READING);
      return;
    }
  if (session == NULL)
    {
      set_state (self, LIVRET_WORDS_STATE_IDLE);
      return;
    }
  self->running = TRUE;
  if (self->reader == NULL)
    self->reader = livret_reader_new_recognizer (NULL);
  set_state (self, LIVRET_WORDS_STATE_READING);
  livret_worker_run_async (session, work, self->reader, NULL, g_free, self->cancellable, on_worked,
                           g_object_ref (self));
}

static void
on_delay_over (gpointer user_data)
{
  LivretWordsReading *self = user_data;

  self->delay = 0;
  begin (self);
}

static gboolean
is_wanted (LivretWordsReading *self)
{
  LivretSession *session =
      self->household != NULL ? livret_household_get_session (self->household) : NULL;

  return session != NULL && get_delay () > 0 && g_settings_get_boolean (self->settings, KEY) &&
         !livret_vault_is_passing (livret_session_get_vault (session));
}

/* What cannot be done is not tried again before the next opening. */
static void
queue (LivretWordsReading *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  if (self->state == LIVRET_WORDS_STATE_IDLE && is_wanted (self))
    self->delay = g_timeout_add_seconds_once (get_delay (), on_delay_over, self);
}

static void
stop (LivretWordsReading *self)
{
  g_clear_handle_id (&self->delay, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
on_setting_changed (LivretWordsReading *self)
{
  if (is_wanted (self))
    queue (self);
  else if (self->state == LIVRET_WORDS_STATE_PAUSED)
    set_state (self, LIVRET_WORDS_STATE_IDLE);
  else
    stop (self);
}

void
livret_words_reading_set_paused (LivretWordsReading *self, gboolean paused)
{
  if (paused && self->state == LIVRET_WORDS_STATE_READING)
    {
      self->state = LIVRET_WORDS_STATE_PAUSED;
      stop (self);
      g_signal_emit (self, signals[CHANGED], 0);
    }
  else if (!paused && self->state == LIVRET_WORDS_STATE_PAUSED)
    {
      self->state = LIVRET_WORDS_STATE_IDLE;
      begin (self);
    }
}

LivretWordsState
livret_words_reading_get_state (LivretWordsReading *self)
{
  return self->state;
}

guint
livret_words_reading_get_waiting (LivretWordsReading *self)
{
  return self->waiting;
}

const char *
livret_words_reading_get_reason (LivretWordsReading *self)
{
  return self->state == LIVRET_WORDS_STATE_STOPPED ? self->reason : NULL;
}

/* --- The object ---------------------------------------------------------------------------------
 */

static void
forget_household (gpointer data)
{
  LivretWordsReading *self = data;

  stop (self);
  self->household = NULL;
  g_object_unref (self);
}

LivretWordsReading *
livret_words_reading_of (LivretHousehold *household)
{
  LivretWordsReading *self = g_object_get_data (G_OBJECT (household), "livret-words-reading");

  if (self != NULL)
    return self;
  self = g_object_new (LIVRET_TYPE_WORDS_READING, NULL);
  self->household = household;
  g_signal_connect_object (household, "changed", G_CALLBACK (queue), self, G_CONNECT_SWAPPED);
  g_object_set_data_full (G_OBJECT (household), "livret-words-reading", self, forget_household);
  queue (self);
  return self;
}

static void
livret_words_reading_finalize (GObject *object)
{
  LivretWordsReading *self = LIVRET_WORDS_READING (object);

  g_clear_pointer (&self->reader, livret_reader_free);
  g_clear_object (&self->settings);
  g_clear_object (&self->cancellable);
  g_free (self->reason);
  G_OBJECT_CLASS (livret_words_reading_parent_class)->finalize (object);
}

static void
livret_words_reading_class_init (LivretWordsReadingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_words_reading_finalize;
  signals[CHANGED] = g_signal_new ("changed", LIVRET_TYPE_WORDS_READING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
livret_words_reading_init (LivretWordsReading *self)
{
  self->cancellable = g_cancellable_new ();
  self->settings = livret_places_get_settings ();
  g_signal_connect_object (self->settings, "changed::" KEY, G_CALLBACK (on_setting_changed), self,
                           G_CONNECT_SWAPPED);
}

/* --- Whether it can be done ---------------------------------------------------------------------
 */

static gpointer
ask (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretReader) reader = livret_reader_new_recognizer (NULL);
  g_autoptr (GError) failed = NULL;
  gboolean able = livret_reader_recognizes (reader, cancellable, &failed);

  if (able)
    return GINT_TO_POINTER (TRUE);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED, "");
  return NULL;
}

void
livret_words_able_async (LivretHousehold *household,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  livret_worker_run_async (livret_household_get_session (household), ask, NULL, NULL, NULL,
                           livret_household_get_cancellable (household), callback, user_data);
}

gboolean
livret_words_able_finish (GAsyncResult *result)
{
  return livret_worker_run_finish (result, NULL) != NULL;
}

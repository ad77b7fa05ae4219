/* livret-sample-household.c: a made-up household to try Livret with, for as long as it is looked
 * at. SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Living three years moves the clock of the whole process, which is why livret-cli does it. The
 * folder is locked as long as this process is there: what nobody locks was left behind.
 */
#include "app/welcome/livret-sample-household.h"

#include <fcntl.h>
#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/file.h>
#include <sys/prctl.h>
#include <unistd.h>

#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-places.h"
#include "app/window/livret-opening.h"
#include "sharing/livret-phrase.h"

/* How livret-cli begins what it complains of. */
#define COMPLAINT "livret-cli: "

struct _LivretSampleHousehold
{
  GObject parent_instance;

  char *folder; /* NULL: nothing is on the disk */
  int lock_fd;
  LivretSecret *phrase;
};

enum
{
  PROGRESS,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretSampleHousehold, livret_sample_household, G_TYPE_OBJECT)

/* What one run of livret-cli is watched with. */
typedef struct
{
  GSubprocess *process;
  GDataInputStream *lines; /* its standard error */
  GString *said;           /* what was no figure */
  gulong cancelling;
} Making;

static void
making_free (Making *making)
{
  g_clear_object (&making->process);
  g_clear_object (&making->lines);
  g_string_free (making->said, TRUE);
  g_free (making);
}

/* The folder -------------------------------------------------------------------- */

static char *
get_place (void)
{
  return g_build_filename (g_get_user_cache_dir (), "livret", "sample", NULL);
}

static void
erase (const char *path)
{
  g_autoptr (GDir) dir =
      g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = g_build_filename (path, name, NULL);

      erase (below);
    }
  g_remove (path);
}

/* The lock on @path, or -1 where another process holds it. */
static int
take (const char *path)
{
  int fd = g_open (path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC, 0);

  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  close (fd);
  return -1;
}

void
livret_sample_household_clear_leftovers (void)
{
  g_autofree char *place = get_place ();
  g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (place, name, NULL);
      int fd = take (path);

      if (fd < 0)
        continue;
      erase (path);
      close (fd);
    }
  if (dir != NULL)
    g_rmdir (place);
}

static gboolean
prepare (LivretSampleHousehold *self, GError **error)
{
  g_autofree char *place = get_place ();
  g_autofree char *folder = g_build_filename (place, "XXXXXX", NULL);

  if (g_mkdir_with_parents (place, 0700) != 0 || g_mkdtemp (folder) == NULL)
    {
      g_set_error (error, LIVRET_APP_ERROR, LIVRET_APP_ERROR_NO_ROOM, "%s: %s", place,
                   g_strerror (errno));
      return FALSE;
    }
  self->folder = g_steal_pointer (&folder);
  self->lock_fd = take (self->folder);
  self->phrase = livret_phrase_new (livret_places_language (), error);
  return self->phrase != NULL;
}

void
livret_sample_household_erase (LivretSampleHousehold *self)
{
  g_autofree char *place = get_place ();

  if (self->folder == NULL)
    return;
  erase (self->folder);
  g_rmdir (place);
  g_clear_pointer (&self->folder, g_free);
  if (self->lock_fd >= 0)
    close (self->lock_fd);
  self->lock_fd = -1;
}

/* Making ------------------------------------------------------------------------ */

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LivretSampleHousehold *self = g_task_get_source_object (task);
  GError *error = NULL;
  LivretSession *session = livret_opening_finish (result, &error);

  if (session != NULL)
    {
      g_task_return_pointer (task, session, g_object_unref);
      return;
    }
  livret_sample_household_erase (self);
  g_task_return_error (task, error);
}

static void
fail (GTask *task, const char *said)
{
  livret_sample_household_erase (g_task_get_source_object (task));
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_new_error (task, LIVRET_APP_ERROR, LIVRET_APP_ERROR_NO_SAMPLE, "%s", said);
}

static void
on_ended (GObject *process, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  LivretSampleHousehold *self = g_task_get_source_object (task);
  Making *making = g_task_get_task_data (task);
  gboolean made = g_subprocess_wait_check_finish (G_SUBPROCESS (process), result, NULL);
  g_autofree char *vault = g_build_filename (self->folder, "vault", NULL);

  g_cancellable_disconnect (g_task_get_cancellable (task), making->cancelling);
  if (!made || g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    {
      fail (task, making->said->str);
      return;
    }
  livret_opening_passing_async (vault, self->phrase, g_task_get_cancellable (task), on_opened,
                                g_object_ref (task));
}

static void on_line_read (GObject *lines, GAsyncResult *result, gpointer user_data);

static void
read_on (GTask *task)
{
  Making *making = g_task_get_task_data (task);

  /* Not cancellable: the end of the process ends its lines, and is waited for. */
  g_data_input_stream_read_line_async (making->lines, G_PRIORITY_DEFAULT, NULL, on_line_read,
                                       g_object_ref (task));
}

static void
on_line_read (GObject *lines, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Making *making = g_task_get_task_data (task);
  g_autofree char *line =
      g_data_input_stream_read_line_finish_utf8 (G_DATA_INPUT_STREAM (lines), result, NULL, NULL);
  guint64 hundredths;

  if (line == NULL)
    {
      g_subprocess_wait_check_async (making->process, NULL, on_ended, g_object_ref (task));
      return;
    }
  if (g_ascii_string_to_unsigned (line, 10, 0, 100, &hundredths, NULL))
    g_signal_emit (g_task_get_source_object (task), signals[PROGRESS], 0, hundredths / 100.0);
  else
    g_string_append (making->said,
                     line + (g_str_has_prefix (line, COMPLAINT) ? strlen (COMPLAINT) : 0));
  read_on (task);
}

/* Runs in the child: it ends with us, however we end. */
static void
end_with_parent (gpointer data)
{
  prctl (PR_SET_PDEATHSIG, SIGKILL);
}

static gboolean
start (LivretSampleHousehold *self, Making *making, GError **error)
{
  g_autoptr (GSubprocessLauncher) launcher =
      g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE |
                                 G_SUBPROCESS_FLAGS_STDOUT_SILENCE);
  g_autofree char *program = livret_places_find_cli ();
  g_autofree char *vault = g_build_filename (self->folder, "vault", NULL);
  GOutputStream *input;

  g_subprocess_launcher_set_child_setup (launcher, end_with_parent, NULL, NULL);
  making->process = g_subprocess_launcher_spawn (launcher, error, program, "sample", vault,
                                                 "--progress", "--passphrase-file", "-", NULL);
  if (making->process == NULL)
    return FALSE;
  making->lines = g_data_input_stream_new (g_subprocess_get_stderr_pipe (making->process));
  input = g_subprocess_get_stdin_pipe (making->process);
  return g_output_stream_write_all (input, livret_secret_data (self->phrase),
                                    livret_secret_size (self->phrase), NULL, NULL, error) &&
         g_output_stream_write_all (input, "\n", 1, NULL, NULL, error) &&
         g_output_stream_close (input, NULL, error);
}

static void
on_cancelled (GCancellable *cancellable, GSubprocess *process)
{
  g_subprocess_force_exit (process);
}

void
livret_sample_household_make_async (LivretSampleHousehold *self,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Making *making = g_new0 (Making, 1);
  GError *error = NULL;

  making->said = g_string_new (NULL);
  g_task_set_source_tag (task, livret_sample_household_make_async);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  /* A session that was opened is always handed over, to be closed in order. */
  g_task_set_check_cancellable (task, FALSE);
  if (!prepare (self, &error) || !start (self, making, &error))
    {
      if (making->process != NULL)
        g_subprocess_force_exit (making->process);
      livret_sample_household_erase (self);
      g_task_return_error (task, error);
      return;
    }
  making->cancelling = g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                              g_object_ref (making->process), g_object_unref);
  read_on (task);
}

LivretSession *
livret_sample_household_make_finish (LivretSampleHousehold *self,
                                     GAsyncResult *result,
                                     GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The object -------------------------------------------------------------------- */

LivretSampleHousehold *
livret_sample_household_new (void)
{
  return g_object_new (LIVRET_TYPE_SAMPLE_HOUSEHOLD, NULL);
}

static void
livret_sample_household_finalize (GObject *object)
{
  LivretSampleHousehold *self = LIVRET_SAMPLE_HOUSEHOLD (object);

  livret_sample_household_erase (self);
  g_clear_pointer (&self->phrase, livret_secret_unref);
  G_OBJECT_CLASS (livret_sample_household_parent_class)->finalize (object);
}

static void
livret_sample_household_class_init (LivretSampleHouseholdClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = livret_sample_household_finalize;
  signals[PROGRESS] = g_signal_new ("progress", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_DOUBLE);
}

static void
livret_sample_household_init (LivretSampleHousehold *self)
{
  self->lock_fd = -1;
}

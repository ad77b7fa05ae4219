/* livret-reader-process.c: starting, watching and ending the reading process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-reader-process.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

/* Where the reader finds its socket. */
#define SOCKET_FD 3

static void
set_failed (GError **error, int code)
{
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
               _ ("The reading process could not be started: %s."), g_strerror (code));
}

char *
livret_reader_find_program (void)
{
  /* From src/cli/ and src/app/, and from tests/cli/. */
  const char *beside[] = { "../reader/livret-reader", "../../src/reader/livret-reader" };
  g_autofree char *self = g_file_read_link ("/proc/self/exe", NULL);

#if LIVRET_TEST_HOOKS
  if (g_getenv ("LIVRET_READER") != NULL)
    return g_strdup (g_getenv ("LIVRET_READER"));
#endif
  for (gsize i = 0; self != NULL && i < G_N_ELEMENTS (beside); i++)
    {
      g_autofree char *folder = g_path_get_dirname (self);
      g_autofree char *program = g_build_filename (folder, beside[i], NULL);

      if (g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&program);
    }
  return g_build_filename (LIVRET_LIBEXECDIR, "livret-reader", NULL);
}

/* Only what says language, zone and fonts: nothing of the person's session. */
static char **
make_environment (void)
{
  static const char *const kept[] = { "LANG",
                                      "LANGUAGE",
                                      "LC_ALL",
                                      "LC_CTYPE",
                                      "LC_MESSAGES",
                                      "LC_NUMERIC",
                                      "LC_TIME",
                                      "LOCPATH",
                                      "TZ",
                                      "TZDIR",
                                      "FONTCONFIG_FILE",
                                      "FONTCONFIG_PATH",
#if LIVRET_TEST_HOOKS
                                      "LIVRET_READER_STDERR",
                                      "ASAN_OPTIONS",
                                      "LSAN_OPTIONS",
                                      "UBSAN_OPTIONS",
#endif
                                      NULL };
  GPtrArray *variables = g_ptr_array_new ();

  for (gsize i = 0; kept[i] != NULL; i++)
    if (g_getenv (kept[i]) != NULL)
      g_ptr_array_add (variables, g_strdup_printf ("%s=%s", kept[i], g_getenv (kept[i])));
  g_ptr_array_add (variables, g_strdup ("PATH=/usr/bin:/bin"));
  g_ptr_array_add (variables, NULL);
  return (char **) g_ptr_array_free (variables, FALSE);
}

/* Its standard streams lead nowhere: what libraries print about a document stays with nobody. */
static gboolean
keeps_stderr (void)
{
#if LIVRET_TEST_HOOKS
  return g_getenv ("LIVRET_READER_STDERR") != NULL;
#else
  return FALSE;
#endif
}

static int
spawn (const char *program, gboolean recognizes, int socket, GPid *pid)
{
  g_auto (GStrv) environment = make_environment ();
  char *arguments[] = { (char *) program, recognizes ? LIVRET_READER_RECOGNIZE : NULL, NULL };
  posix_spawn_file_actions_t actions;
  posix_spawnattr_t attributes;
  sigset_t signals;
  int code;

  posix_spawn_file_actions_init (&actions);
  posix_spawn_file_actions_addopen (&actions, 0, "/dev/null", O_RDWR, 0);
  posix_spawn_file_actions_adddup2 (&actions, 0, 1);
  if (!keeps_stderr ())
    posix_spawn_file_actions_adddup2 (&actions, 0, 2);
  posix_spawn_file_actions_adddup2 (&actions, socket, SOCKET_FD);
  posix_spawn_file_actions_addclosefrom_np (&actions, SOCKET_FD + 1);

  /* A session of its own: Ctrl+C in a terminal is for us, who then end it in order. */
  posix_spawnattr_init (&attributes);
  posix_spawnattr_setflags (&attributes,
                            POSIX_SPAWN_SETSID | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
  sigemptyset (&signals);
  posix_spawnattr_setsigmask (&attributes, &signals);
  sigfillset (&signals);
  posix_spawnattr_setsigdefault (&attributes, &signals);

  code = posix_spawn (pid, program, &actions, &attributes, arguments, environment);
  posix_spawnattr_destroy (&attributes);
  posix_spawn_file_actions_destroy (&actions);
  return code;
}

/* High numbers, so that putting the socket at its place overwrites nothing. */
static gboolean
open_sockets (int pair[2])
{
  int low[2];

  if (socketpair (AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, low) < 0)
    return FALSE;
  for (int i = 0; i < 2; i++)
    {
      pair[i] = fcntl (low[i], F_DUPFD_CLOEXEC, 10);
      close (low[i]);
    }
  return pair[0] >= 0 && pair[1] >= 0;
}

static gboolean
await_hello (LivretReaderProcess *process, guint timeout, GCancellable *cancellable, GError **error)
{
  g_auto (LivretWireFrame) frame = { 0 };
  g_autofree char *reason = NULL;

  if (!livret_reader_process_receive (process, &frame, timeout, cancellable, error))
    return FALSE;
  if (frame.type == LIVRET_WIRE_HELLO)
    {
      process->confinement = livret_wire_take_u32 (&frame);
      if (livret_wire_finish (&frame))
        return TRUE;
    }
  else if (frame.type == LIVRET_WIRE_FAILED)
    reason = livret_wire_take_text (&frame);
  livret_reader_process_kill (process);
  g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
               _ ("The reading process could not confine itself, so no file was given to it: %s"),
               reason != NULL ? reason : "");
  return FALSE;
}

gboolean
livret_reader_process_start (LivretReaderProcess *process,
                             const char *program,
                             guint timeout,
                             GCancellable *cancellable,
                             GError **error)
{
  struct timeval patience = { timeout, 0 };
  int pair[2] = { -1, -1 };
  int code;

  if (!open_sockets (pair))
    {
      set_failed (error, errno);
      return FALSE;
    }
  code = spawn (program, process->recognizes, pair[1], &process->pid);
  close (pair[1]);
  if (code != 0)
    {
      close (pair[0]);
      process->pid = 0;
      set_failed (error, code);
      return FALSE;
    }
  setsockopt (pair[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
  process->socket = pair[0];
  process->used = FALSE;
  process->confinement = 0;
  return await_hello (process, timeout, cancellable, error);
}

int
livret_reader_process_kill (LivretReaderProcess *process)
{
  int status = 0;

  if (process->pid == 0)
    return 0;
  kill (process->pid, SIGKILL);
  while (waitpid (process->pid, &status, 0) < 0 && errno == EINTR)
    ;
  process->pid = 0;
  process->confinement = 0;
  close (process->socket);
  process->socket = -1;
  return status;
}

/* The other side closed: let it become a corpse that tells how it died, then say it. */
static void
set_crashed (LivretReaderProcess *process, GError **error)
{
  int status = 0;

  for (int i = 0; i < 50 && waitpid (process->pid, &status, WNOHANG) == 0; i++)
    g_usleep (10000);
  if (status == 0)
    livret_reader_process_kill (process);
  else
    {
      process->pid = 0;
      process->confinement = 0;
      close (process->socket);
      process->socket = -1;
    }
  if (WIFSIGNALED (status) && WTERMSIG (status) == SIGSYS)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                         _ ("This file made the reading process try something that it may not do; "
                            "it was stopped and nothing of the file was kept."));
  else if (WIFSIGNALED (status) && WTERMSIG (status) == SIGALRM)
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                         _ ("This file takes too long to read; reading it was stopped and nothing "
                            "of it was kept."));
  else
    g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                         _ ("The reading process broke down on this file; nothing of the file was "
                            "kept."));
}

gboolean
livret_reader_process_send (LivretReaderProcess *process, LivretWireFrame *frame, GError **error)
{
  if (livret_wire_send (process->socket, frame, NULL))
    return TRUE;
  set_crashed (process, error);
  return FALSE;
}

static int
await_word (LivretReaderProcess *process, guint timeout, GCancellable *cancellable)
{
  gint64 deadline = g_get_monotonic_time () + timeout * G_USEC_PER_SEC;
  GPollFD cancel = { -1, 0, 0 };
  struct pollfd polls[2] = { { process->socket, POLLIN, 0 }, { -1, POLLIN, 0 } };
  int n;

  if (cancellable != NULL && g_cancellable_make_pollfd (cancellable, &cancel))
    polls[1].fd = cancel.fd;
  do
    {
      gint64 left = MAX (deadline - g_get_monotonic_time (), 0);

      n = poll (polls, 2, left / 1000);
    }
  while (n < 0 && errno == EINTR);
  if (polls[1].fd >= 0)
    g_cancellable_release_fd (cancellable);
  return n;
}

gboolean
livret_reader_process_receive (LivretReaderProcess *process,
                               LivretWireFrame *frame,
                               guint timeout,
                               GCancellable *cancellable,
                               GError **error)
{
  g_autoptr (GError) wire_error = NULL;
  int n = await_word (process, timeout, cancellable);

  livret_wire_frame_init (frame, 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      livret_reader_process_kill (process);
      return FALSE;
    }
  if (n <= 0)
    {
      livret_reader_process_kill (process);
      g_set_error (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_READER,
                   ngettext ("Nothing came from this file for %u second; reading it was stopped "
                             "and nothing of it was kept.",
                             "Nothing came from this file for %u seconds; reading it was stopped "
                             "and nothing of it was kept.",
                             timeout),
                   timeout);
      return FALSE;
    }
  livret_wire_frame_clear (frame);
  if (livret_wire_receive (process->socket, frame, &wire_error))
    return TRUE;
  set_crashed (process, error);
  return FALSE;
}

/* livret-reader-probes.c: the reader with one more thing that it can be asked: to try what it may
 * not. SPDX-License-Identifier: GPL-3.0-or-later */
#include <errno.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <signal.h>
#include <sched.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/ptrace.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "reader/livret-reader-serve.h"

/* A descriptor got is closed: it must not be counted later. */
static char *
outcome_of_open (int fd)
{
  if (fd < 0)
    return g_strdup (g_strerror (errno));
  close (fd);
  return g_strdup ("allowed");
}

static char *
outcome (int result)
{
  return g_strdup (result >= 0 ? "allowed" : g_strerror (errno));
}

static char *
try_hang (const char *argument)
{
  while (*argument == '\0')
    g_usleep (100000);
  return NULL;
}

static char *
try_crash (const char *argument)
{
  volatile gintptr nowhere = 8;

  *(volatile int *) nowhere = 1;
  return NULL;
}

static char *
try_open (const char *argument)
{
  return outcome_of_open (open (argument, O_RDONLY));
}

static char *
try_write (const char *argument)
{
  return outcome_of_open (open (argument, O_WRONLY | O_CREAT, 0600));
}

static char *
try_socket (const char *argument)
{
  return outcome (socket (AF_INET, SOCK_STREAM, 0));
}

static char *
try_unix (const char *argument)
{
  return outcome (socket (AF_UNIX, SOCK_STREAM, 0));
}

static char *
try_fork (const char *argument)
{
  return outcome (syscall (SYS_clone, SIGCHLD, 0, 0, 0, 0));
}

static char *
try_exec (const char *argument)
{
  return outcome (execl ("/bin/true", "true", NULL));
}

static char *
try_kill (const char *argument)
{
  return outcome (kill (getppid (), SIGTERM));
}

static char *
try_trace (const char *argument)
{
  return outcome (ptrace (PTRACE_ATTACH, getppid (), NULL, NULL));
}

/* A descriptor's owner gets signals, SIGKILL too where F_SETSIG says so. */
static char *
try_own (const char *argument)
{
  return outcome (fcntl (LIVRET_READER_SOCKET, F_SETOWN, getppid ()));
}

static char *
try_lease (const char *argument)
{
  return outcome (fcntl (LIVRET_READER_SOCKET, F_SETLEASE, F_RDLCK));
}

static char *
try_map_code (const char *argument)
{
  gpointer code =
      mmap (NULL, 4096, PROT_READ | PROT_WRITE | PROT_EXEC, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return outcome (code == MAP_FAILED ? -1 : 0);
}

static char *
try_make_code (const char *argument)
{
  gpointer code = mmap (NULL, 4096, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);

  return outcome (mprotect (code, 4096, PROT_READ | PROT_EXEC));
}

static char *
try_raise (const char *argument)
{
  struct rlimit limit = { 1 << 20, 1 << 20 };

  return outcome (setrlimit (RLIMIT_NOFILE, &limit));
}

static char *
try_namespace (const char *argument)
{
  return outcome (unshare (CLONE_NEWUSER));
}

static char *
try_read_process (const char *argument)
{
  return outcome (syscall (SYS_process_vm_readv, getppid (), NULL, 0, NULL, 0, 0));
}

static char *
try_ring (const char *argument)
{
  return outcome (syscall (SYS_io_uring_setup, 1, NULL));
}

static char *
try_memory (const char *argument)
{
  return g_strdup (g_try_malloc (4000UL * 1024 * 1024) == NULL ? "refused" : "allowed");
}

/* Descriptors beyond the standard ones, the socket and the request's own file. */
static char *
try_descriptors (const char *argument)
{
  int n = 0;

  for (int fd = 0; fd < 4096; fd++)
    n += fcntl (fd, F_GETFD) >= 0;
  return g_strdup_printf ("%d", n);
}

static char *
try_environment (const char *argument)
{
  return g_strdup (g_getenv (argument) != NULL ? "there" : "absent");
}

static char *
try_number (const char *argument)
{
  return g_strdup_printf ("%d", (int) getpid ());
}

static char *
try_it (const char *words)
{
  static const struct
  {
    const char *word;
    char *(*try) (const char *argument);
  } tries[] = {
    { "number", try_number },
    { "hang", try_hang },
    { "crash", try_crash },
    { "open", try_open },
    { "write", try_write },
    { "socket", try_socket },
    { "unix", try_unix },
    { "fork", try_fork },
    { "exec", try_exec },
    { "kill", try_kill },
    { "trace", try_trace },
    { "own", try_own },
    { "lease", try_lease },
    { "map-code", try_map_code },
    { "make-code", try_make_code },
    { "raise", try_raise },
    { "namespace", try_namespace },
    { "read-process", try_read_process },
    { "ring", try_ring },
    { "memory", try_memory },
    { "descriptors", try_descriptors },
    { "environment", try_environment },
  };
  g_auto (GStrv) parts = g_strsplit (words, " ", 2);

  for (gsize i = 0; i < G_N_ELEMENTS (tries); i++)
    if (strcmp (tries[i].word, parts[0]) == 0)
      return tries[i].try (parts[1] != NULL ? parts[1] : "");
  return g_strdup ("what?");
}

int
main (int argc, char **argv)
{
  return livret_reader_main (try_it, FALSE);
}

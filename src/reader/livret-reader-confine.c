/* livret-reader-confine.c: limits and system calls of the reading process.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-confine.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <termios.h>
#include <unistd.h>

#define MEMORY_MAX (2048UL * 1024 * 1024)
#define FILE_MAX (1024UL * 1024 * 1024)
/* A request's files, its answers, and room for fonts. */
#define FILES_MAX (LIVRET_READER_FILES_MAX + 128)

/* A sanitizer reserves more address space than any limit allows, and calls more. */
#if defined(__SANITIZE_ADDRESS__)
#define SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define SANITIZED 1
#endif
#endif
#ifndef SANITIZED
#define SANITIZED 0
#endif

static gboolean
set_failed (GError **error, const char *what, int code)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (code), "%s: %s", what, g_strerror (code));
  return FALSE;
}

static gboolean
set_limit (int resource, rlim_t limit, GError **error)
{
  struct rlimit limits;

  if (getrlimit (resource, &limits) == 0)
    {
      limits.rlim_cur = limits.rlim_max = MIN (limit, limits.rlim_max);
      if (setrlimit (resource, &limits) == 0)
        return TRUE;
    }
  return set_failed (error, "setrlimit", errno);
}

gboolean
livret_reader_confine_limits (int socket, GError **error)
{
  close_range (socket + 1, ~0U, 0);
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) < 0 || prctl (PR_SET_DUMPABLE, 0, 0, 0, 0) < 0)
    return set_failed (error, "prctl", errno);
  return (SANITIZED || set_limit (RLIMIT_AS, MEMORY_MAX, error)) &&
         set_limit (RLIMIT_NOFILE, FILES_MAX, error) && set_limit (RLIMIT_CORE, 0, error) &&
         set_limit (RLIMIT_FSIZE, FILE_MAX, error);
}

/* What is needed whatever the arguments. */
static const int allowed[] = {
  /* the socket, memory files, files given */
  SCMP_SYS (read),
  SCMP_SYS (readv),
  SCMP_SYS (pread64),
  SCMP_SYS (write),
  SCMP_SYS (writev),
  SCMP_SYS (close),
  SCMP_SYS (fstat),
  SCMP_SYS (newfstatat),
  SCMP_SYS (stat),
  SCMP_SYS (lstat),
  SCMP_SYS (statx),
  SCMP_SYS (lseek),
  SCMP_SYS (sendmsg),
  SCMP_SYS (recvmsg),
  SCMP_SYS (poll),
  SCMP_SYS (ppoll),
  SCMP_SYS (dup),
  SCMP_SYS (memfd_create),
  SCMP_SYS (fadvise64),
  SCMP_SYS (access),
  SCMP_SYS (faccessat),
  SCMP_SYS (faccessat2),
  SCMP_SYS (readlink),
  SCMP_SYS (readlinkat),
  SCMP_SYS (getdents64),
  SCMP_SYS (getcwd),
  SCMP_SYS (statfs),
  SCMP_SYS (fstatfs),
  /* memory */
  SCMP_SYS (brk),
  SCMP_SYS (munmap),
  SCMP_SYS (mremap),
  SCMP_SYS (madvise),
  SCMP_SYS (mlock),
  SCMP_SYS (mlock2),
  SCMP_SYS (munlock),
  SCMP_SYS (membarrier),
  /* threads */
  SCMP_SYS (futex),
  SCMP_SYS (set_robust_list),
  SCMP_SYS (rseq),
  SCMP_SYS (sched_yield),
  SCMP_SYS (sched_getaffinity),
  SCMP_SYS (sched_getattr),
  SCMP_SYS (sched_setattr),
  SCMP_SYS (gettid),
  SCMP_SYS (set_tid_address),
  SCMP_SYS (exit),
  SCMP_SYS (exit_group),
  SCMP_SYS (restart_syscall),
  /* signals to itself */
  SCMP_SYS (rt_sigaction),
  SCMP_SYS (rt_sigprocmask),
  SCMP_SYS (rt_sigreturn),
  SCMP_SYS (sigaltstack),
  SCMP_SYS (alarm),
  SCMP_SYS (setitimer),
  /* time, chance, identity */
  SCMP_SYS (clock_gettime),
  SCMP_SYS (clock_getres),
  SCMP_SYS (gettimeofday),
  SCMP_SYS (time),
  SCMP_SYS (nanosleep),
  SCMP_SYS (clock_nanosleep),
  SCMP_SYS (getrandom),
  SCMP_SYS (getpid),
  SCMP_SYS (getppid),
  SCMP_SYS (getuid),
  SCMP_SYS (geteuid),
  SCMP_SYS (getgid),
  SCMP_SYS (getegid),
  SCMP_SYS (getrlimit),
  SCMP_SYS (getrusage),
  SCMP_SYS (sysinfo),
  SCMP_SYS (uname),
};

/* Calls that are answered with an error, where libraries ask and can do without. */
static const int refused[] = {
  SCMP_SYS (clone3),        SCMP_SYS (ioctl),         SCMP_SYS (mkdir),
  SCMP_SYS (mkdirat),       SCMP_SYS (unlink),        SCMP_SYS (unlinkat),
  SCMP_SYS (rename),        SCMP_SYS (utimensat),     SCMP_SYS (sched_setscheduler),
  SCMP_SYS (get_mempolicy), SCMP_SYS (set_mempolicy),
};

/* What may be done to a descriptor: no signals sent through it (F_SETOWN, F_SETSIG), no leases. */
static const int descriptor_calls[] = {
  F_DUPFD, F_DUPFD_CLOEXEC, F_GETFD, F_SETFD, F_GETFL, F_SETFL, F_ADD_SEALS, F_GET_SEALS,
};

/* Locks, which caches ask for and can do without. */
static const int lock_calls[] = {
  F_GETLK, F_SETLK, F_SETLKW, F_OFD_GETLK, F_OFD_SETLK, F_OFD_SETLKW,
};

#define WRITING (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND)
#define THREAD (CLONE_VM | CLONE_SIGHAND | CLONE_THREAD)

static int
add_conditional (scmp_filter_ctx filter)
{
  guint32 eacces = SCMP_ACT_ERRNO (EACCES), eperm = SCMP_ACT_ERRNO (EPERM);
  int code = 0;

  /* Files open to be read, memory is not made executable. */
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (openat), 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, WRITING, 0));
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (open), 1,
                            SCMP_A1 (SCMP_CMP_MASKED_EQ, WRITING, 0));
  for (int flag = O_WRONLY; flag <= O_RDWR; flag++)
    {
      code |= seccomp_rule_add (filter, eacces, SCMP_SYS (openat), 1,
                                SCMP_A2 (SCMP_CMP_MASKED_EQ, O_ACCMODE, flag));
      code |= seccomp_rule_add (filter, eacces, SCMP_SYS (open), 1,
                                SCMP_A1 (SCMP_CMP_MASKED_EQ, O_ACCMODE, flag));
    }
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mmap), 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  code |= seccomp_rule_add (filter, eperm, SCMP_SYS (mmap), 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, PROT_EXEC));
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (mprotect), 1,
                            SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0));
  /* Threads, not processes. */
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (clone), 1,
                            SCMP_A0 (SCMP_CMP_MASKED_EQ, THREAD, THREAD));
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (tgkill), 1,
                            SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) getpid ()));
  /* Reading its own limits, naming its own threads. */
  code |=
      seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prlimit64), 1, SCMP_A2 (SCMP_CMP_EQ, 0));
  code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (prctl), 1,
                            SCMP_A0 (SCMP_CMP_EQ, PR_SET_NAME));
#ifdef PR_SET_VMA
  code |= seccomp_rule_add (filter, eperm, SCMP_SYS (prctl), 1, SCMP_A0 (SCMP_CMP_EQ, PR_SET_VMA));
#endif
  return code;
}

static int
add_fcntl (scmp_filter_ctx filter)
{
  int code = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (descriptor_calls); i++)
    code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (fcntl), 1,
                              SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) descriptor_calls[i]));
  for (gsize i = 0; i < G_N_ELEMENTS (lock_calls); i++)
    code |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (fcntl), 1,
                              SCMP_A1 (SCMP_CMP_EQ, (scmp_datum_t) lock_calls[i]));
  return code;
}

static int
build (scmp_filter_ctx filter)
{
  /* All threads at once: the warming up has started some. */
  int code = seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1);

  for (gsize i = 0; i < G_N_ELEMENTS (allowed); i++)
    code |= seccomp_rule_add (filter, SCMP_ACT_ALLOW, allowed[i], 0);
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    code |= seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), refused[i], 0);
  return code | add_conditional (filter) | add_fcntl (filter);
}

gboolean
livret_reader_confine_calls (GError **error)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_KILL_PROCESS);
  int code;

  if (filter == NULL)
    return set_failed (error, "seccomp", ENOMEM);
  code = build (filter);
  if (code == 0)
    code = seccomp_load (filter);
  seccomp_release (filter);
  return code == 0 || set_failed (error, "seccomp", -code);
}

/* livret-secret.c: bytes that must not reach swap, logs or freed memory.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "base/livret-secret.h"
#include "base/livret-crypto.h"

#include <fcntl.h>
#include <openssl/crypto.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

struct _LivretSecret
{
  gatomicrefcount refs;
  gsize size;   /* what the caller asked for */
  gsize mapped; /* whole pages, at least size + 1 */
  guint8 *data;
};

/* Pages of its own for each secret: none shares a page with what may be dumped or swapped, and
 * munmap gives them back at once. Secrets are few. */
LivretSecret *
livret_secret_new_zeroed (gsize size)
{
  gsize page = (gsize) sysconf (_SC_PAGESIZE);
  LivretSecret *secret;

  if (size > G_MAXSSIZE - page - 1)
    g_error ("A secret of %" G_GSIZE_FORMAT " bytes is too large", size);
  secret = g_new0 (LivretSecret, 1);
  g_atomic_ref_count_init (&secret->refs);
  secret->size = size;
  secret->mapped = (size + 1 + page - 1) / page * page;
  secret->data =
      mmap (NULL, secret->mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (secret->data == MAP_FAILED)
    g_error ("Out of memory for a secret of %" G_GSIZE_FORMAT " bytes", size);
  /* Where RLIMIT_MEMLOCK is too small the secret works all the same; it may then reach swap. */
  (void) mlock (secret->data, secret->mapped);
  (void) madvise (secret->data, secret->mapped, MADV_DONTDUMP);
  return secret;
}

LivretSecret *
livret_secret_new (gconstpointer data, gsize size)
{
  LivretSecret *secret = livret_secret_new_zeroed (size);

  if (size > 0)
    memcpy (secret->data, data, size);
  return secret;
}

LivretSecret *
livret_secret_new_random (gsize size)
{
  LivretSecret *secret = livret_secret_new_zeroed (size);

  if (!livret_random (secret->data, size, NULL))
    g_error ("The system's random number generator does not answer");
  return secret;
}

LivretSecret *
livret_secret_new_take (char *text)
{
  gsize size = text != NULL ? strlen (text) : 0;
  LivretSecret *secret = livret_secret_new (text, size);

  livret_wipe (text, size);
  g_free (text);
  return secret;
}

LivretSecret *
livret_secret_ref (LivretSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);
  g_atomic_ref_count_inc (&secret->refs);
  return secret;
}

void
livret_secret_unref (LivretSecret *secret)
{
  if (secret == NULL || !g_atomic_ref_count_dec (&secret->refs))
    return;
  livret_wipe (secret->data, secret->mapped);
  munmap (secret->data, secret->mapped);
  g_free (secret);
}

const guint8 *
livret_secret_data (const LivretSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);
  return secret->data;
}

guint8 *
livret_secret_data_mutable (LivretSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);
  return secret->data;
}

const char *
livret_secret_text (const LivretSecret *secret)
{
  g_return_val_if_fail (secret != NULL, NULL);
  return (const char *) secret->data;
}

gsize
livret_secret_size (const LivretSecret *secret)
{
  g_return_val_if_fail (secret != NULL, 0);
  return secret->size;
}

gboolean
livret_secret_equal (const LivretSecret *a, const LivretSecret *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);
  return a->size == b->size && CRYPTO_memcmp (a->data, b->data, a->size) == 0;
}

void
livret_wipe (gpointer data, gsize size)
{
  if (data != NULL && size > 0)
    OPENSSL_cleanse (data, size);
}

/* What a dump would hold if somebody else raised the limit: no memory at all. */
static void
leave_out_memory (void)
{
  int fd = open ("/proc/self/coredump_filter", O_WRONLY | O_CLOEXEC);

  if (fd < 0)
    return;
  (void) !write (fd, "0", 1);
  close (fd);
}

void
livret_process_no_core (void)
{
  /* One byte, not none: no file is as small, and a program that takes dumps through a pipe, which
   * heeds no other limit, is not even started. */
  struct rlimit none = { 1, 1 };

  (void) setrlimit (RLIMIT_CORE, &none);
  leave_out_memory ();
}

void
livret_process_harden (void)
{
  livret_process_no_core ();
  (void) prctl (PR_SET_DUMPABLE, 0, 0, 0, 0);
}

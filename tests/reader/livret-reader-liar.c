/* livret-reader-liar.c: a reading process that a file has taken over: it answers with what the file
 * says, whatever was asked. SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#include "record/livret-reader.h"
#include "record/livret-wire.h"

#define SOCKET 3
#define NUMBERS 4

static gboolean
say (LivretWireType type, const guint64 *numbers, int n, gboolean wide, int fd)
{
  g_auto (LivretWireFrame) frame = { 0 };

  livret_wire_frame_init (&frame, type);
  for (int i = 0; i < n; i++)
    if (wide)
      livret_wire_put_u64 (&frame, numbers[i]);
    else
      livret_wire_put_u32 (&frame, (guint32) numbers[i]);
  if (fd >= 0)
    livret_wire_put_fd (&frame, fd, NULL);
  return livret_wire_send (SOCKET, &frame, NULL);
}

/* Takes no memory until somebody reads it. */
static int
make_hollow (guint64 size)
{
  int fd = memfd_create ("hollow", MFD_CLOEXEC | MFD_ALLOW_SEALING);

  return fd >= 0 && ftruncate (fd, (off_t) size) == 0 ? fd : -1;
}

/* A word and its numbers, one lie a line; the last one ends the answer. */
static gboolean
lie (const char *line)
{
  guint64 n[NUMBERS] = { 0 };
  char word[16] = "";
  int count = sscanf (line, "%15s %lu %lu %lu %lu", word, &n[0], &n[1], &n[2], &n[3]) - 1;

  if (strcmp (word, "pixels") == 0)
    return say (LIVRET_WIRE_DONE, n, 3, FALSE, make_hollow (n[1] * n[2]));
  if (strcmp (word, "file") == 0)
    return say (LIVRET_WIRE_DONE, NULL, 0, FALSE, make_hollow (n[0]));
  if (strcmp (word, "number") == 0)
    return say (LIVRET_WIRE_DONE, n, 1, FALSE, -1);
  if (strcmp (word, "progress") == 0)
    return say (LIVRET_WIRE_PROGRESS, n, 2, TRUE, -1);
  return say ((LivretWireType) n[0], n + 1, count - 1, FALSE, -1);
}

static gboolean
answer (int fd)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, NULL);
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : "";
  g_autofree char *words = g_strndup (data, size);
  g_auto (GStrv) lines = g_strsplit (words, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (!lie (lines[i]))
      return FALSE;
  return TRUE;
}

int
main (void)
{
  const guint64 confined[] = { 0 };
  int file = -1;

  if (!say (LIVRET_WIRE_HELLO, confined, 1, FALSE, -1))
    return 1;
  for (;;)
    {
      g_auto (LivretWireFrame) frame = { 0 };

      if (!livret_wire_receive (SOCKET, &frame, NULL))
        return 0;
      if (frame.type == LIVRET_WIRE_REQUEST && !answer (file))
        return 1;
      if (frame.type == LIVRET_WIRE_FILE)
        {
          if (file >= 0)
            close (file);
          file = livret_wire_take_fd (&frame);
        }
    }
}

/* livret-wire.c: frames between the application and livret-reader.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

#define TEXT_NONE G_MAXUINT32

void
livret_wire_frame_init (LivretWireFrame *frame, LivretWireType type)
{
  memset (frame, 0, sizeof *frame);
  frame->type = type;
  frame->payload = g_byte_array_new ();
  for (guint i = 0; i < LIVRET_WIRE_FDS_MAX; i++)
    frame->fds[i] = -1;
}

void
livret_wire_frame_clear (LivretWireFrame *frame)
{
  for (guint i = 0; i < frame->n_fds; i++)
    if (frame->fds[i] >= 0)
      close (frame->fds[i]);
  frame->n_fds = 0;
  g_clear_pointer (&frame->payload, g_byte_array_unref);
}

void
livret_wire_put (LivretWireFrame *frame, gconstpointer data, gsize size)
{
  if (size > LIVRET_WIRE_FRAME_MAX || frame->payload->len > LIVRET_WIRE_FRAME_MAX - size)
    frame->damaged = TRUE;
  else
    g_byte_array_append (frame->payload, data, size);
}

void
livret_wire_put_u32 (LivretWireFrame *frame, guint32 value)
{
  livret_wire_put (frame, &value, sizeof value);
}

void
livret_wire_put_u64 (LivretWireFrame *frame, guint64 value)
{
  livret_wire_put (frame, &value, sizeof value);
}

void
livret_wire_put_text (LivretWireFrame *frame, const char *text)
{
  gsize size;

  if (text == NULL)
    {
      livret_wire_put_u32 (frame, TEXT_NONE);
      return;
    }
  size = strnlen (text, LIVRET_WIRE_TEXT_MAX + 1);
  if (size > LIVRET_WIRE_TEXT_MAX)
    for (size = LIVRET_WIRE_TEXT_MAX; size > 0 && ((guchar) text[size] & 0xc0) == 0x80;)
      size--;
  livret_wire_put_u32 (frame, size);
  livret_wire_put (frame, text, size);
}

gboolean
livret_wire_put_fd (LivretWireFrame *frame, int fd, GError **error)
{
  int copy;

  g_return_val_if_fail (frame->n_fds < LIVRET_WIRE_FDS_MAX, FALSE);

  copy = fcntl (fd, F_DUPFD_CLOEXEC, 3);
  if (copy < 0)
    {
      int code = errno;

      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  frame->fds[frame->n_fds++] = copy;
  return TRUE;
}

gboolean
livret_wire_take (LivretWireFrame *frame, gpointer data, gsize size)
{
  if (frame->damaged || size > frame->payload->len - frame->offset)
    {
      frame->damaged = TRUE;
      memset (data, 0, size);
      return FALSE;
    }
  memcpy (data, frame->payload->data + frame->offset, size);
  frame->offset += size;
  return TRUE;
}

guint32
livret_wire_take_u32 (LivretWireFrame *frame)
{
  guint32 value;

  livret_wire_take (frame, &value, sizeof value);
  return value;
}

guint64
livret_wire_take_u64 (LivretWireFrame *frame)
{
  guint64 value;

  livret_wire_take (frame, &value, sizeof value);
  return value;
}

char *
livret_wire_take_text (LivretWireFrame *frame)
{
  guint32 size = livret_wire_take_u32 (frame);
  const char *start;

  if (frame->damaged || size == TEXT_NONE)
    return NULL;
  start = (const char *) frame->payload->data + frame->offset;
  if (size > LIVRET_WIRE_TEXT_MAX || size > frame->payload->len - frame->offset ||
      !g_utf8_validate_len (start, size, NULL))
    {
      frame->damaged = TRUE;
      return NULL;
    }
  frame->offset += size;
  return g_strndup (start, size);
}

int
livret_wire_take_fd (LivretWireFrame *frame)
{
  for (guint i = 0; i < frame->n_fds; i++)
    if (frame->fds[i] >= 0)
      return g_steal_fd (&frame->fds[i]);
  frame->damaged = TRUE;
  return -1;
}

gboolean
livret_wire_finish (LivretWireFrame *frame)
{
  for (guint i = 0; i < frame->n_fds; i++)
    if (frame->fds[i] >= 0)
      return FALSE;
  return !frame->damaged && frame->offset == frame->payload->len;
}

gboolean
livret_wire_send (int socket, LivretWireFrame *frame, GError **error)
{
  union
  {
    struct cmsghdr align;
    char bytes[CMSG_SPACE (sizeof (int) * LIVRET_WIRE_FDS_MAX)];
  } control = { 0 };
  struct iovec parts[2] = { { &frame->type, sizeof frame->type },
                            { frame->payload->data, frame->payload->len } };
  struct msghdr message = { .msg_iov = parts, .msg_iovlen = 2 };

  g_return_val_if_fail (!frame->damaged, FALSE);

  if (frame->n_fds > 0)
    {
      struct cmsghdr *head;

      message.msg_control = control.bytes;
      message.msg_controllen = CMSG_SPACE (sizeof (int) * frame->n_fds);
      head = CMSG_FIRSTHDR (&message);
      head->cmsg_level = SOL_SOCKET;
      head->cmsg_type = SCM_RIGHTS;
      head->cmsg_len = CMSG_LEN (sizeof (int) * frame->n_fds);
      memcpy (CMSG_DATA (head), frame->fds, sizeof (int) * frame->n_fds);
    }
  while (sendmsg (socket, &message, MSG_NOSIGNAL) < 0)
    {
      int code = errno;

      if (code == EINTR)
        continue;
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  return TRUE;
}

static gboolean
take_control (struct msghdr *message, LivretWireFrame *frame)
{
  gboolean good = (message->msg_flags & (MSG_TRUNC | MSG_CTRUNC)) == 0;

  for (struct cmsghdr *head = CMSG_FIRSTHDR (message); head != NULL;
       head = CMSG_NXTHDR (message, head))
    {
      gsize n;

      if (head->cmsg_level != SOL_SOCKET || head->cmsg_type != SCM_RIGHTS)
        continue;
      n = (head->cmsg_len - CMSG_LEN (0)) / sizeof (int);
      for (gsize i = 0; i < n; i++)
        {
          int fd;

          memcpy (&fd, CMSG_DATA (head) + i * sizeof fd, sizeof fd);
          if (frame->n_fds < LIVRET_WIRE_FDS_MAX)
            frame->fds[frame->n_fds++] = fd;
          else
            {
              close (fd);
              good = FALSE;
            }
        }
    }
  return good;
}

gboolean
livret_wire_receive (int socket, LivretWireFrame *frame, GError **error)
{
  union
  {
    struct cmsghdr align;
    char bytes[CMSG_SPACE (sizeof (int) * LIVRET_WIRE_FDS_MAX)];
  } control;
  struct iovec parts[2];
  struct msghdr message = { .msg_iov = parts,
                            .msg_iovlen = 2,
                            .msg_control = control.bytes,
                            .msg_controllen = sizeof control };
  gssize n;

  livret_wire_frame_init (frame, 0);
  g_byte_array_set_size (frame->payload, LIVRET_WIRE_FRAME_MAX);
  parts[0] = (struct iovec) { &frame->type, sizeof frame->type };
  parts[1] = (struct iovec) { frame->payload->data, LIVRET_WIRE_FRAME_MAX };

  while ((n = recvmsg (socket, &message, MSG_CMSG_CLOEXEC)) < 0 && errno == EINTR)
    ;
  if (n < 0)
    {
      int code = errno;

      g_byte_array_set_size (frame->payload, 0);
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (code), g_strerror (code));
      return FALSE;
    }
  g_byte_array_set_size (frame->payload, MAX (n - (gssize) sizeof frame->type, 0));
  if (take_control (&message, frame) && n >= (gssize) sizeof frame->type)
    return TRUE;
  if (n == 0)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CLOSED, "the other side closed");
  else
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "not a frame");
  return FALSE;
}

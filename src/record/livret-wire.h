/* livret-wire.h: frames between the application and livret-reader.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * One frame is one message of a SOCK_SEQPACKET socket pair: a type and a payload of at most
 * LIVRET_WIRE_FRAME_MAX bytes, with at most LIVRET_WIRE_FDS_MAX descriptors. What is larger goes in
 * a sealed memfd. Neither side believes the other: every length and text is checked when taken.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define LIVRET_WIRE_FRAME_MAX (64 * 1024)
#define LIVRET_WIRE_FDS_MAX 4
#define LIVRET_WIRE_TEXT_MAX 4096
/* The largest picture of a page that is asked for, made and believed, in pixels. */
#define LIVRET_WIRE_WIDTH_MAX 4096
#define LIVRET_WIRE_HEIGHT_MAX 16384

typedef enum
{
  /* application to reader */
  LIVRET_WIRE_FILE = 1, /* a media type and a descriptor, kept for the request that follows */
  LIVRET_WIRE_REQUEST,  /* a LivretWireOp, the seconds it may take without a word, its arguments */
  /* reader to application: the sink's calls */
  LIVRET_WIRE_FORMAT = 16,
  LIVRET_WIRE_SERIES,
  LIVRET_WIRE_READINGS,
  LIVRET_WIRE_DOCUMENT,
  LIVRET_WIRE_ENTRY,
  LIVRET_WIRE_IDENTITY,
  LIVRET_WIRE_SET_ASIDE,
  LIVRET_WIRE_PROGRESS,
  LIVRET_WIRE_WITHHELD,
  LIVRET_WIRE_RESULT,
  /* reader to application: about the process and the end of a request */
  LIVRET_WIRE_HELLO = 32, /* confined, ready; LivretReaderConfinement */
  LIVRET_WIRE_DONE,       /* the result, by request */
  LIVRET_WIRE_FAILED,     /* a sentence */
} LivretWireType;

typedef enum
{
  LIVRET_WIRE_IMPORT = 1,
  LIVRET_WIRE_RENDER,
  LIVRET_WIRE_TEXT,
  LIVRET_WIRE_RENDITION,
  LIVRET_WIRE_COMPOSE,
  LIVRET_WIRE_ASSEMBLE,
  LIVRET_WIRE_COUNT,
  LIVRET_WIRE_TABLE,
  LIVRET_WIRE_STANDING,
  LIVRET_WIRE_RECOGNIZE,
  LIVRET_WIRE_FIND,
  LIVRET_WIRE_CELLS,
} LivretWireOp;

/** LivretWireFrame: a frame received or to be sent; @fds are owned, -1 once taken. */
typedef struct
{
  guint32 type;
  GByteArray *payload;
  int fds[LIVRET_WIRE_FDS_MAX];
  guint n_fds;
  /* taking */
  gsize offset;
  gboolean damaged;
} LivretWireFrame;

void livret_wire_frame_init (LivretWireFrame *frame, LivretWireType type);
void livret_wire_frame_clear (LivretWireFrame *frame);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretWireFrame, livret_wire_frame_clear)

void livret_wire_put (LivretWireFrame *frame, gconstpointer data, gsize size);
void livret_wire_put_u32 (LivretWireFrame *frame, guint32 value);
void livret_wire_put_u64 (LivretWireFrame *frame, guint64 value);
/** livret_wire_put_text: (nullable) text of at most LIVRET_WIRE_TEXT_MAX bytes; longer is cut at a
 * character. */
void livret_wire_put_text (LivretWireFrame *frame, const char *text);
/** livret_wire_put_fd: the frame sends a duplicate; @fd stays the caller's. */
gboolean livret_wire_put_fd (LivretWireFrame *frame, int fd, GError **error);

/*
 * Taking never fails aloud: what is missing reads as zero or NULL and marks the frame as damaged,
 * which livret_wire_finish() tells once at the end.
 */
gboolean livret_wire_take (LivretWireFrame *frame, gpointer data, gsize size);
guint32 livret_wire_take_u32 (LivretWireFrame *frame);
guint64 livret_wire_take_u64 (LivretWireFrame *frame);
/** livret_wire_take_text: (transfer full) (nullable): valid UTF-8 without NUL, or NULL as sent. */
char *livret_wire_take_text (LivretWireFrame *frame);
/** livret_wire_take_fd: the next descriptor, now the caller's; -1 if none is left. */
int livret_wire_take_fd (LivretWireFrame *frame);
/** livret_wire_finish: whether all was well and the payload is used up. */
gboolean livret_wire_finish (LivretWireFrame *frame);

/** livret_wire_send: one frame, waiting as long as the socket's SO_SNDTIMEO says. */
gboolean livret_wire_send (int socket, LivretWireFrame *frame, GError **error);
/**
 * livret_wire_receive: one frame into @frame, which is initialised.
 *
 * Errors: G_IO_ERROR_WOULD_BLOCK (non-blocking and nothing there), G_IO_ERROR_CLOSED (the other
 * side is gone), G_IO_ERROR_INVALID_DATA (too long, too many descriptors, no type).
 */
gboolean livret_wire_receive (int socket, LivretWireFrame *frame, GError **error);

G_END_DECLS

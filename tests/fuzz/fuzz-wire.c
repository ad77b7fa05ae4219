/* fuzz-wire.c: any bytes as what a reader sends: type, length and payload of frame after frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-sink.h"
#include "record/livret-wire-sink.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_auto (LivretTestSink) sink = { 0 };
  gboolean more = TRUE;

  livret_test_sink_init (&sink);
  while (more && size >= 3)
    {
      g_auto (LivretWireFrame) frame = { 0 };
      gsize length = MIN ((gsize) data[1] << 8 | data[2], size - 3);

      livret_wire_frame_init (&frame, LIVRET_WIRE_FORMAT + data[0] % 8);
      livret_wire_put (&frame, data + 3, length);
      more = livret_wire_sink_apply (&frame, &sink.sink, 0, NULL);
      data += 3 + length;
      size -= 3 + length;
    }
  return 0;
}

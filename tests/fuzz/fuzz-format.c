/* fuzz-format.c: any bytes into one format; LIVRET_FORMAT is its id, one program each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-formats.h"
#include "livret-test-sink.h"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (LivretInput) input = livret_input_new_for_bytes (bytes, NULL);
  LivretImportOptions options = { size % 2 == 0 ? "fr" : "en" };
  g_auto (LivretTestSink) sink = { 0 };

  livret_test_sink_init (&sink);
  livret_format_import (input, LIVRET_FORMAT, &options, &sink.sink, NULL);
  return 0;
}

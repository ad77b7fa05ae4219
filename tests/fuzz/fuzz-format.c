/* fuzz-format.c: any bytes into one format; LIVRET_FORMAT is its id, one program each.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "formats/livret-formats.h"
#include "livret-test-sink.h"

#define ISSUERS                                                                                    \
  "{\"issuers\":[{\"iss\":\"https://"                                                              \
  "cartes.hopital.example\",\"name\":\"Livret\",\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\","      \
  "\"kid\":\"sb0cP7j-xix7505zyXvMqLfA6vBjm_iie94mc2Srq44\","                                       \
  "\"x\":\"qqsJJmFNhrmQHWYQw0btzuvHNdxS7fQEpPSIzwCcq-o\","                                         \
  "\"y\":\"xJ5uhiTryDlFy-2PDulY9UUmksg58xmTmC_iBuSoo6M\"}]}]}"

int LLVMFuzzerTestOneInput (const guint8 *data, gsize size);

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  /* What some tables measure stands in their names. */
  static const char *const names[] = {
    NULL,
    "raw_hr_hr.csv",
    "raw_tracker_sleep-state.csv",
    "aggregates_steps.csv",
  };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (LivretInput) input =
      livret_input_new_for_bytes (bytes, names[size / 2 % G_N_ELEMENTS (names)]);
  /* The key of the signed cards among the seeds; the day is theirs, too. */
  LivretImportOptions options = { size % 2 == 0 ? "fr" : "en", .issuers = ISSUERS,
                                  .now = 1795219200 };
  g_auto (LivretTestSink) sink = { 0 };

  livret_test_sink_init (&sink);
  livret_format_import (input, LIVRET_FORMAT, &options, &sink.sink, NULL);
  return 0;
}

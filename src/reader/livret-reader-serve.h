/* livret-reader-serve.h: the reader's life: confine itself, then answer requests until told to end.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Where the application left the socket. */
#define LIVRET_READER_SOCKET 3

/** LivretReaderProbe: what a test makes the confined process try; @words is the file's content. */
typedef char *(*LivretReaderProbe) (const char *words);

/* The media type that a test's request for text carries. */
#define LIVRET_READER_PROBE_TYPE "application/x-livret-probe"

/** livret_reader_main: the program; @probe is for tests alone, %NULL in the program that is
 * installed. @recognizes: it is the process for the words in pictures, as far as Tesseract is
 * there. */
int livret_reader_main (LivretReaderProbe probe, gboolean recognizes);

G_END_DECLS

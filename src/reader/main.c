/* main.c: livret-reader, the process that alone touches foreign bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "reader/livret-reader-serve.h"
#include "record/livret-reader.h"

int
main (int argc, char **argv)
{
  return livret_reader_main (NULL, argc == 2 && strcmp (argv[1], LIVRET_READER_RECOGNIZE) == 0);
}

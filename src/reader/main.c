/* main.c: livret-reader, the process that alone touches foreign bytes.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-serve.h"

int
main (int argc, char **argv)
{
  return livret_reader_main (NULL);
}

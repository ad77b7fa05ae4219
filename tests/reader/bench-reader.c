/* bench-reader.c: how fast readings come out of a file through the confined reader: a table of a
 * million rows, counted and dropped.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <stdio.h>
#include <sys/resource.h>

#include "record/livret-memfd.h"
#include "record/livret-reader.h"

#define ROWS 1000000
#define RUNS 3

typedef struct
{
  LivretSink sink;
  gsize n_rows;
} Counter;

static gboolean
on_readings (LivretSink *sink, const LivretSinkReading *rows, gsize n_rows)
{
  ((Counter *) sink)->n_rows += n_rows;
  return TRUE;
}

static gboolean
on_set_aside (LivretSink *sink, const char *where, const char *reason)
{
  return TRUE;
}

static const LivretSinkInterface counter_interface = {
  .readings = on_readings,
  .set_aside = on_set_aside,
};

static int
make_table (gsize *size)
{
  g_autoptr (GString) text = g_string_new ("Date,Heart rate (bpm)\n");
  int fd;

  for (int i = 0; i < ROWS; i++)
    {
      g_autoptr (GDateTime) at = g_date_time_new_from_unix_utc (1700000000 + 60 * (gint64) i);
      g_autofree char *date = g_date_time_format (at, "%Y-%m-%d %H:%M:%S");

      g_string_append_printf (text, "%s,%d\n", date, 50 + i % 90);
    }
  *size = text->len;
  fd = livret_memfd_new ("table", text->str, text->len, NULL);
  return fd;
}

static double
children_cpu (void)
{
  struct rusage usage;

  getrusage (RUSAGE_CHILDREN, &usage);
  return usage.ru_utime.tv_sec + usage.ru_utime.tv_usec / 1e6 + usage.ru_stime.tv_sec +
         usage.ru_stime.tv_usec / 1e6;
}

int
main (int argc, char **argv)
{
  gsize size;
  g_autofd int fd = make_table (&size);

  g_print ("| run | rows | MB | seconds | reader's CPU s |\n|---|---|---|---|---|\n");
  for (int run = 0; run < RUNS; run++)
    {
      g_autoptr (LivretReader) reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
      g_autoptr (GError) error = NULL;
      Counter counter = { { &counter_interface, 0 }, 0 };
      double cpu = children_cpu ();
      gint64 start = g_get_monotonic_time ();

      if (!livret_reader_import (reader, fd, NULL, &counter.sink, NULL, &error))
        g_error ("%s", error->message);
      livret_reader_free (g_steal_pointer (&reader));
      g_print ("| %d | %" G_GSIZE_FORMAT " | %.1f | %.2f | %.2f |\n", run + 1, counter.n_rows,
               size / 1e6, (g_get_monotonic_time () - start) / 1e6, children_cpu () - cpu);
    }
  return 0;
}

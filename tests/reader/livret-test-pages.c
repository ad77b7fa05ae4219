/* livret-test-pages.c: files of tests/data/, and what they look like to others; for tests of the
 * reader. SPDX-License-Identifier: GPL-3.0-or-later */
#include "livret-test-pages.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

int
test_open_data (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "data", name, NULL);
  int fd = open (path, O_RDONLY | O_CLOEXEC);

  g_assert_cmpint (fd, >=, 0);
  return fd;
}

char *
test_run (int fd, const char *const *arguments, int *status)
{
  g_autoptr (GBytes) bytes = livret_memfd_bytes (fd, NULL);
  g_autofree char *path = NULL;
  g_autoptr (GPtrArray) command = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  g_autofd int file = g_file_open_tmp ("livret-test-XXXXXX.pdf", &path, NULL);
  char *output = NULL;

  g_assert_nonnull (bytes);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  for (gsize i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (command, strcmp (arguments[i], "{}") == 0 ? path : (char *) arguments[i]);
  g_ptr_array_add (command, NULL);
  g_spawn_sync (NULL, (char **) command->pdata, NULL,
                G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, &output, NULL, status,
                &error);
  g_assert_no_error (error);
  g_unlink (path);
  return output;
}

void
test_assert_sound_pdf (int fd)
{
  int status;
  g_autofree char *output = TEST_RUN (fd, &status, "qpdf", "--check", "{}");

  g_test_message ("%s", output);
  g_assert_cmpint (status, ==, 0);
}

guint32
test_pixel_at (const LivretPixels *pixels, double x, double y)
{
  const guint8 *data = g_bytes_get_data (pixels->bytes, NULL);
  guint32 pixel;

  memcpy (&pixel,
          data + (gsize) (int) (y * pixels->height) * pixels->stride +
              (int) (x * pixels->width) * 4,
          4);
  return pixel;
}

static char
colour_of (guint32 pixel)
{
  gboolean r = (pixel >> 16 & 0xff) > 127, g = (pixel >> 8 & 0xff) > 127, b = (pixel & 0xff) > 127;

  return r && g && b ? 'w' : r && !g && !b ? 'r' : g && !r && !b ? 'g' : b && !r && !g ? 'b' : '?';
}

char
test_colour_at (const LivretPixels *pixels, double x, double y)
{
  return colour_of (test_pixel_at (pixels, x, y));
}

/* livret-reader-words.c: the words in a picture, by Tesseract where it is installed.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Tesseract is opened when the process that recognizes words starts, and by no other: its libraries
 * would slow down each start of the reader. Livret does not need it to run.
 */
#include "reader/livret-reader-words.h"

#include <dlfcn.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <tesseract/capi.h>

#include "reader/livret-reader-pages.h"

/* A4 at 300 pixels an inch, which is what Tesseract was taught with. */
#define PAPER_WIDTH 2480
#define PICTURE_WIDTH_MAX 2480
#define PICTURE_HEIGHT_MAX 4000
#define RESOLUTION 300
/* Less sure than that is a face or a carpet, no words. */
#define CONFIDENCE_MIN 45
#define LETTERS_MIN 3

/* Of Tesseract 5, by the name that each way of building it gives. */
static const char *const libraries[] = { "libtesseract.so.5", "libtesseract.so.5.5",
                                         "libtesseract.so.5.6" };
static const char *const languages[] = { "fra+eng", "fra", "eng" };

#define FUNCTIONS(f)                                                                               \
  f (TessBaseAPICreate) f (TessBaseAPIDelete) f (TessBaseAPIInit3) f (TessBaseAPISetVariable)      \
      f (TessBaseAPISetPageSegMode) f (TessBaseAPISetImage) f (TessBaseAPISetSourceResolution)     \
          f (TessBaseAPIRecognize) f (TessBaseAPIGetUTF8Text) f (TessBaseAPIMeanTextConf)          \
              f (TessBaseAPIClear) f (TessDeleteText) f (TessMonitorCreate) f (TessMonitorDelete)  \
                  f (TessMonitorSetDeadlineMSecs)

#define POINTER(name) __typeof__ (name) *name;
static struct
{
  TessBaseAPI *engine;
  FUNCTIONS (POINTER)
} tesseract;

static gboolean
find_functions (void *library)
{
#define FIND(name) tesseract.name = dlsym (library, #name);
#define FOUND(name) &&tesseract.name != NULL
  FUNCTIONS (FIND)
  return TRUE FUNCTIONS (FOUND);
}

static gboolean
load_library (void)
{
  void *library = NULL;

  for (gsize i = 0; library == NULL && i < G_N_ELEMENTS (libraries); i++)
    library = dlopen (libraries[i], RTLD_NOW | RTLD_LOCAL);
  return library != NULL && find_functions (library);
}

static gboolean
load_languages (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      TessBaseAPI *engine = tesseract.TessBaseAPICreate ();

      if (tesseract.TessBaseAPIInit3 (engine, NULL, languages[i]) == 0)
        {
          tesseract.engine = engine;
          return TRUE;
        }
      tesseract.TessBaseAPIDelete (engine);
    }
  return FALSE;
}

/* An empty page: what is made at the first use is made before the process locks itself in. */
static void
warm_up (void)
{
  g_auto (LivretImage) image = { 0 };
  int confidence;

  if (livret_image_alloc (&image, 200, 100, NULL))
    {
      for (int x = 20; x < 180; x += 6)
        memset (image.pixels + 50 * image.stride + 4 * x, 0, 8);
      g_free (livret_words_read (&image, 10, &confidence, NULL));
    }
}

gboolean
livret_words_prepare (void)
{
  /* One thread: it works behind what people do, and is to be felt by nobody. */
  g_setenv ("OMP_THREAD_LIMIT", "1", TRUE);
  if (!load_library () || !load_languages ())
    return FALSE;
  tesseract.TessBaseAPISetPageSegMode (tesseract.engine, PSM_AUTO);
  tesseract.TessBaseAPISetVariable (tesseract.engine, "debug_file", "/dev/null");
  warm_up ();
  return TRUE;
}

gboolean
livret_words_prepared (void)
{
  return tesseract.engine != NULL;
}

/* --- Reading ------------------------------------------------------------------------------------
 */

static guint8 *
grey_of (const LivretImage *image)
{
  guint8 *grey = g_malloc ((gsize) image->width * image->height);

  for (int y = 0; y < image->height; y++)
    {
      const guint32 *row = (const guint32 *) (image->pixels + (gsize) y * image->stride);

      for (int x = 0; x < image->width; x++)
        grey[(gsize) y * image->width + x] =
            (guint8) (((row[x] >> 16 & 255) * 77 + (row[x] >> 8 & 255) * 150 +
                       (row[x] & 255) * 29) >>
                      8);
    }
  return grey;
}

/* Lines without blanks at their ends, at most one empty one between two; "" if there are no words.
 */
static char *
tidy (const char *found)
{
  g_autofree char *text = g_utf8_make_valid (found, -1);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GString *out = g_string_new (NULL);
  guint letters = 0, empty = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const char *line = g_strstrip (g_strdelimit (lines[i], "\f\r\t\v", ' '));

      if (*line == '\0')
        {
          empty++;
          continue;
        }
      if (out->len > 0)
        g_string_append (out, empty > 0 ? "\n\n" : "\n");
      g_string_append (out, line);
      empty = 0;
      for (const char *p = line; *p != '\0'; p = g_utf8_next_char (p))
        letters += g_unichar_isalnum (g_utf8_get_char (p));
    }
  if (letters < LETTERS_MIN)
    g_string_truncate (out, 0);
  return g_string_free_and_steal (out);
}

char *
livret_words_read (const LivretImage *image, guint seconds, int *confidence, GError **error)
{
  g_autofree guint8 *grey = NULL;
  ETEXT_DESC *monitor;
  char *found;
  char *words = NULL;

  if (tesseract.engine == NULL)
    {
      livret_unreadable (error, _ ("Tesseract, or its data for French and English, is not "
                                   "installed."));
      return NULL;
    }
  grey = grey_of (image);
  monitor = tesseract.TessMonitorCreate ();
  tesseract.TessMonitorSetDeadlineMSecs (monitor, (int) seconds * 1000);
  tesseract.TessBaseAPISetImage (tesseract.engine, grey, image->width, image->height, 1,
                                 image->width);
  tesseract.TessBaseAPISetSourceResolution (tesseract.engine, RESOLUTION);
  tesseract.TessBaseAPIRecognize (tesseract.engine, monitor);
  found = tesseract.TessBaseAPIGetUTF8Text (tesseract.engine);
  *confidence = CLAMP (tesseract.TessBaseAPIMeanTextConf (tesseract.engine), 0, 100);
  if (found != NULL && *confidence >= CONFIDENCE_MIN)
    words = tidy (found);
  if (found != NULL)
    tesseract.TessDeleteText (found);
  tesseract.TessMonitorDelete (monitor);
  tesseract.TessBaseAPIClear (tesseract.engine);
  return words != NULL ? words : g_strdup ("");
}

char *
livret_words_of_page (
    GBytes *bytes, const char *media_type, int page, guint seconds, int *confidence, GError **error)
{
  gboolean picture = livret_image_codec (media_type) != NULL;
  g_autoptr (LivretPages) pages = livret_pages_open (bytes, media_type, error);
  g_auto (LivretImage) image = { 0 };

  if (pages == NULL || !livret_pages_render (pages, page, picture ? 0 : PAPER_WIDTH, &image, error))
    return NULL;
  if (image.width > PICTURE_WIDTH_MAX || image.height > PICTURE_HEIGHT_MAX)
    {
      double scale = MIN ((double) PICTURE_WIDTH_MAX / image.width,
                          (double) PICTURE_HEIGHT_MAX / image.height);

      if (!livret_image_scale (&image, MAX ((int) (image.width * scale), 1),
                               MAX ((int) (image.height * scale), 1), error))
        return NULL;
    }
  return livret_words_read (&image, seconds, confidence, error);
}

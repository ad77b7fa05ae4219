/* livret-reader-story-media.c: pictures that lie in a document, at the places that show them.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "reader/livret-reader-story.h"

/* What a page shows of it: 150 pixels an inch of its width. */
#define WIDTH_MAX 1100
#define JPEG_QUALITY 88

/* The bytes of a value in base 64; nothing that lies elsewhere. */
static GBytes *
decode (const xmlNode *value)
{
  xmlChar *content = NULL;
  gsize size;
  GBytes *bytes;

  if (!livret_xml_attribute_is (value, "representation", "B64"))
    return NULL;
  content = xmlNodeGetContent (value);
  if (content == NULL || *content == '\0')
    {
      xmlFree (content);
      return NULL;
    }
  g_base64_decode_inplace ((char *) content, &size);
  bytes = g_bytes_new (content, size);
  xmlFree (content);
  return bytes;
}

/* By its first bytes, not by what is said of it. */
static const LivretImageCodec *
codec_of (GBytes *bytes)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size > 3 && memcmp (data, "\xff\xd8\xff", 3) == 0)
    return &livret_image_jpeg;
  if (size > 8 && memcmp (data, "\x89PNG", 4) == 0)
    return &livret_image_png;
  return NULL;
}

static void
on_bytes_released (void *data)
{
  g_bytes_unref (data);
}

/* A photograph stays small in the PDF. */
static void
attach_jpeg (cairo_surface_t *surface, LivretImage *image)
{
  g_autoptr (GByteArray) jpeg = g_byte_array_new ();
  GBytes *bytes;

  if (!livret_image_to_jpeg (image, JPEG_QUALITY, jpeg, NULL))
    return;
  bytes = g_byte_array_free_to_bytes (g_steal_pointer (&jpeg));
  cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, g_bytes_get_data (bytes, NULL),
                               g_bytes_get_size (bytes), on_bytes_released, bytes);
}

static cairo_surface_t *
load (LivretStory *story, GBytes *bytes)
{
  static const cairo_user_data_key_t key;
  const LivretImageCodec *codec = codec_of (bytes);
  g_auto (LivretImage) image = { 0 };
  cairo_surface_t *surface;

  if (codec == NULL || !codec->load (bytes, 0, WIDTH_MAX, &image, NULL))
    return NULL;
  if (image.width > WIDTH_MAX &&
      !livret_image_scale (&image, WIDTH_MAX,
                           MAX (1, (int) ((gint64) image.height * WIDTH_MAX / image.width)), NULL))
    return NULL;
  if ((gint64) image.width * image.height > story->picture_pixels)
    return NULL;
  story->picture_pixels -= (gint64) image.width * image.height;
  surface = livret_image_to_surface (&image);
  if (codec == &livret_image_jpeg)
    attach_jpeg (surface, &image);
  cairo_surface_set_user_data (surface, &key, g_steal_pointer (&image.pixels), g_free);
  return surface;
}

static void
show (LivretStoryTeller *teller, const xmlNode *media)
{
  g_autoptr (GBytes) bytes = decode (livret_xml_child (media, "value"));
  cairo_surface_t *picture = NULL;

  if (bytes != NULL && !teller->cell && teller->story->blocks->len < LIVRET_STORY_BLOCKS_MAX)
    picture = load (teller->story, bytes);
  if (picture != NULL)
    {
      livret_story_end_block (teller);
      livret_story_add (teller->story, LIVRET_STORY_PICTURE, NULL)->picture = picture;
      return;
    }
  livret_story_open (teller, "i");
  livret_story_say (teller, _ ("[Picture that is not shown here]"));
  livret_story_close (teller);
}

void
livret_story_tell_media (LivretStoryTeller *teller, const xmlNode *media)
{
  g_autofree char *ids = livret_xml_attribute (media, "referencedObject");
  g_auto (GStrv) names = g_strsplit (ids != NULL ? ids : "", " ", 16);
  const xmlNode *caption = livret_xml_child (media, "caption");

  for (guint i = 0; names[i] != NULL; i++)
    {
      const xmlNode *found = g_hash_table_lookup (teller->ids, names[i]);

      /* A region of interest holds the picture it is a region of. */
      if (livret_xml_is (found, "regionOfInterest"))
        found = livret_xml_find (found, "entryRelationship/observationMedia");
      if (found != NULL)
        show (teller, found);
    }
  if (caption != NULL)
    livret_story_tell (teller, caption);
}

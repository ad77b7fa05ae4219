/* livret-fhir-file.c: which resources a file holds, and which of them a reference names.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <string.h>

#include "formats/livret-fhir.h"

/* More than a life's record, with room. */
#define PLACES_MAX 500000
/* Bundles in bundles: the answer to a batch. */
#define BUNDLES_DEPTH_MAX 3

/* --- Looking it over ----------------------------------------------------------------------------
 */

static gboolean
is_type (const char *text)
{
  gsize length = strspn (text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

  return g_ascii_isupper (*text) && text[length] == '\0' && length < 64;
}

static const char *
type_of (LivretFhirFile *file, LivretFhirSpan resource)
{
  g_autofree char *type = livret_fhir_span_dup (livret_fhir_member (resource, "resourceType"));

  return type != NULL && is_type (type) ? g_string_chunk_insert_const (file->texts, type) : "";
}

/* Takes @name; the first of two alike counts. */
static void
note_name (LivretFhirFile *file, char *name, guint place)
{
  if (name != NULL && !g_hash_table_contains (file->by_reference, name))
    g_hash_table_insert (file->by_reference, name, GUINT_TO_POINTER (place));
  else
    g_free (name);
}

static gboolean
add_resource (LivretFhirFile *file, LivretFhirSpan resource, LivretFhirSpan full_url)
{
  LivretFhirPlace place = { .span = resource, .type = type_of (file, resource) };
  g_autofree char *id = livret_fhir_span_dup (livret_fhir_member (resource, "id"));

  if (file->places->len >= PLACES_MAX)
    return FALSE;
  note_name (file, livret_fhir_span_dup (full_url), file->places->len);
  if (id != NULL)
    note_name (file, g_strconcat (place.type, "/", id, NULL), file->places->len);
  g_array_append_val (file->places, place);
  return TRUE;
}

static gboolean
add (LivretFhirFile *file, LivretFhirSpan resource, LivretFhirSpan full_url, guint depth);

static gboolean
add_bundle (LivretFhirFile *file, LivretFhirSpan bundle, guint depth)
{
  LivretFhirSpan list = livret_fhir_member (bundle, "entry");
  LivretFhirSpan entry;
  const char *p;
  gboolean cut;

  if (list.size < 2 || *list.at != '[')
    return TRUE;
  p = list.at + 1;
  while (livret_fhir_next_value (&p, list.at + list.size, &entry, &cut))
    {
      LivretFhirSpan resource = livret_fhir_member (entry, "resource");

      if (resource.size == 0 || *resource.at != '{')
        file->n_empty++;
      else if (!add (file, resource, livret_fhir_member (entry, "fullUrl"), depth + 1))
        return FALSE;
    }
  return TRUE;
}

static gboolean
add (LivretFhirFile *file, LivretFhirSpan resource, LivretFhirSpan full_url, guint depth)
{
  if (strcmp (type_of (file, resource), "Bundle") != 0 || depth >= BUNDLES_DEPTH_MAX)
    return add_resource (file, resource, full_url);
  if (file->bundle.size == 0)
    file->bundle = resource;
  return add_bundle (file, resource, depth);
}

/* One resource a line: one that is cut leaves the others whole. */
static gboolean
pass_over_line (LivretFhirFile *file, const char **at, const char *end)
{
  const char *newline = memchr (*at, '\n', end - *at);

  file->n_cut++;
  *at = newline != NULL ? newline + 1 : end;
  return TRUE;
}

/* Of the values one after another, or in a list. */
static gboolean
look_over (LivretFhirFile *file, const char *p, const char *end, GError **error)
{
  const LivretFhirSpan none = { NULL, 0 };
  guint n = 0;
  LivretFhirSpan value;
  gboolean cut = FALSE;
  gboolean list;

  if (end - p >= 3 && memcmp (p, "\357\273\277", 3) == 0)
    p += 3;
  while (p < end && g_ascii_isspace (*p))
    p++;
  list = p < end && *p == '[';
  if (list)
    p++;
  while (livret_fhir_next_value (&p, end, &value, &cut) ||
         (cut && n > 0 && !list && pass_over_line (file, &p, end)))
    {
      if (cut)
        {
          cut = FALSE;
          continue;
        }
      file->lines = ++n > 1;
      if (!add (file, value, none, 0))
        return livret_unreadable (error, _ ("The file holds more than %u resources."), PLACES_MAX);
    }
  if (cut)
    return livret_unreadable (error, _ ("The JSON file is damaged or cut short."));
  if (n == 0 || (file->bundle.size == 0 && *((LivretFhirPlace *) file->places->data)->type == '\0'))
    return livret_unreadable (error, _ ("This JSON file is no health record (FHIR)."));
  file->lines = n + file->n_cut > 1;
  return TRUE;
}

gboolean
livret_fhir_file_read (GBytes *bytes, LivretFhirFile *out, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  *out = (LivretFhirFile) { 0 };
  out->places = g_array_new (FALSE, FALSE, sizeof (LivretFhirPlace));
  out->by_reference = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  out->texts = g_string_chunk_new (1024);
  return look_over (out, data, data + size, error);
}

void
livret_fhir_file_clear (LivretFhirFile *file)
{
  g_clear_pointer (&file->places, g_array_unref);
  g_clear_pointer (&file->by_reference, g_hash_table_unref);
  g_clear_pointer (&file->texts, g_string_chunk_free);
}

/* --- Resources ----------------------------------------------------------------------------------
 */

void
livret_fhir_resource_clear (LivretFhirResource *resource)
{
  g_clear_pointer (&resource->node, json_node_unref);
  g_clear_pointer (&resource->lifted, g_array_unref);
}

static gboolean
parse_text (GString *text, LivretFhirResource *out)
{
  out->node = livret_json_parse (text->str, (gssize) text->len, LIVRET_JSON_ITEM_MAX, NULL);
  if (out->node != NULL && JSON_NODE_HOLDS_OBJECT (out->node))
    out->object = json_node_get_object (out->node);
  return out->object != NULL;
}

static gboolean
parse_span (LivretFhirSpan span, LivretFhirResource *out)
{
  g_autoptr (GString) text = NULL;

  *out = (LivretFhirResource) { .place = -1 };
  out->lifted = g_array_new (FALSE, FALSE, sizeof (LivretFhirSpan));
  text = livret_fhir_lean (span, out->lifted);
  if (text != NULL && parse_text (text, out))
    return TRUE;
  livret_fhir_resource_clear (out);
  return FALSE;
}

gboolean
livret_fhir_parse (LivretFhirFile *file, int place, LivretFhirResource *out)
{
  if (!parse_span (g_array_index (file->places, LivretFhirPlace, place).span, out))
    return FALSE;
  out->place = place;
  return TRUE;
}

LivretFhirPlace *
livret_fhir_place_of (LivretFhirFile *file, const LivretFhirResource *resource)
{
  return resource->place >= 0 ? &g_array_index (file->places, LivretFhirPlace, resource->place)
                              : NULL;
}

gboolean
livret_fhir_parse_head (LivretFhirSpan bundle, LivretFhirResource *out)
{
  static const char *const members[] = { "identifier", "timestamp", "type", "meta", "language" };
  g_autoptr (GString) text = g_string_new ("{\"resourceType\":\"Bundle\"");

  *out = (LivretFhirResource) { .place = -1 };
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      LivretFhirSpan value = livret_fhir_member (bundle, members[i]);

      if (value.size > 0 && value.size < LIVRET_JSON_ITEM_MAX / 8)
        g_string_append_printf (text, ",\"%s\":%.*s", members[i], (int) value.size, value.at);
    }
  g_string_append_c (text, '}');
  return parse_text (text, out);
}

/* --- References ---------------------------------------------------------------------------------
 */

/* "Patient/1" of "https://server/fhir/Patient/1/_history/3". */
static char *
last_of_url (const char *reference)
{
  const char *history = strstr (reference, "/_history/");
  g_autofree char *whole =
      history != NULL ? g_strndup (reference, history - reference) : g_strdup (reference);
  char *slash = strrchr (whole, '/');

  if (slash == NULL)
    return NULL;
  while (slash > whole && slash[-1] != '/')
    slash--;
  return g_strdup (slash);
}

int
livret_fhir_find (LivretFhirFile *file, const char *reference)
{
  g_autofree char *last = NULL;
  gpointer found;

  if (reference == NULL || strlen (reference) > 1024)
    return -1;
  if (g_hash_table_lookup_extended (file->by_reference, reference, NULL, &found))
    return (int) GPOINTER_TO_UINT (found);
  last = last_of_url (reference);
  if (last != NULL && g_hash_table_lookup_extended (file->by_reference, last, NULL, &found))
    return (int) GPOINTER_TO_UINT (found);
  return -1;
}

static gboolean
find_contained (const LivretFhirResource *from, const char *id, LivretFhirResource *out)
{
  JsonObject *root = json_node_get_object (from->node);

  for (guint i = 0; i < livret_fhir_count (root, "contained"); i++)
    {
      JsonObject *contained = livret_fhir_at (root, "contained", i);

      if (contained != NULL && livret_fhir_text_is (contained, "id", id))
        {
          *out = (LivretFhirResource) { json_node_ref (from->node), contained,
                                        g_array_ref (from->lifted), -1 };
          return TRUE;
        }
    }
  return FALSE;
}

gboolean
livret_fhir_follow (LivretFhirFile *file,
                    const LivretFhirResource *from,
                    JsonObject *reference,
                    LivretFhirResource *out)
{
  const char *target = livret_fhir_text (reference, "reference");
  int place;

  if (target == NULL)
    return FALSE;
  if (*target == '#')
    return find_contained (from, target + 1, out);
  place = livret_fhir_find (file, target);
  if (place < 0 || place == from->place || !livret_fhir_parse (file, place, out))
    return FALSE;
  g_array_index (file->places, LivretFhirPlace, place).used = TRUE;
  return TRUE;
}

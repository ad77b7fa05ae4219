/* livret-import-result.c: the balance of an import, as a value.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "record/livret-import-private.h"

/* So many reasons are kept in the record; the balance counts all. */
#define REASONS_KEPT 10000

static void
free_set_aside (gpointer data)
{
  LivretSetAside *aside = data;

  g_free (aside->where);
  g_free (aside->reason);
  g_free (aside);
}

static void
free_item (gpointer data)
{
  LivretImportItem *item = data;

  g_free (item->what);
  g_free (item->title);
  g_free (item->category);
  g_free (item->media_type);
  g_free (item->id);
  g_free (item->standing);
  g_free (item);
}

static void
free_slot (gpointer data)
{
  LivretImportSlot *slot = data;

  g_free (slot->name);
  g_free (slot->device);
  g_free (slot->person);
  g_free (slot);
}

LivretImportResult *
livret_import_result_new (const char *name)
{
  LivretImportResult *result = g_new0 (LivretImportResult, 1);

  result->import = g_strdup ("");
  result->file_name = g_strdup (name != NULL ? name : "");
  result->format = g_strdup ("");
  result->set_aside = g_ptr_array_new_with_free_func (free_set_aside);
  result->items = g_ptr_array_new_with_free_func (free_item);
  result->slots = g_ptr_array_new_with_free_func (free_slot);
  result->given = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_given_free);
  return result;
}

void
livret_import_result_free (LivretImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->import);
  g_free (result->file_name);
  g_free (result->format);
  g_ptr_array_unref (result->set_aside);
  g_ptr_array_unref (result->items);
  g_clear_pointer (&result->slots, g_ptr_array_unref);
  g_clear_pointer (&result->given, g_ptr_array_unref);
  g_free (result->identity);
  g_free (result);
}

LivretImportItem *
livret_import_result_add (LivretImportResult *result, const char *what, const char *title)
{
  LivretImportItem *item = g_new0 (LivretImportItem, 1);

  item->what = g_strdup (what);
  item->title = g_strdup (title != NULL ? title : "");
  item->category = g_strdup ("");
  item->media_type = g_strdup ("");
  item->id = g_strdup ("");
  item->standing = g_strdup ("");
  g_ptr_array_add (result->items, item);
  return item;
}

static void
add_reason (JsonBuilder *builder, const char *where, const char *reason)
{
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "where");
  json_builder_add_string_value (builder, where);
  json_builder_set_member_name (builder, "reason");
  json_builder_add_string_value (builder, reason);
  json_builder_end_object (builder);
}

char *
livret_import_result_set_aside_json (LivretImportResult *result)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_array (builder);
  for (guint i = 0; i < MIN (result->set_aside->len, REASONS_KEPT); i++)
    {
      const LivretSetAside *aside = g_ptr_array_index (result->set_aside, i);

      add_reason (builder, aside->where, aside->reason);
    }
  json_builder_end_array (builder);
  root = json_builder_get_root (builder);
  return json_to_string (root, FALSE);
}

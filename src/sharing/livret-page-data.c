/* livret-page-data.c: cover and sections as JSON; readings are in livret-page-series.c.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-page-data.h"

#include "sharing/livret-json-writer.h"

#include <string.h>

const char *
livret_page_rendition_type (const LivretPackageDocument *document)
{
  static const char *const shown[] = { "application/pdf", "image/jpeg", "image/png", "text/plain",
                                       NULL };

  if (g_strv_contains (shown, document->media_type))
    return NULL;
  /* A clinical document has tables: it is shown as the pages it is read as. */
  if (g_str_has_suffix (document->media_type, "/xml"))
    return "application/pdf";
  if (!g_str_has_prefix (document->media_type, "image/"))
    return "text/plain";
  return document->pages == 1 ? "image/jpeg" : "application/pdf"; /* a fax has several pages */
}

LivretPagePlan *
livret_page_plan_new (const LivretPackageContent *content, const gboolean *renditions)
{
  LivretPagePlan *plan = g_new0 (LivretPagePlan, 1);
  guint next = 1;

  plan->first_section = next;
  next += content->sections->len;
  plan->first_series = next;
  next += content->series->len;
  plan->documents = g_new0 (guint, content->documents->len);
  plan->renditions = g_new0 (guint, content->documents->len);
  for (guint i = 0; i < content->documents->len; i++)
    {
      plan->documents[i] = next++;
      if (renditions[i])
        plan->renditions[i] = next++;
    }
  plan->all = next++;
  plan->n_segments = next;
  return plan;
}

void
livret_page_plan_free (LivretPagePlan *plan)
{
  g_free (plan->documents);
  g_free (plan->renditions);
  g_free (plan);
}

/* Seconds as if the clock on the wall showed UTC: the page shows the sender's day wherever it
 * opens. */
static gint64
wall_of (gint64 instant)
{
  g_autoptr (GDateTime) local = g_date_time_new_from_unix_local (instant);

  return instant + g_date_time_get_utc_offset (local) / G_TIME_SPAN_SECOND;
}

static void
write_person (GString *json, const LivretPerson *person)
{
  char sex[2] = { person->sex, '\0' };

  livret_json_key (json, "person");
  livret_json_open (json, '{');
  livret_json_member (json, "name", person->name);
  livret_json_member (json, "birth_name", person->birth_name);
  livret_json_member (json, "used_name", person->used_name);
  livret_json_member (json, "first_names", person->first_names);
  livret_json_member (json, "birth_date", person->birth_date);
  livret_json_member (json, "sex", sex);
  livret_json_member (json, "birth_place", person->birth_place);
  livret_json_member (json, "ins", person->ins);
  livret_json_close (json, '}');
}

static const char *
category_label (const char *code)
{
  const LivretCategory *category = livret_categories ();

  while (category[1].code != NULL && strcmp (category->code, code) != 0)
    category++;
  return category->label; /* the last is "other" */
}

static void
write_rendition (GString *json, const LivretPackageDocument *document, guint segment)
{
  livret_json_key (json, "rendition");
  if (segment == 0)
    {
      livret_json_null (json);
      return;
    }
  livret_json_open (json, '{');
  livret_json_member_int (json, "segment", segment);
  livret_json_member (json, "type", livret_page_rendition_type (document));
  livret_json_close (json, '}');
}

static void
write_document (GString *json,
                const LivretPackageDocument *document,
                guint segment,
                guint rendition)
{
  livret_json_open (json, '{');
  livret_json_member (json, "id", document->id);
  livret_json_member (json, "title", document->title);
  livret_json_member (json, "category", category_label (document->category));
  livret_json_member (json, "date", document->date);
  livret_json_member (json, "author", document->author);
  livret_json_member (json, "establishment", document->establishment);
  livret_json_member (json, "type", document->media_type);
  livret_json_member (json, "name", document->name);
  livret_json_member (json, "sha256", document->sha256);
  livret_json_member_int (json, "size", document->size);
  livret_json_member_int (json, "pages", document->pages);
  livret_json_member_int (json, "segment", segment);
  write_rendition (json, document, rendition);
  livret_json_close (json, '}');
}

static void
write_numbers (GString *json, const char *key, guint first, guint count)
{
  livret_json_key (json, key);
  livret_json_open (json, '[');
  for (guint i = 0; i < count; i++)
    livret_json_int (json, first + i);
  livret_json_close (json, ']');
}

static void
write_all (GString *json, const LivretPackageContent *content, const LivretPagePlan *plan)
{
  g_autoptr (GDateTime) made = g_date_time_new_from_unix_local (content->made);
  g_autofree char *day = g_date_time_format (made, "%Y-%m-%d");
  g_autofree char *name =
      livret_package_file_name (content->person, day, "livret", "application/pdf");

  livret_json_key (json, "all");
  livret_json_open (json, '{');
  livret_json_member_int (json, "segment", plan->all);
  livret_json_member (json, "name", name);
  livret_json_close (json, '}');
}

char *
livret_page_data_cover (const LivretPackageContent *content, const LivretPagePlan *plan)
{
  GString *json = g_string_new (NULL);

  livret_json_open (json, '{');
  write_person (json, content->person);
  livret_json_member (json, "by", content->by);
  livret_json_member (json, "capacity", content->capacity);
  livret_json_member (json, "recipient", content->recipient);
  livret_json_member (json, "profession", content->profession);
  livret_json_member (json, "purpose", content->purpose);
  livret_json_member_int (json, "made", wall_of (content->made));
  livret_json_member_int (json, "until", wall_of (content->until));
  livret_json_member (json, "journal", content->journal);
  write_numbers (json, "statements", plan->first_section, content->sections->len);
  write_numbers (json, "series", plan->first_series, content->series->len);
  livret_json_key (json, "documents");
  livret_json_open (json, '[');
  for (guint i = 0; i < content->documents->len; i++)
    write_document (json, g_ptr_array_index (content->documents, i), plan->documents[i],
                    plan->renditions[i]);
  livret_json_close (json, ']');
  write_all (json, content, plan);
  livret_json_close (json, '}');
  return g_string_free (json, FALSE);
}

char *
livret_page_data_section (const LivretPackageSection *section)
{
  static const char *const states[] = {
    [LIVRET_PACKAGE_WITHHELD] = "withheld", [LIVRET_PACKAGE_EMPTY] = "empty",
    [LIVRET_PACKAGE_NONE] = "none",         [LIVRET_PACKAGE_WHOLE] = "whole",
    [LIVRET_PACKAGE_CHOSEN] = "chosen",
  };
  GString *json = g_string_new (NULL);

  livret_json_open (json, '{');
  livret_json_member (json, "id", section->section->id);
  livret_json_member (json, "state", states[section->state]);
  livret_json_member (json, "date", section->date);
  livret_json_key (json, "lines");
  livret_json_open (json, '[');
  for (guint i = 0; i < section->lines->len; i++)
    {
      const LivretPackageLine *line = g_ptr_array_index (section->lines, i);

      livret_json_open (json, '{');
      livret_json_member (json, "text", line->text);
      livret_json_member (json, "comment", line->comment);
      livret_json_member (json, "from", line->from);
      livret_json_member (json, "until", line->until);
      livret_json_close (json, '}');
    }
  livret_json_close (json, ']');
  livret_json_close (json, '}');
  return g_string_free (json, FALSE);
}

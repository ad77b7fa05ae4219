/* livret-today-state.c: what is to do and what is new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/livret-today-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "backup/livret-copy.h"
#include "base/livret-clock.h"
#include "record/livret-device-slots.h"
#include "record/livret-documents.h"
#include "record/livret-imports.h"
#include "record/livret-meta.h"

void
livret_today_line_free (LivretTodayLine *line)
{
  g_free (line->icon);
  g_free (line->title);
  g_free (line->subtitle);
  g_free (line->target);
  g_free (line->document);
  g_free (line);
}

static LivretTodayLine *
add_line (
    GPtrArray *lines, const char *icon, const char *title, const char *subtitle, const char *target)
{
  LivretTodayLine *line = g_new0 (LivretTodayLine, 1);

  line->icon = g_strdup (icon);
  line->title = g_strdup (title);
  line->subtitle = g_strdup (subtitle);
  line->target = g_strdup (target);
  g_ptr_array_add (lines, line);
  return line;
}

static GPtrArray *
lines_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) livret_today_line_free);
}

GPtrArray *
livret_today_to_do (const LivretTodayFacts *facts)
{
  GPtrArray *lines = lines_new ();

  if (!facts->recovery_noted)
    add_line (lines, "livret-key-symbolic", _ ("Note the recovery code"),
              _ ("Without it, a forgotten phrase closes the vault for ever."), "action:frame.keys");
  if (facts->waiting > 0)
    {
      g_autofree char *wait = g_strdup_printf (ngettext ("%'ld reading of a shared device waits",
                                                         "%'ld readings of shared devices wait",
                                                         (gulong) facts->waiting),
                                               (long) facts->waiting);

      add_line (lines, "livret-question-symbolic", _ ("Say whose these readings are"), wait,
                "action:frame.imports");
    }
  if (facts->anything && livret_copy_is_due (facts->days_since_copy))
    {
      g_autofree char *since = livret_copy_sentence (facts->days_since_copy);
      g_autofree char *why = g_strjoin (
          " ", since, _ ("Uninstalling Livret together with its data erases the vault."), NULL);

      add_line (lines, "livret-copy-vault-symbolic", _ ("Copy the vault"),
                facts->erased_with_data ? why : since, "action:frame.copy");
    }
  return lines;
}

char *
livret_today_greeting (const LivretPerson *person, int today)
{
  g_autofree char *given = NULL;

  if (person == NULL || !person->self)
    return livret_wording_person (person, today);
  given = livret_wording_given_name (person);
  return g_strdup_printf (_ ("Hello, %s"), given);
}

/* --- Reading ------------------------------------------------------------------------------------
 */

void
livret_today_free (LivretToday *today)
{
  g_ptr_array_unref (today->news);
  g_free (today);
}

static gboolean
add_documents (LivretDb *db, const char *person, LivretToday *today, GError **error)
{
  LivretDocumentQuery query = { .person = person, .limit = LIVRET_TODAY_LINES };
  g_autoptr (GPtrArray) documents = livret_documents_list (db, &query, error);

  if (documents == NULL)
    return FALSE;
  for (guint i = 0; i < documents->len; i++)
    {
      const LivretDocument *document = documents->pdata[i];
      g_autofree char *date = livret_date_display (&document->date);
      g_autofree char *subtitle = livret_wording_join (
          livret_category_label (document->category), *date != '\0' ? date : NULL,
          person == NULL ? document->person_name : NULL, NULL);

      add_line (today->news, "livret-document-symbolic", document->title, subtitle, "documents")
          ->document = g_strdup (document->id);
    }
  today->facts.anything |= documents->len > 0;
  return TRUE;
}

static gboolean
add_imports (LivretDb *db, const char *person, LivretToday *today, GError **error)
{
  g_autoptr (GPtrArray) imports = livret_imports_list (db, error);

  if (imports == NULL)
    return FALSE;
  for (guint i = 0; i < imports->len && today->news->len < LIVRET_TODAY_LINES; i++)
    {
      const LivretImport *import = imports->pdata[i];
      g_autofree char *when = NULL;
      g_autofree char *count = NULL;
      g_autofree char *subtitle = NULL;

      today->facts.anything = TRUE;
      /* One document of its own is a line already. */
      if (!g_str_equal (import->state, "done") || import->stored < 2 ||
          (person != NULL && !g_str_equal (import->person, person)))
        continue;
      when = livret_wording_day_time (livret_wording_wall (import->time), livret_clock_today ());
      count =
          g_strdup_printf (ngettext ("%'ld new item", "%'ld new items", (gulong) import->stored),
                           (long) import->stored);
      subtitle = livret_wording_join (count, when, NULL);
      add_line (today->news, "livret-inbox-symbolic", import->file_name, subtitle, "measures");
    }
  return TRUE;
}

static gboolean
count_waiting (LivretDb *db, LivretToday *today, GError **error)
{
  g_autoptr (GPtrArray) slots = livret_device_slots_list (db, error);

  for (guint i = 0; slots != NULL && i < slots->len; i++)
    today->facts.waiting += ((const LivretDeviceSlot *) slots->pdata[i])->waiting;
  return slots != NULL;
}

gpointer
livret_today_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretToday) today = g_new0 (LivretToday, 1);

  today->news = lines_new ();
  today->facts.days_since_copy = livret_copy_days_since (db, error);
  if (today->facts.days_since_copy == -2)
    return NULL;
  today->facts.erased_with_data = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  today->facts.recovery_noted = livret_meta_get_int (db, LIVRET_META_RECOVERY_NOTED, 0) != 0;
  if (!count_waiting (db, today, error) || !add_documents (db, data, today, error) ||
      !add_imports (db, data, today, error))
    return NULL;
  return g_steal_pointer (&today);
}

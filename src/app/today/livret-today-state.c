/* livret-today-state.c: what is to do and what is new.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/today/livret-today-state.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-wording.h"
#include "backup/livret-copy.h"
#include "base/livret-clock.h"
#include "record/livret-device-slots.h"
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

/* --- What is new --------------------------------------------------------------------------------
 */

/* "Received yesterday", "Received on 12 October 2026". */
static char *
say_received (gint64 time, int today)
{
  int day = livret_wording_day_of (time);
  g_autofree char *words = livret_wording_day (day, today);

  /* Translators: a day without its date: "Received today", "Received yesterday", "Received Monday".
   */
  if (day <= today && day > today - 7)
    return g_strdup_printf (_ ("Received %s"), words);
  return g_strdup_printf (_ ("Received on %s"), words);
}

static char *
say_count (const LivretReceipt *receipt)
{
  gulong n = (gulong) receipt->items;

  if (n == 0)
    return NULL;
  return g_strdup_printf (receipt->documents > 0 ? ngettext ("%'ld document", "%'ld documents", n)
                          : receipt->readings    ? ngettext ("%'ld reading", "%'ld readings", n)
                                                 : ngettext ("%'ld new item", "%'ld new items", n),
                          (long) n);
}

/* One paper is told by its own title, and by the file it came out of; of several, the file. */
static void
add_receipt (GPtrArray *lines, const LivretReceipt *receipt, gboolean everybody, int today)
{
  gboolean paper = receipt->documents == 1;
  const char *target = receipt->documents > 0 ? "documents"
                       : receipt->readings    ? "measures"
                                              : "profile";
  g_autofree char *received = say_received (receipt->time, today);
  g_autofree char *from = g_strdup_printf (_ ("from %s"), receipt->file_name);
  g_autofree char *count = say_count (receipt);
  g_autofree char *words = paper           ? livret_wording_join (received, from, NULL)
                           : count != NULL ? livret_wording_join (count, received, NULL)
                                           : g_strdup (received);
  g_autofree char *subtitle =
      livret_wording_join (words, everybody ? receipt->person_name : NULL, NULL);
  LivretTodayLine *line =
      add_line (lines, paper ? "livret-document-symbolic" : "livret-inbox-symbolic",
                paper ? receipt->title : receipt->file_name, subtitle, target);

  line->document = paper ? g_strdup (receipt->document) : NULL;
}

GPtrArray *
livret_today_news (const GPtrArray *receipts, gboolean everybody, int today)
{
  GPtrArray *lines = lines_new ();

  for (guint i = 0; i < receipts->len; i++)
    add_receipt (lines, receipts->pdata[i], everybody, today);
  return lines;
}

/* --- Reading ------------------------------------------------------------------------------------
 */

void
livret_today_free (LivretToday *today)
{
  g_clear_pointer (&today->news, g_ptr_array_unref);
  g_free (today);
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
  g_autoptr (GPtrArray) receipts =
      livret_receipts_list (db, data, livret_visits_since (db), LIVRET_TODAY_LINES, error);

  if (receipts == NULL)
    return NULL;
  today->news = livret_today_news (receipts, data == NULL, livret_clock_today ());
  today->facts.days_since_copy = livret_copy_days_since (db, error);
  if (today->facts.days_since_copy == -2)
    return NULL;
  today->facts.erased_with_data = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);
  today->facts.recovery_noted = livret_meta_get_int (db, LIVRET_META_RECOVERY_NOTED, 0) != 0;
  today->facts.anything = livret_receipts_any (db);
  return count_waiting (db, today, error) ? g_steal_pointer (&today) : NULL;
}

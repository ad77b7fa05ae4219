/* livret-cli-emergency.c: the emergency sheet: shown as text, read over, written as a page.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-groups.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "cli/livret-cli-lookup.h"
#include "cli/livret-cli-output.h"
#include "cli/livret-cli-save.h"
#include "record/livret-reader.h"
#include "sharing/livret-emergency-sheet.h"

static const LivretCliColumn columns[] = { { ".text", "" }, { NULL } };

static LivretEmergency *
read_sheet (LivretCli *cli, LivretDb *db, GError **error)
{
  g_autoptr (LivretPerson) person = livret_cli_person (cli, db, error);

  return person == NULL ? NULL : livret_emergency_read (db, person->id, error);
}

static gboolean
answer_sheet (LivretCli *cli, const LivretEmergency *emergency, GError **error)
{
  gboolean shortened;
  g_autofree char *text = livret_emergency_text (emergency, G_MAXSIZE, NULL);
  g_autofree char *code = livret_emergency_code_text (emergency, &shortened);
  g_autoptr (JsonObject) answer = NULL;

  if (!cli->json)
    {
      g_autofree char *lines = g_strconcat (text, "\n", NULL);

      return livret_cli_print_text (lines, error);
    }
  answer = livret_cli_object ("person", emergency->person->name, "person_id", emergency->person->id,
                              "text", text, "code", code, NULL);
  json_object_set_boolean_member (answer, "code_shortened", shortened);
  livret_cli_set_time (answer, "read_over", emergency->read_over);
  json_object_set_boolean_member (answer, "changed_since", emergency->changed);
  return livret_cli_answer (cli, answer, columns, error);
}

static gboolean
show (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  g_autoptr (LivretEmergency) emergency = read_sheet (cli, db, error);

  return emergency != NULL && answer_sheet (cli, emergency, error);
}

/* Who writes --read-over says so of what the record says now; the answer shows it. */
static gboolean
confirm (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  g_autoptr (LivretEmergency) emergency = read_sheet (cli, db, error);

  return emergency != NULL && livret_emergency_confirm (db, emergency, error);
}

/* The journal first: what left is known even if the writing is cut off. */
static gboolean
draw (LivretCli *cli, LivretDb *db, gpointer data, GError **error)
{
  int *fd = data;
  g_autoptr (LivretEmergency) emergency = read_sheet (cli, db, error);

  if (emergency == NULL)
    return FALSE;
  *fd = livret_emergency_sheet_draw (emergency, NULL, error);
  return *fd >= 0 && livret_emergency_note (db, emergency, "emergency-saved", error);
}

static gboolean
save (LivretCli *cli, const char *path, GError **error)
{
  g_autofd int fd = -1;
  g_autoptr (GBytes) bytes = NULL;
  gconstpointer data;
  gsize size;

  if (!livret_cli_job (cli, LIVRET_DB_WRITE, draw, &fd, error))
    return FALSE;
  bytes = livret_memfd_bytes (fd, error);
  if (bytes == NULL)
    return FALSE;
  data = g_bytes_get_data (bytes, &size);
  return livret_cli_save (path, data, size, error);
}

gboolean
livret_cli_emergency_sheet (LivretCli *cli, LivretDb *db, GError **error)
{
  const char *path = livret_cli_option (cli, "out");

  if (livret_cli_switch (cli, "read-over") &&
      !livret_cli_job (cli, LIVRET_DB_WRITE, confirm, NULL, error))
    return FALSE;
  return path != NULL ? save (cli, path, error)
                      : livret_cli_job (cli, LIVRET_DB_READ, show, NULL, error);
}

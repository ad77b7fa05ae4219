/* livret-keyring-heads.c: the heads of journals, in the login keyring beside the state folder.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A head is no secret: who may open the keyring could only take it away. Nobody is ever asked for a
 * password for its sake: a keyring that is locked or missing is left alone. One thread writes, the
 * last line of each vault only, so that no entry of the journal waits for another program.
 */
#include "app/keys/livret-keyring-private.h"

#include <glib/gi18n.h>

#include "record/livret-head.h"

#define SECRETS "org.freedesktop.secrets"
#define SECRETS_PATH "/org/freedesktop/secrets"
#define FLUSH_SECONDS 4

static GMutex lock; /* of what follows */
static GCond idle;
static GHashTable *waiting; /* vault's id → line */
static gboolean writing;

/* Reading ----------------------------------------------------------------------- */

static char *
load_head (const char *vault_id)
{
  char *line;

  livret_keyring_find (vault_id, "head", &line);
  return line;
}

/* Writing ----------------------------------------------------------------------- */

/* Whether the keyring would take something without asking for a password. Inside Flatpak it is a
 * file of Livret's own. */
static gboolean
is_open (GCancellable *cancellable)
{
  g_autoptr (GDBusConnection) bus = NULL;
  g_autoptr (GVariant) alias = NULL, property = NULL, locked = NULL;
  const char *path;

  if (g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS))
    return TRUE;
  bus = g_bus_get_sync (G_BUS_TYPE_SESSION, cancellable, NULL);
  alias = bus ? g_dbus_connection_call_sync (
                    bus, SECRETS, SECRETS_PATH, "org.freedesktop.Secret.Service", "ReadAlias",
                    g_variant_new ("(s)", "default"), G_VARIANT_TYPE ("(o)"),
                    G_DBUS_CALL_FLAGS_NONE, -1, cancellable, NULL)
              : NULL;
  if (alias == NULL)
    return FALSE;
  g_variant_get (alias, "(&o)", &path);
  if (g_str_equal (path, "/"))
    return FALSE;
  property = g_dbus_connection_call_sync (
      bus, SECRETS, path, "org.freedesktop.DBus.Properties", "Get",
      g_variant_new ("(ss)", "org.freedesktop.Secret.Collection", "Locked"), G_VARIANT_TYPE ("(v)"),
      G_DBUS_CALL_FLAGS_NONE, -1, cancellable, NULL);
  if (property == NULL)
    return FALSE;
  g_variant_get (property, "(v)", &locked);
  return g_variant_is_of_type (locked, G_VARIANT_TYPE_BOOLEAN) && !g_variant_get_boolean (locked);
}

static void
write_head (const char *vault_id, const char *line)
{
  g_autoptr (LivretPatience) patience = livret_patience_new ();
  GCancellable *cancellable = livret_patience_get (patience);

  if (is_open (cancellable))
    secret_password_store_sync (&livret_keyring_schema, SECRET_COLLECTION_DEFAULT,
                                _ ("State of a vault (Livret)"), line, cancellable, NULL, "vault",
                                vault_id, "kind", "head", NULL);
}

static gboolean
take_waiting (char **vault_id, char **line)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, waiting);
  if (g_hash_table_iter_next (&iter, &key, &value))
    {
      g_hash_table_iter_steal (&iter);
      *vault_id = key;
      *line = value;
      return TRUE;
    }
  writing = FALSE;
  g_cond_broadcast (&idle);
  return FALSE;
}

static gpointer
write_waiting (gpointer data)
{
  char *vault_id, *line;

  while (take_waiting (&vault_id, &line))
    {
      write_head (vault_id, line);
      g_free (vault_id);
      g_free (line);
    }
  return NULL;
}

static void
save_head (const char *vault_id, const char *line)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  g_hash_table_replace (waiting, g_strdup (vault_id), g_strdup (line));
  if (writing)
    return;
  writing = TRUE;
  g_thread_unref (g_thread_new ("livret-heads", write_waiting, NULL));
}

static const LivretHeadPlace place = { load_head, save_head };

void
livret_keyring_keep_heads (void)
{
  waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  livret_head_set_place (&place);
}

void
livret_keyring_flush_heads (void)
{
  gint64 end = g_get_monotonic_time () + FLUSH_SECONDS * G_TIME_SPAN_SECOND;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);

  while (writing && g_cond_wait_until (&idle, &lock, end))
    ;
}

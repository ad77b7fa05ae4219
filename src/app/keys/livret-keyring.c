/* livret-keyring.c: the secret of a vault's keyring slot, in the login keyring.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * libsecret speaks to the desktop's keyring; inside Flatpak, where that cannot be reached, it keeps
 * a file of its own under a key that the portal hands out.
 */
#include "app/keys/livret-keyring-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/livret-error-text.h"
#include "base/livret-text.h"

/* How long others are waited for where nobody is asked anything. */
#define PATIENCE 3

const SecretSchema livret_keyring_schema = {
  "org.livretsante.Livret.Vault",
  SECRET_SCHEMA_NONE,
  { { "vault", SECRET_SCHEMA_ATTRIBUTE_STRING }, { "kind", SECRET_SCHEMA_ATTRIBUTE_STRING } },
};

/* Waiting no longer than a moment ---------------------------------------------- */

struct _LivretPatience
{
  GCancellable *cancellable;
  GSource *source;
};

static gboolean
on_patience_ended (gpointer user_data)
{
  g_cancellable_cancel (user_data);
  return G_SOURCE_REMOVE;
}

LivretPatience *
livret_patience_new (void)
{
  LivretPatience *patience = g_new0 (LivretPatience, 1);

  patience->cancellable = g_cancellable_new ();
  patience->source = g_timeout_source_new_seconds (PATIENCE);
  g_source_set_callback (patience->source, on_patience_ended, g_object_ref (patience->cancellable),
                         g_object_unref);
  g_source_attach (patience->source, NULL);
  return patience;
}

void
livret_patience_free (LivretPatience *patience)
{
  g_source_destroy (patience->source);
  g_source_unref (patience->source);
  g_object_unref (patience->cancellable);
  g_free (patience);
}

GCancellable *
livret_patience_get (LivretPatience *patience)
{
  return patience->cancellable;
}

/* What the keyring has ---------------------------------------------------------- */

static void
on_searched (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **answer = user_data;

  *answer = g_object_ref (result);
}

static char *
load_text (GList *found, GCancellable *cancellable)
{
  SecretValue *value = secret_retrievable_retrieve_secret_sync (found->data, cancellable, NULL);
  char *text = value != NULL ? g_strdup (secret_value_get_text (value)) : NULL;

  g_clear_pointer (&value, secret_value_unref);
  return text;
}

/* In a context of our own: D-Bus proxies leave what they let go of to the context they were made
 * in, and that of libsecret's own waiting functions is gone by then. */
gboolean
livret_keyring_find (const char *vault_id, const char *kind, char **text)
{
  g_autoptr (LivretPatience) patience = livret_patience_new ();
  g_autoptr (GMainContext) context = g_main_context_new ();
  g_autoptr (GAsyncResult) answer = NULL;
  GList *found;
  gboolean holds;

  g_main_context_push_thread_default (context);
  /* Without SECRET_SEARCH_UNLOCK nobody is asked for a password. */
  secret_password_search (
      &livret_keyring_schema, text != NULL ? SECRET_SEARCH_LOAD_SECRETS : SECRET_SEARCH_NONE,
      livret_patience_get (patience), on_searched, &answer, "vault", vault_id, "kind", kind, NULL);
  while (answer == NULL)
    g_main_context_iteration (context, TRUE);
  found = secret_password_search_finish (answer, NULL);
  holds = found != NULL;
  if (text != NULL)
    *text = holds ? load_text (found, livret_patience_get (patience)) : NULL;
  g_list_free_full (found, g_object_unref);
  while (g_main_context_iteration (context, FALSE))
    ;
  g_main_context_pop_thread_default (context);
  return holds;
}

gboolean
livret_keyring_holds (const char *vault_id)
{
  return livret_keyring_find (vault_id, "key", NULL);
}

/* Answers of programs that differ from desktop to desktop become one code. */
static void
set_error (GError **error, GError *failed, LivretAppError code)
{
  if (g_error_matches (failed, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_propagate_error (error, failed);
  else
    {
      g_set_error_literal (error, LIVRET_APP_ERROR, code,
                           failed != NULL ? failed->message : "nothing found");
      g_clear_error (&failed);
    }
}

gboolean
livret_keyring_store (const char *vault_id,
                      const LivretSecret *secret,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (LivretSecret) hex = livret_secret_new_take (
      livret_hex (livret_secret_data (secret), livret_secret_size (secret)));
  GError *failed = NULL;

  if (secret_password_store_sync (&livret_keyring_schema, SECRET_COLLECTION_DEFAULT,
                                  _ ("Key of a vault (Livret)"), livret_secret_text (hex),
                                  cancellable, &failed, "vault", vault_id, "kind", "key", NULL))
    return TRUE;
  set_error (error, failed, LIVRET_APP_ERROR_KEYRING_REFUSED);
  return FALSE;
}

LivretSecret *
livret_keyring_lookup (const char *vault_id, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;
  LivretSecret *secret = NULL;
  char *hex = secret_password_lookup_nonpageable_sync (&livret_keyring_schema, cancellable, &failed,
                                                       "vault", vault_id, "kind", "key", NULL);

  if (hex != NULL)
    {
      secret = livret_secret_new_zeroed (strlen (hex) / 2);
      if (!livret_hex_parse (hex, livret_secret_data_mutable (secret), livret_secret_size (secret)))
        g_clear_pointer (&secret, livret_secret_unref);
    }
  secret_password_free (hex);
  if (secret == NULL)
    set_error (error, failed, LIVRET_APP_ERROR_KEYRING_NO_KEY);
  return secret;
}

gboolean
livret_keyring_clear (const char *vault_id, GCancellable *cancellable, GError **error)
{
  GError *failed = NULL;

  secret_password_clear_sync (&livret_keyring_schema, cancellable, &failed, "vault", vault_id,
                              "kind", "key", NULL);
  /* Cleared nothing: there was nothing. */
  if (failed == NULL)
    return TRUE;
  set_error (error, failed, LIVRET_APP_ERROR_KEYRING_SILENT);
  return FALSE;
}

/* livret-opening.c: opening, making and closing a vault away from the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-opening.h"

#include "app/window/livret-first-opening.h"
#include "app/keys/livret-keyring.h"
#include "app/window/livret-layout-report.h"
#include "base/livret-clock.h"
#include "record/livret-receipts.h"

typedef struct
{
  char *folder;
  LivretSecret *phrase; /* NULL: by the login keyring */
  LivretPerson *person; /* NULL: open what is there */
  gboolean passing;
} Opening;

static void
opening_free (Opening *opening)
{
  g_free (opening->folder);
  g_clear_pointer (&opening->phrase, livret_secret_unref);
  g_clear_pointer (&opening->person, livret_person_free);
  g_free (opening);
}

static gpointer
add_first_person (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_people_add (db, data, error));
}

/* In the window alone: what the command line does is no look at the record. */
static gpointer
begin_visit (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return GINT_TO_POINTER (livret_visits_begin (db, livret_clock_now (), error));
}

static LivretVault *
open_by_keyring (const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *id = NULL;
  g_autoptr (LivretSecret) secret = NULL;

  /* Without its slot the vault would not open: let it say so. */
  if (!livret_vault_offers_keyring (folder, &id) || !livret_first_opening_is_due (id))
    {
      g_set_error_literal (error, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_WRONG_KEY, folder);
      return NULL;
    }
  secret = livret_keyring_lookup (id, cancellable, error);
  return secret != NULL ? livret_vault_open_with_keyring (folder, secret, error) : NULL;
}

static LivretVault *
open_vault (Opening *opening, GCancellable *cancellable, GError **error)
{
  if (opening->phrase == NULL)
    return open_by_keyring (opening->folder, cancellable, error);
  return opening->person
             ? livret_vault_create (opening->folder, opening->phrase, opening->person->name, error)
             : livret_vault_open (opening->folder, opening->phrase, error);
}

static LivretSession *
open_session (Opening *opening, GCancellable *cancellable, GError **error)
{
  LivretVault *vault = open_vault (opening, cancellable, error);
  g_autoptr (LivretSession) session = NULL;

  if (vault == NULL)
    return NULL;
#if LIVRET_TEST_HOOKS
  livret_layout_report_key ();
#endif
  if (opening->passing)
    livret_vault_set_passing (vault);
  session = livret_session_open (vault, error);
  if (session == NULL)
    return NULL;
  if (opening->person != NULL &&
      livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, add_first_person,
                        opening->person, cancellable, error) == NULL)
    {
      livret_session_close (session, NULL);
      return NULL;
    }
  /* Which of it is new is not worth a record that does not open. */
  livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, begin_visit, NULL,
                    cancellable, NULL);
  return g_steal_pointer (&session);
}

static void
run_opening (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  LivretSession *session = open_session (data, cancellable, &error);

  if (session == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, session, g_object_unref);
}

static void
start_opening (Opening *opening,
               gpointer tag,
               GCancellable *cancellable,
               GAsyncReadyCallback callback,
               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, opening, (GDestroyNotify) opening_free);
  /* A session that was opened is always handed over, to be closed in order. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, run_opening);
}

void
livret_opening_unlock_async (const char *folder,
                             LivretSecret *phrase,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->folder = g_strdup (folder);
  opening->phrase = livret_secret_ref (phrase);
  start_opening (opening, livret_opening_unlock_async, cancellable, callback, user_data);
}

void
livret_opening_passing_async (const char *folder,
                              LivretSecret *phrase,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->folder = g_strdup (folder);
  opening->phrase = livret_secret_ref (phrase);
  opening->passing = TRUE;
  start_opening (opening, livret_opening_passing_async, cancellable, callback, user_data);
}

void
livret_opening_keyring_async (const char *folder,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->folder = g_strdup (folder);
  start_opening (opening, livret_opening_keyring_async, cancellable, callback, user_data);
}

void
livret_opening_create_async (const char *folder,
                             LivretSecret *phrase,
                             LivretPerson *person,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->folder = g_strdup (folder);
  opening->phrase = livret_secret_ref (phrase);
  opening->person = person;
  start_opening (opening, livret_opening_create_async, cancellable, callback, user_data);
}

LivretSession *
livret_opening_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_offer (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autofree char *id = NULL;
  LivretKeyringOffer offer = LIVRET_KEYRING_OFFER_NONE;

  if (livret_vault_offers_keyring (data, &id))
    offer = !livret_first_opening_is_due (id) ? LIVRET_KEYRING_OFFER_USED
            : livret_keyring_holds (id)       ? LIVRET_KEYRING_OFFER_READY
                                              : LIVRET_KEYRING_OFFER_ABSENT;
  g_task_return_int (task, offer);
}

void
livret_opening_offer_async (const char *folder,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, livret_opening_offer_async);
  g_task_set_task_data (task, g_strdup (folder), g_free);
  g_task_run_in_thread (task, run_offer);
}

LivretKeyringOffer
livret_opening_offer_finish (GAsyncResult *result)
{
  gssize offer = g_task_propagate_int (G_TASK (result), NULL);

  return offer > 0 ? (LivretKeyringOffer) offer : LIVRET_KEYRING_OFFER_NONE;
}

static gboolean
close_session (LivretSession *session, GError **error)
{
  gboolean closed = livret_session_close (session, error);

  livret_keyring_flush_heads ();
  return closed;
}

static void
run_closing (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (close_session (LIVRET_SESSION (data), &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
livret_opening_close_async (LivretSession *session,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);

  g_task_set_source_tag (task, livret_opening_close_async);
  g_task_set_task_data (task, session, g_object_unref);
  g_task_run_in_thread (task, run_closing);
}

gboolean
livret_opening_close_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
livret_opening_close_now (LivretSession *session)
{
  close_session (session, NULL);
}

LivretSecret *
livret_secret_from_editable (GtkEditable *editable)
{
  const char *text = gtk_editable_get_text (editable);
  LivretSecret *secret = livret_secret_new (text, strlen (text));

  gtk_editable_set_text (editable, "");
  return secret;
}

/* livret-share-sealing.c: what was read over is sealed and packed, off the main thread.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/shares/livret-share-sealing.h"

#include "app/widgets/livret-places.h"
#include "app/widgets/livret-worker.h"
#include "sharing/livret-package.h"

typedef struct
{
  LivretGrantTerms *terms;
  char *language;
  LivretGauge *gauge;
} Sealing;

static void
sealing_free (Sealing *sealing)
{
  g_clear_pointer (&sealing->terms, livret_grant_terms_free);
  g_free (sealing->language);
  livret_gauge_unref (sealing->gauge);
  g_free (sealing);
}

static gpointer
seal_terms (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_grant_seal (db, data, error);
}

static gpointer
seal (LivretSession *session, gpointer data, GCancellable *cancellable, GError **error)
{
  Sealing *sealing = data;
  const LivretProgress progress = LIVRET_PROGRESS_INIT (livret_gauge_tell, sealing->gauge);
  g_autoptr (LivretGrant) grant =
      livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, seal_terms,
                        sealing->terms, cancellable, error);
  LivretPackage *package;

  if (grant == NULL)
    return NULL;
  package = livret_package_write (session, grant, sealing->language, &progress, cancellable, error);
  return package ? livret_sealed_new (g_steal_pointer (&grant), package) : NULL;
}

void
livret_share_sealing_run_async (LivretHousehold *household,
                                LivretGrantTerms *terms,
                                LivretGauge *gauge,
                                GAsyncReadyCallback callback,
                                gpointer user_data)
{
  Sealing *sealing = g_new0 (Sealing, 1);

  sealing->terms = terms;
  sealing->language = g_strdup (livret_places_language ());
  sealing->gauge = livret_gauge_ref (gauge);
  livret_worker_run_async (livret_household_get_session (household), seal, sealing,
                           (GDestroyNotify) sealing_free, (GDestroyNotify) livret_sealed_free,
                           livret_household_get_cancellable (household), callback, user_data);
}

LivretSealed *
livret_share_sealing_run_finish (GAsyncResult *result, GError **error)
{
  return livret_worker_run_finish (result, error);
}

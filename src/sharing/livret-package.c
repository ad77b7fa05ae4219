/* livret-package.c: from a grant to a package: gather, make, pass the gate, hand out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "sharing/livret-package.h"

#include "sharing/livret-pdf-pages.h"
#include "sharing/livret-phrase.h"
#include "sharing/livret-route.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#define DONE GINT_TO_POINTER (TRUE)

void
livret_package_free (LivretPackage *package)
{
  if (package->fd >= 0)
    close (package->fd);
  g_free (package->name);
  g_clear_pointer (&package->phrase, livret_secret_unref);
  g_free (package);
}

/* --- jobs on the store --------------------------------------------------------------- */

typedef struct
{
  const LivretGrantTerms *terms;
  const char *reason;
} Job;

static gpointer
gather (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return livret_package_content_gather (db, job->terms, error);
}

static gpointer
get_terms (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return livret_grants_get (db, job->terms->id, error);
}

/* The gate: refusals come out as this layer's. */
static gpointer
use (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;
  g_autoptr (GError) local = NULL;
  g_autoptr (LivretGrantTerms) now = livret_grants_get (db, job->terms->id, error);

  if (now == NULL)
    return NULL;
  if (livret_grants_use (db, now->id, now->uses == 0 ? "grant-sealed" : "grant-repeated", &local))
    return DONE;
  if (g_error_matches (local, LIVRET_RECORD_ERROR, LIVRET_RECORD_ERROR_INVALID))
    g_set_error_literal (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_REFUSED, local->message);
  else
    g_propagate_error (error, g_steal_pointer (&local));
  return NULL;
}

static gpointer
fail (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  Job *job = data;

  return livret_grants_failed (db, job->terms->id, job->reason, error) ? DONE : NULL;
}

/* --- making -------------------------------------------------------------------------- */

/* Whether the gate would refuse anyway: then it is asked at once, which journals the refusal, and
 * no package is made for nothing. */
static gboolean
is_over (const LivretGrantTerms *now)
{
  return strcmp (now->state, "expired") == 0 || strcmp (now->state, "ended") == 0 ||
         (now->max_uses > 0 && now->uses >= now->max_uses);
}

static gboolean
check_first (LivretStore *store, Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (LivretGrantTerms) now =
      livret_store_run (store, LIVRET_DB_READ, get_terms, job, cancellable, error);

  if (now == NULL)
    return FALSE;
  return !is_over (now) ||
         livret_store_run (store, LIVRET_DB_WRITE, use, job, cancellable, error) != NULL;
}

static LivretPackage *
make (LivretSession *session,
      const LivretRoute *route,
      Job *job,
      const char *language,
      const LivretProgress *progress,
      GCancellable *cancellable,
      GError **error)
{
  g_autoptr (LivretPackageContent) content = livret_store_run (
      livret_session_get_store (session), LIVRET_DB_READ, gather, job, cancellable, error);
  g_autoptr (LivretPackage) package = g_new0 (LivretPackage, 1);
  LivretPackageMaking making = { livret_session_get_reader (session), NULL, language, progress };

  package->fd = -1;
  if (content == NULL)
    return NULL;
  if (route->has_phrase)
    {
      package->phrase = route->short_phrase ? livret_phrase_new_short (language, error)
                                            : livret_phrase_new (language, error);
      if (package->phrase == NULL)
        return NULL;
      making.phrase = package->phrase;
    }
  package->fd = route->write (content, &making, cancellable, error);
  if (package->fd < 0)
    return NULL;
  package->size = lseek (package->fd, 0, SEEK_END);
  lseek (package->fd, 0, SEEK_SET);
  package->name = g_strdup (job->terms->package);
  package->media_type = route->media_type;
  return g_steal_pointer (&package);
}

LivretPackage *
livret_package_write (LivretSession *session,
                      LivretGrant *grant,
                      const char *language,
                      const LivretProgress *progress,
                      GCancellable *cancellable,
                      GError **error)
{
  Job job = { .terms = livret_grant_get_terms (grant) };
  const LivretRoute *route = livret_route_by_id (job.terms->route);
  LivretStore *store = livret_session_get_store (session);
  g_autoptr (LivretPackage) package = NULL;

  if (route == NULL)
    {
      g_set_error (error, LIVRET_SHARING_ERROR, LIVRET_SHARING_ERROR_INVALID,
                   _ ("This version of Livret does not know the route “%s”."), job.terms->route);
      return NULL;
    }
  if (!check_first (store, &job, cancellable, error))
    return NULL;
  package = make (session, route, &job, language, progress, cancellable, error);
  if (package == NULL ||
      livret_store_run (store, LIVRET_DB_WRITE, use, &job, cancellable, error) == NULL)
    return NULL;
  return g_steal_pointer (&package);
}

gboolean
livret_package_failed (LivretSession *session,
                       LivretGrant *grant,
                       const char *reason,
                       GError **error)
{
  Job job = { livret_grant_get_terms (grant), reason };

  return livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, fail, &job, NULL,
                           error) != NULL;
}

int
livret_package_preview (LivretSession *session,
                        const LivretGrantTerms *draft,
                        const LivretProgress *progress,
                        GCancellable *cancellable,
                        GError **error)
{
  Job job = { .terms = draft };
  g_autoptr (LivretPackageContent) content = livret_store_run (
      livret_session_get_store (session), LIVRET_DB_READ, gather, &job, cancellable, error);

  if (content == NULL)
    return -1;
  return livret_pdf_pages_write (content, livret_session_get_reader (session), NULL, progress,
                                 cancellable, error);
}

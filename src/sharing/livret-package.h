/* livret-package.h: what a grant produces: pages to print or a file, and the phrase that opens it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-session.h"
#include "sharing/livret-grant.h"

G_BEGIN_DECLS

/**
 * LivretPackage:
 * @fd: sealed memfd with the bytes
 * @size: in bytes
 * @name: neutral file name to propose: "Livret-7f3a.html"
 * @phrase: (nullable): what opens it, to be given by word of mouth or on paper, kept nowhere
 */
typedef struct
{
  int fd;
  gsize size;
  char *name;
  const char *media_type;
  LivretSecret *phrase;
} LivretPackage;

void livret_package_free (LivretPackage *package);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretPackage, livret_package_free)

/**
 * livret_package_write:
 * @language: "fr" or "en": of the phrase's words
 * @progress: (nullable): told on this thread
 *
 * Packs what @grant names and nothing else, by its route. The gate (livret_grants_use()) checks,
 * counts and journals in one transaction before the bytes are given to the caller; it refuses with
 * #LIVRET_SHARING_ERROR_REFUSED. Refused likewise: an item that changed since it was sealed.
 * Synchronous, for a worker thread; not on the store's own threads.
 */
LivretPackage *livret_package_write (LivretSession *session,
                                     LivretGrant *grant,
                                     const char *language,
                                     const LivretProgress *progress,
                                     GCancellable *cancellable,
                                     GError **error);

/**
 * livret_package_save: writes the package as @path (whole or not at all, readable by the user
 * alone, replacing a file of that name). A failure is journalled with the grant.
 */
gboolean livret_package_save (LivretSession *session,
                              LivretGrant *grant,
                              LivretPackage *package,
                              const char *path,
                              GError **error);

/**
 * livret_package_failed: the bytes were not delivered after all (printing was cancelled, the file
 * could not be written): journalled, and a first use no longer counts.
 */
gboolean livret_package_failed (LivretSession *session,
                                LivretGrant *grant,
                                const char *reason,
                                GError **error);

/**
 * livret_package_preview:
 * @progress: (nullable): told on this thread
 *
 * Returns: a sealed memfd with the pages as the receiver will see them (PDF, no password), to be
 *   shown on the screen before sealing and for nothing else; -1 on error
 */
int livret_package_preview (LivretSession *session,
                            const LivretGrantTerms *draft,
                            const LivretProgress *progress,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS

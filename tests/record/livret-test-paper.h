/* livret-test-paper.h: documents and jobs on them, for tests.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "livret-test-vault.h"
#include "record/livret-documents.h"

#define JOB(name)                                                                                  \
  static gpointer name (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
#define DONE GINT_TO_POINTER (TRUE)
#define DAY G_GINT64_CONSTANT (86400)

typedef struct
{
  const char *person;
  const char *title;
  const char *category;
  const char *author;
  const char *date;
  const char *bytes;
  const char *text;
  gboolean hidden;
  gint64 import_row;
  char *id; /* once added */
} Paper;

/** test_paper_add, test_paper_add_version: jobs on a Paper; the second answers the version. */
gpointer test_paper_add (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
gpointer
test_paper_add_version (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);
/** test_assert_titles: of what a query finds, "|" between; counted too. */
void test_assert_titles (TestVault *v, LivretDocumentQuery query, const char *expected);
/** test_assert_version: the bytes of a version. */
void test_assert_version (TestVault *v, const char *id, int number, const char *expected);
/** test_version_missing: opening it is LIVRET_RECORD_ERROR_NOT_FOUND. */
void test_version_missing (TestVault *v, const char *id, int number);

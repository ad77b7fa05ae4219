/* livret-recognition.h: the words in pictures and scanned pages, found behind what people do.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What is recognized is kept as the text of the document, page by page, so that the search finds
 * it; that a machine read it from the picture, and may be wrong, stands beside it. Only pages that
 * have no text of their own are looked at, those of pictures and of PDF files.
 */
#pragma once

#include "record/livret-documents.h"
#include "record/livret-reader.h"
#include "record/livret-store.h"

G_BEGIN_DECLS

/* Of a document; the pages behind are not looked at. */
#define LIVRET_RECOGNITION_PAGES_MAX 300
/* Seconds that one page may take. */
#define LIVRET_RECOGNITION_SECONDS 40

/**
 * LivretRecognition: what was found in a document.
 * @pages: with words that a machine read; 0: none
 * @confidence: how sure it was, 0 to 100
 */
typedef struct
{
  int pages;
  int confidence;
} LivretRecognition;

/** livret_recognition_get: %FALSE without @error: its current version was not looked at, or does
 * not need to be. */
gboolean
livret_recognition_get (LivretDb *db, const char *id, LivretRecognition *out, GError **error);
/** livret_recognition_waiting: documents that are still to be looked at, of all of the household or
 * of @person (nullable), without those in the bin; -1 on error. */
int livret_recognition_waiting (LivretDb *db, const char *person, GError **error);

/**
 * LivretRecognitionStep: one document, looked at.
 * @document: as it is kept; %NULL: none waits
 * @found: its pages with words, and how sure
 * @reason: (nullable): a sentence: why it could not be looked at; it is not tried again
 */
typedef struct
{
  LivretDocument *document;
  LivretRecognition found;
  char *reason;
} LivretRecognitionStep;
void livret_recognition_step_clear (LivretRecognitionStep *step);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LivretRecognitionStep, livret_recognition_step_clear)

/**
 * livret_recognition_step: looks at the newest document that waits, and keeps what it finds; on a
 * worker thread, outside the store's jobs.
 * @reader: of livret_reader_new_recognizer(), that recognizes
 * @person: (nullable): id
 * @progress: (nullable): how far it has come within the document
 *
 * Cancelled or failed, nothing of this document is kept, and it waits still. A document that was
 * changed meanwhile waits, too.
 */
gboolean livret_recognition_step (LivretStore *store,
                                  LivretReader *reader,
                                  const char *person,
                                  const LivretProgress *progress,
                                  LivretRecognitionStep *step,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS

/* livret-words-reading.h: the words in pictures and scans, read behind what people do.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/window/livret-household.h"

G_BEGIN_DECLS

/**
 * LivretWordsState:
 * @LIVRET_WORDS_STATE_IDLE: nothing waits, or it is switched off
 * @LIVRET_WORDS_STATE_READING: a document is looked at
 * @LIVRET_WORDS_STATE_PAUSED: the person wants it to wait
 * @LIVRET_WORDS_STATE_STOPPED: it cannot be done; livret_words_reading_get_reason() says why
 */
typedef enum
{
  LIVRET_WORDS_STATE_IDLE,
  LIVRET_WORDS_STATE_READING,
  LIVRET_WORDS_STATE_PAUSED,
  LIVRET_WORDS_STATE_STOPPED
} LivretWordsState;

#define LIVRET_TYPE_WORDS_READING (livret_words_reading_get_type ())
/**
 * LivretWordsReading: begins a few seconds after the record was opened or changed, looks at one
 * document after another in a process of low priority, and ends with the last. Locking ends it,
 * too; what was not kept waits for the next time.
 *
 * Signals: "changed": state, or how many documents wait.
 */
G_DECLARE_FINAL_TYPE (LivretWordsReading, livret_words_reading, LIVRET, WORDS_READING, GObject)

/** livret_words_reading_of: that of an open record; made, and begun, when it is first asked for. */
LivretWordsReading *livret_words_reading_of (LivretHousehold *household);

LivretWordsState livret_words_reading_get_state (LivretWordsReading *self);
/** livret_words_reading_get_waiting: documents not looked at yet. */
guint livret_words_reading_get_waiting (LivretWordsReading *self);
/** livret_words_reading_get_reason: (nullable): a sentence. */
const char *livret_words_reading_get_reason (LivretWordsReading *self);
void livret_words_reading_set_paused (LivretWordsReading *self, gboolean paused);

/** livret_words_able_async: whether Tesseract and its data are there; %TRUE out of
 * livret_words_able_finish(). */
void livret_words_able_async (LivretHousehold *household,
                              GAsyncReadyCallback callback,
                              gpointer user_data);
gboolean livret_words_able_finish (GAsyncResult *result);

G_END_DECLS

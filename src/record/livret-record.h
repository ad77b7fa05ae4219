/* livret-record.h: the error domain of the domain layer.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-base.h"

G_BEGIN_DECLS

/**
 * LivretRecordError:
 * @LIVRET_RECORD_ERROR_WRONG_KEY: the phrase, code or key does not open this vault
 * @LIVRET_RECORD_ERROR_BUSY: another process has the vault open
 * @LIVRET_RECORD_ERROR_NEWER: made by a newer Livret
 * @LIVRET_RECORD_ERROR_DAMAGED: the vault, its key file or its journal is not as Livret left it
 * @LIVRET_RECORD_ERROR_READ_ONLY: the place cannot be written
 * @LIVRET_RECORD_ERROR_FULL: no space left; nothing was changed
 * @LIVRET_RECORD_ERROR_UNSAFE_PLACE: the file system cannot keep a live vault safe
 * @LIVRET_RECORD_ERROR_NOT_ENCRYPTED: the SQL library in use cannot encrypt
 * @LIVRET_RECORD_ERROR_HOSTILE: a key file asks for more than Livret is willing to spend
 * @LIVRET_RECORD_ERROR_NOT_FOUND: no such item
 * @LIVRET_RECORD_ERROR_INVALID: a value that cannot be kept, said in the message
 * @LIVRET_RECORD_ERROR_UNREADABLE: a foreign file is of no known format, cut short or damaged
 * @LIVRET_RECORD_ERROR_READER: the reading process crashed or took too long
 * @LIVRET_RECORD_ERROR_FAILED: anything else, said in the message
 */
typedef enum
{
  LIVRET_RECORD_ERROR_WRONG_KEY,
  LIVRET_RECORD_ERROR_BUSY,
  LIVRET_RECORD_ERROR_NEWER,
  LIVRET_RECORD_ERROR_DAMAGED,
  LIVRET_RECORD_ERROR_READ_ONLY,
  LIVRET_RECORD_ERROR_FULL,
  LIVRET_RECORD_ERROR_UNSAFE_PLACE,
  LIVRET_RECORD_ERROR_NOT_ENCRYPTED,
  LIVRET_RECORD_ERROR_HOSTILE,
  LIVRET_RECORD_ERROR_NOT_FOUND,
  LIVRET_RECORD_ERROR_INVALID,
  LIVRET_RECORD_ERROR_UNREADABLE,
  LIVRET_RECORD_ERROR_READER,
  LIVRET_RECORD_ERROR_FAILED,
} LivretRecordError;

#define LIVRET_RECORD_ERROR (livret_record_error_quark ())
GQuark livret_record_error_quark (void);

G_END_DECLS

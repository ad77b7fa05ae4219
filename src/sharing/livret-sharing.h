/* livret-sharing.h: the error domain of the layer that lets chosen things out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-record.h"

G_BEGIN_DECLS

/**
 * LivretSharingError:
 * @LIVRET_SHARING_ERROR_REFUSED: a grant does not allow it: expired, ended, used up, or an item
 * that may not be shared; nothing left (the command line answers 4)
 * @LIVRET_SHARING_ERROR_INVALID: an item or a term that means nothing, said in the message
 * @LIVRET_SHARING_ERROR_FAILED: anything else, said in the message
 */
typedef enum
{
  LIVRET_SHARING_ERROR_REFUSED,
  LIVRET_SHARING_ERROR_INVALID,
  LIVRET_SHARING_ERROR_FAILED,
} LivretSharingError;

#define LIVRET_SHARING_ERROR (livret_sharing_error_quark ())
GQuark livret_sharing_error_quark (void);

G_END_DECLS

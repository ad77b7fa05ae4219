/* livret-phrase-dialog.h: asks for a phrase: new, changed or present.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "base/livret-secret.h"

G_BEGIN_DECLS

typedef enum
{
  LIVRET_PHRASE_DIALOG_ADD,
  LIVRET_PHRASE_DIALOG_CHANGE,
  LIVRET_PHRASE_DIALOG_REKEY,
} LivretPhraseDialogUse;

#define LIVRET_TYPE_PHRASE_DIALOG (livret_phrase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (LivretPhraseDialog, livret_phrase_dialog, LIVRET, PHRASE_DIALOG, AdwDialog)

/* Signal: "given" (LivretSecret as pointer, whose phrase it is). The dialog then closes. */

LivretPhraseDialog *livret_phrase_dialog_new (LivretPhraseDialogUse use);

G_END_DECLS

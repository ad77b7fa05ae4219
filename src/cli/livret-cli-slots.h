/* livret-cli-slots.h: whose the readings of shared devices are, in an import.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cli/livret-cli.h"
#include "record/livret-imports.h"

G_BEGIN_DECLS

/** livret_cli_slots_load: (out) (nullable) (element-type LivretSlotChoice): what --slot says. */
gboolean livret_cli_slots_load (LivretCli *cli, LivretDb *db, GPtrArray **slots, GError **error);
/** livret_cli_slots_answer: (transfer full): an object for each slot of a file, and a line said.
 * @people: LivretPerson, those of the vault */
JsonArray *
livret_cli_slots_answer (LivretCli *cli, const LivretImportResult *result, GPtrArray *people);
/** livret_cli_slots_note: takes what a file held out of @open, the choices that no file held. */
void livret_cli_slots_note (GPtrArray *open, const LivretImportResult *result);
/** livret_cli_slots_complain: of each that is left. %FALSE if one is. */
gboolean livret_cli_slots_complain (const GPtrArray *open);

G_END_DECLS

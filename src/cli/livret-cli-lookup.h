/* livret-cli-lookup.h: what options name: a person, a date, a kind, a moment, a number.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "base/livret-date.h"
#include "cli/livret-cli.h"
#include "record/livret-kind.h"
#include "record/livret-people.h"

G_BEGIN_DECLS

/** livret_cli_person: (transfer full): who --person names; an error if the option is not given. */
LivretPerson *livret_cli_person (LivretCli *cli, LivretDb *db, GError **error);
/** livret_cli_person_id: the id of who --person names, %NULL in @id if the option is not given. */
gboolean livret_cli_person_id (LivretCli *cli, LivretDb *db, char **id, GError **error);

/** livret_cli_home_zone: (transfer full): the zone the household lives in. */
GTimeZone *livret_cli_home_zone (LivretDb *db);

/** livret_cli_date: the date an option gives in the home zone; "no date" if it is not given. */
gboolean livret_cli_date (
    LivretCli *cli, LivretDb *db, const char *option, LivretDate *date, GError **error);
/** livret_cli_date_text: the same as the record keeps it. (transfer full) */
char *livret_cli_date_text (LivretCli *cli, LivretDb *db, const char *option, GError **error);

/**
 * livret_cli_period: --from and --to as first and last second; G_MININT64 and G_MAXINT64 where not
 * given.
 */
gboolean
livret_cli_period (LivretCli *cli, LivretDb *db, gint64 *from, gint64 *until, GError **error);

/**
 * livret_cli_moment: --at as an instant with its offset in minutes; now if the option is not given.
 * A day alone is refused.
 */
gboolean
livret_cli_moment (LivretCli *cli, LivretDb *db, gint64 *unix_s, int *offset_min, GError **error);

/** livret_cli_kind: the kind an option or operand names; an error says how to list them. */
const LivretKind *livret_cli_kind (const char *id, GError **error);
/** livret_cli_unit: the UCUM unit that --unit names, among those of @kind; its usual one if the
 * option is not given. */
const char *livret_cli_unit (LivretCli *cli, const LivretKind *kind, GError **error);

/**
 * livret_cli_number: a whole number that an option gives, @otherwise if it is not given.
 */
gboolean livret_cli_number (
    LivretCli *cli, const char *option, int least, int otherwise, int *number, GError **error);

G_END_DECLS

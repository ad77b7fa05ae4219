/* livret-cli-groups.h: the functions of the table of verbs, one file a group.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cli/livret-cli.h"

G_BEGIN_DECLS

/* livret-cli-vault.c */
gboolean livret_cli_vault_create (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_vault_info (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_vault_key (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_vault_copy (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-sample.c */
gboolean livret_cli_sample (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-keys.c */
gboolean livret_cli_passphrase_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_passphrase_change (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_passphrase_remove (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_vault_recover (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_vault_rekey (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-person.c */
gboolean livret_cli_person_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_person_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_person_delete (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_person_show (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-import.c */
gboolean livret_cli_import (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_import_columns (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_import_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_import_undo (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-document.c */
gboolean livret_cli_documents (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_document_show (LivretCli *cli, LivretDb *db, GError **error);
/* livret-cli-results.c */
gboolean livret_cli_document_results (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-search.c */
gboolean livret_cli_search (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-files.c */
gboolean livret_cli_folder_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_folder_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_folder_change (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_folder_delete (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_document_change (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_document_beside (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-entry.c */
gboolean livret_cli_entry_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_entry_none (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_entry_list (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-bin.c */
gboolean livret_cli_bin (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_document_delete (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_entry_delete (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_bin_restore (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_bin_erase (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-reading.c */
gboolean livret_cli_readings (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_kinds (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-ocr.c */
gboolean livret_cli_ocr (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-emergency.c */
gboolean livret_cli_emergency_sheet (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-correct.c */
gboolean livret_cli_reading_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_reading_edit (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_reading_delete (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_reading_restore (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_reading_move (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-readings-save.c */
gboolean livret_cli_readings_save (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-kind.c */
gboolean livret_cli_kind_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_kind_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_kind_change (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_kind_delete (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-issuer.c */
gboolean livret_cli_issuer_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_issuer_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_issuer_remove (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-figures.c */
gboolean livret_cli_figures (LivretCli *cli, LivretDb *db, GError **error);
/** livret_cli_days: the days asked for by --from and --to, within those that have readings of
 * @kind; the first after the last one: none. */
gboolean livret_cli_days (LivretCli *cli,
                          LivretDb *db,
                          const char *person,
                          const LivretKind *kind,
                          int *from,
                          int *until,
                          GError **error);

/* livret-cli-summary.c */
gboolean livret_cli_summary (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_unit_set (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_unit_clear (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-sources.c */
gboolean livret_cli_source_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_source_order (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_source_reset (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_source_slots (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_source_assign (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_readings_give (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-measure.c */
gboolean livret_cli_measure_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_target_set (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_target_clear (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_note_set (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_note_clear (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_hide (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_measure_show (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-note.c */
gboolean livret_cli_note_add (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_note_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_note_edit (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_note_delete (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-grant.c */
gboolean livret_cli_grant_list (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_grant_show (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_grant_end (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_grant_routes (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-package.c */
gboolean livret_cli_grant_create (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_grant_again (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_open (LivretCli *cli, LivretDb *db, GError **error);

/* livret-cli-journal.c */
gboolean livret_cli_journal (LivretCli *cli, LivretDb *db, GError **error);
gboolean livret_cli_formats (LivretCli *cli, LivretDb *db, GError **error);

G_END_DECLS

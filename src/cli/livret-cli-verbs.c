/* livret-cli-verbs.c: the table of verbs.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Adding a verb: a row here, its options above, its function in the file of its group. Help,
 * checks and the opening of the vault come from the row.
 */
#include <glib/gi18n-lib.h>

#include "cli/livret-cli-groups.h"

const LivretCliOption livret_cli_global_options[] = {
  { "vault", "DIR", N_ ("the folder of the vault") },
  { "passphrase-file", "FILE",
    N_ ("takes the passphrase from the first line of FILE, '-' for standard input") },
  { "json", NULL, N_ ("answers in JSON") },
  { "help", NULL, N_ ("shows this help") },
  { "version", NULL, N_ ("shows the version") },
  { NULL },
};

#define PERSON { "person", "NAME", N_ ("whose record it is: a name, a first name or an id") }
#define PERSON_NEEDED                                                                              \
  { "person", "NAME", N_ ("whose record it is: a name, a first name or an id"),                    \
    LIVRET_CLI_REQUIRED }
#define FROM { "from", "DATE", N_ ("from this day, month or year on") }
#define TO { "to", "DATE", N_ ("until the end of this day, month or year") }
#define NEW_PHRASE                                                                                 \
  { "new-passphrase-file", "FILE",                                                                 \
    N_ ("takes the new passphrase from the first line of FILE, '-' for standard input") }
#define OWNER { "owner", "NAME", N_ ("whose passphrase it is, as the list of keys shows it") }
#define PHRASE_OUT                                                                                 \
  { "phrase-file", "FILE", N_ ("writes the package’s phrase into FILE instead of showing it") }

static const LivretCliOption vault_create_options[] = {
  { "name", "NAME", N_ ("the vault’s name, kept inside it") },
  OWNER,
  { "no-recovery", NULL, N_ ("makes no recovery code") },
  { NULL },
};
static const LivretCliOption passphrase_add_options[] = { OWNER, NEW_PHRASE, { NULL } };
static const LivretCliOption passphrase_change_options[] = {
  { "key", "KEY", N_ ("owner or id of the passphrase; without it the one just given") },
  NEW_PHRASE,
  { NULL },
};
static const LivretCliOption vault_recover_options[] = {
  { "code-file", "FILE",
    N_ ("takes the recovery code from the first line of FILE, '-' for standard input") },
  NEW_PHRASE,
  OWNER,
  { "key", "KEY", N_ ("replaces this passphrase instead of adding one") },
  { "new-code", NULL, N_ ("opened by a passphrase: makes a new recovery code, the old one ends") },
  { NULL },
};
static const LivretCliOption vault_rekey_options[] = {
  { "no-recovery", NULL, N_ ("makes no recovery code") },
  { NULL },
};
static const LivretCliOption person_add_options[] = {
  { "born", "DATE", N_ ("birth date, as precisely as it is known") },
  { "sex", "F|M|X", N_ ("sex of the civil register, X: other or unknown") },
  { "birth-name", "NAME", N_ ("birth name; taken from NAME if not given") },
  { "used-name", "NAME", N_ ("name in use, where it differs from the birth name") },
  { "first-names", "NAMES", N_ ("first names in the order of the civil register") },
  { "birth-place", "PLACE", N_ ("town of birth or its INSEE code") },
  { "ins", "NUMBER", N_ ("national health identity: 13 characters and a key of 2 digits") },
  { "self", NULL, N_ ("the person who keeps this vault") },
  { NULL },
};
static const LivretCliOption import_undo_options[] = {
  { "together", NULL, N_ ("with all files that were brought at once with it") },
  { NULL },
};
static const LivretCliOption import_options[] = {
  PERSON_NEEDED,
  { "dry-run", NULL, N_ ("says what would be kept, keeps nothing") },
  { "accept-identity", NULL, N_ ("takes a file although it names somebody else") },
  { "as-one", NULL, N_ ("several photographs as one document, in the order given") },
  { "title", "TITLE", N_ ("title of the document, for one file") },
  { "category", "CODE", N_ ("category of the document, for one file") },
  { "date", "DATE", N_ ("date of the document, for one file") },
  { "map", "FILE", N_ ("what the columns of a table hold, as “import columns” describes them") },
  { "with-intimate", NULL,
    N_ ("takes what is so private that it is left out unasked: menstrual flow") },
  { "slot", "DEVICE#USER=NAME",
    N_ ("whose the readings of a user of a shared device are, from now on; nobody’s if NAME is "
        "empty; again for others") },
  { NULL },
};
static const LivretCliOption documents_options[] = {
  PERSON,
  { "search", "WORDS", N_ ("with these words in title, author, establishment or contents") },
  { "category", "CODE", N_ ("of this category") },
  { "folder", "ID", N_ ("in this folder or below it") },
  FROM,
  TO,
  { "hidden", NULL, N_ ("shows hidden documents too") },
  { "deleted", NULL, N_ ("shows what is in the bin instead") },
  { NULL },
};
static const LivretCliOption document_show_options[] = {
  { "text", NULL, N_ ("shows its text") },
  { "out", "FILE", N_ ("writes its bytes to FILE, '-' for standard output; journalled") },
  { NULL },
};
static const LivretCliOption document_results_options[] = {
  { "take", "N,…", N_ ("keeps those of these numbers, after they were compared with the page") },
  { "date", "DATE", N_ ("the day of the sample, in place of what the text says") },
  { NULL },
};
static const LivretCliOption document_change_options[] = {
  { "category", "CODE", N_ ("files it under this category") },
  { "to", "NAME", N_ ("gives it to this person") },
  { "date", "DATE", N_ ("its date; '' for none") },
  { "folder", "ID", N_ ("puts it into this folder of its person; '' for none") },
  { "note", "TEXT", N_ ("writes the note beside it; '' for none") },
  { "hide", NULL, N_ ("hides it") },
  { "show-again", NULL, N_ ("shows it again") },
  { "pin", NULL, N_ ("keeps it above the others") },
  { "unpin", NULL, N_ ("lets it stand where it belongs") },
  { NULL },
};
static const LivretCliOption document_beside_options[] = {
  { "away", NULL, N_ ("takes it away from there") },
  { NULL },
};
static const LivretCliOption search_options[] = {
  PERSON, FROM, TO, { "hidden", NULL, N_ ("finds what is hidden too") }, { NULL },
};
static const LivretCliOption folder_list_options[] = { PERSON, { NULL } };
static const LivretCliOption folder_add_options[] = {
  PERSON_NEEDED,
  { "in", "ID", N_ ("the folder it stands in; none if not given") },
  { NULL },
};
static const LivretCliOption folder_change_options[] = {
  { "name", "NAME", N_ ("another name") },
  { "in", "ID", N_ ("the folder it stands in from now on; '' for none") },
  { NULL },
};
static const LivretCliOption ocr_options[] = { PERSON, { NULL } };
static const LivretCliOption bin_options[] = { PERSON, { NULL } };
static const LivretCliOption entry_add_options[] = {
  PERSON_NEEDED,
  { "section", "SECTION",
    N_ ("treatments, allergies, conditions, vaccinations, contacts, devices or blood"),
    LIVRET_CLI_REQUIRED },
  { "text", "TEXT", N_ ("what is to be kept"), LIVRET_CLI_REQUIRED },
  { "from", "DATE", N_ ("since when") },
  { "until", "DATE", N_ ("until when") },
  { "comment", "TEXT", N_ ("a comment") },
  { NULL },
};
static const LivretCliOption entry_none_options[] = {
  PERSON_NEEDED,
  { "section", "SECTION",
    N_ ("treatments, allergies, conditions, vaccinations, contacts, devices or blood"),
    LIVRET_CLI_REQUIRED },
  { "on", "DATE", N_ ("the day it was declared; today if not given") },
  { NULL },
};
static const LivretCliOption entry_list_options[] = {
  PERSON,
  { "section", "SECTION", N_ ("of this section") },
  { NULL },
};
static const LivretCliOption emergency_options[] = {
  PERSON_NEEDED,
  { "out", "FILE", N_ ("writes the page as PDF to FILE, '-' for standard output; journalled") },
  { "read-over", NULL, N_ ("notes first that somebody has read it over today") },
  { NULL },
};
static const LivretCliOption readings_options[] = {
  PERSON_NEEDED,
  { "kind", "KIND", N_ ("of this kind") },
  FROM,
  TO,
  { "by", "day", N_ ("a line a day instead of a line a reading") },
  { NULL },
};
static const LivretCliOption readings_save_options[] = {
  PERSON_NEEDED, { "kind", "KIND", N_ ("of this kind") }, FROM, TO, { NULL },
};
static const LivretCliOption kinds_options[] = {
  { "person", "NAME", N_ ("of these, those this person has readings of") },
  { NULL },
};
static const LivretCliOption reading_add_options[] = {
  PERSON_NEEDED,
  { "kind", "KIND", N_ ("what was measured"), LIVRET_CLI_REQUIRED },
  { "value", "VALUE", N_ ("the number, 72.4 or 72,4; 128/79/64 for several"), LIVRET_CLI_REQUIRED },
  { "unit", "UNIT", N_ ("its unit; the kind’s usual one if not given") },
  { "at", "TIME", N_ ("day and time, 2026-11-21T07:46; now if not given") },
  { NULL },
};
static const LivretCliOption reading_edit_options[] = {
  { "value", "VALUE", N_ ("the right number, 72.4 or 72,4; 128/79/64 for several") },
  { "unit", "UNIT", N_ ("its unit; the kind’s usual one if not given") },
  { "at", "TIME", N_ ("the right day and time") },
  { NULL },
};
static const LivretCliOption reading_move_options[] = { PERSON_NEEDED, { NULL } };
static const LivretCliOption measure_options[] = { PERSON_NEEDED, { NULL } };
static const LivretCliOption source_order_options[] = {
  PERSON_NEEDED,
  { "only", NULL, N_ ("sources that are not named do not count") },
  { NULL },
};
static const LivretCliOption source_assign_options[] = {
  { "person", "NAME", N_ ("whose it is; nobody’s if not given: its readings wait") },
  { NULL },
};
static const LivretCliOption reading_give_options[] = {
  PERSON_NEEDED,
  { "kind", "KIND", N_ ("of this kind") },
  { "source", "SOURCE", N_ ("of this source, by its name or number") },
  FROM,
  TO,
  { NULL },
};
static const LivretCliOption measure_target_options[] = {
  PERSON_NEEDED,
  { "low", "VALUE", N_ ("below it a reading is below the target; 100/60 for several numbers") },
  { "high", "VALUE", N_ ("above it a reading is above the target; 130/80 for several numbers") },
  { "unit", "UNIT", N_ ("their unit; the kind’s usual one if not given") },
  { "by", "NAME", N_ ("the practitioner who set it; a wish of one’s own if not given") },
  { "since", "DATE", N_ ("since when") },
  { NULL },
};
static const LivretCliOption measure_note_options[] = {
  PERSON_NEEDED,
  { "text", "TEXT", N_ ("what is to be kept"), LIVRET_CLI_REQUIRED },
  { NULL },
};
static const LivretCliOption note_add_options[] = {
  PERSON_NEEDED,
  { "on", "DATE", N_ ("the day; today if not given") },
  { "kind", "KIND", N_ ("beside this measure; beside all if not given") },
  { NULL },
};
static const LivretCliOption note_list_options[] = {
  PERSON_NEEDED, { "kind", "KIND", N_ ("those beside this measure") }, FROM, TO, { NULL },
};
static const LivretCliOption note_edit_options[] = {
  { "text", "TEXT", N_ ("what is to be kept") },
  { "on", "DATE", N_ ("the right day") },
  { NULL },
};
static const LivretCliOption measure_unit_options[] = {
  { "unit", "UNIT", N_ ("one of the kind’s units, as livret-cli kinds lists them"),
    LIVRET_CLI_REQUIRED },
  { NULL },
};
static const LivretCliOption kind_add_options[] = {
  { "unit", "UNIT", N_ ("its unit: one that Livret knows, or words; none if not given") },
  { "decimals", "NUMBER", N_ ("digits behind the decimal point, 0 to 3; 0 if not given") },
  { "low", "VALUE", N_ ("below it a reading is kept and marked as hardly possible") },
  { "high", "VALUE", N_ ("above it a reading is kept and marked as hardly possible") },
  { "aggregate", "HOW", N_ ("what a day of it is: mean, sum or last; mean if not given") },
  { NULL },
};
static const LivretCliOption kind_change_options[] = {
  { "name", "NAME", N_ ("another name") },
  { "unit", "UNIT",
    N_ ("another unit, while it has no readings: one that Livret knows, or words") },
  { "decimals", "NUMBER", N_ ("digits behind the decimal point, 0 to 3") },
  { "low", "VALUE", N_ ("below it a reading is marked as hardly possible; '' takes it away") },
  { "high", "VALUE", N_ ("above it a reading is marked as hardly possible; '' takes it away") },
  { "aggregate", "HOW", N_ ("what a day of it is, while it has no readings: mean, sum or last") },
  { NULL },
};
static const LivretCliOption issuer_add_options[] = {
  { "issuer", "URL", N_ ("the issuer’s address as cards name it, where FILE is a set of keys") },
  { "name", "NAME", N_ ("the issuer’s name, for people") },
  { NULL },
};
static const LivretCliOption figures_options[] = { PERSON_NEEDED, FROM, TO, { NULL } };
static const LivretCliOption grant_create_options[] = {
  PERSON_NEEDED,
  { "to", "NAME", N_ ("who receives"), LIVRET_CLI_REQUIRED },
  { "profession", "TEXT", N_ ("the receiver’s profession") },
  { "purpose", "TEXT", N_ ("what for"), LIVRET_CLI_REQUIRED },
  { "until", "DATE", N_ ("last day it holds, or +DAYS"), LIVRET_CLI_REQUIRED },
  { "item", "ITEM",
    N_ ("id of a document or entry, a section, a kind, or KIND@FROM..TO; once for each"),
    LIVRET_CLI_REPEATED },
  { "route", "ROUTE", N_ ("paper, pdf or html: 'grant routes' explains"), LIVRET_CLI_REQUIRED },
  { "out", "FILE", N_ ("file to write the package to"), LIVRET_CLI_REQUIRED },
  PHRASE_OUT,
  { "by", "NAME", N_ ("who gives, where it is not the person") },
  { "capacity", "CAPACITY", N_ ("self, agreed (with the person’s agreement) or legal") },
  { "note", "TEXT", N_ ("a note to oneself") },
  { "max-uses", "NUMBER", N_ ("how many packages may be made of it") },
  { "dry-run", NULL, N_ ("says what would leave; nothing leaves") },
  { NULL },
};
static const LivretCliOption grant_again_options[] = {
  { "out", "FILE", N_ ("file to write the package to"), LIVRET_CLI_REQUIRED },
  PHRASE_OUT,
  { NULL },
};
static const LivretCliOption grant_list_options[] = { PERSON, { NULL } };
static const LivretCliOption open_options[] = {
  { "phrase-file", "FILE",
    N_ ("takes the package’s phrase from the first line of FILE, '-' for standard input") },
  { "extract", "DIR", N_ ("writes what is inside into this folder") },
  { NULL },
};
static const LivretCliOption journal_options[] = {
  PERSON,
  { "limit", "NUMBER", N_ ("at most so many entries, the newest first") },
  { "verify", NULL, N_ ("computes the chain again and says whether it is intact") },
  { "accept-restore", NULL, N_ ("says that the journal goes back because a copy was restored") },
  { NULL },
};

static const LivretCliOption sample_options[] = {
  { "day", "DATE", N_ ("the household’s last day; today if not given") },
  { "seed", "NUMBER", N_ ("another number, another chance; 1 if not given") },
  { "progress", NULL, N_ ("writes how far it is to standard error, a line for each hundredth") },
  { NULL },
};

#define NOTHING LIVRET_CLI_NEEDS_NOTHING
#define FOLDER LIVRET_CLI_NEEDS_FOLDER
#define SESSION LIVRET_CLI_NEEDS_SESSION
#define READ LIVRET_CLI_NEEDS_READ
#define WRITE LIVRET_CLI_NEEDS_WRITE

const LivretCliVerb livret_cli_verbs[] = {
  { "vault create", "",
    N_ ("Makes a vault in the folder --vault and shows its recovery code once."), FOLDER,
    livret_cli_vault_create, vault_create_options },
  { "vault info", "", N_ ("Says what the vault is; more with its passphrase."), FOLDER,
    livret_cli_vault_info, NULL },
  { "vault passphrase add", "", N_ ("Adds a passphrase, one for each carer."), SESSION,
    livret_cli_passphrase_add, passphrase_add_options },
  { "vault passphrase change", "", N_ ("Replaces a passphrase."), SESSION,
    livret_cli_passphrase_change, passphrase_change_options },
  { "vault passphrase remove", "KEY",
    N_ ("Ends a passphrase or the recovery code, by its owner or id."), SESSION,
    livret_cli_passphrase_remove, NULL },
  { "vault recover", "", N_ ("Opens the vault by its recovery code and sets a passphrase."), FOLDER,
    livret_cli_vault_recover, vault_recover_options },
  { "vault rekey", "", N_ ("Encrypts the record under a new key; other keys end."), SESSION,
    livret_cli_vault_rekey, vault_rekey_options },
  { "vault key", "", N_ ("Shows the raw key for sqlcipher; journalled."), SESSION,
    livret_cli_vault_key, NULL },
  { "vault copy", "TO", N_ ("Makes a verified copy of the vault in the folder TO."), SESSION,
    livret_cli_vault_copy, NULL },

  { "person add", "NAME", N_ ("Adds a person to the household."), WRITE, livret_cli_person_add,
    person_add_options },
  { "person list", "", N_ ("Lists the people of the household."), READ, livret_cli_person_list,
    NULL },
  { "person delete", "NAME",
    N_ ("Takes a person out of the household with their record, into the bin."), WRITE,
    livret_cli_person_delete, NULL },
  { "person show", "NAME", N_ ("Shows a person’s identity traits."), READ, livret_cli_person_show,
    NULL },

  { "import", "FILE...", N_ ("Reads files into the record."), SESSION, livret_cli_import,
    import_options },
  { "import columns", "FILE",
    N_ ("Describes the columns of a table: as was told for its header, else as proposed."), SESSION,
    livret_cli_import_columns, NULL },
  { "import list", "", N_ ("Lists the imports, newest first."), READ, livret_cli_import_list,
    NULL },
  { "import undo", "ID", N_ ("Takes back what an import alone brought."), WRITE,
    livret_cli_import_undo, import_undo_options },

  { "documents", "", N_ ("Lists or searches the documents."), READ, livret_cli_documents,
    documents_options },
  { "document show", "ID", N_ ("Shows a document’s details or text, or writes it to a file."),
    SESSION, livret_cli_document_show, document_show_options },
  { "document results", "ID",
    N_ ("Lists the laboratory results read in a document’s text, and keeps those that were "
        "checked."),
    SESSION, livret_cli_document_results, document_results_options },
  { "document delete", "ID", N_ ("Puts a document into the bin."), WRITE,
    livret_cli_document_delete, NULL },
  { "document change", "ID...",
    N_ ("Changes one thing or another of several documents: all of them, or none."), WRITE,
    livret_cli_document_change, document_change_options },
  { "document beside", "ID OTHER", N_ ("Lays a document or a health statement beside a document."),
    WRITE, livret_cli_document_beside, document_beside_options },
  { "ocr", "", N_ ("Reads the words in pictures and scanned pages, so that the search finds them."),
    SESSION, livret_cli_ocr, ocr_options },
  { "search", "WORDS", N_ ("Searches documents, health statements and notes."), READ,
    livret_cli_search, search_options },
  { "folder add", "NAME", N_ ("Makes a folder for a person’s documents."), WRITE,
    livret_cli_folder_add, folder_add_options },
  { "folder list", "", N_ ("Lists the folders, each above those that stand in it."), READ,
    livret_cli_folder_list, folder_list_options },
  { "folder change", "ID", N_ ("Renames a folder, or puts it into another one."), WRITE,
    livret_cli_folder_change, folder_change_options },
  { "folder delete", "ID", N_ ("Deletes a folder; what is in it moves to where it stood."), WRITE,
    livret_cli_folder_delete, NULL },

  { "entry add", "", N_ ("Adds a health statement typed by hand."), WRITE, livret_cli_entry_add,
    entry_add_options },
  { "entry none", "", N_ ("Declares that a section has nothing: “no known allergy”."), WRITE,
    livret_cli_entry_none, entry_none_options },
  { "entry list", "", N_ ("Lists the health statements."), READ, livret_cli_entry_list,
    entry_list_options },
  { "entry delete", "ID", N_ ("Puts a health statement into the bin."), WRITE,
    livret_cli_entry_delete, NULL },

  { "bin", "", N_ ("Lists what was deleted, and until when it is kept."), READ, livret_cli_bin,
    bin_options },
  { "bin restore", "ID", N_ ("Puts back what is in the bin."), WRITE, livret_cli_bin_restore,
    NULL },
  { "bin erase", "ID", N_ ("Erases for good what is in the bin."), WRITE, livret_cli_bin_erase,
    NULL },

  { "emergency-sheet", "",
    N_ ("Shows what an emergency sheet says, or writes it as one page with a code."), SESSION,
    livret_cli_emergency_sheet, emergency_options },

  { "readings", "", N_ ("Lists readings, one by one or by day."), READ, livret_cli_readings,
    readings_options },
  { "readings save", "FILE",
    N_ ("Writes readings as a table (CSV) that Livret reads back, '-' for standard output; "
        "journalled."),
    SESSION, livret_cli_readings_save, readings_save_options },
  { "kinds", "", N_ ("Lists the kinds of readings that Livret knows."), NOTHING, livret_cli_kinds,
    kinds_options },
  { "kind add", "NAME", N_ ("Adds a kind of measure of one’s own."), WRITE, livret_cli_kind_add,
    kind_add_options },
  { "kind list", "", N_ ("Lists the kinds of measures that were added."), READ,
    livret_cli_kind_list, NULL },
  { "kind change", "KIND", N_ ("Changes a kind that was added; its id stays."), WRITE,
    livret_cli_kind_change, kind_change_options },
  { "kind delete", "KIND", N_ ("Takes away a kind that was added and has no readings."), WRITE,
    livret_cli_kind_delete, NULL },
  { "issuer add", "FILE",
    N_ ("Believes signed health cards by the keys (JWKS), issuers or withdrawn cards in FILE."),
    WRITE, livret_cli_issuer_add, issuer_add_options },
  { "issuer list", "", N_ ("Lists whom signed health cards are believed."), READ,
    livret_cli_issuer_list, NULL },
  { "issuer remove", "URL", N_ ("Takes away an issuer that was added."), WRITE,
    livret_cli_issuer_remove, NULL },
  { "reading add", "", N_ ("Adds a reading typed by hand."), WRITE, livret_cli_reading_add,
    reading_add_options },
  { "reading edit", "ID", N_ ("Corrects a reading; what was found is kept beside."), WRITE,
    livret_cli_reading_edit, reading_edit_options },
  { "reading delete", "ID", N_ ("Deletes a reading; no import brings it back."), WRITE,
    livret_cli_reading_delete, NULL },
  { "reading restore", "ID", N_ ("Takes a deleted reading back."), WRITE,
    livret_cli_reading_restore, NULL },
  { "reading move", "ID", N_ ("Gives a reading to another person."), WRITE, livret_cli_reading_move,
    reading_move_options },

  { "reading give", "NAME",
    N_ ("Gives many readings to another person: of a kind, a source, a period."), WRITE,
    livret_cli_readings_give, reading_give_options },

  { "source list", "KIND",
    N_ ("Lists the sources of a measure in the order in which they count, and what came twice."),
    READ, livret_cli_source_list, measure_options },
  { "source order", "KIND SOURCE...",
    N_ ("Says which source of a measure counts first, by name or number."), WRITE,
    livret_cli_source_order, source_order_options },
  { "source reset", "KIND", N_ ("All sources of a measure count, in no order of one’s own."), WRITE,
    livret_cli_source_reset, measure_options },
  { "source slots", "",
    N_ ("Lists the users of shared devices: whose each is, and which readings wait."), READ,
    livret_cli_source_slots, NULL },
  { "source assign", "SOURCE DEVICE", N_ ("Says whose the readings of a shared device’s user are."),
    WRITE, livret_cli_source_assign, source_assign_options },

  { "measure list", "", N_ ("Lists the targets and notes of measures, and which are hidden."), READ,
    livret_cli_measure_list, measure_options },
  { "measure target set", "KIND", N_ ("Sets the target of a measure."), WRITE,
    livret_cli_measure_target_set, measure_target_options },
  { "measure target clear", "KIND", N_ ("Takes the target of a measure away."), WRITE,
    livret_cli_measure_target_clear, measure_options },
  { "measure note set", "KIND", N_ ("Writes the note on a measure."), WRITE,
    livret_cli_measure_note_set, measure_note_options },
  { "measure note clear", "KIND", N_ ("Takes the note on a measure away."), WRITE,
    livret_cli_measure_note_clear, measure_options },
  { "note add", "TEXT", N_ ("Notes something on a day, beside a measure or all of them."), WRITE,
    livret_cli_note_add, note_add_options },
  { "note list", "", N_ ("Lists the notes on days."), READ, livret_cli_note_list,
    note_list_options },
  { "note edit", "ID", N_ ("Changes a note on a day."), WRITE, livret_cli_note_edit,
    note_edit_options },
  { "note delete", "ID", N_ ("Deletes a note on a day for good."), WRITE, livret_cli_note_delete,
    NULL },
  { "measure unit set", "KIND", N_ ("Shows the readings of a measure in this unit."), WRITE,
    livret_cli_measure_unit_set, measure_unit_options },
  { "measure unit clear", "KIND", N_ ("Shows them in the usual unit again."), WRITE,
    livret_cli_measure_unit_clear },
  { "summary", "KIND", N_ ("Says in a sentence what the chart of a measure shows."), READ,
    livret_cli_summary, figures_options },
  { "figures", "KIND",
    N_ ("What is computed of the readings: each figure with its formula, inputs and source."), READ,
    livret_cli_figures, figures_options },
  { "measure hide", "KIND", N_ ("Puts a measure among the hidden ones; its readings stay."), WRITE,
    livret_cli_measure_hide, measure_options },
  { "measure show", "KIND", N_ ("Shows a hidden measure again."), WRITE, livret_cli_measure_show,
    measure_options },

  { "grant create", "", N_ ("Lets named items out to a practitioner, in one package."), SESSION,
    livret_cli_grant_create, grant_create_options },
  { "grant again", "ID", N_ ("Makes a grant’s package once more, while the grant holds."), SESSION,
    livret_cli_grant_again, grant_again_options },
  { "grant list", "", N_ ("Lists the grants, newest first."), READ, livret_cli_grant_list,
    grant_list_options },
  { "grant show", "ID", N_ ("Shows a grant and what it names."), READ, livret_cli_grant_show,
    NULL },
  { "grant end", "ID", N_ ("Ends a grant; what was handed over stays so."), WRITE,
    livret_cli_grant_end, NULL },
  { "grant routes", "", N_ ("Explains the routes and what each can enforce."), NOTHING,
    livret_cli_grant_routes, NULL },

  { "open", "FILE", N_ ("Opens a package made by Livret and lists what is in it."), NOTHING,
    livret_cli_open, open_options },
  { "journal", "", N_ ("Shows the journal, newest first, or verifies it."), SESSION,
    livret_cli_journal, journal_options },
  { "sample", "DIR", N_ ("Makes a made-up household in the new folder DIR, to try Livret with."),
    NOTHING, livret_cli_sample, sample_options },
  { "formats", "", N_ ("Lists the formats that can be imported."), NOTHING, livret_cli_formats,
    NULL },
  { NULL },
};

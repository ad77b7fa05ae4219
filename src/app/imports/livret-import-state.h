/* livret-import-state.h: what would be imported, and what the preview says of it. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-imports.h"

G_BEGIN_DECLS

/**
 * LivretImportFile: one file of a preview.
 * @fd: its bytes, -1 if it could not be opened; owned
 * @person: id
 * @title, @category, @date: as the person changed them; %NULL: as found
 * @result: (nullable): of the dry run; %NULL while it is read, or when it failed
 * @failure: (nullable): why the whole file is set aside
 * @ticked: to be added; means nothing while a question is open
 * @accepted: the answer to the question of identity
 * @declined: the other answer: set aside
 * @intimate: what is not taken unasked was asked for
 * @pictures: (nullable) (element-type LivretImportFile): the photographs it was made of, as they
 * are
 * @sheets: (nullable) (element-type LivretArrangeSheet): how
 * @unreadable: it failed because no format knows it, or it is damaged
 * @described: it was asked whether it is a table
 * @table: (nullable): what it looks like, of a table whose columns can be told
 * @mapping: (nullable): what its columns hold, as told now, or @remembered from the last time
 * @slots: (element-type LivretSlotChoice): whose users of shared devices are, as told now
 */
typedef struct
{
  char *name;
  int fd;
  char *person;
  char *title;
  char *category;
  char *date;
  LivretImportResult *result;
  char *failure;
  gboolean ticked;
  gboolean accepted;
  gboolean declined;
  gboolean intimate;
  GPtrArray *pictures;
  GArray *sheets;
  gboolean unreadable;
  gboolean described;
  gboolean remembered;
  LivretCsvTable *table;
  LivretCsvMapping *mapping;
  GPtrArray *slots;
} LivretImportFile;

LivretImportFile *livret_import_file_new (const char *name, int fd, const char *person);
void livret_import_file_free (LivretImportFile *file);
/** livret_import_file_copy: (transfer full): the same bytes for the same person, nothing said of
 * them yet. */
LivretImportFile *livret_import_file_copy (const LivretImportFile *file);
/** livret_import_pictures_copy: (transfer full) (element-type LivretImportFile): a copy of each. */
GPtrArray *livret_import_pictures_copy (GPtrArray *pictures);
/** livret_import_file_keep_words: what a person said of @before is said of what was made of it. */
void livret_import_file_keep_words (LivretImportFile *file, const LivretImportFile *before);

/** livret_import_file_question: whether it names somebody else and nobody has answered yet. */
gboolean livret_import_file_question (const LivretImportFile *file);
/** livret_import_file_wants_columns: a table of which nothing is known until its columns are told.
 */
gboolean livret_import_file_wants_columns (const LivretImportFile *file);
/** livret_import_file_adds: whether it will be added: ticked, new, and no question left. */
gboolean livret_import_file_adds (const LivretImportFile *file);
/** livret_import_file_is_document: (nullable): its one item if the file is one document. */
const LivretImportItem *livret_import_file_document (const LivretImportFile *file);
/** livret_import_file_title: (transfer full): for people. */
char *livret_import_file_title (const LivretImportFile *file);
/**
 * livret_import_file_category: (transfer full): as chosen, as the file tells, else guessed by words
 * of its title; %NULL if it is no document.
 */
char *livret_import_file_category (const LivretImportFile *file);
/** livret_import_file_subtitle: (transfer full): "scan.pdf · 2 pages", "bp.csv · Blood pressure, 38
 * readings". */
char *livret_import_file_subtitle (const LivretImportFile *file);
/** livret_import_file_standing: (transfer full): who signed the health cards in it and whether they
 * hold, a sentence a line; "" of a file without. */
char *livret_import_file_standing (const LivretImportFile *file);

/**
 * LivretImportState:
 * @heading: "Look before adding"; @summary: the four figures as a sentence
 * @button: "Add the 12", "Answer 1 question first"
 * @reading: files still being read
 * @withheld: readings among those set aside that could be asked for
 */
typedef struct
{
  gint64 read;
  gint64 stored;
  gint64 already;
  gint64 set_aside;
  gint64 withheld;
  guint reading;
  guint questions;
  guint files;   /* that will be added */
  gint64 adding; /* items in them */
  gboolean can_add;
  char *summary;
  char *button;
} LivretImportState;

/** livret_import_files_person: (nullable): id of the one person whom all @files are of; borrowed.
 */
const char *livret_import_files_person (GPtrArray *files);

/** livret_import_files_ask: asks for what is not taken unasked, or no longer does, where a file has
 * such: it is to be looked into again. %FALSE if nothing changes. */
gboolean livret_import_files_ask (GPtrArray *files, gboolean intimate);

/** livret_import_state_new: @files: (element-type LivretImportFile). */
LivretImportState *livret_import_state_new (GPtrArray *files);
void livret_import_state_free (LivretImportState *state);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretImportState, livret_import_state_free)

/** livret_import_done_words: (transfer full): what the message says after it: "3 documents added".
 */
char *livret_import_done_words (gint64 stored, gint64 set_aside);

G_END_DECLS

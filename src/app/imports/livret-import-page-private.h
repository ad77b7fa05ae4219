/* livret-import-page-private.h: what the files of the import preview share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/widgets/livret-meter.h"
#include "app/imports/livret-import-job.h"
#include "app/imports/livret-import-page.h"
#include "app/imports/livret-import-row.h"

G_BEGIN_DECLS

struct _LivretImportPage
{
  LivretPage parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *figures;
  GtkWidget *read_figure;
  GtkWidget *stored_figure;
  GtkWidget *already_figure;
  GtkWidget *aside_figure;
  GtkBox *questions;
  GtkWidget *slots_box;
  GtkListBox *slots_list;
  GtkWidget *private_list;
  AdwSwitchRow *private_row;
  GtkWidget *join_card;
  GtkWidget *join_label;
  GtkWidget *aside_box;
  GtkListBox *aside_list;
  GtkListBox *list;
  GtkWidget *all_button;
  GtkWidget *bar;
  GtkWidget *promise; /* of the bar, where that has no room for it */
  GtkWidget *bar_stack;
  GtkWidget *progress_label;
  LivretMeter *meter;
  GtkWidget *cancel_button;
  GtkWidget *add_button;

  GPtrArray *files;  /* LivretImportFile */
  GPtrArray *rows;   /* LivretImportRow, borrowed, beside them */
  char *slots_shown; /* what the list of slots says */
  gboolean compact;
  gboolean join_wanted;
  GStrv proposed;                   /* (nullable): whose each file seems to be */
  gboolean making;                  /* a document out of photographs */
  const LivretImportFile *arranged; /* whose photographs or columns are at hand; only compared */
  const LivretImportFile *looking;  /* the file being looked into; only compared */
  gboolean looking_intimate;        /* with what is not taken unasked */
  gboolean busy;                    /* a dry run is under way */
  gint64 withheld;                  /* what could be asked for, when it was last known */

  GCancellable *importing; /* NULL: not yet */
  LivretGauge *gauge;
  GPtrArray *imports; /* LivretImportResult, once all is done */
  gint64 stored;
  gint64 set_aside;
  char *document; /* id of the last one added, if that is all a file held */
};

/** livret_import_page_clear_rows: the rows borrow the files: they go first. */
void livret_import_page_clear_rows (LivretImportPage *self);
/** livret_import_page_fill_rows: a row for each file there is now. */
void livret_import_page_fill_rows (LivretImportPage *self);
/** livret_import_page_look_at_next: a dry run of a file that has had none, if none is under way. */
void livret_import_page_look_at_next (LivretImportPage *self);

/** livret_import_page_whose: (transfer full): name and age of @person, as a subtitle; %NULL: the
 * whole household. */
char *livret_import_page_whose (LivretImportPage *self, const char *person);
/** livret_import_page_show_questions: what is asked about the files, and all that follows. */
void livret_import_page_show_questions (LivretImportPage *self);

/* livret-import-columns.c */
/** livret_import_page_describe: looks whether the file just read is a table whose columns can be
 * told; %FALSE if there is no need. */
gboolean livret_import_page_describe (LivretImportPage *self, LivretImportFile *file);
/** livret_import_page_tell_columns: shows the page on which they are told. */
void livret_import_page_tell_columns (LivretImportPage *self, LivretImportFile *file);
/** livret_import_page_columns_card: asks to tell them. */
GtkWidget *livret_import_page_columns_card (LivretImportPage *self, LivretImportFile *file);

/* livret-import-slot-list.c */
/** livret_import_page_show_slots: whose the users of shared devices are, if the files hold any. */
void livret_import_page_show_slots (LivretImportPage *self);

/* livret-import-photographs.c */
/** livret_import_page_is_picture: whether it can become a page. */
gboolean livret_import_page_is_picture (const LivretImportFile *file);
/** livret_import_page_arrange: shows the page that arranges the photographs of a row's file,
 * or on which the columns of its table are told. */
void livret_import_page_arrange (LivretImportRow *row, LivretImportPage *self);

G_END_DECLS

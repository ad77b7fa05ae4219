/* livret-reading-dialog-private.h: what the parts of the dialog of a reading share.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/readings/livret-reading-dialog.h"
#include "app/readings/livret-reading-state.h"

G_BEGIN_DECLS

struct _LivretReadingDialog
{
  AdwDialog parent_instance;

  AdwWindowTitle *heading;
  GtkWidget *save_button;
  AdwComboRow *person_row;
  AdwComboRow *kind_row;
  GtkWidget *new_kind_row;
  GtkWidget *first_row;
  GtkWidget *second_row;
  GtkWidget *third_row;
  AdwComboRow *unit_row;
  GtkWidget *value_notes;
  GtkWidget *value_error;
  GtkWidget *warning;
  GtkWidget *day_row;
  GtkWidget *time_row;
  GtkCalendar *calendar;
  GtkPopover *calendar_popover;
  GtkWidget *when_notes;
  GtkWidget *when_error;
  GtkWidget *found_group;
  AdwActionRow *found_row;
  AdwActionRow *origin_row;
  GtkWidget *again_group;
  GtkWidget *added_notes;
  GtkWidget *added;

  LivretHousehold *household;
  GTimeZone *zone;
  GCancellable *cancellable;
  char *person;
  const LivretKind *kind;
  gboolean settled; /* the kind was given, or chosen */
  GPtrArray *kinds; /* LivretKind in the order of the row */
  GArray *habits;   /* LivretReadingHabit, NULL until read */
  gboolean filling;
  gboolean busy;
  GError *failed;

  gboolean editing;
  LivretReading reading; /* that is corrected */
  char *as_filled[LIVRET_COMPONENTS_MAX];
  char *when_filled;

  GArray *keys; /* LivretReadingKey: added so far */
  char *last_added;
  gboolean again;
};

/* In livret-reading-dialog.c. */

GtkWidget *livret_reading_dialog_get_row (LivretReadingDialog *self, guint component);
const char *livret_reading_dialog_get_unit (LivretReadingDialog *self);
/** livret_reading_dialog_get_state: (transfer full): of what is typed now. */
LivretReadingState *livret_reading_dialog_get_state (LivretReadingDialog *self);
/** livret_reading_dialog_apply: says what is wrong, and lets save or not. */
void livret_reading_dialog_apply (LivretReadingDialog *self);
/** livret_reading_dialog_set_when: @wall: seconds as if UTC. */
void livret_reading_dialog_set_when (LivretReadingDialog *self, gint64 wall);

/* In livret-reading-keep.c. */

/** livret_reading_dialog_keep: adds or corrects, if what is typed can be kept; @again: then lets
 * another one be typed. */
void livret_reading_dialog_keep (LivretReadingDialog *self, gboolean again);
/** livret_reading_dialog_offer_undo: of all that was added. */
void livret_reading_dialog_offer_undo (LivretReadingDialog *self);

G_END_DECLS

/* livret-entry-state.h: a health statement as words, and what is wrong with a typed one. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-entries.h"

G_BEGIN_DECLS

/** LivretEntryInput: what stands in the dialog; @section: (nullable): id. */
typedef struct
{
  const char *text;
  const char *from;
  const char *until;
  const char *section;
} LivretEntryInput;

/**
 * LivretEntryState:
 * @error: (nullable): what to say under the fields, translated, static
 */
typedef struct
{
  gboolean can_save;
  const char *error;
  LivretDate from;
  LivretDate until;
} LivretEntryState;

LivretEntryState livret_entry_state (const LivretEntryInput *input);

/** livret_entry_state_title: the statement, or the section's "none"; borrowed. */
const char *livret_entry_state_title (const LivretEntry *entry);
/** livret_entry_state_subtitle: (transfer full): "since 2019", "declared on …", comment. */
char *livret_entry_state_subtitle (const LivretEntry *entry);
/** livret_entry_state_heading: (transfer full): the section and how many statements it holds:
 * "Treatments · 3"; a declared "none" is not counted. @entries: (element-type LivretEntry). */
char *livret_entry_state_heading (const GPtrArray *entries, const LivretSection *section);
/** livret_entry_state_warning: (nullable): what is to be known of a section as a whole: that its
 * blood groups contradict each other. @entries: (element-type LivretEntry); translated, static. */
const char *livret_entry_state_warning (const GPtrArray *entries, const char *section);
/** livret_entry_state_add: "Add a Treatment", by section id; translated, static. */
const char *livret_entry_state_add (const char *section);
/** livret_entry_state_comment: what the comment of a section is; translated, static. */
const char *livret_entry_state_comment (const char *section);
/**
 * livret_entry_state_origins: (transfer full): how a blood group may be known, to choose from: "Not
 * noted" first, "Something else", which is written in words, last.
 */
GStrv livret_entry_state_origins (void);
/** livret_entry_state_origin: place of what a comment says among those. */
guint livret_entry_state_origin (const char *comment);
/** livret_entry_state_origin_comment: (transfer full): what is kept for the choice at @place;
 * @words: what is written, for the last. */
char *livret_entry_state_origin_comment (guint place, const char *words);
/** livret_entry_state_hint: what to write in the text field of a section; translated, static. */
const char *livret_entry_state_hint (const char *section);

G_END_DECLS

/* livret-arrange-state.h: photographs as pages: their order, turns and crops, with undo. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record/livret-reader.h"

G_BEGIN_DECLS

/**
 * LivretArrangeSheet: a page to be.
 * @picture: which photograph; @page: of it, from 0
 * @turns: quarter turns clockwise of what stands upright; @crop: of the picture turned so
 * @left_out: not to be added
 */
typedef struct
{
  guint picture;
  guint page;
  guint turns;
  LivretCrop crop;
  gboolean left_out;
} LivretArrangeSheet;

/** livret_arrange_sheets_new: (transfer full) (element-type LivretArrangeSheet): empty. */
GArray *livret_arrange_sheets_new (void);
/** livret_arrange_sheets_add: a whole page, last. */
void livret_arrange_sheets_add (GArray *sheets, guint picture, guint page);
/** livret_arrange_sheet_changed: turned or cropped. */
gboolean livret_arrange_sheet_changed (const LivretArrangeSheet *sheet);

/* The least side of a frame, in LIVRET_CROP_SIDE-ths. */
#define LIVRET_CROP_LEAST (LIVRET_CROP_SIDE / 20)

typedef enum
{
  LIVRET_EDGE_LEFT,
  LIVRET_EDGE_TOP,
  LIVRET_EDGE_RIGHT,
  LIVRET_EDGE_BOTTOM,
} LivretEdge;

gboolean livret_crop_is_whole (const LivretCrop *crop);
/** livret_crop_turned: the same part of the picture after @quarters clockwise (negative: to the
 * left). */
LivretCrop livret_crop_turned (const LivretCrop *crop, int quarters);
/** livret_crop_with_edge: one edge put at @place, as far as the picture and the opposite edge
 * allow.
 */
LivretCrop livret_crop_with_edge (const LivretCrop *crop, LivretEdge edge, int place);
/** livret_crop_shifted: moved without changing its size, as far as the picture allows. */
LivretCrop livret_crop_shifted (const LivretCrop *crop, int right, int down);

/** LivretArrangement: the sheets and what was done to them. */
typedef struct _LivretArrangement LivretArrangement;

/** livret_arrangement_new: @sheets is copied. */
LivretArrangement *livret_arrangement_new (GArray *sheets);
void livret_arrangement_free (LivretArrangement *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretArrangement, livret_arrangement_free)

/** livret_arrangement_sheets: borrowed until the next change. */
GArray *livret_arrangement_sheets (LivretArrangement *self);
const LivretArrangeSheet *livret_arrangement_get (LivretArrangement *self, guint at);
guint livret_arrangement_count (LivretArrangement *self);
/** livret_arrangement_kept: how many are not left out. */
guint livret_arrangement_kept (LivretArrangement *self);

/* Each answers whether something changed; what changed can be undone. */
gboolean livret_arrangement_move (LivretArrangement *self, guint from, guint to);
gboolean livret_arrangement_turn (LivretArrangement *self, guint at, int quarters);
gboolean livret_arrangement_crop (LivretArrangement *self, guint at, const LivretCrop *crop);
gboolean livret_arrangement_leave_out (LivretArrangement *self, guint at, gboolean left_out);
gboolean livret_arrangement_can_undo (LivretArrangement *self);
gboolean livret_arrangement_undo (LivretArrangement *self);

/** livret_arrangement_title: (transfer full): "Page 2 of 5", "Left out". */
char *livret_arrangement_title (LivretArrangement *self, guint at);
/** livret_arrangement_words: (transfer full): "turned to the right · cropped"; "" if neither. */
char *livret_arrangement_words (LivretArrangement *self, guint at);
/** livret_arrangement_button: (transfer full): of the act that ends the page. */
char *livret_arrangement_button (LivretArrangement *self);

G_END_DECLS

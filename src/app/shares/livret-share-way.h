/* livret-share-way.h: which pages a share goes through, and in which order. Pure.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "app/shares/livret-share-draft.h"

G_BEGIN_DECLS

/** LivretShareWay: @steps: the first @n count. */
typedef struct
{
  LivretShareStep steps[LIVRET_STEPS];
  guint n;
} LivretShareWay;

/** livret_share_way_init: five pages; @brief: three, for what is ticked already. */
void livret_share_way_init (LivretShareWay *way, gboolean brief);
/** livret_share_way_insert_what: puts what is ticked behind the first page of a brief way, so that
 * it can be changed; nothing where it has its place. */
void livret_share_way_insert_what (LivretShareWay *way);

/** livret_share_way_place: from 0; way->n if @step is not on it. */
guint livret_share_way_place (const LivretShareWay *way, LivretShareStep step);
/** livret_share_way_next, livret_share_way_previous: @step itself at the end. */
LivretShareStep livret_share_way_next (const LivretShareWay *way, LivretShareStep step);
LivretShareStep livret_share_way_previous (const LivretShareWay *way, LivretShareStep step);

G_END_DECLS

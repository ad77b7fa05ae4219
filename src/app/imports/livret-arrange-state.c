/* livret-arrange-state.c: photographs as pages: their order, turns and crops, with undo.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-arrange-state.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/widgets/livret-wording.h"

struct _LivretArrangement
{
  GArray *sheets;
  GPtrArray *before; /* GArray: the sheets as they were, oldest first */
};

GArray *
livret_arrange_sheets_new (void)
{
  return g_array_new (FALSE, TRUE, sizeof (LivretArrangeSheet));
}

void
livret_arrange_sheets_add (GArray *sheets, guint picture, guint page)
{
  LivretArrangeSheet sheet = { picture, page, 0, LIVRET_CROP_NONE, FALSE };

  g_array_append_val (sheets, sheet);
}

gboolean
livret_arrange_sheet_changed (const LivretArrangeSheet *sheet)
{
  return sheet->turns != 0 || !livret_crop_is_whole (&sheet->crop);
}

/* Crops ----------------------------------------------------------------------- */

gboolean
livret_crop_is_whole (const LivretCrop *crop)
{
  return crop->left == 0 && crop->top == 0 && crop->right == LIVRET_CROP_SIDE &&
         crop->bottom == LIVRET_CROP_SIDE;
}

LivretCrop
livret_crop_turned (const LivretCrop *crop, int quarters)
{
  LivretCrop turned = *crop;

  for (int i = ((quarters % 4) + 4) % 4; i > 0; i--)
    turned = (LivretCrop) { LIVRET_CROP_SIDE - turned.bottom, turned.left,
                            LIVRET_CROP_SIDE - turned.top, turned.right };
  return turned;
}

LivretCrop
livret_crop_with_edge (const LivretCrop *crop, LivretEdge edge, int place)
{
  LivretCrop moved = *crop;

  switch (edge)
    {
    case LIVRET_EDGE_LEFT:
      moved.left = (guint) CLAMP (place, 0, (int) crop->right - LIVRET_CROP_LEAST);
      break;
    case LIVRET_EDGE_TOP:
      moved.top = (guint) CLAMP (place, 0, (int) crop->bottom - LIVRET_CROP_LEAST);
      break;
    case LIVRET_EDGE_RIGHT:
      moved.right = (guint) CLAMP (place, (int) crop->left + LIVRET_CROP_LEAST, LIVRET_CROP_SIDE);
      break;
    case LIVRET_EDGE_BOTTOM:
    default:
      moved.bottom = (guint) CLAMP (place, (int) crop->top + LIVRET_CROP_LEAST, LIVRET_CROP_SIDE);
      break;
    }
  return moved;
}

LivretCrop
livret_crop_shifted (const LivretCrop *crop, int right, int down)
{
  int x = CLAMP (right, -(int) crop->left, (int) (LIVRET_CROP_SIDE - crop->right));
  int y = CLAMP (down, -(int) crop->top, (int) (LIVRET_CROP_SIDE - crop->bottom));

  return (LivretCrop) { crop->left + (guint) x, crop->top + (guint) y, crop->right + (guint) x,
                        crop->bottom + (guint) y };
}

/* The arrangement ------------------------------------------------------------- */

LivretArrangement *
livret_arrangement_new (GArray *sheets)
{
  LivretArrangement *self = g_new0 (LivretArrangement, 1);

  self->sheets = g_array_copy (sheets);
  self->before = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  return self;
}

void
livret_arrangement_free (LivretArrangement *self)
{
  g_array_unref (self->sheets);
  g_ptr_array_unref (self->before);
  g_free (self);
}

GArray *
livret_arrangement_sheets (LivretArrangement *self)
{
  return self->sheets;
}

static LivretArrangeSheet *
get_sheet (LivretArrangement *self, guint at)
{
  return &g_array_index (self->sheets, LivretArrangeSheet, at);
}

const LivretArrangeSheet *
livret_arrangement_get (LivretArrangement *self, guint at)
{
  return get_sheet (self, at);
}

guint
livret_arrangement_count (LivretArrangement *self)
{
  return self->sheets->len;
}

static guint
count_kept (LivretArrangement *self, guint until)
{
  guint kept = 0;

  for (guint i = 0; i < until; i++)
    kept += !get_sheet (self, i)->left_out;
  return kept;
}

guint
livret_arrangement_kept (LivretArrangement *self)
{
  return count_kept (self, self->sheets->len);
}

static void
remember (LivretArrangement *self)
{
  g_ptr_array_add (self->before, g_array_copy (self->sheets));
}

gboolean
livret_arrangement_move (LivretArrangement *self, guint from, guint to)
{
  LivretArrangeSheet sheet;

  if (from >= self->sheets->len || to >= self->sheets->len || from == to)
    return FALSE;
  remember (self);
  sheet = *get_sheet (self, from);
  g_array_remove_index (self->sheets, from);
  g_array_insert_val (self->sheets, to, sheet);
  return TRUE;
}

gboolean
livret_arrangement_turn (LivretArrangement *self, guint at, int quarters)
{
  LivretArrangeSheet *sheet;

  if (at >= self->sheets->len || quarters % 4 == 0)
    return FALSE;
  remember (self);
  sheet = get_sheet (self, at);
  sheet->turns = (guint) ((((int) sheet->turns + quarters) % 4 + 4) % 4);
  sheet->crop = livret_crop_turned (&sheet->crop, quarters);
  return TRUE;
}

gboolean
livret_arrangement_crop (LivretArrangement *self, guint at, const LivretCrop *crop)
{
  if (at >= self->sheets->len || memcmp (&get_sheet (self, at)->crop, crop, sizeof *crop) == 0)
    return FALSE;
  remember (self);
  get_sheet (self, at)->crop = *crop;
  return TRUE;
}

gboolean
livret_arrangement_leave_out (LivretArrangement *self, guint at, gboolean left_out)
{
  if (at >= self->sheets->len || get_sheet (self, at)->left_out == left_out)
    return FALSE;
  remember (self);
  get_sheet (self, at)->left_out = left_out;
  return TRUE;
}

gboolean
livret_arrangement_can_undo (LivretArrangement *self)
{
  return self->before->len > 0;
}

gboolean
livret_arrangement_undo (LivretArrangement *self)
{
  if (self->before->len == 0)
    return FALSE;
  g_array_unref (self->sheets);
  self->sheets = g_ptr_array_steal_index (self->before, self->before->len - 1);
  return TRUE;
}

/* Words ----------------------------------------------------------------------- */

char *
livret_arrangement_title (LivretArrangement *self, guint at)
{
  if (get_sheet (self, at)->left_out)
    return g_strdup (_ ("Left out"));
  return g_strdup_printf (_ ("Page %u of %u"), count_kept (self, at) + 1,
                          livret_arrangement_kept (self));
}

char *
livret_arrangement_words (LivretArrangement *self, guint at)
{
  static const char *const turned[] = { NULL, N_ ("turned to the right"), N_ ("upside down"),
                                        N_ ("turned to the left") };
  const LivretArrangeSheet *sheet = get_sheet (self, at);
  const char *turn = turned[sheet->turns] ? _ (turned[sheet->turns]) : NULL;
  const char *crop = livret_crop_is_whole (&sheet->crop) ? NULL : _ ("cropped");

  if (turn == NULL)
    return g_strdup (crop ? crop : "");
  return livret_wording_join (turn, crop, NULL);
}

char *
livret_arrangement_button (LivretArrangement *self)
{
  guint kept = livret_arrangement_kept (self);

  if (kept == 0)
    return g_strdup (_ ("All Pages Are Left Out"));
  if (self->sheets->len == 1)
    return g_strdup (_ ("Use This Picture"));
  return g_strdup_printf (ngettext ("Use This Page", "Use These %u Pages", kept), kept);
}

/* livret-wire-kinds.c: the kinds of readings that people added, in a frame.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "record/livret-wire-kinds.h"

#include "record/livret-own-kind.h"

static void
put_kind (LivretWireFrame *frame, const LivretKind *kind)
{
  livret_wire_put_text (frame, kind->id);
  livret_wire_put_u32 (frame, (guint32) kind->number);
  livret_wire_put_text (frame, kind->label);
  livret_wire_put_text (frame, kind->unit);
  livret_wire_put_u32 (frame, (guint32) kind->decimals);
  livret_wire_put (frame, &kind->components[0].plausible_low, sizeof (double));
  livret_wire_put (frame, &kind->components[0].plausible_high, sizeof (double));
  livret_wire_put_text (frame, livret_aggregate_id (kind->aggregate));
}

void
livret_wire_put_own_kinds (LivretWireFrame *frame)
{
  const LivretKind *const *all = livret_kinds ();
  guint32 n = 0;

  for (guint i = 0; all[i] != NULL; i++)
    n += all[i]->own;
  livret_wire_put_u32 (frame, n);
  for (guint i = 0; all[i] != NULL; i++)
    if (all[i]->own)
      put_kind (frame, all[i]);
}

static LivretOwnKind *
take_kind (LivretWireFrame *frame)
{
  g_autoptr (LivretOwnKind) kind = livret_own_kind_new ();
  g_autofree char *aggregate = NULL;

  g_free (kind->id);
  g_free (kind->name);
  g_free (kind->unit);
  kind->id = livret_wire_take_text (frame);
  kind->number = (int) livret_wire_take_u32 (frame);
  kind->name = livret_wire_take_text (frame);
  kind->unit = livret_wire_take_text (frame);
  kind->decimals = (int) livret_wire_take_u32 (frame);
  livret_wire_take (frame, &kind->low, sizeof kind->low);
  livret_wire_take (frame, &kind->high, sizeof kind->high);
  aggregate = livret_wire_take_text (frame);
  if (frame->damaged || kind->id == NULL || kind->name == NULL || kind->unit == NULL ||
      kind->number < LIVRET_OWN_NUMBER_FIRST || aggregate == NULL ||
      !livret_aggregate_parse (aggregate, &kind->aggregate))
    return NULL;
  return g_steal_pointer (&kind);
}

void
livret_wire_take_own_kinds (LivretWireFrame *frame)
{
  g_autoptr (GPtrArray) kinds =
      g_ptr_array_new_with_free_func ((GDestroyNotify) livret_own_kind_free);
  guint32 n = livret_wire_take_u32 (frame);

  frame->damaged = frame->damaged || n > LIVRET_OWN_KINDS_MAX;
  for (guint32 i = 0; !frame->damaged && i < n; i++)
    {
      LivretOwnKind *kind = take_kind (frame);

      if (kind != NULL)
        g_ptr_array_add (kinds, kind);
      else
        frame->damaged = TRUE;
    }
  if (!frame->damaged)
    livret_own_kinds_use (kinds);
}

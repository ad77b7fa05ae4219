/* livret-reading-keep.c: what the dialog of a reading keeps, and the undo it offers.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/readings/livret-reading-dialog-private.h"

#include <glib/gi18n.h>

#include "app/readings/livret-reading-jobs.h"
#include "app/widgets/livret-field.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

void
livret_reading_dialog_offer_undo (LivretReadingDialog *self)
{
  LivretReadingWork *work;
  g_autofree char *message = NULL;

  if (self->keys->len == 0 || livret_household_get_session (self->household) == NULL)
    return;
  message =
      self->keys->len == 1
          ? g_strdup_printf (_ ("%s added"), self->last_added)
          : g_strdup_printf (ngettext ("%u reading added", "%u readings added", self->keys->len),
                             self->keys->len);
  work = livret_reading_work_new (self->person, NULL);
  g_array_append_vals (work->keys, self->keys->data, self->keys->len);
  g_array_set_size (self->keys, 0);
  livret_household_offer_undo (self->household, message, livret_reading_delete, work,
                               (GDestroyNotify) livret_reading_work_free);
}

static void
begin_again (LivretReadingDialog *self)
{
  g_autofree char *words = g_strdup_printf (
      ngettext ("%s added. %u reading so far.", "%s added. %u readings so far.", self->keys->len),
      self->last_added, self->keys->len);

  self->filling = TRUE;
  for (guint c = 0; c < LIVRET_COMPONENTS_MAX; c++)
    gtk_editable_set_text (GTK_EDITABLE (livret_reading_dialog_get_row (self, c)), "");
  livret_reading_dialog_set_when (self, livret_wording_wall (livret_clock_now ()));
  self->filling = FALSE;
  livret_field_words (self->added, words);
  gtk_widget_set_visible (self->added_notes, TRUE);
  livret_reading_dialog_apply (self);
  gtk_widget_grab_focus (self->first_row);
}

static void
on_added (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretReadingDialog) self = user_data;
  g_autofree LivretReadingKey *key = NULL;

  g_clear_error (&self->failed);
  key = livret_store_run_finish (LIVRET_STORE (store), result, &self->failed);
  self->busy = FALSE;
  if (key != NULL)
    g_array_append_vals (self->keys, key, 1);
  if (key == NULL)
    livret_reading_dialog_apply (self);
  else if (self->again)
    begin_again (self);
  else
    {
      livret_reading_dialog_offer_undo (self);
      adw_dialog_close (ADW_DIALOG (self));
    }
}

static void
add (LivretReadingDialog *self, const LivretReadingState *state)
{
  LivretReadingWork *work = livret_reading_work_new (self->person, self->kind);
  double canonical[LIVRET_COMPONENTS_MAX];
  gint64 now = livret_clock_now ();

  work->unit = livret_reading_dialog_get_unit (self);
  /* To the second where it is now, so that several of one minute keep their order. */
  work->when = now >= state->when && now < state->when + 60 ? now : state->when;
  work->offset_min = state->offset_min;
  memcpy (work->values, state->values, sizeof work->values);
  livret_kind_values_to_canonical (self->kind, state->values, work->unit, canonical);
  g_free (self->last_added);
  self->last_added = livret_kind_format (self->kind, canonical, work->unit);
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_WRITE,
                          livret_reading_add, work, (GDestroyNotify) livret_reading_work_free,
                          g_free, self->cancellable, on_added, g_object_ref (self));
}

static void
on_edited (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretReadingDialog) self = user_data;
  LivretReadingWork *back;

  g_clear_error (&self->failed);
  self->busy = FALSE;
  if (livret_store_run_finish (LIVRET_STORE (store), result, &self->failed) == NULL)
    {
      livret_reading_dialog_apply (self);
      return;
    }
  back = livret_reading_work_of (self->person, &self->reading.key);
  memcpy (back->values, self->reading.values, sizeof back->values);
  back->has_values = TRUE;
  back->when = self->reading.time;
  livret_household_offer_undo (self->household, _ ("Corrected"), livret_reading_edit, back,
                               (GDestroyNotify) livret_reading_work_free);
  adw_dialog_close (ADW_DIALOG (self));
}

/* Only what was changed becomes a correction: a value shown in another unit is not one. */
static void
edit (LivretReadingDialog *self, const LivretReadingState *state)
{
  LivretReadingWork *work = livret_reading_work_of (self->person, &self->reading.key);
  g_autofree char *when = g_strconcat (gtk_editable_get_text (GTK_EDITABLE (self->day_row)), " ",
                                       gtk_editable_get_text (GTK_EDITABLE (self->time_row)), NULL);

  for (guint c = 0; c < self->kind->n_components; c++)
    work->has_values |= !g_str_equal (
        gtk_editable_get_text (GTK_EDITABLE (livret_reading_dialog_get_row (self, c))),
        self->as_filled[c]);
  livret_kind_values_to_canonical (self->kind, state->values, livret_reading_dialog_get_unit (self),
                                   work->values);
  work->when = g_str_equal (when, self->when_filled) ? 0 : state->when;
  if (!work->has_values && work->when == 0)
    {
      livret_reading_work_free (work);
      adw_dialog_close (ADW_DIALOG (self));
      return;
    }
  livret_store_run_async (livret_household_get_store (self->household), LIVRET_DB_WRITE,
                          livret_reading_edit, work, (GDestroyNotify) livret_reading_work_free,
                          NULL, self->cancellable, on_edited, g_object_ref (self));
}

void
livret_reading_dialog_keep (LivretReadingDialog *self, gboolean again)
{
  g_autoptr (LivretReadingState) state = livret_reading_dialog_get_state (self);

  if (!state->can_save || self->busy || self->person == NULL ||
      livret_household_get_session (self->household) == NULL)
    return;
  self->busy = TRUE;
  self->again = again;
  livret_reading_dialog_apply (self);
  if (self->editing)
    edit (self, state);
  else
    add (self, state);
}

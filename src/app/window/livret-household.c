/* livret-household.c: the open vault as the pages see it.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-household.h"

#include <glib/gi18n.h>

#include "app/widgets/livret-error-text.h"
#include "app/widgets/livret-wording.h"
#include "base/livret-clock.h"

struct _LivretHousehold
{
  GObject parent_instance;

  LivretSession *session;
  GCancellable *cancellable;
  GPtrArray *people;
  char *person;
  gboolean chosen; /* somebody was chosen, or everybody */
  gboolean known;  /* people were read */
  LivretWidth width;
  gboolean reloading;
  gboolean stale;

  LivretStoreFunc undo_func;
  gpointer undo_data;
  GDestroyNotify undo_free;
};

enum
{
  PROP_PERSON_TITLE = 1,
  PROP_NARROW,
  PROP_TIGHT,
  PROP_LOOSE,
  PROP_ROOMY,
  PROP_SEVERAL,
  N_PROPS
};
static GParamSpec *props[N_PROPS];

enum
{
  PEOPLE_CHANGED,
  CHANGED,
  MESSAGE,
  NAVIGATE,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LivretHousehold, livret_household, G_TYPE_OBJECT)

static void
forget_undo (LivretHousehold *self)
{
  if (self->undo_free != NULL && self->undo_data != NULL)
    self->undo_free (self->undo_data);
  self->undo_func = NULL;
  self->undo_data = NULL;
  self->undo_free = NULL;
}

/* People ---------------------------------------------------------------------- */

static gpointer
list_people (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  return livret_people_list (db, error);
}

static void
choose_somebody (LivretHousehold *self)
{
  if (self->person != NULL && livret_household_find (self, self->person) == NULL)
    {
      g_clear_pointer (&self->person, g_free);
      self->chosen = FALSE;
    }
  if (self->chosen || self->people->len == 0)
    return;
  for (guint i = 0; i < self->people->len && self->person == NULL; i++)
    if (((LivretPerson *) self->people->pdata[i])->self)
      self->person = g_strdup (((LivretPerson *) self->people->pdata[i])->id);
  if (self->person == NULL)
    self->person = g_strdup (((LivretPerson *) self->people->pdata[0])->id);
  self->chosen = TRUE;
}

static gboolean
are_same (const GPtrArray *some, const GPtrArray *others)
{
  if (some->len != others->len)
    return FALSE;
  for (guint i = 0; i < some->len; i++)
    if (!livret_person_equal (some->pdata[i], others->pdata[i]))
      return FALSE;
  return TRUE;
}

static void
take_people (LivretHousehold *self, GPtrArray *people)
{
  /* Pages were told of the change that led here; nobody need read everything twice. */
  gboolean same = self->known && are_same (self->people, people);

  g_ptr_array_unref (self->people);
  self->people = people;
  self->known = TRUE;
  choose_somebody (self);
  if (same)
    return;
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON_TITLE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SEVERAL]);
}

static void
on_people_listed (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LivretHousehold) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *people = livret_store_run_finish (LIVRET_STORE (store), result, &error);

  self->reloading = FALSE;
  if (people == NULL)
    {
      livret_household_report (self, error);
      return;
    }
  take_people (self, people);
  if (self->stale)
    livret_household_reload (self);
}

void
livret_household_reload (LivretHousehold *self)
{
  if (self->session == NULL)
    return;
  self->stale = self->reloading;
  if (self->reloading)
    return;
  self->reloading = TRUE;
  livret_store_run_async (livret_household_get_store (self), LIVRET_DB_READ, list_people, NULL,
                          NULL, (GDestroyNotify) g_ptr_array_unref, self->cancellable,
                          on_people_listed, g_object_ref (self));
}

static void
on_store_changed (LivretStore *store, guint generation, LivretHousehold *self)
{
  livret_household_reload (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

GPtrArray *
livret_household_get_people (LivretHousehold *self)
{
  return self->people;
}

gboolean
livret_household_knows_people (LivretHousehold *self)
{
  return self->known;
}

const LivretPerson *
livret_household_find (LivretHousehold *self, const char *id)
{
  for (guint i = 0; id != NULL && i < self->people->len; i++)
    if (strcmp (((LivretPerson *) self->people->pdata[i])->id, id) == 0)
      return self->people->pdata[i];
  return NULL;
}

char *
livret_household_title_of (LivretHousehold *self, const char *id)
{
  const LivretPerson *person = livret_household_find (self, id);

  return person != NULL ? livret_wording_person (person, livret_clock_today ()) : g_strdup ("");
}

const LivretPerson *
livret_household_get_person (LivretHousehold *self)
{
  return livret_household_find (self, self->person);
}

const char *
livret_household_get_person_id (LivretHousehold *self)
{
  return self->person;
}

const LivretPerson *
livret_household_some_person (LivretHousehold *self)
{
  const LivretPerson *person = livret_household_get_person (self);

  return person != NULL || self->people->len == 0 ? person : self->people->pdata[0];
}

guint
livret_household_place (LivretHousehold *self, const char *id)
{
  for (guint i = 0; i < self->people->len; i++)
    if (g_strcmp0 (((LivretPerson *) self->people->pdata[i])->id, id) == 0)
      return i;
  return 0;
}

void
livret_household_select (LivretHousehold *self, const char *id)
{
  if (self->chosen && g_strcmp0 (id, self->person) == 0)
    return;
  g_set_str (&self->person, id);
  self->chosen = TRUE;
  g_signal_emit (self, signals[PEOPLE_CHANGED], 0);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_PERSON_TITLE]);
}

/* What the pages say ---------------------------------------------------------- */

void
livret_household_say (LivretHousehold *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message, FALSE);
}

void
livret_household_report (LivretHousehold *self, const GError *error)
{
  g_autofree char *text = NULL;

  if (error == NULL || g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  text = livret_error_text (error);
  livret_household_say (self, text);
}

void
livret_household_navigate (LivretHousehold *self, const char *page, const char *item)
{
  g_signal_emit (self, signals[NAVIGATE], 0, page, item);
}

void
livret_household_offer_undo (LivretHousehold *self,
                             const char *message,
                             LivretStoreFunc func,
                             gpointer data,
                             GDestroyNotify data_free)
{
  forget_undo (self);
  self->undo_func = func;
  self->undo_data = data;
  self->undo_free = data_free;
  g_signal_emit (self, signals[MESSAGE], 0, message, TRUE);
}

static void
on_undone (gpointer user_data)
{
  livret_household_say (user_data, _ ("Undone"));
}

gboolean
livret_household_undo (LivretHousehold *self)
{
  LivretStoreFunc func = self->undo_func;
  gpointer data = g_steal_pointer (&self->undo_data);
  GDestroyNotify data_free = self->undo_free;

  forget_undo (self);
  if (func == NULL)
    return FALSE;
  livret_household_write (self, func, data, data_free, on_undone, self);
  return TRUE;
}

typedef struct
{
  LivretHousehold *self;
  LivretUndo undo; /* no func: nothing is offered */
  char *message;   /* its own */
  GSourceOnceFunc done;
  GObject *done_data;
} Writing;

static void
writing_free (Writing *writing)
{
  if (writing->undo.data_free != NULL)
    writing->undo.data_free (writing->undo.data);
  g_clear_object (&writing->done_data);
  g_object_unref (writing->self);
  g_free (writing->message);
  g_free (writing);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Writing, writing_free)

static void
on_written (GObject *store, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Writing) writing = user_data;
  LivretUndo undo = writing->undo;
  g_autoptr (GError) error = NULL;

  if (livret_store_run_finish (LIVRET_STORE (store), result, &error) == NULL)
    {
      livret_household_report (writing->self, error);
      return;
    }
  writing->undo = (LivretUndo) { NULL };
  if (undo.func != NULL)
    livret_household_offer_undo (writing->self, writing->message, undo.func, undo.data,
                                 undo.data_free);
  if (writing->done != NULL)
    writing->done (writing->done_data);
}

void
livret_household_write (LivretHousehold *self,
                        LivretStoreFunc func,
                        gpointer data,
                        GDestroyNotify data_free,
                        GSourceOnceFunc done,
                        gpointer done_data)
{
  livret_household_change (self, func, data, data_free, (LivretUndo) { NULL }, done, done_data);
}

void
livret_household_change (LivretHousehold *self,
                         LivretStoreFunc func,
                         gpointer data,
                         GDestroyNotify data_free,
                         LivretUndo undo,
                         GSourceOnceFunc done,
                         gpointer done_data)
{
  Writing *writing;

  if (self->session == NULL)
    {
      if (data_free != NULL)
        data_free (data);
      if (undo.data_free != NULL)
        undo.data_free (undo.data);
      return;
    }
  writing = g_new0 (Writing, 1);
  writing->self = g_object_ref (self);
  writing->undo = undo;
  writing->message = g_strdup (undo.message);
  writing->done = done;
  writing->done_data = done != NULL ? g_object_ref (done_data) : NULL;
  livret_store_run_async (livret_household_get_store (self), LIVRET_DB_WRITE, func, data, data_free,
                          NULL, self->cancellable, on_written, writing);
}

/* The object ------------------------------------------------------------------ */

LivretSession *
livret_household_get_session (LivretHousehold *self)
{
  return self->session;
}

LivretStore *
livret_household_get_store (LivretHousehold *self)
{
  return livret_session_get_store (self->session);
}

GCancellable *
livret_household_get_cancellable (LivretHousehold *self)
{
  return self->cancellable;
}

gboolean
livret_household_get_narrow (LivretHousehold *self)
{
  return self->width >= LIVRET_WIDTH_NARROW;
}

gboolean
livret_household_get_tight (LivretHousehold *self)
{
  return self->width >= LIVRET_WIDTH_TIGHT;
}

gboolean
livret_household_get_cramped (LivretHousehold *self)
{
  return self->width == LIVRET_WIDTH_CRAMPED;
}

void
livret_household_set_width (LivretHousehold *self, LivretWidth width)
{
  if (self->width == width)
    return;
  self->width = width;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_TIGHT]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_LOOSE]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_NARROW]);
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_ROOMY]);
}

LivretSession *
livret_household_steal_session (LivretHousehold *self)
{
  if (self->session != NULL)
    g_signal_handlers_disconnect_by_data (livret_household_get_store (self), self);
  g_cancellable_cancel (self->cancellable);
  forget_undo (self);
  return g_steal_pointer (&self->session);
}

LivretHousehold *
livret_household_new (LivretSession *session)
{
  LivretHousehold *self = g_object_new (LIVRET_TYPE_HOUSEHOLD, NULL);

  self->session = session;
  g_signal_connect (livret_household_get_store (self), "changed", G_CALLBACK (on_store_changed),
                    self);
  livret_household_reload (self);
  return self;
}

static void
livret_household_finalize (GObject *object)
{
  LivretHousehold *self = LIVRET_HOUSEHOLD (object);
  LivretSession *session = livret_household_steal_session (self);

  g_clear_object (&session);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (livret_household_parent_class)->finalize (object);
}

static void
livret_household_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  LivretHousehold *self = LIVRET_HOUSEHOLD (object);

  switch (id)
    {
    case PROP_PERSON_TITLE:
      g_value_take_string (
          value, livret_wording_person (livret_household_get_person (self), livret_clock_today ()));
      break;
    case PROP_NARROW:
      g_value_set_boolean (value, livret_household_get_narrow (self));
      break;
    case PROP_LOOSE:
      g_value_set_boolean (value, !livret_household_get_tight (self));
      break;
    case PROP_TIGHT:
      g_value_set_boolean (value, livret_household_get_tight (self));
      break;
    case PROP_ROOMY:
      g_value_set_boolean (value, !livret_household_get_narrow (self));
      break;
    case PROP_SEVERAL:
      g_value_set_boolean (value, self->people->len > 1);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
livret_household_class_init (LivretHouseholdClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  object_class->finalize = livret_household_finalize;
  object_class->get_property = livret_household_get_property;
  props[PROP_PERSON_TITLE] = g_param_spec_string ("person-title", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_NARROW] =
      g_param_spec_boolean ("narrow", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_TIGHT] =
      g_param_spec_boolean ("tight", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_LOOSE] =
      g_param_spec_boolean ("loose", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_ROOMY] =
      g_param_spec_boolean ("roomy", NULL, NULL, TRUE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  props[PROP_SEVERAL] = g_param_spec_boolean ("several", NULL, NULL, FALSE,
                                              G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PEOPLE_CHANGED] =
      g_signal_new ("people-changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[CHANGED] =
      g_signal_new ("changed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[MESSAGE] = g_signal_new ("message", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[NAVIGATE] = g_signal_new ("navigate", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                    G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
livret_household_init (LivretHousehold *self)
{
  self->cancellable = g_cancellable_new ();
  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) livret_person_free);
}

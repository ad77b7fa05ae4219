/* livret-shown.h: what a page shows, handed to a share with all of it ticked.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "app/window/livret-household.h"
#include "record/livret-documents.h"

G_BEGIN_DECLS

/** LivretShown: opaque; of one person. */
typedef struct _LivretShown LivretShown;

/** livret_shown_new: @person: (nullable): id; none while the whole household is shown. */
LivretShown *livret_shown_new (const char *person);
void livret_shown_free (LivretShown *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LivretShown, livret_shown_free)

/** livret_shown_add: an item as livret_grant_draft_add_item() takes it. */
void livret_shown_add (LivretShown *self, const char *item);
/** livret_shown_add_kind: readings, of the usual period or the first longer one that has any. */
void livret_shown_add_kind (LivretShown *self, const char *kind);
/** livret_shown_add_section: a section of the profile if something stands in it. */
void livret_shown_add_section (LivretShown *self, const char *section);
/** livret_shown_add_documents: what a list shows; hidden documents and the bin's never. @year 0:
 * all; strings (nullable): all. */
void livret_shown_add_documents (LivretShown *self,
                                 const char *search,
                                 const char *category,
                                 const char *author,
                                 const char *folder,
                                 int year);

/** livret_shown_read: (transfer full) (element-type utf8): the items; reads only. Works as a
 * #LivretStoreFunc with @data a #LivretShown. */
gpointer livret_shown_read (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error);

/** livret_shown_to_doctor: @self: (transfer full): opens the share above @from's page, all of it
 * ticked; says what to do where nothing is shown, or nobody chosen. */
void livret_shown_to_doctor (LivretShown *self, GtkWidget *from, LivretHousehold *household);

G_END_DECLS

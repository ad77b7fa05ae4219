/* livret-import-aside.c: what the import preview sets aside, and why.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-aside.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "app/imports/livret-import-state.h"
#include "app/widgets/livret-unroll.h"

#define ASIDE_SHOWN 50

static void
add_aside (GtkListBox *list, const char *where, const char *reason)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("livret-warning-symbolic");

  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Set aside"), -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), where);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), reason);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  livret_wrap_early (row);
  gtk_list_box_append (list, row);
}

guint
livret_import_aside_fill (GtkListBox *list, GPtrArray *files)
{
  guint shown = 0;

  gtk_list_box_remove_all (list);
  for (guint i = 0; i < files->len; i++)
    {
      const LivretImportFile *file = files->pdata[i];

      if (file->failure != NULL)
        add_aside (list, file->name, file->failure);
      if (file->declined)
        add_aside (list, file->name, _ ("Set aside by you: it names somebody else."));
      shown += file->failure != NULL || file->declined;
      for (guint j = 0;
           file->result != NULL && j < file->result->set_aside->len && shown < ASIDE_SHOWN;
           j++, shown++)
        {
          const LivretSetAside *aside = file->result->set_aside->pdata[j];
          g_autofree char *where = g_strdup_printf ("%s · %s", file->name, aside->where);

          add_aside (list, where, aside->reason);
        }
    }
  return shown;
}

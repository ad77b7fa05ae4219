/* livret-help.c: short help, the guide to Mon espace santé, and about Livret.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/window/livret-help.h"

#include <glib/gi18n.h>

static void
add_paragraph (AdwPreferencesPage *page, const char *title, const char *text)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *label = gtk_label_new (text);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  g_object_set (heading, "accessible-role", GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, "xalign",
                0.0, NULL);
  gtk_widget_add_css_class (heading, "section-title");
  g_object_set (label, "wrap", TRUE, "xalign", 0.0, "selectable", FALSE, NULL);
  gtk_box_append (GTK_BOX (box), heading);
  gtk_box_append (GTK_BOX (box), label);
  adw_preferences_group_add (group, box);
  adw_preferences_page_add (page, group);
}

AdwDialog *
livret_text_dialog_new (const char *title, ...)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *page = adw_preferences_page_new ();
  const char *heading;
  va_list rest;

  va_start (rest, title);
  while ((heading = va_arg (rest, const char *)) != NULL)
    add_paragraph (ADW_PREFERENCES_PAGE (page), heading, va_arg (rest, const char *));
  va_end (rest);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), page);
  adw_dialog_set_child (dialog, view);
  adw_dialog_set_title (dialog, title);
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 560);
  return dialog;
}

AdwDialog *
livret_help_dialog_new (void)
{
  gboolean flatpak = g_file_test ("/.flatpak-info", G_FILE_TEST_EXISTS);

  return livret_text_dialog_new (
      _ ("Help"), _ ("Add"),
      _ ("Drop files anywhere in the window. Livret shows what they hold before anything is kept, "
         "and a "
         "whole import can be undone."),
      _ ("Papers that arrive by themselves"),
      _ ("In the preferences a folder can be watched, Downloads for instance. While the vault is "
         "open, Livret reads what is new there, on this computer, and proposes what seems to be a "
         "health paper. It adds nothing, moves nothing and erases nothing; what you do not want is "
         "not proposed again."),
      _ ("Photographs of papers"),
      _ ("One photograph a page: in daylight, from above, the whole sheet in the picture. Drop all "
         "pages at once, press “Make One Document”, then “Arrange the Pages…” to put them in "
         "order, "
         "turn them and crop them. What is cut off does not enter the vault; your photographs stay "
         "where they are, unchanged."),
      _ ("From the telephone to this computer"),
      _ ("• By cable: unlock the telephone, plug it in, choose “File transfer” on its screen (an "
         "iPhone asks “Trust this computer?”), then open it in Files and drag the pictures here.\n"
         "• KDE Connect, or GSConnect in GNOME: once paired, press Share on the telephone and "
         "choose "
         "this computer; both must be on the same network. The pictures arrive encrypted, in "
         "Downloads.\n"
         "• Bluetooth: turn it on in Settings, pair the telephone and press Share, then Bluetooth. "
         "Slow, but nothing passes through a network.\n"
         "• An e-mail to oneself is not private: the mail provider keeps the pictures, in the sent "
         "and in the received messages. Nor is a cloud, or a chat: avoid them for health papers."),
      _ ("Afterwards"),
      _ ("Once the document is in the vault, erase the pictures in Downloads and on the telephone, "
         "its bin and its automatic cloud copy included: there anyone who holds it can read them."),
      _ ("Results of a laboratory"),
      _ ("In the text of a laboratory’s report Livret reads results that it knows and proposes "
         "them above the page: “Check…”. Compare each with the page, correct it if need be, and "
         "tick it: it is then among the measures, and leads back to its page. Nothing is kept "
         "before, and what was kept can be undone."),
      _ ("Bin"),
      _ ("What you delete stays in the bin for 30 days (menu, Bin). Erasing for good does not "
         "reach "
         "copies of the vault made before, nor what a share has handed over."),
      _ ("Find"), _ ("Any word of a document is found, with or without accents: press Ctrl+F."),
      _ ("Share"),
      _ ("A share says to whom, what, why and until when. You see the exact pages before they "
         "leave. "
         "Paper and files that were handed over cannot be taken back."),
      _ ("Close"),
      _ ("Ctrl+L locks the vault. It also locks itself when nobody is there, when the session "
         "locks and "
         "when the computer sleeps."),
      _ ("If the phrase is lost"),
      _ ("The recovery code of your safety sheet opens the vault. Without the phrase and without "
         "the "
         "code nobody can open it, and nobody can help."),
      /* The list ends here where Livret is not a Flatpak. */
      flatpak ? _ ("If Livret is uninstalled") : NULL,
      _ ("The vault stands in the folder ~/.var/app/org.livretsante.Livret. Uninstalling Livret "
         "keeps it; uninstalling it together with its data erases it. Copy the vault to a stick "
         "before."),
      _ ("Network and Bluetooth"),
      _ ("Livret has neither, and needs neither so far. What will need one of them, a copy on a "
         "server or a measuring device, will say so and work once you allow it: in Flatseal, or by "
         "the command flatpak override."),
      NULL);
}

AdwDialog *
livret_guide_dialog_new (void)
{
  return livret_text_dialog_new (
      _ ("From Mon espace santé"), _ ("1. Ask for your data"),
      _ ("On the web site of Mon espace santé, open the settings, then “Historique et données”, "
         "and ask to "
         "download your data. A message tells you when the archive is ready."),
      _ ("2. Drop the archive here"),
      _ ("Save it on this computer and drop it into this window as it is, without unpacking it. "
         "Livret shows what is new, what is already there and what it cannot read."),
      _ ("3. Erase the archive"),
      _ ("Once your documents are in the vault, erase the archive from this computer: outside the "
         "vault it is readable by anyone."),
      NULL);
}

AdwDialog *
livret_about_dialog_new (void)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", _ ("Livret"), "application-icon", LIVRET_APPLICATION_ID,
                "version", LIVRET_VERSION, "developer-name", _ ("The Livret contributors"),
                "license-type", GTK_LICENSE_GPL_3_0, "comments", _ ("Your health record, at home."),
                NULL);
  return dialog;
}

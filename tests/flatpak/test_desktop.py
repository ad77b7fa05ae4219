# test_desktop.py: what the desktop does with the installed application: starts it over the bus, hands it files and
# links, uses its actions, keeps a key for it, and lends it a folder.
# SPDX-License-Identifier: GPL-3.0-or-later

import atexit
import contextlib
import functools
import os
import pathlib
import shutil
import signal
import subprocess
import time
import unittest

import atspi_driver
import fixtures
import gi
import sandbox
from portal import Portal
from watching import BUTTONS, arrive, see, watch

gi.require_version("GioUnix", "2.0")
from gi.repository import Gio, GioUnix, GLib  # noqa: E402

Entry = GioUnix.DesktopAppInfo      # whose methods do not know that they are
EXPORTS = pathlib.Path(os.environ["FLATPAK_USER_DIR"], "exports/share")
TYPES = ("application/pdf", "image/jpeg", "image/heic", "text/csv", "text/xml", "application/xml", "application/fhir+xml",
         "application/fhir+json", "application/zip", "message/rfc822", "x-scheme-handler/shlink")


@functools.cache
def desktop():
    """The bus, what the application's desktop file says, and the portal. A desktop finds what is installed by
    XDG_DATA_DIRS, which this session has from before."""
    services, papers = pathlib.Path(os.environ["XDG_DATA_HOME"], "dbus-1/services"), sandbox.HOME / "papers"
    for folder in (services, papers):
        folder.mkdir(parents=True, exist_ok=True)
    for service in (EXPORTS / "dbus-1/services").glob("*.service"):
        shutil.copy(service, services)
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ReloadConfig", None, None,
                  Gio.DBusCallFlags.NONE, -1)
    if not (sandbox.DATA / "livret/vault").exists():    # test_keeping.py made one, unless this runs alone
        sandbox.cli("vault", "create", "--no-recovery")
        sandbox.cli("person", "add", "Camille Martin")
    portal = Portal(sandbox.HOME / "portal").__enter__()
    atexit.register(portal.__exit__)
    entry = Entry.new_from_filename(str(EXPORTS / "applications" / f"{sandbox.APPLICATION}.desktop"))
    return bus, entry, portal


class Desktop(unittest.TestCase):
    """The tests follow each other, as their names do."""

    def setUp(self):
        self.bus, self.entry, self.portal = desktop()

    def ask_bus(self, method, name):
        return self.bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", method,
                                  GLib.Variant("(s)", (name,)), None, Gio.DBusCallFlags.NONE, -1).unpack()[0]

    def has_name(self, name=sandbox.APPLICATION):
        return self.ask_bus("NameHasOwner", name)

    def end_login(self, app):
        """The desktop's services end, with all that they do not keep; the bus starts them again."""
        for name in ("org.freedesktop.portal.Documents", "org.freedesktop.impl.portal.PermissionStore"):
            os.kill(self.ask_bus("GetConnectionUnixProcessID", name), signal.SIGTERM)
            app.until(lambda name=name: not self.has_name(name), f"the end of {name}", 60)

    @contextlib.contextmanager
    def window(self):
        """The window, as it is now; what it shows where it does not do what is waited for."""
        app = atspi_driver.App("livret")
        try:
            yield app
        except AssertionError as error:
            raise AssertionError(f"{error}; the window shows:\n{app.shown()}") from error

    def unlock(self, app):
        app.find(None, "Vault locked", timeout=60)
        app.fill("Phrase", sandbox.PHRASE)
        app.click("Open")
        app.find(None, "Vault open", timeout=60)

    def leave(self, app):
        self.bus.call_sync(sandbox.APPLICATION, "/org/livretsante/Livret", "org.gtk.Actions", "Activate",
                           GLib.Variant("(sava{sv})", ("quit", [], {})), None, Gio.DBusCallFlags.NONE, -1)
        app.until(lambda: not self.has_name(), "the end of the program", 60)

    def test_1_what_is_exported(self):
        """The desktop is told what it opens, and starts it over the bus, always in its sandbox."""
        self.assertTrue(Entry.get_boolean(self.entry, "DBusActivatable"))
        self.assertEqual(list(Entry.list_actions(self.entry)), ["choose", "lock"])
        for kind in TYPES:
            self.assertIn(kind, self.entry.get_supported_types())
        service = GLib.KeyFile()
        service.load_from_file(str(EXPORTS / f"dbus-1/services/{sandbox.APPLICATION}.service"), GLib.KeyFileFlags.NONE)
        self.assertRegex(service.get_string("D-BUS Service", "Exec"), r"flatpak run .*--command=\S*livret .*--gapplication-service")
        for icon in ("scalable/apps/org.livretsante.Livret.svg", "symbolic/apps/org.livretsante.Livret-symbolic.svg"):
            self.assertTrue((EXPORTS / "icons/hicolor" / icon).is_file(), icon)

    def test_2_a_link_starts_it_and_is_answered(self):
        self.assertFalse(self.has_name())
        self.entry.launch_uris(["shlink:/eyJ1cmwiOiJodHRwczovL2V4YW1wbGUub3JnIn0"], None)
        with self.window() as app:
            app.find(None, "Livret Does Not Open Health Links Yet", timeout=60)
            app.says("Nothing was fetched, and nobody was told.")
            app.click("Close")
            self.unlock(app)

    def test_3_a_file_is_handed_over_and_one_of_an_unknown_kind_refused(self):
        papers = sandbox.HOME / "papers"
        (papers / "reglages.xml").write_text('<?xml version="1.0"?>\n<settings><title>CR</title></settings>')
        (papers / "weight-2.csv").write_text("date;poids (kg)\n2026-01-02 07:30;71,4\n")
        self.entry.launch([Gio.File.new_for_path(str(papers / name)) for name in ("reglages.xml", "weight-2.csv")], None)
        with self.window() as app:
            app.find(None, "Look before adding", timeout=60)
            app.says("an XML file of a kind that Livret does not read yet")
            app.says("Weight, 1 reading")
            app.click("Cancel")

    def test_4_its_actions(self):
        with self.window() as app:
            self.portal.answer(paths=[sandbox.HOME / "papers/weight-2.csv"])
            Entry.launch_action(self.entry, "choose", None)
            self.portal.request("OpenFile")
            app.says("Weight, 1 reading", 60)
            app.click("Cancel")
            Entry.launch_action(self.entry, "lock", None)
            app.find(None, "Vault locked", timeout=60)

    def test_5_the_login_keeps_a_key(self):
        """Through the secrets' portal: in a file of its own, under a password that the desktop hands out."""
        with self.window() as app:
            self.unlock(app)
            app.key("F10")
            app.find("menu")
            app.key("k")
            app.click("Turn On", timeout=60)
            app.find(None, "Turn Off", timeout=60)
            self.assertTrue((sandbox.DATA / "keyrings/default.keyring").is_file())
            self.leave(app)
        # What a logout removes.
        shutil.rmtree(pathlib.Path(os.environ["XDG_RUNTIME_DIR"], "app", sandbox.APPLICATION, "livret"))
        self.entry.launch([], None)
        with self.window() as app:
            app.click("Open with this computer’s login", timeout=60)
            app.find(None, "Vault open", timeout=60)
            self.leave(app)
            self.assertEqual(set((self.portal.folder / "secrets").read_text().split()), {sandbox.APPLICATION})

    def test_6_its_command_by_hand(self):
        """Where a menu runs the desktop file's own words instead of asking over the bus."""
        entry = GLib.KeyFile()
        entry.load_from_file(str(EXPORTS / f"applications/{sandbox.APPLICATION}.desktop"), GLib.KeyFileFlags.NONE)
        self.entry.launch([], None)
        with self.window() as app:
            self.unlock(app)
            subprocess.run(entry.get_string("Desktop Action lock", "Exec"), shell=True, check=True, timeout=60)
            app.find(None, "Vault locked", timeout=60)
            self.leave(app)

    def test_7_words_in_a_picture_are_read_meanwhile(self):
        """Behind the window, without being asked: what was photographed is found by its words."""
        sandbox.cli("import", "--person", "Camille Martin", "--title", "Photo", files=[sandbox.photograph("photo.png", "Scintigraphie osseuse normale")])
        self.entry.launch([], None)
        with self.window() as app:
            self.unlock(app)
            app.key("ctrl+2")
            app.find("list item", "Photo")
            app.key("ctrl+f")
            app.write("scintigraphie")
            app.says("osseuse normale", 120)
            self.leave(app)
        self.assertEqual([document["title"] for document in sandbox.cli("documents", "--search", "scintigraphie")], ["Photo"])

    def test_8_a_folder_is_lent_to_be_watched(self):
        """By the document portal, whose file system does not say what arrives; and not for this login alone."""
        folder = sandbox.HOME / "Téléchargements"
        folder.mkdir()
        (folder / "before.pdf").write_bytes(fixtures.pdf("Ordonnance d’autrefois"))
        self.entry.launch([], None)
        with self.window() as app:
            self.unlock(app)
            watch(app, self.portal, folder)
            time.sleep(6)   # what is looked at because the window is used again
            arrive(folder, "first.pdf", fixtures.pdf("Ordonnance\nPosologie : un comprimé le soir"))
            app.says("1 health paper has arrived in “Téléchargements”", 60)
            self.leave(app)
        self.end_login(app)
        self.entry.launch([], None)
        with self.window() as app:
            self.unlock(app)
            app.says("1 health paper has arrived in “Téléchargements”", 60)
            arrive(folder, "second.pdf", fixtures.pdf("Ordonnance\nPosologie : un comprimé le matin"))
            app.says("2 health papers have arrived in “Téléchargements”", 60)
            see(app)
            app.click("Look at the 2", role=BUTTONS)
            app.says("Look before adding", 60)
            app.click("Cancel")
            self.leave(app)

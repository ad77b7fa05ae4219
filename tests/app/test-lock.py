# test-lock.py BUILD [STORY…]: locking, whatever is open; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import re
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import mock_desktop  # noqa: E402
import stories       # noqa: E402


def open_document(window):
    window.app.key("ctrl+2")
    window.app.find("image", lambda name: re.match(r"bilan.*, page 1", name, re.I))


def open_import(window):
    window.action("import", f"['{(window.scratch / 'bilan.pdf').as_uri()}']")
    window.app.says("already there")


def open_menu(letter, shown):
    def opened(window):
        window.app.key("F10")
        window.app.find("menu")
        window.app.key(letter)
        window.app.find(None, shown)
    return opened


def open_page(number):
    return lambda window: window.app.key(f"ctrl+{number}")


def open_measure(window):
    window.app.key("ctrl+3")
    window.app.press(window.app.find(("button", "push button", "list item"), lambda name: name.startswith("Weight")))
    window.app.find(None, "Statistics")


def open_share(window):
    window.app.key("ctrl+5")
    window.app.key("ctrl+n")
    window.app.find(None, "To whom")


def open_new(number, shown):
    def opened(window):
        window.app.key(f"ctrl+{number}")
        window.app.key("ctrl+n")
        window.app.find(None, shown)
    return opened


# Everything that can be open when the vault is locked.
PAGES = [(f"page {number}", open_page(number)) for number in range(1, 7)] + [
    ("a document", open_document), ("an import", open_import), ("a measure", open_measure), ("a new share", open_share),
    ("a new reading", open_new(3, "Add a reading")), ("a new entry", open_new(4, "Until, if it has ended")),
    ("keys", open_menu("k", "Recovery code")), ("imports", open_menu("m", "Past imports")), ("preferences", open_menu("p", "Preferences")),
    ("shortcuts", open_menu("s", "Lock the vault")), ("help", open_menu("h", "Help")),
]


def every_page(build):
    """Opens each page, locks, and unlocks again, in one program, which complains of nothing."""
    window = stories.Window(build).make(filled=True)
    app = window.start()
    for name, opening in PAGES:
        window.unlock()
        opening(window)
        app.key("ctrl+l")
        shown = window.locked()
        assert stories.NAME not in shown, f"{name}: {shown}"
        print(f"{name}: locked")
    assert window.quit() == 0


# Everything that a locked window says, seen or not.
UNLOCK_PAGE = {
    "livret", "Livret", "My vault", "Vault locked", "Closing the vault…", "Phrase", "Show Text", "Open", "I have lost my phrase",
    "Other Vault", "Menu", "Minimize", "Maximize", "Close", "Restore", "",
    "This vault is encrypted on this computer. Nobody opens it without the phrase.",
}


def is_locked(window):
    """The unlock page alone is there, for screen readers and otherwise; nobody but a phrase opens the vault."""
    window.locked()
    said = {node.name for node in window.app.root.walk(hidden=True)}
    assert said <= UNLOCK_PAGE, said - UNLOCK_PAGE
    window.cli("person", "list")


def stays_open(window, seconds=1.5):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        stories.atspi_driver.settle()
        time.sleep(0.05)
    assert window.app.has(None, "Vault open")


def ends_closed(window):
    """However the session ends, the vault was closed in order: the journal says so, and nothing lies in the log."""
    app = window.app
    app.until(lambda: app.process.poll() is not None or app.has(None, "Vault locked"), "the end") if app.process.poll() is None else None
    assert not (window.vault / "record.db-wal").exists()
    events = [entry["event"] for entry in json.loads(window.cli("journal", "--json"))]
    assert events[:2] == ["vault-opened", "vault-closed"], events


def ended(build):
    """SIGTERM, as at the end of a session without a manager of sessions."""
    window = stories.Window(build).make()
    app = window.start()
    window.unlock()
    app.process.terminate()
    assert app.process.wait(30) == 0
    ends_closed(window)


def by_login(build):
    """logind locks our session, says that it is locked, sends the computer to sleep."""
    login = mock_desktop.Login()
    window = stories.Window(build).make(filled=True)
    app = window.start(DBUS_SYSTEM_BUS_ADDRESS=login.address)
    app.until(lambda: ("GetSession", ("auto",)) in login.asked, "the question for our session")
    assert not login.delayed()
    window.unlock()
    app.until(login.delayed, "that sleep waits")
    login.lock(mock_desktop.OTHER)
    login.hint(mock_desktop.OTHER)
    login.sleep(False)
    stays_open(window)
    for leave in (login.lock, login.hint, lambda: login.sleep(True)):
        leave()
        is_locked(window)
        app.until(lambda: not login.delayed(), "that sleep no longer waits")
        login.sleep(False)
        open_document_again(window)
        app.until(login.delayed, "that sleep waits again")
    login.end()
    stays_open(window)
    assert window.quit() == 0


def open_document_again(window):
    window.unlock()
    open_document(window)


def by_portal(build):
    """Inside Flatpak there is no system bus: the portal tells."""
    portal = mock_desktop.Portal()
    window = stories.Window(build).make(filled=True)
    app = window.start(DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nonexistent")
    app.until(lambda: portal.monitors, "the portal’s monitor")
    open_document_again(window)
    portal.tell(active=False, state=1)
    portal.tell(active=False, state=2)
    app.until(lambda: portal.answered, "the answer that the session may end")
    stays_open(window)
    portal.tell(active=True)
    is_locked(window)
    open_document_again(window)
    portal.tell(state=3)
    ends_closed(window)


def by_screen_saver(build):
    """A desktop's screen saver, which the session bus knows."""
    window = stories.Window(build).make()
    bus = mock_desktop.Gio.bus_get_sync(mock_desktop.Gio.BusType.SESSION, None)
    mock_desktop.take_name(bus, "org.freedesktop.ScreenSaver")
    app = window.start(DBUS_SYSTEM_BUS_ADDRESS="unix:path=/nonexistent")
    window.unlock()
    for active in (False, True):
        bus.emit_signal(None, "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver", "ActiveChanged",
                        mock_desktop.GLib.Variant("(b)", (active,)))
        bus.flush_sync(None)
        stays_open(window) if not active else is_locked(window)
    app.process.terminate()


def by_the_clock(build):
    """Without a key or a movement, in a dialog too; whoever comes while the computer was stopped comes too late."""
    window = stories.Window(build).make()
    settings = pathlib.Path(window.env["XDG_CONFIG_HOME"]) / "glib-2.0/settings/keyfile"
    settings.write_text(settings.read_text() + "lock-minutes=1\n")
    app = window.start(LIVRET_TEST_MINUTE="4")
    window.unlock()
    open_new(4, "Until, if it has ended")(window)
    for _ in range(12):
        app.key("a")
        time.sleep(0.4)
    assert app.has(None, "Vault open"), "typing in a dialog counts"
    is_locked(window)
    window.unlock()
    app.process.send_signal(19)
    time.sleep(6)
    subprocess.run(["xdotool", "key", "--clearmodifiers", "ctrl+4"], check=True)
    app.process.send_signal(18)
    is_locked(window)
    app.process.terminate()


def holds_key(process, key):
    """Whether the raw key stands anywhere in the memory of a process, as bytes or as its text."""
    needles = (bytes.fromhex(key), key.lower().encode(), key.upper().encode())
    with open(f"/proc/{process.pid}/mem", "rb", 0) as memory:
        for line in pathlib.Path(f"/proc/{process.pid}/maps").read_text().splitlines():
            span, rights, *_ = line.split()
            if not rights.startswith("rw") or line.endswith("[vvar]"):
                continue
            first, last = (int(each, 16) for each in span.split("-"))
            if last - first > 2**30:    # the shadow of a sanitizer, which holds no bytes of the program
                continue
            try:
                memory.seek(first)
                data = memory.read(last - first)
            except OSError:
                continue
            if any(needle in data for needle in needles):
                return True
    return False


def wiped(build):
    """The raw key is in memory while the vault is open, and nowhere once it is locked."""
    window = stories.Window(build).make(filled=True)
    key = re.search(r"[0-9a-fA-F]{64}", window.cli("vault", "key"))[0]
    app = window.start()
    window.unlock()
    open_document(window)
    assert holds_key(app.process, key), "the search finds it"
    app.key("ctrl+l")
    is_locked(window)
    assert not holds_key(app.process, key)
    assert window.quit() == 0


def too_late(build):
    """The desktop is locked between the phrase and the opening, and while the first pages show the recovery code."""
    login = mock_desktop.Login()
    window = stories.Window(build)
    del window.env["LIVRET_TEST_KDF"]
    window.make()
    app = window.start(DBUS_SYSTEM_BUS_ADDRESS=login.address)
    app.until(lambda: ("GetSession", ("auto",)) in login.asked, "the question for our session")
    app.find(None, "Vault locked")
    app.fill("Phrase", stories.PHRASE)
    app.click("Open")
    app.find(None, "Opening, about a second…")
    login.lock()
    is_locked(window)
    app.process.terminate()
    app.process.wait(20)


STORIES = {
    "pages": ("Lock: from every page and dialog, without a critical", every_page),
    "login": ("Lock: when logind locks the session or the computer sleeps, which waits for it", by_login),
    "portal": ("Lock: when the portal tells, as inside Flatpak", by_portal),
    "screensaver": ("Lock: when the desktop’s screen saver tells", by_screen_saver),
    "clock": ("Lock: by the clock, of which dialogs and a stopped computer are no way out", by_the_clock),
    "ended": ("Lock: a program that is told to end closes the vault first", ended),
    "wiped": ("Lock: the raw key is nowhere in memory any more", wiped),
    "late": ("Lock: between the phrase and the opening", too_late),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))

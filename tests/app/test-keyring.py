# test-keyring.py BUILD [STORY…]: this computer's login as a key, and what the keyring remembers; TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import shutil
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import mock_secrets  # noqa: E402
import stories       # noqa: E402

ON, OFF, PRESS = "Turn On", "Turn Off", "Open with this computer’s login"
USED = "This computer’s login opens the vault once, after you log in. Now it takes the phrase."
ABSENT = "This computer’s login keyring has no key for this vault or does not answer. Type your phrase."


def log_in_anew():
    """What a logout removes."""
    shutil.rmtree(pathlib.Path(os.environ["XDG_RUNTIME_DIR"]) / "livret", ignore_errors=True)


def open_keys(window):
    window.app.key("F10")
    window.app.find("menu")
    window.app.key("k")
    window.app.find(None, "Recovery code")


def turn_on(window):
    open_keys(window)
    window.app.says("Off. Once it is on")
    window.app.click(ON)
    window.app.find(None, OFF)
    window.app.says("The keys were changed")


def restart(window, new_login=True, **env):
    if window.app.process.poll() is None:
        assert window.quit() == 0, window.said()
    if new_login:
        log_in_anew()
    app = window.start(**env)
    app.find(None, "Vault locked")
    return app


def real_keyring():
    """GNOME's, with a fresh login keyring opened by a password."""
    daemon = subprocess.Popen(["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], stdin=subprocess.PIPE,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    daemon.stdin.write(b"a login password")
    daemon.stdin.close()
    subprocess.run(["gdbus", "wait", "--session", "--timeout", "30", "org.freedesktop.secrets"], check=True)
    return daemon


def kept_by(service, kind):
    """How many things of this kind Livret keeps in a real keyring."""
    bus = mock_secrets.Gio.bus_get_sync(mock_secrets.Gio.BusType.SESSION, None)
    answer = bus.call_sync(service, mock_secrets.ROOT, "org.freedesktop.Secret.Service", "SearchItems",
                           mock_secrets.GLib.Variant("(a{ss})", ({"kind": kind},)), None, 0, -1, None)
    return sum(map(len, answer.unpack()))


def whole_story(build):
    """Added, opened by one press after a login, not after a lock, removed."""
    daemon = real_keyring()
    window = stories.Window(build).make()
    app = window.start()
    window.unlock()
    turn_on(window)
    assert kept_by("org.freedesktop.secrets", "key") == 1
    # A vault that is locked takes the phrase, and so does one that was opened before.
    app.key("ctrl+l")
    window.locked()
    app.says(USED)
    assert not app.has(None, PRESS)
    app = restart(window, new_login=False)
    app.says(USED)
    assert not app.has(None, PRESS)
    # The first opening after a login: one press, nothing typed.
    app = restart(window)
    app.click(PRESS)
    app.until(lambda: app.has(None, "Vault open"), "the open vault", 60)
    app.key("ctrl+l")
    window.locked()
    app.says(USED)
    assert not app.has(None, PRESS)
    window.unlock()
    # Removed: nothing is offered, and nothing is kept.
    open_keys(window)
    app.click(OFF)
    app.find(None, ON)
    assert kept_by("org.freedesktop.secrets", "key") == 0
    app = restart(window)
    app.says("Nobody opens it without the phrase.")
    assert not app.has(None, PRESS)
    window.unlock()
    assert window.quit() == 0
    sentences = window.cli("journal")
    assert "The login keyring may open the vault." in sentences and "The login keyring no longer opens the vault." in sentences, sentences
    daemon.terminate()


def refusing(build):
    """A keyring that is locked, refuses, is empty or silent: the phrase opens as before."""
    keyring = mock_secrets.Keyring()
    window = stories.Window(build).make()
    app = window.start()
    window.unlock()
    # Refused while it is being added: no slot stays behind.
    keyring.locked, keyring.willing = True, False
    open_keys(window)
    app.click(ON)
    app.says("did not take the key. Nothing was changed.")
    app.find(None, ON)
    assert not keyring.kept("key")
    keyring.locked = False
    app.key("alt+Left")
    turn_on(window)
    assert len(keyring.kept("key")) == 1 and len(keyring.kept("key")[0]) == 64
    # Locked, and its owner does not type the password.
    keyring.locked = True
    app = restart(window)
    keyring.prompts = 0
    app.find(None, PRESS)
    mock_secrets.wait(stories.atspi_driver, 1)
    assert keyring.prompts == 0, "nobody is asked before a press"
    app.click(PRESS)
    app.says("gave no key for this vault. Type your phrase.")
    assert keyring.prompts >= 1
    # Its owner does.
    keyring.willing = True
    app.click(PRESS)
    app.until(lambda: app.has(None, "Vault open"), "the open vault", 60)
    # Another secret in its place.
    path = keyring.find({"kind": "key"})[0]
    attributes, value, label = keyring.items[path]
    keyring.items[path] = (attributes, b"ab" * 32, label)
    app = restart(window)
    app.click(PRESS)
    app.says("This computer’s login no longer opens this vault. Type your phrase.")
    window.unlock()
    # Silent while it is asked: the phrase is not kept waiting.
    keyring.items[path] = (attributes, value, label)
    app = restart(window)
    app.find(None, PRESS)
    keyring.silent = True
    app.click(PRESS)
    app.find(None, "Asking the login keyring…")
    window.unlock()
    keyring.silent = False
    # Empty.
    keyring.items.clear()
    app = restart(window)
    app.says(ABSENT)
    assert not app.has(None, PRESS)
    window.unlock()
    assert window.quit() == 0


def heads(build):
    """Record and state folder put back together: the keyring remembers."""
    keyring = mock_secrets.Keyring()
    window = stories.Window(build).make()
    state = pathlib.Path(os.environ["XDG_STATE_HOME"]) / "livret"
    app = window.start()
    window.unlock()
    assert window.quit() == 0
    assert len(keyring.kept("head")) == 1
    for folder in (window.vault, state):
        shutil.copytree(folder, str(folder) + "-before")
    app = window.start()
    window.unlock()
    app.until(lambda: app.has(None, "Vault open"), "the open vault")
    mock_secrets.wait(stories.atspi_driver, 1)
    assert not app.has(None, "It Was Me"), "an ordinary opening asks nothing"
    assert window.quit() == 0
    newest = keyring.kept("head")
    for folder in (window.vault, state):
        shutil.rmtree(folder)
        shutil.copytree(str(folder) + "-before", folder)
    app = window.start()
    window.unlock()
    app.click("Ask Later")
    assert window.quit() == 0
    assert keyring.kept("head") == newest, "what is in question is not remembered"
    app = window.start()
    window.unlock()
    app.click("It Was Me")
    app.says("Noted in the journal")
    assert window.quit() == 0
    assert keyring.kept("head") != newest
    # A keyring that is locked is left alone, and nobody is asked.
    keyring.locked = True
    keyring.prompts = 0
    app = window.start()
    window.unlock()
    assert window.quit() == 0
    assert keyring.prompts == 0


def in_a_file(build):
    """As inside Flatpak: libsecret keeps a file of the program's own, under a password that is handed to it."""
    window = stories.Window(build).make()
    file = window.scratch / "keyring"
    backend = {"SECRET_BACKEND": "file", "SECRET_FILE_TEST_PATH": str(file), "SECRET_FILE_TEST_PASSWORD": "handed out by the portal"}
    app = window.start(**backend)
    window.unlock()
    turn_on(window)
    assert file.exists()
    app = restart(window, **backend)
    app.click(PRESS)
    app.until(lambda: app.has(None, "Vault open"), "the open vault", 60)
    open_keys(window)
    app.click(OFF)
    app.find(None, ON)
    app = restart(window, **backend)
    app.says("Nobody opens it without the phrase.")
    assert window.quit() == 0


STORIES = {
    "story": ("Keyring: added, one press after a login, never after a lock, removed", whole_story),
    "refusing": ("Keyring: locked, refusing, empty, silent: the phrase opens as before", refusing),
    "file": ("Keyring: in a file of its own, as inside Flatpak", in_a_file),
    "heads": ("Keyring: remembers the journal’s head beside the state folder", heads),
}

if __name__ == "__main__":
    sys.exit(stories.main(__file__, STORIES))

# watching.py: a folder that is watched, in a story.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import time

BUTTONS = ("button", "push button")


def arrive(folder, name, data):
    """As browsers do: a piece beside it first. Its time is past, so that nobody has to wait until it has settled."""
    piece = folder / (name + ".part")
    piece.write_bytes(data if isinstance(data, bytes) else data.encode())
    os.utime(piece, (time.time() - 60,) * 2)
    time.sleep(0.2)
    piece.rename(folder / name)


def watch(app, portal, folder):
    """The switch in the preferences; the file dialog answers with the folder."""
    app.menu("Preferences")
    row = app.find(app.TICKS, "Watch a folder")
    assert not row.checked, "a folder is watched that nobody chose"
    portal.answer(paths=[str(folder)])
    app.press(row)
    request = portal.request("OpenFile")
    assert request["folder"], f"no folder was asked for: {request}"
    app.find("list item", "Folder", timeout=30)
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    app.key("Escape")
    app.gone("dialog")


def see(app):
    app.click("See Them", role=BUTTONS, timeout=60)
    app.find("list", "Papers that arrived")

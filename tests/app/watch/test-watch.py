# test-watch.py: a folder is watched: what arrives is proposed, looked at, left, and never taken unasked.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import shutil
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent.parent / "cli"), str(HERE.parent.parent / "portal")]

import fixtures  # noqa: E402
from portal import Portal  # noqa: E402
from stories import NAME, Window, main  # noqa: E402

BUTTONS = ("button", "push button")
LETTER = fixtures.pdf("Dr Karim Benali, médecin", "Camille Martin, née le 14/03/1968\nIRM du genou", title="Lettre du Dr Benali")
ORDER = fixtures.pdf("Ordonnance\nPosologie : un comprimé le soir")
BILL = fixtures.pdf("Facture d’électricité\nCamille Martin", title="Facture")
SCALE = "date;poids (kg)\n" + "".join(f"2026-10-{day:02} 07:30;{70 + day / 10:.1f}\n".replace(".", ",") for day in range(1, 20))


def begin(build):
    """A vault, and a folder with a health paper in it before anybody watches it."""
    window = Window(build)
    window.cli("vault", "create", "--no-recovery")
    window.cli("person", "add", NAME, "--born", "1968-03-14")
    window.make_settings()
    folder = window.scratch / "Téléchargements"
    folder.mkdir()
    (folder / "ancienne ordonnance.pdf").write_bytes(fixtures.pdf("Ordonnance d’autrefois"))
    return window, folder


def arrive(folder, name, data):
    """As browsers do: a piece beside it first. Its time is past, so that nobody has to wait until it has settled."""
    piece = folder / (name + ".part")
    piece.write_bytes(data if isinstance(data, bytes) else data.encode())
    os.utime(piece, (time.time() - 60,) * 2)
    time.sleep(0.2)
    piece.rename(folder / name)


def watch(window, portal, folder):
    """The switch in the preferences; the file dialog answers with the folder."""
    app = window.app
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


def documents(window):
    return [row["title"] for row in json.loads(window.cli("documents", "--json"))]


def end(window):
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def proposed(build):
    """Chosen, three things arrive: two are health papers; one is looked at and added, the other left for good."""
    window, folder = begin(build)
    with Portal(window.scratch / "portal") as portal:
        app = window.start(**Portal.environment())
        window.unlock()
        watch(window, portal, folder)
        arrive(folder, "lettre.pdf", LETTER)
        arrive(folder, "facture.pdf", BILL)
        arrive(folder, "ordonnance.pdf", ORDER)
        app.says("2 health papers have arrived in “Téléchargements”", timeout=60)
        app.key("ctrl+2")
        app.says("2 health papers have arrived in “Téléchargements”", timeout=60)
        see(app)
        app.find("list item", "lettre.pdf")
        app.says("It names Camille Martin")
        app.says("For Camille Martin: the file itself says so")
        app.says("For whom it is, you say when it is added")
        assert not app.has(None, "facture.pdf"), "a bill is proposed"
        assert not app.has(None, "ancienne ordonnance.pdf"), "what was there before is proposed"
        assert not app.unnamed(), f"without a name: {app.unnamed()}"
        app.keep_picture("arrivals")

        app.click("Do not propose ordonnance.pdf again", role=BUTTONS)
        app.says("“ordonnance.pdf” is not proposed again")
        app.gone("list item", "ordonnance.pdf", timeout=60)
        app.key("ctrl+z")
        app.find("list item", "ordonnance.pdf", timeout=60)
        app.click("Do not propose ordonnance.pdf again", role=BUTTONS)
        app.gone("list item", "ordonnance.pdf", timeout=60)

        app.click("Look at It", role=BUTTONS)
        app.find(None, "Look before adding")
        app.click("Add it", role=BUTTONS, timeout=60)
        app.gone(None, "Look before adding", timeout=60)
        app.find("image", lambda name: name.startswith("Lettre"), timeout=60)
        app.gone("button", "See Them", timeout=60)
        end(window)
        assert documents(window) == ["Lettre du Dr Benali"], documents(window)

        # Another day: neither comes back, by no name; what arrived meanwhile does.
        shutil.copy(folder / "ordonnance.pdf", folder / "ordonnance (1).pdf")
        arrive(folder, "poids.csv", SCALE)
        app = window.start(**Portal.environment())
        window.unlock()
        app.says("1 health paper has arrived in “Téléchargements”", timeout=60)
        see(app)
        app.find("list item", "poids.csv")
        assert not app.has(None, lambda name: name.startswith("ordonnance")), "what was left is proposed again"
        app.click("Stop Watching", role=BUTTONS)
        app.says("The folder is not watched any more")
        app.says("No folder is watched.", timeout=60)
        end(window)
    vault = b"".join(path.read_bytes() for path in window.vault.rglob("*") if path.is_file())
    assert b"chargements" not in vault, "the folder's name stands in clear"
    outside = [path for path in window.scratch.rglob("*") if path.is_file() and not path.is_relative_to(folder) and path.suffix not in (".log", ".png")]
    clear = [path for path in outside if "portal" not in path.parts and b"ordonnance" in path.read_bytes()]
    assert not clear, f"names stand in clear: {clear}"
    assert "ordonnance" not in window.said() and "chargements" not in window.said(), window.said()


def locked(build):
    """While it is locked nothing is read, and nothing said."""
    window, folder = begin(build)
    with Portal(window.scratch / "portal") as portal:
        app = window.start(**Portal.environment())
        window.unlock()
        watch(window, portal, folder)
        window.action("lock")
        window.locked()
        arrive(folder, "lettre.pdf", LETTER)
        before = (folder / "lettre.pdf").stat().st_atime_ns
        time.sleep(5)
        shown = window.locked()
        assert "lettre" not in shown and "Téléchargements" not in shown, shown
        assert (folder / "lettre.pdf").stat().st_atime_ns == before, "it was read"
        window.unlock()
        app.says("1 health paper has arrived in “Téléchargements”", timeout=60)
        shutil.rmtree(folder)
        app.gone("button", "See Them", timeout=60)
        app.menu("Preferences")
        app.says("“Téléchargements” is not there now", timeout=60)
        app.key("Escape")
        app.gone("dialog")
        end(window)


STORIES = {
    "proposed": ("papers that arrive are proposed, looked at, left, and not proposed again", proposed),
    "locked": ("while the vault is locked nothing is read", locked),
}

if __name__ == "__main__":
    sys.exit(main(__file__, STORIES))

# test-guide.py: the guide to Mon espace santé, done as it says.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys
import zipfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402
import fixtures  # noqa: E402

PAPERS = {"Documents/2026/Bilan sanguin.pdf": "ferritine", "Documents/2025/Courrier.pdf": "consultation", "Ordonnance.pdf": "metformine"}


def guide(build):
    """The archive goes in as it came, and nothing else is asked for: its three papers are there."""
    window = Window(build).make()
    archive = window.scratch / "mes-donnees.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for name, words in PAPERS.items():
            packed.writestr(name, fixtures.pdf(words, title=pathlib.PurePath(name).stem))
    app = window.start()
    window.unlock()
    app.key("ctrl+2")
    app.click("My Documents from Mon espace santé")
    app.find("heading", "1. Ask for your data")
    app.find("heading", "2. Drop the archive here")
    app.says("without unpacking it")
    app.find("heading", "3. Erase the archive")
    assert not app.has("heading", lambda name: name.startswith("4.")), "The guide has another step."
    app.key("Escape")
    window.action("import", f"['{archive.as_uri()}']")
    app.find(None, "Look before adding", timeout=60)
    app.press(app.until(lambda: next((n for n in app.all(("button", "push button")) if n.name.startswith("Add the 3") and n.sensitive), None), "the button to add all three", 20))
    app.gone(None, "Look before adding", timeout=60)
    app.key("ctrl+2")
    app.find("list item", lambda name: name.startswith("Bilan"), timeout=60)
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    titles = sorted(row["title"] for row in json.loads(window.cli("documents", "--person", NAME, "--json")))
    assert titles == ["Bilan sanguin", "Courrier", "Ordonnance"], titles


if __name__ == "__main__":
    sys.exit(main(__file__, {"guide": ("the archive of Mon espace santé goes in as the guide says", guide)}))

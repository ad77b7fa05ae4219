# test-people.py: a person who was added by mistake is taken out of the household again.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402


def open_menu(app, item):
    app.click(lambda name: name.startswith(f"{NAME} · "))
    app.click(item)


def take_back(build):
    window = Window(build).make()
    app = window.start()
    window.unlock()
    open_menu(app, "Add a Person…")
    app.fill("Name in the household", "Noé Martin")
    app.click("Save")
    app.find(None, lambda name: name.startswith("Noé"))
    app.key("ctrl+z")
    app.gone(None, lambda name: name.startswith("Noé"))
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."
    assert [p["name"] for p in json.loads(window.cli("person", "list", "--json"))] == [NAME]
    said = [e["event"] for e in json.loads(window.cli("journal", "--json"))]
    assert "person-removed" in said, said


if __name__ == "__main__":
    sys.exit(main(__file__, {"take-back": ("somebody who was added is taken out of the household again", take_back)}))

# test-profile.py: an added statement is taken back with the "none" it ended; how a blood group is known is chosen.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent))

from stories import NAME, Window, main  # noqa: E402


def open_profile(build):
    window = Window(build).make()
    window.start()
    window.unlock()
    window.app.key("ctrl+4")
    return window


def close(window):
    window.action("lock")
    window.locked()
    assert window.quit() == 0, "The program did not end well."


def take_back(build):
    window = open_profile(build)
    app = window.app
    app.click("Declare “No known allergy”")
    app.find(None, "Withdraw this declaration")
    app.click("Add an Allergy")
    app.fill("What causes it, and what happens", "Pollen")
    app.click("Save")
    app.gone(None, "Withdraw this declaration")
    app.says("Pollen")
    app.key("ctrl+z")
    app.find(None, "Withdraw this declaration")
    assert not app.has(None, "Pollen"), "What was taken back is still there."
    close(window)
    standing = json.loads(window.cli("entry", "list", "--person", NAME, "--json"))
    assert [(e["section"], e["none"]) for e in standing] == [("allergies", True)], standing


def beginning(build):
    """A profile with nothing in it says what to bring; one with something counts it, and goes to a doctor as it is."""
    window = open_profile(build)
    app = window.app
    app.says("Nothing is filled in yet.")
    app.find(app.BUTTONS, "Import a Summary…")
    assert not app.has(app.BUTTONS, "Summary"), "There is nothing to sum up."
    app.click("Add a Treatment")
    app.fill("Medicine, dose, when it is taken", "Metformine")
    app.click("Save")
    app.find(None, "Treatments · 1")
    assert not app.has(app.BUTTONS, "Import a Summary…"), "The page begins still."
    app.click("Summary")
    app.find("heading", "To whom, why and until when")
    app.key("Escape")
    close(window)


def origin(build):
    window = open_profile(build)
    app = window.app
    app.click("Add the Blood Group")
    app.fill("A+, A−, B+, B−, AB+, AB−, O+ or O−", "o neg")
    assert not app.has(None, "How it is known, in words"), "Words are asked for before they are needed."
    assert not app.unnamed(), f"without a name: {app.unnamed()}"
    app.choose("How it is known", "Told by the person")
    app.click("Save")
    app.says("told by the person")
    app.click("Emergency Sheet")
    app.until(lambda: "O− (O negative), told by the person" in app.find(None, "The page as it is printed", timeout=60).description,
              "the origin on the sheet", 60)
    close(window)


if __name__ == "__main__":
    sys.exit(main(__file__, {
        "take-back": ("an added statement is taken back, with the “none” that it had ended", take_back),
        "beginning": ("an empty profile says what to bring; a filled one counts and is summed up", beginning),
        "origin": ("how a blood group is known is chosen, and said beside it", origin)}))

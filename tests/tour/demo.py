# demo.py BUILD OUT: looks around in the sample household, and keeps a picture of each page.
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `./dev run --demo` does where there is no display. Runs under tests/tools/headless."""

import os
import pathlib
import subprocess
import sys
import tempfile

from telling import Telling, atspi_driver

MAKING = 300  # seconds at most, on a computer that has much else to do


class Demo(Telling):
    def start(self):
        env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(self.build / "data"))
        with open(self.log, "ab") as log:
            process = subprocess.Popen([str(self.build / "src/app/livret"), "--sample"], env=env, stdout=log, stderr=log)
        self.app = atspi_driver.App("livret", process)

    def stop(self):
        self.click("_Leave the Example")
        self.app.find(None, self.word("Start"), timeout=60)
        self.step("left", "The example is left: it is erased, and Livret asks what to do.")
        super().stop()


def opened(tour):
    """A document, from the list."""
    tour.page(2, "Documents")
    row = tour.app.find(("list item", "table row", "option"), lambda name: name.startswith(tour.sign))
    tour.app.activate_row(row.name)
    tour.app.find("image", lambda name: name.startswith(tour.sign))


def measure(tour):
    tour.page(3, "Measures")
    name = tour.word("Blood pressure")
    tour.app.press(tour.app.find(("button", "push button", "list item"), lambda said: said.startswith(name)))
    tour.app.find(None, tour.word("Statistics"))


def page(number, name):
    return lambda tour: tour.page(number, name)


def person(number):
    def go(tour):
        tour.app.key(f"alt+{number}")
        tour.page(1, "Today")
    return go


def household(tour):
    tour.sidebar()
    tour.click("Whole household")
    tour.page(1, "Today")


PLACES = (
    ("today", page(1, "Today"), "Today: what is new, and the chosen measures."),
    ("documents", page(2, "Documents"), "Documents, by month."),
    ("document", opened, "A document, with what is known of it."),
    ("measures", page(3, "Measures"), "Measures, in groups."),
    ("measure", measure, "Blood pressure over the years."),
    ("profile", page(4, "Health profile"), "The health profile."),
    ("shares", page(5, "Shares"), "Shares, as envelopes."),
    ("journal", page(6, "Journal"), "The journal of all that was done."),
    ("grandfather", person(2), "Louis, the grandfather."),
    ("girl", person(3), "Léa, the girl."),
    ("boy", person(4), "Noé, the boy."),
    ("household", household, "The whole household."),
)


def main():
    build, out = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
    with tempfile.TemporaryDirectory(prefix="livret-demo-") as scratch:
        tour = Demo(build, out, pathlib.Path(scratch))
        tour.sign = "Bilan sanguin" if tour.french else "Blood test"
        tour.start()
        try:
            tour.app.find("progress bar", timeout=60)
            tour.step("making", "The household is being made.")
            tour.app.find(("button", "push button"), tour.word("_Leave the Example"), timeout=MAKING)
            for name, go, said in PLACES:
                go(tour)
                tour.pause(0.8)
                tour.step(name, said)
            tour.stop()
        except AssertionError:
            tour.show_failure()
            raise
    print(f"\n{tour.number} steps; the pictures are in {out}")


if __name__ == "__main__":
    main()

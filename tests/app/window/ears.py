# ears.py: what a screen reader is given to say without the focus having moved.
# SPDX-License-Identifier: GPL-3.0-or-later
import time

from gi.repository import Atspi

import atspi_driver


class Ears:
    """Hears the announcements of the window, from now on."""

    SECOND = 0.6  # time for the same words to come a second time

    def __init__(self, app):
        self.app = app
        self.said = []
        self.at = 0
        self.listener = Atspi.EventListener.new(self._on_announcement)
        self.listener.register("object:announcement")

    def _on_announcement(self, event):
        self.said.append(str(event.any_data))

    def forget(self):
        """What was said until now is not asked for."""
        atspi_driver.settle()
        self.at = len(self.said)

    def hears(self, test, what):
        """Waits for words that pass the test: a text that they contain, or a function. They must come once."""
        passes = test if callable(test) else lambda said: test in said

        def look():
            return next((said for said in self.said[self.at:] if passes(said)), None)
        try:
            words = self.app.until(look, f"{what} to be heard")
        except atspi_driver.Missing as error:
            raise AssertionError(f"{error}; heard were {self.said[self.at:]}") from error
        end = time.monotonic() + self.SECOND
        while time.monotonic() < end:
            atspi_driver.settle()
            time.sleep(0.02)
        times = self.said[self.at:].count(words)
        assert times == 1, f"{what}: “{words}” was said {times} times: {self.said[self.at:]}"
        self.at = self.said.index(words, self.at) + 1
        return words

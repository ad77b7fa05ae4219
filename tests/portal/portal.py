# portal.py: a desktop's portal for a test, whose dialogs the test answers beforehand.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Under tests/tools/headless, which sets the desktop's name and where its portals.conf is:

    with Portal(folder) as portal:
        portal.answer(paths=["/tmp/a.pdf"])        # the next dialog that opens a file
        … the program asks …
        portal.request("OpenFile")                 # waits until it did; what it asked for
"""

import json
import os
import pathlib
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).resolve().parent


class NoPortal(AssertionError):
    """The portal did not do what the test waits for."""


class Portal:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.seen = 0
        self.backend = None

    def __enter__(self):
        self.backend = subprocess.Popen([sys.executable, str(HERE / "backend.py"), str(self.folder)])
        self._until(lambda: (self.folder / "ready").exists(), "the test's backend")
        return self

    def __exit__(self, *_):
        self.backend.terminate()
        self.backend.wait(10)

    @staticmethod
    def environment():
        """What makes GTK ask the portal although the program is not in a sandbox. GTK's file dialog never lets go
        of what it asked of files (4.18): where it is used, a sanitizer looks for no leaks (tests/app/test-round.py does)."""
        asan = [os.environ["ASAN_OPTIONS"]] if "ASAN_OPTIONS" in os.environ else []
        return {"GDK_DEBUG": "portals", "ASAN_OPTIONS": ":".join([*asan, "detect_leaks=0"])}

    def _until(self, condition, what, timeout=float(os.environ.get("LIVRET_TEST_WAIT", "20"))):
        end = time.monotonic() + timeout
        while True:
            found = condition()
            if found:
                return found
            if time.monotonic() > end or (self.backend is not None and self.backend.poll() is not None):
                raise NoPortal(f"not there in time: {what}; asked so far: {self.requests()}")
            time.sleep(0.05)

    def answer(self, **answer):
        """What the next unanswered dialog gets; see backend.py."""
        with (self.folder / "answers").open("a") as file:
            file.write(json.dumps({key: [str(path) for path in value] if key == "paths" else
                                   str(value) if key == "folder" else value for key, value in answer.items()}) + "\n")

    def requests(self):
        path = self.folder / "requests.jsonl"
        return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []

    def request(self, method):
        """Waits for the next dialog, which must be this one and expected; what the program asked for."""
        self._until(lambda: len(self.requests()) > self.seen, f"a dialog {method}")
        request = self.requests()[self.seen]
        self.seen += 1
        if request["method"] != method or request["unexpected"]:
            raise NoPortal(f"{method} was expected, not {request}")
        return request

    def printed(self, number):
        """Waits for the pages sent to the printer; the first are number 1."""
        path = self.folder / "printed" / f"{number}.pdf"
        self._until(path.exists, f"{path.name} from the printer")
        return path

# test_cost.py: how large the application is, and how long its window takes to be there.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import re
import subprocess
import time
import unittest

import sandbox

SIZE = 30_000_000
RATIO = 1.3
RUNS = 5


def visible(title):
    found = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True, check=False)
    return bool(found.stdout.strip())


def start(command, title):
    """Seconds from the command to a window that can be seen."""
    begin = time.monotonic()
    process = subprocess.Popen(sandbox.words(command), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        while not visible(title):
            if process.poll() is not None or time.monotonic() - begin > 60:
                raise AssertionError(f"{command} shows no window “{title}”.")
        return time.monotonic() - begin
    finally:
        process.terminate()
        process.wait(20)
        while visible(title):
            time.sleep(0.05)


class Cost(unittest.TestCase):
    def test_size(self):
        """All files that people get, languages included; of the tests' own programs none."""
        files = pathlib.Path(sandbox.flatpak("info", "--show-location", sandbox.reference()).strip()) / "files"
        size = sum(os.lstat(path).st_size for path in files.rglob("*") if path.is_file() and not path.is_symlink()
                   and "livret-tests" not in path.parts and path.relative_to(files).parts[:2] != ("lib", "debug"))
        print(f"# {size / 1e6:.1f} MB installed, {SIZE / 1e6:.0f} allowed")
        self.assertLessEqual(size, SIZE)

    def test_start(self):
        """The shortest of several starts each, taken in turn: what else the machine does only ever adds."""
        livret, empty = [], []
        for _ in range(RUNS + 1):
            empty.append(start(f"{sandbox.TESTS}/empty-window", "Empty"))
            livret.append(start("livret", "Livret"))
        livret, empty = min(livret[1:]), min(empty[1:])
        print(f"# start: {livret:.2f} s, an empty window {empty:.2f} s, ratio {livret / empty:.2f} ({RATIO} allowed)")
        self.assertLessEqual(livret / empty, RATIO)

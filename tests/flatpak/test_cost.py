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
RUNS, RUNS_AT_MOST = 8, 20


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
    @classmethod
    def setUpClass(cls):
        """A window that a test left when it failed is not waited for."""
        subprocess.run(["flatpak", "kill", sandbox.APPLICATION], capture_output=True, check=False)

    def test_size(self):
        """All files that people get, languages included; of the tests' own programs none."""
        files = pathlib.Path(sandbox.flatpak("info", "--show-location", sandbox.reference()).strip()) / "files"
        size = sum(os.lstat(path).st_size for path in files.rglob("*") if path.is_file() and not path.is_symlink()
                   and "livret-tests" not in path.parts and path.relative_to(files).parts[:2] != ("lib", "debug"))
        print(f"# {size / 1e6:.1f} MB installed, {SIZE / 1e6:.0f} allowed")
        self.assertLessEqual(size, SIZE)

    def test_start(self):
        """The shortest of several starts each, in turn: what else the machine does only ever adds. While that hides
        the answer, some more."""
        programs = {"empty": (f"{sandbox.TESTS}/empty-window", "Empty"), "livret": ("livret", "Livret")}
        taken = {name: [] for name in programs}
        for turn in range(RUNS_AT_MOST + 1):
            for name in sorted(programs, reverse=turn % 2):
                seconds = start(*programs[name])
                if turn > 0:    # the first one warms the caches
                    taken[name].append(seconds)
            if turn >= RUNS and min(taken["livret"]) / min(taken["empty"]) <= RATIO:
                break
        livret, empty = min(taken["livret"]), min(taken["empty"])
        print(f"# start: {livret:.2f} s, an empty window {empty:.2f} s, ratio {livret / empty:.2f} ({RATIO} allowed)")
        self.assertLessEqual(livret / empty, RATIO)

# run.py [NAME]: the tests of the installed Flatpak, as TAP; with NAME, those that hold it in their name.
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs under session, started by ./dev flatpak --test or ./dev test.

import importlib
import os
import sys

import sandbox  # noqa: F401, it makes the others' folders known
import livret_cli

if "LIVRET_FLATPAK_TODAY" not in os.environ:
    sys.exit("The Flatpak of the tests is not built: ./dev flatpak --test does, and runs them.")
modules = [importlib.import_module(name) for name in ("test_walls", "test_keeping", "test_story", "test_cost")]
sys.exit(livret_cli.run_tap(modules, sys.argv[1] if len(sys.argv) > 1 else None))

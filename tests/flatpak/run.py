# run.py [NAME]: the tests of the installed Flatpak, as TAP; with NAME, those that hold it in their name.
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs under session, started by ./dev flatpak --test or ./dev test, which say in the environment what they built.

import importlib
import os
import sys

if "LIVRET_FLATPAK_TODAY" not in os.environ:
    print("TAP version 13\n1..1")
    if "LIVRET_FLATPAK_OBSTACLE" in os.environ:
        print(f"ok 1 - on a machine where no sandbox can be made # SKIP {os.environ['LIVRET_FLATPAK_OBSTACLE']}")
    elif "LIVRET_FLATPAK_FAILED" in os.environ:
        print("not ok 1 - the Flatpak is built")
        sys.exit(1)
    else:
        print("ok 1 - not built # SKIP ./dev test and ./dev flatpak --test build it first")
    sys.exit()

import sandbox  # noqa: E402, F401, it makes the others' folders known
import livret_cli  # noqa: E402

modules = [importlib.import_module(name) for name in ("test_walls", "test_keeping", "test_story", "test_desktop", "test_cost")]
sys.exit(livret_cli.run_tap(modules, sys.argv[1] if len(sys.argv) > 1 else None))

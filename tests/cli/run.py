# run.py LIVRET-CLI BUILD HOOKS MODULE [TEST]: runs the tests of one module on a built livret-cli, as TAP.
# SPDX-License-Identifier: GPL-3.0-or-later

import importlib
import pathlib
import sys

import livret_cli


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    livret_cli.build = pathlib.Path(sys.argv[2]).resolve()
    livret_cli.hooks = sys.argv[3] == "true"
    module = importlib.import_module("test_" + sys.argv[4])
    return livret_cli.run_tap([module], sys.argv[5] if len(sys.argv) > 5 else None)


sys.exit(main())

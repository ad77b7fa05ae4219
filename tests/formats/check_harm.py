# check_harm.py: files whose lengths, depths and names lie are refused in a sentence or come in safely.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_harm.py LIVRET-CLI

Imports each file of hostile.harmful() alone: within a minute, with a sentence where it is refused, without the reader
having broken down or gone where it may not, with its balance, and with no file outside the vault. Prints TAP, a line
a file."""

import pathlib
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE)]
sys.dont_write_bytecode = True
import hostile  # noqa: E402
import livret_cli  # noqa: E402

MOST_SECONDS = 60
# What the application says of a reader that crashed, or tried what it may not.
BROKEN = ("broke down", "may not do", "makes no sense", "takes too long", "Nothing came")


def faults(home, name, data, wanted):
    path = home.write(name, data)
    began = time.monotonic()
    result = home.run("import", path, "--person", "Camille Martin", "--accept-identity", "--json", timeout=10 * MOST_SECONDS)
    seconds = time.monotonic() - began
    path.unlink()
    if seconds > MOST_SECONDS:
        yield f"took {seconds:.0f} s"
    if not result.out:
        yield f"no answer: {result}"
        return
    [file] = result.json["files"]
    if file["read"] != file["stored"] + file["already"] + file["set_aside"]:
        yield f"no balance: {file}"
    reasons = [file["error"] or ""] + [aside["reason"] for aside in result.json["set_aside"]]
    if any(broken in reason for broken in BROKEN for reason in reasons):
        yield f"the reader did not stand it: {reasons}"
    if file["error"] and not file["error"].endswith("."):
        yield f"no sentence: {file['error']}"
    became = hostile.REFUSED if file["error"] else hostile.TAKEN if file["stored"] else hostile.ASIDE
    if became != wanted:
        yield f"was {became}, not {wanted}: {file}"


def outside(home):
    """Files that appeared beside the vault, or where archives wanted them."""
    for place in (pathlib.Path(tempfile.gettempdir()), home.path, home.path.parent, pathlib.Path("/tmp"), pathlib.Path("/")):
        yield from place.glob("*livret-outside*")


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    rows = hostile.harmful()
    print(f"TAP version 13\n1..{len(rows) + 1}")
    bad = 0
    home = livret_cli.Home()
    home.identifiers = 1000000
    try:
        home.create()
        home.person()
        for number, (name, data, wanted) in enumerate(rows, 1):
            found = list(faults(home, name, data, wanted))
            bad += bool(found)
            for fault in found:
                print(f"# {fault[:600]}")
            print(f"{'not ok' if found else 'ok'} {number} - {name}, {len(data)} bytes", flush=True)
        found = list(outside(home))
        print(f"{'not ok' if found else 'ok'} {len(rows) + 1} - no file stands outside the vault {found or ''}")
    finally:
        home.remove()
    return 1 if bad or found else 0


if __name__ == "__main__":
    sys.exit(main())

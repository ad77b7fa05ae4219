# check_stored.py: which statements stand in the record after an import, word by word.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_stored.py LIVRET-CLI

Of each file of stored-statements.tsv every statement of the sections named there stands in the record of somebody new
as it does in the table, and no other; a dry run told as many as were then stored, already there and set aside; the
file brought again brings nothing. Prints TAP, a line a file."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
sys.dont_write_bytecode = True
import livret_cli  # noqa: E402

COLUMNS = ("section", "text", "from", "until", "comment")


def expected():
    """{file: (already, set aside, sorted statements)}"""
    table = {}
    for line in (HERE / "stored-statements.tsv").read_text().splitlines():
        if line.startswith("file\t"):
            name, already, aside = line.split("\t")[1:]
            rows = table[name] = (int(already), int(aside), [])
        elif line and not line.startswith("#"):
            rows[2].append(tuple("" if cell == "-" else cell for cell in line.split("\t")))
    return table


def balance(answer):
    return tuple(answer[name] for name in ("read", "stored", "already", "set_aside"))


def faults(home, name, person):
    already, aside, rows = expected()[name]
    home.person(person)
    call = ("import", HERE.parent / "data" / name, "--person", person, "--accept-identity", "--json")
    before, done = (home.run(*call, *more).json["files"][0] for more in (["--dry-run"], []))
    if balance(before) != balance(done):
        yield f"the dry run told {balance(before)}, then it was {balance(done)}"
    if (done["already"], done["set_aside"]) != (already, aside):
        yield f"{done['already']} already there, {done['set_aside']} set aside; to be {already} and {aside}"
    found = sorted(tuple(entry[column] for column in COLUMNS) for entry in home.json("entry", "list", "--person", person))
    for row in found:
        if row not in rows:
            yield f"not to be: {row}"
    if found != sorted(rows):
        yield f"stands there {len(found)} times, to be {len(rows)}: " + ", ".join(repr(row) for row in rows if row not in found)
    if home.run(*call).json["stored"]:
        yield "brought again it stored something"


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    home = livret_cli.Home()
    home.identifiers = 1000000
    print("TAP version 13")
    bad = number = 0
    try:
        home.create()
        for number, name in enumerate(expected(), 1):
            told = list(faults(home, name, f"Person {number}"))
            bad += bool(told)
            for fault in told:
                print(f"# {fault}")
            print(f"{'not ok' if told else 'ok'} {number} - {name}", flush=True)
    finally:
        home.remove()
    print(f"1..{number}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

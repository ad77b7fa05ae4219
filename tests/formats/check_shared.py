# check_shared.py: what comes out of the shared samples is what was counted by hand in their sources.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_shared.py LIVRET-CLI SOURCE-ROOT

The samples are not part of the project: they lie beside it, in ../shared/data, or where LIVRET_SHARED says, and are
only read. Where they are not, there is nothing to be tested. Every file of the folders below is imported twice: it
comes in with its balance or is refused as a whole, and the second time brings nothing. Of those in shared-samples.tsv
the documents, readings and statements by section that stand in the record are as many as are counted there. Prints TAP, a line a folder and
one for the table; what differs is told file by file."""

import collections
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
sys.dont_write_bytecode = True
import check_samples  # noqa: E402
import livret_cli  # noqa: E402

FOLDERS = ("fr-cda/ci-sis", "fr-cda/replacement", "fr-cda/xdm", "ccda", "fhir", "ips", "shl")


def expected():
    """{file: (documents, readings, {section: statements})}"""
    table = {}
    for line in (HERE / "shared-samples.tsv").read_text().splitlines():
        if line and not line.startswith("#"):
            name, documents, readings, sections, _why = line.split("\t")
            pairs = [pair.split("=") for pair in sections.split()] if sections != "-" else []
            table[name] = (int(documents), int(readings), {section: int(number) for section, number in pairs})
    return table


def stored(home, path, person):
    """What stands in the record of somebody new once one file was brought in for them."""
    home.person(person)
    answer = home.run("import", path, "--person", person, "--accept-identity", "--json", timeout=300).json["files"][0]
    counts = collections.Counter()
    for item in answer["items"]:
        counts["documents" if item["what"] == "document" else "readings"] += (item["count"] - item["already"]) * (item["what"] != "entry")
    sections = collections.Counter(entry["section"] for entry in home.json("entry", "list", "--person", person))
    return counts["documents"], counts["readings"], dict(sections)


def differences(home, folder, table):
    for number, (name, counted) in enumerate(table.items(), 1):
        if not (folder / name).is_file():
            yield f"{name}: is not there"
        elif (got := stored(home, folder / name, f"Person {number}")) != counted:
            yield f"{name}: counted {counted}, stored {got}"


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    shared = pathlib.Path(os.environ.get("LIVRET_SHARED") or pathlib.Path(sys.argv[2]).resolve().parent / "shared/data")
    print("TAP version 13")
    if not shared.is_dir():
        print("1..0 # SKIP the shared samples are not here")
        return 0
    number = bad = 0

    def tell(name, faults):
        nonlocal number, bad
        number, bad = number + 1, bad + bool(faults)
        for fault in faults:
            print(f"# {fault}")
        print(f"{'not ok' if faults else 'ok'} {number} - {name}", flush=True)

    home = livret_cli.Home()
    home.identifiers = 1000000
    try:
        home.create()
        table = expected()
        tell(f"{len(table)} files hold what was counted in them", list(differences(home, shared, table)))
    finally:
        home.remove()
    for folder in FOLDERS:
        for name, (files, read, faults) in sorted(check_samples.check(shared / folder).items()):
            tell(f"{folder}/{name}: {files} files, {read} read", faults)
    print(f"1..{number}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

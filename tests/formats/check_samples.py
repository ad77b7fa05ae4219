# check_samples.py: every sample comes in with its balance kept, and a second time brings nothing.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_samples.py LIVRET-CLI [FOLDER…]

Imports every file below tests/data (and below each FOLDER) into a vault, twice: what is read is what was stored, was
already there or was set aside; the second time nothing is stored, and what is set aside is what was the first time.
What is refused as a whole is, in tests/data, what its .expected says is. Prints TAP, a line for the files of a folder."""

import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
sys.dont_write_bytecode = True
import livret_cli  # noqa: E402

# Files that go into one call.
BATCH = 200
NO_SAMPLE = (".expected", ".map.json", ".py")


def samples(folder):
    return sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(NO_SAMPLE))


def import_files(home, paths, *options):
    """The answer to each file; the exit status tells whether one was refused as a whole."""
    result = home.run("import", *paths, "--person", "Camille Martin", "--accept-identity", "--json", *options, timeout=300)
    if result.status not in (livret_cli.DONE, livret_cli.FAILED) or not result.out:
        raise SystemExit(f"Bail out! {result}")
    answer = result.json
    for name in ("read", "stored", "already"):
        if answer[name] != sum(file[name] for file in answer["files"]):
            raise SystemExit(f"Bail out! what the files say of {name} does not add up to {answer[name]}")
    if answer["read"] != answer["stored"] + answer["already"] + len(answer["set_aside"]):
        raise SystemExit("Bail out! read is not stored + already + set aside")
    return dict(zip(paths, answer["files"], strict=True))


def mapping_of(path):
    return path.with_name(path.name + ".map.json")


def read_all(home, paths):
    """By file; tables whose columns are told are read one by one."""
    answers = {}
    for path in paths:
        # A description of columns that cannot do is refused before the file is read.
        if mapping_of(path).exists() and '"date"' in mapping_of(path).read_text():
            answers |= import_files(home, [path], "--map", mapping_of(path))
    others = [path for path in paths if path not in answers]
    for start in range(0, len(others), BATCH):
        answers |= import_files(home, others[start:start + BATCH])
    return [answers[path] for path in paths]


def faults_of(path, first, again):
    expected = path.with_name(path.name + ".expected")
    refused = "error: " in expected.read_text() if expected.exists() else bool(first["error"])
    if (bool(first["error"]), bool(again["error"])) != (refused, refused):
        yield f"{'is to be' if refused else 'is not to be'} refused: {first['error']} / {again['error']}"
    for answer in (first, again):
        if answer["read"] != answer["stored"] + answer["already"] + answer["set_aside"]:
            yield f"read {answer['read']}, stored {answer['stored']}, already {answer['already']}, set aside {answer['set_aside']}"
    if again["stored"]:
        yield f"the second import stored {again['stored']}"
    if (again["read"], again["set_aside"]) != (first["read"], first["set_aside"]):
        yield f"read {first['read']}, then {again['read']}; set aside {first['set_aside']}, then {again['set_aside']}"


def check(folder):
    """{folder below it: (files, read, faults)}"""
    paths = samples(folder)
    home = livret_cli.Home()
    home.identifiers = 1000000
    try:
        home.create()
        home.person()
        first, again = read_all(home, paths), read_all(home, paths)
    finally:
        home.remove()
    found = {}
    for path, *answers in zip(paths, first, again):
        rows = found.setdefault(path.relative_to(folder).parent, [0, 0, []])
        rows[0] += 1
        rows[1] += answers[0]["read"]
        rows[2] += [f"{path.name}: {fault}" for fault in faults_of(path, *answers)]
    return found


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    print("TAP version 13")
    number = bad = 0
    for folder in [HERE.parent / "data", *(pathlib.Path(name).resolve(strict=True) for name in sys.argv[2:])]:
        for name, (files, read, faults) in sorted(check(folder).items()):
            number += 1
            bad += bool(faults)
            for fault in faults:
                print(f"# {fault}")
            print(f"{'not ok' if faults else 'ok'} {number} - {name}: {files} files, {read} read")
    print(f"1..{number}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/env python3
# gen-loinc.py: turns loinc.json into the C table of src/record/livret-loinc.c.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import re
import sys


def check_digit(code):
    """LOINC's: modulus 10, the digits at odd places from the right doubled."""
    number, digit = code.split("-")
    total = sum(sum(map(int, str(int(c) * (2 if i % 2 == 0 else 1)))) for i, c in enumerate(reversed(number)))
    return -total % 10 == int(digit)


def main(source, kinds, target):
    with open(kinds, encoding="utf-8") as file:
        own = {kind["id"]: kind["loinc"] for kind in json.load(file)["kinds"]}
    with open(source, encoding="utf-8") as file:
        given = json.load(file)["kinds"]
    rows = [(code, kind) for kind, codes in given.items() for code in codes]
    rows += [(code, kind) for kind, code in own.items() if code and re.fullmatch(r"\d+-\d", code)]
    assert set(given) <= set(own), "a kind is not in kinds.json"
    assert len({code for code, _ in rows}) == len(rows), "a code stands twice"
    for code, _ in rows:
        assert check_digit(code), "%s is no LOINC code" % code
    with open(target, "w", encoding="utf-8") as file:
        file.write("/* Made from data/loinc.json and data/kinds.json by data/gen-loinc.py.\n"
                   " * SPDX-License-Identifier: GPL-3.0-or-later */\n"
                   "static const Row rows[] = {\n")
        for code, kind in sorted(rows, key=lambda row: row[0].encode()):
            file.write('  { "%s", "%s" },\n' % (code, kind))
        file.write("};\n")


main(*sys.argv[1:])

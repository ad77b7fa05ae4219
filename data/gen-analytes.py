#!/usr/bin/env python3
# gen-analytes.py: turns analytes.json into the C table of src/results/livret-analytes.c.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sys
import unicodedata


def key(name):
    """Letters and digits alone, as livret_analyte_key() makes them of what stands on paper."""
    folded = unicodedata.normalize("NFKD", name).casefold()
    return "".join(c for c in folded if c.isalnum())


def text(value):
    """A C string, with the bytes of UTF-8."""
    return '"%s"' % "".join(c if c.isascii() else "".join("\\%03o" % b for b in c.encode()) for c in value)


def main(source, kinds, target):
    with open(kinds, encoding="utf-8") as file:
        units = {kind["id"]: kind["units"] for kind in json.load(file)["kinds"]}
    with open(source, encoding="utf-8") as file:
        analytes = json.load(file)["analytes"]
    rows, names = [], set()
    for kind, analyte in analytes.items():
        assert kind in units, "%s is not in kinds.json" % kind
        for name in map(key, analyte["names"]):
            assert 2 <= len(name) < 64, "a name of one letter, or of too many: %s" % kind
            if (name, kind) not in names:
                names.add((name, kind))
                rows.append((name, kind))
    for name, _ in names:
        assert sum(name == other for other, _ in rows) <= 2, "three kinds of one name: %s" % name
    unit_of, sure_of = {}, {}
    for kind, analyte in analytes.items():
        for written, unit in analyte.get("unit", {}).items():
            assert unit in units[kind], unit
            unit_of[kind] = (written, unit)
        sure_of[kind] = [key(word) for word in analyte.get("sure", [])]
        assert len(analyte.get("unit", {})) <= 1 and len(sure_of[kind]) <= 1, kind
    with open(target, "w", encoding="utf-8") as file:
        file.write("/* Made from data/analytes.json by data/gen-analytes.py.\n"
                   " * SPDX-License-Identifier: GPL-3.0-or-later */\n"
                   "static const LivretAnalyte analytes[] = {\n")
        for kind, analyte in analytes.items():
            written, unit = unit_of.get(kind, (None, None))
            sure = sure_of[kind][0] if sure_of[kind] else None
            file.write("  { %s, %s, %s, %s, %s, %s },\n" % (
                text(kind), "TRUE" if analyte.get("urine") else "FALSE", "TRUE" if analyte.get("least") else "FALSE",
                *("NULL" if value is None else text(value) for value in (written, unit, sure))))
        file.write("};\n\n/* Sorted by name, then as above. */\nstatic const Name names[] = {\n")
        order = list(analytes)
        for name, kind in sorted(rows, key=lambda row: (row[0].encode(), order.index(row[1]))):
            file.write("  { %s, %d },\n" % (text(name), order.index(kind)))
        file.write("};\n")


main(*sys.argv[1:])

#!/usr/bin/env python3
# gen-kinds.py: turns kinds.json into the C table of src/record/livret-kind.c.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sys


def text(value):
    return json.dumps(value) if value is not None else "NULL"


def number(value):
    return "NAN" if value is None else repr(float(value))


def component(kind, given, plausible_source):
    low, high = given.get("reference", [None, None])
    plausible_low, plausible_high = given["plausible"]
    fields = [text(given.get("id", kind["id"])), text(given.get("loinc", kind["loinc"])),
              text(given.get("label", kind["label"])), text(given.get("unit", kind["unit"])),
              number(low), number(high), text(given.get("source")),
              number(plausible_low), number(plausible_high), text(given.get("plausible_source", plausible_source))]
    return "{ %s }" % ", ".join(fields)


def scale(kind):
    given = kind.get("scale")
    if given is None:
        return "{ NULL }"
    assert given["unit"] in kind["units"], kind["id"]
    return "{ %s, %s, %s, %s, %s }" % (text(given["unit"]), text(given["name"]), text(given["other"]),
                                       number(given["factor"]), number(given["offset"]))


def check(kinds, labels):
    ids = [kind["id"] for kind in kinds]
    numbers = [kind["number"] for kind in kinds]
    assert len(set(ids)) == len(ids) and len(set(numbers)) == len(numbers), "an id or number stands twice"
    for kind in kinds:
        assert kind["unit"] in kind["units"], kind["id"]
        for given in [kind] + kind.get("components", []):
            if 'N_ ("%s")' % given["label"] not in labels:
                sys.exit('livret-kind-labels.h lacks N_ ("%s")' % given["label"])
        for choice in kind.get("choices", []):
            if 'NC_ ("choice", "%s")' % choice not in labels:
                sys.exit('livret-kind-labels.h lacks NC_ ("choice", "%s")' % choice)


def main(source, labels, target):
    with open(source, encoding="utf-8") as file:
        table = json.load(file)
    kinds = table["kinds"]
    with open(labels, encoding="utf-8") as file:
        check(kinds, file.read())
    rows, units = [], []
    for i, kind in enumerate(kinds):
        components = [component(kind, given, table["plausible_source"]) for given in kind.get("components", [kind])]
        units.append("static char *units_%d[] = { %s, NULL };" % (i, ", ".join(map(text, kind["units"]))))
        if "choices" in kind:
            units.append("static char *choices_%d[] = { %s, NULL };" % (i, ", ".join(map(text, kind["choices"]))))
        rows.append("  { %s, %d, %s, %s, %s, units_%d, %d, %s, %s, LIVRET_AGGREGATE_%s, %s, %d,\n    { %s }, %s, FALSE, %s, %s }," % (
            text(kind["id"]), kind["number"], text(kind["loinc"]), text(kind["label"]), text(kind["unit"]), i,
            kind["decimals"], "TRUE" if kind.get("trim") else "FALSE", number(kind.get("molar_mass", 0)), kind["aggregate"].upper(), text(kind["group"]),
            len(components), ",\n      ".join(components), "choices_%d" % i if "choices" in kind else "NULL", scale(kind), "TRUE" if kind.get("nights") else "FALSE"))
    with open(target, "w", encoding="utf-8") as file:
        file.write("/* Made from data/kinds.json by data/gen-kinds.py.\n"
                   " * SPDX-License-Identifier: GPL-3.0-or-later */\n")
        file.write("\n".join(units) + "\n\nstatic const LivretKind kind_table[] = {\n" + "\n".join(rows) + "\n};\n")


main(*sys.argv[1:])

#!/usr/bin/env python3
# gen-document-types.py: turns document-types.json into the C table of src/record/livret-document-types.c.
# SPDX-License-Identifier: GPL-3.0-or-later
import json
import sys


def main(source, target):
    with open(source, encoding="utf-8") as file:
        types = json.load(file)["types"]
    codes = [one["code"] for one in types]
    assert len(set(codes)) == len(codes), "a code stands twice"
    with open(target, "w", encoding="utf-8") as file:
        file.write("/* Made from data/document-types.json by data/gen-document-types.py.\n"
                   " * SPDX-License-Identifier: GPL-3.0-or-later */\n"
                   "static const LivretDocumentType types[] = {\n")
        for one in sorted(types, key=lambda one: one["code"].encode()):
            words = [json.dumps(one[name], ensure_ascii=False)
                     for name in ("code", "system", "class", "category", "fr", "en")]
            file.write("  { %s },\n" % ", ".join(words))
        file.write("};\n")


main(*sys.argv[1:])

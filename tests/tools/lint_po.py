# lint_po.py FILE.po…: French as a printer sets it, and nothing left untranslated.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints each breach with its line and ends with 1 when there is one. What is checked, in translations only:
the apostrophe is U+2019; a narrow no-break space (U+202F) stands before ? ! ; and a no-break space (U+00A0)
before a colon, inside « », between a figure and its unit, a count and what is counted; thousands are grouped by U+202F; quotes are
« », dots are one …; au‑dessus and au‑dessous hold a no-break hyphen (U+2011)."""

import re
import sys

NARROW, NO_BREAK, HYPHEN = "\u202f", "\u00a0", "\u2011"

UNITS = (r"mmHg|mg/dL|mmol/L|mmol/mol|g/L|g/dL|kg/m²|kg|mg|µg|g|cm|mm|m|km|mL|cL|L|kcal|°C|°F|bpm|bat/min|/min|"
         r"ms|s|min|h|j|ans?|mois|semaines?|jours?|heures?|minutes?|secondes?|pas|Kio|Mio|Gio|Ko|Mo|Go|%")
# After these words no line ends badly: what is counted comes later, or not at all.
LOOSE = r"(?:sur|ou|au|aux|à|et|en|de|du|des|d’entre|n’est|n’a|n’ont|ne|se)"
FIGURE = r"(?:\d|%(?:\d+\$)?[.\d]*l?[duif])"

# What must not stand in a translation, and why. Addresses, tags and entities count as a letter.
RULES = [
    (re.compile(r"(?<=\w)'|(?<!%)'(?=\w)"), "an apostrophe is ’ (U+2019)"),
    (re.compile(r"\.\.\."), "three dots are one … (U+2026)"),
    (re.compile(r'"'), "quotes are « and »"),
    (re.compile(rf"(?<![{NARROW}?!])[?!;](?!\w)(?!\Z)|(?<![{NARROW}?!])[?!](?!\w)"), "a narrow no-break space (U+202F) stands before ? ! ;"),
    (re.compile(rf"(?<!{NO_BREAK}):(?![\d%/])"), "a no-break space (U+00A0) stands before :"),
    (re.compile(rf"«(?!{NO_BREAK})|(?<!{NO_BREAK})»"), "no-break spaces (U+00A0) stand inside « »"),
    (re.compile(rf"{FIGURE}(?: |{NARROW})?%%|{FIGURE} (?:{UNITS})(?!\w)"), "a no-break space (U+00A0) stands between a figure and its unit"),
    (re.compile(rf"%(?:\d+\$)?'?l?[ud] (?!(?:{LOOSE}|{UNITS})\b)[^\W\d_A-Z]"), "a no-break space (U+00A0) stands between a count and what is counted"),
    (re.compile(r"(?<!\d)\d{1,3}[ \u00a0]\d{3}(?!\d)"), "thousands are grouped by a narrow no-break space (U+202F)"),
    (re.compile(r"\b[aA]u-dess(?:us|ous)\b"), "au‑dessus and au‑dessous hold a no-break hyphen (U+2011)"),
    (re.compile(rf"[ {NO_BREAK}{NARROW}]{{2}}"), "two spaces follow one another"),
]
LEFT_OUT = re.compile(r"<[^<>]+>|&#?\w+;|\b\w+://\S+|%(?:\d+\$)?'d|'%s'|'livret-cli [^']*'|''")

STRING = re.compile(r'"((?:[^"\\]|\\.)*)"')
ESCAPES = {"n": "\n", "t": "\t", '"': '"', "\\": "\\"}


def unquoted(line):
    match = STRING.search(line)
    return re.sub(r"\\(.)", lambda each: ESCAPES.get(each[1], each[1]), match[1]) if match else ""


def entries(text):
    """Yields (line, fuzzy, [msgid, its plural…], [msgstr…]) of a .po file, its head and what is obsolete left out."""
    for block in re.finditer(r"(?:^(?!\s*$).*\n?)+", text, re.M):
        first = text.count("\n", 0, block.start()) + 1
        fields, field, fuzzy, line = {}, None, False, first
        for number, each in enumerate(block[0].splitlines(), first):
            fuzzy |= each.startswith("#,") and "fuzzy" in each
            keyword = re.match(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?) ", each)
            if keyword:
                field = keyword[1]
                line = number if field == "msgid" else line
                fields[field] = unquoted(each)
            elif field and each.startswith('"'):
                fields[field] += unquoted(each)
        if fields.get("msgid"):
            yield line, fuzzy, [fields[key] for key in ("msgid", "msgid_plural") if key in fields], [value for key, value in fields.items() if key.startswith("msgstr")]


def complaints(translation):
    """The rules that a translation breaks, with the words around."""
    text = LEFT_OUT.sub("x", translation)
    for pattern, why in RULES:
        match = pattern.search(text)
        if match:
            yield f"{why}: …{text[max(0, match.start() - 15):match.end() + 10]}…".replace("\n", " ")


def lint(text):
    """All breaches of a .po file's text, each as (line, sentence)."""
    found = []
    for line, fuzzy, sources, translations in entries(text):
        if fuzzy or not all(translations):
            found.append((line, f"{'fuzzy' if fuzzy else 'not translated'}: {sources[0][:60]}"))
        # What the command line indents is indented in every language.
        indented = sources[0].startswith("  ")
        found += [(line, why) for translation in translations
                  for why in complaints(translation.lstrip(" ") if indented else translation)]
    return found


def main(paths):
    found = [(path, *each) for path in paths for each in lint(open(path, encoding="utf-8").read())]
    for path, line, why in found:
        print(f"{path}:{line}: {why}")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

#!/usr/bin/env python3
# whose_words.py SOURCE: no page of the record says "your": it may be another's.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Sentences of the folders that show somebody's record, in English (src/) and in French (po/fr.po), must not say
"your", "votre", "vos", for the person at the screen may look at the page of their father. Those that speak to whoever
sits there, about files, the computer or what they do, stand in ADDRESSED with the reason."""

import pathlib
import re
import sys

# Folders of src/ whose words stand on the pages of one person, or leave with them.
FOLDERS = ("app/bin", "app/charts", "app/documents", "app/imports", "app/journal", "app/measures", "app/people", "app/profile",
           "app/readings", "app/shares", "app/today", "sharing")

YOURS = {"English": re.compile(r"\byours?\b", re.I), "French": re.compile(r"\b(?:votre|vos|le vôtre|la vôtre|les vôtres)\b", re.I)}

# The beginning of the English sentence: why it may.
ADDRESSED = {
    "Your photographs stay where they are": "files outside the record, of whoever dropped them",
}

TEXT = re.compile(r'\b_ ?\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)|\bngettext \(\s*("(?:[^"\\]|\\.)*")', re.S)


def sentences(source):
    """The translatable texts of the folders, each with its file."""
    for folder in FOLDERS:
        for path in sorted((source / "src" / folder).rglob("*")):
            if path.suffix not in (".c", ".h", ".blp"):
                continue
            for match in TEXT.finditer(path.read_text()):
                parts = re.findall(r'"((?:[^"\\]|\\.)*)"', match[1] or match[2])
                yield path.relative_to(source), "".join(parts)


def translations(source):
    """English → French, of the catalogue."""
    found, message, where = {}, {"msgid": "", "msgstr": ""}, None
    for line in [*(source / "po" / "fr.po").read_text().splitlines(), ""]:
        if not line.strip():
            found[message["msgid"]] = message["msgstr"]
            message, where = {"msgid": "", "msgstr": ""}, None
            continue
        start = re.match(r'(msgid|msgstr)(?:_plural|\[\d\])? "(.*)"$', line)
        if start:
            where = start[1] if start[1] == "msgstr" or not message["msgid"] else None
            if where:
                message[where] += start[2]
        elif line.startswith('"') and where:
            message[where] += line.strip('"')
    return found


def main():
    source = pathlib.Path(sys.argv[1])
    french = translations(source)
    bad, seen, used = [], 0, set()
    for path, text in sentences(source):
        seen += 1
        said = {"English": text, "French": french.get(text, "")}
        for language, pattern in YOURS.items():
            if not pattern.search(said[language]):
                continue
            reason = next((words for words in ADDRESSED if text.startswith(words)), None)
            if reason is None:
                bad.append(f"{path}: {language}: “{said[language]}”")
            used.add(reason)
    bad += [f"ADDRESSED names “{words}”, which no page says any more" for words in ADDRESSED if words not in used]
    if seen < 200:
        bad.append(f"Only {seen} sentences were found: the folders have moved.")
    print("\n".join(bad) or f"{seen} sentences say nobody’s “your”")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())

# french.py: reads the window's French back into the English of the source, so that a story is written once.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A sentence is looked up among the translations, then tried against those in which printf puts words and figures,
those with the most words of their own first; what was put in is read in the same way. A word that stands for several
English ones has several readings: whoever looks for a name takes any of them."""

import functools
import pathlib
import re
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "tools"))

import lint_po  # noqa: E402

PLACE = re.compile(r"%%|%(?:(\d)\$)?('?[-+0#]?\d*(?:\.\d+|\.\*)?(?:l|ll|z)?[sdiufgc])")
FIGURE = "([-−+]?[\\d.,\u202f\u00a0]+)"
SEPARATORS = (" · ", ", ", "\u00a0: ", " — ", "- ")
BETWEEN = {separator.strip() for separator in SEPARATORS} | {""}
MANY = 8


def plain(text):
    """Without the mark of a mnemonic."""
    return re.sub("_(?=[A-Za-zÀ-ÿ])", "", text, count=1)


class Pattern:
    """A translation with places for words: what it matches, and its English."""

    def __init__(self, english, french):
        self.english = plain(english)
        parts, self.order, end = [], [], 0
        french = plain(french)
        for match in PLACE.finditer(french):
            parts.append(re.escape(french[end:match.start()]))
            end = match.end()
            if match[2] is None:
                parts.append("%")
                continue
            parts.append("(.+?)" if match[2][-1] in "sc" else FIGURE)
            self.order.append(int(match[1] or len(self.order) + 1))
        parts.append(re.escape(french[end:]))
        self.own = len(re.findall(r"\w", PLACE.sub("", french)))
        self.match = re.compile("".join(parts), re.S).fullmatch

    def fill(self, words):
        given = dict(zip(self.order, words))
        count = iter(range(1, 10))
        return PLACE.sub(lambda place: given.get(int(place[1] or next(count)), "?") if place[2] else "%", self.english)


class Glasses:
    """Made of a .po file."""

    def __init__(self, po):
        self.exact, self.patterns = {}, []
        for _, _, sources, translations in lint_po.entries(pathlib.Path(po).read_text(encoding="utf-8")):
            for english in sources:
                for french in translations:
                    if PLACE.search(french):
                        if PLACE.sub("", french).strip() not in BETWEEN:
                            self.patterns.append(Pattern(english, french))
                    else:
                        self.exact.setdefault(plain(french), []).append(plain(english))
                        self.exact.setdefault(plain(french).upper(), []).append(plain(english).upper())
        self.patterns.sort(key=lambda pattern: -pattern.own)
        self.readings = functools.cache(self.readings)

    def best(self, text):
        return self.readings(text)[0]

    def readings(self, text, depth=0):
        """All that a text may be in English, the likeliest first, itself last."""
        found = list(self.exact.get(text, []))
        if "\n" in text and not found:
            found.append("\n".join(self.best(line) for line in text.split("\n")))
        for pattern in self.patterns if depth < 3 else ():
            match = pattern.match(text)
            if match and len(found) < MANY:
                found.append(pattern.fill([self.readings(words, depth + 1)[0] for words in match.groups()]))
        for separator in SEPARATORS:
            parts = text.split(separator)
            if len(parts) > 1 and depth < 3:
                found.append(separator.replace("\u00a0", "").join(self.readings(part, depth + 1)[0] for part in parts))
        return [*dict.fromkeys(found), text]

#!/usr/bin/env python3
# check-words: a test that the committed word lists are what a spoken passphrase needs.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Needs no dictionary. Prints every fault it finds and then exits with status 1."""

import importlib.util
import pathlib
import re
import sys

sys.dont_write_bytecode = True
from phonetics import fold, key_en, key_fr, near  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent


def load_maker():
    """make-words.py as a module, for its stop lists."""
    spec = importlib.util.spec_from_file_location('make_words', HERE / 'make-words.py')
    maker = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(maker)
    return maker


def clashes(words, key):
    """Sentences on the words of which an earlier one has the same key."""
    seen = {}
    for word in words:
        other = seen.setdefault(key(word), word)
        if other != word:
            yield f'"{word}" sounds like "{other}"'


def faults(raw, count, key, forbidden):
    """Sentences on what is wrong with one list, given as bytes."""
    if not raw.isascii():
        yield 'is not ASCII'
        return
    text = raw.decode('ascii')
    if not text.endswith('\n') or '\r' in text:
        yield 'does not consist of lines that end with one LF'
    words = text.split('\n')[:-1]
    if len(words) != count:
        yield f'has {len(words)} words instead of {count}'
    if words != sorted(set(words)):
        yield 'is not sorted, or has a word twice'
    for word in words:
        if not re.fullmatch('[a-z]{4,8}', word):
            yield f'"{word}" is not of 4 to 8 letters a to z'
        if word in forbidden:
            yield f'"{word}" stands in a stop list'
    yield from clashes(words, key)


def prefix_faults(words):
    """Sentences on the words that begin another; a list free of them can be typed without hyphens."""
    for first, second in zip(words, words[1:]):
        if second.startswith(first):
            yield f'"{first}" begins "{second}"'


def main():
    """Check both lists."""
    maker = load_maker()
    french, english = ((HERE / f'words-{language}.txt').read_bytes() for language in ('fr', 'en'))
    words = french.decode('ascii', 'replace').split()
    found = [f'words-fr.txt: {fault}' for fault in (
        *faults(french, maker.COUNT, key_fr, {fold(w) for w in maker.STOP_FR | maker.HOMOPHONES_FR}),
        *clashes(words, lambda word: near(key_fr(word))), *prefix_faults(words))]
    found += [f'words-en.txt: {fault}' for fault in faults(
        english, maker.COUNT, key_en, maker.STOP_EN | maker.HOMOPHONES_EN | maker.NAMES_EN)]
    print('\n'.join(found) or f'2 lists of {maker.COUNT} words: no fault found')
    sys.exit(1 if found else 0)


if __name__ == '__main__':
    main()

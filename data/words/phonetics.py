# phonetics: keys of French and English words; words with one key sound alike, or nearly.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Phonetic keys, for choosing words that can be said aloud and typed by somebody else.

The keys are coarse on purpose. A key that joins two words which differ costs one word of a list; a
key that parts two words which sound alike costs a wrong phrase on the telephone.
"""

import re
import unicodedata


def fold(word):
    """The word as typed without accents: lower-case ASCII letters, ligatures spelled out."""
    word = word.lower().replace('œ', 'oe').replace('æ', 'ae')
    parts = unicodedata.normalize('NFD', word)
    return ''.join(c for c in parts if not unicodedata.combining(c))


def _rewrite(rules, text):
    for pattern, sound in rules:
        text = pattern.sub(sound, text)
    return text


def _compile(rules):
    return [(re.compile(pattern), sound) for pattern, sound in rules]


# Upper-case letters stand for sounds: A an, I in/un, O on, E è/é, U ou, Y u, J j, G gu, S ch, N gn,
# @ eu; '_' is a final mute e. A nasal needs the end of the word, or a consonant that is not n or m.
_FR = _compile([
    (r'[èê]', 'é'), (r'[àâ]', 'a'), (r'[îï]', 'i'), (r'ô', 'o'), (r'[ùûü]', 'u'), (r'ç', 'ss'),
    # endings that are written and not heard
    (r'(?<=[^aeiouy])um$', 'om'), (r'emps$', 'an'), (r'ent$', 'ant'),
    (r'(er|ez|eds?|ets?|és?|ées?|ee)$', 'é'),
    (r'(ie|ue|oue|aie|oie|eue)s$', r'\1'), (r'igts?$', 'i'), (r'(?<=[a-zé])[sxtdpz]+$', ''),
    (r'(?<=[nr])[cgf]$|(?<=cro)c$', ''), (r'mpt', 'mt'), (r'(?<=m)b$', ''), (r'e$', '_'),
    # consonants
    (r'sch|sh', 'S'), (r'ch(?=[rlnt])', 'k'), (r'ch', 'S'), (r'ph', 'f'), (r'gn', 'N'),
    (r'(?<=[aeiouyé])h(?=[aeiouyé])', '.'), (r'h', ''), (r'qu|q|ck', 'k'),
    (r'cc(?=[eiyé_])', 'ks'), (r's?c(?=[eiyé_])', 'ss'), (r'c', 'k'), (r'ge(?=[aou])', 'J'),
    (r'gu(?=[eiyé_a])', 'G'), (r'gg(?=[eiyé_])', 'GJ'), (r'g(?=[eiyé_])', 'J'), (r'g', 'G'), (r'j', 'J'),
    (r'xc?', 'ks'), (r'w', 'v'),
    (r'(?<=[aeiouyé])s(?=[aeiouyé_])', 'z'), (r'(?<![sk])ti(?=on|el|al|eu|en)', 'si'),
    # i and y between vowels
    (r'eau', 'o'), (r'ay(?=[aeioué_])', 'Ej'), (r'oy(?=[aeioué_])', 'waj'), (r'uy(?=[aeioué_])', 'yij'),
    (r'(eu|ue|oeu)(ill|il$)', '@j'), (r'eill|eil$', 'Ej'), (r'aill|ail$', 'aj'), (r'ouill|ouil$', 'Uj'),
    (r'uill', 'yij'), (r'^([vm])ill', r'\1il'), (r'ill', 'ij'),
    # nasals
    (r'^e[nm](?=[nm])', 'A'), (r'oin(?![aeiouyénm_N])', 'wI'), (r'[ae]i[nm](?![aeiouyénm_N])', 'I'),
    (r'(?<=[ié])en(?![aeiouyénm_N])', 'I'), (r'[iyu][nm](?![aeiouyénm_N])', 'I'),
    (r'[ae][nm](?![aeiouyénm_N])', 'A'), (r'o[nm](?![aeiouyénm_N])', 'O'),
    # vowels
    (r'ou', 'U'), (r'oi', 'wa'), (r'[ae][iy]', 'E'), (r'au', 'o'), (r'oeu|eu|oe', '@'), (r'u', 'Y'),
    (r'y', 'i'), (r'[éeE]', 'E'), (r'i(?=[aoEUYAIO@])', 'j'),
    (r'N', 'nj'), (r'[_.]', ''), (r'(.)\1+', r'\1'),
])


def key_fr(word):
    """Key of a French word, with or without its accents (those it has make the key finer)."""
    return _rewrite(_FR, word.lower().replace('œ', 'oe').replace('æ', 'é'))


# In the English rules the vowel of the first syllable keeps a class and the others become a dot:
# E ai/ei/a-e, i ee/ea/ie, e short e, I igh/i-e, O o/ou/au, U oo/u/ew, A short a, Y short i,
# R er/ir/ur/ear; of the consonants C is ch and T is th.
_EN = _compile([
    # silent letters
    (r'^[kg]n|^pn', 'n'), (r'^wr|^rh', 'r'), (r'^ps', 's'), (r'^who', 'ho'), (r'^wh', 'w'),
    (r'mb(?=s?$)|mn$', 'm'),
    (r'aught|ought', 'Ot'), (r'eigh|aigh', 'ey'), (r'eign$', 'ein'), (r'igh', 'Y'),
    (r'augh|ough', 'of'), (r'gh', 'g'), (r'al(?=[kfm])', 'o'), (r'(?<=s)t(?=(le|en)$)', ''), (r'ould', 'ood'),
    # consonants
    (r'^ch(?=ute|ic|ef|am)', 'S'), (r'tch|ch', 'C'), (r't(?=ure)', 'C'), (r'sch', 'sk'),
    (r'(ss|[tsc])i(?=on|an|al|en|ou)|sh', 'S'),
    (r'th', 'T'), (r'ph', 'f'), (r'ck|q(?!u)', 'k'), (r'qu', 'kw'), (r'dg(?=e)', 'J'),
    (r's?c(?=[eiy])', 's'), (r'c', 'k'), (r'^g(?=[iu][^aou])', 'G'), (r'gu(?=[eiy])', 'G'), (r'gg', 'G'),
    (r'(?<!^)g(?=[eiy])|^g(?=e[nmo]|y)', 'J'), (r'g', 'G'), (r'j', 'J'), (r'x', 'ks'),
    (r'z', 's'), (r'h(?=[^aeiouy]|$)', ''),
    # the final e lengthens the vowel before it, and is not heard
    (r'([^aeiouyl])le(?=s?$)', r'\1.l'), (r'([^aeiouy])re$', r'\1.r'),
    (r'^([^aeiouy]*)a([^aeiouyr])e$', r'\1E\2'), (r'^([^aeiouy]*)i([^aeiouy])e$', r'\1I\2'),
    (r'^([^aeiouy]*)y([^aeiouy])e$', r'\1I\2'), (r'(?<=[^aeiouy.])e$', ''),
    (r'^([^aeiouy]*)(y|ie|ye|uy)$', r'\1I'),
    (r'Y', 'I'),
])

_EN_VOWELS = _compile([
    (r'[ae][iy]?r(?=$|[^aeiouyr])|e[ae]r|air|eir', 'R'), (r'[iuy]r|(?<=w)or', 'R'),
    (r'a[iy]|e[iy]|E', 'E'), (r'e[ae]|ie', 'i'),
    (r'ew|eu|oo|u[ei]?|o[aeu]?(?=$)', 'U'), (r'o[aeuw]?|a[uw]|O', 'O'),
    (r'e', 'e'), (r'a', 'A'), (r'[iy]', 'Y'), (r'I', 'I'),
])


def key_en(word):
    """Key of an English word."""
    text = _rewrite(_EN, word)
    onset = re.match(r'[^aeiouyEIO.]*', text).group()
    rest = text[len(onset):]
    for pattern, sound in _EN_VOWELS:
        found = pattern.match(rest)
        if found is not None:
            rest = sound + rest[found.end():]
            break
    tail = re.sub(r'(?<=[aeiouy])w|[aeiouyEIO.]+', '.', rest[1:])
    return re.sub(r'(.)\1+', r'\1', onset + rest[:1] + tail)


_NEAR = str.maketrans('bdGvzJ', 'ptkfsS')


def near(key):
    """The key with the consonants joined that a telephone confuses: pb, td, kg, fv, sz, ch and j."""
    return key.translate(_NEAR)

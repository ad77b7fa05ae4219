#!/usr/bin/env python3
# paper_trail.py: makes letters and reports as PDF, as many as one likes; nobody's papers.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: paper_trail.py COUNT FOLDER WORDS [--seed N]

COUNT files of one to eleven pages, six on the average, each with a letterhead of 20 to 380 kB that a compressed picture
would be, each page with some three hundred words of French: as in real
text a few of them are everywhere and most are rare, and every paper has a word that no other has. Into WORDS go some
of them, from everywhere to once, a line each. The same seed gives the same bytes."""

import argparse
import itertools
import pathlib
import random
import zlib

STEMS = """abdomen acide adipo aigu albumine aller alvéole ana anesthé angio antibio aorte appareil artère arthro asthm atrium
auscult bactéri bilan bili biops bronch calci capill cardi cartilag céphal cérébr cervic chir choléstér chroni cicatr circul
clavic clini coagul coeur colo compli congest consult contract corti crani créatin cyst dent derm diabét diagnos dial diarrh
diges doul duod écho électro embol endocr enzym épaul épiderm épiso érythr essoufl estom état examen exsud fémur ferrit fibr
fièv foie fract gastr génic germ gland glob glycém gonfl grav guéris hémat hépat hern histol hormon hospit humér hydr hyper
hypo ictèr ilé immun implant incis infarct infect inflamm insul intest intol isch kiné laryng lésion leuc ligam lipid lombal
lymph maladi malform mastit médic mélan membr méning ménisq métast migrain molaire muscl myél myop narin naus nécros néphr
nerf neuro nod nutri obési ocul oedèm opér orbit ordonn oreill ostéo ovair oxygén pancré paroi patell pectin péritoin perfus
pharm phléb plaqu pleur pneum polyp posol pouls préscr prot pulmon radi rachi récid rectum rein repos respir résult rétin
rhum rotul sang scan scaph sécrét sein sept sérum sinus soin somn spasm splén squel stern stér sténos surven symptôm synov
systol tachy tendon tens thérap thorax thyro tibia tiss tonus toux trach traum trouble tum ulcèr urin utér vacc vaisseau
valv varic veine ventr vertèbr vési vestib viral vision vitam volum""".split()
ENDINGS = ["", "e", "s", "ique", "iques", "ite", "ites", "ose", "al", "ale", "aux", "ation", "ations", "ement", "ie", "ies", "eux", "euse",
           "iste", "logie", "gramme", "pathie", "tomie", "scopie", "plastie", "émie", "urie", "algie", "oïde", "gène"]
SMALL = "le la les de du des un une et à au aux en dans sur par pour avec sans ce cette est sont a été qui que ne pas plus".split()
LINES, WORDS = 36, 9
OBJECTS = 4
LETTERHEAD = 20_000, 380_000


def vocabulary(chance):
    words = [stem + ending for stem in STEMS for ending in ENDINGS]
    chance.shuffle(words)
    return words


def sentence_pool(chance, words, count):
    """Lines of text; the word at place n comes as often as 1/n."""
    weights = list(itertools.accumulate(1 / (n + 8) for n in range(len(words))))
    pool = []
    for _ in range(count):
        line = []
        for word in chance.choices(words, cum_weights=weights, k=WORDS // 2 + 1):
            line += [word, chance.choice(SMALL)]
        pool.append(" ".join(line[:WORDS]))
    return pool


def own_word(number):
    """One no other paper has: letters alone, as a number would be one of many."""
    return "x" + "".join("bcdfghjklm"[int(digit)] + "aeiou"[place % 5] for place, digit in enumerate(f"{number:06}"))


def pdf(pages, letterhead):
    """A file of pages of lines, as small programs write it; the letterhead is there, but on no page."""
    count = len(pages)
    kids = " ".join(f"{OBJECTS + 1 + 2 * n} 0 R" for n in range(count))
    bodies = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {count}/Kids[{kids}]>>".encode(),
              b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
              b"<</Length %d>>stream\n%s\nendstream" % (len(letterhead), letterhead)]
    for n, lines in enumerate(pages):
        text = "BT /F 11 Tf 14 TL 60 780 Td\n" + "".join(f"({line}) '\n" for line in lines) + "ET"
        stream = zlib.compress(text.encode("cp1252"), 1)
        bodies += [f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {OBJECTS + 2 + 2 * n} 0 R>>".encode(),
                   b"<</Filter/FlateDecode/Length %d>>stream\n%s\nendstream" % (len(stream), stream)]
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(bodies) + 1) + b"".join(b"%010d 00000 n \n" % place for place in places)
    return bytes(out + b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(bodies) + 1, start))


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("count", type=int)
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("words", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    words = vocabulary(chance)
    pool = sentence_pool(chance, words, 40000)
    for number in range(asked.count):
        pages = [chance.choices(pool, k=LINES) for _ in range(chance.randint(1, 11))]
        pages[-1][-1] = f"dossier {own_word(number)}"
        day = f"{chance.randint(2005, 2026)}-{chance.randint(1, 12):02}-{chance.randint(1, 28):02}"
        (asked.folder / f"{day} {words[number % len(words)]} {number}.pdf").write_bytes(pdf(pages, chance.randbytes(chance.randint(*LETTERHEAD))))
    step = max(1, len(words) // 60)
    typed = words[::step] + [own_word(n) for n in range(0, asked.count, max(1, asked.count // 20))]
    asked.words.write_text("\n".join(typed) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

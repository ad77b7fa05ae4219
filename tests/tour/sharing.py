# sharing.py: what is handed over by each route, opened outside by programs that know nothing of Livret.
# SPDX-License-Identifier: GPL-3.0-or-later

import dataclasses
import pathlib
import re
import subprocess

from beginning import read_phrase

HERE = pathlib.Path(__file__).resolve().parent


@dataclasses.dataclass(frozen=True)
class Share:
    """What is ticked, by its words in the window (in English, where the window translates them), and which of
    the story's signs must then be in the package. Every other sign must not."""
    route: str
    title: str          # of the route
    recipient: str
    documents: tuple = ()
    words: tuple = ()   # of measures and sections
    signs: tuple = ()
    pages: bool = True  # documents leave as pages whose text can be read, not as files of their own
    open: object = None


def read_paper(tour, share):
    """What came out of the printer."""
    tour.portal.answer(print=True)
    tour.click("Print")
    request = tour.portal.request("Print")
    tour.check(request["title"] == tour.word("Pages handed over"), f"The print dialog is called {request['title']}.")
    pages = tour.portal.printed(1)
    tour.says(tour.word("The pages were sent to the printer."))
    tour.run("qpdf", "--check", pages)
    return tour.run("pdftotext", "-layout", pages, "-")


def save(tour, suffix):
    """The file from the save dialog, and the phrase that the page shows."""
    folder = tour.scratch / "handed"
    folder.mkdir(exist_ok=True)
    phrase = read_phrase(tour)
    tour.portal.answer(folder=folder)
    tour.click("Save…")
    name = tour.portal.request("SaveFile")["proposed"]
    tour.check(name.endswith(suffix), f"The file would be called {name}.")
    tour.check(not re.search("camille|martin|benali|kerouac", name, re.I), f"The file's name tells whose it is: {name}.")
    tour.says(name)
    return folder / name, phrase


def print_card(tour, package, phrase):
    """What goes along with a file: its name, what to do, and the phrase apart."""
    tour.portal.answer(print=True)
    tour.click("Print the Hand-over Card")
    tour.portal.request("Print")
    card = " ".join(tour.run("pdftotext", "-layout", tour.portal.printed(2), "-").split())
    tour.says(tour.word("The card was sent to the printer."))
    for words in (package.name, phrase):
        tour.check(words in card, f"The hand-over card does not say “{words}”: {card}")


def read_pdf(tour, share):
    package, phrase = save(tour, ".pdf")
    print_card(tour, package, phrase)
    secret = tour.scratch / "phrase"
    secret.write_text(phrase)
    wrong = subprocess.run(["qpdf", "--password=wrong-wrong-wrong-wrong-wrong", "--check", package],
                           capture_output=True, text=True, check=False)
    tour.check(wrong.returncode != 0 and "password" in wrong.stderr, "The PDF opens with a wrong password.")
    shown = tour.run("qpdf", f"--password-file={secret}", "--show-encryption", package)
    tour.check("R = 6" in shown and "AESv3" in shown, f"The PDF is not closed by AES-256: {shown}")
    tour.run("qpdf", f"--password-file={secret}", "--check", package)
    return tour.run("pdftotext", "-layout", "-upw", phrase, package, "-")


def read_html(tour, share):
    """In Chromium, under a home of its own: the closed page, then what the phrase opens."""
    package, phrase = save(tour, ".html")
    closed, opened = (tour.out / f"{tour.number + 1 + i:02d}-package-{name}.png" for i, name in enumerate(("closed", "open")))
    text = tour.run("node", HERE / "open.mjs", package, closed, opened, input=phrase)
    tour.step("package-closed", "The practitioner opens the file in a browser: it asks for the phrase.", picture=False)
    tour.step("package-open", "With the phrase it shows what was granted, and nothing else.", picture=False)
    return text


SHARES = (
    Share("paper", "Paper", "Dr Karim Benali", documents=("Ordonnance",), words=("Allergies",),
          signs=("prescription", "allergy"), open=read_paper),
    Share("pdf", "PDF with a password", "Dr Sabine Kerouac", documents=("Bilan sanguin",), words=("Weight", "Treatments"),
          signs=("lab", "treatment", "weight"), open=read_pdf),
    Share("html", "File for a browser", "Clinique des Tilleuls", documents=("Compte rendu de fond d'oeil", "IMG_0041"),
          words=("Blood pressure", "Conditions"), signs=("eye", "pressure", "photograph"), pages=False, open=read_html),
)


def go_on(tour, heading):
    tour.click("Continue")
    tour.app.find("heading", tour.word(heading))


def fill_in(tour, share):
    tour.page(5, "Shares")
    tour.app.key("ctrl+n")
    tour.fill("Name: a person, a practice, a hospital", share.recipient)
    first = share is SHARES[0]
    if first:
        tour.step("share-whom", "A share: to whom?")
    go_on(tour, "What")
    for name in share.documents + tuple(tour.word(word) for word in share.words):
        tour.app.tick(name)
    if first:
        tour.step("share-what", "What may leave is ticked, item by item.")
    go_on(tour, "Why and until when")
    if first:
        tour.step("share-why", "Why, and until when.")
    go_on(tour, "How")
    tour.app.tick(tour.word(share.title))
    if first:
        tour.step("share-how", "By which way: each says what the practitioner needs and what can be enforced.")
    go_on(tour, "Read over")


def seal(tour, share):
    ready = tour.app.until(lambda: next((node for node in tour.app.all(tour.app.BUTTONS, tour.word("Seal"))
                                         if node.sensitive), None), "the pages to read over", 60)
    tour.step(f"{share.route}-review", f"{share.title}: exactly what will leave, page by page.")
    tour.app.press(ready)
    tour.app.find(("button", "push button"), tour.word("Done"), timeout=60)
    tour.step(f"{share.route}-sealed", "Sealed." if share.route == "paper"
              else "Sealed: the phrase is shown once, apart from the file.")


def check_contents(tour, share, text):
    flat = " ".join(text.split())
    for sign, words in tour.signs.items():
        there = words in flat
        wanted = sign in share.signs
        tour.check(there == wanted, f"The {share.route} package {'lacks' if wanted else 'holds, ungranted,'} “{words}”: {flat[:3000]}")
    for sign, words in tour.inside.items() if share.pages else ():
        tour.check((words in flat) == (sign in share.signs), f"“{words}” is in the wrong package, or its page was left out: {flat[:3000]}")
    tour.check(share.recipient in flat, f"The {share.route} package does not say for whom it is.")


def hand_over(tour):
    for share in SHARES:
        fill_in(tour, share)
        seal(tour, share)
        text = share.open(tour, share)
        check_contents(tour, share, text)
        tour.step(f"{share.route}-handed", f"{share.title}: it holds {', '.join(share.signs)}; nothing else.", picture=False)
        tour.click("Done")
        tour.app.find(None, share.recipient)


def end_share(tour):
    tour.page(5, "Shares")
    tour.step("shares", "Three shares, as envelopes.")
    tour.app.click(lambda name: SHARES[0].recipient in name and tour.word("Close Share") in name)
    tour.step("closing", "What closing a share means, said before it is done.")
    tour.app.click(tour.word("Close Share"), within=tour.app.find(("dialog", "alert")))
    tour.says(tour.word("Over"))
    tour.app.find("list item", SHARES[0].recipient)
    tour.step("closed", "One is closed; what was handed over stays handed over.")

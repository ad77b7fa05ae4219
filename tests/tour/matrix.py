# matrix.py BUILD OUT: a picture of every page in every size, look and language, each of them checked.
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev pictures [OUT] [--only PAGE,…] [--sizes 360,…] [--languages fr,…] [--looks large,…] [--quick]

Every page is not shown in every way, which would be some 2,000 pictures and an hour. What is, covers each pair that
can differ by itself:

    every page × 1200×800, 800×600, 360×720 × French, English     light
    every page × 1200×800, 360×720 × French                       dark · high contrast · text at 200 %

Motion is reduced in all of them (tests/tools/headless). One run of the program for a size and a language walks
through all pages once; before each picture its look is changed as a desktop would. The household is the sample
(`livret-cli sample`), made once a language and copied.

Each page is read twice while it is shown: as its widgets know themselves (src/app/window/livret-layout-tree.c →
matrix_check.py: cut or overlapping text, …, small targets, scrolling sideways), and as pixels (matrix_contrast.py:
text 4.5:1, edges and signs 3:1). Ends with 1 where something is wrong; faults.txt beside the pictures has it all."""

import argparse
import concurrent.futures
import datetime
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
HEADLESS = HERE.parent / "tools" / "headless"
PHRASE = "bateau-lune-olive-tabouret-zinc"
SIZES = {"1200": (1200, 800), "800": (800, 600), "360": (360, 720)}
LANGUAGES = {"fr": "fr_FR.UTF-8", "en": "en_US.UTF-8"}
NARROW = 550
FRAME = 5       # px that GTK leaves around a window on a display without shadows: cut off in the pictures

# Name → dark, high contrast, size of text: what the desktop has been set to.
LOOKS = {
    "light": (False, False, 1),
    "dark": (True, False, 1),
    "contrast": (False, True, 1),
    "large": (False, False, 2),
}


def looks_of(options):
    if options.looks:
        return options.looks
    return list(LOOKS) if options.language == "fr" and options.size != "800" and not options.quick else ["light"]


# --- inside: one size, one language ------------------------------------------------------------------------

def has_menu(raw):
    return any(node.get("native") and node["parent"] >= 0 and node["css"] != "tooltip" for node in raw)


class Walk:
    """All pages of one program, on a display of its own."""

    def __init__(self, options):
        import layout
        import made_up
        import papers
        from telling import Telling
        self.options = options
        self.size = SIZES[options.size]
        self.faults = []
        self.taken = 0
        self.worn = "light"
        self.layout = layout
        self.tour = Telling(options.build, options.out, options.scratch)
        self.tour.phrase = PHRASE
        self.tour.papers = made_up.family_papers(options.scratch / "papers", datetime.date.today(), many=papers.MANY)
        self.looks = looks_of(options)

    def wear(self, look):
        self.worn = look
        dark, contrast, text = LOOKS[look]
        self.layout.call("Darken", "(b)", dark)
        self.layout.settings("org.gnome.desktop.a11y.interface", "high-contrast", str(contrast).lower())
        self.layout.call("Enlarge", "(d)", text)
        for _ in range(3):
            self.layout.call("Shown", "(s)", "")    # at another width nothing hears a key for a frame

    def blame(self, name, look, faults):
        for fault in faults:
            self.faults.append(f"{name} · {self.options.size} · {self.options.language} · {look}: {fault}")

    def picture(self, name, way):
        import matrix_check
        import matrix_contrast
        import matrix_shows
        folder = self.options.out
        menu = False
        for look in self.looks:
            if look != self.worn:
                self.wear(look)
                self.tour.pause(0.3)
                if menu and not has_menu(json.loads(self.layout.call("Describe"))):
                    way(self.tour)      # a menu closes when the window is laid out anew
                    self.tour.pause(0.4)
            for _ in range(3):
                self.layout.call("Shown", "(s)", "")    # the frame that is being drawn, and what it moved
            path = folder / f"{name}-{self.options.size}-{self.options.language}-{look}.png"
            self.tour.app.picture(str(path))
            raw = json.loads(self.layout.call("Describe"))
            menu = menu or has_menu(raw)
            if self.options.keep:
                path.with_suffix(".json").write_text(json.dumps(raw, ensure_ascii=False, indent=0))
            self.taken += 1
            framed = tuple(side + 2 * FRAME for side in self.size)
            self.blame(name, look, matrix_check.check(raw, framed, self.size[0] <= NARROW, large=look == "large"))
            if look != "large":     # at another width a panel closes, and the page is what it was opened from
                self.blame(name, look, matrix_shows.check(raw, name, self.tour.word))
            self.blame(name, look, matrix_contrast.check(raw, matrix_contrast.Picture(path), large=look == "large"))
            self.layout.cut(path, FRAME)
        if self.worn != "light":
            self.wear("light")

    def check_names(self, name):
        """As a screen reader finds it, once: names do not depend on size, look or language."""
        if self.options.size == "360" and self.options.language == "fr":
            self.blame(name, "light", (f"no name: {node}" for node in self.tour.app.unnamed()))

    def leave(self, way):
        for name in [way] if isinstance(way, str) else way if isinstance(way, tuple) else ():
            self.tour.click(name)
        if not isinstance(way, int):
            for role in ("alert", "dialog"):
                self.tour.app.gone(role)    # a key would still be the dialog's that is going
        for _ in range(way if isinstance(way, int) else 0):
            self.tour.app.key("Escape")

    def go(self, pages):
        for name, way, leave in pages:
            wanted = not self.options.only or name in self.options.only
            if self.options.only and not any(later in self.options.only for later in [n for n, _, _ in pages[[n for n, _, _ in pages].index(name):]]):
                return
            began = time.monotonic()
            try:
                way(self.tour)
                self.tour.pause(0.4)
                if wanted:
                    self.picture(name, way)
                    self.check_names(name)
                self.leave(leave)
            except (AssertionError, subprocess.SubprocessError) as error:
                self.blame(name, "light", [f"could not be shown: {' '.join(str(error).split())[:300]}"])
                self.tour.app.picture(str(self.options.out / f"{name}-{self.options.size}-{self.options.language}-failed.png"))
                if self.tour.app.process.poll() is not None:
                    return
                for _ in range(3):
                    self.tour.app.key("Escape")
            if self.options.keep:
                print(f"    {name} {time.monotonic() - began:.1f} s", flush=True)

    def run(self):
        import matrix_pages
        with self.tour.portal:
            for pages, vault in ((matrix_pages.NEW, None), (matrix_pages.SAMPLE, self.options.vault)):
                if self.options.only and not any(name in self.options.only for name, _, _ in pages):
                    continue
                if vault is not None:
                    copy = self.options.scratch / "vault"
                    shutil.copytree(vault, copy)
                    self.layout.settings("org.livretsante.Livret", "vault", str(copy), self.options.build)
                self.tour.start()
                self.go(pages)
                try:
                    self.tour.stop()    # that a page is too wide is told where it is looked at
                except AssertionError as error:
                    said = [line for line in str(error).splitlines()[1:] if " exceeds " not in line]
                    self.blame("the program", "light", said)
        return self


def inside(options):
    sys.path.insert(0, str(HERE))
    with tempfile.TemporaryDirectory(prefix="livret-matrix-") as scratch:
        options.scratch = pathlib.Path(scratch)
        walk = Walk(options).run()
    (options.out / f"faults-{options.size}-{options.language}.json").write_text(
        json.dumps({"faults": walk.faults, "pictures": walk.taken}, ensure_ascii=False))


# --- outside: all of them ----------------------------------------------------------------------------------

def environment(language, size=None):
    env = dict(os.environ, LANG=LANGUAGES[language], LIVRET_TEST_KDF="1", LIVRET_TEST_LAYOUT="1", PYTHONDONTWRITEBYTECODE="1",
               LIVRET_TEST_WAIT=os.environ.get("LIVRET_TEST_WAIT", "40"))
    env.pop("LC_ALL", None)
    env.pop("LANGUAGE", None)
    if size is not None:
        env["HEADLESS_SIZE"] = "x".join(str(side + 2 * FRAME) for side in size)
    return env


def make_sample(build, folder, language):
    vault = folder / f"sample-{language}"
    if not vault.exists():
        subprocess.run([str(build / "src/cli/livret-cli"), "sample", str(vault), "--passphrase-file", "-"], check=True,
                       input=PHRASE.encode(), env=environment(language), stdout=subprocess.DEVNULL)
    return vault


def show(options, size, language, vault):
    """One run of the program, in a display and a home of its own; what is wrong, and how many pictures were taken."""
    out = options.out / f"{size}-{language}"
    out.mkdir(parents=True, exist_ok=True)
    words = [str(HEADLESS), sys.executable, str(HERE / "matrix.py"), str(options.build), str(out), "--inside", "--size", size,
             "--language", language, "--vault", str(vault), "--only", ",".join(options.only), "--looks", ",".join(options.looks)]
    words += ["--keep"] * options.keep + ["--quick"] * options.quick
    began = time.monotonic()
    log = out / "log.txt"
    with open(log, "wb") as file:
        status = subprocess.run(words, env=environment(language, SIZES[size]), stdout=file, stderr=subprocess.STDOUT, check=False).returncode
    result = out / f"faults-{size}-{language}.json"
    if status != 0 or not result.exists():
        broken = f"{size} · {language}: the walk ended with {status}: {log.read_text(errors='replace')[-1500:]}"
        print(broken, flush=True)
        return [broken], 0
    answer = json.loads(result.read_text())
    result.unlink()
    print(f"{size} px, {language}: {answer['pictures']} pictures in {time.monotonic() - began:.0f} s, {len(answer['faults'])} faults", flush=True)
    # The whole takes long: what one walk found is told at its own end.
    print("".join(f"  {fault}\n" for fault in answer["faults"]), end="", flush=True)
    return answer["faults"], answer["pictures"]


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("out", type=pathlib.Path)
    parser.add_argument("--only", default="", help="pages, by their names in matrix_pages.py, with commas")
    parser.add_argument("--sizes", default=",".join(SIZES))
    parser.add_argument("--languages", default=",".join(LANGUAGES))
    parser.add_argument("--quick", action="store_true", help="light only")
    parser.add_argument("--looks", default="", help=f"these alone, with commas: {', '.join(LOOKS)}")
    parser.add_argument("--keep", action="store_true", help="keep what the widgets said of themselves, as .json")
    parser.add_argument("--jobs", type=int, default=2)
    for name in ("size", "language", "vault"):
        parser.add_argument(f"--{name}", help=argparse.SUPPRESS)
    parser.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    options.build, options.out = options.build.resolve(), options.out.resolve()
    options.only = [name for name in options.only.split(",") if name]
    options.looks = [look for look in options.looks.split(",") if look]
    return options


def main():
    options = parse()
    if options.inside:
        return inside(options)
    began = time.monotonic()
    options.out.mkdir(parents=True, exist_ok=True)
    languages, sizes = options.languages.split(","), options.sizes.split(",")
    with tempfile.TemporaryDirectory(prefix="livret-sample-") as scratch:
        vaults = {language: make_sample(options.build, pathlib.Path(scratch), language) for language in languages}
        print(f"the sample household: {time.monotonic() - began:.0f} s", flush=True)
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            jobs = [pool.submit(show, options, size, language, vaults[language]) for language in languages for size in sizes]
        faults = [fault for job in jobs for fault in job.result()[0]]
        pictures = sum(job.result()[1] for job in jobs)
    (options.out / "faults.txt").write_text("\n".join(faults) + "\n")
    print(f"{pictures} pictures in {options.out}, {len(faults)} faults, {time.monotonic() - began:.0f} s")
    return 1 if faults or not pictures else 0


if __name__ == "__main__":
    sys.exit(main())

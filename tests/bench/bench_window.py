# bench_window.py BUILD [RUNS]: the window against its limits, and against gnome-text-editor in the same run.
# SPDX-License-Identifier: GPL-3.0-or-later
"""What is compared is measured in turns, so that a busy machine strikes both alike. Of several times the shortest
counts (what else the machine does only ever adds), of memory and of a page drawn twice the median. Times inside the
window are the window's own (src/app/window/livret-layout-report.c): from an action to the frame that shows its result;
an opening from the moment its key is known to the first frame with Today's news and landmarks. Beside each stands what
the program itself worked meanwhile, all its threads together: what remains of the time on a machine that does nothing
else. A frame while scrolling is all that the main thread did since the frame before. Ends with 1 where a limit is
passed."""

import concurrent.futures
import ctypes
import json
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "tour"))

import layout        # noqa: E402

HERSELF, FATHER = "Camille", "Louis"    # two of the sample household
LANDMARK = "Blood pressure"             # on Today of both
PHRASE = "bateau-lune-olive-tabouret-zinc"
MANY = 10_000
PAUSE = 3                               # seconds: what is to be done meanwhile is done
FRAME = 16.0

too_slow = []


def line(what, measured, unit, limit=None):
    """One row of the table; without a limit for information only."""
    words = f"{what:<58} {measured:9.2f} {unit:<5}"
    if limit is not None:
        good = measured <= limit
        words += f" {limit:8.2f}  {'ok' if good else 'too slow' if unit != 'times' or 'memory' not in what else 'too much'}"
        if not good:
            too_slow.append(what)
    print(words.rstrip(), flush=True)


def took(what, times, limit=None):
    """Of several (ms passed, ms of the program's own work) the shortest; the work is for information."""
    line(what, min(passed for passed, _ in times), "ms", limit)
    line("  of it the program's own work", min(work for _, work in times), "ms")


def between(moments):
    """ms passed and ms worked from one moment to another."""
    began, began_work, shown, shown_work = moments
    return (shown - began) / 1e3, (shown_work - began_work) / 1e3


class Screen:
    """Pixels of the display, looked at without a program of its own: a start is some hundred ms."""

    def __init__(self):
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.x11.XDefaultRootWindow.argtypes = [ctypes.c_void_p]
        self.x11.XGetImage.restype = ctypes.c_void_p
        self.x11.XGetImage.argtypes = [ctypes.c_void_p, ctypes.c_ulong, ctypes.c_int, ctypes.c_int, ctypes.c_uint,
                                       ctypes.c_uint, ctypes.c_ulong, ctypes.c_int]
        self.x11.XGetPixel.restype = ctypes.c_ulong
        self.x11.XGetPixel.argtypes = [ctypes.c_void_p, ctypes.c_int, ctypes.c_int]
        self.x11.XDestroyImage.argtypes = [ctypes.c_void_p]
        self.display = self.x11.XOpenDisplay(None)
        self.root = self.x11.XDefaultRootWindow(self.display)

    def painted(self):
        """Whether a window has drawn itself: without one the display is black."""
        image = self.x11.XGetImage(self.display, self.root, 0, 0, 600, 400, 0xffffffff, 2)
        light = all(self.x11.XGetPixel(image, x, y) & 0xffffff > 0x808080 for x, y in ((300, 200), (599, 399), (60, 380)))
        self.x11.XDestroyImage(image)
        return light


def resident(pid):
    """MB of a process's memory in the machine's."""
    for row in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines():
        if row.startswith("VmRSS:"):
            return int(row.split()[1]) / 1e3
    raise AssertionError("no such process")


class Bench:
    def __init__(self, build, runs, scratch):
        self.build, self.runs, self.scratch = build, runs, scratch
        self.env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(build / "data"), LIVRET_TEST_KDF="1", LIVRET_TEST_LAYOUT="1")
        self.livret = str(build / "src/app/livret")
        self.helper = str(build / "tests/bench/window-helper")
        self.process = None

    # --- what is looked at -----------------------------------------------------------------------

    def cli(self, *words, vault=None):
        place = ("--vault", str(vault)) if vault else ()
        return subprocess.run([str(self.build / "src/cli/livret-cli"), *place, *words, "--passphrase-file", "-"], env=self.env,
                              input=PHRASE.encode(), stdout=subprocess.PIPE, check=True).stdout.decode()

    def make(self):
        self.sample = self.scratch / "sample"
        self.cli("sample", str(self.sample))
        self.documents = json.loads(self.cli("documents", "--json", vault=self.sample))
        self.names = {document["person"].split()[0]: document["person"] for document in self.documents}
        self.latest = self.cli("journal", "--person", HERSELF, vault=self.sample).splitlines()[1].split("  ", 1)[1]
        # A page that every sample has: the newest laboratory report.
        paper = next(document for document in self.documents
                     if document["category"] == "BIOLOGIE" and document["media_type"] == "application/pdf")
        self.paper = self.scratch / "page.pdf"
        self.cli("document", "show", paper["id"], "--out", str(self.paper), vault=self.sample)
        self.many = self.scratch / "many"
        # A vault of its own: a copy of the other one would be asked about, as a restored one is.
        self.cli("sample", str(self.many))
        subprocess.run([self.helper, "fill", str(self.many), str(MANY)], env=self.env, input=(PHRASE + "\n").encode(), check=True)

    def use(self, vault):
        layout.settings("org.livretsante.Livret", "vault", str(vault), self.build)

    def open(self, vault):
        """Nobody listens on the accessibility bus meanwhile, as for most people: a reader takes its own time."""
        self.use(vault)
        self.process = subprocess.Popen([self.livret], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        end = time.monotonic() + 60
        while True:
            try:
                return self.unlock()
            except layout.GLib.Error:
                if time.monotonic() > end or self.process.poll() is not None:
                    raise
                time.sleep(0.1)

    def close(self):
        self.process.terminate()
        self.process.wait(30)

    def turn(self, action, parameter, words):
        """From an action to the first frame with these words."""
        moments = layout.call("Turn", "(sss)", action, parameter, words)
        if not moments[0]:
            raise AssertionError(f"the window has no action {action}")
        return between(moments)

    def today(self):
        """What Today shows first: the newest paper, and a landmark."""
        return f"{self.newest(HERSELF)}\n{LANDMARK}"

    def unlock(self):
        """From the moment the key is known to the frame with Today's contents."""
        layout.call("Shown", "(s)", "Vault locked")
        with concurrent.futures.ThreadPoolExecutor() as pool:
            shown = pool.submit(layout.call, "Opened", "(s)", self.today())
            subprocess.run(["xdotool", "type", "--delay", "5", PHRASE], check=True)
            subprocess.run(["xdotool", "key", "Return"], check=True)
            return between(shown.result())

    # --- starting --------------------------------------------------------------------------------

    def start(self, program):
        """Seconds from the command to the first frame, and MB once it stands still."""
        screen = self.screen
        while screen.painted():
            time.sleep(0.02)
        began = time.monotonic()
        process = subprocess.Popen([program], env=self.env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            while not screen.painted():
                if process.poll() is not None or time.monotonic() - began > 60:
                    raise AssertionError(f"{program} shows no window")
                time.sleep(0.002)
            seconds = time.monotonic() - began
            time.sleep(1)
            return seconds, resident(process.pid)
        finally:
            process.terminate()
            process.wait(30)

    def compare_starts(self):
        self.use(self.sample)
        self.screen = Screen()
        programs = {"livret": self.livret, "editor": shutil.which("gnome-text-editor")}
        if programs["editor"] is None:
            raise AssertionError("gnome-text-editor is not installed: it is what the start is compared with")
        taken = {name: [] for name in programs}
        for turn in range(self.runs + 1):
            for name in sorted(programs, reverse=turn % 2):
                figures = self.start(programs[name])
                if turn > 0:    # the first one warms the caches
                    taken[name].append(figures)
        fastest = {name: min(seconds for seconds, _ in figures) for name, figures in taken.items()}
        self.memory = {name: statistics.median(mb for _, mb in figures) for name, figures in taken.items()}
        line("gnome-text-editor: first frame", fastest["editor"], "s")
        line("Livret: first frame", fastest["livret"], "s")
        line("first frame against gnome-text-editor's", fastest["livret"] / fastest["editor"], "times", 1.2)
        line("gnome-text-editor: resident memory", self.memory["editor"], "MB")
        line("Livret: resident memory, locked", self.memory["livret"], "MB")
        line("memory against gnome-text-editor's", self.memory["livret"] / self.memory["editor"], "times", 1.2)

    # --- inside ----------------------------------------------------------------------------------

    def open_often(self):
        first = self.open(self.sample)
        times = []
        for _ in range(self.runs):
            layout.call("Act", "(ss)", "app.lock", "")
            times.append(self.unlock())
        at_once = self.turn("frame.page", "uint32 1", self.newest(HERSELF))
        took("sample household: from the key to Today, its first time", [first])
        took("sample household: from the key to Today", times, 300)
        took("Documents in the moment after", [at_once])
        layout.call("Act", "(ss)", "frame.page", "uint32 0")
        time.sleep(PAUSE)
        memory = resident(self.process.pid)
        line("resident memory with the household open", memory, "MB")
        line("memory with the household open against the editor's", memory / self.memory["editor"], "times", 1.2)

    def newest(self, person):
        """The title of a document that is on top of a person's list."""
        return next(document["title"] for document in self.documents if document["person"].startswith(person))

    def turn_pages(self):
        """Somebody looks at Today for a moment before the first page is turned: the others are made meanwhile."""
        pages = (("Documents", 1, self.newest(HERSELF)), ("Measures", 2, "Weight"), ("Health profile", 3, "Treatments"),
                 ("Shares", 4, "Dr Karim Benali"), ("Journal", 5, self.latest), ("Today", 0, self.today()))
        first, again = ({name: [] for name, _, _ in pages} for _ in range(2))
        for _ in range(self.runs):
            layout.call("Act", "(ss)", "app.lock", "")
            self.unlock()
            time.sleep(PAUSE)
            for times in (first, again):
                for name, place, words in pages:
                    times[name].append(self.turn("frame.page", f"uint32 {place}", words))
        for name in first:
            took(f"page {name}, its first time", first[name], 100)
            took(f"page {name}, again", again[name], 100)

    def turn_people(self):
        for name, place in (("Today", 0), ("documents", 1)):
            layout.call("Act", "(ss)", "frame.page", f"uint32 {place}")
            time.sleep(PAUSE)
            times = []
            for _ in range(self.runs):
                for number, person in ((1, FATHER), (0, HERSELF)):
                    words = f"{self.names[person]}\n{self.newest(person)}"
                    times.append(self.turn("frame.person", f"uint32 {number}", words))
            took(f"another person's {name}", times[::2], 100)
            took("and back", times[1::2], 100)

    def scroll(self):
        self.open(self.many)
        self.turn("frame.page", "uint32 1", self.newest(HERSELF))
        time.sleep(PAUSE)
        worst = []
        for _ in range(3):
            for pixels in (40, -40, 400, -400):
                frames = layout.call("Scroll", "(ud)", 120, float(pixels))
                if abs(frames[-1][2] - frames[0][2]) < 60 * abs(pixels):
                    raise AssertionError("the list did not scroll")
                worst.append((pixels, max(own for _, own, _ in frames), max(passed for passed, _, _ in frames)))
        for pixels, words in ((40, "slowly"), (400, "fast")):
            own = [min(turn[1] for turn in worst if turn[0] == p) for p in (pixels, -pixels)]
            passed = [min(turn[2] for turn in worst if turn[0] == p) for p in (pixels, -pixels)]
            line(f"{MANY:,} documents, scrolled {words}: longest frame", max(own), "ms", FRAME)
            line("  with what the machine did meanwhile", max(passed), "ms")
        self.close()

    def move_chart(self):
        """A year of heart rate, dragged to and fro: readings that come into sight are read meanwhile."""
        self.open(self.sample)
        for number, person in enumerate((HERSELF, FATHER)):
            self.turn("frame.person", f"uint32 {number}", self.names[person])
            layout.call("Act", "(ss)", "frame.page", "uint32 2")
            time.sleep(PAUSE)
            if layout.call("Act", "(ss)", "page.kind", "'heart-rate'")[0]:
                break
        time.sleep(PAUSE)
        layout.call("Span", "(u)", 365)
        time.sleep(PAUSE)
        worst = []
        for _ in range(3):
            for pixels in (6.0, -6.0):
                frames = layout.call("Pan", "(ud)", 120, pixels)
                time.sleep(1)   # it has come to rest, and the page shows what it found
                if abs(frames[-1][2] - frames[0][2]) < 24 * 30:
                    raise AssertionError(f"the chart did not move: {frames[0][2]} to {frames[-1][2]}")
                worst.append((pixels, max(own for _, own, _ in frames), max(passed for passed, _, _ in frames)))
        # Of each way the best of its turns, as for a list.
        own = [min(turn[1] for turn in worst if turn[0] == way) for way in (6.0, -6.0)]
        passed = [min(turn[2] for turn in worst if turn[0] == way) for way in (6.0, -6.0)]
        line("a year of heart rate, moved: longest frame", max(own), "ms", FRAME)
        line("  with what the machine did meanwhile", max(passed), "ms")
        self.close()

    def draw(self):
        env = dict(self.env, LIVRET_READER_PROGRAM=str(self.build / "src/reader/livret-reader"))
        answer = subprocess.run([self.helper, "page", str(self.paper), "1200", str(10 * self.runs)], env=env, stdout=subprocess.PIPE,
                                check=True).stdout.decode()
        rows = [tuple(map(float, row.split())) for row in answer.splitlines()]
        reader, reader_work, poppler, poppler_work = (statistics.median(column) for column in zip(*rows))
        line("a page of a PDF, 1200 px wide, by poppler alone", poppler, "ms")
        line("  of it work", poppler_work, "ms")
        line("the same through the reader", reader, "ms")
        line("  of it work", reader_work, "ms")
        line("page against poppler's own time", reader / poppler, "times", 1.2)


def main():
    build = pathlib.Path(sys.argv[1]).resolve()
    runs = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    with tempfile.TemporaryDirectory(prefix="livret-bench-") as scratch:
        bench = Bench(build, runs, pathlib.Path(scratch))
        bench.make()
        print(f"{'':<58} {'measured':>9} {'':<5} {'limit':>8}")
        bench.compare_starts()
        bench.open_often()
        bench.turn_pages()
        bench.turn_people()
        bench.close()
        bench.scroll()
        bench.move_chart()
        bench.draw()
    return 1 if too_slow else 0


if __name__ == "__main__":
    sys.exit(main())

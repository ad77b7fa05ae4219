# test_layers.py TOP BUILD: the rules of sources.py and exits.py on the project, and proof that each can fail.
# SPDX-License-Identifier: GPL-3.0-or-later

import pathlib
import sys
import tempfile

import exits
import sources

HEAD = "/* {}: made up for a test.\n * SPDX-License-Identifier: GPL-3.0-or-later */\n"
LONG_FUNCTION = "static void\nrun_on (void)\n{\n" + "  step ();\n" * 79 + "}\n"

# A rule's name, a file that breaks it, its text, and what the one complaint must say.
BROKEN = [
    (sources.layers, "src/base/livret-date.c", '#include "record/livret-db.h"\n', "base/ must not know record/"),
    (sources.layers, "src/record/livret-db.c", '#  include "sharing/livret-grant.h"\n', "record/ must not know sharing/"),
    (sources.layers, "src/formats/livret-format-pdf.c", '#include "record/livret-store.h"\n', "values and protocol only"),
    (sources.layers, "src/reader/livret-page.c", '#include "record/livret-session.h"\n', "values and protocol only"),
    (sources.layers, "src/sharing/livret-pdf.c", '#include "formats/livret-formats.h"\n', "sharing/ must not know formats/"),
    (sources.layers, "src/cli/livret-cli.c", '#include "app/window/livret-window.h"\n', "cli/ must not know app/"),
    (sources.layers, "src/record/livret-db.c", '#include "livret-db.h"\n', "carries its folder"),
    (sources.layers, "src/other/livret-a.c", "\n", "not in the table"),
    (sources.licence, "data/style.css", "window { }\n", "no line"),
    (sources.licence, "src/app/meson.build", "x = 1\n" * 5 + "# " + sources.LICENCE + "\n", "no line"),
    (sources.first_line, "src/base/livret-date.c", "/* Dates. */\n", "should start with"),
    (sources.names, "src/base/Date.c", "\n", "is named livret-what-it-is"),
    (sources.sizes, "src/base/livret-date.c", LONG_FUNCTION, "run_on has 81 lines"),
    (sources.sizes, "src/base/livret-date.h", "\n" * 1001, "1001 lines"),
    (sources.sizes, "data/words.py", "def long():\n" + "    pass\n" * 80, "long has 81 lines"),
    (sources.words, "README.md", "See https://" + "pypi" + ".org/x\n", "a package registry"),
    (sources.words, "tests/base/test-date.c", 'open ("/' + 'root/x")\n', "a folder of one machine"),
]

# Files that must pass every rule, though they come near to breaking one.
SOUND = {
    "src/base/livret-date.c": HEAD.format("livret-date.c") + '#include "base/livret-date.h"\n#include <glib.h>\n'
                              "static void\nrun_on (void)\n{\n" + "  step ();\n" * 78 + "}\n",
    "src/formats/livret-format-pdf.c": HEAD.format("livret-format-pdf.c") + '#include "record/livret-sink.h"\n',
    "src/reader/livret-dispatch.c": HEAD.format("livret-dispatch.c") + '#include "record/livret-wire-sink.h"\n',
    "src/app/main.c": HEAD.format("main.c") + '#include "sharing/livret-grant.h"\n',
    "README.md": "# Livret\n\nA record at ~/.local/share, ${HOME}/root or /usr/share.\n\n<!-- " + sources.LICENCE + " -->\n",
    "tests/data/withings/weight.csv": "/" + "home/someone\n",
}

SOURCE = "sharing/livret-package.c"

# What an object refers to, its source's text, the sources in the table, and what must be said of it.
REACHES = [
    ({"g_file_replace"}, "", set(), "writes a file (g_file_replace)"),
    ({"g_file_replace"}, "", {SOURCE}, None),
    ({"__printf_chk"}, "", set(), "prints to standard output (printf)"),
    ({"open64@GLIBC_2.2.5"}, "fd = open (path, O_RDONLY | O_CLOEXEC);", set(), None),
    ({"open64"}, "fd = open (path, O_RDONLY);\nfd = open (path, O_WRONLY | O_CREAT, 0600);", set(), "opens a file (open64)"),
    ({"open64"}, "fd = open (path, flags);", set(), "opens a file (open64)"),
    ({"fopen"}, 'file = fopen (path, "re");', set(), None),
    ({"fopen"}, '/* fopen (path, "r") */ file = fopen (path, "w");', set(), "opens a file (fopen)"),
    ({"sendmsg", "connect"}, "", set(), "reaches the network or a socket (connect)"),
    ({"soup_session_new"}, "", set(), "reaches the network"),
    ({"gdk_clipboard_set_text"}, "", set(), "fills the clipboard"),
    ({"gtk_print_operation_new"}, "", set(), "prints on paper"),
    ({"g_subprocess_newv"}, "", set(), "starts another program"),
    ({"sqlite3_backup_init"}, "", set(), "writes a file"),
    ({"sqlite3_prepare_v2"}, '"VACUUM INTO ?"', set(), "VACUUM INTO"),
    ({"memfd_create", "write", "g_memory_output_stream_new", "g_printerr"}, "", set(), None),
    (set(), "", {SOURCE, "sharing/gone.c"}, "names sharing/gone.c, which does not exist"),
]


class Tap:
    """Prints one line a check, in the Test Anything Protocol, and what is wrong where it is shown."""

    def __init__(self):
        self.count = self.failed = 0

    def check(self, name, complaints):
        self.count += 1
        self.failed += bool(complaints)
        print(f"{'not ok' if complaints else 'ok'} {self.count} - {name}")
        for complaint in complaints:
            print(f"# {complaint}")
            print(complaint, file=sys.stderr)

    def end(self):
        print(f"1..{self.count}")
        return 1 if self.failed else 0


def write(top, path, text):
    target = pathlib.Path(top, path)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(text, encoding="utf-8")


def breaking(rule, path, text, expected):
    """What is wrong with how a rule takes a project that breaks it in one place."""
    with tempfile.TemporaryDirectory() as top:
        write(top, path, text)
        found = rule(pathlib.Path(top))
    return [] if len(found) == 1 and expected in found[0] else [f"wanted one complaint with “{expected}”, got {found}"]


def reaching(needs, text, listed, expected):
    found = exits.breaches({SOURCE: {exits.bare(symbol) for symbol in needs}}, {SOURCE: text}, listed)
    if expected is None:
        return found
    return [] if len(found) == 1 and expected in found[0] else [f"wanted one complaint with “{expected}”, got {found}"]


def main(top, build):
    tap = Tap()
    for name, rule in sources.RULES.items():
        tap.check(name, rule(top))
    tap.check("only the exits reach outside", exits.exits(top, build))
    tap.check("what objects offer is named livret_", exits.names(top, build))

    with tempfile.TemporaryDirectory() as sound:
        for path, text in SOUND.items():
            write(sound, path, text)
        tap.check("a sound project passes", [each for rule in sources.RULES.values() for each in rule(pathlib.Path(sound))])
    for rule, path, text, expected in BROKEN:
        tap.check(f"{rule.__name__} refuses {path}: {expected}", breaking(rule, path, text, expected))
    for needs, text, listed, expected in REACHES:
        tap.check(f"exits, {' '.join(sorted(needs))} {text!r}".replace("#", "").replace("\n", " "), reaching(needs, text, listed, expected))
    listed = exits.listed_symbols("a.o:         U g_free\na.o:    U open64@GLIBC_2.2.5 (2)\nb.o:\n")
    tap.check("nm's lines are read", [] if listed == {"a.o": {"g_free", "open64"}} else [str(listed)])
    tap.check("a clashing name is refused", [] if exits.foreign({SOURCE: {"livret_a", "init"}}) else ["init passed"])
    return tap.end()


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()))

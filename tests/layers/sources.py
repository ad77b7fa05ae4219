# sources.py: the rules that every source file keeps: layers, licence line, size, names, words.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each rule is a function from the project's folder to the list of its breaches, as sentences that name
the file and the line. test_layers.py runs them on the project, and on made-up projects that break them."""

import ast
import os
import pathlib
import re

# What a folder of src/ may include, beside itself: src/README.md's table.
LAYERS = {
    "base": set(),
    "record": {"base"},
    "formats": {"base", "record"},
    "reader": {"base", "record", "formats"},
    "figures": {"base", "record"},
    "results": {"base", "record"},
    "sharing": {"base", "record", "figures"},
    "backup": {"base", "record"},
    "sample": {"base", "record", "sharing"},
    "cli": {"base", "record", "figures", "results", "formats", "sharing", "backup", "sample"},
    "app": {"base", "record", "figures", "results", "formats", "sharing", "backup", "sample"},
}

# Of record/, its sink part is all that may be known where foreign bytes are read: values and the protocol,
# never the store or the vault.
READ_FOREIGN_BYTES = {"formats", "reader"}
SINK_PART = re.compile(r"blood|checks|csv-mapping|csv-readings|document-types|loinc|record|sink|kind|kind-labels|limit|own-kind|memfd|reader|standing|tokenizer|wire(-[a-z]+)?")

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]+"(?P<path>[^"]+)"')

GENERATED = re.compile(r"livret-config\.h|livret-[a-z-]+-resources\.h|livret-[a-z-]+\.inc")

LICENCE = "SPDX-License-Identifier: GPL-3.0-or-later"
SOURCE_SUFFIXES = {".c", ".h", ".blp", ".py", ".sh", ".js", ".mjs", ".css", ".sql", ".html", ".xml", ".ui", ".svg",
                   ".md", ".po", ".in", ".desktop", ".yml", ".yaml", ".supp", ".build", ".options", ".awk"}
SOURCE_NAMES = {"dev", "run", "headless", ".clang-format", ".gitignore"}
NOT_OURS = ("tests/data/",)  # sample files, kept as their makers' programs wrote them

FILE_LINES = 600
FUNCTION_LINES = 80

# Addresses of package registries, and absolute folders of whoever wrote a line.
FORBIDDEN = [
    (re.compile(r"\b(deb|ftp|security|snapshot)\.debian\.org\b"), "a package registry"),
    (re.compile(r"\b(registry\.npmjs\.org|pypi\.org|files\.pythonhosted\.org|proxy\.golang\.org|crates\.io)\b"), "a package registry"),
    (re.compile(r"(?<![\w.$~{}/])/(home|root|work|Users)/[A-Za-z_]"), "a folder of one machine"),
    (re.compile(r"(?<![\w.$~{}/])/tmp/(claude|bash_jobs)"), "a folder of one machine"),
]


def files(top):
    """The project's own text files, as paths below top; builds and what git ignores are left out."""
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(name for name in folders if not name.startswith(("_build", ".git", ".cache", "__pycache__")))
        for name in sorted(names):
            path = pathlib.Path(folder, name)
            relative = path.relative_to(top).as_posix()
            ours = path.suffix in SOURCE_SUFFIXES or name in SOURCE_NAMES
            if ours and path.stat().st_size > 0 and not relative.startswith(NOT_OURS):
                yield relative, path.read_text(encoding="utf-8").splitlines()


def check_layer(here, included):
    """Why a file of folder `here` may not include this path, or None."""
    folder, slash, name = included.partition("/")
    if not slash:
        return None if GENERATED.fullmatch(included) else "an include carries its folder"
    if folder not in LAYERS or folder == here:
        return None
    if folder not in LAYERS[here]:
        return f"{here}/ must not know {folder}/"
    stem = pathlib.PurePath(name).stem.removeprefix("livret-")
    if folder == "record" and here in READ_FOREIGN_BYTES and not SINK_PART.fullmatch(stem):
        return f"{here}/ may know the record's values and protocol only"
    return None


def layers(top):
    found = []
    for path, lines in files(top):
        parts = path.split("/")
        if parts[0] != "src" or len(parts) < 3 or not path.endswith((".c", ".h")):
            continue
        if parts[1] not in LAYERS:
            found.append(f"{path}: the folder is not in the table of layers")
            continue
        for number, line in enumerate(lines, 1):
            match = INCLUDE.match(line)
            why = check_layer(parts[1], match["path"]) if match else None
            if why:
                found.append(f"{path}:{number}: includes {match['path']}, but {why}")
    return found


def licence(top):
    """The line stands within the first five, or, in a page for readers, at its end."""
    return [f"{path}: no line “{LICENCE}”" for path, lines in files(top)
            if not any(LICENCE in line for line in lines[:5] + (lines[-2:] if path.endswith(".md") else []))]


def first_line(top):
    """A C file says in its first line what it is: /* livret-date.c: dates of which a part is known."""
    found = []
    for path, lines in files(top):
        name = path.rsplit("/", 1)[-1]
        if path.startswith(("src/", "tests/")) and path.endswith((".c", ".h")):
            if not re.match(r"/\* " + re.escape(name) + r": \S+ \S+", lines[0]):
                found.append(f"{path}:1: should start with “/* {name}: ” and a phrase on what it is")
    return found


def names(top):
    """Files of src/ are livret-what-it-is.c (main.c apart); folders and names hold no capital."""
    found = []
    for path, _ in files(top):
        name = path.rsplit("/", 1)[-1]
        if path.startswith("src/") and path.endswith((".c", ".h", ".blp")):
            if name != "main.c" and not re.fullmatch(r"livret(-[a-z0-9]+)*\.(c|h|blp)", name):
                found.append(f"{path}: a file of src/ is named livret-what-it-is")
    return found


def c_functions(lines):
    """(name, first line, count of lines) of each function body: GNU style has its braces in column 0."""
    start = None
    for number, line in enumerate(lines, 1):
        if line == "{":
            start = number
        elif start and line.startswith("}"):
            head = next((each for each in reversed(lines[:start - 1]) if re.match(r"\w+ \(", each)), "?")
            if line == "}":
                yield head.split(" ")[0], start, number - start + 1
            start = None


def python_functions(lines):
    for node in ast.walk(ast.parse("\n".join(lines))):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            yield node.name, node.lineno, node.end_lineno - node.lineno + 1


def sizes(top):
    found = []
    for path, lines in files(top):
        if not path.startswith(("src/", "tests/", "data/")):
            continue
        if len(lines) > FILE_LINES:
            found.append(f"{path}: {len(lines)} lines, at most {FILE_LINES}")
        functions = c_functions(lines) if path.endswith(".c") else python_functions(lines) if path.endswith(".py") else ()
        for name, number, count in functions:
            if count > FUNCTION_LINES:
                found.append(f"{path}:{number}: {name} has {count} lines, at most {FUNCTION_LINES}")
    return found


def words(top):
    found = []
    for path, lines in files(top):
        for number, line in enumerate(lines, 1):
            for pattern, what in FORBIDDEN:
                match = pattern.search(line)
                if match and path != "tests/layers/sources.py":
                    found.append(f"{path}:{number}: “{match[0]}” names {what}")
    return found


RULES = {"includes follow the layers": layers, "every file carries its licence": licence,
         "C files say what they are": first_line, "files are named alike": names,
         "files and functions are short": sizes, "no registry and no machine is named": words}

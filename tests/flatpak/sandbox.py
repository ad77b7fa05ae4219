# sandbox.py: the Flatpak of the tests, with a home of its own.
# SPDX-License-Identifier: GPL-3.0-or-later
"""./dev flatpak --test has installed it: branch "test" of the application, which holds what the tests try inside
(inside/) besides all that people get. Its home is the one that tests/tools/headless makes."""

import json
import os
import pathlib
import re
import subprocess
import sys

from gi.repository import Gio, GLib

HERE = pathlib.Path(__file__).resolve().parent
sys.path += [str(HERE.parent / name) for name in ("cli", "app", "app/watch", "portal", "tour")]
from livret_cli import PHRASE  # noqa: E402

APPLICATION = "org.livretsante.Livret"
BRANCH = "test"
TESTS = "/app/libexec/livret-tests"
HOME = pathlib.Path(os.environ["HOME"])
DATA = HOME / ".var/app" / APPLICATION / "data"


def words(command, *arguments, options=()):
    return ["flatpak", "run", "--user", "--die-with-parent", f"--branch={BRANCH}", *options, f"--command={command}", APPLICATION,
            *map(str, arguments)]


def run(command, *arguments, options=(), timeout=300, check=True, **more):
    """Runs a program inside, and answers what it wrote."""
    result = subprocess.run(words(command, *arguments, options=options), capture_output=True, text=True, check=False,
                            timeout=timeout, **more)
    if check and result.returncode != 0:
        raise AssertionError(f"{command} {' '.join(map(str, arguments))}: status {result.returncode}\n{result.stdout[-3000:]}\n{result.stderr[-3000:]}")
    return result.stdout if check else result


def cli(*arguments, files=(), **more):
    """livret-cli inside, as JSON. Files go in as a desktop hands them over: through the document portal."""
    forwarded = ["@@", *map(str, files), "@@"] if files else []
    vault = "--vault", DATA / "livret/vault"
    answer = run("livret-cli", "--json", *vault, "--passphrase-file", "-", *arguments, *forwarded,
                 options=["--file-forwarding"] if files else [], input=PHRASE + "\n", **more)
    return json.loads(answer) if answer else None


def photograph(name, words):
    """A picture with words on it, among the papers of the home."""
    path = HOME / "papers" / name
    path.parent.mkdir(exist_ok=True)
    subprocess.run(["convert", "-size", "1500x500", "-background", "white", "-fill", "black", "-font", "DejaVu-Sans", "-pointsize", "40",
                    f"label:{words}", "-strip", path], check=True)
    return path


def hand_over(folder):
    """Gives the sandbox a folder, as the dialog that chooses one does; answers its name inside."""
    bus, files = Gio.bus_get_sync(Gio.BusType.SESSION), Gio.UnixFDList.new()
    descriptor = os.open(folder, os.O_PATH | os.O_DIRECTORY)
    files.append(descriptor)
    os.close(descriptor)
    reuse, directory = 1, 8
    answer, _ = bus.call_with_unix_fd_list_sync(
        "org.freedesktop.portal.Documents", "/org/freedesktop/portal/documents", "org.freedesktop.portal.Documents", "AddFull",
        GLib.Variant("(ahusas)", ([0], reuse | directory, APPLICATION, ["read", "write"])), None, Gio.DBusCallFlags.NONE, -1, files)
    return pathlib.Path(os.environ["XDG_RUNTIME_DIR"], "doc", answer.unpack()[0][0], pathlib.Path(folder).name)


def flatpak(*arguments):
    result = subprocess.run(["flatpak", "--user", *map(str, arguments)], capture_output=True, text=True, check=False)
    if result.returncode != 0:
        raise AssertionError(f"flatpak {' '.join(map(str, arguments))}: status {result.returncode}\n{result.stdout}{result.stderr}")
    return result.stdout


def reference():
    return f"{APPLICATION}//{BRANCH}"


def permissions():
    """What the system is asked for: {"Context": {"shared": […]}, …}."""
    found, group = {}, None
    for line in flatpak("info", "--show-permissions", reference()).splitlines():
        if match := re.fullmatch(r"\[(.+)\]", line):
            group = found.setdefault(match[1], {})
        elif "=" in line:
            name, _, value = line.partition("=")
            group[name] = sorted(filter(None, value.split(";")))
    return found

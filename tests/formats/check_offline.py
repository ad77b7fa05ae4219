# check_offline.py: what a file points to is never fetched, with a network and without one.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_offline.py LIVRET-CLI

The files of hostile.calling() point, in all the ways their formats know, to an address of this machine. They are
imported, read again and shared while somebody listens there: nobody may call. Then the same happens in a network
namespace of its own, in which nothing can be reached, not even this machine: it says the same of each file, so that
nothing depended on an answer either. Prints TAP; where namespaces are not permitted, that part is skipped."""

import pathlib
import shutil
import socket
import subprocess
import sys
import threading

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent / "cli"), str(HERE)]
sys.dont_write_bytecode = True
import hostile  # noqa: E402
import livret_cli  # noqa: E402

ALONE = ("unshare", "--map-root-user", "--net")


class Listener:
    """Counts who calls."""

    def __init__(self):
        self.calls = 0
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.wait, daemon=True).start()

    def wait(self):
        while True:
            connection, _address = self.socket.accept()
            self.calls += 1
            connection.close()

    def knock(self):
        """A call of our own, which has to be heard: who hears nothing proves nothing."""
        before = self.calls
        socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        for _ in range(500):
            if self.calls > before:
                break
            threading.Event().wait(0.01)
        heard, self.calls = self.calls - before, before
        return heard == 1


class Alone(livret_cli.Home):
    """A home whose calls run where no network is."""

    def command(self, *arguments):
        return [*ALONE, *super().command(*arguments)]


def permitted():
    if shutil.which(ALONE[0]) is None:
        return "unshare is not installed"
    tried = subprocess.run([*ALONE, "true"], capture_output=True, text=True, check=False)
    return None if tried.returncode == 0 else f"no network namespace may be made here: {tried.stderr.strip()}"


def live(home, files):
    """What is said of each file, of all documents there are then, and of their texts."""
    home.identifiers = 100000
    home.create()
    home.person()
    said = {}
    for name, data in files.items():
        result = home.run("import", home.write(name, data), "--person", "Camille Martin", "--accept-identity", "--json")
        said[name] = result.json["files"] if result.out else result.err
    documents = home.json("documents", "--person", "Camille Martin")
    said["documents"] = documents
    for document in documents:
        result = home.run("document", "show", document["id"], "--text")
        said[document["id"]] = (result.status, result.out)
        # In a share clinical documents and messages become pages, and PDF files are written anew.
        result = home.run("grant", "create", "--person", "Camille", "--to", "Dr Benali", "--purpose", "Care", "--until", "2026-12-21",
                          "--route", "html", "--out", home.path / f"{document['id']}.html", "--item", document["id"], "--json")
        said[document["id"] + " shared"] = (result.status, result.err)
    return said


def tried(kind, files):
    home = kind()
    try:
        return live(home, files)
    finally:
        home.remove()


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    listener = Listener()
    files = hostile.calling(f"http://127.0.0.1:{listener.port}")
    rows = []

    def tell(good, name, notes=()):
        rows.append(good)
        for note in notes:
            print(f"# {note}")
        print(f"{'ok' if good else 'not ok'} {len(rows)} - {name}", flush=True)

    print("TAP version 13")
    tell(listener.knock(), "a call would be heard")
    said = tried(livret_cli.Home, files)
    taken = [name for name in files if isinstance(said[name], list) and not said[name][0]["error"]]
    tell(listener.calls == 0, f"{len(files)} files that point to an address: nobody called there", [f"{listener.calls} calls"])
    shared = [name for name, value in said.items() if name.endswith(" shared") and value[0] == livret_cli.DONE]
    tell(len(taken) >= 10 and len(shared) == len(said["documents"]),
         f"{len(taken)} of them were taken, and {len(shared)} documents of {len(said['documents'])} shared",
         [f"{name}: {said[name]}" for name in said if name in files and name not in taken or name.endswith(" shared") and name not in shared])
    if why := permitted():
        rows.append(True)
        print(f"ok {len(rows)} - without a network # SKIP {why}")
    else:
        alone = tried(Alone, files)
        differ = [name for name in said if str(said[name]) != str(alone.get(name))]
        tell(not differ and said.keys() == alone.keys(), "without a network the same is said of each file",
             [f"{name}: {said[name]} / {alone.get(name)}"[:400] for name in differ])
    tell(listener.knock() and listener.calls == 0, "and still nobody had called")
    print(f"1..{len(rows)}")
    return 0 if all(rows) else 1


if __name__ == "__main__":
    sys.exit(main())

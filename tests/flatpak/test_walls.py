# test_walls.py: what the sandbox asks for, and what cannot be reached from inside.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import os
import pathlib
import pwd
import socket
import subprocess
import unittest

import sandbox
from gi.repository import Gio

OTHER = "org.livretsante.test.Other"


class Walls(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        secret = sandbox.HOME / "secret.txt"
        secret.write_text("nobody's business")
        with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
            abstract.bind("\0livret-test-walls")
            abstract.listen()
            Gio.bus_own_name(Gio.BusType.SESSION, OTHER, Gio.BusNameOwnerFlags.NONE, None, None, None)
            cls.outside = {
                "paths": [str(secret), "/tmp", str(sandbox.HERE), pwd.getpwuid(os.getuid()).pw_dir, "/home", "/media",
                          "/mnt", "/run/media", "/run/dbus", "/run/host/root"],
                "port": server.getsockname()[1], "abstract": "livret-test-walls",
                "names": [OTHER, "org.freedesktop.secrets", "org.a11y.Bus"],
            }
            for path in cls.outside["paths"][:4]:
                assert pathlib.Path(path).exists()
            script = (sandbox.HERE / "walls.py").read_text()
            cls.inside = json.loads(sandbox.run("python3", "-c", script, input=json.dumps(cls.outside)))

    def test_only_what_is_needed_is_asked_for(self):
        self.assertEqual(sandbox.permissions(), {
            "Context": {"shared": ["ipc"], "sockets": ["fallback-x11", "wayland"], "devices": ["dri"]}})

    def test_no_home(self):
        self.assertEqual([name for name in self.inside["home"] if name != ".var"], [])
        for path in self.outside["paths"]:
            self.assertIsNotNone(self.inside["read"][path], path)

    def test_nothing_is_written_but_its_own(self):
        for path, reason in self.inside["write"].items():
            self.assertIsNotNone(reason, path)

    def test_no_network(self):
        self.assertEqual([name for name in self.inside["interfaces"] if name != "lo"], [])
        for way in ("tcp", "outside", "name", "abstract"):
            self.assertIsNotNone(self.inside[way], way)

    def test_no_other_bus_name(self):
        named = {name for name in self.inside["names"] if not name.startswith(":")}
        self.assertNotIn(OTHER, named)
        for name in named:
            self.assertRegex(name, r"^org\.(freedesktop\.(DBus|portal\.[A-Za-z.]+)|livretsante\.Livret[A-Za-z.]*)$")
        for name, reason in self.inside["calls"].items():
            self.assertIsNotNone(reason, name)
        self.assertEqual(self.inside["own"], 1)
        self.assertIsNotNone(self.inside["own other"])
        self.assertIsNotNone(self.inside["system bus"])

    def test_no_device_but_what_draws(self):
        self.assertLessEqual(set(self.inside["devices"]), {
            "core", "console", "dri", "fd", "full", "mqueue", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin",
            "stdout", "tty", "urandom", "zero", "udmabuf", "mali", "mali0", "umplock", "kfd", "ntsync"})

    def test_the_reader_is_confined_inside_too(self):
        """The walls of tests/reader, compiled for this runtime and tried in this sandbox."""
        for name, more in (("confinement", []), ("works", [f"--filesystem={sandbox.HERE.parent}:ro"])):
            result = sandbox.run(f"{sandbox.TESTS}/test-reader-{name}", "--tap", check=False, options=[
                f"--env=LIVRET_READER_PROBES={sandbox.TESTS}/livret-reader-probes",
                "--env=LIVRET_READER_PROGRAM=/app/libexec/livret-reader", "--env=LC_ALL=C.UTF-8", "--env=TZ=UTC",
                f"--env=G_TEST_SRCDIR={sandbox.HERE.parent}", *more])
            said = f"{name}:\n{result.stdout}\n{result.stderr}"
            self.assertEqual(result.returncode, 0, said)
            self.assertNotIn("not ok", said)
            self.assertNotIn("# SKIP this kernel has no Landlock", said)

    def test_the_programs_use_the_modules(self):
        """And not libraries of the same name that the runtime may have."""
        used = sandbox.run("sh", "-c", "ldd /app/bin/livret /app/bin/livret-cli /app/libexec/livret-reader")
        for library in ("libsqlcipher", "libpoppler-glib", "libpoppler", "libqpdf", "libqrencode"):
            lines = [line for line in used.splitlines() if library + "." in line or library + "-" in line]
            self.assertTrue(lines, library)
            for line in lines:
                self.assertIn("/app/lib/", line)
        self.assertNotIn("not found", used)


def close():
    """What headless leaves running would keep the test waiting."""
    subprocess.run(["flatpak", "kill", sandbox.APPLICATION], capture_output=True, check=False)


unittest.addModuleCleanup(close)

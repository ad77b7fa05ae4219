# test_walls.py: what the sandbox asks for, and what cannot be reached from inside.
# SPDX-License-Identifier: GPL-3.0-or-later

import contextlib
import functools
import json
import os
import pathlib
import pwd
import socket
import subprocess
import tempfile
import unittest

import sandbox
from gi.repository import Gio, GLib

OTHER = "org.livretsante.test.Other"
BLUETOOTH = "org.bluez"

@contextlib.contextmanager
def system_bus(*names):
    """A bus that stands for the system's, on which somebody has these names; the environment that says so."""
    with tempfile.TemporaryDirectory(prefix="livret-walls-") as folder:
        address = f"unix:path={folder}/bus"
        daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={address}", "--print-address"],
                                  stdout=subprocess.PIPE)
        try:
            daemon.stdout.readline()
            bus = Gio.DBusConnection.new_for_address_sync(
                address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION)
            for name in names:
                bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                              GLib.Variant("(su)", (name, 0)), None, Gio.DBusCallFlags.NONE, -1)
            yield dict(os.environ, DBUS_SYSTEM_BUS_ADDRESS=address)
            bus.close_sync()
        finally:
            daemon.terminate()
            daemon.wait(20)


@functools.cache
def look():
    """What there is outside, and what walls.py says of it from inside."""
    secrets = [sandbox.HOME / "secret.txt", pathlib.Path(tempfile.mkdtemp(prefix="livret-walls-")) / "secret.txt"]
    for secret in secrets:
        secret.write_text("nobody's business")
    with socket.create_server(("127.0.0.1", 0)) as server, socket.socket(socket.AF_UNIX) as abstract:
        abstract.bind("\0livret-test-walls")
        abstract.listen()
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                      GLib.Variant("(su)", (OTHER, 0)), None, Gio.DBusCallFlags.NONE, -1)
        outside = {
            "paths": [*map(str, secrets), str(sandbox.HERE), pwd.getpwuid(os.getuid()).pw_dir, "/home", "/media",
                      "/mnt", "/run/media", "/run/dbus", "/run/host/root"],
            "port": server.getsockname()[1], "abstract": "livret-test-walls",
            "names": [OTHER, "org.freedesktop.secrets", "org.a11y.Bus"],
        }
        if missing := [path for path in outside["paths"][:4] if not pathlib.Path(path).exists()]:
            raise AssertionError(f"Not even outside: {missing}")
        script = (sandbox.HERE / "walls.py").read_text()
        return outside, json.loads(sandbox.run("python3", "-c", script, input=json.dumps(outside)))


class Walls(unittest.TestCase):
    def test_only_what_is_needed_is_asked_for(self):
        """“x11” is how “fallback-x11” is written down for versions of Flatpak that know only that."""
        self.assertEqual(sandbox.permissions(), {
            "Context": {"shared": ["ipc"], "sockets": ["fallback-x11", "wayland", "x11"], "devices": ["dri"]}})

    def test_no_home(self):
        outside, inside = look()
        self.assertEqual([name for name in inside["home"] if name != ".var"], [])
        for path in outside["paths"]:
            self.assertIsNotNone(inside["read"][path], path)

    def test_nothing_is_written_but_its_own(self):
        """A home that is not there can be written to, and is gone with the sandbox."""
        inside = look()[1]
        for path in ("/usr", "/app"):
            self.assertIsNotNone(inside["write"][path], path)
        self.assertFalse((sandbox.HOME / "livret-was-here").exists())
        self.assertFalse((sandbox.HOME / ".var/app/livret-was-here").exists())

    def test_no_network(self):
        inside = look()[1]
        self.assertEqual([name for name in inside["interfaces"] if name != "lo"], [])
        for way in ("tcp", "outside", "name", "abstract"):
            self.assertIsNotNone(inside[way], way)

    def test_no_other_bus_name(self):
        inside = look()[1]
        named = {name for name in inside["names"] if not name.startswith(":")}
        self.assertNotIn(OTHER, named)
        for name in named:
            self.assertRegex(name, r"^org\.(freedesktop\.(DBus|portal\.[A-Za-z.]+)|livretsante\.Livret[A-Za-z.]*)$")
        for name, reason in inside["calls"].items():
            self.assertIsNotNone(reason, name)
        self.assertEqual(inside["own"], 1)
        self.assertIsNotNone(inside["own other"])
        self.assertIsNotNone(inside["system bus"])

    def test_what_a_person_allows_is_there_at_once(self):
        """The network, and Bluetooth's service on the system's bus: by the words of README, and only these."""
        with socket.create_server(("127.0.0.1", 0)) as server, system_bus(BLUETOOTH, OTHER) as options:
            asked = json.dumps({"paths": [], "port": server.getsockname()[1], "abstract": "", "names": [BLUETOOTH, OTHER]})

            def try_inside():
                return json.loads(sandbox.run("python3", "-c", (sandbox.HERE / "walls.py").read_text(), input=asked, env=options))
            for allowed in (False, True, False):
                words = ("--share=network", f"--system-talk-name={BLUETOOTH}") if allowed else ("--reset",)
                sandbox.flatpak("override", *words, sandbox.APPLICATION)
                inside = try_inside()
                self.assertEqual(inside["tcp"] is None, allowed, inside["tcp"])
                self.assertEqual(inside["system calls"][BLUETOOTH] is None, allowed, inside["system calls"])
                self.assertIsNotNone(inside["system calls"][OTHER])

    def test_no_device_but_what_draws(self):
        inside = look()[1]
        self.assertLessEqual(set(inside["devices"]), {
            "core", "console", "dri", "fd", "full", "mqueue", "null", "ptmx", "pts", "random", "shm", "stderr", "stdin",
            "stdout", "tty", "urandom", "zero", "udmabuf", "mali", "mali0", "umplock", "kfd", "ntsync"})

    def test_the_reader_is_confined_inside_too(self):
        """The walls of tests/reader, compiled for this runtime and tried in this sandbox; and what it reads there
        (what it writes is looked at outside, by the story)."""
        reading = [word for name in ("text", "count-pages", "render/pictures", "render/text", "render/no-page", "assemble/damaged")
                   for word in ("-p", f"/reader/{name}")]
        for name, only, more in (("confinement", [], []), ("works", reading, [f"--filesystem={sandbox.HERE.parent}:ro"])):
            result = sandbox.run(f"{sandbox.TESTS}/test-reader-{name}", "--tap", *only, check=False, options=[
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
        for library in ("libsqlcipher", "libpoppler-glib", "libpoppler", "libqpdf"):
            lines = [line for line in used.splitlines() if library + "." in line or library + "-" in line]
            self.assertTrue(lines, library)
            for line in lines:
                self.assertIn("/app/lib/", line)
        self.assertNotIn("not found", used)

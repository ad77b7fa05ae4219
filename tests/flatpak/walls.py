# walls.py: runs inside the sandbox and tells, as JSON, what it can reach. It tries; the test outside judges.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Standard input: {"paths": […], "port": N, "abstract": NAME, "names": [bus names that exist outside]}."""

import json
import os
import socket
import sys

from gi.repository import Gio, GLib


def reason(act):
    """What stands in the way of act; None when nothing does."""
    try:
        act()
    except (OSError, GLib.Error) as error:
        return str(error)
    return None


def read(path):
    """Folders on the way to something that is given are there, with nothing in them."""
    if os.path.isdir(path):
        if not any(files for _, _, files in os.walk(path)):
            raise OSError("no file")
    else:
        with open(path, "rb") as file:
            file.read(1)


def write(path):
    with open(os.path.join(path, "livret-was-here"), "wb") as file:
        file.write(b"x")


def connect(family, kind, address):
    with socket.socket(family, kind) as one:
        one.settimeout(5)
        one.connect(address)
        one.send(b"x")


def call(bus, name):
    bus.call_sync(name, "/", "org.freedesktop.DBus.Peer", "Ping", None, None, Gio.DBusCallFlags.NO_AUTO_START, 3000)


def call_system(name):
    call(Gio.bus_get_sync(Gio.BusType.SYSTEM), name)


def main():
    asked = json.load(sys.stdin)
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    json.dump({
        "home": sorted(os.listdir(os.path.expanduser("~"))),
        "read": {path: reason(lambda path=path: read(path)) for path in asked["paths"]},
        "write": {path: reason(lambda path=path: write(path)) for path in ("/usr", "/app", os.path.expanduser("~"), os.path.expanduser("~/.var/app"))},
        "tcp": reason(lambda: connect(socket.AF_INET, socket.SOCK_STREAM, ("127.0.0.1", asked["port"]))),
        "outside": reason(lambda: connect(socket.AF_INET, socket.SOCK_DGRAM, ("192.0.2.1", 53))),
        "name": reason(lambda: socket.getaddrinfo("livretsante.org", 443)),
        "abstract": reason(lambda: connect(socket.AF_UNIX, socket.SOCK_STREAM, "\0" + asked["abstract"])),
        "interfaces": sorted(name for _, name in socket.if_nameindex()),
        "names": bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "ListNames",
                               None, None, Gio.DBusCallFlags.NONE, 3000).unpack()[0],
        "calls": {name: reason(lambda name=name: call(bus, name)) for name in asked["names"]},
        "system calls": {name: reason(lambda name=name: call_system(name)) for name in asked["names"]},
        "own": bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                             GLib.Variant("(su)", ("org.livretsante.Livret.Test", 0)), None, Gio.DBusCallFlags.NONE, 3000).unpack()[0],
        "own other": reason(lambda: bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                                                  GLib.Variant("(su)", ("org.example.Other", 0)), None, Gio.DBusCallFlags.NONE, 3000)),
        "system bus": reason(lambda: Gio.bus_get_sync(Gio.BusType.SYSTEM)),
        "devices": sorted(os.listdir("/dev")),
    }, sys.stdout)


main()

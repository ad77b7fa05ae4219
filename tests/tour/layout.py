# layout.py: asks a window built with test hooks where things stand in it, and plays the desktop's settings.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import subprocess

import gi

gi.require_version("GdkPixbuf", "2.0")
gi.require_version("Gio", "2.0")
from gi.repository import GdkPixbuf, Gio, GLib  # noqa: E402

NAME = "org.livretsante.Livret"
PLACE = "/org/livretsante/Livret/layout"


def call(method, signature=None, *arguments, timeout=60):
    """A method of src/app/window/livret-layout-report.c; its answer, if it has one."""
    bus = Gio.bus_get_sync(Gio.BusType.SESSION)
    parameters = GLib.Variant(signature, arguments) if signature else None
    answer = bus.call_sync(NAME, PLACE, NAME + ".Layout", method, parameters, None, Gio.DBusCallFlags.NONE, timeout * 1000).unpack()
    return answer[0] if len(answer) == 1 else answer


def settings(schema, key, value, build=None):
    """A setting of the desktop's, or with `build` of Livret's own."""
    env = dict(os.environ, GSETTINGS_SCHEMA_DIR=str(build / "data")) if build else None
    subprocess.run(["gsettings", "set", schema, key, value], env=env, check=True)


def cut(path, frame):
    """Takes so many px off each side of a picture."""
    whole = GdkPixbuf.Pixbuf.new_from_file(str(path))
    inner = whole.new_subpixbuf(frame, frame, whole.get_width() - 2 * frame, whole.get_height() - 2 * frame)
    inner.savev(str(path), "png", [], [])


def top(path, out, size):
    """The upper part of a long picture, scaled to the size's width."""
    whole = GdkPixbuf.Pixbuf.new_from_file(str(path))
    width, height = size
    part = whole.new_subpixbuf(0, 0, whole.get_width(), min(whole.get_height(), whole.get_width() * height // width))
    part.scale_simple(width, part.get_height() * width // part.get_width(), GdkPixbuf.InterpType.HYPER).savev(str(out), "png", [], [])

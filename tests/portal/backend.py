# backend.py FOLDER: answers the dialogs that xdg-desktop-portal would show a person, as a test says.
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real portal stands between the program and this: the program asks org.freedesktop.portal.Desktop, that asks
the implementation which portals.conf names, which is this. So what is tested is what a person has, document portal
and file descriptors included; only the choice in the dialog is made by a test.

FOLDER is how the test and this speak, so that they need not share a bus, a language or a sandbox:
  answers         read: one JSON object a line, each used once, in order. What it may hold:
                    {"paths": ["/a.pdf", …]}   FileChooser.OpenFile: these files; SaveFile: the first one
                    {"folder": "/out"}         FileChooser.SaveFile: there, under the name that the program proposed
                    {"print": true}            Print: yes
                    {"cancel": true}           any: the dialog is closed without an answer
                  A dialog for which there is no line is closed, and noted as "unexpected". The login's secret is handed out unasked.
  requests.jsonl  written: one object for every dialog: method, app, title, and the options that tests look at
  secrets         written: who asked for the login's secret, a line each time
  printed/N.pdf   written: what was sent to the printer
  ready           written once the name is owned
"""

import hashlib
import json
import os
import pathlib
import sys

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

NAME = "org.freedesktop.impl.portal.desktop.livrettest"
PATH = "/org/freedesktop/portal/desktop"
DONE, CANCELLED = 0, 1

DIALOG = """
      <arg type="o" name="handle" direction="in"/>
      <arg type="s" name="app_id" direction="in"/>
      <arg type="s" name="parent_window" direction="in"/>
      <arg type="s" name="title" direction="in"/>
      {more}
      <arg type="a{{sv}}" name="options" direction="in"/>
      <arg type="u" name="response" direction="out"/>
      <arg type="a{{sv}}" name="results" direction="out"/>"""
PLAIN = DIALOG.format(more="")
INTERFACES = f"""<node>
  <interface name="org.freedesktop.impl.portal.FileChooser">
    <method name="OpenFile">{PLAIN}</method>
    <method name="SaveFile">{PLAIN}</method>
    <method name="SaveFiles">{PLAIN}</method>
  </interface>
  <interface name="org.freedesktop.impl.portal.Print">
    <method name="PreparePrint">{DIALOG.format(
        more='<arg type="a{sv}" name="settings" direction="in"/><arg type="a{sv}" name="page_setup" direction="in"/>')}
    </method>
    <method name="Print">{DIALOG.format(more='<arg type="h" name="fd" direction="in"/>')}</method>
    <property name="version" type="u" access="read"/>
  </interface>
  <interface name="org.freedesktop.impl.portal.Secret">
    <method name="RetrieveSecret">
      <arg type="o" name="handle" direction="in"/>
      <arg type="s" name="app_id" direction="in"/>
      <arg type="h" name="fd" direction="in"/>
      <arg type="a{{sv}}" name="options" direction="in"/>
      <arg type="u" name="response" direction="out"/>
      <arg type="a{{sv}}" name="results" direction="out"/>
    </method>
    <property name="version" type="u" access="read"/>
  </interface>
</node>"""


def text(option):
    """A NUL-terminated path as portals send it, or a plain string."""
    return bytes(option).rstrip(b"\0").decode() if isinstance(option, (list, tuple, bytes)) else option


class Backend:
    def __init__(self, folder):
        self.folder = folder
        self.used = 0
        self.printed = 0
        self.tokens = set()
        (folder / "printed").mkdir(parents=True, exist_ok=True)

    # --- what the test says and sees -------------------------------------------------------------

    def answer(self):
        """The next line that was not used yet; None when the test expects no dialog."""
        path = self.folder / "answers"
        lines = [line for line in path.read_text().splitlines() if line.strip()] if path.exists() else []
        if self.used >= len(lines):
            return None
        self.used += 1
        return json.loads(lines[self.used - 1])

    def note(self, method, app, title, **more):
        with (self.folder / "requests.jsonl").open("a") as log:
            log.write(json.dumps(dict(method=method, app=app, title=title, **more)) + "\n")

    # --- the dialogs: each answers response and results --------------------------------------------

    def open_file(self, app, title, options, _fds):
        answer = self.answer()
        self.note("OpenFile", app, title, multiple=bool(options.get("multiple")), folder=bool(options.get("directory")),
                  unexpected=answer is None)
        return self.chosen(answer, (answer or {}).get("paths", []))

    def save_file(self, app, title, options, _fds):
        answer = self.answer()
        proposed = options.get("current_name") or pathlib.Path(text(options.get("current_file", "x"))).name
        self.note("SaveFile", app, title, proposed=proposed, unexpected=answer is None)
        paths = (answer or {}).get("paths", [])[:1]
        if not paths and "folder" in (answer or {}):
            paths = [os.path.join(answer["folder"], proposed)]
        return self.chosen(answer, paths)

    @staticmethod
    def chosen(answer, paths):
        if not answer or "cancel" in answer or not paths:
            return CANCELLED, {}
        uris = [pathlib.Path(path).absolute().as_uri() for path in paths]
        return DONE, {"uris": GLib.Variant("as", uris), "writable": GLib.Variant("b", True)}

    def prepare_print(self, app, title, options, _fds):
        answer = self.answer()
        self.note("PreparePrint", app, title, unexpected=answer is None)
        if not answer or "print" not in answer:
            return CANCELLED, {}
        token = len(self.tokens) + 1
        self.tokens.add(token)
        return DONE, {"settings": GLib.Variant("a{sv}", {}), "page-setup": GLib.Variant("a{sv}", {}),
                      "token": GLib.Variant("u", token)}

    def print(self, app, title, options, fds):
        """What was announced by PreparePrint is printed without another dialog, as desktops do."""
        known = options.get("token", 0) in self.tokens
        answer = {"print": True} if known else self.answer()
        self.note("Print", app, title, unexpected=answer is None)
        if not answer or "print" not in answer:
            return CANCELLED, {}
        self.printed += 1
        with os.fdopen(fds[0], "rb") as pages:
            part = self.folder / "printed" / f"{self.printed}.part"
            part.write_bytes(pages.read())
            part.rename(part.with_suffix(".pdf"))
        return DONE, {}

    def retrieve_secret(self, app, _title, _options, fds):
        """No dialog: a login that is open hands each program a secret of its own."""
        (self.folder / "secrets").open("a").write(f"{app}\n")
        with os.fdopen(fds[0], "wb") as secret:
            secret.write(hashlib.sha512(f"of {app}".encode()).digest())
        return DONE, {}

    # --- on the bus -------------------------------------------------------------------------------

    METHODS = {"OpenFile": open_file, "SaveFile": save_file, "PreparePrint": prepare_print, "Print": print,
               "RetrieveSecret": retrieve_secret}

    def on_call(self, _bus, _sender, _path, _interface, method, parameters, invocation):
        if method not in self.METHODS:
            invocation.return_dbus_error("org.freedesktop.DBus.Error.NotSupported", f"{method} is not answered here")
            return
        values = parameters.unpack()
        fds = invocation.get_message().get_unix_fd_list()
        try:
            answer = self.METHODS[method](self, values[1], values[3], values[-1], fds.steal_fds() if fds else [])
        except (OSError, ValueError) as error:
            print(f"portal: {method}: {error}", file=sys.stderr)
            invocation.return_dbus_error("org.freedesktop.DBus.Error.Failed", str(error))
            return
        invocation.return_value(GLib.Variant("(ua{sv})", answer))

    @staticmethod
    def on_get(_bus, _sender, _path, _interface, name):
        return GLib.Variant("u", 3) if name == "version" else None

    def export(self, bus, _name):
        for interface in Gio.DBusNodeInfo.new_for_xml(INTERFACES).interfaces:
            bus.register_object(PATH, interface, self.on_call, self.on_get, None)


def main():
    folder = pathlib.Path(sys.argv[1])
    backend = Backend(folder)
    loop = GLib.MainLoop()
    Gio.bus_own_name(Gio.BusType.SESSION, NAME, Gio.BusNameOwnerFlags.NONE, backend.export,
                     lambda *_: (folder / "ready").touch(), lambda *_: loop.quit())
    loop.run()


if __name__ == "__main__":
    main()

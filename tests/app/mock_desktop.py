# mock_desktop.py: systemd-logind on a bus of its own, and the portal that tells when the session locks.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Both answer from the test's own main loop, which the driver turns while it waits for the window."""

import os
import subprocess

from gi.repository import Gio, GLib

LOGIN = """<node><interface name="org.freedesktop.login1.Manager">
<method name="GetSession"><arg type="s" direction="in"/><arg type="o" direction="out"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/><arg type="s" direction="in"/>
<arg type="h" direction="out"/></method></interface></node>"""
INHIBIT = """<node><interface name="org.freedesktop.portal.Inhibit">
<method name="CreateMonitor"><arg type="s" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
<method name="QueryEndResponse"><arg type="o" direction="in"/></method>
<method name="Inhibit"><arg type="s" direction="in"/><arg type="u" direction="in"/><arg type="a{sv}" direction="in"/><arg type="o" direction="out"/></method>
<property name="version" type="u" access="read"/></interface></node>"""
OWN, OTHER = "/org/freedesktop/login1/session/_32", "/org/freedesktop/login1/session/_37"


def register(bus, path, xml, called):
    """called: method's name, its parameters, the invocation."""
    interface = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
    bus.register_object_with_closures2(path, interface,
                                       lambda _bus, _sender, _path, _interface, name, parameters, invocation: called(name, parameters, invocation),
                                       lambda *_: GLib.Variant("u", 3), None)


def take_name(bus, name, flags=4):
    answer = bus.call_sync("org.freedesktop.DBus", "/org/freedesktop/DBus", "org.freedesktop.DBus", "RequestName",
                           GLib.Variant("(su)", (name, flags)), None, 0, -1, None)
    assert answer[0] == 1, f"{name} is somebody else's"


class Login:
    """logind: a system bus at self.address; our session is OWN."""

    def __init__(self):
        self.daemon = subprocess.Popen(["dbus-daemon", "--session", "--nofork", "--nopidfile", "--print-address=1"], stdout=subprocess.PIPE,
                                       stderr=subprocess.DEVNULL, text=True)
        self.address = self.daemon.stdout.readline().strip()
        self.bus = Gio.DBusConnection.new_for_address_sync(
            self.address, Gio.DBusConnectionFlags.AUTHENTICATION_CLIENT | Gio.DBusConnectionFlags.MESSAGE_BUS_CONNECTION, None, None)
        self.delays = []    # our ends of the pipes given out: they read as ended once let go
        self.asked = []
        register(self.bus, "/org/freedesktop/login1", LOGIN, self.called)
        take_name(self.bus, "org.freedesktop.login1")

    def called(self, name, parameters, invocation):
        self.asked.append((name, parameters.unpack()))
        if name == "GetSession":
            invocation.return_value(GLib.Variant("(o)", (OWN,)))
            return
        ours, theirs = os.pipe()
        os.set_blocking(ours, False)
        self.delays.append(ours)
        invocation.return_value_with_unix_fd_list(GLib.Variant("(h)", (0,)), Gio.UnixFDList.new_from_array([theirs]))

    def delayed(self):
        """Whether somebody has the computer wait before it sleeps."""
        return any(self.holds(fd) for fd in self.delays)

    @staticmethod
    def holds(fd):
        try:
            return os.read(fd, 1) != b""
        except BlockingIOError:
            return True

    def say(self, path, interface, name, value):
        self.bus.emit_signal(None, path, interface, name, value)
        self.bus.flush_sync(None)

    def lock(self, session=OWN):
        self.say(session, "org.freedesktop.login1.Session", "Lock", None)

    def hint(self, session=OWN):
        self.say(session, "org.freedesktop.DBus.Properties", "PropertiesChanged",
                 GLib.Variant("(sa{sv}as)", ("org.freedesktop.login1.Session", {"LockedHint": GLib.Variant("b", True)}, [])))

    def sleep(self, starts):
        self.say("/org/freedesktop/login1", "org.freedesktop.login1.Manager", "PrepareForSleep", GLib.Variant("(b)", (starts,)))

    def end(self):
        self.bus.close_sync(None)
        self.daemon.terminate()
        self.daemon.wait(20)


class Portal:
    """The portal, taken from whoever has it on the session bus."""

    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.monitors = []
        self.answered = 0
        register(self.bus, "/org/freedesktop/portal/desktop", INHIBIT, self.called)
        take_name(self.bus, "org.freedesktop.portal.Desktop", 2 | 4)

    def called(self, name, parameters, invocation):
        sender = invocation.get_sender()[1:].replace(".", "_")
        options = parameters.unpack()[-1]
        if name == "QueryEndResponse":
            self.answered += 1
            invocation.return_value(None)
            return
        if name == "CreateMonitor":
            self.monitors.append(f"/org/freedesktop/portal/desktop/session/{sender}/{options['session_handle_token']}")
        token = options.get("handle_token", "t")
        invocation.return_value(GLib.Variant("(o)", (f"/org/freedesktop/portal/desktop/request/{sender}/{token}",)))

    def tell(self, active=False, state=1):
        for monitor in self.monitors:
            self.bus.emit_signal(None, "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Inhibit", "StateChanged",
                                 GLib.Variant("(oa{sv})", (monitor, {"screensaver-active": GLib.Variant("b", active),
                                                                     "session-state": GLib.Variant("u", state)})))
        self.bus.flush_sync(None)

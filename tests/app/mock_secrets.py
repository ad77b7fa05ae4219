# mock_secrets.py: a login keyring that a test may lock, and whose owner may refuse.
# SPDX-License-Identifier: GPL-3.0-or-later
"""org.freedesktop.secrets with one collection and the plain algorithm, answered from the test's main loop."""

import time

from gi.repository import Gio, GLib

from mock_desktop import take_name

ROOT = "/org/freedesktop/secrets"
COLLECTION = ROOT + "/collection/login"
PROMPT = ROOT + "/prompt/p1"
SECRET = "(oayays)"


def method(name, takes="", gives=""):
    return (f'<method name="{name}">' + "".join(f'<arg type="{each}" direction="in"/>' for each in takes.split()) +
            "".join(f'<arg type="{each}" direction="out"/>' for each in gives.split()) + "</method>")


def interface(name, methods, properties=""):
    return (f'<node><interface name="org.freedesktop.Secret.{name}">' + "".join(methods) +
            "".join(f'<property name="{each.split(":")[0]}" type="{each.split(":")[1]}" access="read"/>' for each in properties.split()) +
            "</interface></node>")


SERVICE = interface("Service", [
    method("OpenSession", "s v", "v o"), method("SearchItems", "a{ss}", "ao ao"), method("Unlock", "ao", "ao o"), method("Lock", "ao", "ao o"),
    method("GetSecrets", "ao o", "a{o" + SECRET + "}"), method("ReadAlias", "s", "o"), method("SetAlias", "s o")], "Collections:ao")
COLLECTIONS = interface("Collection", [method("CreateItem", f"a{{sv}} {SECRET} b", "o o"), method("SearchItems", "a{ss}", "ao")],
                        "Items:ao Label:s Locked:b Created:t Modified:t")
ITEMS = interface("Item", [method("Delete", "", "o"), method("GetSecret", "o", SECRET), method("SetSecret", SECRET)],
                  "Locked:b Attributes:a{ss} Label:s Created:t Modified:t")
PROMPTS = interface("Prompt", [method("Prompt", "s"), method("Dismiss")])


class Keyring:
    def __init__(self):
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        self.items = {}             # path → (attributes, bytes, label)
        self.locked = False
        self.willing = True         # whether its owner types the password when asked
        self.silent = False         # whether it answers nothing at all
        self.prompts = 0
        self.made = 0
        self.wanted = []            # what the prompt is to open
        self.register(ROOT, SERVICE, lambda path, name: [COLLECTION])
        for path in (COLLECTION, ROOT + "/aliases/default"):
            self.register(path, COLLECTIONS, self.collection_property)
        self.register(PROMPT, PROMPTS, None)
        take_name(self.bus, "org.freedesktop.secrets", 2 | 4)

    def register(self, path, xml, prop):
        info = Gio.DBusNodeInfo.new_for_xml(xml).interfaces[0]
        types = {each.name: each.signature for each in info.properties}
        self.bus.register_object_with_closures2(
            path, info, self.called,
            lambda _bus, _sender, path, _interface, name: GLib.Variant(types[name], prop(path, name)), None)

    def collection_property(self, _path, name):
        return {"Items": list(self.items), "Label": "Login", "Locked": self.locked}.get(name, 0)

    def item_property(self, path, name):
        attributes, _, label = self.items[path]
        return {"Attributes": attributes, "Label": label, "Locked": self.locked}.get(name, 0)

    def kept(self, kind):
        """What is kept of this kind, as text."""
        return [value.decode() for attributes, value, _ in self.items.values() if attributes.get("kind") == kind]

    def find(self, wanted):
        return [path for path, (attributes, _, _) in self.items.items() if wanted.items() <= attributes.items()]

    def called(self, _bus, _sender, path, _interface, name, parameters, invocation):
        if self.silent:
            return
        answer = getattr(self, name)(path, *parameters.unpack())
        if isinstance(answer, str):
            invocation.return_dbus_error(answer, "refused by the mock")
        else:
            invocation.return_value(answer)

    # --- the methods -------------------------------------------------------------------------------

    def OpenSession(self, _path, algorithm, _input):
        if algorithm != "plain":
            return "org.freedesktop.DBus.Error.NotSupported"
        return GLib.Variant("(vo)", (GLib.Variant("s", ""), ROOT + "/session/s1"))

    def SearchItems(self, path, wanted):
        found = self.find(wanted)
        if path == COLLECTION:
            return GLib.Variant("(ao)", (found,))
        return GLib.Variant("(aoao)", ([], found) if self.locked else (found, []))

    def Unlock(self, _path, objects):
        self.wanted = objects
        return GLib.Variant("(aoo)", ([], PROMPT) if self.locked else (objects, "/"))

    def Lock(self, _path, objects):
        return GLib.Variant("(aoo)", (objects, "/"))

    def GetSecrets(self, _path, objects, session):
        if self.locked:
            return "org.freedesktop.Secret.Error.IsLocked"
        return GLib.Variant("(a{o" + SECRET + "})", ({each: (session, b"", self.items[each][1], "text/plain") for each in objects},))

    def GetSecret(self, path, session):
        return GLib.Variant("(" + SECRET + ")", ((session, b"", self.items[path][1], "text/plain"),))

    def ReadAlias(self, _path, name):
        return GLib.Variant("(o)", (COLLECTION if name == "default" else "/",))

    def CreateItem(self, _path, properties, secret, replace):
        if self.locked:
            return "org.freedesktop.Secret.Error.IsLocked"
        attributes = properties["org.freedesktop.Secret.Item.Attributes"]
        old = [path for path in self.find(attributes) if replace]
        self.made += 1
        path = old[0] if old else f"{COLLECTION}/{self.made}"
        if not old:
            self.register(path, ITEMS, self.item_property)
        self.items[path] = (attributes, bytes(secret[2]), properties["org.freedesktop.Secret.Item.Label"])
        return GLib.Variant("(oo)", (path, "/"))

    def Delete(self, path):
        del self.items[path]
        return GLib.Variant("(o)", ("/",))

    def Prompt(self, _path, _window):
        self.prompts += 1
        self.locked = self.locked and not self.willing
        GLib.timeout_add(50, self.complete)
        return None

    def complete(self):
        self.bus.emit_signal(None, PROMPT, "org.freedesktop.Secret.Prompt", "Completed",
                             GLib.Variant("(bv)", (self.locked, GLib.Variant("ao", [] if self.locked else self.wanted))))
        return False


def wait(driver, seconds):
    """Lets both sides go on for a while."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        driver.settle()
        time.sleep(0.02)

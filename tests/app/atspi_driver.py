# atspi_driver.py: drives and reads a window through the accessibility bus, as a screen reader would.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything goes by role and name; nothing by coordinates. Waits are bounded."""

import os
import re
import subprocess
import sys
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

WAIT = float(os.environ.get("LIVRET_TEST_WAIT", "20"))

# Roles that a person acts on: each must have a name.
CONTROLS = {
    "button", "push button", "toggle button", "check box", "radio button", "entry", "text", "password text",
    "combo box", "list item", "menu item", "switch", "slider", "spin button", "link", "page tab",
    "search box", "table row", "tree item", "image", "progress bar",
}


# What a program may write to standard error without a fault of its own: its desktop's weather. The first two are GTK
# 4.18's: now and then a widget that ends takes its style context off a style cascade twice; and when the portal says
# that the session ends, GTK quits what is no application. That is why no story runs with G_DEBUG=fatal-criticals:
# what was written is read at its end instead.
WEATHER = re.compile("|".join((
    r"gsignal\.c:\d+: instance '0x[0-9a-f]+' has no handler with id", r"g_application_quit: assertion 'G_IS_APPLICATION",
    "dconf", "bookmarks", "portal monitor", "Trying to measure GtkLabel", "Unable to acquire session bus", "dbind-WARNING",
    "SpiRegistry", r"^\s*$")))


def complaints(said):
    """The lines that are more than weather."""
    return [line for line in said if not WEATHER.search(line)]


class Missing(AssertionError):
    """Something that should be in the window is not."""


def settle():
    """Lets the bus deliver what happened meanwhile."""
    context = GLib.MainContext.default()
    while context.iteration(False):
        pass


def quiet(function, default=None):
    """Nodes die while one looks at them: that is not an error of the window."""
    try:
        return function()
    except GLib.Error:
        return default


# What names are read through, where the window speaks another language than the source: see french.py.
glasses = None


def wear(worn):
    global glasses
    glasses = worn


def read(text):
    return glasses.best(text) if glasses else text


class Node:
    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def role(self):
        return quiet(self.accessible.get_role_name, "") or ""

    @property
    def said(self):
        """The name as it is really heard."""
        return quiet(self.accessible.get_name, "") or ""

    @property
    def name(self):
        return read(self.said)

    def called(self, name):
        """name: a text, or a test of one; a French word may stand for several English ones."""
        readings = glasses.readings(self.said) if glasses else [self.said]
        return any(map(name, readings)) if callable(name) else name in readings

    @property
    def description(self):
        return read(quiet(self.accessible.get_description, "") or "")

    def has(self, state):
        states = quiet(self.accessible.get_state_set)
        return states is not None and states.contains(state)

    @property
    def showing(self):
        return self.has(Atspi.StateType.SHOWING)

    @property
    def sensitive(self):
        return self.has(Atspi.StateType.SENSITIVE)

    @property
    def checked(self):
        return self.has(Atspi.StateType.CHECKED) or self.has(Atspi.StateType.PRESSED)

    @property
    def text(self):
        iface = quiet(self.accessible.get_text_iface)
        if iface is None:
            return self.name
        return quiet(lambda: Atspi.Text.get_text(iface, 0, Atspi.Text.get_character_count(iface)), "")

    @property
    def value(self):
        """Of a bar or a scale; 0 of what has none."""
        iface = quiet(self.accessible.get_value_iface)
        return quiet(lambda: Atspi.Value.get_current_value(iface), 0) if iface is not None else 0

    def children(self):
        for i in range(quiet(self.accessible.get_child_count, 0) or 0):
            child = quiet(lambda: self.accessible.get_child_at_index(i))
            if child is not None:
                yield Node(child)

    def parent(self):
        parent = quiet(self.accessible.get_parent)
        return Node(parent) if parent is not None else None

    def walk(self, hidden=False):
        if not hidden and not self.showing and self.role not in ("application", "desktop frame"):
            return
        yield self
        for child in self.children():
            yield from child.walk(hidden)

    def actions(self):
        count = quiet(self.accessible.get_n_actions, 0) or 0
        return [quiet(lambda: self.accessible.get_action_name(i), "") for i in range(count)]

    def press_action(self):
        """The action that does what a click does, if the bus offers one."""
        actions = self.actions()
        return next((name for name in ("click", "activate", "toggle", "press", "default.activate") if name in actions), None)

    def act(self, name):
        actions = self.actions()
        if name not in actions:
            raise Missing(f"{self} has no action {name}, only {actions}")
        self.accessible.do_action(actions.index(name))
        settle()

    def __eq__(self, other):
        return isinstance(other, Node) and self.accessible == other.accessible

    def __hash__(self):
        return hash(self.accessible)

    def __str__(self):
        return f"{self.role} “{self.name}”"


class App:
    """The running program, found on the accessibility bus by its name."""

    last = None
    pictures = None  # a folder, where each press is to leave a picture of what it was made on

    def __init__(self, name="livret", process=None):
        App.last = self
        self._front = False
        self.name = name
        self.process = process
        self._focus = None
        self._moves = 0
        self._listener = Atspi.EventListener.new(self._on_focus)
        self._listener.register("object:state-changed:focused")
        self.root = self._wait(self._find_root, f"application {name}")

    def _find_root(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            child = quiet(lambda: desktop.get_child_at_index(i))
            if child is not None and quiet(child.get_name) == self.name and quiet(child.get_child_count, 0):
                return Node(child)
        return None

    def _wait(self, look, what, timeout=None):
        end = time.monotonic() + (timeout or WAIT)
        while True:
            settle()
            found = look()
            if found:
                return found
            if self.process is not None and self.process.poll() is not None:
                raise Missing(f"the program ended with {self.process.returncode} while waiting for {what}")
            if time.monotonic() > end:
                raise Missing(f"not there in time: {what}")
            time.sleep(0.05)

    # --- looking ---------------------------------------------------------------------------------

    def all(self, role=None, name=None, within=None):
        roles = (role,) if isinstance(role, str) else role
        for node in (within or self.root).walk():
            if roles is not None and node.role not in roles:
                continue
            if name is not None and not node.called(name):
                continue
            yield node

    def has(self, role=None, name=None, within=None):
        settle()
        return next(self.all(role, name, within), None) is not None

    def find(self, role=None, name=None, within=None, timeout=None):
        return self._wait(lambda: next(self.all(role, name, within), None), f"{role} “{name}”", timeout)

    def gone(self, role=None, name=None, timeout=None):
        self._wait(lambda: not self.has(role, name), f"no {role} “{name}” any more", timeout)

    def until(self, condition, what, timeout=None):
        return self._wait(condition, what, timeout)

    TYPED = ("text", "entry", "password text", "search box")

    def says(self, words, timeout=None):
        """Waits for a text that contains these words, and answers the whole of it."""
        def look():
            for node in self.root.walk():
                if node.called(lambda said: words in said):
                    return node.name
                if node.role not in self.TYPED and words in read(node.text or ""):
                    return read(node.text)
            return None
        return self._wait(look, f"the words “{words}”", timeout)

    def shown(self):
        """All that a person reads or hears now, as one text."""
        settle()
        return "\n".join(node.name for node in self.root.walk() if node.name)

    # --- acting ----------------------------------------------------------------------------------

    BUTTONS = ("button", "push button", "toggle button", "check box", "radio button", "menu item", "switch", "link")

    TICKS = ("check box", "radio button", "toggle button")

    def click(self, name, role=None, within=None, timeout=None):
        def look():
            """A menu button is two nodes of one name: the outer one cannot be pressed."""
            found = [n for n in self.all(role or self.BUTTONS, name, within) if n.sensitive]
            chosen = next((n for n in found if n.press_action()), found[0] if found else None)
            # One without a name by now was made anew meanwhile, as the lists of a page that is told of a change.
            return chosen if chosen is not None and chosen.name else None
        node = self._wait(look, f"a button “{name}” to press", timeout)
        self.press(node)
        return node

    def press(self, node):
        self.keep_picture(node.said)
        action = node.press_action()
        if action is not None:
            node.act(action)
            return
        # Check boxes and menus have no action on the bus: the keyboard presses them.
        row = node.parent()
        while row is not None and row.role not in ("list item", "application"):
            row = row.parent()
        if row is not None and row.name == node.name:
            self.reach(node.name, row.role)
            self.key("Return")
        else:
            self.reach(node.name, node.role)
            self.key("space")

    def _on_focus(self, event):
        if event.detail1:
            self._focus = Node(event.source)
            self._moves += 1

    def move(self, combination):
        """A key that moves the focus: returns as soon as it has moved, or after a moment if it does not."""
        before = self._moves
        self.send(combination)
        end = time.monotonic() + 0.3
        while self._moves == before and time.monotonic() < end:
            time.sleep(0.01)
            settle()
        return self.focused()

    def focused(self):
        """Who has the keyboard: as the bus told last, else looked for."""
        settle()
        if self._focus is None or not self._focus.has(Atspi.StateType.FOCUSED):
            self._focus = next((node for node in self.root.walk() if node.has(Atspi.StateType.FOCUSED)), None)
        return self._focus

    def reach(self, name, role=None, keys=80):
        """Moves the keyboard's focus to a control, with Tab, and with arrows inside a list, as a person would."""
        roles = (role,) if isinstance(role, str) else role
        seen = []
        for _ in range(keys):
            node = self.focused()
            if node is not None:
                if node.called(name) and (roles is None or node.role in roles):
                    return node
                seen.append(str(node))
            in_list = node is not None and node.role in ("list item", "table row", "option")
            wanted_here = in_list and any(n.called(name) and (roles is None or n.role in roles)
                                          for n in (node.parent() or node).children())
            before = node.name if node is not None else None
            after = self.move("Down" if wanted_here else "Tab")
            if wanted_here and after is not None and after.name == before:
                self.move("Home")
        raise Missing(f"the keyboard did not reach “{name}”; it went over {seen[-12:]}")

    def activate_row(self, name, role=("list item", "table row", "option"), timeout=None):
        """Rows of lists have no action on the bus: the keyboard presses them."""
        self.find(role, name, timeout=timeout)
        node = self.reach(name, role)
        self.key("Return")
        return node

    def fill(self, name, text, within=None, timeout=None):
        node = self._wait(
            lambda: next((n for n in self.all(None, name, within)
                          if quiet(n.accessible.get_editable_text_iface) is not None), None),
            f"a field “{name}”", timeout)
        iface = node.accessible.get_editable_text_iface()
        Atspi.EditableText.set_text_contents(iface, text)
        settle()
        return node

    def choose(self, name, option, role=("combo box", "button", "toggle button", "list item")):
        """Picks an option of a drop-down by its words, with the keyboard."""
        self.reach(name, role)
        self.key("space")
        self.until(lambda: (self.focused() or self.root).role in ("list item", "option"), f"the choices of “{name}”")
        for _ in range(40):
            node = self.focused()
            if node is not None and node.called(option):
                break
            self.key("Down")
        else:
            raise Missing(f"“{name}” does not offer “{option}”")
        self.key("Return")
        time.sleep(0.2)

    def tick(self, name):
        """Ticks a box, or chooses among several ways, and sees that it is."""
        def look():
            return next((n for n in self.all(self.TICKS, name) if n.sensitive), None)
        node = self._wait(look, f"a box “{name}” to tick")
        if not node.checked:
            self.press(node)
            self._wait(lambda: (look() or node).checked, f"“{name}” ticked")

    def switch(self, group, name):
        """Chooses one of a row of toggles, with the arrows."""
        toggles = [n.name for n in self.all(self.TICKS, None, self.find(None, group))]
        for _ in range(len(toggles) + 1):
            node = self.find(self.TICKS, name)
            if node.checked:
                return
            self.press(node)
            end = time.monotonic() + 1
            while not node.checked and time.monotonic() < end:
                settle()
                time.sleep(0.02)
        raise Missing(f"“{name}” is not chosen among {toggles}")

    def in_front(self):
        """Before the first key: a window is on the bus a moment before the keyboard is its own."""
        if not self._front:
            self._wait(lambda: any(n.has(Atspi.StateType.ACTIVE) for n in self.root.children()), "a window with the keyboard")
            self._front = True

    def send(self, combination):
        self.in_front()
        subprocess.run(["xdotool", "key", "--clearmodifiers", combination], check=True)

    def write(self, text):
        """Types where the focus is, as fast as a person."""
        self.in_front()
        subprocess.run(["xdotool", "type", "--delay", "60", text], check=True)
        settle()

    def key(self, combination):
        """A key press as from the keyboard: "ctrl+l", "Return"."""
        self.send(combination)
        time.sleep(0.15)
        settle()

    def menu(self, item):
        """Opens the main menu, and presses one of its items."""
        self.key("F10")
        self.click(item, role="menu item")

    # --- seeing ----------------------------------------------------------------------------------

    def keep_picture(self, name):
        """A numbered picture, where the story is to leave some."""
        if self.pictures is not None:
            self.pictures.mkdir(parents=True, exist_ok=True)
            number = len(list(self.pictures.glob("*.png"))) + 1
            self.picture(str(self.pictures / f"{number:02}-{re.sub(r'[^0-9A-Za-zÀ-ÿ]+', '-', name).strip('-')[:40]}.png"))

    @staticmethod
    def picture(path):
        """A picture of the whole screen."""
        time.sleep(0.35)
        settle()
        subprocess.run(["import", "-window", "root", path], check=True)
        return path

    def unnamed(self):
        """Controls that a screen reader could not tell apart: they have no name."""
        found = []
        for node in self.root.walk():
            if node.role not in CONTROLS or node.name:
                continue
            if node.role in ("list item", "option") and not node.sensitive:
                continue
            if node.role in ("image",):
                continue
            path, parent = [str(node)], node.parent()
            while parent is not None and parent.role != "application" and len(path) < 8:
                path.append(str(parent))
                parent = parent.parent()
            # What a drop-down shows of its choice is a list of one, which nobody reaches: the row has the name.
            if node.role == "list item" and path[1] == "list “”" and any(name.startswith("combo box “") for name in path):
                continue
            found.append(" < ".join(path))
        return found


def start(program, env=None, log=None):
    """Starts the program and answers it, found on the bus."""
    process = subprocess.Popen([program], env=env, stdout=log or sys.stderr, stderr=log or sys.stderr)
    return App("livret", process)

# keyboard.py: every page by Tab alone, and the keys of the window.
# SPDX-License-Identifier: GPL-3.0-or-later
"""A walk presses Tab until it is back where it began. Every control that can be acted upon must have been passed and
have a name; of what one moves in by arrows (a list, a group of toggles) one member is enough. A walk that stands
still is a trap, one that finds nobody with the focus has lost it."""

from telling import Wrong  # first: it says where the driver is

import atspi_driver

ACTED = {"button", "push button", "toggle button", "check box", "radio button", "text", "entry", "password text",
         "combo box", "list item", "switch", "link", "slider", "spin button", "search box"}
BY_ARROWS = {"radio button", "list item"}
TABS = 160

# What each key brings, by a name that is then in the window.
KEYS = (("ctrl+question", "Keyboard Shortcuts"), ("F1", "Help"), ("F10", "_Preferences"), ("ctrl+f", "Search documents, health profile and notes"))


def above(node):
    parent = node.parent()
    while parent is not None and parent.role not in ("frame", "application"):
        yield parent
        parent = parent.parent()


def wanted(tour, within):
    """The controls that a person acts upon; not the window's own buttons, for which the desktop has keys, nor
    what stands inside a control, nor what cannot be used just now."""
    window_buttons = {tour.gtk_word(word) for word in ("Minimize", "Maximize", "Close")}
    for node in tour.app.all(ACTED, within=within):
        parents = list(above(node))
        if (node.has(atspi_driver.Atspi.StateType.FOCUSABLE) and node.name not in window_buttons
                and all(parent.sensitive for parent in [node, *parents])
                and not any(parent.role == "combo box" and parent.has(atspi_driver.Atspi.StateType.FOCUSABLE) for parent in parents)):
            yield node


def tab_through(tour, where):
    """One round of Tab: everybody who had the focus."""
    passed = []
    for _ in range(TABS):
        node = tour.app.move("Tab")
        if node is None:
            raise Wrong(f"{where}: after {passed[-1] if passed else 'the first Tab'} nobody has the focus.")
        if passed and node == passed[0]:
            return passed
        if node in passed:
            raise Wrong(f"{where}: Tab is caught among {[str(n) for n in passed[passed.index(node):]]}.")
        passed.append(node)
    raise Wrong(f"{where}: {TABS} times Tab do not lead round: {[str(n) for n in passed[-8:]]}")


def check(tour, where, within=None):
    """Answers who was passed, in their order."""
    passed = tab_through(tour, where)
    for node in passed:
        tour.check(node.name or node.role == "scroll pane", f"{where}: the focus is on {node}, which has no name.")
    # A row is reached where something in it is, and a group by one of its members.
    reached = set(passed) | {parent for node in passed for parent in above(node) if parent.role in ACTED}
    groups = {node.parent() for node in reached if node.role in BY_ARROWS}
    # A switch within the row that is passed in its place has the row's name.
    missed = [str(node) for node in wanted(tour, within)
              if node not in reached and not (node.role in BY_ARROWS and node.parent() in groups)
              and not any(parent in reached and parent.name == node.name for parent in above(node))]
    tour.check(not missed, f"{where}: Tab does not reach {missed}; it passed {[str(node) for node in passed]}")
    print(f"    {where}: {len(passed)} stops", flush=True)
    return passed


def open_measure(tour):
    tour.page(3, "Measures")
    pressure = tour.word("Blood pressure")
    tour.app.press(tour.app.find(("button", "push button", "list item"), lambda name: name.startswith(pressure)))
    tour.app.find(None, tour.word("Chart"))


def open_reading(tour):
    tour.app.key("ctrl+n")
    return tour.app.find("dialog", tour.word("Add a reading"))


def open_share(tour):
    tour.page(5, "Shares")
    tour.app.key("ctrl+n")
    tour.app.find("heading", tour.word("To whom"))


# In this order: some stand upon the one before.
PLACES = (
    ("Today", lambda tour: tour.page(1, "Today")),
    ("Documents", lambda tour: tour.page(2, "Documents")),
    ("Measures", lambda tour: tour.page(3, "Measures")),
    ("a measure", open_measure),
    ("a reading", open_reading),
    ("Health profile", lambda tour: tour.page(4, "Health profile")),
    ("a new share", open_share),
    ("Journal", lambda tour: tour.page(6, "Journal")),
)


def walk(tour):
    for where, go in PLACES:
        check(tour, where, go(tour))
        if where == "a reading":
            tour.app.key("Escape")
            tour.app.gone("dialog", tour.word("Add a reading"))
    tour.step("tabbed", "Each page by Tab alone: every control is reached and named.", picture=False)
    for key, name in KEYS:
        tour.app.key(key)
        tour.app.find(None, tour.word(name))
        tour.app.key("Escape")
    tour.step("keys", "Keys, help, menu and search by keys of their own.", picture=False)

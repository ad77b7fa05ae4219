# focus_order.py: the order in which Tab goes through each page, written down; test-keys.py walks it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""One stop a line: its role, its name; “…” at the end stands for the rest of a name. Written down are the stops that a
page has for what it is; rows of a record and buttons that come and go may stand between them, but nobody may pass them
in another order. SIDEBAR and SHARE stand before what is theirs; a step of an assistant begins at its heading, which is
no stop of Tab."""

SIDEBAR = """
toggle button  Search documents, health profile and notes
toggle button  Menu
toggle button  Camille Martin · …
button         Louis Martin
button         Whole household
list item      {page}
button         Lock
"""

# A page of its own order: which row of the sidebar is chosen, then what follows after the sidebar.
PAGES = {
    "Today": ("Today", """
button         Import
button         Show this page to a doctor
list item      Note the recovery code
list item      Bilan sanguin
button         Choose the landmarks
button         Weight: …
toggle button  Documents
toggle button  Measures
toggle button  Health profile
toggle button  Shares
list item      Height
"""),
    "Documents": ("Documents", """
button         Import
toggle button  Search in this list
button         Show this list to a doctor
toggle button  More about these documents
toggle button  Category
toggle button  Year
toggle button  Hidden
list item      Bilan sanguin
button         Show it to a doctor
toggle button  Information
list item      Page 1
button         Next page
button         Larger
"""),
    "results of a text": ("Documents", """
toggle button  More about these documents
list item      Analyses
button         Show it to a doctor
toggle button  Information
list item      Page 1
toggle button  How is this read?
button         Close the results
text           Day of the sample, for all
list item      Blood glucose
check box      Keep Blood glucose, …
list item      CRP (C-reactive protein)
check box      Keep CRP (C-reactive protein), …
button         Next page
button         Larger
button         Keep 1 Result
"""),
    "Measures": ("Measures", """
button         Add a reading
button         Show this page to a doctor
button         Weight: …
button         Height: …
button         Add a Kind of Measure…
"""),
    "hidden measures": ("Measures", """
button         Add a reading
button         Weight: …
list item      Hidden measures (1)
button         Show Height
button         Add a Kind of Measure…
"""),
    "a measure": ("Measures", """
button         Back
button         Add a reading
button         Show it to a doctor
radio button   3 Months
radio button   Chart
image          Chart: Weight
toggle button  Compare…
button         Show more time
button         Show less time
button         Add a note on a day
list item      Body mass index: …
image          Chart: smoothed weight
list item      Smoothed value: …
list item      The smoothed line as a table
list item      Target
list item      Note
combo box      Shown in
list item      Sources
list item      How is this computed?
check box      Show on Today
check box      Show among the Measures
"""),
    "Health profile": ("Health profile", """
button         Add to the profile
button         Show this page to a doctor
button         Summary
button         Emergency Sheet
button         Add a Treatment
list item      Metformine 500 mg
button         Add an Allergy
button         Declare “No known allergy”
button         Add a Condition
button         Add a Vaccination
button         Add a Contact
button         Add an Implant or Device
button         Add the Blood Group
button         Deleted Lines…
"""),
    "Shares": ("Shares", """
button         New share
button         Renew: …
button         Close Share: …
"""),
    "Journal": ("Journal", """
button         Check the Journal
toggle button  Search in this list
toggle button  Everything
list item      A reading was added for Camille Martin…
"""),
    "the import preview": ("Today", """
button         Back
list item      one
check box      Add one
button         Arrange the pages of one
toggle button  Person of one · …
toggle button  Category of one · …
text           Date of one
button         Cancel
button         Add it
"""),
    "the columns of a table": ("Today", """
button         Back
list item      Wann. …
toggle button  What “Wann” holds · Date (and time)
list item      Gewicht. …
toggle button  What “Gewicht” holds · Not kept
combo box      Day and month
combo box      Decimals
combo box      Times
"""),
    "arranging photographs": ("Today", """
button         Back
list item      Page 1 of 2 · one.jpg
button         Turn to the left · Page 1 of 2
button         Turn to the right · Page 1 of 2
button         Crop · Page 1 of 2
button         Later · Page 1 of 2
button         Leave out · Page 1 of 2
list item      Page 2 of 2 · two.jpg
button         Separate Documents
button         Use These 2 Pages
"""),
    "crop": ("Today", """
button         Back
image          Photograph under the frame: …
spin button    At the left, %
spin button    At the top, %
spin button    At the right, %
spin button    At the bottom, %
button         Crop
"""),
    "a brief share": ("Health profile", """
button         Cancel
button         Change what is ticked
text           Name: a person, a practice, a hospital
text           Profession or service, if you like
combo box      In what capacity
text           Why
button         Care
radio button   30 days
"""),
    "to whom": ("Shares", """
button         Cancel
text           Name: a person, a practice, a hospital
text           Profession or service, if you like
combo box      In what capacity
button         Continue
"""),
    "what": ("Shares", """
button         Cancel
button         The whole profile
button         Measurements of 3 months
check box      Bilan sanguin
check box      Weight
check box      Treatments
check box      Allergies
button         Back
button         Continue
"""),
    "why": ("Shares", """
button         Cancel
text           Why
button         Care
button         Travel
radio button   30 days
button         Back
button         Continue
"""),
    "how": ("Shares", """
button         Cancel
radio button   PDF with a password
button         Back
button         Continue
"""),
    "read over": ("Shares", """
button         Cancel
button         Seal
button         Next page
list item      Weight, from …
button         Back
"""),
    "sealed": ("Shares", """
button         Done
button         Save…
button         Print the Hand-over Card
"""),
}

# Dialogs, and a locked vault, have no sidebar.
DIALOGS = {
    "a locked vault": """
button         Other Vault
toggle button  Menu
password text  Phrase
""",
    "landmarks": """
button         Cancel
button         Save
check box      Weight
button         Move Weight down
check box      Height
button         Move Height up
button         Let Livret Choose
""",
    "a reading": """
button         Cancel
combo box      Measure
button         Add a Kind of Measure…
text           Weight, in kg
combo box      Unit
text           Date (day/month/year)
toggle button  Choose a date
text           Time
""",
    "a statement": """
button         Cancel
text           Medicine, dose, when it is taken
text           Comment
text           Since, or on
text           Until, if it has ended
""",
    "preferences": """
text           Name of the vault
check box      Show it while locked
combo box      Lock when nobody is there for
check box      Read the words in pictures
check box      Watch a folder
""",
}


def stops(where):
    """The (role, name) of a place, in their order; empty where none is written down."""
    if where in PAGES:
        page, text = PAGES[where]
        text = SIDEBAR.format(page=page) + text
    else:
        text = DIALOGS.get(where, "")
    return [tuple(part.strip() for part in line.split("  ", 1)) for line in text.splitlines() if line]


def matches(stop, role, name):
    wanted, words = stop
    return role == wanted and (name.startswith(words[:-1]) if words.endswith("…") else name == words)


def wrong(where, passed):
    """passed: the (role, name) of one round of Tab, from wherever it began. What is out of its order, or None."""
    order = stops(where)
    if not order:
        return None
    first = next((i for i, stop in enumerate(passed) if matches(order[0], *stop)), None)
    if first is None:
        return f"“{order[0][1]}” is no stop"
    round_ = iter(passed[first:] + passed[:first])
    for stop in order:
        if not any(matches(stop, *other) for other in round_):
            return f"{stop[0]} “{stop[1]}” does not come in its order"
    return None

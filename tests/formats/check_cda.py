#!/usr/bin/env python3
# check_cda.py: what a clinical document holds, counted by an independent reading, is what an import takes of it.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_cda.py LIVRET-CLI SOURCE-ROOT [FOLDER…]

Reads every CDA below tests/data/cda (and below each FOLDER) with ElementTree, counts the statements of each section of
the profile and the readings of each kind, and compares with what stands in the record after an import. Prints TAP, a line a folder;
what differs is told file by file."""

import collections
import json
import pathlib
import re
import sys
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
sys.dont_write_bytecode = True
import livret_cli  # noqa: E402

SECTIONS = {
    "conditions": "11450-4 11348-0 46241-6 11535-2 29308-4 10219-4 10218-6 75326-9 42347-5 59769-0 55109-3 C-CDAV2-DDN", "allergies": "48765-2", "devices": "46264-8",
    "vaccinations": "11369-6", "procedures": "47519-4 46240-8 29554-3", "family": "10157-6", "habits": "29762-2",
    "pregnancies": "10162-6", "disabilities": "47420-5", "wishes": "42348-3", "results": "8716-3 30954-2",
    "treatments": "10160-0 10183-2 42346-7 29549-3 57828-6 60590-7 75311-1", "plan": "18776-5", "nowhere": "33557-0 55107-7",
}
PLACE = {code: place for place, codes in SECTIONS.items() for code in codes.split()}
NOTHING = {f"no-{what}-info" for what in ("allergy", "medication", "problem", "procedure", "immunization", "device")}
NOTHING |= {f"no-known-{what}-allergies" for what in ("medication", "environmental", "food")} | {"409137002", "428607008", "429625007"}
NONE = {f"no-known-{what}" for what in ("allergies", "medications", "problems", "procedures", "immunizations", "devices")} | set(
    "716186003 160245001 787481004 160244002 787480003 787482006".split())
VACCINE = {"1.3.6.1.4.1.19376.1.5.3.1.4.12", "2.16.840.1.113883.10.20.22.4.52"}
SAYS_NOTHING = re.compile("no .* (data is applicable|information available)|.*(not documented|excluded/not available|: no data)|no information.*"
                          "|no known hospital discharge .*|aucune (donnée .*|information.*)|pas d[’']information.*"
                          "|no data|n/a|no vaccine administered|sans objet", re.I)
# These are answers, but no names.
NO_NAME = re.compile("aucune?|néant", re.I)
GROUPED = ("devices", "procedures", "habits", "pregnancies", "wishes", "disabilities")
STAY = "1.2.250.1.213.1.1.3.58"
PROBLEM = {"1.3.6.1.4.1.19376.1.5.3.1.4.5", "2.16.840.1.113883.10.20.22.4.4"}
DIAGNOSES = {"282291009", "55607006", "64572001", "29308-4"}
PREFERENCE = "225773000"
PRESSURE = ("8480-6", "8462-4")


def bare(tree):
    for node in tree.iter():
        if isinstance(node.tag, str):
            node.tag = node.tag.rpartition("}")[2]
            node.attrib = {name.rpartition("}")[2]: value for name, value in node.attrib.items()}
    return tree


def templates(node):
    return {each.get("root") for each in node.findall("templateId")}


def attribute(node, path, name):
    found = node.find(path) if node is not None else None
    return (found.get(name) or "").strip() if found is not None else ""


def line(node):
    return " ".join("".join(node.itertext()).split()) if node is not None else ""


def withdrawn(node):
    return attribute(node, "statusCode", "code") in ("nullified", "cancelled", "aborted")


class Document:
    def __init__(self, root, kinds):
        self.kinds = kinds
        self.counts = collections.Counter()
        self.told = []
        self.seen = set()
        self.nones = collections.Counter()
        self.ids = {}
        for node in root.iter():
            self.ids.setdefault(node.get("ID"), node)
        self.paid = attribute(root, "code", "code") == "REMB"
        for body in root.findall("component/structuredBody"):
            for section in body.findall("component/section"):
                self.section(section)
        # "None" is refused beside what there is.
        for place, nones in self.nones.items():
            self.counts[place] -= nones if self.counts[place] > nones else 0

    # words

    def reference(self, node):
        target = attribute(node, "reference", "value") if node is not None else ""
        pointed = self.ids.get(target.lstrip("#")) if target else None
        return line(pointed if pointed is not None else node)

    def words(self, coded):
        if coded is None:
            return ""
        names = [(coded.get("displayName") or "").strip(), self.reference(coded.find("originalText"))]
        names += [(each.get("displayName") or "").strip() for each in coded.findall("translation")]
        return next((name for name in names if name), (coded.get("code") or "").strip())

    def answer(self, value):
        if value is None:
            return ""
        ends = [each.get("value") for each in value if each.tag in ("low", "high") and each.get("value")]
        return (value.get("value") or "").strip() or " – ".join(ends) or self.words(value) or self.reference(value)

    # sections

    def section(self, section):
        code = attribute(section, "code", "code")
        place = PLACE.get(code)
        if self.paid and code not in ("46240-8", "11369-6"):
            place = "nowhere"
        if code != "55108-5":
            left = 0
            for entry in section.findall("entry"):
                before = self.total()
                for statement in entry:
                    # One identifier and the same content: said once.
                    same = (code, ET.tostring(statement).strip())
                    if statement.find("id") is None or same not in self.seen:
                        self.statement(statement, place)
                    self.seen.add(same)
                left += self.total() == before
            self.counts["set aside"] += left > 0
        for inner in section.findall("component/section"):
            self.section(inner)

    def total(self):
        return sum(number for name, number in self.counts.items() if name != "set aside")

    def count(self, place, worth=True, none=False, answer=False):
        said_nothing = isinstance(worth, str) and (SAYS_NOTHING.fullmatch(worth) or not answer and NO_NAME.fullmatch(worth))
        taken = bool(worth) and not said_nothing and not (none and self.paid)
        self.nones[place] += taken and none
        self.counts[place] += taken

    def statement(self, node, place):
        if node.tag != "substanceAdministration" and withdrawn(node):
            return
        if place == "nowhere" or node.get("nullFlavor") or (place == "plan" and node.get("moodCode") != "EVN"):
            return
        if node.tag == "organizer" and place == "family":
            for seen in node.findall("component/observation"):
                value = seen.find("value")
                said = value is not None and value.get("code") in NOTHING
                self.count("family", not said and not withdrawn(seen) and seen.get("negationInd") != "true" and (self.words(value) or self.reference(seen.find("text"))))
            return
        if node.find("subject/relatedSubject") is not None:
            return
        if node.tag == "substanceAdministration":
            self.administration(node, place)
        elif node.tag == "supply" and place == "treatments":
            self.product(node, "product", "treatments")
        elif node.tag == "supply" and place == "devices" or node.tag == "procedure" and place in ("procedures", "devices"):
            self.coded(node, place)
        elif node.tag == "encounter" and STAY in templates(node):
            self.coded(node, "procedures")
        elif node.tag == "organizer" and place in GROUPED:
            for link in node:
                if link.tag in ("component", "entryRelationship"):
                    for inner in link:
                        self.statement(inner, place)
        elif node.tag == "organizer":
            self.results(node, None)
        elif node.tag == "act":
            if place in ("allergies", "conditions"):
                for link in node.findall("entryRelationship"):
                    seen = link.find("observation")
                    if seen is None or seen.get("nullFlavor") or withdrawn(seen) or attribute(seen, "code", "code") in ("SEV", "33999-4"):
                        continue
                    if self.is_box(link):
                        self.box(seen)
                    elif link.get("typeCode") != "REFR":
                        self.concern(seen, place)
                        for inner in seen.findall("entryRelationship"):
                            if self.is_box(inner):
                                self.box(inner.find("observation"))
            elif place == "treatments":
                for seen in node.findall("entryRelationship/substanceAdministration"):
                    self.administration(seen, place)
            elif place == "procedures":
                self.coded(node, place)
            else:
                self.results(node, None)
        elif node.tag == "observation":
            if place in ("allergies", "conditions"):
                self.concern(node, place)
            elif place in ("procedures", "devices"):
                self.coded(node, place)
            elif place in ("habits", "pregnancies", "disabilities", "wishes"):
                asked = attribute(node, "code/qualifier/value", "displayName") or self.words(node.find("code"))
                self.count(place, node.get("negationInd") != "true" and (self.answer(node.find("value")) or self.reference(node.find("text")) or asked), answer=True)
            else:
                self.results(node, None)

    @staticmethod
    def is_box(link):
        return link.get("typeCode") != "SUBJ" and attribute(link, "observation/value", "type") == "BL"

    def box(self, node):
        """What is ticked about a concern is an answer."""
        if not node.get("nullFlavor") and not withdrawn(node) and node.get("negationInd") != "true":
            self.count("results", self.answer(node.find("value")), answer=True)

    # statements

    def concern(self, node, place):
        value, code = node.find("value"), node.find("code")
        codes = {each.get("code") for each in (value, code) if each is not None}
        if (codes if place == "allergies" else {value.get("code") if value is not None else None}) & NOTHING:
            return
        none = bool((codes if place == "allergies" else {value.get("code") if value is not None else None}) & NONE)
        negated = node.get("negationInd") == "true"
        if place == "conditions":
            if value is not None and value.get("type") == "BL":
                self.count(place, value.get("value") == "true" and not negated and self.words(code))
                return
            none |= negated and value is not None and value.get("code") == "55607006"
            words = self.words(value) or self.reference(node.find("text")) or self.words(code)
            self.count(place, none or (not negated and words), none)
            return
        agent = next((entity for entity in node.findall("participant/participantRole/playingEntity")
                      if attribute(entity, "code", "code") != "105590001" and (self.words(entity.find("code")) or line(entity.find("name")))), None)
        told = agent is not None and (attribute(agent, "code", "code") or attribute(agent, "code/translation", "code"))
        if negated and not none and agent is not None and told:
            return
        words = agent is not None and (self.words(agent.find("code")) or line(agent.find("name"))) or self.words(value)
        self.count(place, none or negated or words or True)

    def product(self, node, path, place):
        material = next((found for found in (node.find(f"{path}/manufacturedProduct/{kind}")
                                             for kind in ("manufacturedMaterial", "manufacturedLabeledDrug")) if found is not None), None)
        code = material.find("code") if material is not None else None
        codes = {each.get("code") for each in (code, node.find("code")) if each is not None}
        name = line(material.find("name")) if material is not None else ""
        if codes & NOTHING or (node.get("negationInd") == "true" and not codes & NONE):
            return
        self.count(place, bool(codes & NONE) or name or self.words(code) or self.reference(node.find("text")), bool(codes & NONE))

    def administration(self, node, place):
        if node.get("moodCode") in ("PRP", "PRMS"):
            return
        vaccine = templates(node) & VACCINE or place == "vaccinations"
        status, over = attribute(node, "statusCode", "code"), any(each.get("value") for each in node.findall("effectiveTime/high"))
        if withdrawn(node) and (vaccine or status != "aborted" or not over):
            return
        if not vaccine or node.get("moodCode") not in ("INT", "RQO"):
            self.product(node, "consumable", "vaccinations" if vaccine else "treatments")

    def coded(self, node, place):
        device = node.find("participant/participantRole/playingDevice/code")
        code = node.find("code")
        if (code is not None and code.get("code") in NOTHING) or node.get("negationInd") == "true" \
                or node.get("moodCode") in ("INT", "RQO", "ARQ", "PRMS"):
            return
        if place == "devices" and device is not None:
            code = device
        self.count(place, (code is not None and code.get("code") in NONE) or self.words(code) or self.reference(node.find("text")))

    # results

    @staticmethod
    def moment(node):
        for each in (node.find("effectiveTime"), node.find("effectiveTime/low")):
            text = each.get("value") if each is not None else None
            if text and len(text) >= 8 and text[:8].isdigit() and "01" <= text[4:6] <= "12" and "01" <= text[6:8] <= "31":
                return text
        return None

    @staticmethod
    def number(value):
        if value is None:
            return None
        low, high = value.find("low"), value.find("high")
        for each in [value] + [one for one, other in ((low, high), (high, low)) if one is not None and other is None]:
            try:
                return float(each.get("value"))
            except (TypeError, ValueError):
                pass
        return None

    def kind(self, code):
        if code is None:
            return None
        return next((self.kinds[each.get("code")] for each in [code] + code.findall("translation") if each.get("code") in self.kinds), None)

    def results(self, node, time):
        if node.find("subject/relatedSubject") is not None or withdrawn(node):
            return
        time = self.moment(node) or time
        if node.tag == "observation":
            self.result(node, time)
            if not self.is_problem(node):
                for link in node.findall("entryRelationship"):
                    earlier = link.find("observation")
                    if link.get("typeCode") == "REFR" and earlier is not None and self.moment(earlier):
                        self.results(earlier, None)
            return
        if node.tag not in ("organizer", "act"):
            return
        halves = {attribute(seen, "code", "code"): seen for seen in node.findall("component/observation")}
        pair = [halves.get(code) for code in PRESSURE]
        paired = all(half is not None and not withdrawn(half) and self.number(half.find("value")) is not None for half in pair) \
            and attribute(pair[0], "value", "unit") == attribute(pair[1], "value", "unit") in ("mm[Hg]", "mmHg", "cm[Hg]", "kPa") \
            and (self.moment(pair[0]) or time)
        if paired:
            self.count("blood-pressure")
        for link in node:
            if link.tag in ("component", "entryRelationship"):
                for inner in link:
                    if not (paired and attribute(inner, "code", "code") in PRESSURE):
                        self.results(inner, time)

    @staticmethod
    def is_problem(node):
        return templates(node) & PROBLEM and attribute(node, "code", "code") in DIAGNOSES \
            and attribute(node, "value", "type") in ("CD", "CE") and attribute(node, "value", "displayName")

    def result(self, node, time):
        if self.is_problem(node):
            self.concern(node, "conditions")
            return
        if attribute(node, "code", "code") == PREFERENCE or node.get("moodCode") in ("GOL", "RQO", "INT") or node.get("negationInd") == "true":
            return
        value = node.find("value")
        kind, number = self.kind(node.find("code")), self.number(value)
        unit = next((each.get("unit") for each in [value, *(value if value is not None else [])] if each is not None and each.get("unit")), "1")
        if kind is not None and number is not None and time and unit in kind["units"]:
            canonical = number * kind["units"][unit]
            if not any(which == kind["id"] and when == time[:14] and abs(canonical - was) <= (1e-9 if unit == its else 0.02) * abs(canonical)
                       for which, when, was, its in self.told):
                self.told.append((kind["id"], time[:14], canonical, unit))
                self.count(kind["id"])
            else:
                self.counts["told before"] += 1
            return
        asked = attribute(node, "code/qualifier/value", "displayName") or self.words(node.find("code"))
        self.count("results", asked and not SAYS_NOTHING.fullmatch(self.answer(value)) and self.answer(value), answer=True)


def known_kinds(root):
    """LOINC → kind, with the units it is read in and what one of each is: only these are compared as readings."""
    units = {
        "weight": {"kg": 1, "g": 1e-3, **dict.fromkeys(("[lb_av]", "lb", "lbs", "[lb_us]"), 0.45359237)},
        "height": {"cm": 1, "m": 100, **dict.fromkeys(("[in_i]", "[in_us]", "in", "inches"), 2.54)},
        "temperature": {"Cel": 1, "[degF]": 1}, "heart-rate": {"/min": 1}, "respiratory-rate": {"/min": 1}, "bmi": dict.fromkeys(("kg/m2", "kg/m²", "kg/(m2)"), 1),
        "glucose": {"g/L": 100, "mg/dL": 1, "mmol/L": 18.0156}, "hba1c": {"%": 1}, "head-circumference": {"cm": 1, "m": 100, "[in_i]": 2.54, "[in_us]": 2.54, "in": 2.54},
        "waist-circumference": {"cm": 1, "m": 100}, "oxygen-saturation": {"%": 1}, "inr": {"1": 1},
        **dict.fromkeys(("total-cholesterol", "hdl-cholesterol", "ldl-cholesterol"), {"g/L": 100, "mg/dL": 1, "mmol/L": 38.665}),
        "triglycerides": {"g/L": 100, "mg/dL": 1, "mmol/L": 88.57},
    }
    kinds = {kind["loinc"]: kind["id"] for kind in json.loads((root / "data/kinds.json").read_text())["kinds"] if kind["loinc"]}
    for kind, codes in json.loads((root / "data/loinc.json").read_text())["kinds"].items():
        kinds.update(dict.fromkeys(codes, kind))
    return {code: {"id": kind, "units": units[kind]} for code, kind in kinds.items() if kind in units}, set(units) | {"blood-pressure"}


def taken(home, path, person):
    """What stands in the record of somebody new, and what of it the document says again."""
    home.person(person)
    answer = home.run("import", path, "--person", person, "--accept-identity", "--json", timeout=300).json["files"][0]
    counts = collections.Counter(entry["section"] for entry in home.json("entry", "list", "--person", person))
    for item in answer["items"]:
        if item["what"] == "entry":
            counts[item["category"]] += item["already"]
        elif item["what"] != "document":
            counts[item["what"]] += item["count"]
    return counts


def main(root, folders):
    kinds, compared = known_kinds(root)
    home = livret_cli.Home()
    home.identifiers = 1000000
    home.create()
    wrong = False
    folders = [root / "tests/data/cda", *folders]
    print(f"TAP version 13\n1..{len(folders)}")
    for number, folder in enumerate(folders, 1):
        documents = {}
        for path in sorted(folder.rglob("*")):
            if path.suffix.lower() != ".xml" or "doctype" in path.name:
                continue
            tree = bare(ET.parse(path).getroot())
            found = tree if tree.tag == "ClinicalDocument" else tree.find(".//ClinicalDocument")
            if found is not None:
                documents[path] = Document(found, kinds).counts
        bad = 0
        for place, (path, ours) in enumerate(documents.items()):
            theirs = taken(home, path, f"Person {number}-{place}")
            names = (set(SECTIONS) - {"results"}) | compared
            differ = {name: (ours[name], theirs[name]) for name in sorted(names) if ours[name] != theirs[name]}
            # What has no kind here may have one there: readings and other results together are as many.
            rest = [sum(counts[name] for name in counts if name not in SECTIONS and name not in ("set aside", "told before")) + counts["results"]
                    for counts in (ours, theirs)]
            if rest[0] != rest[1]:
                differ["readings and results"] = tuple(rest)
            if differ:
                bad += 1
                print(f"# {path.name}: counted, taken: {differ}")
        wrong |= bad > 0
        print(f"{'not ok' if bad else 'ok'} {number} - {folder.name}: {len(documents)} documents")
    home.remove()
    return 1 if wrong else 0


if __name__ == "__main__":
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    sys.exit(main(pathlib.Path(sys.argv[2]).resolve(), [pathlib.Path(each) for each in sys.argv[3:]]))

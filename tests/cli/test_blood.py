# test_blood.py: a blood group that documents state arrives in the profile beside what stands there, and takes nothing's place.
# SPDX-License-Identifier: GPL-3.0-or-later

import json

from livret_cli import Case

A_POSITIVE, O_NEGATIVE = "278149003", "278148006"
WARNING = "another blood group"


def cda(code, words, day="20260314", question="882-1"):
    return f"""<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><id root="1.2.3" extension="{code}{day}"/>
<code code="11502-2"/><title>Immuno-hématologie</title><effectiveTime value="{day}"/><recordTarget><patientRole><patient><name><given>Camille</given>
<family>Martin</family></name></patient></patientRole></recordTarget><author><assignedAuthor><representedOrganization><name>Laboratoire des Lilas</name>
</representedOrganization></assignedAuthor></author><component><structuredBody><component><section><code code="30954-2"/><title>Groupe et rhésus</title>
<text>Groupe</text><entry><observation classCode="OBS" moodCode="EVN"><code code="{question}" displayName="ABO et RHD groupage"/>
<effectiveTime value="{day}"/><value xsi:type="CE" code="{code}" displayName="{words}"/></observation></entry></section></component></structuredBody>
</component></ClinicalDocument>"""


def fhir(code, words):
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
        {"fullUrl": "urn:uuid:p", "resource": {"resourceType": "Patient", "name": [{"given": ["Camille"], "family": "Martin"}]}},
        {"fullUrl": "urn:uuid:o", "resource": {
            "resourceType": "Observation", "status": "final", "subject": {"reference": "urn:uuid:p"}, "effectiveDateTime": "2019-05-02",
            "code": {"coding": [{"system": "http://loinc.org", "code": "882-1", "display": "Groupe"}]},
            "performer": [{"display": "CHU de Brest"}],
            "valueCodeableConcept": {"coding": [{"system": "http://snomed.info/sct", "code": code, "display": words}]}}}]})


def results(*rows, who="Laboratoire des Lilas"):
    """@rows: question, day, code, words; as the results of one CDA and of one FHIR file."""
    entries = "".join(f"""<entry><observation classCode="OBS" moodCode="EVN"><code code="{question}" displayName="Q{question}"/><effectiveTime
value="{day.replace('-', '')}"/><value xsi:type="CE" code="{code}" displayName="{words}"/></observation></entry>""" for question, day, code, words in rows)
    head, tail = cda("x", "x").split("<entry>")[0], "</section>" + cda("x", "x").split("</section>")[1]
    observations = [{"fullUrl": f"urn:uuid:o{i}", "resource": {
        "resourceType": "Observation", "status": "final", "subject": {"reference": "urn:uuid:p"}, "effectiveDateTime": day,
        "code": {"coding": [{"system": "http://loinc.org", "code": question, "display": f"Q{question}"}]}, "performer": [{"display": who}],
        "valueCodeableConcept": {"coding": [{"code": code, "display": words}]}}} for i, (question, day, code, words) in enumerate(rows)]
    bundle = json.loads(fhir("x", "x"))
    bundle["entry"][1:] = observations
    return {"halves.xml": (head + entries + tail).replace('extension="x', f'extension="{hash(rows)}x'), "halves.json": json.dumps(bundle)}


ABO, RH, WHOLE = "883-9", "10331-7", "882-1"
DAY, LATER = "2026-03-14", "2026-04-02"
A, B, POSITIVE, NEGATIVE = ("112144000", "A"), ("112149005", "B"), ("165747007", "Rh positif"), ("LA6577-6", "Negative")


class Halves(Case):
    """Letters and Rh factor as two results."""
    statements = {
        "joined": [(ABO, DAY, *A), (RH, DAY, *POSITIVE)],
        "the other way round, found twice": [(RH, DAY, *NEGATIVE), (ABO, DAY, *B), (ABO, DAY, *B), (WHOLE, DAY, "278153001", "B négatif")],
        "letters alone": [(ABO, DAY, *A)],
        "factor alone": [(RH, DAY, *NEGATIVE)],
        "of two days": [(ABO, DAY, *A), (RH, LATER, *POSITIVE)],
        "two sorts of letters": [(ABO, DAY, *A), (ABO, DAY, *B), (RH, DAY, *POSITIVE)],
        "another whole": [(ABO, DAY, *A), (RH, DAY, *POSITIVE), (WHOLE, DAY, "278147001", "O positif")],
        "a half against a whole": [(WHOLE, DAY, "278149003", "A positif"), (RH, DAY, *NEGATIVE)],
        "code and words": [(ABO, DAY, "112144000", "B"), (RH, DAY, *POSITIVE)],
    }
    # The group; of what stays in words, the beginning of what is said of it.
    expected = {
        "joined": ("A+", []),
        "the other way round, found twice": ("B−", []),
        "letters alone": (None, ["The letters alone"]),
        "factor alone": (None, ["The Rh factor alone"]),
        "of two days": (None, ["The letters alone", "The Rh factor alone"]),
        "two sorts of letters": (None, ["This document contradicts itself"] * 3),
        "another whole": (None, ["This document contradicts itself"] * 3),
        "a half against a whole": (None, ["This document contradicts itself"] * 2),
        "code and words": (None, ["", "The Rh factor alone"]),
    }

    def test_each(self):
        for name, rows in self.statements.items():
            group, said = self.expected[name]
            for file, text in results(*rows).items():
                with self.subTest(name=name, file=file):
                    imported, = self.home.add(self.home.write(file, text))["files"]
                    entries = self.home.json("entry", "list", "--person", "Camille")
                    blood = [entry for entry in entries if entry["section"] == "blood"]
                    self.assertEqual([(entry["text"], entry["from"]) for entry in blood], [(group, DAY)] if group else [])
                    for entry in blood:
                        self.assertEqual(entry["comment"], "document of Laboratoire des Lilas")
                    words = sorted(entry["comment"] for entry in entries if entry["section"] == "results")
                    self.assertEqual(len(words), len(said), words)
                    for comment, begins in zip(words, sorted(said)):
                        self.assertTrue(comment.startswith(begins) if begins else comment == "", comment)
                    self.home.done("import", "undo", imported["import"])


class Blood(Case):
    def bring(self, name, text, *arguments):
        file, = self.home.add(self.home.write(name, text), *arguments)["files"]
        self.assertIsNone(file["error"], name)
        return file

    def groups(self):
        return sorted((entry["text"], entry["from"], entry["comment"]) for entry in self.home.json("entry", "list", "--person", "Camille")
                      if entry["section"] == "blood" and not entry["none"])

    def said(self, file):
        return "".join(item["standing"] for item in file["items"] if item["category"] == "blood")

    def test_a_document_proposes(self):
        file = self.bring("groupe.xml", cda(A_POSITIVE, "groupe sanguin A positif"), "--dry-run")
        self.assertEqual([item["title"] for item in file["items"] if item["category"] == "blood"], ["A+"])
        self.assertEqual(self.groups(), [])
        self.bring("groupe.xml", cda(A_POSITIVE, "groupe sanguin A positif"))
        self.assertEqual(self.groups(), [("A+", "2026-03-14", "document of Laboratoire des Lilas")])
        entry, = [entry for entry in self.home.json("entry", "list", "--person", "Camille") if entry["section"] == "blood"]
        self.assertEqual(entry["document"], self.home.json("documents", "--person", "Camille")[0]["id"])
        self.assertEqual(entry["place"], "Groupe et rhésus")
        self.assertEqual(self.bring("again.xml", cda(A_POSITIVE, "groupe sanguin A positif"))["stored"], 0)

    def test_nothing_is_overwritten(self):
        self.home.done("entry", "add", "--person", "Camille", "--section", "blood", "--text", "O neg", "--comment", "donor’s card")
        self.assertEqual(self.said(self.bring("same.json", fhir(O_NEGATIVE, "O négatif"), "--dry-run")), "")
        for arguments in (["--dry-run"], []):
            said = self.said(self.bring("groupe.json", fhir(A_POSITIVE, "A positif"), *arguments))
            self.assertIn(WARNING, said)
            self.assertIn("O−", said)
        self.assertEqual(self.groups(), [("A+", "2019-05-02", "document of CHU de Brest"), ("O−", "", "donor’s card")])
        self.assertIn("Different groups", self.home.done("emergency-sheet", "--person", "Camille").out)

    def test_what_contradicts_itself_is_words(self):
        """Code and words of one answer tell two groups, or the question is another one."""
        self.bring("wrong.xml", cda(A_POSITIVE, "groupe sanguin O négatif"))
        self.bring("wrong.json", fhir(A_POSITIVE, "O-"))
        self.bring("other.xml", cda(A_POSITIVE, "groupe sanguin A positif", "20260315", "883-9"))
        self.assertEqual(self.groups(), [])
        texts = [entry["text"] for entry in self.home.json("entry", "list", "--person", "Camille") if entry["section"] == "results"]
        self.assertEqual(len(texts), 3, texts)

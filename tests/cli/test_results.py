# test_results.py: results read in the text of a laboratory's PDF: listed, kept when they are named, taken back.
# SPDX-License-Identifier: GPL-3.0-or-later

import json

import fixtures
from livret_cli import Case, expect_golden, FAILED, USAGE

REPORT = "\n".join((
    "Laboratoire des Trois Rivières", "Prélevé le 12/03/2024 à 08h15",
    "Glycémie à jeun 1,12 g/L (0,70 - 1,10) 1,05", "Créatinine 84 µmol/L 9,5 mg/L",
    "DFG estimé 78 mL/min", "INR à contrôler"))

# Drawn column by column, with headings between the rows: its text has the names apart from their values.
TORN = [(60, 60, "Prélevé le 12/03/2024 à 08h15")] + [
    (x, y, text)
    for x, column in ((490, ("Antériorité", "80", "900", "2,0", "4,1 mmol/L")), (230, ("Résultat", "112", "993", "3,1", "")),
                      (300, ("Unité", "µmol/L", "ng/L", "mg/L", "")), (370, ("Normes", "50 à 100", "inf. à 450", "< 5,0", "3,5 - 5,1")),
                      (60, ("Examen", "Créatinine", "NT-proBNP", "CRP", "Potassium")))
    for y, text in zip((100, 130, 190, 250, 266), column) if text] + [(60, 160, "COEUR"), (60, 220, "INFLAMMATION")]


class Results(Case):
    def add(self, name, *pages, title="Bilan", make=fixtures.pdf):
        paper = self.home.write(name, make(*pages, title=title))
        self.home.add(paper, "--category", "BIOLOGIE", "--date", "2024-03-13")
        return next(row["id"] for row in self.home.json("documents") if row["title"] == title)

    def states(self, document):
        return [row["state"] for row in self.home.json("document", "results", document)]

    def kept(self):
        return [(row["kind"], round(next(iter(row["values"].values())), 3), row["found"][0]["page"], row["found"][0]["read"])
                for row in self.home.json("readings", "--person", "Camille")]

    def test_listed_kept_and_taken_back(self):
        document = self.add("bilan.pdf", REPORT, "CRP 3,1 mg/L < 5,0")
        expect_golden(self, "document-results", self.home.json("document", "results", document))
        self.assertEqual(self.home.json("readings", "--person", "Camille"), [])
        taken = self.home.json("document", "results", document, "--take", "1,4")
        self.assertEqual(taken["results"], 2)
        self.assertEqual(self.states(document), ["kept", "new", "new", "kept"])
        self.assertEqual(sorted(self.kept()), [("crp", 3.1, 2, True), ("glucose", 112, 1, True)])
        again = self.home.run("document", "results", document, "--take", "1")
        self.assert_failed(again, USAGE)
        self.home.json("import", "undo", taken["import"])
        self.assertEqual(self.states(document), ["new"] * 4)
        self.assertEqual(self.home.json("readings", "--person", "Camille"), [])

    def test_what_cannot_be(self):
        document = self.add("bilan.pdf", REPORT)
        self.assert_failed(self.home.run("document", "results", document, "--take", "9"), USAGE)
        self.assert_failed(self.home.run("document", "results", document, "--take", "1,x"), USAGE)
        self.assert_failed(self.home.run("document", "results", "none"), FAILED)
        self.assertEqual(self.states(document), ["new"] * 3, "nothing of it was kept")

    def test_a_day_that_is_given(self):
        document = self.add("bilan.pdf", "TSH 2,1 mUI/L")
        [row] = self.home.json("document", "results", document)
        self.assertEqual((row["at"], row["doubts"]), ("2024-03-13", ["day"]), "the day of the document, in doubt")
        self.home.json("document", "results", document, "--take", "1", "--date", "2024-03-11")
        [reading] = self.home.json("readings", "--person", "Camille")
        self.assertTrue(reading["time"].startswith("2024-03-1"), reading["time"])
        self.assertEqual(self.states(document), ["kept"])

    def test_a_letter_says_nothing(self):
        paper = self.home.write("lettre.pdf", fixtures.pdf("INR à contrôler le 15/03/2024\nTSH 2,1 mUI/L", title="Lettre"))
        self.home.add(paper, "--category", "CPT_REND")
        [letter] = self.home.json("documents")
        self.assertEqual(self.home.json("document", "results", letter["id"]), [])

    def test_a_table_whose_text_is_torn(self):
        document = self.add("bilan.pdf", TORN, make=fixtures.table_pdf)
        rows = self.home.json("document", "results", document)
        self.assertEqual([(row["kind"], row["value"], row["low"], row["high"], row["doubts"]) for row in rows],
                         [("creatinine", 112, 50, 100, []), ("nt-probnp", 993, None, 450, []), ("crp", 3.1, None, 5, [])],
                         "by rows; the potassium of another day is none of today's")
        self.assertEqual(self.home.json("document", "results", document, "--take", "1,3")["results"], 2)
        self.assertEqual(self.states(document), ["kept", "new", "kept"])

    def test_a_torn_table_filed_elsewhere(self):
        paper = self.home.write("bilan.pdf", fixtures.table_pdf(TORN, title="Bilan"))
        self.home.add(paper, "--category", "CPT_REND")
        [row] = self.home.json("documents")
        self.assertEqual(len(self.home.json("document", "results", row["id"])), 3, "its text names analytes")


def cda(*results):
    """@results: LOINC code, value or interval, what stands in its reference range."""
    entries = "".join(f"""<component><observation classCode="OBS" moodCode="EVN"><code code="{code}" displayName="X"/>{value}
<referenceRange><observationRange>{usual}</observationRange></referenceRange></observation></component>""" for code, value, usual in results)
    return f"""<ClinicalDocument xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><id root="1.2.4"/><code code="11502-2"/>
<title>Analyses</title><effectiveTime value="20260314"/><recordTarget><patientRole><patient><name><given>Camille</given><family>Martin</family></name>
</patient></patientRole></recordTarget><component><structuredBody><component><section><code code="18719-5"/><title>Biochimie</title><text>x</text><entry>
<organizer classCode="BATTERY" moodCode="EVN"><effectiveTime value="20260314"/>{entries}</organizer></entry></section></component></structuredBody></component>
</ClinicalDocument>"""


def pq(tag, value, unit, more=""):
    return f'<{tag} value="{value}" unit="{unit}"{more}/>'


def ivl(*ends):
    return '<value xsi:type="IVL_PQ">' + "".join(ends) + "</value>"


def fhir(*results):
    """@results: LOINC code, quantity, reference range."""
    def observation(number, code, quantity, usual):
        return {"fullUrl": f"urn:uuid:{number}", "resource": {
            "resourceType": "Observation", "status": "final", "subject": {"reference": "urn:uuid:p"}, "effectiveDateTime": "2026-03-14",
            "code": {"coding": [{"system": "http://loinc.org", "code": code}]}, "valueQuantity": quantity, "referenceRange": [usual]}}
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
        {"fullUrl": "urn:uuid:p", "resource": {"resourceType": "Patient", "name": [{"given": ["Camille"], "family": "Martin"}]}},
        *(observation(i, *row) for i, row in enumerate(results))]})


STRICT = ' inclusive="false"'


class Limits(Case):
    """What a laboratory wrote as less than a number is not shown as at most that number."""

    def limits(self):
        rows = self.home.json("readings", "--person", "Camille")
        return {row["kind"]: (row["limit"], row["written"], row["found"][0]["range"]) for row in rows}

    def test_of_a_text(self):
        paper = self.home.write("bilan.pdf", fixtures.pdf(
            "Prélevé le 12/03/2024\nTSH < 0,01 mUI/L 0,40 à 4,00\nDFG (CKD-EPI) >= 90 mL/min/1,73 m² >= 60\nCRP 3,1 mg/L < 5,0", title="Bilan"))
        self.home.add(paper, "--category", "BIOLOGIE")
        [document] = self.home.json("documents")
        self.home.json("document", "results", document["id"], "--take", "1,2,3")
        self.assertEqual(self.limits(), {"tsh": ("less-than", "< 0,01 mIU/L", ""), "egfr": ("at-least", "≥ 90 mL/min/1.73 m²", "≥"),
                                         "crp": ("", "3,1 mg/L", "<")})
        shown = self.home.done("readings", "--person", "Camille").out
        self.assertRegex(shown, r"<\s0.01\s")
        self.assertRegex(shown, r"≥\s90\s")

    def test_of_a_clinical_document(self):
        self.home.add(self.home.write("a.xml", cda(
            ("3016-3", ivl(pq("high", "0.01", "m[IU]/L", STRICT)), ivl(pq("low", "0.4", "m[IU]/L"), pq("high", "4.0", "m[IU]/L"))),
            ("1988-5", ivl(pq("high", "0.6", "mg/L")), ivl(pq("high", "5.0", "mg/L", STRICT))),
            ("2276-4", pq("value xsi:type='PQ'", "60", "ng/mL"), "<text>&lt; 300</text>" + ivl(pq("high", "300", "ng/mL"))),
            ("4548-4", pq("value xsi:type='PQ'", "5.4", "%"), ivl(pq("high", "6.0", "%"))))))
        self.assertEqual(self.limits(), {"tsh": ("less-than", "< 0.01 mIU/L", ""), "crp": ("at-most", "≤ 0.6 mg/L", "<"),
                                         "ferritin": ("", "60 ng/mL", "<"), "hba1c": ("", "5.4 %", "≤")})

    def test_of_fhir(self):
        def quantity(value, unit, comparator=None):
            return {"value": value, "unit": unit, "code": unit, **({"comparator": comparator} if comparator else {})}
        self.home.add(self.home.write("a.json", fhir(
            ("3016-3", quantity(0.01, "m[IU]/L", "<"), {"low": quantity(0.4, "m[IU]/L"), "high": quantity(4, "m[IU]/L")}),
            ("1988-5", quantity(0.6, "mg/L", "<="), {"high": quantity(5, "mg/L"), "text": "< 5,0"}),
            ("62238-1", quantity(90, "mL/min/{1.73_m2}", ">"), {"low": quantity(60, "mL/min/{1.73_m2}"), "text": "> 60"}),
            ("4548-4", quantity(5.4, "%"), {"high": quantity(6, "%")}))))
        self.assertEqual(self.limits(), {"tsh": ("less-than", "< 0.01 mIU/L", ""), "crp": ("at-most", "≤ 0.6 mg/L", "<"),
                                         "egfr": ("more-than", "> 90 mL/min/1.73 m²", ">"), "hba1c": ("", "5.4 %", "≤")})

    def test_the_other_scale(self):
        """HbA1c by IFCC has a code of its own: one curve with the percents."""
        quantity = {"value": 48, "unit": "mmol/mol", "system": "http://unitsofmeasure.org", "code": "mmol/mol"}
        for file, text in (("a.xml", cda(("59261-8", pq("value xsi:type='PQ'", "48", "mmol/mol"), ivl(pq("high", "42", "mmol/mol"))))),
                           ("a.json", fhir(("59261-8", quantity, {"high": {**quantity, "value": 42}})))):
            with self.subTest(file=file):
                imported, = self.home.add(self.home.write(file, text))["files"]
                reading, = self.home.json("readings", "--person", "Camille")
                self.assertEqual((reading["kind"], reading["unit"], reading["written"]), ("hba1c", "%", "48 mmol/mol"))
                self.assertAlmostEqual(reading["values"]["hba1c"], 0.09148 * 48 + 2.152, 6)
                self.assertAlmostEqual(reading["found"][0]["high"], 0.09148 * 42 + 2.152, 6)
                self.home.done("import", "undo", imported["import"])

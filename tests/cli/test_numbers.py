# test_numbers.py: a wrong key of a national number is said in the preview of an import, and refuses nothing.
# SPDX-License-Identifier: GPL-3.0-or-later

import io
import json
import zipfile

from livret_cli import Case

INS, WRONG_INS = "268057600100194", "268057600100187"
RPPS, WRONG_RPPS = "10001123453", "10001123452"
WORDS_INS, WORDS_RPPS = "national health number", f"RPPS {WRONG_RPPS}"


def cda(ins, professional):
    return f"""<ClinicalDocument xmlns="urn:hl7-org:v3"><id root="1.2.3" extension="n"/><code code="11488-4"/><title>Lettre</title>
<effectiveTime value="20260314"/><recordTarget><patientRole><id root="1.2.250.1.213.1.4.8" extension="{ins}"/><patient><name><given>Camille</given>
<family>Martin</family></name></patient></patientRole></recordTarget><author><assignedAuthor><id root="1.2.250.1.71.4.2.1" extension="{professional}"/>
<assignedPerson><name><given>Hélène</given><family>Quéré</family></name></assignedPerson></assignedAuthor></author>
<component><structuredBody/></component></ClinicalDocument>"""


def slot(name, value):
    return f'<Slot name="{name}"><ValueList><Value>{value}</Value></ValueList></Slot>'


def xdm(ins, professional):
    """What only the metadata of the archive tells: the document in it is a text."""
    metadata = f"""<SubmitObjectsRequest xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"><RegistryObjectList>
<ExtrinsicObject id="d" mimeType="text/plain" objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1">{slot("URI", "NOTE.TXT")}
{slot("sourcePatientId", f"{ins}^^^&amp;1.2.250.1.213.1.4.8&amp;ISO^NH")}{slot("sourcePatientInfo", "PID-5|Martin^Camille")}
<Classification classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d" classifiedObject="d">
{slot("authorPerson", f"{professional}^Quéré^Hélène^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS")}</Classification></ExtrinsicObject>
</RegistryObjectList></SubmitObjectsRequest>"""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("IHE_XDM/SUBSET01/METADATA.XML", metadata)
        archive.writestr("IHE_XDM/SUBSET01/NOTE.TXT", "Bonjour, ceci est une note pour Camille.\n")
    return out.getvalue()


def fhir(ins, professional):
    return json.dumps({"resourceType": "Bundle", "type": "document", "entry": [
        {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "Composition", "title": "Lettre", "date": "2026-03-14",
                                               "subject": {"reference": "urn:uuid:2"}, "author": [{"reference": "urn:uuid:3"}]}},
        {"fullUrl": "urn:uuid:2", "resource": {"resourceType": "Patient", "name": [{"given": ["Camille"], "family": "Martin"}],
                                               "identifier": [{"system": "urn:oid:1.2.250.1.213.1.4.8", "value": ins}]}},
        {"fullUrl": "urn:uuid:3", "resource": {"resourceType": "PractitionerRole", "practitioner": {"reference": "urn:uuid:4"}}},
        {"fullUrl": "urn:uuid:4", "resource": {"resourceType": "Practitioner", "name": [{"given": ["Hélène"], "family": "Quéré"}],
                                               "identifier": [{"system": "https://rpps.esante.gouv.fr", "value": professional}]}}]})


def attachment(ins, professional):
    """A document whose author the reference to it names."""
    resource = json.loads(fhir(ins, professional))
    resource["type"] = "collection"
    resource["entry"][0]["resource"] = {
        "resourceType": "DocumentReference", "status": "current", "description": "Note", "subject": {"reference": "urn:uuid:2"},
        "author": [{"reference": "urn:uuid:3"}], "content": [{"attachment": {"contentType": "text/plain", "data": "Qm9uam91ciwgY2VjaSBlc3QgdW5lIG5vdGUuCg=="}}]}
    return json.dumps(resource)


FORMATS = {"letter.xml": cda, "letter.zip": xdm, "letter.json": fhir, "note.json": attachment}


class Numbers(Case):
    def said(self, name, ins, professional, *arguments):
        result = self.home.add(self.home.write(name, FORMATS[name](ins, professional)), *arguments)
        file, = result["files"]
        self.assertIsNone(file["error"], name)
        self.assertGreaterEqual(file["stored"], 1, name)
        # A file and what lies in it may both say it.
        said = {line for item in file["items"] if item["what"] == "document" for line in item["standing"].splitlines()}
        return "\n".join(sorted(said))

    def test_wrong_keys_are_said_and_refuse_nothing(self):
        for name in FORMATS:
            for arguments in ((["--dry-run"], []) if name == "letter.xml" else (["--dry-run"],)):
                said = self.said(name, WRONG_INS, "8" + WRONG_RPPS, *arguments)
                self.assertIn(WORDS_INS, said, name)
                self.assertIn(WORDS_RPPS, said, name)
                self.assertIn("Quéré", said, name)

    def test_each_is_said_alone(self):
        for name in FORMATS:
            self.assertEqual(self.said(name, INS, WRONG_RPPS, "--dry-run").count("\n"), 0, name)
            self.assertNotIn("RPPS", self.said(name, WRONG_INS, RPPS, "--dry-run"), name)

    def test_right_numbers_and_other_sorts_are_not_mentioned(self):
        for name in FORMATS:
            for ins, professional in ((INS, "8" + RPPS), (INS, RPPS), (INS[:13], "0012345678"), (INS, "3999999999/12")):
                self.assertEqual(self.said(name, ins, professional, "--dry-run"), "", (name, ins, professional))

    def test_a_person_reads_it(self):
        path = self.home.write("letter.xml", cda(WRONG_INS, "8" + WRONG_RPPS))
        words = self.home.done("import", path, "--person", "Camille Martin", "--dry-run")
        self.assertIn(WORDS_INS, words.out + words.err)
        self.assertIn(WORDS_RPPS, words.out + words.err)

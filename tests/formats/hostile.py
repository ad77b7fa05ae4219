# hostile.py: files that reach out, and files that mean harm; made here, none lies in the project.
# SPDX-License-Identifier: GPL-3.0-or-later
"""calling(address) answers {name: bytes} of files in which something points to that address; harmful() answers rows of
files whose lengths, depths and names lie."""

import base64
import io
import json
import struct
import zipfile
import zlib

HL7 = 'xmlns="urn:hl7-org:v3" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'


def cda(body, head="", root=HL7):
    return f"""<?xml version="1.0" encoding="UTF-8"?>{head}
<ClinicalDocument {root}><id root="1.2.3" extension="reaching"/><code code="11488-4"/><title>Letter</title>
<effectiveTime value="20260314"/><languageCode code="en-GB"/><recordTarget><patientRole><patient><name><given>Camille</given>
<family>Martin</family></name></patient></patientRole></recordTarget><component>{body}</component></ClinicalDocument>""".encode()


def section(text, entry=""):
    return f"<structuredBody><component><section><title>Words</title><text>{text}</text>{entry}</section></component></structuredBody>"


def zipped(members, compression=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def pdf(catalog, annotations="", words="Bonjour"):
    stream = f"BT /F1 18 Tf 40 100 Td ({words}) Tj ET"
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {catalog} >>",
        "<< /Type /Pages /Count 1 /Kids [3 0 R] /MediaBox [0 0 300 200] >>",
        f"<< /Type /Page /Parent 2 0 R /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> /Annots [{annotations}] >>",
        f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.6\n", []
    for number, text in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{text}\nendobj\n".encode()
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 6\n0000000000 65535 f \n{rows}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()


def letter(parts):
    lines = ["From: a@port.example", "To: camille@example.org", "Date: Thu, 12 Mar 2026 09:41:07 +0100", "Subject: Results",
             "MIME-Version: 1.0", 'Content-Type: multipart/mixed; boundary="b"', ""]
    for fields, body in parts:
        lines += ["--b", *fields, "", body]
    return "\r\n".join([*lines, "--b--", ""]).encode()


def attached(name, media_type, data):
    return ([f"Content-Type: {media_type}", f'Content-Disposition: attachment; filename="{name}"', "Content-Transfer-Encoding: base64"],
            base64.encodebytes(data).decode())


def docx(address):
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return zipped([
        ("[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" '
         'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'),
        ("_rels/.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r" '
         f'Type="{relations}/officeDocument" Target="word/document.xml"/></Relationships>'),
        ("word/_rels/document.xml.rels", f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" '
         f'Type="{relations}/attachedTemplate" Target="{address}/t.dotm" TargetMode="External"/><Relationship Id="i" Type="{relations}/image" '
         f'Target="{address}/i.png" TargetMode="External"/></Relationships>'),
        ("word/document.xml", '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Bonjour'
         '</w:t></w:r></w:p></w:body></w:document>'),
    ])


def calling(address):
    page = (f'<html><head><link rel="stylesheet" href="{address}/s.css"><script src="{address}/s.js"></script></head><body background="{address}/b">'
            f'<img src="{address}/1.png"><iframe src="{address}/f"></iframe><p>Bonjour</p></body></html>')
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="{address}/i.png"/></svg>'
    coding = {"coding": [{"system": f"{address}/codes", "code": "1", "display": "Asthma"}]}
    fhir = {"resourceType": "Bundle", "type": "collection", "link": [{"relation": "next", "url": f"{address}/next"}], "entry": [
        {"resource": {"resourceType": "DocumentReference", "status": "current", "description": "Elsewhere",
                      "content": [{"attachment": {"contentType": "application/pdf", "url": f"{address}/a.pdf"}}]}},
        {"resource": {"resourceType": "Condition", "code": coding, "subject": {"reference": f"{address}/Patient/1"}}},
        {"resource": {"resourceType": "Patient", "photo": [{"url": f"{address}/p.png"}], "name": [{"text": "Camille Martin"}]}}]}
    card = base64.urlsafe_b64encode(zlib.compress(json.dumps({"iss": address, "vc": {"credentialSubject": {"fhirBundle": fhir}}}).encode(), 9)[2:-4])
    head = base64.urlsafe_b64encode(json.dumps({"alg": "ES256", "zip": "DEF", "kid": "k"}).encode())
    link = base64.urlsafe_b64encode(json.dumps({"url": f"{address}/link", "key": "A" * 43}).encode()).decode().rstrip("=")
    signed = b".".join(part.rstrip(b"=") for part in (head, card, base64.urlsafe_b64encode(b"\x01" * 64)))
    doctype = f'<!DOCTYPE ClinicalDocument SYSTEM "{address}/cda.dtd" [<!ENTITY far SYSTEM "{address}/far">]>'
    return {
        "style-sheet.xml": cda(section("Bonjour"), f'<?xml-stylesheet type="text/xsl" href="{address}/CDA.xsl"?>',
                               f'{HL7} xsi:schemaLocation="urn:hl7-org:v3 {address}/CDA.xsd"'),
        "content-elsewhere.xml": cda(f'<nonXMLBody><text mediaType="application/pdf"><reference value="{address}/letter.pdf"/></text></nonXMLBody>'),
        "picture-elsewhere.xml": cda(section(
            f'<linkHtml href="{address}/h">there</linkHtml><renderMultiMedia referencedObject="m"/>',
            f'<entry><observationMedia ID="m"><value mediaType="image/png"><reference value="{address}/m.png"/></value></observationMedia></entry>')),
        "included.xml": cda(section(f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{address}/x" parse="text"/>')),
        "entity.xml": cda(section("&far;"), doctype),
        "actions.pdf": pdf(f"/OpenAction << /S /JavaScript /JS (app.launchURL\\('{address}/js'\\); this.submitForm\\('{address}/f'\\)) >> "
                           f"/AA << /WC << /S /URI /URI ({address}/wc) >> >>",
                           f"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI ({address}/l) >> >> "
                           f"<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /GoToR /F << /FS /URL /F ({address}/g.pdf) >> /D [0 /Fit] >> >>"),
        "page.eml": letter([(["Content-Type: text/html; charset=utf-8"], page), attached("drawing.svg", "image/svg+xml", svg.encode()),
                            attached("page.html", "text/html", page.encode()), attached("words.pdf", "application/pdf", pdf("")),
                            ([f'Content-Type: message/external-body; access-type=URL; URL="{address}/e"'], "Content-Type: text/plain\r\n")]),
        "drawing.svg": svg.encode(),
        "page.html": page.encode(),
        "attachment.json": json.dumps(fhir).encode(),
        "card.smart-health-card": json.dumps({"verifiableCredential": [signed.decode()]}).encode(),
        "link.txt": f"shlink:/{link}".encode(),
        "template.docx": docx(address),
        "field.rtf": ("{\\rtf1\\ansi Bonjour {\\*\\template " + address + "/t}{\\field{\\*\\fldinst INCLUDEPICTURE \"" + address
                      + "/p.png\" \\\\d}{\\fldrslt p}}\\par}").encode(),
        "elsewhere.zip": zipped([("IHE_XDM/SUBSET01/METADATA.XML", metadata(address))]),
    }


def metadata(address):
    rim = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"
    return (f'<SubmitObjectsRequest xmlns="{rim}"><RegistryObjectList xmlns="{rim}"><ExtrinsicObject id="d" mimeType="text/xml" '
            f'objectType="urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1"><Slot name="URI"><ValueList><Value>{address}/DOC.XML</Value></ValueList></Slot>'
            f'<Slot name="repositoryUniqueId"><ValueList><Value>1.2.3</Value></ValueList></Slot></ExtrinsicObject></RegistryObjectList></SubmitObjectsRequest>')


# --- What means harm ------------------------------------------------------------------------------------------------

MOST = 0xFFFFFFFF
# As a whole; with all that is in it set aside; something of it is stored.
REFUSED, ASIDE, TAKEN = "refused", "set aside", "taken"


def laughs():
    entities = '<!ENTITY a "ha">' + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(9))
    return cda(section("&j;"), f"<!DOCTYPE ClinicalDocument [{entities}]>")


def in_each_other(depth, inner, name):
    data = inner
    for level in range(depth):
        data = zipped([(name if level == 0 else f"{level}.zip", data)])
    return data


def with_size(archive, size):
    """The sizes of the first member as the local header and the directory tell them."""
    data = bytearray(archive)
    place = data.index(b"PK\x01\x02")
    for at in (18, place + 20):
        struct.pack_into("<II", data, at, size, size)
    return bytes(data)


def png_chunk(kind, data, length=None):
    return struct.pack(">I", len(data) if length is None else length) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def harmful():
    """(name, bytes, what has to become of it)"""
    shape = struct.pack(">IIBBBBB", 4, 4, 8, 0, 0, 0, 0)
    dicom = b"\0" * 128 + b"DICM" + struct.pack("<HH2sH", 2, 0x10, b"UI", 20) + b"1.2.840.10008.1.2.1\0"
    words = "<paragraph>" * 100000 + "deep" + "</paragraph>" * 100000
    wide = "<paragraph>" + "&#65;" * 2000000 + "</paragraph>"
    text = zipped([("note.txt", b"Bonjour, ceci est une note.\n")])
    return [
        ("laughs.xml", laughs(), REFUSED),
        ("deep.xml", cda(section(words)), REFUSED),
        ("many-references.xml", cda(section(wide)), TAKEN),
        ("deep.json", b'{"resourceType":"Bundle","entry":' + b"[" * 200000 + b"]" * 200000 + b"}", TAKEN),
        ("zeros.zip", zipped([("zeros.txt", bytes(256 << 20))]), ASIDE),
        ("zeros.docx", zipped([("[Content_Types].xml", "<Types/>"), ("word/document.xml", b"<w:t>" + b" " * (256 << 20))]), REFUSED),
        ("ten-deep.zip", in_each_other(10, b"Bonjour, ceci est une note.\n", "note.txt"), ASIDE),
        ("ten-deep-bomb.zip", in_each_other(10, bytes(64 << 20), "zeros.txt"), ASIDE),
        ("many.zip", zipped([(f"{number}.txt", b"Bonjour") for number in range(20000)]), TAKEN),
        ("traversal.zip", zipped([("../../../../../../../../tmp/livret-outside.txt", b"Bonjour, ceci est une note.\n"),
                                  ("/tmp/livret-outside.txt", b"Bonjour, une autre note.\n"), ("..\\..\\livret-outside.txt", b"Et une autre note.\n")]), TAKEN),
        ("four-gib.zip", with_size(text, MOST), ASIDE),
        ("four-gib-less-one.zip", with_size(text, MOST - 1), ASIDE),
        ("four-gib.png", b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", shape) + png_chunk(b"tEXt", b"a\0b", MOST) + png_chunk(b"IEND", b""), REFUSED),
        ("four-gib-of-pixels.png", b"\x89PNG\r\n\x1a\n" + png_chunk(b"IHDR", struct.pack(">IIBBBBB", MOST, MOST, 8, 6, 0, 0, 0)), REFUSED),
        ("four-gib.tif", struct.pack("<2sHI", b"II", 42, MOST), REFUSED),
        ("four-gib-of-strips.tif", struct.pack("<2sHIHHHII", b"II", 42, 8, 1, 0x111, 4, MOST, MOST), REFUSED),
        ("four-gib.dcm", dicom + struct.pack("<HH2sHI", 0x10, 0x10, b"UT", 0, MOST - 1) + b"Martin", REFUSED),
        ("four-gib-of-pixels.dcm", dicom + struct.pack("<HH2sHI", 0x7FE0, 0x10, b"OW", 0, MOST - 1) + b"\0\0", REFUSED),
        ("four-gib.fit", struct.pack("<BBHI4sH", 14, 0x10, 100, MOST, b".FIT", 0), REFUSED),
        ("four-gib.heic", struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0) + struct.pack(">I4s", MOST, b"meta"), REFUSED),
        ("eight-eib.heic", struct.pack(">I4s4sI", 16, b"ftyp", b"heic", 0) + struct.pack(">I4sQ", 1, b"meta", (1 << 63) - 1), REFUSED),
        ("four-gib.rtf", b"{\\rtf1\\ansi Bonjour {\\pict\\bin4294967295 x}\\par}", REFUSED),
        ("four-gib.pdf", pdf("").replace(b"/Length 36", b"/Length 4294967295"), TAKEN),
        ("in-itself.pdf", pdf("").replace(b"/Kids [3 0 R]", b"/Kids [2 0 R]"), REFUSED),
        ("javascript.pdf", pdf("/OpenAction << /S /JavaScript /JS (while\\(true\\);) >>"), TAKEN),
        ("in-itself.eml", letter([(["Content-Type: message/rfc822"], "Content-Type: message/rfc822\r\n\r\n" * 20000)]), ASIDE),
        ("in-itself.json", json.dumps({"resourceType": "Bundle", "type": "collection", "entry": [
            {"fullUrl": "urn:uuid:1", "resource": {"resourceType": "MedicationStatement", "status": "active", "medicationReference": {"reference": "urn:uuid:1"}}}]}).encode(), TAKEN),
        ("bomb.smart-health-card", json.dumps({"verifiableCredential": [".".join(
            base64.urlsafe_b64encode(part).decode().rstrip("=") for part in
            (b'{"alg":"ES256","zip":"DEF","kid":"k"}', zlib.compress(bytes(64 << 20), 9)[2:-4], b"\1" * 64))]}).encode(), REFUSED),
    ]

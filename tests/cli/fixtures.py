# fixtures.py: small real files made on the spot: PDF, pictures, text, CSV; and ways to damage them.
# SPDX-License-Identifier: GPL-3.0-or-later

import base64
import hashlib
import io
import pathlib
import struct
import subprocess
import zipfile
import zlib


def string(text):
    """A string of a page's content."""
    return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode("cp1252") + b")"


def pdf(*pages, title=None):
    """A PDF of one line of text (or several) a page, in Helvetica and Windows-1252."""
    return pdf_of([b"BT /F1 14 Tf 18 TL 60 760 Td " + b" T* ".join(string(line) + b" Tj" for line in page.split("\n")) +
                   b" ET" for page in pages], title)


def table_pdf(*pages, title=None):
    """A PDF whose pages are (x, y, text), in points from the top left, drawn in the order given."""
    return pdf_of([b"\n".join(f"BT /F1 10 Tf {x} {842 - y} Td ".encode() + string(text) + b" Tj ET" for x, y, text in page)
                   for page in pages], title)


def pdf_of(contents, title):
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
               "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"]
    kids = []
    for content in contents:
        kids.append(f"{len(objects) + 1} 0 R")
        objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects) + 2} 0 R "
                       "/Resources << /Font << /F1 3 0 R >> >> >>")
        objects.append(f"<< /Length {len(content)} >>\nstream\n".encode() + content + b"\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(contents)} >>"
    info = ""
    if title is not None:
        objects.append(b"<< /Title <feff" + title.encode("utf-16-be").hex().encode() + b"> >>")
        info = f" /Info {len(objects)} 0 R"
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + (body if isinstance(body, bytes) else body.encode()) + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{offset:010} 00000 n \n".encode() for offset in offsets)
    out += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R{info} >>\nstartxref\n{start}\n%%EOF\n".encode()
    return bytes(out)


def png(width=32, height=24, shade=180):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"".join(bytes((x * 7 % 256, y * 9 % 256, shade)) for x in range(width))
                    for y in range(height))
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)) +
            chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))


def convert(home, name, shade=180):
    """A picture in the format of its name (jpg, tiff), made by ImageMagick from a PNG."""
    source = home.write("source.png", png(64, 48, shade))
    target = home.path / name
    subprocess.run(["convert", str(source), str(target)], check=True, capture_output=True)
    source.unlink()
    return target


def heic(home, name="photo.heic"):
    source = home.write("source.png", png(64, 64))
    target = home.path / name
    subprocess.run(["heif-enc", "-q", "50", str(source), "-o", str(target)], check=True, capture_output=True)
    source.unlink()
    return target


def rtf(text):
    return "{\\rtf1\\ansi\\ansicpg1252 " + "".join(c if ord(c) < 128 else f"\\'{ord(c):02x}" for c in text) + "\\par}"


WITHINGS_WEIGHT = """Date,"Weight (kg)","Fat mass (kg)","Bone mass (kg)","Muscle mass (kg)","Hydration (kg)",Comments
"2026-11-18 07:31:12",72.40,18.10,2.90,51.40,,
"2026-11-19 07:29:45",72.10,18.00,2.90,51.20,,
"2026-11-20 07:35:02",71.95,17.90,2.90,51.15,,
"""

WITHINGS_BP_FR = """Date,"Fréquence cardiaque","Systolique","Diastolique",Commentaires
"2026-11-18 08:02:11",64,128,79,
"2026-11-19 08:04:55",61,131,82,
"2026-11-20 20:15:40",70,126,77,
"""

GENERIC = """date;poids (kg)
2026-11-14 07:30;73,2
2026-11-15 07:31;73,0
2026-11-16 07:29;72,8
"""

OPENSCALE = """DATE,TIME,BMI,BODY_FAT,BONE,COMMENT,MUSCLE,WATER,WEIGHT
2026-10-24,08:12:31.482,24.3,22.4,3.1,,37.5,54.3,71.9
2026-10-26,08:10:00,,,,,,,71.7
"""

CDA = """<?xml version="1.0" encoding="UTF-8"?>
<ClinicalDocument xmlns="urn:hl7-org:v3">
  <realmCode code="FR"/>
  <typeId root="2.16.840.1.113883.1.3" extension="POCD_HD000040"/>
  <id root="1.2.250.1.999.1" extension="{number}"/>
  <code code="34112-3" codeSystem="2.16.840.1.113883.6.1"/>
  <title>{title}</title>
  <effectiveTime value="20260518"/>
  <recordTarget><patientRole><id root="1.2.250.1.999.9" extension="IPP-77"/><patient>
    <name><family>{family}</family><given>{given}</given></name></patient></patientRole></recordTarget>
  <author><assignedAuthor><assignedPerson><name><given>Karim</given><family>BENALI</family></name></assignedPerson>
    <representedOrganization><name>Hôpital de la Rade</name></representedOrganization></assignedAuthor></author>
  <component><nonXMLBody><text mediaType="application/pdf" representation="B64">{body}</text></nonXMLBody></component>
</ClinicalDocument>
"""

RIM = """<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns:rim="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
<rim:RegistryObjectList><rim:ExtrinsicObject id="Document01" mimeType="text/xml">
  <rim:Slot name="URI"><rim:ValueList><rim:Value>DOC00001.XML</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="size"><rim:ValueList><rim:Value>{size}</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="hash"><rim:ValueList><rim:Value>{hash}</rim:Value></rim:ValueList></rim:Slot>
  <rim:ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="1.2.250.1.999.1^{number}"/>
</rim:ExtrinsicObject></rim:RegistryObjectList></lcm:SubmitObjectsRequest>
"""


def cda(*pages, title, given="Camille", family="MARTIN", number="P1"):
    """A clinical document of the first level: a header, and a PDF of these pages."""
    body = base64.b64encode(pdf(*pages, title=title)).decode()
    return CDA.format(title=title, given=given, family=family, number=number, body=body).encode()


def xdm(document, number="P1"):
    """What a practice or a hospital sends: the archive of one clinical document."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("README.TXT", "Emetteur : Hopital de la Rade")
        archive.writestr("IHE_XDM/SUBSET01/DOC00001.XML", document)
        archive.writestr("IHE_XDM/SUBSET01/METADATA.XML", RIM.format(size=len(document), hash=hashlib.sha1(document).hexdigest(), number=number))
    return out.getvalue()

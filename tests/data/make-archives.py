#!/usr/bin/env python3
# make-archives.py: makes the small archives of vendors in this folder, once; they are kept in the tree.
# SPDX-License-Identifier: GPL-3.0-or-later
import hashlib
import io
import json
import os
import zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
STAMP = (2026, 10, 25, 8, 12, 0)


def archive(path, members):
    with zipfile.ZipFile(os.path.join(HERE, path), "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, data)


def same(path):
    with open(os.path.join(HERE, path), "rb") as file:
        return file.read()


def fitbit():
    root = "Takeout/Google Health/"
    json_root, table_root = root + "Global Export Data/", root + "Physical Activity_GoogleData/"
    archive("fitbit/takeout.zip", [
        ("Takeout/archive_browser.html", b"<html></html>"),
        (root + "Photos/1.jpg", b"\xff\xd8\xff\xe0"),
        (json_root + "sleep-2026-10-24.json", same("fitbit/sleep.json")),
        (json_root + "exercise-0.json", same("fitbit/exercise.json")),
        (json_root + "heart_rate-2026-10-24.json", same("fitbit/heart-rate.json")),
        (json_root + "steps-2026-10-24.json", same("fitbit/steps.json")),
        (json_root + "weight-2026-10-01.json", same("fitbit/weight.json")),
        (json_root + "badge.json", b'[{"badgeType": "DAILY_STEPS"}]'),
        (json_root + "time_in_heart_rate_zones-2026-10-24.json", b'[{"dateTime": "10/24/26 00:00:00", "value": {"valuesInZones": {"BELOW": 3.0}}}]'),
        (table_root + "heart_rate_2026-10-24.csv", same("google-takeout/heart-rate.csv")),
        (table_root + "heart_rate_2026-10-25.csv",
         b"timestamp,beats per minute,data source\n2026-10-25T20:00:04Z,61.0,Charge 6\n2026-10-25T20:00:09Z,oops,Charge 6\n"),
        (table_root + "weight.csv", same("google-takeout/weight.csv")),
        (root + "Biometrics/Glucose 202609.csv", b"no data"),
        (root + "Biometrics/Glucose 202610.csv", b"no data\n"),
        (root + "Biometrics/inner.csv", b"PK\x03\x04 is no table"),
    ])
    archive("fitbit/logs-only.zip", [
        ("sleep-2026-10-24.json", same("fitbit/classic.json")),
        ("steps-2026-10-24.json", same("fitbit/steps.json")),
        ("cut.json", same("fitbit/weight.json")[:150]),
    ])



def withings():
    archive("withings/data.zip", [
        ("README.txt", b"Below are the details of the data you've exported."),
        ("weight.csv", same("withings/weight-unit.csv")),
        ("bp.csv", b"Date,\"Heart rate\",Systolic,Diastolic,Comments\n"),
        ("sleep.csv", same("withings/sleep.csv")),
        ("aggregates_steps.csv", same("withings/aggregates_steps.csv")),
        ("aggregates_distance.csv", b"date,value\n2026-10-24,6120.5\n"),
        ("raw_hr_hr.csv", same("withings/raw_spo2_auto_spo2.csv")),
        ("raw_location_latitude.csv", same("withings/raw_location_latitude.csv")),
        ("raw_tracker_distance.csv", b"start,duration,value\n"),
        ("raw_tracker_sleep-state.csv", same("withings/raw_tracker_sleep-state.csv")),
        ("raw_tracker_steps.csv", same("withings/raw_tracker_steps.csv")),
    ])


def samsung():
    root = "samsunghealth_x_20261025081200/"
    archive("samsung-health/download.zip", [
        (root + "com.samsung.health.weight.20261025081200.csv", same("samsung-health/weight.csv")),
        (root + "com.samsung.health.device_profile.20261025081200.csv", b"com.samsung.health.device_profile,1,1\nname,\nx,\n"),
        (root + "jsons/com.samsung.shealth.tracker.heart_rate/h/h1.com.samsung.health.heart_rate.binning_data.json",
         same("samsung-health/binning.json")),
    ])


def open_mhealth():
    archive("open-mhealth/points.zip", [
        ("export/heart-rate/1.json", same("open-mhealth/pressure.json")),
        ("export/body-weight/all.ndjson", same("open-mhealth/lines.ndjson")),
        ("export/README", b"no data"),
        ("export/other.json", b"{\"a\": 1}"),
    ])


RIM = "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0"
ENTRY = """<rim:ExtrinsicObject id="%(id)s" mimeType="%(media)s" status="urn:oasis:names:tc:ebxml-regrep:StatusType:Approved">
  <rim:Slot name="URI"><rim:ValueList><rim:Value>%(uri)s</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="size"><rim:ValueList><rim:Value>%(size)d</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="hash"><rim:ValueList><rim:Value>%(hash)s</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="creationTime"><rim:ValueList><rim:Value>20260310144500</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="sourcePatientId"><rim:ValueList><rim:Value>268057600100187^^^&amp;1.2.250.1.213.1.4.10&amp;ISO^NH</rim:Value></rim:ValueList></rim:Slot>
  <rim:Slot name="sourcePatientInfo"><rim:ValueList><rim:Value>PID-5|KERBRAT^Camille^^^^^L</rim:Value><rim:Value>PID-7|19680512</rim:Value></rim:ValueList></rim:Slot>
  <rim:Name><rim:LocalizedString value="%(title)s"/></rim:Name>
  <rim:Classification classificationScheme="urn:uuid:93606bcf-9494-43ec-9b4e-a7748d1a838d" nodeRepresentation="">
    <rim:Slot name="authorPerson"><rim:ValueList><rim:Value>810000000000^QUÉRÉ^Hélène^^^^^^&amp;1.2.250.1.71.4.2.1&amp;ISO^D^^^IDNPS</rim:Value></rim:ValueList></rim:Slot>
    <rim:Slot name="authorInstitution"><rim:ValueList><rim:Value>Cabinet des Tilleuls^^^^^&amp;1.2.250.1.71.4.2.2&amp;ISO^IDNST^^^1750803447</rim:Value></rim:ValueList></rim:Slot>
  </rim:Classification>
  <rim:Classification classificationScheme="urn:uuid:f0306f51-975f-434e-a61c-c59651d33983" nodeRepresentation="%(type)s"/>
  <rim:Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" nodeRepresentation="N"/>
  %(more)s
  <rim:ExternalIdentifier identificationScheme="urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab" value="%(unique)s"/>
</rim:ExtrinsicObject>
"""
MASKED = '<rim:Classification classificationScheme="urn:uuid:f4f85eac-e6cb-4883-b524-f2705394840f" nodeRepresentation="MASQUE_PS"/>'


def entry(number, uri, data, **given):
    told = {"id": "Document%02d" % number, "uri": uri, "media": "text/xml", "size": len(data), "more": "",
            "hash": hashlib.sha1(data).hexdigest(), "title": "", "type": "11488-4", "unique": "1.2.250.1.999.1^X%d" % number}
    told.update(given)
    return ENTRY % told


def metadata(*entries, more=""):
    return ('<?xml version="1.0" encoding="UTF-8"?>\n<!-- SPDX-License-Identifier: GPL-3.0-or-later -->\n'
            '<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0" xmlns:rim="%s"><rim:RegistryObjectList>\n'
            % RIM + "".join(entries) + more + "</rim:RegistryObjectList></lcm:SubmitObjectsRequest>\n").encode()


def xdm():
    letter, summary, pdf = same("cda/courrier.fr.xml"), same("cda/synthese.fr.xml"), same("pdf/scan.pdf")
    replaced = ('<rim:Association associationType="urn:ihe:iti:2007:AssociationType:RPLC" sourceObject="Document02"'
                ' targetObject="Document01"/>\n')
    archive("xdm/IHE_XDM.zip", [
        ("INDEX.HTM", b"<html></html>"), ("README.TXT", b"Emetteur : Cabinet des Tilleuls"),
        ("IHE_XDM/SUBSET01/DOC00001.XML", letter), ("IHE_XDM/SUBSET01/DOC00002.XML", summary),
        ("IHE_XDM/SUBSET01/METADATA.XML", metadata(
            entry(1, "DOC00001.XML", letter, unique="1.2.250.1.999.1^C1"),
            entry(2, "DOC00002.XML", summary, type="60591-5", unique="1.2.250.1.999.1^V1", more=MASKED), more=replaced)),
        ("IHE_XDM/SUBSET02/METADATA.XML", metadata(
            entry(3, "DOC00001.PDF", pdf, media="application/pdf", type="11502-2", title="Bilan sanguin"),
            entry(4, "DOC00002.PDF", pdf, title="Absent"))),
        ("IHE_XDM/SUBSET02/DOC00001.PDF", pdf),
    ])
    # Lower case, backslashes, no slash before the name, another prefix and folder, a hash and a size that lie.
    other = metadata(entry(1, "doc.txt", b"Bonjour", hash="0" * 40, title="Lettre", media="text/plain"),
                     entry(2, "a.rtf", same("rtf/letter.rtf"), size=7, hash=hashlib.sha256(same("rtf/letter.rtf")).hexdigest()))
    archive("xdm/quirks.zip", [
        ("copie/IHE_XDM/SUBSET01metadata.xml", other.replace(b"rim:", b"ns2:").replace(b"xmlns:rim", b"xmlns:ns2")),
        ("copie/IHE_XDM/SUBSET01DOC.TXT", b"Bonjour"), ("copie\\ihe_xdm\\subset01A.rtf", same("rtf/letter.rtf")),
    ])
    # The second document is somebody else's.
    two = entry(2, "DOC00002.TXT", b"Bonsoir", media="text/plain", title="Lettre").replace("KERBRAT", "DURAND").replace(
        "Camille", "Louis").replace("268057600100187", "170057600100144")
    archive("xdm/two-people.zip", [
        ("IHE_XDM/SUBSET01/METADATA.XML", metadata(entry(1, "DOC00001.TXT", b"Bonjour", media="text/plain", title="Lettre"), two)),
        ("IHE_XDM/SUBSET01/DOC00001.TXT", b"Bonjour"), ("IHE_XDM/SUBSET01/DOC00002.TXT", b"Bonsoir"),
    ])
    archive("xdm/broken.zip", [
        ("IHE_XDM/SUBSET01/METADATA.XML", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'),
        ("IHE_XDM/SUBSET01/DOC00001.TXT", b"Bonjour"),
    ])


def documents():
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as out:
        out.writestr(zipfile.ZipInfo("vaccins/carnet.txt", STAMP), b"Carnet de vaccination")
        deeper = io.BytesIO()
        with zipfile.ZipFile(deeper, "w") as last:
            deepest = io.BytesIO()
            with zipfile.ZipFile(deepest, "w") as end:
                end.writestr(zipfile.ZipInfo("end.txt", STAMP), b"Bonjour")
            last.writestr(zipfile.ZipInfo("c.zip", STAMP), deepest.getvalue())
        out.writestr(zipfile.ZipInfo("b.zip", STAMP), deeper.getvalue())
    archive("zip/mes.zip", [
        ("Documents/Radio, écho, scanner, IRM/2024-03-12 genou.pdf", same("pdf/scan.pdf")),
        ("Documents/ordonnance_12-05-2023.rtf", same("rtf/letter.rtf")),
        ("Documents/synthese.xml", same("cda/synthese.fr.xml")),
        ("__MACOSX/Documents/._synthese.xml", b"litter"),
        ("mesures.csv", same("openscale/version-3.csv")),
        ("programme.exe", b"MZ\x90\x00\x03"),
        ("../../etc/passwd.txt", b"Bonjour"),
        ("a.zip", inner.getvalue()),
    ])
    # The last says that a password locks it.
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as locked:
        locked.writestr(zipfile.ZipInfo("open.txt", STAMP), b"Bonjour")
        locked.writestr(zipfile.ZipInfo("locked.txt", STAMP), b"0123456789ABBonjour")
    out = bytearray(inner.getvalue())
    out[out.index(b"PK\x03\x04", 4) + 6] |= 1
    out[out.index(b"PK\x01\x02", out.index(b"PK\x01\x02") + 4) + 8] |= 1
    with open(os.path.join(HERE, "zip/locked.zip"), "wb") as file:
        file.write(out)


DOCX = """<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>
<w:p><w:r><w:t>Cher confr\u00e8re,</w:t></w:r></w:p><w:p><w:r><w:t xml:space="preserve">Je vous adresse </w:t></w:r><w:r><w:t>Camille</w:t><w:tab/>
<w:t>Martin</w:t><w:br/><w:t>pour son h\u00e9moglobine.</w:t><w:instrText>HYPERLINK "http://example.org"</w:instrText></w:r></w:p>
<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Poids</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>72 kg</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"""
ODT = """<?xml version="1.0"?><office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:text><text:h>Courrier</text:h>
<text:p>Bonjour<text:s/>Camille,<text:line-break/>\u00e0 bient\u00f4t.<office:annotation><text:p>secret</text:p></office:annotation></text:p></office:text></office:body></office:document-content>"""
CORE = """<?xml version="1.0"?><cp:coreProperties xmlns:cp="x" xmlns:dc="y" xmlns:dcterms="z"><dc:title>Lettre au cardiologue</dc:title>
<dc:creator>Dr Benali</dc:creator><dcterms:created>2026-10-24T09:30:00Z</dcterms:created></cp:coreProperties>"""


def practice():
    person = same("xdm/IHE_XDM.zip")
    told = """<?xml version="1.0"?><manifest><exportId>E1</exportId><editeurSortant><name>Logiciel des Tilleuls</name></editeurSortant>
<PatientArchiveCount>2</PatientArchiveCount>%s</manifest>"""
    one = '<Archive type="Patient"><archiveid>%s</archiveid><patientId>268057600100187</patientId><size>%d</size><hash>%s</hash></Archive>'
    rows = (one % ("PAT00001", len(person), hashlib.sha256(person).hexdigest()) + one % ("PAT00002", 7, "0" * 64)
            + one % ("PAT00003", 1, "") + one % ("TRANSV", 3, ""))
    archive("pdlgc/export.zip", [
        ("export/INDEX.HTM", b"<html></html>"), ("export/MANIFEST.XML", (told % rows).encode()),
        ("export/PAT00001.zip", person), ("export/PAT00002", b"Bonjour"), ("export/TRANSV.zip", b"PK\x03\x04"),
    ])


def office():
    archive("docx/lettre.docx", [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", DOCX.encode()),
                                 ("docProps/core.xml", CORE.encode())])
    archive("docx/no-words.docx", [("[Content_Types].xml", b"<Types/>"), ("word/document.xml", b"<w:document")])
    archive("odt/courrier.odt", [("mimetype", b"application/vnd.oasis.opendocument.text"), ("content.xml", ODT.encode()),
                                 ("meta.xml", CORE.replace("creator", "initial-creator").replace("created", "creation-date").encode())])


fitbit()
withings()
samsung()
open_mhealth()
xdm()
documents()
office()
practice()

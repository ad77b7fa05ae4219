# iphone.py: the export of a French telephone, made up: a year of a watch's heart rate, two weeks of a glucose sensor.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Exports of this size would be half a megabyte of nothing but numbers: they are made by a rule anybody can repeat."""

import datetime
import io
import random
import zipfile

OWNER = 'HKCharacteristicTypeIdentifierDateOfBirth="1968-03-14" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexFemale"'
WATCH = ("Apple\u00a0Watch de Camille", "&lt;&lt;HKDevice: 0x28160d040&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, hardware:Watch6,2, software:11.1&gt;")


def stamp(time):
    return time.strftime("%Y-%m-%d %H:%M:%S +0100")


def record(kind, source, unit, time, value, minutes=0, device=""):
    end = time + datetime.timedelta(minutes=minutes)
    worn = f' device="{device}"' if device else ""
    return (f' <Record type="HK{kind}" sourceName="{source}" sourceVersion="11.1"{worn} unit="{unit}" creationDate="{stamp(end)}"'
            f' startDate="{stamp(time)}" endDate="{stamp(end)}" value="{value}"/>')


def heart(last, chance):
    """Twice a day for a year; nothing in the first week of its fourth month, when the watch lay in a drawer."""
    for day in range(365):
        for hour, rest in ((8, 58), (18, 74)):
            if not 90 <= day < 97:
                time = last - datetime.timedelta(days=364 - day) + datetime.timedelta(hours=hour, minutes=chance.randrange(50))
                yield record("QuantityTypeIdentifierHeartRate", WATCH[0], "count/min", time, rest + chance.randrange(-6, 14), device=WATCH[1])


def glucose(last, chance):
    """Each quarter of an hour for fifteen days: low at four in the night, high after meals."""
    for day in range(15):
        for quarter in range(96):
            time = last - datetime.timedelta(days=14 - day) + datetime.timedelta(minutes=15 * quarter)
            high = sum(max(0, 70 - abs(quarter / 4 - meal) * 45) for meal in (8.5, 13.5, 20.5))
            low = 55 if day % 5 == 2 and 12 <= quarter < 18 else 0
            yield record("QuantityTypeIdentifierBloodGlucose", "Dexcom G6", "mg/dL", time, round(105 + high - low + chance.randrange(-8, 9)))


def steps(last, chance):
    for day in range(60):
        time = last - datetime.timedelta(days=59 - day) + datetime.timedelta(hours=10)
        yield record("QuantityTypeIdentifierStepCount", "iPhone de Camille", "count", time, chance.randrange(1500, 11000), minutes=55)


def export(last):
    """The bytes of “exportation.zip”, whose last day is the one given."""
    chance = random.Random(5)
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', "<!DOCTYPE HealthData [", "<!-- HealthKit Export Version: 14 -->", "]>",
             '<HealthData locale="fr_FR">', f' <ExportDate value="{stamp(last + datetime.timedelta(hours=23))}"/>', f" <Me {OWNER}/>"]
    for part in (heart, glucose, steps):
        lines += part(last, chance)
    lines += [record("CategoryTypeIdentifierMenstrualFlow", "Santé", "", last, "HKCategoryValueVaginalBleedingLight"), "</HealthData>", ""]
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("apple_health_export/exportation.xml", "\n".join(lines))
        archive.writestr("apple_health_export/export_cda.xml", '<?xml version="1.0"?><ClinicalDocument xmlns="urn:hl7-org:v3"/>')
    return data.getvalue()

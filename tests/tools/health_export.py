#!/usr/bin/env python3
# health_export.py: makes an export of the Health app of a phone, of any size; nobody's data.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: health_export.py RECORDS TARGET [--seed N] [options]

TARGET is the XML, or with a name that ends in .zip an archive of it, both written as they are made. The mix
of types is that of an active person with a watch: a third energy, a seventh heart rate; 440 bytes a record.
The same seed and options give the same bytes."""

import argparse
import datetime
import random
import zipfile

END = 1782842400            # 30 June 2026, 18:00 UTC
BEGIN = 1483228800          # 1 January 2017
QUANTITY, CATEGORY = "HKQuantityTypeIdentifier", "HKCategoryTypeIdentifier"
WATCH, PHONE = "Apple\u00a0Watch de Claude", "iPhone de Claude"

PROLOG = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [
<!-- HealthKit Export Version: %(version)d -->
<!ELEMENT HealthData (ExportDate,Me,(Record|Correlation|Workout|ActivitySummary)*)>
<!ATTLIST HealthData
  locale CDATA #REQUIRED
>
%(malformed)s]>
<HealthData locale="%(locale)s">
 <ExportDate value="2026-06-30 20:00:00 +0200"/>
 <Me HKCharacteristicTypeIdentifierDateOfBirth="%(born)s" HKCharacteristicTypeIdentifierBiologicalSex="HKBiologicalSexNotSet"/>
"""
MALFORMED = "<!ATTLIST VisionPrescription\n  brand CDATA #IMPLIED\n<!ELEMENT RightEye EMPTY>\n  device CDATA #IMPLIED\n>\n>\n"

# type, share of all, unit, lowest, highest, decimals, source, seconds, what stands in it
TYPES = [
    ("ActiveEnergyBurned", 330, "kcal", 0.05, 9, 3, "watch", 60, None),
    ("HeartRate", 150, "count/min", 44, 170, 0, "watch", 0, "motion"),
    ("BasalEnergyBurned", 150, "kcal", 0.3, 22, 3, "watch", 900, None),
    ("DistanceWalkingRunning", 85, "km", 0.003, 0.9, 6, "both", 300, None),
    ("StepCount", 75, "count", 4, 1100, 0, "both", 300, None),
    ("PhysicalEffort", 60, "kcal/hr·kg", 1, 8, 1, "watch", 60, None),
    ("AppleStandTime", 30, "min", 1, 5, 0, "watch", 300, None),
    ("EnvironmentalAudioExposure", 20, "dBASPL", 35, 92, 4, "watch", 1800, None),
    ("RespiratoryRate", 14, "count/min", 11, 21, 1, "watch", 0, None),
    ("OxygenSaturation", 12, "%", 0.91, 1, 2, "watch", 0, "pressure"),
    ("BloodGlucose", 12, "mg/dL", 62, 240, 0, "sensor", 0, "sync"),
    ("AppleExerciseTime", 12, "min", 1, 1, 0, "watch", 60, None),
    ("FlightsClimbed", 8, "count", 1, 6, 0, "both", 300, None),
    ("WalkingSpeed", 8, "km/hr", 2, 6.5, 3, "phone", 10, None),
    ("WalkingStepLength", 8, "cm", 45, 82, 0, "phone", 10, None),
    ("WalkingDoubleSupportPercentage", 7, "%", 0.22, 0.34, 3, "phone", 10, None),
    ("HeartRateVariabilitySDNN", 3, "ms", 14, 118, 4, "watch", 60, "beats"),
    ("BodyMass", 1.2, "kg", 61, 69, 2, "scale", 0, None),
    ("BodyMassIndex", 0.8, "count", 21, 24, 1, "scale", 0, None),
    ("BodyFatPercentage", 0.8, "%", 0.22, 0.27, 3, "scale", 0, None),
    ("RestingHeartRate", 0.5, "count/min", 48, 66, 0, "watch", 80000, None),
    ("BodyTemperature", 0.3, "degC", 36.1, 38.9, 1, "hand", 0, "typed"),
    ("VO2Max", 0.2, "mL/min·kg", 33, 44, 2, "watch", 0, None),
    ("DietaryCaffeine", 0.2, "mg", 20, 120, 0, "hand", 0, None),
]
IMPERIAL = {"kcal": ("Cal", 1), "km": ("mi", 0.621371), "km/hr": ("mi/hr", 0.621371), "cm": ("in", 0.393701), "kg": ("lb", 2.20462),
            "degC": ("degF", None)}
STAGES = ("AsleepCore", "AsleepDeep", "AsleepREM", "Awake", "InBed", "AsleepUnspecified")


class Export:
    def __init__(self, options, write):
        self.options, self.write = options, write
        self.random = random.Random(options.seed)
        self.days = {}

    def time(self, seconds):
        """Wall clock of Paris, by the calendar's months, or with one offset for all as phones write it."""
        month = self.month(seconds)
        offset = 2 if self.options.fixed_offset or 4 <= month <= 10 else 1
        day, rest = divmod(int(seconds) + offset * 3600, 86400)
        return f"{self.day(day)[0]} {rest // 3600:02d}:{rest // 60 % 60:02d}:{rest % 60:02d} +0{offset}00"

    def day(self, number):
        found = self.days.get(number)
        if found is None:
            date = datetime.date(1970, 1, 1) + datetime.timedelta(number)
            found = self.days[number] = (date.isoformat(), date.month)
        return found

    def month(self, seconds):
        return self.day(int(seconds) // 86400)[1]

    def source(self, who):
        if who == "both":
            who = "watch" if self.random.random() < 0.5 else "phone"
        pointer = "&lt;&lt;HKDevice: 0x%09x&gt;" % self.random.getrandbits(36)
        return {
            "watch": f'{WATCH}" sourceVersion="9.1" device="{pointer}, name:Apple Watch, manufacturer:Apple Inc., model:Watch, '
                     'hardware:Watch6,2, software:9.1, creation date:2022-11-12 08:12:44 +0000&gt;',
            "phone": f'{PHONE}" sourceVersion="16.1.1" device="{pointer}, name:iPhone, manufacturer:Apple Inc., model:iPhone, '
                     'hardware:iPhone14,2, software:16.1.1&gt;',
            "scale": 'Balance" sourceVersion="6020401', "sensor": 'Capteur" sourceVersion="15903', "hand": "Santé",
        }[who]

    def inside(self, what, start):
        entry = '  <MetadataEntry key="%s" value="%s"/>\n'
        if what == "motion":
            return entry % ("HKMetadataKeyHeartRateMotionContext", self.random.randrange(3))
        if what == "pressure":
            return entry % ("HKBarometricPressure", "%.4f kPa" % (99 + 3 * self.random.random()))
        if what == "sync":
            return entry % ("HKMetadataKeySyncIdentifier", "%032x" % self.random.getrandbits(128))
        if what == "typed":
            return entry % ("HKWasUserEntered", 1)
        if what == "zone":
            return entry % ("HKTimeZone", "Europe/Paris")
        comma = "," if self.options.locale.endswith("FR") else "."
        beats = []
        for _ in range(40 + self.random.randrange(20)):
            start += 0.7 + 0.5 * self.random.random()
            rest = int(start) % 86400
            beats.append(f'   <InstantaneousBeatsPerMinute bpm="{48 + self.random.randrange(40)}" time="{rest // 3600:02d}:'
                         f'{rest // 60 % 60:02d}:{rest % 60:02d}{comma}{int(start % 1 * 100):02d}"/>\n')
        return "  <HeartRateVariabilityMetadataList>\n" + "".join(beats) + "  </HeartRateVariabilityMetadataList>\n"

    def record(self, kind, who, unit, start, end, value, inside=None, indent=" ", source=None):
        begin, finish = self.time(start), self.time(end)
        text = f'{indent}<Record type="{kind}" sourceName="{source or self.source(who)}"'
        if unit:
            text += f' unit="{unit}"'
        text += f' creationDate="{self.time(end + 3)}" startDate="{begin}" endDate="{finish}"'
        if value is not None:
            text += f' value="{value}"'
        return text + (f">\n{inside}{indent}</Record>\n" if inside else "/>\n")

    def unit_of(self, unit, low, high, decimals):
        if self.options.kilojoules and unit == "kcal":
            return "kJ", low * 4.184, high * 4.184, decimals
        if self.options.mmol and unit == "mg/dL":
            return "mmol&lt;180.1558800000541&gt;/L", low / 18.0156, high / 18.0156, 4
        if self.options.imperial and unit in IMPERIAL:
            written, factor = IMPERIAL[unit]
            if factor is None:
                return written, low * 1.8 + 32, high * 1.8 + 32, decimals
            return written, low * factor, high * factor, decimals
        return unit, low, high, decimals

    def quantities(self, row, count):
        name, _, unit, low, high, decimals, who, seconds, what = row
        unit, low, high, decimals = self.unit_of(unit, low, high, decimals)
        step = (END - 90000 - BEGIN) / count
        for i in range(count):
            start = BEGIN + (i + 0.8 * self.random.random()) * step
            end = start + (seconds if seconds < 600 else seconds * (0.5 + 0.5 * self.random.random()))
            value = low + (high - low) * (self.random.random() + self.random.random()) / 2
            shown = f"{value:.{decimals}f}"
            shown = shown.rstrip("0").rstrip(".") if "." in shown else shown
            source = self.source(who) if not (self.options.controls and i == 0) else "Mon\x0btre"
            self.write(self.record(QUANTITY + name, who, unit, start, end, shown, self.inside(what, start) if what else None, source=source))

    def nights(self, count):
        for i in range(count):
            start = BEGIN + (END - 90000 - BEGIN) * i / count
            self.write(self.record(CATEGORY + "SleepAnalysis", "watch", None, start, start + 300 + 3000 * self.random.random(),
                                   "HKCategoryValueSleepAnalysis" + STAGES[i % len(STAGES)], self.inside("zone", start)))

    def stands(self, count):
        for i in range(count):
            start = BEGIN + (END - 90000 - BEGIN) * i / count
            self.write(self.record(CATEGORY + "AppleStandHour", "watch", None, start, start + 3600, "HKCategoryValueAppleStandHourStood"))

    def pressures(self, count):
        """Every half stands alone and in its correlation; each tenth pair has no correlation."""
        correlations = []
        for i in range(count):
            start = BEGIN + (END - 90000 - BEGIN) * i / count
            halves = [(name, low + self.random.randrange(40)) for name, low in (("Systolic", 108), ("Diastolic", 62))]
            for name, value in halves:
                self.write(self.record(QUANTITY + "BloodPressure" + name, "hand", "mmHg", start, start, value))
            children = "".join(self.record(QUANTITY + "BloodPressure" + name, "hand", "mmHg", start, start, value, indent="  ")
                               for name, value in halves)
            if i % 10 != 9:
                at = self.time(start)
                correlations.append(f' <Correlation type="HKCorrelationTypeIdentifierBloodPressure" sourceName="Santé" startDate="{at}" '
                                    f'endDate="{at}">\n{children} </Correlation>\n')
        for text in correlations:
            self.write(text)

    def workouts(self, count):
        for i in range(count):
            start = BEGIN + (END - 90000 - BEGIN) * i / count
            minutes = 10 + 70 * self.random.random()
            when = f'startDate="{self.time(start)}" endDate="{self.time(start + minutes * 60 + 30)}"'
            kind = ("Walking", "Running", "Cycling", "Swimming", "Yoga", "Unheard")[i % 6]
            self.write(f' <Workout workoutActivityType="HKWorkoutActivityType{kind}" duration="{minutes:.13f}" durationUnit="min" '
                       f'sourceName="{self.source("watch")}" {when}>\n'
                       f'  <WorkoutStatistics type="{QUANTITY}DistanceWalkingRunning" {when} sum="{minutes / 12:.5f}" unit="km"/>\n'
                       f'  <WorkoutStatistics type="{QUANTITY}ActiveEnergyBurned" {when} sum="{minutes * 30:.3f}" unit="kJ"/>\n'
                       ' </Workout>\n')

    def make(self, records):
        options = self.options
        self.write(PROLOG % {"version": 12 if options.malformed else 14, "malformed": MALFORMED if options.malformed else "",
                             "locale": options.locale, "born": options.born})
        pressures, nights, stands = max(2, records // 8000), records // 150, records // 250
        left = records - 2 * pressures - nights - stands
        total = sum(row[1] for row in TYPES)
        counts = [max(1, int(left * row[1] / total)) for row in TYPES]
        counts[0] += left - sum(counts)
        for row, count in zip(TYPES, counts):
            self.quantities(row, count)
        self.nights(nights)
        self.stands(stands)
        self.pressures(pressures)
        self.workouts(max(1, records // 2500))
        for i in range(3):
            self.write(f' <ActivitySummary dateComponents="2026-06-0{i + 1}" activeEnergyBurned="400"/>\n')
        self.write("</HealthData>\n")


def make(options, target):
    """Bytes to a file object, in pieces of a megabyte."""
    pieces, size = [], 0

    def write(text):
        nonlocal size
        pieces.append(text)
        size += len(text)
        if size > 1 << 20:
            flush()

    def flush():
        nonlocal size
        target.write("".join(pieces).encode())
        pieces.clear()
        size = 0

    Export(options, write).make(options.records)
    flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("records", type=int)
    parser.add_argument("target")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--locale", default="fr_FR")
    parser.add_argument("--born", default="")
    for name, use in (("malformed", "a document type as iOS 16 wrote it"), ("controls", "a vertical tab in names"),
                      ("mmol", "glucose in mmol/L"), ("imperial", "pounds, miles, Fahrenheit"), ("kilojoules", "energy in kJ"),
                      ("fixed-offset", "all dates with the offset of the day of the export")):
        parser.add_argument("--" + name, action="store_true", help=use)
    options = parser.parse_args()
    if options.records < 300:
        parser.error("at least 300 records")
    if not options.target.endswith(".zip"):
        with open(options.target, "wb") as file:
            make(options, file)
        return
    with zipfile.ZipFile(options.target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        with archive.open("apple_health_export/exportation.xml", "w", force_zip64=True) as member:
            make(options, member)


if __name__ == "__main__":
    main()

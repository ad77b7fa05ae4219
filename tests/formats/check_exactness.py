# check_exactness.py: an import of Apple Health counts, adds up and spans what an independent reading does.
# SPDX-License-Identifier: GPL-3.0-or-later
"""usage: check_exactness.py LIVRET-CLI [EXPORT…]

Without exports, those of tests/tools/health_export.py with the seeds 1 to 5 and all options. Each is read here by
expat and a table of its own, imported into a new vault by livret-cli, and compared through stock sqlcipher: for each
kind and day of UTC the number of readings, their sum, least and greatest. Then it is imported once more, which must
add nothing. The same through an archive."""

import calendar
import json
import math
import pathlib
import re
import subprocess
import sys
import tempfile
import time
import xml.parsers.expat
import zipfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "cli"))
sys.dont_write_bytecode = True
import livret_cli  # noqa: E402

# HealthKit's type → kind, unit it is kept in
KINDS = {
    "HeartRate": ("heart-rate", "/min"), "RestingHeartRate": ("resting-heart-rate", "/min"),
    "WalkingHeartRateAverage": ("walking-heart-rate", "/min"), "HeartRateVariabilitySDNN": ("heart-rate-variability", "ms"),
    "OxygenSaturation": ("oxygen-saturation", "%"), "RespiratoryRate": ("respiratory-rate", "/min"), "VO2Max": ("vo2max", "vo2"),
    "BodyMass": ("weight", "kg"), "BodyMassIndex": ("bmi", "bmi"), "BodyFatPercentage": ("body-fat", "%"),
    "LeanBodyMass": ("lean-mass", "kg"), "Height": ("height", "cm"), "WaistCircumference": ("waist-circumference", "cm"),
    "BodyTemperature": ("temperature", "C"), "BloodGlucose": ("glucose", "mg/dL"),
    "StepCount": ("steps", "1"), "DistanceWalkingRunning": ("distance", "m"), "DistanceCycling": ("cycling-distance", "m"),
    "DistanceSwimming": ("swimming-distance", "m"), "FlightsClimbed": ("flights", "1"),
    "ActiveEnergyBurned": ("active-energy", "kcal"), "BasalEnergyBurned": ("basal-energy", "kcal"),
    "AppleExerciseTime": ("exercise-time", "min"), "AppleStandTime": ("stand-time", "min"), "TimeInDaylight": ("daylight-time", "min"),
    "PhysicalEffort": ("physical-effort", "effort"), "WalkingSpeed": ("walking-speed", "km/h"), "WalkingStepLength": ("step-length", "cm"),
    "WalkingAsymmetryPercentage": ("walking-asymmetry", "%"), "WalkingDoubleSupportPercentage": ("double-support", "%"),
    "AppleWalkingSteadiness": ("walking-steadiness", "%"), "SixMinuteWalkTestDistance": ("six-minute-walk", "m"),
    "EnvironmentalAudioExposure": ("sound-exposure", "dB"), "HeadphoneAudioExposure": ("headphone-exposure", "dB"),
    "DietaryEnergyConsumed": ("energy-eaten", "kcal"), "DietaryWater": ("water", "mL"), "InsulinDelivery": ("insulin", "IU"),
}
FACTORS = {
    ("kJ", "kcal"): 1 / 4.184, ("Cal", "kcal"): 1, ("kcal", "kcal"): 1, ("km", "m"): 1000, ("mi", "m"): 1609.344, ("m", "m"): 1,
    ("kg", "kg"): 1, ("lb", "kg"): 0.45359237, ("cm", "cm"): 1, ("in", "cm"): 2.54, ("ft", "cm"): 30.48, ("m", "cm"): 100,
    ("km/hr", "km/h"): 1, ("mi/hr", "km/h"): 1.609344, ("mg/dL", "mg/dL"): 1, ("count/min", "/min"): 1, ("count/s", "/min"): 60,
    ("ms", "ms"): 1, ("s", "ms"): 1000, ("min", "min"): 1, ("hr", "min"): 60, ("count", "1"): 1, ("count", "bmi"): 1,
    ("mL/min·kg", "vo2"): 1, ("kcal/hr·kg", "effort"): 1, ("dBASPL", "dB"): 1, ("mL", "mL"): 1, ("L", "mL"): 1000, ("IU", "IU"): 1,
    ("degC", "C"): 1,
}
SLEEP = {"InBed": ("time-in-bed", 0), "Awake": ("time-awake", 0), "Asleep": ("sleep", 1), "AsleepUnspecified": ("sleep", 1),
         "AsleepCore": ("sleep", 2), "AsleepDeep": ("sleep", 3), "AsleepREM": ("sleep", 4)}


def instant(text):
    match = re.fullmatch(r"(\d+)-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) ([+-])(\d\d)(\d\d)", text)
    numbers = list(map(int, match.group(1, 2, 3, 4, 5, 6)))
    offset = (int(match[8]) * 60 + int(match[9])) * 60 * (-1 if match[7] == "-" else 1)
    return calendar.timegm(tuple(numbers)) - offset


def canonical(value, unit, wanted):
    if wanted == "%":
        return value * 100 if abs(value) <= 1.5 else value
    if unit == "degF":
        return (value - 32) / 1.8
    if unit.startswith("mmol<") and wanted == "mg/dL":
        return value * 18.0156
    return value * FACTORS[unit, wanted]


def device_of(text):
    for key in (", hardware:", ", model:", ", name:"):
        if key in text:
            return " ".join(text.split(key, 1)[1].split(", ", 1)[0].replace("<", " ").replace(">", " ").split())
    return ""


class Reading:
    """All readings of an export, as a set of keys: what stands twice counts once."""

    def __init__(self, data):
        self.keys, self.open, self.halves = set(), [], []
        start = re.search(rb"<HealthData[\s>]", re.sub(rb"<!--.*?-->", lambda m: b" " * len(m[0]), data[:1 << 20], flags=re.S)).start()
        parser = xml.parsers.expat.ParserCreate("UTF-8")
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end
        parser.Parse(re.sub(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]", b" ", data[start:]), True)
        self.finish()

    def add(self, kind, fields, begin, seconds, value, code=0):
        source = " ".join(fields["sourceName"].split())
        if kind == "glucose" and "dexcom" in source.lower():
            kind = "sensor-glucose"
        # Halves up, as the C library rounds, to a millionth.
        value = math.copysign(math.floor(abs(value) * 1e6 + 0.5) / 1e6, value)
        self.keys.add((kind, source, device_of(fields.get("device", "")), begin, seconds, value, code))

    def start(self, name, fields):
        self.open.append(name)
        if name == "Record" and len(self.open) == 2:
            self.record(fields)
        elif name == "Workout":
            self.workout(fields)

    def end(self, name):
        self.open.pop()

    def record(self, fields):
        name = re.sub("^HK(Quantity|Category)TypeIdentifier", "", fields["type"])
        begin = instant(fields["startDate"])
        seconds = instant(fields["endDate"]) - begin
        if name == "SleepAnalysis":
            kind, code = SLEEP[fields["value"].replace("HKCategoryValueSleepAnalysis", "")]
            self.add(kind, fields, begin, seconds, seconds / 60, code)
        elif name == "MindfulSession":
            self.add("mindfulness", fields, begin, seconds, seconds / 60)
        elif name in ("BloodPressureSystolic", "BloodPressureDiastolic"):
            self.halves.append((begin, fields["sourceName"], name, fields))
        elif name in KINDS and "value" in fields:
            kind, unit = KINDS[name]
            self.add(kind, fields, begin, seconds, canonical(float(fields["value"]), fields["unit"], unit))

    def workout(self, fields):
        begin = instant(fields["startDate"])
        seconds = instant(fields["endDate"]) - begin
        minutes = float(fields["duration"]) * {"min": 1, "s": 1 / 60, "hr": 60}[fields["durationUnit"]] if "duration" in fields else seconds / 60
        # Which activity it is does not enter the comparison.
        self.add("workout", fields, begin, seconds, minutes)

    def finish(self):
        """Both halves of a moment stand among the records, whether in a correlation or not."""
        moments = {}
        for begin, source, name, fields in self.halves:
            moments.setdefault((begin, source), {}).setdefault(name, []).append(fields)
        for (begin, _), found in moments.items():
            for fields in found.get("BloodPressureSystolic", [])[:len(found.get("BloodPressureDiastolic", []))]:
                self.add("blood-pressure", fields, begin, 0, float(fields["value"]))

    def days(self):
        return fold((key[0], key[3] // 86400, 1, key[5], key[5], key[5]) for key in self.keys)


def fold(rows):
    days = {}
    for kind, day, count, total, least, most in rows:
        have = days.setdefault((kind, day), [0, [], math.inf, -math.inf])
        have[0] += count
        have[1].append(total)
        have[2], have[3] = min(have[2], least), max(have[3], most)
    return {key: (have[0], math.fsum(have[1]), have[2], have[3]) for key, have in days.items()}


def stored(home, kinds):
    text = livret_cli.sqlcipher(home.vault, home.key(), ".separator |\nSELECT s.kind, r.time / 86400 - (r.time % 86400 < 0), count(*), printf('%!.17g', sum(r.value)),"
                                " printf('%!.17g', min(r.value)), printf('%!.17g', max(r.value)) FROM readings r JOIN series s ON s.row = r.series"
                                " GROUP BY 1, 2;", readonly=True)
    rows = (line.split("|") for line in text.splitlines() if line.count("|") == 5)
    return fold((kinds[int(kind)], int(day), int(count), float(total), float(least), float(most))
                for kind, day, count, total, least, most in rows)


def compare(ours, theirs):
    faults = [f"{key}: {theirs.get(key)} in the vault, {ours.get(key)} by the script" for key in sorted(ours.keys() | theirs.keys())
              if key not in ours or key not in theirs or ours[key][0] != theirs[key][0]
              or any(not math.isclose(a, b, rel_tol=1e-9, abs_tol=1e-6) for a, b in zip(ours[key][1:], theirs[key][1:]))]
    return faults


def read_export(path):
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            with archive.open(name) as member:
                head = member.read(4096)
                if b"<HealthData" in head or b"<!DOCTYPE HealthData" in head:
                    return head + member.read()
    raise SystemExit(f"{path}: no export")


def check(path, kinds):
    ours = Reading(read_export(path)).days()
    home = livret_cli.Home()
    try:
        home.create()
        home.person()
        first = home.add(path)
        again = home.add(path)
        faults = compare(ours, stored(home, kinds))
    finally:
        home.remove()
    for answer in (first, again):
        if answer["read"] != answer["stored"] + answer["already"] + len(answer["set_aside"]):
            faults.append("read is not stored + already + set aside")
    if again["stored"] != 0:
        faults.append(f"the second import added {again['stored']} rows")
    print(f"{path.name}: {sum(day[0] for day in ours.values())} readings in {len(ours)} days of kinds: {'exact' if not faults else 'NOT EXACT'}")
    for fault in faults[:10]:
        print("  " + fault)
    return not faults


def main():
    livret_cli.program = pathlib.Path(sys.argv[1]).resolve()
    kinds = {kind["number"]: kind["id"] for kind in json.loads((HERE.parent.parent / "data" / "kinds.json").read_text())["kinds"]}
    exports = [pathlib.Path(name) for name in sys.argv[2:]]
    if exports:
        return 0 if all([check(path, kinds) for path in exports]) else 1
    options = [[], ["--malformed", "--controls"], ["--mmol", "--imperial", "--locale", "en_US"], ["--kilojoules", "--fixed-offset"],
               ["--malformed", "--controls", "--mmol", "--imperial", "--fixed-offset"]]
    good = True
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(1, 6):
            for ending in (".xml", ".zip")[:1 if seed % 2 == 0 else 2]:
                path = pathlib.Path(folder) / f"seed-{seed}{ending}"
                subprocess.run([sys.executable, "-B", HERE.parent / "tools" / "health_export.py", "12000", path, "--seed", str(seed)]
                               + options[seed - 1], check=True)
                good = check(path, kinds) and good
    return 0 if good else 1


if __name__ == "__main__":
    began = time.time()
    status = main()
    print(f"{time.time() - began:.1f} s")
    sys.exit(status)

#!/usr/bin/env python3
# make-archives.py: makes the small archives of vendors in this folder, once; they are kept in the tree.
# SPDX-License-Identifier: GPL-3.0-or-later
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


fitbit()
withings()
samsung()
open_mhealth()

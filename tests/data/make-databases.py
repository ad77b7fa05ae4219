#!/usr/bin/env python3
# make-databases.py: makes the small databases in health-connect/, gadgetbridge/ and openscale-db/, once; they are kept in the tree.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Tables as the apps create them, a few made-up people's readings, and files of whoever means harm. The
seed is fixed. `make-databases.py OUT SEED DAYS` writes a larger Health Connect database for exactness."""
import os
import random
import sqlite3
import sys
import zipfile
from datetime import datetime, timezone

HERE = os.path.dirname(os.path.abspath(__file__))
APP_OWNED = "CREATE TABLE android_metadata (locale TEXT); INSERT INTO android_metadata VALUES ('fr_FR');"
COMMON = ("row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB UNIQUE NOT NULL, client_record_id TEXT, client_record_version TEXT, "
          "device_info_id INTEGER, app_info_id INTEGER, last_modified_time INTEGER, recording_method INTEGER, dedupe_hash BLOB UNIQUE")
INSTANT = COMMON + ", time INTEGER, zone_offset INTEGER, local_date INTEGER"
INTERVAL = COMMON + ", start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER, local_date INTEGER"
INSTANTS = {
    "weight_record_table": "weight REAL", "height_record_table": "height REAL", "body_fat_record_table": "percentage REAL",
    "lean_body_mass_record_table": "mass REAL", "bone_mass_record_table": "mass REAL", "body_water_mass_record_table": "body_water_mass REAL",
    "blood_pressure_record_table": "measurement_location TEXT, systolic REAL, diastolic REAL, body_position TEXT",
    "blood_glucose_record_table": "specimen_source TEXT, level REAL, relation_to_meal TEXT, meal_type TEXT",
    "body_temperature_record_table": "measurement_location TEXT, temperature REAL", "oxygen_saturation_record_table": "percentage REAL",
    "respiratory_rate_record_table": "rate REAL", "resting_heart_rate_record_table": "beats_per_minute INTEGER",
    "heart_rate_variability_rmssd_record_table": "heart_rate_variability_millis REAL",
    "vo2_max_record_table": "measurement_method TEXT, vo2_milliliters_per_minute_kilogram REAL",
    "basal_metabolic_rate_record_table": "basal_metabolic_rate REAL", "menstruation_flow_record_table": "flow INTEGER",
}
INTERVALS = {
    "steps_record_table": "count INTEGER", "distance_record_table": "distance REAL", "floors_climbed_record_table": "floors REAL",
    "active_calories_burned_record_table": "energy REAL", "total_calories_burned_record_table": "energy REAL",
    "hydration_record_table": "volume REAL", "nutrition_record_table": "energy REAL, meal_name TEXT, meal_type INTEGER",
    "heart_rate_record_table": "", "sleep_session_record_table": "notes TEXT, title TEXT", "mindfulness_session_record_table": "title TEXT",
    "exercise_session_record_table": "notes TEXT, exercise_type INTEGER, title TEXT, has_route INTEGER", "SpeedRecordTable": "",
}
HEALTH_CONNECT = APP_OWNED + """
CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT NOT NULL UNIQUE, app_name TEXT, app_icon BLOB, record_types_used TEXT);
CREATE TABLE device_info_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, manufacturer TEXT, model TEXT, device_type INTEGER);
CREATE TABLE heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
CREATE TABLE speed_record_table (parent_key INTEGER, speed REAL, epoch_millis INTEGER);
CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER);
CREATE TABLE exercise_route_table (parent_key INTEGER, timestamp_millis INTEGER, latitude REAL, longitude REAL);
CREATE INDEX idx_weight_record_table_0 ON weight_record_table (time);
INSERT INTO application_info_table VALUES (1, 'com.example.scale', 'Balance de Camille', zeroblob(6000), '1'), (2, 'com.example.watch', NULL, NULL, '2');
INSERT INTO device_info_table VALUES (1, 'Example', 'Scale 3', 4), (2, NULL, 'Watch 7', 1);
"""


def ms(text):
    return int(datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=timezone.utc).timestamp() * 1000)


class HealthConnect:
    """One database; rows come with what all of them have."""

    def __init__(self, path, without=(), seed=1):
        self.random = random.Random(seed)
        self.db = database(path)
        for tables, shape in ((INSTANTS, INSTANT), (INTERVALS, INTERVAL)):
            for name, columns in tables.items():
                self.db.execute(f"CREATE TABLE {name} ({shape}{', ' + columns if columns else ''})")
        self.db.executescript(HEALTH_CONNECT)
        for name in without:
            self.db.execute(f"DROP TABLE {name}")
        self.db.execute("PRAGMA user_version = 23")

    def add(self, table, app=1, device=1, method=2, offset=7200, **values):
        values |= {"uuid": self.random.randbytes(16), "dedupe_hash": self.random.randbytes(8), "app_info_id": app, "device_info_id": device,
                   "recording_method": method, "last_modified_time": ms("2026-11-01 00:00:00")}
        if "time" in values:
            values["zone_offset"] = offset
        else:
            values |= {"start_zone_offset": offset, "end_zone_offset": offset}
        names = ", ".join(values)
        return self.db.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(values))})", list(values.values())).lastrowid

    def close(self):
        self.db.commit()
        self.db.close()


def database(path, page=512):
    if os.path.exists(path):
        os.remove(path)
    db = sqlite3.connect(path)
    db.execute(f"PRAGMA page_size = {page}")
    return db


def here(folder, name):
    return os.path.join(HERE, folder, name)


def pack(archive, *members):
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as out:
        for name, content in members:
            if isinstance(content, str) and os.path.exists(content):
                with open(content, "rb") as source:
                    content = source.read()
            info = zipfile.ZipInfo(name, (2026, 11, 1, 8, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            out.writestr(info, content)


def fill_body(hc):
    hc.add("weight_record_table", time=ms("2026-10-24 05:30:00"), weight=72400.0)
    hc.add("weight_record_table", time=ms("2026-10-25 06:30:00"), weight=72350.5, offset=3600, method=3)
    hc.add("weight_record_table", time=ms("2026-10-26 06:30:00"), weight=72100.0, offset=None)
    hc.add("weight_record_table", time=None, weight=70000.0)
    hc.add("weight_record_table", time=ms("2026-10-27 06:30:00"), weight=None)
    hc.add("height_record_table", time=ms("2026-10-24 05:30:00"), height=1.72)
    hc.add("body_fat_record_table", time=ms("2026-10-24 05:30:00"), percentage=22.3)
    hc.add("lean_body_mass_record_table", time=ms("2026-10-24 05:30:00"), mass=56254.8)
    hc.add("bone_mass_record_table", time=ms("2026-10-24 05:30:00"), mass=3100.0)
    hc.add("body_water_mass_record_table", time=ms("2026-10-24 05:30:00"), body_water_mass=39820.0)
    hc.add("blood_pressure_record_table", time=ms("2026-10-24 06:00:00"), systolic=128.0, diastolic=79.0, body_position="3", measurement_location="1")
    hc.add("blood_pressure_record_table", time=ms("2026-10-24 06:02:00"), systolic=126.0, diastolic=None, body_position="0", measurement_location="1")
    for minute, source, level in ((0, "2", 5.4), (5, "1", 6.1), (10, "0", 5.9), (15, None, 7.2), (20, "5", 0.3)):
        hc.add("blood_glucose_record_table", time=ms(f"2026-10-24 10:{minute:02}:00"), level=level, specimen_source=source, relation_to_meal="3", meal_type="2")
    hc.add("body_temperature_record_table", time=ms("2026-10-24 19:00:00"), temperature=37.2, measurement_location="8")
    hc.add("basal_metabolic_rate_record_table", time=ms("2026-10-24 05:30:00"), basal_metabolic_rate=78.4)
    hc.add("menstruation_flow_record_table", time=ms("2026-10-24 05:30:00"), flow=2)


def fill_watch(hc):
    watch = {"app": 2, "device": 2}
    hc.add("oxygen_saturation_record_table", time=ms("2026-10-24 01:00:00"), percentage=96.0, **watch)
    hc.add("respiratory_rate_record_table", time=ms("2026-10-24 01:00:00"), rate=14.5, **watch)
    hc.add("resting_heart_rate_record_table", time=ms("2026-10-24 22:00:00"), beats_per_minute=54, **watch)
    hc.add("heart_rate_variability_rmssd_record_table", time=ms("2026-10-24 01:00:00"), heart_rate_variability_millis=41.7, **watch)
    hc.add("vo2_max_record_table", time=ms("2026-10-24 16:00:00"), vo2_milliliters_per_minute_kilogram=43.1, measurement_method="0", **watch)
    beat = hc.add("heart_rate_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:02:00"), **watch)
    summer = hc.add("heart_rate_record_table", start_time=ms("2026-10-25 08:00:00"), end_time=ms("2026-10-25 08:02:00"), offset=None, **watch)
    for parent, at, rate in ((beat, "24 08:00:00", 61), (beat, "24 08:01:00", 64), (summer, "25 08:00:00", 58), (999, "25 08:01:00", 59), (None, "25 08:02:00", 60)):
        hc.db.execute("INSERT INTO heart_rate_record_series_table VALUES (?, ?, ?)", (parent, rate, ms(f"2026-10-{at}") + 250))
    hc.add("steps_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:15:00"), count=1240, **watch)
    hc.add("steps_record_table", start_time=ms("2026-10-24 09:00:00"), end_time=ms("2026-10-24 08:15:00"), count=10, **watch)
    hc.add("distance_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:15:00"), distance=912.4, **watch)
    hc.add("floors_climbed_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:15:00"), floors=3.0, **watch)
    hc.add("active_calories_burned_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:15:00"), energy=48250.0, **watch)
    hc.add("total_calories_burned_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:15:00"), energy=65000.0, **watch)
    hc.add("hydration_record_table", start_time=ms("2026-10-24 08:00:00"), end_time=ms("2026-10-24 08:00:01"), volume=0.25, method=3, **watch)
    hc.add("nutrition_record_table", start_time=ms("2026-10-24 10:00:00"), end_time=ms("2026-10-24 10:20:00"), energy=612000.0, meal_name="déjeuner", **watch)
    hc.add("nutrition_record_table", start_time=ms("2026-10-24 15:00:00"), end_time=ms("2026-10-24 15:20:00"), energy=0.0, meal_name="thé", **watch)
    hc.add("mindfulness_session_record_table", start_time=ms("2026-10-24 20:00:00"), end_time=ms("2026-10-24 20:10:00"), **watch)
    hc.add("exercise_session_record_table", start_time=ms("2026-10-24 16:00:00"), end_time=ms("2026-10-24 16:42:00"), exercise_type=33, **watch)
    hc.add("exercise_session_record_table", start_time=ms("2026-10-25 16:00:00"), end_time=ms("2026-10-25 16:30:00"), exercise_type=58, **watch)
    night = hc.add("sleep_session_record_table", start_time=ms("2026-10-23 21:00:00"), end_time=ms("2026-10-24 05:00:00"), **watch)
    hc.add("sleep_session_record_table", start_time=ms("2026-10-24 21:00:00"), end_time=ms("2026-10-25 05:00:00"), offset=3600, **watch)
    for start, end, stage in (("23 21:00", "23 21:20", 1), ("23 21:20", "23 23:00", 4), ("23 23:00", "24 00:30", 5), ("24 00:30", "24 01:10", 6),
                              ("24 01:10", "24 01:15", 3), ("24 01:15", "24 05:00", 2), ("24 05:00", "24 05:00", 7), ("24 05:00", "24 05:01", 0)):
        hc.db.execute("INSERT INTO sleep_stages_table VALUES (?, ?, ?, ?)", (night, ms(f"2026-10-{start}:00"), ms(f"2026-10-{end}:00"), stage))
    hc.db.execute("INSERT INTO speed_record_table VALUES (1, 2.4, ?)", (ms("2026-10-24 08:00:00"),))


def make_health_connect():
    path = here("health-connect", "health_connect_export.db")
    hc = HealthConnect(path)
    fill_body(hc)
    fill_watch(hc)
    hc.close()
    pack(here("health-connect", "Santé Connect.zip"), ("health_connect_export.db", path))

    # Tables and columns of another version of the phone.
    hc = HealthConnect(here("health-connect", "other-version.db"), without=("application_info_table", "device_info_table", "heart_rate_record_table"))
    hc.db.execute("ALTER TABLE weight_record_table DROP COLUMN zone_offset")
    hc.db.execute("ALTER TABLE weight_record_table ADD COLUMN zone_id TEXT")
    hc.db.execute("INSERT INTO weight_record_table (uuid, app_info_id, time, weight) VALUES (x'00', 1, ?, '72400')", (ms("2026-10-24 05:30:00"),))
    hc.db.execute("INSERT INTO weight_record_table (uuid, app_info_id, time, weight) VALUES (x'01', 1, ?, 'heavy')", (ms("2026-10-24 05:31:00"),))
    hc.db.execute("INSERT INTO heart_rate_record_series_table VALUES (1, 61, ?)", (ms("2026-10-24 08:00:00"),))
    hc.close()

    hc = HealthConnect(here("health-connect", "empty.db"))
    hc.close()


def write_schema(db, *rows):
    db.commit()
    db.execute("PRAGMA writable_schema = ON")
    for sql, values in rows:
        db.execute(sql, values)
    db.commit()


def make_hostile():
    """None of this may run, and the one good table is read."""
    hc = HealthConnect(here("health-connect", "hostile.db"), without=("height_record_table", "body_fat_record_table", "distance_record_table",
                                                                      "hydration_record_table", "floors_climbed_record_table"))
    hc.add("weight_record_table", time=ms("2026-10-24 05:30:00"), weight=72400.0)
    endless = "(WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c)"
    hc.db.executescript(f"""
CREATE VIEW height_record_table AS SELECT 1792823400000 AS time, {endless} AS height;
CREATE TABLE body_fat_record_table (time INTEGER, hidden INTEGER, percentage REAL AS (length(hex(zeroblob(400000000))) + hidden));
INSERT INTO body_fat_record_table (time, hidden) VALUES (1792823400000, 1);
CREATE VIRTUAL TABLE hydration_record_table USING fts4 (start_time, end_time, volume);
CREATE TABLE nosy (a);
CREATE TRIGGER nosy_weight AFTER INSERT ON weight_record_table BEGIN INSERT INTO nosy VALUES (1); END;
CREATE INDEX dear ON weight_record_table (abs(weight), hex(weight));
""")
    # A row of the schema that is not what it says: a module's table with pages of its own.
    write_schema(hc.db, ("INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'distance_record_table', 'distance_record_table', 2, ?)",
                         ("CREATE VIRTUAL TABLE distance_record_table USING rtree (start_time, end_time, distance)",)))
    hc.close()

    # A view that calls itself a table.
    hc = HealthConnect(here("health-connect", "lying-schema.db"), without=("steps_record_table",))
    hc.add("weight_record_table", time=ms("2026-10-24 05:30:00"), weight=72400.0)
    write_schema(hc.db, ("INSERT INTO sqlite_master (type, name, tbl_name, rootpage, sql) VALUES ('table', 'steps_record_table', 'steps_record_table', 2, ?)",
                         (f"CREATE VIEW steps_record_table AS SELECT 1 AS start_time, 2 AS end_time, {endless} AS count",)))
    hc.close()

    # Of an app that nobody knows.
    db = database(here("health-connect", "unknown.db"))
    db.executescript("CREATE TABLE recipe (name TEXT, grams REAL); INSERT INTO recipe VALUES ('tarte', 500)")
    db.commit()
    db.close()

    # A page in the middle is not a page.
    path = here("health-connect", "corrupt-page.db")
    hc = HealthConnect(path)
    for minute in range(200):
        hc.add("weight_record_table", time=ms("2026-10-24 05:30:00") + minute * 60000, weight=72400.0 + minute)
    hc.close()
    with open(path, "r+b") as out:
        pages = os.path.getsize(path) // 512
        out.seek(max(leaves(out, pages)) * 512)
        out.write(b"\xff" * 512)

    # Written for a log that is not here; what stands in the database itself is read.
    path = here("health-connect", "log-missing.db")
    hc = HealthConnect(path)
    hc.add("weight_record_table", time=ms("2026-10-24 05:30:00"), weight=72400.0)
    hc.close()
    with open(path, "r+b") as out:
        out.seek(18)
        out.write(b"\2\2")


def leaves(file, pages):
    """Numbers of the pages that are full leaves of tables."""
    for page in range(1, pages):
        file.seek(page * 512)
        head = file.read(5)
        if head[0] == 0x0D and int.from_bytes(head[3:5], "big") > 4:
            yield page


# Gadgetbridge.
ACTIVITY = "TIMESTAMP INTEGER NOT NULL, DEVICE_ID INTEGER NOT NULL, USER_ID INTEGER NOT NULL, {}, PRIMARY KEY (TIMESTAMP, DEVICE_ID) ON CONFLICT REPLACE) WITHOUT ROWID"
GADGETBRIDGE = {
    "MI_BAND_ACTIVITY_SAMPLE": "RAW_INTENSITY INTEGER NOT NULL, STEPS INTEGER NOT NULL, RAW_KIND INTEGER NOT NULL, HEART_RATE INTEGER NOT NULL",
    "GARMIN_ACTIVITY_SAMPLE": "RAW_INTENSITY INTEGER, STEPS INTEGER, RAW_KIND INTEGER, HEART_RATE INTEGER, DISTANCE_CM INTEGER, ACTIVE_CALORIES INTEGER",
    "FIT_PRO_ACTIVITY_SAMPLE": "STEPS INTEGER, RAW_KIND INTEGER, HEART_RATE INTEGER, SPO2_PERCENT INTEGER, PRESSURE_LOW_MM_HG INTEGER, PRESSURE_HIGH_MM_HG INTEGER",
    "HUAMI_SPO2_SAMPLE": "TYPE_NUM INTEGER NOT NULL, SPO2 INTEGER NOT NULL",
    "HUAMI_STRESS_SAMPLE": "TYPE_NUM INTEGER NOT NULL, STRESS INTEGER NOT NULL",
    "HUAMI_HEART_RATE_MANUAL_SAMPLE": "UTC_OFFSET INTEGER NOT NULL, HEART_RATE INTEGER NOT NULL",
    "HUAMI_HEART_RATE_RESTING_SAMPLE": "UTC_OFFSET INTEGER NOT NULL, HEART_RATE INTEGER NOT NULL",
    "HUAMI_HEART_RATE_MAX_SAMPLE": "UTC_OFFSET INTEGER NOT NULL, HEART_RATE INTEGER NOT NULL",
    "HUAMI_SLEEP_RESPIRATORY_RATE_SAMPLE": "UTC_OFFSET INTEGER NOT NULL, RATE INTEGER NOT NULL",
    "GARMIN_HRV_VALUE_SAMPLE": "VALUE INTEGER NOT NULL",
    "XIAOMI_MANUAL_SAMPLE": "TYPE INTEGER, VALUE INTEGER",
    "XIAOMI_SLEEP_STAGE_SAMPLE": "STAGE INTEGER",
    "XIAOMI_SLEEP_TIME_SAMPLE": "WAKEUP_TIME INTEGER, IS_AWAKE INTEGER, TOTAL_DURATION INTEGER",
    "COLMI_SLEEP_STAGE_SAMPLE": "DURATION INTEGER NOT NULL, STAGE INTEGER NOT NULL",
    "FEMOMETER_VINCA2_TEMPERATURE_SAMPLE": "TEMPERATURE REAL NOT NULL, TEMPERATURE_TYPE INTEGER NOT NULL",
    "GENERIC_TEMPERATURE_SAMPLE": "TEMPERATURE REAL NOT NULL, TEMPERATURE_TYPE INTEGER NOT NULL",
    "MI_SCALE_WEIGHT_SAMPLE": "WEIGHT_KG REAL NOT NULL",
    "CMF_HEART_RATE_SAMPLE": "HEART_RATE INTEGER NOT NULL",
}
GADGETBRIDGE_DEVICES = APP_OWNED + """
CREATE TABLE USER (_id INTEGER PRIMARY KEY, NAME TEXT NOT NULL, BIRTHDAY INTEGER NOT NULL, GENDER INTEGER NOT NULL);
CREATE TABLE DEVICE (_id INTEGER PRIMARY KEY, NAME TEXT NOT NULL, MANUFACTURER TEXT NOT NULL, IDENTIFIER TEXT NOT NULL UNIQUE, TYPE INTEGER NOT NULL, TYPE_NAME TEXT NOT NULL, MODEL TEXT, ALIAS TEXT);
CREATE TABLE BASE_ACTIVITY_SUMMARY (_id INTEGER PRIMARY KEY, NAME TEXT, START_TIME INTEGER NOT NULL, END_TIME INTEGER NOT NULL, ACTIVITY_KIND INTEGER NOT NULL, DEVICE_ID INTEGER NOT NULL, USER_ID INTEGER NOT NULL);
CREATE TABLE BATTERY_LEVEL (TIMESTAMP INTEGER NOT NULL, DEVICE_ID INTEGER NOT NULL, LEVEL INTEGER NOT NULL, PRIMARY KEY (TIMESTAMP, DEVICE_ID)) WITHOUT ROWID;
INSERT INTO USER VALUES (1, 'gadgetbridge-user', 0, 2);
INSERT INTO DEVICE VALUES (1, 'Mi Smart Band 6', 'Huami', 'C0:FF:EE:00:00:01', 61, 'MIBAND6', '0.72', 'bracelet'), (2, 'Mi Scale', 'Huami', 'C0:FF:EE:00:00:02', 90, 'MISCALE', NULL, NULL);
INSERT INTO BATTERY_LEVEL VALUES (1792800000, 1, 80);
"""


def fill_gadgetbridge(db):
    def put(table, *rows, device=1):
        for row in rows:
            db.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * (len(row) + 2))})", (row[0], device, 1, *row[1:]))
    start = ms("2026-10-24 08:00:00")
    put("MI_BAND_ACTIVITY_SAMPLE", *((start // 1000 + 60 * i, 40, steps, 1, rate) for i, (steps, rate) in
                                     enumerate(((0, 61), (64, 255), (102, 88), (0, 0), (0, -1), (12, 254)))))
    put("GARMIN_ACTIVITY_SAMPLE", (start // 1000, 0, 80, 1, 92, 6120, 4))
    put("FIT_PRO_ACTIVITY_SAMPLE", (start // 1000, 0, 1, 70, 97, 79, 128), (start // 1000 + 60, 0, 1, 0, 0, 0, 0))
    put("HUAMI_SPO2_SAMPLE", (start, 0, 97), (start + 60000, 0, 0))
    put("HUAMI_STRESS_SAMPLE", (start, 0, 31))
    put("HUAMI_HEART_RATE_MANUAL_SAMPLE", (start, 8, 72))
    put("HUAMI_HEART_RATE_RESTING_SAMPLE", (start, -18, 55))
    put("HUAMI_HEART_RATE_MAX_SAMPLE", (start, 8, 161))
    put("HUAMI_SLEEP_RESPIRATORY_RATE_SAMPLE", (start, 8, 15))
    put("GARMIN_HRV_VALUE_SAMPLE", (start, 48))
    put("XIAOMI_MANUAL_SAMPLE", (start, 17, 66), (start + 1000, 18, 98), (start + 2000, 19, 40), (start + 3000, 68, 3650))
    night = ms("2026-10-23 22:00:00")
    put("XIAOMI_SLEEP_STAGE_SAMPLE", *((night + minute * 60000, stage) for minute, stage in ((0, 3), (50, 2), (110, 4), (130, 5), (135, 3), (1500, 3), (1530, 5))))
    put("XIAOMI_SLEEP_TIME_SAMPLE", (night, night + 8 * 3600000, 1, 470))
    put("COLMI_SLEEP_STAGE_SAMPLE", (night, 50, 2), (night + 3000000, 30, 3), (night + 4800000, 20, 4), (night + 6000000, 5, 5), (night + 6300000, 0, 2))
    put("FEMOMETER_VINCA2_TEMPERATURE_SAMPLE", (start, 36.55, 2))
    put("GENERIC_TEMPERATURE_SAMPLE", (start, 33.2, 1), (start + 60000, 36.8, 2), (start + 120000, 30.1, 0))
    put("MI_SCALE_WEIGHT_SAMPLE", (start, 72.4000015258789), device=2)
    put("MI_SCALE_WEIGHT_SAMPLE", (start + 1000, 58.2), device=7)
    db.execute("INSERT INTO BASE_ACTIVITY_SUMMARY VALUES (1, NULL, ?, ?, 16, 1, 1), (2, NULL, ?, ?, 67108879, 1, 1)", (start, start + 1800000, start + 7200000, start + 9000000))


def make_shared_watch():
    """A scale of three people, two of whom never said their name; a table that says nothing of people."""
    db = database(here("gadgetbridge", "shared.db"))
    db.executescript(GADGETBRIDGE_DEVICES)
    db.executemany("INSERT INTO USER VALUES (?, ?, 0, 2)", [(2, "gadgetbridge-user"), (3, "Louis")])
    db.execute(f"CREATE TABLE MI_SCALE_WEIGHT_SAMPLE ({ACTIVITY.format('WEIGHT_KG REAL NOT NULL')}")
    db.execute("CREATE TABLE HUAMI_SPO2_SAMPLE (TIMESTAMP INTEGER NOT NULL, DEVICE_ID INTEGER NOT NULL, SPO2 INTEGER NOT NULL)")
    start = ms("2026-10-24 08:00:00")
    db.executemany("INSERT INTO MI_SCALE_WEIGHT_SAMPLE VALUES (?, 2, ?, ?)", [(start + 60000 * n, user, 70.5 + n) for n, user in enumerate((1, 2, 3, 3, 9))])
    db.execute("INSERT INTO HUAMI_SPO2_SAMPLE VALUES (?, 1, 97)", (start,))
    db.commit()
    db.close()


def make_gadgetbridge():
    path = here("gadgetbridge", "Gadgetbridge")
    db = database(path)
    db.executescript(GADGETBRIDGE_DEVICES)
    for name, columns in GADGETBRIDGE.items():
        db.execute(f"CREATE TABLE {name} ({ACTIVITY.format(columns)}")
    fill_gadgetbridge(db)
    db.commit()
    db.close()
    make_shared_watch()
    pack(here("gadgetbridge", "export.zip"), ("gadgetbridge.json", "{}"), ("database/Gadgetbridge", path), ("files/gpx/run.gpx", "<gpx/>"), ("preferences/global.json", "{}"))


# openScale.
OPENSCALE_2 = APP_OWNED + """
CREATE TABLE scaleUsers (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, username TEXT NOT NULL, birthday INTEGER NOT NULL, bodyHeight REAL NOT NULL, scaleUnit INTEGER NOT NULL, gender INTEGER NOT NULL);
CREATE TABLE scaleMeasurements (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL, enabled INTEGER NOT NULL, datetime INTEGER, weight REAL NOT NULL, fat REAL NOT NULL, water REAL NOT NULL, muscle REAL NOT NULL, visceralFat REAL NOT NULL, lbm REAL NOT NULL, waist REAL NOT NULL, hip REAL NOT NULL, bone REAL NOT NULL, comment TEXT);
CREATE UNIQUE INDEX index_scaleMeasurements_userId_datetime ON scaleMeasurements (userId, datetime);
"""
OPENSCALE_3 = APP_OWNED + """
CREATE TABLE User (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, name TEXT NOT NULL, icon TEXT NOT NULL, birthDate INTEGER NOT NULL, gender TEXT NOT NULL, heightCm REAL NOT NULL, activityLevel TEXT NOT NULL);
CREATE TABLE Measurement (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, userId INTEGER NOT NULL, timestamp INTEGER NOT NULL);
CREATE TABLE MeasurementValue (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, measurementId INTEGER NOT NULL, typeId INTEGER NOT NULL, floatValue REAL, intValue INTEGER, textValue TEXT, dateValue INTEGER);
CREATE TABLE MeasurementType (id INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, `key` TEXT NOT NULL, name TEXT, unit TEXT NOT NULL, inputType TEXT NOT NULL, isDerived INTEGER NOT NULL);
"""
TYPES = [("WEIGHT", "KG"), ("BMI", "NONE"), ("BODY_FAT", "PERCENT"), ("WATER", "KG"), ("MUSCLE", "LB"), ("WAIST", "INCH"), ("HEART_RATE", "BPM"),
         ("VISCERAL_FAT", "NONE"), ("COMMENT", "NONE"), ("CUSTOM", "NONE"), ("WHR", "NONE")]


def narrow(number):
    """As a Java float is kept."""
    import struct
    return struct.unpack("f", struct.pack("f", number))[0]


def openscale_2(path, people):
    db = database(path)
    db.executescript(OPENSCALE_2)
    for name in people:
        db.execute("INSERT INTO scaleUsers (username, birthday, bodyHeight, scaleUnit, gender) VALUES (?, ?, 172, 0, 1)", (name, ms("1984-05-12 00:00:00")))
    for person in range(1, len(people) + 1):
        for day, enabled, weight, fat in ((24, 1, 72.4, 22.3), (25, 1, 72.1, 0.0), (26, 0, 7.2, 0.0), (27, 1, 0.0, 0.0)):
            db.execute("INSERT INTO scaleMeasurements (userId, enabled, datetime, weight, fat, water, muscle, visceralFat, lbm, waist, hip, bone, comment) "
                       "VALUES (?, ?, ?, ?, ?, 55, 40, 4, 0, 0, 0, 3.1, 'à jeun')" if weight else
                       "INSERT INTO scaleMeasurements (userId, enabled, datetime, weight, fat, water, muscle, visceralFat, lbm, waist, hip, bone) "
                       "VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)", (person, enabled, ms(f"2026-10-{day} 06:{person:02}:00"), narrow(weight), narrow(fat)))
    db.commit()
    db.close()


def openscale_3(db):
    db.executescript(OPENSCALE_3)
    db.execute("INSERT INTO User (name, icon, birthDate, gender, heightCm, activityLevel) VALUES ('Camille', 'IC_DEFAULT', ?, 'FEMALE', 172, 'MILD')", (ms("1984-05-12 00:00:00"),))
    for key, unit in TYPES:
        db.execute("INSERT INTO MeasurementType (`key`, unit, inputType, isDerived) VALUES (?, ?, 'FLOAT', 0)", (key, unit))
    values = {1: 72.4, 2: 24.5, 3: 22.3, 4: 39.8, 5: 90.5, 6: 33.0, 8: 4.0, 10: 12.0, 11: 0.8}
    for i, day in enumerate((24, 25), 1):
        db.execute("INSERT INTO Measurement VALUES (?, 1, ?)", (i, ms(f"2026-10-{day} 06:30:00")))
        for kind, value in values.items():
            db.execute("INSERT INTO MeasurementValue (measurementId, typeId, floatValue) VALUES (?, ?, ?)", (i, kind, narrow(value + i / 10)))
        db.execute("INSERT INTO MeasurementValue (measurementId, typeId, intValue) VALUES (?, 7, ?)", (i, 60 + i))
        db.execute("INSERT INTO MeasurementValue (measurementId, typeId, textValue) VALUES (?, 9, 'à jeun')", (i,))
    db.execute("INSERT INTO MeasurementValue (measurementId, typeId, floatValue) VALUES (1, 55, 3), (77, 1, 70), (2, 3, 0)")


def make_openscale():
    openscale_2(here("openscale-db", "version-2-alone.db"), ["Camille"])
    openscale_2(here("openscale-db", "version-2-household.db"), ["Camille", "Louis"])
    path = here("openscale-db", "version-3.db")
    db = database(path)
    openscale_3(db)
    db.commit()
    db.close()

    # As the app saves it while it runs: all that was written stands in the log.
    path = here("openscale-db", "openScale.db")
    db = database(path)
    db.execute("PRAGMA journal_mode = WAL")
    db.execute("PRAGMA wal_autocheckpoint = 0")
    openscale_3(db)
    db.commit()
    pack(here("openscale-db", "backup.zip"), ("openScale.db", path), ("openScale.db-shm", b"\0" * 32768), ("openScale.db-wal", path + "-wal"))
    db.close()
    os.remove(path)


def make_large(path, seed, days):
    """A Health Connect database whose sums another program can make, for check_databases.py."""
    hc = HealthConnect(path, seed=seed)
    for day in range(days):
        start = ms("2025-01-01 00:00:00") + day * 86400000
        beat = hc.add("heart_rate_record_table", start_time=start, end_time=start + 86400000 - 1000, app=2, device=2)
        for minute in range(0, 1440, 5):
            hc.db.execute("INSERT INTO heart_rate_record_series_table VALUES (?, ?, ?)", (beat, hc.random.randrange(48, 140), start + minute * 60000))
        for hour in range(8, 20):
            hc.add("steps_record_table", start_time=start + hour * 3600000, end_time=start + hour * 3600000 + 600000, count=hc.random.randrange(1, 1200), app=2, device=2)
        hc.add("weight_record_table", time=start + 6 * 3600000, weight=float(hc.random.randrange(70000, 74000)))
    hc.close()


if __name__ == "__main__":
    if len(sys.argv) > 1:
        make_large(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
    else:
        make_health_connect()
        make_hostile()
        make_gadgetbridge()
        make_openscale()

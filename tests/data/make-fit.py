#!/usr/bin/env python3
# make-fit.py: makes the small FIT files in fit/, once; they are kept in the tree.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import struct

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "fit")
EPOCH = 631065600
CRC = [0x0000, 0xCC01, 0xD801, 0x1400, 0xF001, 0x3C00, 0x2800, 0xE401, 0xA001, 0x6C00, 0x7800, 0xB401, 0x5000, 0x9C01, 0x8801, 0x4400]
U8, U16, U32, U32Z, ENUM, S8 = 0x02, 0x84, 0x86, 0x8C, 0x00, 0x01
FORMATS = {U8: "B", U16: "H", U32: "I", U32Z: "I", ENUM: "B", S8: "b"}


def checksum(data):
    crc = 0
    for byte in data:
        for half in (byte & 15, byte >> 4):
            crc = (crc >> 4) ^ CRC[crc & 15] ^ CRC[half]
    return crc


def define(local, message, fields, order="<", developer=()):
    """fields: (number, base). developer: sizes of developers' fields."""
    data = struct.pack("BBB", 0x40 | (0x20 if developer else 0) | local, 0, order == ">") + struct.pack(order + "HB", message, len(fields))
    for number, base in fields:
        data += struct.pack("BBB", number, struct.calcsize(FORMATS[base]), base)
    if developer:
        data += bytes([len(developer)]) + b"".join(bytes([i, size, 0]) for i, size in enumerate(developer))
    return data


def values(local, fields, numbers, order="<", head=None, tail=b""):
    data = bytes([local if head is None else head])
    for (_, base), number in zip(fields, numbers):
        data += struct.pack(order + FORMATS[base], number)
    return data + tail


def file(records, header=14, crc=None, cut=0):
    data = struct.pack("<BBHI4s", header, 0x10, 100, len(records), b".FIT")
    if header == 14:
        data += struct.pack("<H", 0)
    data += records
    return (data + struct.pack("<H", checksum(data) if crc is None else crc))[:-cut or None]


def at(text):
    import calendar
    import time
    return calendar.timegm(time.strptime(text, "%Y-%m-%d %H:%M:%S")) - EPOCH


def put(name, data):
    with open(os.path.join(HERE, name), "wb") as out:
        out.write(data)


FILE_ID = [(0, ENUM), (1, U16), (3, U32Z)]
SCALE = [(253, U32), (0, U16), (1, U16), (2, U16), (4, U16), (12, U8)]
scale = define(0, 0, FILE_ID, ">") + values(0, FILE_ID, (9, 1, 4711), ">")
scale += define(1, 30, SCALE, ">")
scale += values(1, SCALE, (at("2026-10-24 05:00:00"), 7580, 2230, 0xFFFF, 310, 0), ">")
scale += values(1, SCALE, (at("2026-10-24 06:00:00"), 5820, 2510, 5420, 0xFFFF, 1), ">")
scale += values(1, SCALE, (at("2026-10-24 07:00:00"), 0xFFFE, 0xFFFF, 0xFFFF, 0xFFFF, 0xFF), ">")
put("scale.fit", file(scale))

CUFF = [(253, U32), (0, U16), (1, U16), (6, U8), (9, U8)]
cuff = define(0, 0, FILE_ID) + values(0, FILE_ID, (14, 255, 0)) + define(1, 51, CUFF)
cuff += values(1, CUFF, (at("2026-10-24 05:00:00"), 128, 79, 61, 2))
cuff += values(1, CUFF, (at("2026-10-24 05:01:00"), 131, 0xFFFF, 61, 2))
cuff += values(1, CUFF, (1000, 131, 80, 61, 2))     # seconds since it was switched on
put("cuff.fit", file(cuff, header=12))

# Two files in one, the checksum of the second is wrong.
put("chained.fit", file(cuff) + file(scale, crc=0x1234))
put("cut-short.fit", file(scale, cut=30))
put("settings.fit", file(define(0, 0, FILE_ID) + values(0, FILE_ID, (2, 1, 4711))))

INFO = [(253, U32), (0, U32)]
PULSE = [(26, U16), (27, U8)]
STEPS = [(253, U32), (5, ENUM), (3, U32)]
day = define(0, 0, FILE_ID) + values(0, FILE_ID, (32, 1, 4711))
day += define(1, 103, INFO) + values(1, INFO, (at("2026-10-24 22:00:00"), at("2026-10-25 00:00:00")))
day += define(2, 55, PULSE) + define(3, 55, STEPS)
day += values(2, PULSE, ((at("2026-10-24 22:01:00")) & 0xFFFF, 58))
day += values(2, PULSE, ((at("2026-10-25 09:00:00")) & 0xFFFF, 71))
day += values(3, STEPS, (at("2026-10-25 09:30:00"), 6, 1200))
day += values(3, STEPS, (at("2026-10-25 10:00:00"), 6, 1500))
day += values(3, STEPS, (at("2026-10-25 10:00:00"), 1, 400))
day += values(3, STEPS, (at("2026-10-25 10:30:00"), 3, 9000))     # swimming: strokes
day += values(3, STEPS, (at("2026-10-25 11:00:00"), 6, 1500))
day += values(3, STEPS, (at("2026-10-26 08:00:00"), 6, 300))      # a new day counts anew
put("monitoring.fit", file(day))

LEVEL = [(253, U32), (0, ENUM)]
night = define(0, 0, FILE_ID) + values(0, FILE_ID, (49, 1, 4711)) + define(1, 275, LEVEL)
for moment, level in (("22:30", 1), ("22:40", 2), ("23:10", 3), ("23:40", 4), ("23:55", 2), ("23:59", 0)):
    night += values(1, LEVEL, (at(f"2026-10-24 {moment}:00"), level))
put("sleep.fit", file(night))

# A run: a developer's field of 4 bytes behind each record, compressed times, beats.
RECORD = [(253, U32), (3, U8)]
SHORT = [(3, U8)]
SESSION = [(253, U32), (2, U32), (5, ENUM), (7, U32), (8, U32), (9, U32), (11, U16)]
BEATS = [(0, U16)]
ACTIVITY = [(253, U32), (5, U32)]
began = at("2026-10-24 08:00:10")
run = define(0, 0, FILE_ID) + values(0, FILE_ID, (4, 1, 4711))
run += define(1, 20, RECORD, developer=(4,)) + values(1, RECORD, (began, 101), tail=b"\1\2\3\4")
run += define(2, 20, SHORT)
run += values(2, SHORT, (102,), head=0x80 | 2 << 5 | (began + 1) % 32)
run += values(2, SHORT, (103,), head=0x80 | 2 << 5 | (began + 30) % 32)    # rolls over
run += values(2, SHORT, (0xFF,), head=0x80 | 2 << 5 | (began + 31) % 32)
run += define(3, 78, BEATS) + values(3, BEATS, (812,)) + values(3, BEATS, (799,))
run += define(4, 34, ACTIVITY) + values(4, ACTIVITY, (began + 600, began + 600 + 7200))
run += define(5, 18, SESSION) + values(5, SESSION, (began + 600, began, 1, 600000, 580500, 180000, 152))
put("run.fit", file(run))
put("undefined.fit", file(define(0, 0, FILE_ID) + values(0, FILE_ID, (4, 1, 4711)) + bytes([7, 1, 2])))

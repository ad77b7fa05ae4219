#!/usr/bin/env python3
# make-dicom.py: makes the DICOM files in dicom/ and the discs of hospitals in dicom-disc/. Needs ImageMagick's convert.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every picture is 8 × 6 points, 16 × 12 where it is a JPEG, and grows brighter from the left to the right and from the
top to the bottom; tests/formats/test-dicom.c knows which shade is where. The people and places are made up."""
import io
import os
import struct
import subprocess
import tempfile
import zipfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
BASE = "1.2.840.10008.1.2"
LONG = {"OB", "OW", "SQ", "UN", "UT"}
MR, SC, PDF, SR, DIRECTORY = ("1.2.840.10008.5.1.4.1.1.4", "1.2.840.10008.5.1.4.1.1.7", "1.2.840.10008.5.1.4.1.1.104.1",
                              "1.2.840.10008.5.1.4.1.1.88.11", "1.2.840.10008.1.3.10")


class Writer:
    def __init__(self, implicit=False, big=False):
        self.implicit, self.order = implicit, ">" if big else "<"

    def value(self, vr, value):
        if isinstance(value, bytes):
            return value + b"\0" * (len(value) % 2)
        if vr in ("US", "SS"):
            values = value if isinstance(value, (list, tuple)) else [value]
            return struct.pack(self.order + str(len(values)) + ("H" if vr == "US" else "h"), *values)
        text = str(value).encode("latin-1")
        return text + (b"\0" if vr == "UI" else b" ") * (len(text) % 2)

    def element(self, tag, vr, value, undefined=False):
        data = self.value(vr, value)
        size = 0xFFFFFFFF if undefined else len(data)
        head = struct.pack(self.order + "HH", tag >> 16, tag & 0xFFFF)
        if self.implicit:
            return head + struct.pack(self.order + "I", size) + data
        if vr in LONG:
            return head + vr.encode() + b"\0\0" + struct.pack(self.order + "I", size) + data
        return head + vr.encode() + struct.pack(self.order + "H", size) + data

    def mark(self, element, size=0):
        return struct.pack(self.order + "HHI", 0xFFFE, element, size)

    def sequence(self, tag, *items, undefined=True):
        """Items and sequence by marks at their ends, or by lengths."""
        if undefined:
            body = b"".join(self.mark(0xE000, 0xFFFFFFFF) + item + self.mark(0xE00D) for item in items) + self.mark(0xE0DD)
            return self.element(tag, "SQ", body, undefined=True)
        return self.element(tag, "SQ", b"".join(self.mark(0xE000, len(item)) + item for item in items))

    def data_set(self, rows):
        return b"".join(row if isinstance(row, bytes) else self.element(*row) for row in sorted(rows, key=self.tag_of))

    def tag_of(self, row):
        if isinstance(row, bytes):
            group, element = struct.unpack(self.order + "HH", row[:4])
            return group << 16 | element
        return row[0]

    def fragments(self, *parts, table=b""):
        body = b"".join(self.mark(0xE000, len(p) + len(p) % 2) + p + b"\0" * (len(p) % 2) for p in (table,) + parts)
        return self.element(0x7FE00010, "OB", body + self.mark(0xE0DD), undefined=True)


def part10(syntax, sop_class, data):
    plain = Writer()
    meta = plain.data_set([(0x00020001, "OB", b"\0\1"), (0x00020002, "UI", sop_class), (0x00020003, "UI", "2.25.1"),
                           (0x00020010, "UI", syntax), (0x00020012, "UI", "2.25.99")])
    return b"\0" * 128 + b"DICM" + plain.element(0x00020000, "UL", struct.pack("<I", len(meta))) + meta + data


def who(number, sop_class=MR, modality="MR", born="19840312"):
    return [(0x00080005, "CS", "ISO_IR 100"), (0x00080016, "UI", sop_class), (0x00080018, "UI", "2.25.%d" % (1000 + number)),
            (0x00080020, "DA", "20260504"), (0x00080060, "CS", modality), (0x00080080, "LO", "Clinique des Tilleuls, Orléans"),
            (0x00080090, "PN", "BENALI^Karim^^Dr"), (0x00081030, "LO", "IRM du genou droit"), (0x0008103E, "LO", "Sagittale T1"),
            (0x00081050, "PN", "LEFÈVRE^Hélène^^Dr"), (0x00100010, "PN", "MOREAU^Claire"), (0x00100020, "LO", "P-4711"),
            (0x00100030, "DA", born), (0x00180015, "CS", "KNEE"), (0x0020000D, "UI", "2.25.10"), (0x0020000E, "UI", "2.25.11"),
            (0x00200013, "IS", number)]


def shape(bits=16, stored=None, samples=1, photometric="MONOCHROME2", width=8, height=6, signed=0, planar=None, frames=None):
    stored = stored or bits
    rows = [(0x00280002, "US", samples), (0x00280004, "CS", photometric), (0x00280010, "US", height), (0x00280011, "US", width),
            (0x00280100, "US", bits), (0x00280101, "US", stored), (0x00280102, "US", stored - 1), (0x00280103, "US", signed)]
    if planar is not None:
        rows.append((0x00280006, "US", planar))
    if frames is not None:
        rows.append((0x00280008, "IS", frames))
    return rows


def ramp(scale=1, offset=0, width=8, height=6):
    """0 at the top left, 1 more a point: 47 at the bottom right."""
    return [offset + scale * (y * width + x) for y in range(height) for x in range(width)]


def words(values, order="<"):
    return struct.pack(order + str(len(values)) + "H", *(v & 0xFFFF for v in values))


def put(name, data):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(data)


def convert(*arguments, data, suffix):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in.pgm"), os.path.join(folder, "out." + suffix)
        with open(source, "wb") as file:
            file.write(data)
        subprocess.run(["convert", source, *arguments, "-strip", target], check=True)
        with open(target, "rb") as file:
            return file.read()


def pack_bits(data):
    """Runs where there are some, else the bytes as they are."""
    out, at = b"", 0
    while at < len(data):
        run = 1
        while at + run < len(data) and run < 128 and data[at + run] == data[at]:
            run += 1
        if run > 1:
            out += bytes([257 - run, data[at]])
        else:
            while at + run < len(data) and run < 128 and data[at + run] != data[at + run - 1]:
                run += 1
            out += bytes([run - 1]) + data[at:at + run]
        at += run
    return out + b"\0" * (len(out) % 2)


def rle(*planes):
    segments, at, offsets = [pack_bits(p) for p in planes], 64, []
    for segment in segments:
        offsets.append(at)
        at += len(segment)
    return struct.pack("<I15I", len(segments), *(offsets + [0] * (15 - len(offsets)))) + b"".join(segments)


def lossless(values, width, height, precision, predictor, rows_between=0):
    """T.81, process 14: every length of a difference has a code of five bits."""
    counts = [0] * 16
    counts[4] = 17
    bits = ""

    def code(difference):
        difference = (difference + 32768) % 65536 - 32768
        size = abs(difference).bit_length()
        more = format(difference if difference > 0 else difference + (1 << size) - 1, "0%db" % size) if size else ""
        return format(size, "05b") + more

    def flush(text):
        text += "1" * (-len(text) % 8)
        return b"".join(bytes([int(text[i:i + 8], 2)]).replace(b"\xff", b"\xff\0") for i in range(0, len(text), 8))

    out, marker = b"", 0
    for y in range(height):
        first = y == 0 or (rows_between and y % rows_between == 0)
        if first and y:
            out += flush(bits) + bytes([0xFF, 0xD0 + marker % 8])
            bits, marker = "", marker + 1
        for x in range(width):
            at = y * width + x
            a, b, c = (values[at - 1] if x else 0), (values[at - width] if y else 0), (values[at - width - 1] if x and y else 0)
            if first:
                guess = a if x else 1 << (precision - 1)
            elif x == 0:
                guess = b
            else:
                guess = [None, a, b, c, a + b - c, a + ((b - c) >> 1), b + ((a - c) >> 1), (a + b) >> 1][predictor]
            bits += code(values[at] - guess)
    out += flush(bits)
    segment = lambda mark, body: bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body
    return (b"\xff\xd8" + segment(0xC4, bytes([0] + counts) + bytes(range(17))) + segment(0xC3, struct.pack(">BHHB", precision, height, width, 1) + b"\1\x11\0")
            + (segment(0xDD, struct.pack(">H", rows_between * width)) if rows_between else b"")
            + segment(0xDA, b"\1\1\0" + bytes([predictor]) + b"\0\0") + out + b"\xff\xd9")


def image(name, syntax, rows, sop_class=MR, writer=None):
    data = (writer or Writer()).data_set(rows)
    if syntax == BASE + ".1.99":
        packer = zlib.compressobj(9, zlib.DEFLATED, -15)
        data = packer.compress(data) + packer.flush()
    put("dicom/" + name, part10(syntax, sop_class, data))


def code(w, tag, value, meaning, undefined=True):
    return w.sequence(tag, w.element(0x00080100, "SH", value) + w.element(0x00080102, "SH", "99LIVRET") + w.element(0x00080104, "LO", meaning), undefined=undefined)


def content(w, sort, name, *rest, undefined=True):
    """An item of a structured report."""
    rest = [row if isinstance(row, bytes) else w.element(*row) for row in rest]
    return (w.element(0x0040A010, "CS", "CONTAINS") + w.element(0x0040A040, "CS", sort) +
            code(w, 0x0040A043, "N-1", name, undefined) + b"".join(rest))


def tree(w, undefined):
    """What a radiologist and a machine wrote of a knee."""
    volume = w.sequence(0x0040A300, code(w, 0x004008EA, "mL", "millilitre", undefined) + w.element(0x0040A30A, "DS", "12.5"), undefined=undefined)
    cyst = w.sequence(0x0040A730, content(w, "NUM", "Volume", volume, undefined=undefined),
                      content(w, "CODE", "Côté", code(w, 0x0040A168, "24028007", "Droit", undefined), undefined=undefined), undefined=undefined)
    images = w.sequence(0x00081199, w.element(0x00081150, "UI", MR), undefined=undefined)
    return w.sequence(0x0040A730,
                      content(w, "PNAME", "Auteur", (0x0040A123, "PN", "LEFÈVRE^Hélène^^Dr"), undefined=undefined),
                      content(w, "DATETIME", "Rédigé le", (0x0040A120, "DT", "20260504143000"), undefined=undefined),
                      content(w, "TEXT", "Résultat", (0x0040A160, "UT", "Ménisque intact.\r\nPas d'épanchement."), undefined=undefined),
                      content(w, "CONTAINER", "Kyste poplité", cyst, undefined=undefined),
                      content(w, "IMAGE", "Vue", images, undefined=undefined), undefined=undefined)


def packed(name, syntax, number, rows, *parts, table=b""):
    image(name, syntax, who(number) + rows + [Writer().fragments(*parts, table=table)])


def main():
    w, implicit, big = Writer(), Writer(implicit=True), Writer(big=True)
    window = [(0x00281050, "DS", "24\\40"), (0x00281051, "DS", "48\\400")]
    nested = w.sequence(0x00081140, w.element(0x00081150, "UI", MR) + w.sequence(0x00089215, w.element(0x00080100, "SH", "T-12")))
    private = [w.element(0x00091010, "UN", b"\xfe\xff\x00\xe0\x04\0\0\0abcd\xfe\xff\xdd\xe0\0\0\0\0", undefined=True)]
    image("mri.fr.dcm", BASE + ".1", who(1) + [nested] + private + shape(stored=12) + window + [(0x7FE00010, "OW", words(ramp()))])
    image("implicit.dcm", BASE, who(2) + shape(8, photometric="MONOCHROME1") + [implicit.sequence(0x00081140, implicit.element(0x00081150, "UI", MR), undefined=False),
          (0x7FE00010, "OB", bytes(ramp(5)))], writer=implicit)
    image("big.dcm", BASE + ".2", who(3) + shape() + [(0x7FE00010, "OW", words(ramp(100), ">"))], writer=big)
    image("deflated.dcm", BASE + ".1.99", who(4) + shape(stored=12) + window + [(0x7FE00010, "OW", words(ramp()))])
    rescale = [(0x00281052, "DS", "-1024"), (0x00281053, "DS", "1"), (0x00281050, "DS", "-976"), (0x00281051, "DS", "48"), (0x00280120, "US", 63536)]
    image("signed.dcm", BASE + ".1", who(5) + shape(signed=1) + rescale + [(0x7FE00010, "OW", words(ramp(1, 24)))])
    image("padded.dcm", BASE + ".1", who(6) + shape(signed=1) + [(0x00280120, "SS", -2000), (0x7FE00010, "OW", words([-2000] + ramp()[1:]))])
    image("rgb.dcm", BASE + ".1", who(7, SC, "US") + shape(8, samples=3, photometric="RGB", planar=0)
          + [(0x7FE00010, "OB", b"".join(bytes([v * 5, 255 - v * 5, 40]) for v in ramp()))], SC)
    image("planar.dcm", BASE + ".1", who(8, SC, "US") + shape(8, samples=3, photometric="RGB", planar=1)
          + [(0x7FE00010, "OB", bytes(v * 5 for v in ramp()) + bytes(255 - v * 5 for v in ramp()) + bytes([40] * 48))], SC)
    image("ybr-422.dcm", BASE + ".1", who(9, SC, "US") + shape(8, samples=3, photometric="YBR_FULL_422", planar=0)
          + [(0x7FE00010, "OB", b"".join(bytes([v * 5, v * 5 + 5, 128, 128]) for v in ramp()[::2]))], SC)
    lut = [(0x00281101 + i, "US", (48, 0, 16)) for i in range(3)]
    lut += [(0x00281201, "OW", words([v * 5 << 8 for v in range(48)])), (0x00281202, "OW", words([0] * 48)), (0x00281203, "OW", words([65535] * 48))]
    image("palette.dcm", BASE + ".1", who(10, SC, "NM") + shape(8, photometric="PALETTE COLOR") + lut + [(0x7FE00010, "OB", bytes(ramp()))], SC)
    image("frames.dcm", BASE + ".1", who(11, SC, "US") + shape(8, frames=3)
          + [(0x00281050, "DS", "128"), (0x00281051, "DS", "256"), (0x7FE00010, "OB", bytes([10] * 48 + ramp(5) + [250] * 48))], SC)
    image("bits.dcm", BASE + ".1", who(12, SC, "OT") + shape(1) + [(0x7FE00010, "OB", b"\xf0" * 6)], SC)
    high, low = bytes(v * 100 >> 8 for v in ramp()), bytes(v * 100 & 255 for v in ramp())
    packed("rle.dcm", BASE + ".5", 13, shape(), rle(high, low))
    packed("rle-rgb.dcm", BASE + ".5", 14, shape(8, samples=3, photometric="RGB", planar=0),
           rle(bytes(v * 5 for v in ramp()), bytes(255 - v * 5 for v in ramp()), bytes([40] * 48)))
    pgm = b"P5 16 12 255\n" + bytes(v * 255 // 191 for v in ramp(1, 0, 16, 12))
    jpeg = convert("-quality", "98", data=pgm, suffix="jpg")
    packed("jpeg.dcm", BASE + ".4.50", 15, shape(8, width=16, height=12), jpeg[:200], jpeg[200:])
    deep = b"P5 16 12 4095\n" + words(ramp(20, 0, 16, 12), ">")
    packed("jpeg2000.dcm", BASE + ".4.90", 16, shape(stored=12, width=16, height=12), convert("-define", "jp2:rate=0", data=deep, suffix="j2k"))
    packed("lossless.dcm", BASE + ".4.70", 17, shape(stored=12), lossless(ramp(80), 8, 6, 12, 1))
    frame = lossless(ramp(80), 8, 6, 12, 7, 2)
    dark = lossless([7] * 48, 8, 6, 12, 4)
    dark, offset = dark + b"\0" * (len(dark) % 2), len(dark) + len(dark) % 2 + 8
    packed("lossless-frames.dcm", BASE + ".4.57", 18, shape(stored=12, frames=2), dark, frame[:30], frame[30:], table=struct.pack("<II", 0, offset))
    packed("jpeg-ls.dcm", BASE + ".4.80", 19, shape(8), b"\xff\xd8\xff\xf7")
    packed("cut-jpeg.dcm", BASE + ".4.50", 20, shape(8, width=16, height=12), jpeg[:120])
    with open(os.path.join(HERE, "pdf", "two-pages.pdf"), "rb") as file:
        report = file.read()
    image("report.fr.dcm", BASE + ".1", who(21, PDF, "DOC") + [(0x00420010, "ST", "Compte rendu d'IRM"), (0x00420011, "OB", report),
          (0x00420012, "LO", "application/pdf")], PDF)
    image("structured.dcm", BASE + ".1", who(22, SR, "SR") + [w.sequence(0x0040A730, w.element(0x0040A160, "UT", "Menisque intact"))], SR)
    image("structured-tree.fr.dcm", BASE + ".1", who(24, SR, "SR") + [tree(w, True)], SR)
    image("structured-implicit.fr.dcm", BASE, who(25, SR, "SR") + [tree(implicit, False)], SR, writer=implicit)
    deep = b"".join(w.mark(0xE000, 0xFFFFFFFF) + b"\x40\0\x30\xa7SQ\0\0\xff\xff\xff\xff" for _ in range(12))
    image("structured-deep.dcm", BASE + ".1", who(26, SR, "SR") + [w.sequence(0x0040A730, b"".join((
        w.element(0x0040A160, "UT", "Dehors"), b"\x40\0\x30\xa7SQ\0\0\xff\xff\xff\xff", deep, (w.mark(0xE0DD) + w.mark(0xE00D)) * 12, w.mark(0xE0DD))))], SR)
    image("overlay.dcm", BASE + ".1", who(27) + shape(stored=12) + window + [(0x60000010, "US", 6), (0x60000011, "US", 8), (0x60000040, "CS", "G"),
          (0x60000100, "US", 16), (0x60000102, "US", 15), (0x7FE00010, "OW", words([value | 0x8000 * (value % 3 == 0) for value in ramp()]))])
    image("dicomdir", BASE + ".1", [(0x00041130, "CS", "DISQUE"), w.sequence(0x00041220, w.element(0x00041430, "CS", "PATIENT"))], DIRECTORY)
    image("nameless.dcm", BASE + ".1", shape(8) + [(0x7FE00010, "OB", bytes(ramp(5)))], SC)
    image("hostile-length.dcm", BASE + ".1", [w.element(0x00100010, "PN", "MOREAU^Claire"), struct.pack("<HH2sHI", 0x7FE0, 0x0010, b"OW", 0, 0xFFFFFFF0)])
    image("hostile-depth.dcm", BASE + ".1", [b"\x08\0\x40\x11SQ\0\0\xff\xff\xff\xff" + (w.mark(0xE000, 0xFFFFFFFF) + b"\x08\0\x40\x11SQ\0\0\xff\xff\xff\xff") * 200])
    image("hostile-size.dcm", BASE + ".1", who(23) + shape(width=65500, height=65500) + [(0x7FE00010, "OW", b"\0\0")])

    def read(name):
        with open(os.path.join(HERE, "dicom", name), "rb") as file:
            return file.read()

    def third(series, number):
        rows = who(30 + 10 * series + number)
        rows[[row[0] for row in rows].index(0x00200013)] = (0x00200013, "IS", number)
        rows[[row[0] for row in rows].index(0x0008103E)] = (0x0008103E, "LO", "Sagittale T1" if series == 1 else "Axiale T2")
        rows[[row[0] for row in rows].index(0x0020000E)] = (0x0020000E, "UI", "2.25.%d" % (20 + series))
        return part10(BASE + ".1", MR, w.data_set(rows + shape(8) + [(0x00200011, "IS", series), (0x00281050, "DS", "128"), (0x00281051, "DS", "256"),
                                                                   (0x7FE00010, "OB", bytes([10 * series + number] * 48))]))

    disc = io.BytesIO()
    with zipfile.ZipFile(disc, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (("DICOMDIR", read("dicomdir")), ("DICOM/PAT1/IM000001", third(2, 1)), ("DICOM/PAT1/IM000002", third(1, 3)),
                           ("DICOM/PAT1/IM000003", third(1, 1)), ("DICOM/PAT1/IM000004", third(1, 2)), ("DICOM/PAT1/RP000001", read("report.fr.dcm")),
                           ("LISEZMOI/structured", read("structured.dcm")),
                           ("AUTORUN.INF", b"[autorun]\r\nopen=viewer.exe\r\n"), ("VIEWER.EXE", b"MZ\0\0not a program")):
            archive.writestr(zipfile.ZipInfo(name, (2026, 5, 4, 9, 0, 0)), data)
    put("dicom-disc/hospital.fr.zip", disc.getvalue())
    one = io.BytesIO()
    with zipfile.ZipFile(one, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("image", (2026, 5, 4, 9, 0, 0)), read("mri.fr.dcm"))
    put("dicom-disc/one.fr.zip", one.getvalue())


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
# make-documents.py: makes the small pictures and documents beside it, once; they are kept in the
# tree. Needs ImageMagick's convert and libheif's heif-enc.
# SPDX-License-Identifier: GPL-3.0-or-later
import os
import struct
import subprocess
import sys
import tempfile
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))


def put(path, data):
    with open(os.path.join(HERE, path), "wb") as file:
        file.write(data)


def exif(orientation, taken, offset, order="<"):
    """A TIFF structure with orientation in IFD0 and the date taken in the EXIF IFD."""
    taken, offset = taken.encode() + b"\0", offset.encode() + b"\0"
    head = (b"II*\0" if order == "<" else b"MM\0*") + struct.pack(order + "I", 8)
    ifd0_size, sub_size = 2 + 2 * 12 + 4, 2 + 2 * 12 + 4
    sub = 8 + ifd0_size
    data = sub + sub_size
    ifd0 = struct.pack(order + "H", 2)
    ifd0 += struct.pack(order + "HHIHH", 0x0112, 3, 1, orientation, 0)
    ifd0 += struct.pack(order + "HHII", 0x8769, 4, 1, sub) + struct.pack(order + "I", 0)
    body = struct.pack(order + "H", 2)
    body += struct.pack(order + "HHII", 0x9003, 2, len(taken), data)
    body += struct.pack(order + "HHII", 0x9011, 2, len(offset), data + len(taken))
    body += struct.pack(order + "I", 0)
    return head + ifd0 + body + taken + offset


def convert(*arguments):
    strip = [] if "-orient" in arguments else ["-strip"]
    with tempfile.TemporaryDirectory() as folder:
        target = os.path.join(folder, "out." + arguments[-1])
        subprocess.run(["convert"] + list(arguments[:-1]) + strip + [target], check=True)
        with open(target, "rb") as file:
            return file.read()


def heif(png):
    with tempfile.TemporaryDirectory() as folder:
        source, target = os.path.join(folder, "in.png"), os.path.join(folder, "out.heic")
        with open(source, "wb") as file:
            file.write(png)
        subprocess.run(["heif-enc", "-q", "50", "-o", target, source], check=True, stdout=subprocess.DEVNULL)
        with open(target, "rb") as file:
            return file.read()


def pdf_text(text):
    """A text as a PDF object: in its own encoding, or as UTF-16 like most programs write it."""
    plain = text.encode("latin-1", "ignore").decode("latin-1") == text
    return b"(%s)" % text.encode("latin-1") if plain else b"<feff%s>" % text.encode("utf-16-be").hex().encode()


def pdf(pages, info):
    """A page is a text, or cells of a table: (x, y, text)."""
    objects = [b"<< /Type /Catalog /Pages 2 0 R >>", None, b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
               b"<< " + b" ".join(b"/%s %s" % (k.encode(), pdf_text(v)) for k, v in info.items()) + b" >>"]
    kids = []
    for page in pages:
        cells, size = ([(40, 100, page)], 18) if isinstance(page, str) else (page, 9)
        stream = b"\n".join(b"BT /F1 %d Tf %d %d Td (%s) Tj ET" % (size, x, y, text.encode("cp1252")) for x, y, text in cells)
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
        objects.append(b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents %d 0 R "
                       b"/Resources << /Font << /F1 3 0 R >> >> >>" % len(objects))
        kids.append(b"%d 0 R" % len(objects))
    objects[1] = b"<< /Type /Pages /Count %d /Kids [%s] >>" % (len(kids), b" ".join(kids))
    out, places = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def active_pdf():
    """All that must not survive being put together with other files; each canary is a word."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (CANARYOPEN) >> "
        b"/AA << /WC << /S /JavaScript /JS (CANARYCLOSE) >> >> /Metadata 8 0 R /Names << /JavaScript << /Names "
        b"[(x) << /S /JavaScript /JS (CANARYNAMED) >>] >> /EmbeddedFiles << /Names [(CANARYNAME) 6 0 R] >> >> "
        b"/AcroForm << /Fields [9 0 R] >> /AF [6 0 R] >>",
        b"<< /Type /Pages /Count 1 /Kids [4 0 R] /MediaBox [0 0 300 200] "
        b"/Resources << /Font << /F1 3 0 R >> /XObject << /X0 11 0 R >> >> >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Page /Parent 2 0 R /Contents 5 0 R /AA << /O << /S /JavaScript /JS (CANARYPAGE) >> >> /AF [6 0 R] "
        b"/Metadata 8 0 R /PieceInfo << /X << /Private (CANARYPIECE) >> >> /Annots [ "
        b"<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://CANARYLINK) >> >> "
        b"<< /Type /Annot /Subtype /FileAttachment /Rect [0 0 9 9] /FS 6 0 R >> "
        b"<< /Type /Annot /Subtype /Screen /Rect [0 0 9 9] /A << /S /Launch /F (CANARYLAUNCH) >> >> 9 0 R ] >>",
        b"<< /Length 57 >>\nstream\nBT /F1 18 Tf 40 100 Td (Page to keep) Tj ET /X0 Do        \nendstream",
        b"<< /Type /Filespec /F (CANARYFILE) /EF << /F 7 0 R >> >>",
        b"<< /Type /EmbeddedFile /Length 15 >>\nstream\nCANARYATTACHED!\nendstream",
        b"<< /Type /Metadata /Subtype /XML /Length 14 >>\nstream\nCANARYMETADATA\nendstream",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (CANARYFIELD) /V (CANARYVALUE) /Rect [10 10 90 30] /Parent 12 0 R "
        b"/AA << /K << /S /JavaScript /JS (CANARYKEY) >> >> /AP << /N 10 0 R >> >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 80 20] /Resources << /Font << /F1 3 0 R >> >> /Length 43 >>\n"
        b"stream\nBT /F1 12 Tf 2 4 Td (Filled field) Tj ET   \nendstream",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Metadata 8 0 R /Ref << /F (CANARYREF) >> /Length 0 >>\n"
        b"stream\n\nendstream",
        b"<< /T (CANARYPARENT) /Kids [9 0 R] >>",
        b"<< /Title (CANARYTITLE) /Author (CANARYAUTHOR) >>",
    ]
    out, places = b"%PDF-1.6\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer\n<< /Size %d /Root 1 0 R /Info 13 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def main():
    quadrants = ["(", "-size", "12x8", "xc:red", "xc:lime", "+append", ")",
                 "(", "-size", "12x8", "xc:blue", "xc:white", "+append", ")", "-append"]
    jpeg = convert(*quadrants, "-quality", "90", "jpg")
    block = b"Exif\0\0" + exif(6, "2026:10:24 08:12:31", "+02:00")
    put("jpeg/upright.jpg", jpeg)
    put("jpeg/turned.jpg", jpeg[:2] + b"\xff\xe1" + struct.pack(">H", len(block) + 2) + block + jpeg[2:])
    put("jpeg/progressive.jpg", convert(*quadrants, "-interlace", "JPEG", "jpg"))
    put("jpeg/cmyk.jpg", convert(*quadrants, "-colorspace", "CMYK", "jpg"))
    png = convert(*quadrants, "-define", "png:color-type=2", "png")
    put("png/plain.png", png)
    chunk = b"eXIf" + exif(1, "2025:01:02 03:04:05", "+01:00", ">")
    chunk = struct.pack(">I", len(chunk) - 4) + chunk + struct.pack(">I", zlib.crc32(chunk))
    put("png/dated.png", png[:33] + chunk + png[33:])
    put("png/interlaced-alpha.png", convert("-size", "9x7", "gradient:red-transparent", "-interlace", "PNG", "png"))
    put("tiff/pages.tiff", convert("-size", "24x16", "xc:red", "xc:lime", "xc:blue", "-compress", "LZW", "tiff"))
    put("tiff/turned.tiff", convert(*quadrants, "-compress", "LZW", "-orient", "RightTop", "tiff"))
    put("tiff/fax.tif", convert("-size", "64x32", "pattern:checkerboard", "-monochrome", "-compress", "Group4", "tif"))
    put("heif/plain.heic", heif(convert(*quadrants, "-filter", "point", "-resize", "64x64!", "png")))
    put("pdf/two-pages.pdf", pdf(["Glycémie à jeun : 0,95 g/L", "Page deux"],
                                 {"Title": "Résultats", "Author": "Laboratoire", "CreationDate": "D:20261024081231+02'00'"}))
    put("pdf/table.pdf", pdf([[(20, 150, "Créatinine"), (120, 150, "72"), (150, 150, "µmol/L"), (220, 150, "50 à 90"),
                               (20, 130, "Sodium"), (120, 130, "140"), (150, 130, "mmol/L"), (220, 130, "136 à 145")]],
                             {"Title": "Bilan sanguin d’œdème", "Author": "Océalab – biologie médicale"}))
    put("pdf/scan.pdf", pdf([""], {}))
    put("pdf/active.pdf", active_pdf())


if sys.argv[1:] == []:
    main()

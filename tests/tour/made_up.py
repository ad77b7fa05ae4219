# made_up.py: papers and readings of a family that does not exist, for the tour and the story.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Everything is invented: names, numbers, doctors. PDFs are written by hand: text, lines, nothing else."""

import datetime
import math
import random
import struct
import zlib

TEAL = "0.06 0.46 0.43"
GREY = "0.45 0.45 0.48"
INK = "0.13 0.14 0.18"


class Pdf:
    """A PDF of A4 pages in Helvetica."""

    def __init__(self, title, author="", day=None):
        self.title = title
        self.author = author
        self.day = day
        self.pages = []
        self.new_page()

    def new_page(self):
        self.content = []
        self.pages.append(self.content)

    def text(self, x, y, text, size=10, bold=False, colour=INK):
        escaped = text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
        self.content.append(f"BT {colour} rg /{'B' if bold else 'R'} {size} Tf {x} {842 - y} Td ({escaped}) Tj ET")

    def line(self, x1, y1, x2, y2, colour="0.85 0.85 0.87", width=0.7):
        self.content.append(f"{colour} RG {width} w {x1} {842 - y1} m {x2} {842 - y2} l S")

    def box(self, x, y, w, h, colour="0.91 0.95 0.94"):
        self.content.append(f"{colour} rg {x} {842 - y - h} {w} {h} re f")

    def disc(self, x, y, r, colour=TEAL):
        k = 0.5523 * r
        y = 842 - y
        self.content.append(
            f"{colour} rg {x + r} {y} m {x + r} {y + k} {x + k} {y + r} {x} {y + r} c "
            f"{x - k} {y + r} {x - r} {y + k} {x - r} {y} c {x - r} {y - k} {x - k} {y - r} {x} {y - r} c "
            f"{x + k} {y - r} {x + r} {y - k} {x + r} {y} c f")

    def save(self, path):
        objects = ["<< /Type /Catalog /Pages 2 0 R >>", None,
                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
                   "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
                   f"<< /Title ({self.title}) /Author ({self.author})"
                   + (f" /CreationDate (D:{self.day:%Y%m%d}080000Z)" if self.day else "") + " >>"]
        kids = []
        for content in self.pages:
            data = zlib.compress("\n".join(content).encode("cp1252", "replace"))
            objects.append((f"<< /Length {len(data)} /Filter /FlateDecode >>", data))
            objects.append(f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {len(objects)} 0 R "
                           "/Resources << /Font << /R 3 0 R /B 4 0 R >> >> >>")
            kids.append(f"{len(objects)} 0 R")
        objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
        out = bytearray(b"%PDF-1.5\n%\xe2\xe3\xcf\xd3\n")
        offsets = []
        for number, body in enumerate(objects, 1):
            offsets.append(len(out))
            out += f"{number} 0 obj\n".encode()
            if isinstance(body, tuple):
                out += body[0].encode() + b"\nstream\n" + body[1] + b"\nendstream"
            else:
                out += body.encode("cp1252", "replace")
            out += b"\nendobj\n"
        start = len(out)
        out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
        out += b"".join(f"{offset:010d} 00000 n \n".encode() for offset in offsets)
        out += f"trailer << /Size {len(objects) + 1} /Root 1 0 R /Info 5 0 R >>\nstartxref\n{start}\n%%EOF\n".encode()
        path.write_bytes(out)
        return path


def letterhead(pdf, name, address, who, born):
    pdf.disc(72, 66, 13)
    pdf.text(94, 62, name, 14, bold=True)
    pdf.text(94, 76, address, 8, colour=GREY)
    pdf.text(430, 62, who, 10, bold=True)
    pdf.text(430, 76, born, 8, colour=GREY)
    pdf.line(58, 96, 537, 96)


def lab_report(path, day, canary=""):
    pdf = Pdf("Bilan sanguin", "Laboratoire Biolys", day)
    letterhead(pdf, "Laboratoire Biolys", "12, rue Crébillon, 44000 Nantes · 02 40 00 00 00",
               "Mme Camille MARTIN", "Née le 14 mars 1968")
    pdf.text(58, 124, "Bilan sanguin", 17, bold=True)
    pdf.text(58, 142, f"Prélèvement du {day:%d/%m/%Y} à 7 h 50, à jeun · Prescrit par le Dr Karim Benali", 8.5, colour=GREY)
    rows = [("GLYCÉMIE", None), ("Glucose à jeun", ("1,12", "g/L", "0,70 à 1,10", "1,21")),
            ("Hémoglobine glyquée (HbA1c)", ("6,8", "%", "4,0 à 6,0", "7,1")),
            ("LIPIDES", None), ("Cholestérol total", ("1,82", "g/L", "inf. à 2,00", "1,96")),
            ("Cholestérol HDL", ("0,54", "g/L", "sup. à 0,45", "0,51")),
            ("Cholestérol LDL", ("0,98", "g/L", "inf. à 1,30", "1,14")),
            ("Triglycérides", ("1,38", "g/L", "inf. à 1,50", "1,55")),
            ("FONCTION RÉNALE", None), ("Créatinine", ("72", "µmol/L", "50 à 90", "74")),
            ("Débit de filtration (CKD-EPI)", ("79", "mL/min", "sup. à 60", "77")),
            ("IONOGRAMME", None), ("Sodium", ("140", "mmol/L", "136 à 145", "139")),
            ("Potassium", ("4,3", "mmol/L", "3,5 à 5,1", "4,4")),
            ("NUMÉRATION", None), ("Hémoglobine", ("13,6", "g/dL", "12,0 à 16,0", "13,4")),
            ("Leucocytes", ("6,4", "G/L", "4,0 à 10,0", "6,9")), ("Plaquettes", ("248", "G/L", "150 à 400", "255"))]
    y = 172
    for head, x in (("Résultat", 300), ("Valeurs usuelles", 390), ("Antériorité", 482)):
        pdf.text(x, y, head, 8, colour=GREY)
    for label, values in rows:
        if values is None:
            y += 18
            pdf.text(58, y, label, 8.5, bold=True, colour=TEAL)
            pdf.line(58, y + 5, 537, y + 5)
            y += 20
            continue
        if label.startswith("Hémoglobine gly"):
            pdf.box(54, y - 11, 487, 16)
        pdf.text(58, y, label, 10, bold=label.startswith("Hémoglobine gly"))
        pdf.text(300, y, values[0], 10, bold=True)
        pdf.text(332, y, values[1], 8.5, colour=GREY)
        pdf.text(390, y, values[2], 8.5, colour=GREY)
        pdf.text(490, y, values[3], 8.5, colour=GREY)
        y += 17
    pdf.text(58, 760, f"Validé le {day + datetime.timedelta(1):%d/%m/%Y} par la biologiste responsable, M. Lefeuvre {canary}", 8, colour=GREY)
    pdf.text(515, 760, "1 / 2", 8, colour=GREY)
    pdf.new_page()
    letterhead(pdf, "Laboratoire Biolys", "12, rue Crébillon, 44000 Nantes · 02 40 00 00 00",
               "Mme Camille MARTIN", "Née le 14 mars 1968")
    pdf.text(58, 124, "Commentaire", 14, bold=True)
    for i, words in enumerate(("Équilibre glycémique en amélioration depuis le dernier bilan.",
                               "Contrôle de l'hémoglobine glyquée conseillé dans trois mois.")):
        pdf.text(58, 150 + 18 * i, words, 10.5)
    pdf.text(515, 760, "2 / 2", 8, colour=GREY)
    return pdf.save(path)


def letter(path, title, name, address, who, born, day, lines):
    pdf = Pdf(title, name, day)
    letterhead(pdf, name, address, who, born)
    pdf.text(58, 128, title, 17, bold=True)
    pdf.text(58, 146, f"Nantes, le {day:%d/%m/%Y}", 9, colour=GREY)
    y = 184
    for words in lines:
        pdf.text(58, y, words, 11, bold=words.startswith("•"))
        y += 21
    return pdf.save(path)


def photograph(path, shade, words):
    """A small grey PNG that looks like a photographed page."""
    width, height = 420, 594
    rows = bytearray()
    rng = random.Random(words)
    lines = {60 + 22 * i: 60 + rng.randrange(120, 300) for i in range(18)}
    for y in range(height):
        rows.append(0)
        for x in range(width):
            value = shade - (x + y) // 60
            for top, length in lines.items():
                if top <= y < top + 7 and 50 <= x < length:
                    value = 90
            if 30 <= y < 44 and 50 <= x < 240:
                value = 60
            rows.append(max(0, min(255, value)))

    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
                     + chunk(b"IDAT", zlib.compress(bytes(rows), 6)) + chunk(b"IEND", b""))
    return path


def blood_pressure(path, today, days=41, seed=7):
    """Withings' bp.csv, as its French export writes it."""
    rng = random.Random(seed)
    lines = ['Date,"Rythme cardiaque","Systole","Diastole",Commentaires']
    for i in range(days):
        day = today - datetime.timedelta(days - 1 - i)
        if rng.random() < 0.18 and i not in (0, days - 1):
            continue
        high = rng.random() < 0.15
        systolic = rng.randint(136, 142) if high else rng.randint(118, 133)
        diastolic = rng.randint(85, 88) if high else rng.randint(72, 83)
        lines.append(f'"{day:%Y-%m-%d} 07:{rng.randint(30, 49):02d}:00",{rng.randint(62, 74)},{systolic},{diastolic},')
    lines[-1] = f'"{today:%Y-%m-%d} 07:46:00",66,128,79,'
    path.write_text("\n".join(lines) + "\n")
    return path


def weight(path, today, days=200, seed=3):
    """Withings' weight.csv with a decimal comma."""
    rng = random.Random(seed)
    lines = ['Date,"Poids (kg)","Masse grasse (kg)","Masse osseuse (kg)","Masse musculaire (kg)","Hydratation (kg)",Commentaires']
    for i in range(0, days, 4):
        day = today - datetime.timedelta(days - 1 - i)
        value = 74.6 - 2.2 * i / days + 0.4 * math.sin(i / 9) + rng.uniform(-0.2, 0.2)
        lines.append(f'"{day:%Y-%m-%d} 07:{rng.randint(10, 40):02d}:00","{value:.1f}",,,,,'.replace(f"{value:.1f}", f"{value:.1f}".replace(".", ",")))
    path.write_text("\n".join(lines) + "\n")
    return path


def saturation(path, today, days):
    """A file of another program: a reading a minute, so many that bringing them in takes a while."""
    minutes = [f"{hour:02d}:{minute:02d};{94 + minute % 6}" for hour in range(24) for minute in range(60)]
    with path.open("w") as file:
        file.write("date;saturation (%)\n")
        for ago in range(days, 0, -1):
            day = (today - datetime.timedelta(ago)).isoformat()
            file.write("".join(f"{day} {line}\n" for line in minutes))
    return path


def family_papers(folder, today, canary="", many=0):
    """The papers of the tour, as files; answers them by a short name.

    many: days of the file with a reading a minute."""
    folder.mkdir(parents=True, exist_ok=True)
    def ago(days):
        return today - datetime.timedelta(days)
    camille = ("Mme Camille MARTIN", "Née le 14 mars 1968")
    return {
        "lab": lab_report(folder / "bilan_sanguin.pdf", ago(2), canary),
        "eye": letter(folder / "CR_ophtalmo.pdf", "Compte rendu de fond d'oeil", "Dr Sabine Kerouac",
                      "3, place de la Mairie, 44400 Rezé", *camille, ago(17),
                      ["Examen du fond d'oeil des deux yeux après dilatation.", "Oeil droit : pas de rétinopathie.",
                       "Oeil gauche : pas de rétinopathie.", "Contrôle dans un an."]),
        "prescription": letter(folder / "ordonnance.pdf", "Ordonnance", "Dr Karim Benali, médecin généraliste",
                               "8, rue de Strasbourg, 44000 Nantes", *camille, ago(80),
                               ["• Metformine 1000 mg", "1 comprimé matin et soir, pendant trois mois", "• Ramipril 5 mg",
                                "1 comprimé le soir, pendant trois mois"]),
        "vaccines": letter(folder / "vaccinations.pdf", "Carnet de vaccination", "Centre de vaccination de Nantes",
                           "1, rue de la Santé, 44000 Nantes", *camille, ago(250),
                           ["Grippe saisonnière", "Diphtérie, tétanos, poliomyélite : rappel", "Prochain rappel : dans dix ans"]),
        "photo1": photograph(folder / "IMG_0041.png", 242, "first"),
        "photo2": photograph(folder / "IMG_0042.png", 236, "second"),
        "bp": blood_pressure(folder / "bp.csv", today),
        "weight": weight(folder / "weight.csv", today),
        "many": saturation(folder / "saturation.csv", today, many),
    }

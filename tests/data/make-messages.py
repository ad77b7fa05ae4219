#!/usr/bin/env python3
# make-messages.py: makes the messages in eml/, once; they are kept in the tree.
# SPDX-License-Identifier: GPL-3.0-or-later
import base64
import os
import quopri

HERE = os.path.dirname(os.path.abspath(__file__))
ANSWER = """\
Bonjour,

Vous trouverez ci-joint vos résultats.   
\tLe laboratoire du Port


Ne répondez pas à ce message.
"""
PAGE = """\
<html><head><title>Message</title><style>p { color: red }</style></head><body>
<div style="display:none">&zwnj;&nbsp;&zwnj;&nbsp;</div><p>Bonjour&nbsp;Camille,</p>
<p>Le rendez-vous est <b>confirm&eacute;</b> :<br>le 14 avril à 9&#160;h&#160;30.</p>
<table><tr><td>Médecin</td><td>D<sup>r</sup> Hélène Quéré</td></tr><tr><td>Tarif</td><td>30,00 €</td></tr></table>
<ul><li>Carte Vitale</li><li>Ordonnance</li></ul><script>alert (1)</script><img src="https://tracker.example/1.png">
</body></html>
"""


def same(path):
    with open(os.path.join(HERE, path), "rb") as file:
        return file.read()


def write(name, *parts):
    data = b"".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    with open(os.path.join(HERE, "eml", name), "wb") as file:
        file.write(data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))


def lines(data):
    return base64.encodebytes(data).decode()


def head(*fields, boundary=None, kind="mixed"):
    several = [f'Content-Type: multipart/{kind}; boundary="{boundary}"'] if boundary else []
    return "\n".join([*fields, "MIME-Version: 1.0", *several]) + "\n\n" if boundary else "\n".join([*fields, "MIME-Version: 1.0"]) + "\n"


def attached(data, *fields):
    return "\n".join([*fields, "Content-Transfer-Encoding: base64"]) + "\n\n" + lines(data)


def quoted(text, charset, kind="plain"):
    return (f"Content-Type: text/{kind}; charset={charset}\nContent-Transfer-Encoding: quoted-printable\n\n"
            + quopri.encodestring(text.encode(charset)).decode() + "\n")


LAB = ("Return-Path: <resultats@port.example>", "Received: from mail.port.example by mx.example; Thu, 12 Mar 2026 08:41:09 +0000",
       "From: =?utf-8?Q?Laboratoire_du_Port_=E2=80=93_R=C3=A9sultats?= <resultats@port.example>",
       "To: Camille Martin <camille@example.org>, Louis <louis@example.org>",
       "Date: Thu, 12 Mar 2026 09:41:07 +0100", "Message-ID: <1@port.example>")


def letter():
    write("letter.eml", "From: =?iso-8859-15?Q?Dr_H=E9l=E8ne_Qu=E9r=E9?= <h.quere@mssante.example>\n"
          "To: camille@example.org\nSubject: =?ISO-8859-15?B?", base64.b64encode("Re: TR : Œdème, tarif 30 €".encode("iso-8859-15")),
          "?=\nDate: Sun, 25 Oct 2026 02:30:00 +0200\nMIME-Version: 1.0\n",
          quoted("Chère Madame,\n\nL’œdème a disparu ; la séance coûte 30 €.\n\n-- \nDr Quéré\n".replace("’", "'"), "iso-8859-15"))
    write("plain.eml", "Subject: prise de sang\nFrom: camille@example.org\nDate: 3 Feb 26 7:05 GMT\n\nFaire la prise de sang à jeun.\n")


def results():
    logo = same("png/plain.png")
    write("results.eml", head(*LAB, "Subject: =?utf-8?Q?Vos_r=C3=A9sultats?=", boundary="=_out"),
          "This is a message of several parts.\n--=_out\nContent-Type: multipart/related; boundary=in\n\n--in\n",
          "Content-Type: multipart/alternative; boundary=alt\n\n--alt\n", quoted(ANSWER, "utf-8"), "--alt\n",
          quoted("<p>Bonjour</p>", "utf-8", "html"), "--alt--\n--in\n",
          attached(logo, "Content-Type: image/png", "Content-ID: <logo@port>", "Content-Disposition: inline; filename=logo.png"), "--in--\n--=_out\n",
          attached(same("pdf/" + PDF), "Content-Type: application/octet-stream",
                   "Content-Disposition: attachment; filename*0*=utf-8''R%C3%A9sultats%20de%20la%20prise%20;",
                   " filename*1*=de%20sang%202026-03-11.pdf"), "--=_out\n",
          attached("Œuf : négatif\n".encode("windows-1252"), 'Content-Type: text/plain; name="=?utf-8?B?w4AgbGlyZS50eHQ=?="',
                   "Content-Disposition: attachment"), "--=_out\n",
          attached(b"0\x80", "Content-Type: application/pkcs7-signature; name=smime.p7s"), "--=_out--\n")


def archive():
    write("mssante.eml", head(*LAB, "Subject: XDM/1.0/DDM+Compte rendu", boundary="b"), "--b\n", quoted("Voir le document joint.\n", "utf-8"), "--b\n",
          attached(same("xdm/IHE_XDM.zip"), "Content-Type: application/zip", 'Content-Disposition: attachment; filename="IHE_XDM.ZIP"'), "--b--\n")
    write("cda.eml", head(*LAB, "Subject: CDA", boundary="b"), "--b\n",
          attached(same("cda/" + CDA), "Content-Type: text/xml", 'Content-Disposition: attachment; filename="..\\\\../cda.xml"'), "--b--\n")


def page():
    write("page.eml", head(*LAB, "Subject: Rendez-vous", boundary="b"), "--b\n", quoted(PAGE.replace("&zwnj;", "&#8204;"), "windows-1252", "html"), "--b\n",
          attached(same("rtf/letter.rtf"), "Content-Type: application/rtf", 'Content-Disposition: attachment; filename="doc.rtf"'), "--b--\n")


def nested():
    inner = "Subject: tout au fond\nFrom: x@example.org\nTo: y@example.org\n\nLe plus profond.\n"
    for depth in range(10, 0, -1):
        inner = (f"Subject: niveau {depth}\nFrom: x@example.org\nTo: y@example.org\nMIME-Version: 1.0\n"
                 f"Content-Type: multipart/mixed; boundary=b{depth}\n\n--b{depth}\n\nNiveau {depth}.\n--b{depth}\n"
                 f"Content-Type: message/rfc822\n\n{inner}\n--b{depth}--\n")
    write("nested.eml", inner)


def broken():
    start = ("From: x@example.org", "Subject: Document", "Date: Thu, 12 Mar 2026 09:41:07 +0100")
    write("no-boundary.eml", *[line + "\n" for line in start], "MIME-Version: 1.0\nContent-Type: multipart/mixed\n\n--x\n\nperdu\n--x--\n")
    write("cut.eml", head(*start, boundary="b"), "--b\n", quoted("Le début.\n", "utf-8"), "--b\n",
          attached(same("rtf/letter.rtf"), "Content-Type: application/rtf", "Content-Disposition: attachment; filename=a.rtf")[:400])
    write("odd.eml", head(*start, boundary="b"), "--b\nContent-Type: text/plain; charset=x-klingon\n\nTrès étrange.\n--b\n",
          attached(b"x\x9f\x3e\x22" * 5, "Content-Type: application/octet-stream; name=WinMail.dat"), "--b\n",
          "Content-Type: application/pdf; name=a.pdf\nContent-Transfer-Encoding: base64\n\n!!! not base64 at all !!!\n--b\n",
          "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n--b--\n")
    write("sealed.eml", *[line + "\n" for line in start], "MIME-Version: 1.0\n",
          attached(b"0\x80", "Content-Type: application/pkcs7-mime; name=smime.p7m"))
    write("empty.eml", *[line + "\n" for line in start], "\n  \n\n")


PDF = "two-pages.pdf"
CDA = "synthese.fr.xml"

if __name__ == "__main__":
    for make in (letter, results, archive, page, nested, broken):
        make()

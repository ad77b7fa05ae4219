#!/usr/bin/env python3
# make-cards.py: makes the signed health cards in shc/ and shc-issuers.json, whom they are believed.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every key is made here out of a word: none of them is anybody's. Signatures are those of RFC 6979,
so that a second run writes the same bytes. The people are made up, as are the issuers."""
import base64
import hashlib
import hmac
import json
import os
import zlib

HERE = os.path.dirname(os.path.abspath(__file__))
ISSUER = "https://cartes.hopital.example"
OTHER = "https://cartes.inconnu.example"

# P-256 (FIPS 186-4, D.1.2.3)
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    if a == b:
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P) % P
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P) % P
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def multiply(k, point):
    out = None
    while k:
        if k & 1:
            out = add(out, point)
        point, k = add(point, point), k >> 1
    return out


def b64(data):
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


class Key:
    def __init__(self, word):
        self.d = int.from_bytes(hashlib.sha256(word.encode()).digest(), "big") % N
        x, y = (b64(v.to_bytes(32, "big")) for v in multiply(self.d, G))
        thumbprint = json.dumps({"crv": "P-256", "kty": "EC", "x": x, "y": y}, separators=(",", ":"))
        self.kid = b64(hashlib.sha256(thumbprint.encode()).digest())
        self.jwk = {"kty": "EC", "kid": self.kid, "use": "sig", "alg": "ES256", "crv": "P-256", "x": x, "y": y}

    def sign(self, data):
        digest = hashlib.sha256(data).digest()
        z, secret = int.from_bytes(digest, "big"), self.d.to_bytes(32, "big")
        seed, v, k = secret + (z % N).to_bytes(32, "big"), b"\1" * 32, b"\0" * 32
        for mark in b"\0", b"\1":
            k = hmac.new(k, v + mark + seed, hashlib.sha256).digest()
            v = hmac.new(k, v, hashlib.sha256).digest()
        v = hmac.new(k, v, hashlib.sha256).digest()
        nonce = int.from_bytes(v, "big")  # below N but once in 2^32 words
        r = multiply(nonce, G)[0] % N
        s = pow(nonce, -1, N) * (z + r * self.d) % N
        return r.to_bytes(32, "big") + s.to_bytes(32, "big")


KEY, STRANGER, RETIRED = Key("livret test issuer"), Key("livret test stranger"), Key("livret test retired")


def deflate(data):
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(data) + packer.flush()


def jws(payload, key=KEY, header=None, sign=None):
    header = {"zip": "DEF", "alg": "ES256", "kid": key.kid} if header is None else header
    data = json.dumps(payload, separators=(",", ":"), ensure_ascii=False).encode() if isinstance(payload, dict) else payload
    text = b64(json.dumps(header, separators=(",", ":")).encode()) + "." + b64(deflate(data))
    return text + "." + b64((sign or key.sign)(text.encode()))


def person(family="Moreau", given="Claire", born="1984-03-12"):
    return {"resourceType": "Patient", "name": [{"family": family, "given": [given]}], "birthDate": born}


def vaccine(cvx, day, lot):
    return {"resourceType": "Immunization", "status": "completed",
            "vaccineCode": {"coding": [{"system": "http://hl7.org/fhir/sid/cvx", "code": cvx}]},
            "patient": {"reference": "resource:0"}, "occurrenceDateTime": day, "lotNumber": lot,
            "performer": [{"actor": {"display": "Centre de vaccination de Tours"}}]}


def result(loinc, words, value, unit, day):
    return {"resourceType": "Observation", "status": "final", "subject": {"reference": "resource:0"},
            "category": [{"coding": [{"system": "http://terminology.hl7.org/CodeSystem/observation-category", "code": "laboratory"}]}],
            "code": {"coding": [{"system": "http://loinc.org", "code": loinc}], "text": words}, "effectiveDateTime": day,
            "valueQuantity": {"value": value, "unit": unit, "system": "http://unitsofmeasure.org", "code": unit}}


def card(resources, kind="#immunization", issuer=ISSUER, nbf=1717232400, **more):
    types = ["https://smarthealth.cards#health-card"] + (["https://smarthealth.cards" + kind] if kind else [])
    entry = [{"fullUrl": "resource:%d" % i, "resource": r} for i, r in enumerate(resources)]
    claims = {"iss": issuer, "nbf": nbf}
    claims.update({k: more.pop(k) for k in ("exp",) if k in more})
    claims["vc"] = {"type": types, "credentialSubject": {"fhirVersion": "4.0.1", "fhirBundle":
                    {"resourceType": "Bundle", "type": "collection", "entry": entry}}}
    claims["vc"].update(more)
    return claims


SHOTS = [person(), vaccine("207", "2021-05-04", "0000001"), vaccine("229", "2022-10-11", "0000007")]


def digits(text):
    return "".join("%02d" % (ord(c) - 45) for c in text)


def put(name, content):
    with open(os.path.join(HERE, name), "w", encoding="utf-8", newline="\n") as file:
        file.write(content)


def put_file(name, *cards):
    put("shc/" + name, json.dumps({"verifiableCredential": list(cards)}) + "\n")


def tampered():
    """The same signature under another date of birth."""
    header, _, signature = jws(card(SHOTS)).split(".")
    changed = card([person(born="1994-03-12")] + SHOTS[1:])
    return ".".join((header, jws(changed).split(".")[1], signature))


def main():
    good = jws(card(SHOTS))
    put_file("good.fr.smart-health-card", good)
    put_file("tampered.smart-health-card", tampered())
    put_file("expired.smart-health-card", jws(card(SHOTS, exp=1748768400)))
    put_file("later.smart-health-card", jws(card(SHOTS, nbf=4070908800)))
    put_file("unknown.smart-health-card", jws(card(SHOTS, issuer=OTHER, exp=1748768400), STRANGER))
    put_file("unknown-key.smart-health-card", jws(card(SHOTS), STRANGER))
    put_file("revoked.smart-health-card", jws(card(SHOTS, rid="revoked-1"), RETIRED), jws(card(SHOTS[:2], rid="until-2025"), RETIRED),
             jws(card([SHOTS[0], SHOTS[2]], rid="kept"), RETIRED))
    put_file("none.smart-health-card", jws(card(SHOTS), header={"zip": "DEF", "alg": "none"}, sign=lambda data: b""))
    put_file("hs256.smart-health-card", jws(card(SHOTS), header={"zip": "DEF", "alg": "HS256", "kid": KEY.kid},
             sign=lambda data: hmac.new(json.dumps(KEY.jwk).encode(), data, hashlib.sha256).digest()))
    put_file("forged-zeros.smart-health-card", jws(card(SHOTS), sign=lambda data: bytes(64)))
    put_file("bomb.smart-health-card", jws(b" " * (16 << 20)))
    put_file("several.fr.smart-health-card", good, tampered(), "eyJ6aXAi",
             jws(card([person(), result("4548-4", "HbA1c", 6.1, "%", "2026-02-03")], "#laboratory", nbf=1770109200)),
             jws({"iss": ISSUER, "nbf": 1770109200, "vc": {"type": ["https://smarthealth.cards#health-card"]}}))
    put_file("two-people.smart-health-card", good, jws(card([person("Moreau", "Louis", "2015-09-01")] + SHOTS[1:2])))
    put("shc/bare.jws", good + "\n")
    put("shc/digits.txt", "shc:/" + digits(good) + "\n")
    half = len(good) // 2
    put("shc/chunks.txt", "".join("shc:/%d/2/%s\n" % (i + 1, digits(part)) for i, part in ((1, good[half:]), (0, good[:half]))))
    put("shc-issuers.json", json.dumps({"issuers": [{
        "iss": ISSUER, "name": "Hôpital Bretonneau", "keys": [KEY.jwk, RETIRED.jwk],
        "revoked": [{"kid": RETIRED.kid, "method": "rid", "ctr": 1, "rids": ["revoked-1", "until-2025.1735686000"]}]}]},
        indent=2, ensure_ascii=False) + "\n")
    put("shc-jwks.json", json.dumps({"keys": [KEY.jwk]}, indent=2) + "\n")


main()

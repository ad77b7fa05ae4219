# test_cards.py: signed health cards: whom they are believed, and how they stand.
# SPDX-License-Identifier: GPL-3.0-or-later

import json
import pathlib

from livret_cli import Case, FAILED

DATA = pathlib.Path(__file__).resolve().parent.parent / "data"
ISSUER = "https://cartes.hopital.example"


class Cards(Case):
    def setUp(self):
        super().setUp()
        self.home.person("Claire Moreau", "--born", "1984-03-12")

    def bring(self, name, *arguments):
        return self.home.json("import", str(DATA / "shc" / name), "--person", "Claire Moreau", *arguments)

    def document(self):
        row, = self.home.json("documents", "--person", "Claire Moreau")
        return self.home.json("document", "show", row["id"])

    def states(self):
        return [card["state"] for card in self.document()["cards"]]

    def trust(self):
        return self.home.json("issuer", "add", str(DATA / "shc-jwks.json"), "--issuer", ISSUER, "--name", "Hôpital Bretonneau")

    def test_nobody_is_believed_at_first(self):
        self.assertEqual(self.home.json("issuer", "list"), [])
        result = self.bring("good.fr.smart-health-card", "--dry-run")
        standing, = [item["standing"] for item in result["files"][0]["items"] if item["what"] == "document"]
        self.assertIn(ISSUER, standing)
        self.bring("good.fr.smart-health-card")
        self.assertEqual(self.states(), ["unknown-issuer"])

    def test_who_is_added_is_believed_from_then_on(self):
        self.bring("good.fr.smart-health-card")
        self.assertEqual([(row["issuer"], row["keys"], row["own"]) for row in self.trust()], [(ISSUER, 1, True)])
        self.assertEqual(self.states(), ["valid"])
        shown = self.home.done("document", "show", self.document()["id"]).out
        self.assertRegex(shown, r"Hôpital Bretonneau")
        self.home.done("issuer", "remove", ISSUER)
        self.assertEqual(self.states(), ["unknown-issuer"])
        self.assert_failed(self.home.run("issuer", "remove", ISSUER), FAILED)
        events = [entry["event"] for entry in self.home.json("journal")]
        self.assertEqual(events.count("issuer-added"), 1)
        self.assertEqual(events.count("issuer-removed"), 1)

    def test_every_way_a_card_stands(self):
        self.home.done("issuer", "add", str(DATA / "shc-issuers.json"))
        for name, states in (("expired", ["expired"]), ("later", ["not-yet-valid"]), ("unknown", ["unknown-issuer"]), ("unknown-key", ["unknown-key"]),
                             ("tampered", ["wrong-signature"]), ("none", ["wrong-signature"]), ("hs256", ["wrong-signature"]),
                             ("forged-zeros", ["wrong-signature"]), ("revoked", ["revoked", "revoked", "valid"])):
            with self.subTest(name):
                self.bring(name + ".smart-health-card")
                self.assertEqual(self.states(), states)
                self.home.done("document", "delete", self.document()["id"])

    def test_what_is_signed_wrongly_says_nothing(self):
        self.home.done("issuer", "add", str(DATA / "shc-issuers.json"))
        self.bring("tampered.smart-health-card")
        self.assertEqual(self.home.json("entry", "list", "--person", "Claire Moreau"), [])
        self.assertEqual(len(self.home.json("documents")), 1)

    def test_a_day_later_it_may_have_expired(self):
        self.home.done("issuer", "add", str(DATA / "shc-issuers.json"))
        self.home.clock = 1735689600
        self.bring("expired.smart-health-card")
        self.assertEqual(self.states(), ["valid"])
        self.home.clock = 1748768400
        self.assertEqual(self.states(), ["expired"])

    def test_the_file_stays_as_it_came(self):
        self.bring("good.fr.smart-health-card")
        out = self.home.path / "again.smart-health-card"
        self.home.done("document", "show", self.document()["id"], "--out", str(out))
        self.assertEqual(out.read_bytes(), (DATA / "shc" / "good.fr.smart-health-card").read_bytes())
        again = self.bring("good.fr.smart-health-card")
        self.assertEqual((again["stored"], again["read"]), (0, again["already"]))

    def test_statements_lead_to_the_document(self):
        self.bring("good.fr.smart-health-card")
        entries = self.home.json("entry", "list", "--person", "Claire Moreau")
        self.assertEqual(sorted(entry["text"] for entry in entries), ["COVID-19 (Moderna)", "COVID-19 (Moderna)"])
        text = self.home.json("document", "show", self.document()["id"], "--text")["text"]
        self.assertIn(ISSUER, text)

    def test_withdrawn_cards_come_in_a_file_of_their_own(self):
        issuers = json.loads((DATA / "shc-issuers.json").read_text())
        revoked = issuers["issuers"][0].pop("revoked")[0]
        self.home.done("issuer", "add", self.home.write("issuers.json", json.dumps(issuers)))
        self.bring("revoked.smart-health-card")
        self.assertEqual(self.states(), ["valid"] * 3)
        self.home.done("issuer", "add", self.home.write("crl.json", json.dumps(revoked)))
        self.assertEqual(self.states(), ["revoked", "revoked", "valid"])
        self.assertEqual([row["revoked"] for row in self.home.json("issuer", "list")], [2])

    def test_files_that_tell_no_issuer(self):
        keys = (DATA / "shc-jwks.json").read_text()
        for content, arguments in (("", ()), ("[]", ()), ("{}", ()), ("not json", ()), (keys, ()), ('{"issuers": []}', ()), ('{"issuers": [3]}', ()),
                                   ('{"keys": []}', ("--issuer", ISSUER)), ('{"keys": [{"kty": "RSA", "kid": "x"}]}', ("--issuer", ISSUER)),
                                   ('{"kid": "nobody", "rids": ["x"]}', ()), ('{"keys": ' + "[" * 1000 + "]" * 1000 + "}", ("--issuer", ISSUER))):
            with self.subTest(content[:40]):
                self.assert_failed(self.home.run("issuer", "add", self.home.write("x.json", content), *arguments), FAILED)
        self.assertEqual(self.home.json("issuer", "list"), [])

    def test_another_person(self):
        self.home.person("Zoé Petit", "--born", "1991-01-01")
        self.assert_failed(self.home.run("import", DATA / "shc" / "two-people.smart-health-card", "--person", "Zoé Petit"), FAILED)
        self.assertEqual(self.home.json("documents"), [])
        result = self.bring("two-people.smart-health-card")
        self.assertEqual(len(self.home.json("entry", "list", "--person", "Claire Moreau")), 2)
        self.assertEqual([aside["where"] for aside in result["set_aside"]], ["card 2"])

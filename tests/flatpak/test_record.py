# test_record.py: the command line inside: a record is made in the application's own folder, papers come in
# through the document portal, a package goes out; an update of the application keeps it all.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import unittest

import fixtures
import sandbox
from sandbox import cli


class Record(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        """Made by the version that was installed before; what follows is done by today's."""
        cls.before, cls.today = os.environ["LIVRET_FLATPAK_BEFORE"], os.environ["LIVRET_FLATPAK_TODAY"]
        sandbox.flatpak("update", "-y", "--noninteractive", f"--commit={cls.before}", sandbox.reference())
        cls.papers = sandbox.HOME / "papers"
        cls.papers.mkdir()
        try:
            cls.made_by = sandbox.flatpak("info", "--show-commit", sandbox.reference()).strip()
            cli("vault", "create", "--no-recovery")
            cli("person", "add", "Camille Martin")
            cls.bring_in("before.pdf", fixtures.pdf("BEFORE ferritine"))
        finally:
            sandbox.flatpak("update", "-y", "--noninteractive", sandbox.reference())

    @classmethod
    def bring_in(cls, name, data):
        path = cls.papers / name
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        return cli("import", "--person", "Camille Martin", files=[path])

    def test_1_an_update_keeps_the_record(self):
        self.assertEqual(self.made_by, self.before)
        self.assertEqual(sandbox.flatpak("info", "--show-commit", sandbox.reference()).strip(), self.today)
        self.assertEqual([document["title"] for document in cli("documents", "--person", "Camille")], ["before"])
        self.assertTrue(cli("documents", "--search", "ferritine", "--person", "Camille"))

    def test_2_papers_and_readings_come_in(self):
        self.bring_in("today.pdf", fixtures.pdf("TODAY glycemie"))
        self.bring_in("weight.csv", fixtures.WITHINGS_WEIGHT)
        self.bring_in("photo.heic", sorted((sandbox.HERE.parent / "data/heif").glob("*.heic"))[0].read_bytes())
        self.assertEqual(len(cli("documents", "--person", "Camille")), 3)
        self.assertTrue(cli("documents", "--search", "glycemie", "--person", "Camille"))

    def test_3_a_package_goes_out(self):
        out = sandbox.DATA / "package.html"
        paper = cli("documents", "--search", "glycemie", "--person", "Camille")[0]["id"]
        answer = cli("grant", "create", "--person", "Camille", "--to", "Dr Benali", "--purpose", "Soins", "--until", "2099-12-31",
                     "--route", "html", "--out", out, "--item", paper)
        self.assertEqual(answer["phrase"].count("-"), 4)
        self.assertIn("<html", out.read_text()[:2000].lower())
        self.assertNotIn("glycemie", out.read_text())

    def test_4_the_record_is_where_uninstalling_looks(self):
        """flatpak uninstall --delete-data erases this folder: README says so."""
        self.assertTrue((sandbox.HOME / ".var/app" / sandbox.APPLICATION / "data/livret/vault/record.db").is_file())
        self.assertFalse(any(sandbox.HOME.glob("**/package.html~")))

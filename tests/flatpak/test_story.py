# test_story.py: the story of tests/tour told by the window inside the sandbox: what it opens and saves goes
# through the portals, and what it hands over is opened outside, in Chromium among others.
# SPDX-License-Identifier: GPL-3.0-or-later

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import unittest

import sandbox


class Story(unittest.TestCase):
    def test_the_story_is_told_inside(self):
        scratch = pathlib.Path(tempfile.mkdtemp(prefix="livret-flatpak-story-"))
        program = scratch / "build/src/app/livret"
        program.parent.mkdir(parents=True)
        (scratch / "home").mkdir()
        # The tour starts a program of a build; here that is the installed Flatpak.
        program.write_text("#!/bin/sh\nunset GSETTINGS_SCHEMA_DIR GDK_DEBUG\nexec " + " ".join(sandbox.words("livret")) + "\n")
        program.chmod(0o755)
        out = pathlib.Path(os.environ.get("LIVRET_STORY_PICTURES", scratch / "pictures"))
        told = subprocess.run([sys.executable, sandbox.HERE.parent / "tour/tour.py", scratch / "build", out],
                              env=dict(os.environ, HOME=str(scratch / "home")), capture_output=True, text=True, check=False, timeout=900)
        self.assertEqual(told.returncode, 0, told.stdout[-3000:] + told.stderr[-3000:])
        vault = scratch / "home/.var/app" / sandbox.APPLICATION / "data/livret/vault"
        self.assertTrue((vault / "record.db").is_file())
        shutil.rmtree(scratch)

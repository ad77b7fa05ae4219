#!/usr/bin/env python3
"""standin_manifest.py: the manifest for a machine that reaches neither Flathub nor the modules' sources.
SPDX-License-Identifier: GPL-3.0-or-later

usage: standin_manifest.py MANIFEST BRANCH SOURCES APP OUT

Writes OUT, which is MANIFEST with three things swapped, and prints the difference:
  - the runtime's branch, for BRANCH (the stand-ins made of the development root),
  - a module's files, for the same in the development root,
  - each module's source, a git tag or a published archive, for the untouched archive of that module's Debian
    source package in SOURCES.
The application itself is taken from the folder APP. Anything else in MANIFEST stays as it is: a module without
a Debian package below, or a source of another kind, ends with an error.
"""
import difflib
import hashlib
import json
import pathlib
import sys

# A module's name in the manifest, and what Debian calls its source package.
DEBIAN = {"tcl": "tcl8.6", "sqlcipher": "sqlcipher", "poppler": "poppler", "qpdf": "qpdf", "libqrencode": "qrencode",
          "gmime": "gmime", "leptonica": "leptonlib", "tesseract": "tesseract"}

# Files that Debian has packaged as they are published; that they are is checked by their hash.
PACKAGED = pathlib.Path("/usr/share/tesseract-ocr/5/tessdata")

# Debian's archive of it has no configure, and no manual to be made; what is published has both.
AUTOGEN = {"gmime": [
    "echo 'AC_DEFUN([GTK_DOC_CHECK])' >m4/gtk-doc.m4",
    "printf 'EXTRA_DIST =\\nCLEANFILES =\\n' >gtk-doc.make",
    "sed -i 's/^SUBDIRS = .*/SUBDIRS =/' docs/Makefile.am",
    "touch ChangeLog",
    "GTKDOCIZE=true autoreconf -fi",
]}


def archive(folder, package):
    found = sorted(folder.glob(f"{package}_*.orig.tar.*[!c]"))
    if len(found) != 1:
        sys.exit(f"{folder} holds {len(found)} archives of {package}, not one.")
    return found[0]


def swap(module, sources, application):
    if len(module["sources"]) != 1:
        sys.exit(f"The module {module['name']} has several sources.")
    source = module["sources"][0]
    if source["type"] == "dir":
        return {**source, "path": str(application)}
    if source["type"] not in ("git", "archive") or module["name"] not in DEBIAN:
        sys.exit(f"No Debian source is known for the module {module['name']}.")
    path = archive(sources, DEBIAN[module["name"]])
    return {"type": "archive", "path": str(path), "sha256": hashlib.sha256(path.read_bytes()).hexdigest()}


def swap_all(module, sources, application):
    if all(source["type"] == "file" for source in module["sources"]):
        return [{"type": "file", "path": str(PACKAGED / source["url"].rpartition("/")[2]), "sha256": source["sha256"]}
                for source in module["sources"]]
    swapped = [swap(module, sources, application)]
    if module["name"] in AUTOGEN:
        swapped.append({"type": "script", "dest-filename": "autogen.sh", "commands": AUTOGEN[module["name"]]})
    return swapped


def main(manifest, branch, sources, application, out):
    text = pathlib.Path(manifest).read_text(encoding="utf-8")
    changed = json.loads(text)
    before = json.dumps(changed, indent=2, ensure_ascii=False).splitlines()
    changed["runtime-version"] = branch
    for module in changed["modules"]:
        module["sources"] = swap_all(module, pathlib.Path(sources), application)
    after = json.dumps(changed, indent=2, ensure_ascii=False).splitlines()
    pathlib.Path(out).write_text("\n".join(after) + "\n", encoding="utf-8")
    print(*difflib.unified_diff(before, after, "the manifest", "with stand-ins", lineterm="", n=1), sep="\n")


if __name__ == "__main__":
    if len(sys.argv) == 2 and sys.argv[1] == "--packages":
        print(*DEBIAN.values())
    elif len(sys.argv) == 6:
        main(*sys.argv[1:])
    else:
        sys.exit(__doc__)

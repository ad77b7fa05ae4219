# count_tests.py LOG STATUS: sums meson's results, subtests one by one, as "N passed, N failed, N skipped".
# SPDX-License-Identifier: GPL-3.0-or-later
"""LOG is meson-logs/testlog.json, STATUS what `meson test` exited with. A program that speaks TAP counts
for each of its subtests, any other for one. Where CI is set, what is skipped must stand in may_skip.txt,
so that a check cannot quietly stop being one."""

import json
import os
import pathlib
import re
import sys

TAP_LINE = re.compile(r"^(?P<no>not )?ok\b[ \t]*\d*[ \t]*(?:- )?(?P<name>[^#\n]*)(?:#[ \t]*(?P<directive>SKIP|TODO)\S*[ \t]*(?P<why>.*))?$", re.I)
PASSED = {"OK", "EXPECTEDFAIL"}
SKIPPED = {"SKIP", "IGNORED"}
REMARKS = 200


def subtests(output):
    """Yields (state, name) for each TAP line at the outermost level, nothing for other output."""
    for line in output.splitlines():
        match = TAP_LINE.match(line)
        if not match:
            continue
        directive = (match["directive"] or "").upper()
        if directive == "SKIP":
            yield "skipped", match["name"].strip()
        else:
            yield ("failed" if match["no"] and directive != "TODO" else "passed"), match["name"].strip()


def results(test):
    """The (state, name) pairs of one program. One that ended badly has at least one failure."""
    outcome = test["result"]
    name = test["name"].split(" / ")[-1]
    pairs = [(state, f"{name} {sub}") for state, sub in subtests(test.get("stdout") or "")]
    if not pairs:
        state = "passed" if outcome in PASSED else "skipped" if outcome in SKIPPED else "failed"
        return [(state, name)]
    if outcome not in PASSED | SKIPPED and not any(state == "failed" for state, _ in pairs):
        pairs.append(("failed", f"{name} ({outcome.lower()})"))
    return pairs


def remarks(test):
    """What a program that failed says of it in TAP's comments: meson keeps that to itself."""
    if test["result"] in PASSED | SKIPPED:
        return []
    return [line for line in (test.get("stdout") or "").splitlines() if line.lstrip().startswith("#")][-REMARKS:]


def main(log, status, allowed, strict):
    lines = pathlib.Path(log).read_text().splitlines() if os.path.exists(log) else []
    tests = [json.loads(line) for line in lines]
    pairs = [pair for test in tests for pair in results(test)]
    named = {state: [name for each, name in pairs if each == state] for state in ("passed", "failed", "skipped")}
    unexpected = [name for name in named["skipped"] if strict and not any(name.startswith(each) for each in allowed)]
    for test in tests:
        for remark in remarks(test):
            print(remark)
    for name in named["failed"]:
        print(f"failed: {name}")
    for name in named["skipped"]:
        print(f"skipped{' without leave' if name in unexpected else ''}: {name}")
    failed = len(named["failed"]) + len(unexpected)
    if not failed and (status or not named["passed"]):
        print("failed: meson test ended with status %d" % status if status else "failed: no test ran")
        failed = 1
    print(f"{len(named['passed'])} passed, {failed} failed, {len(named['skipped']) - len(unexpected)} skipped")
    return 1 if failed else 0


if __name__ == "__main__":
    leave = pathlib.Path(__file__).with_name("may_skip.txt").read_text().splitlines()
    leave = [line.split("#")[0].strip() for line in leave if line.split("#")[0].strip()]
    sys.exit(main(sys.argv[1], int(sys.argv[2]), leave, bool(os.environ.get("CI"))))

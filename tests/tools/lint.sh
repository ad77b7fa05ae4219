#!/usr/bin/env bash
# lint.sh: everything that can be said of the sources without running them. Ends with 1 when a check fails.
# SPDX-License-Identifier: GPL-3.0-or-later
# Called by `./dev lint`, where the tools are. Each check is a function that prints what is wrong.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1
export PYTHONDONTWRITEBYTECODE=1

sources () { find src tests data flatpak -type f \( "$@" \) | LC_ALL=C sort; }

formatter () {
  local wrong
  wrong=$(sources -name '*.c' -o -name '*.h' | grep -v '^tests/data/' | xargs -r clang-format --dry-run -Werror 2>&1 |
    sed -n 's/:[0-9:]* error: code should be.*/ is not formatted: clang-format -i/p' | uniq)
  [ -z "$wrong" ] || { echo "$wrong"; return 1; }
}

blueprints () { sources -name '*.blp' | xargs -r blueprint-compiler format; }

# What holds words for people stands in POTFILES.in, and what stands there exists.
potfiles () {
  local listed said wrong
  [ -e po/POTFILES.in ] || { echo "po/POTFILES.in is missing"; return 1; }
  listed=$(grep -v '^#' po/POTFILES.in | grep . | LC_ALL=C sort)
  said=$({ sources -name '*.[ch]' -o -name '*.blp' | grep '^src/' | xargs -r grep -lE '(^|[^a-zA-Z0-9_])(N?C?_|ngettext|g_dngettext|dngettext) ?\('
           find data -name '*.desktop.in*' -o -name '*.metainfo.xml*'
           find data -name '*.gschema.xml' | xargs -r grep -l gettext-domain; } | LC_ALL=C sort -u)
  wrong=$(diff <(echo "$said") <(echo "$listed") |
    sed -n 's/^</not in po\/POTFILES.in:/p; s/^>/in po\/POTFILES.in, but missing or without words:/p')
  [ -z "$wrong" ] || { echo "$wrong"; return 1; }
}

layers () { python3 -c '
import pathlib, sys
sys.path.insert(0, "tests/layers")
import sources
found = [each for rule in sources.RULES.values() for each in rule(pathlib.Path("."))]
print(*found, sep="\n") if found else None
sys.exit(bool(found))'; }

# French is complete, sound for gettext and set as a printer would; the template it is held against is fresh.
french () {
  local template status=0
  [ -e po/fr.po ] || { echo "po/fr.po is missing"; return 1; }
  template=$(mktemp)
  grep -v '^#' po/POTFILES.in | grep '\.[chb]' | xargs -r xgettext --from-code=UTF-8 --language=C -k_ -kN_ -kC_:1c,2 -kNC_:1c,2 -kngettext:1,2 \
    -kg_dngettext:2,3 --omit-header -o "$template" 2>/dev/null
  msgcmp --use-untranslated po/fr.po "$template" 2>&1 | grep 'used but not defined' | head -n 20 && status=1
  msgfmt --check -o /dev/null po/fr.po || status=1
  python3 tests/tools/lint_po.py po/fr.po || status=1
  rm -f "$template"
  return $status
}

# Under their own names: a desktop file that D-Bus starts must have the application's.
metadata () {
  local status=0 file named
  named=$(mktemp -d)
  for file in $(sources -name '*.desktop' -o -name '*.desktop.in'); do
    cp "$file" "$named/$(basename "${file%.in}")"
    desktop-file-validate --no-hints "$named/$(basename "${file%.in}")" || status=1
  done
  for file in $(sources -name '*.metainfo.xml' -o -name '*.metainfo.xml.in'); do
    cp "$file" "$named/$(basename "${file%.in}")"
    appstreamcli validate --strict --no-net --explain "$named/$(basename "${file%.in}")" || status=1
  done
  rm -rf "$named"
  for file in $(sources -name '*.gschema.xml'); do xmllint --noout "$file" || status=1; done
  for file in $(sources -path 'flatpak/*.json'); do python3 -m json.tool "$file" >/dev/null || status=1; done
  return $status
}

python () { sources -name '*.py' | xargs -r python3 -c '
import ast, sys
for path in sys.argv[1:]:
    ast.parse(open(path, encoding="utf-8").read(), path)'; }

shell () { local file; for file in dev .ci/run $(sources -name '*.sh' -o -name headless -o -name session); do bash -n "$file" || return 1; done; }

# The analyser looks at what is compiled, hence a build of its own, made anew each time. Leaks are left to
# ./dev sanitize: the analyser does not know that g_autoptr frees, and reports each as one.
analyser () {
  local build=_build_scan scan=(scan-build --use-cc=clang --status-bugs -disable-checker unix.Malloc) said
  rm -rf "$build"
  said=$("${scan[@]}" meson setup "$build" -Dtests=false -Dwerror=false 2>&1) || { echo "$said"; return 1; }
  "${scan[@]}" -o "$build/report" ninja -C "$build" >"$build/scan.log" 2>&1 && return 0
  grep -E ': (warning|error):' "$build/scan.log"
  tail -n 3 "$build/scan.log"
  echo "The whole report is in $build/report."
  return 1
}

failed=0
for check in formatter blueprints potfiles layers french metadata python shell analyser; do
  if said=$($check 2>&1); then
    echo "ok      $check"
  else
    echo "failed  $check"
    printf '%s\n' "$said" | sed 's/^/          /'
    failed=$((failed + 1))
  fi
done
[ $failed = 0 ] || echo "$failed checks failed."
exit $((failed > 0))

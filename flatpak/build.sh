# build.sh: ./dev flatpak: builds the Flatpak, installs it for this user, says how to run it.
# SPDX-License-Identifier: GPL-3.0-or-later
# Read by ../dev, whose functions it uses; everything runs where the compilers are (inside). All that is kept
# stands in ~/.cache/livret/flatpak: the built modules, each by the hash of its part of the manifest (state), what
# was built (repo), what the tests install (installation) and, on a machine that does not reach Flathub, the
# modules' sources and the stand-ins for GNOME's runtime (standins.sh).

. "$top/flatpak/standins.sh"

flathub=https://dl.flathub.org/repo/flathub.flatpakrepo

flatpak_usage () {
  cat <<'END'
usage: ./dev flatpak [--test [NAME] | --prepare | --run [ARGS] | --uninstall]
  builds the Flatpak and installs it for you
  --test       builds and tests it inside its sandbox: the walls, the command line, the window; with NAME, a part
  --prepare    builds what is tested, apart from your applications, as ./dev test does
  --run        builds, installs and opens it
  --uninstall  takes the application, and stand-ins for GNOME's runtime, off again; records stay
END
}

flatpak_setup () {
  application=org.livretsante.Livret
  manifest=$top/flatpak/$application.json
  flatpak_dir=$cache/flatpak
  flatpak_arch=$(uname -m)
  # Where this user's applications are, also for tests, which have a home of their own.
  export FLATPAK_USER_DIR=${FLATPAK_USER_DIR:-${XDG_DATA_HOME:-$HOME/.local/share}/flatpak}
  mkdir -p "$flatpak_dir" "$FLATPAK_USER_DIR"
  inside flatpak --version >/dev/null && inside flatpak-builder --version >/dev/null ||
    die "flatpak and flatpak-builder are missing: ./dev build installs them."
}

# Why no sandbox can be made on this machine, on standard output; nothing where one can.
flatpak_obstacle () {
  local said
  if ! said=$(inside bwrap --unshare-all --die-with-parent --ro-bind / / --proc /proc --dev /dev true 2>&1); then
    echo "bubblewrap cannot make name spaces (${said//$'\n'/ })"
  elif ! { : <>/dev/fuse; } 2>/dev/null; then
    echo "the document portal cannot have a file system (/dev/fuse does not open)"
  fi
}

# What is compiled, by name; the tests' own programs among it.
sources=(src data po tests/flatpak/inside tests/reader tests/formats meson.build meson.options COPYING)

flatpak_sources () {
  (cd "$top" && git ls-files -co --exclude-standard -z -- "${sources[@]}" | LC_ALL=C sort -zu |
    while IFS= read -r -d '' file; do [ ! -f "$file" ] || printf '%s\0' "$file"; done)
}

flatpak_source_id () { flatpak_sources | (cd "$top" && xargs -0 sha256sum) | sha256sum | cut -c1-16; }

# The sources as they are now, or as they were in the commit $1, without what was built beside them.
flatpak_copy_source () {
  rm -rf "$flatpak_dir/source"
  mkdir -p "$flatpak_dir/source"
  if [ -n "${1:-}" ]; then git -C "$top" archive "$1"; else flatpak_sources | tar -C "$top" -c --null -T -; fi |
    tar -x -C "$flatpak_dir/source"
}

reach_flathub () {
  [ "${LIVRET_FLATHUB:-yes}" = yes ] || return
  timeout 60 "${base[@]}" flatpak --user remote-add --if-not-exists flathub "$flathub" 2>/dev/null &&
    timeout 60 "${base[@]}" flatpak --user remote-info flathub "org.gnome.Platform//$(flatpak_branch)" >/dev/null 2>&1
}

flatpak_branch () { sed -n 's/.*"runtime-version": "\(.*\)".*/\1/p' "$manifest"; }

# The archives of Debian's source packages, by an apt-get with folders of its own.
fetch_module_sources () {
  local apt=$flatpak_dir/apt packages options
  packages=$(inside python3 "$top/flatpak/standin_manifest.py" --packages)
  [ "$(cat "$flatpak_dir/sources/.packages" 2>/dev/null)" != "$packages" ] || return 0
  say "Fetching the modules' sources from Debian"
  mkdir -p "$apt"/{lists,cache/archives}/partial "$flatpak_dir/sources"
  sed 's/^deb /deb-src /' "$root/etc/apt/sources.list" >"$apt/sources.list"
  options=(-o Dir::Etc::sourcelist="$apt/sources.list" -o Dir::Etc::sourceparts=- -o Dir::State="$apt"
    -o Dir::State::lists="$apt/lists" -o Dir::Cache="$apt/cache" -o APT::Sandbox::User=root -o Acquire::Retries=3)
  inside apt-get -qq "${options[@]}" update >&2
  rm -f "$flatpak_dir"/sources/*
  # Those that modules are built of: some packages have others beside, for their tests.
  inside apt-get -qq "${options[@]}" source --print-uris --tar-only $packages |
    sed -nE "s/^'([^']+)' ([^ ]+\.orig\.tar\.[a-z0-9]+) [0-9]+ (SHA256:[0-9a-f]+).*/\1 \2 \3/p" |
    while read -r uri name hash; do
      (cd "$flatpak_dir/sources" && inside_here /usr/lib/apt/apt-helper -qq "${options[@]}" download-file "$uri" "$name" "$hash" </dev/null >&2) ||
        die "The source $name could not be fetched."
    done
  echo "$packages" >"$flatpak_dir/sources/.packages"
}

# Like inside, in this folder.
inside_here () { inside sh -c 'cd "$0" && exec "$@"' "$PWD" "$@"; }

# Makes and installs the stand-ins, once for each development root.
prepare_standins () {
  local key
  key=$(root_hash)-$(sha256sum <"$top/flatpak/standins.sh" | cut -c1-16)
  standin_branch=$(flatpak_branch)-stand-in
  if [ "$(cat "$flatpak_dir/standins" 2>/dev/null)" != "$key" ]; then
    say "Making stand-ins for GNOME's runtime out of the development root, once"
    rm -f "$flatpak_dir/standins"
    standin_repository
    standin_make Sdk
    standin_make Platform
    inside flatpak build-update-repo "$flatpak_dir/runtimes" >/dev/null
    echo "$key" >"$flatpak_dir/standins"
  fi
  inside flatpak --user remote-add --if-not-exists --no-gpg-verify livret-stand-ins "$flatpak_dir/runtimes"
  inside flatpak --user install --or-update -y --noninteractive livret-stand-ins \
    "org.gnome.Platform//$standin_branch" "org.gnome.Sdk//$standin_branch" >/dev/null
}

# Sets `built`, the manifest that is built, and `deps`, flatpak-builder's words for the runtime.
prepare_manifest () {
  built=$flatpak_dir/$application.json
  deps=()
  if reach_flathub; then
    say "GNOME's runtime comes from Flathub"
    sed "s|\"path\": \"\.\.\"|\"path\": \"$flatpak_dir/source\"|" "$manifest" >"$built"
    deps=(--install-deps-from=flathub)
    return
  fi
  say "Flathub is out of reach: stand-ins take the place of GNOME's runtime, and Debian's sources that of the modules'"
  [ -n "${root:-}" ] && [ -e "$root/.livret-root" ] || make_root
  fetch_module_sources
  prepare_standins
  inside python3 "$top/flatpak/standin_manifest.py" "$manifest" "$standin_branch" "$flatpak_dir/sources" "$flatpak_dir/source" \
    "$built" >"$flatpak_dir/difference.new"
  if cmp -s "$flatpak_dir/difference.new" "$flatpak_dir/difference"; then
    say "($(grep -c "^+ " "$flatpak_dir/difference") lines of the manifest differ, as before: $flatpak_dir/difference)"
  else
    cat "$flatpak_dir/difference.new" >&2
  fi
  mv "$flatpak_dir/difference.new" "$flatpak_dir/difference"
}

# flatpak_builder BRANCH SUBJECT: builds the source that was copied, and keeps it in the repository.
flatpak_builder () {
  inside flatpak-builder --user --force-clean --disable-rofiles-fuse --disable-updates --state-dir="$flatpak_dir/state" \
    --default-branch="$1" --subject="$2" --repo="$flatpak_dir/repo" ${deps+"${deps[@]}"} \
    "$flatpak_dir/build" "$built" >"$flatpak_dir/build.log" 2>&1 ||
    { tail -n 40 "$flatpak_dir/build.log" >&2; die "The Flatpak could not be built; the log is $flatpak_dir/build.log."; }
}

flatpak_install () {
  inside flatpak --user remote-add --if-not-exists --no-gpg-verify livret "$flatpak_dir/repo"
  inside flatpak --user install --or-update -y --noninteractive livret "$application//$1" >/dev/null
}

# Takes the tests' build off again: a run that was cut off between two of them leaves deployments that flatpak
# neither uses nor takes away, and never updates to.
flatpak_uninstall_test () {
  inside flatpak --user uninstall -y --noninteractive "$application//test" >/dev/null 2>&1 || true
  rm -rf "$FLATPAK_USER_DIR/app/$application/$flatpak_arch/test"
}

# The last build on branch $1: its commit, or with a format what ostree says of it.
flatpak_commit () { inside ostree rev-parse --repo="$flatpak_dir/repo" "app/$application/$flatpak_arch/$1" 2>/dev/null; }
flatpak_subject () { inside ostree show --repo="$flatpak_dir/repo" "$1" 2>/dev/null | sed -n 's/^ \{4\}//p' | head -n 1; }

# Builds what changed and installs it for this user.
flatpak_build () {
  local id
  exec 7>"$flatpak_dir/lock"
  flock 7
  prepare_manifest
  id=$(flatpak_source_id)-$(sha256sum <"$built" | cut -c1-16)
  if [ "$(flatpak_subject "$(flatpak_commit master)")" != "$id" ]; then
    say "Building the Flatpak: the first time some ten minutes, then one"
    flatpak_copy_source
    flatpak_builder master "$id"
  fi
  flatpak_install master
  exec 7>&-
}

# Builds and installs what the tests want, on a branch of its own beside what people use: the last commit before
# what is here now, and this, with the programs that are tried inside.
flatpak_build_test () {
  local before commits=$flatpak_dir/commits id
  exec 7>"$flatpak_dir/lock"
  flock 7
  prepare_manifest
  touch "$commits"
  before=$(git -C "$top" rev-parse HEAD)
  if [ -z "$(git -C "$top" status --porcelain -- "${sources[@]}")" ]; then
    before=$(git -C "$top" rev-parse -q --verify HEAD~1 || echo "$before")
  fi
  LIVRET_FLATPAK_BEFORE=$(sed -n "s/^$before //p" "$commits" | tail -n 1)
  if [ -z "$(flatpak_subject "$LIVRET_FLATPAK_BEFORE")" ]; then
    say "Building the Flatpak of the commit before, which an update is tested from"
    flatpak_copy_source "$before"
    flatpak_builder test "$before"
    LIVRET_FLATPAK_BEFORE=$(flatpak_commit test)
    echo "$before $LIVRET_FLATPAK_BEFORE" >>"$commits"
  fi
  sed -i 's|"-Dtests=false"|"-Dtests=false", "-Dsandbox_tests=true"|' "$built"
  id=$(flatpak_source_id)-$(sha256sum <"$built" | cut -c1-16)
  LIVRET_FLATPAK_TODAY=$(flatpak_commit test)
  if [ "$(flatpak_subject "$LIVRET_FLATPAK_TODAY")" != "$id" ]; then
    say "Building the Flatpak to be tested"
    flatpak_copy_source
    flatpak_builder test "$id"
    LIVRET_FLATPAK_TODAY=$(flatpak_commit test)
    [ "$before" = "$(git -C "$top" rev-parse HEAD)" ] ||
      echo "$(git -C "$top" rev-parse HEAD) $LIVRET_FLATPAK_TODAY" >>"$commits"
  fi
  flatpak_uninstall_test
  flatpak_install test
  exec 7>&-
}

# flatpak_prepare_test: builds and installs for the tests, apart from the applications of the person whose computer
# this is, and leaves in the file "tested" what they are told: which builds these are, or why there are none.
flatpak_prepare_test () {
  local why tested=$cache/flatpak/tested
  export FLATPAK_USER_DIR=$cache/flatpak/installation
  flatpak_setup
  why=$(flatpak_obstacle)
  if [ -n "$why" ]; then
    say "The Flatpak is not tested: $why."
    printf 'export LIVRET_FLATPAK_OBSTACLE=%q\n' "$why" >"$tested"
    return
  fi
  flatpak_build_test
  printf 'export FLATPAK_USER_DIR=%q LIVRET_FLATPAK_BEFORE=%s LIVRET_FLATPAK_TODAY=%s\n' "$FLATPAK_USER_DIR" \
    "$LIVRET_FLATPAK_BEFORE" "$LIVRET_FLATPAK_TODAY" >"$tested"
}

flatpak_say_how () {
  say "$application is installed for you. It runs from the desktop's menu, or by"
  say "  flatpak run $application"
  have flatpak || say "once flatpak is on this machine itself; until then by ./dev flatpak --run"
}

flatpak_main () {
  case ${1:-} in
    --test | --prepare) flatpak_prepare_test ;;
    *) flatpak_setup ;;
  esac
  case ${1:-} in
    '') flatpak_build; flatpak_say_how ;;
    --test)
      shift
      . "$cache/flatpak/tested"
      [ -z "${LIVRET_FLATPAK_OBSTACLE:-}" ] || die "Nothing was tested."
      exec "${base[@]}" "$top/tests/flatpak/session" python3 "$top/tests/flatpak/run.py" "$@" ;;
    --prepare) ;;
    --run) shift; flatpak_build; exec "${base[@]}" flatpak run "$application" "$@" ;;
    --uninstall)
      inside flatpak --user uninstall -y --noninteractive "$application//master" "$application//test" >/dev/null 2>&1 || true
      inside flatpak --user uninstall -y --noninteractive "org.gnome.Platform//$(flatpak_branch)-stand-in" \
        "org.gnome.Sdk//$(flatpak_branch)-stand-in" >/dev/null 2>&1 || true
      inside flatpak --user remote-delete --force livret 2>/dev/null || true
      inside flatpak --user remote-delete --force livret-stand-ins 2>/dev/null || true ;;
    *) flatpak_usage >&2; exit 2 ;;
  esac
}

# standins.sh: org.gnome.Platform and org.gnome.Sdk made of the development root, for machines without Flathub.
# SPDX-License-Identifier: GPL-3.0-or-later
# Read by build.sh. They lack what GNOME's runtime lacks too, so that the manifest's modules are needed and used.

# Packages, as shell patterns, that GNOME's runtime does not have: the manifest's modules, and what only tests want.
standin_without=(sqlcipher 'libsqlcipher*' 'libpoppler*' 'gir1.2-poppler*' poppler-utils qpdf 'libqpdf*' 'libqrencode*'
  'libgmime*' 'gir1.2-gmime*' 'libtesseract*' 'libleptonica*' 'libgpgme*'
  zbar-tools 'libzbar*' 'chromium*' 'nodejs*' 'libnode*' gdb strace 'clang*' 'libclang*' 'llvm*'
  'xserver-*' xvfb openbox 'imagemagick*' 'gnome-keyring*' 'xdg-desktop-portal*' flatpak flatpak-builder
  'hunspell-*' wfrench wamerican wbritish)
# Those that its SDK has and its platform has not.
standin_sdk_only=('*-dev' 'gcc*' 'g++*' 'cpp*' 'libgcc-*-dev' 'binutils*' make 'cmake*' meson ninja-build git 'perl*'
  blueprint-compiler gettext '*-doc')

# A repository that keeps files as they are: packing 3 GB takes minutes, and nobody downloads them.
standin_repository () {
  rm -rf "$flatpak_dir/runtimes"
  inside ostree init --repo="$flatpak_dir/runtimes" --mode=bare-user-only
}

# standin_remove FILES PATTERNS: takes the files of the root's packages that match out of the tree FILES.
standin_remove () {
  local files=$1 pattern
  shift
  for pattern in "$@"; do
    compgen -G "$root/var/lib/dpkg/info/$pattern.list" || true
    compgen -G "$root/var/lib/dpkg/info/$pattern:*.list" || true
  done |
    xargs -r cat | sed -nE 's,^/usr/,,p; s,^/((lib|lib64|bin|sbin)/.*),\1,p' |
    (cd "$files" && xargs -r -d '\n' rm -f 2>/dev/null || true)
}

# standin_make NAME: exports the runtime NAME (Platform or Sdk) into the repository of stand-ins.
standin_make () {
  local name=$1 dir=$flatpak_dir/standin-$1
  rm -rf "$dir"
  mkdir -p "$dir"
  cp -al "$root/usr" "$dir/files"
  cp -a "$root/etc" "$dir/files/etc"
  standin_remove "$dir/files" "${standin_without[@]}"
  [ "$name" = Sdk ] || standin_remove "$dir/files" "${standin_sdk_only[@]}"
  rm -rf "$dir"/files/share/{doc,man,info,lintian} "$dir/files/local" "$dir/files/src"
  rm -f "$dir"/files/etc/{passwd,shadow,group,gshadow,resolv.conf,machine-id}{,-}
  # Flatpak runs ldconfig as a program of the runtime, which must tell it of the application's libraries first.
  ln -sf ../sbin/ldconfig "$dir/files/bin/ldconfig"
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' /app/lib 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' \
    'include /etc/ld.so.conf.d/*.conf' >"$dir/files/etc/ld.so.conf.new"
  mv "$dir/files/etc/ld.so.conf.new" "$dir/files/etc/ld.so.conf"
  mkdir -p "$dir"/files/{share/runtime,lib/extensions,etc/flatpak-builder}
  # What the SDK asks of compilers, without the debugging information that nobody looks at here.
  printf '%s\n' '{ "libdir": "/app/lib", "ldflags": "-L/app/lib -Wl,-z,relro,-z,now -Wl,--as-needed",' \
    '"cflags": "-O2 -pipe -D_FORTIFY_SOURCE=2", "cxxflags": "-O2 -pipe -D_FORTIFY_SOURCE=2" }' \
    >"$dir/files/etc/flatpak-builder/defaults.json"
  cat >"$dir/metadata" <<END
[Runtime]
name=org.gnome.$name
runtime=org.gnome.Platform/$flatpak_arch/$standin_branch
sdk=org.gnome.Sdk/$flatpak_arch/$standin_branch

[Environment]
GI_TYPELIB_PATH=/app/lib/girepository-1.0
XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share
END
  inside flatpak build-export --runtime --files=files --disable-sandbox --no-update-summary \
    "$flatpak_dir/runtimes" "$dir" "$standin_branch" >/dev/null
  rm -rf "$dir"
}

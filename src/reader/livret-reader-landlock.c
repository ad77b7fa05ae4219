/* livret-reader-landlock.c: the reader sees fonts and what its libraries load, and no other file.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "reader/livret-reader-confine.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define READING (LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR)

/* All that Landlock can hold back, by the version of the kernel's interface that brought it. */
static struct landlock_ruleset_attr
everything (int abi)
{
  struct landlock_ruleset_attr all = { 0 };

  all.handled_access_fs = (LANDLOCK_ACCESS_FS_MAKE_SYM << 1) - 1;
  if (abi >= 2)
    all.handled_access_fs |= LANDLOCK_ACCESS_FS_REFER;
  if (abi >= 3)
    all.handled_access_fs |= LANDLOCK_ACCESS_FS_TRUNCATE;
  if (abi >= 4)
    all.handled_access_net = LANDLOCK_ACCESS_NET_BIND_TCP | LANDLOCK_ACCESS_NET_CONNECT_TCP;
  if (abi >= 5)
    all.handled_access_fs |= LANDLOCK_ACCESS_FS_IOCTL_DEV;
  if (abi >= 6)
    all.scoped = LANDLOCK_SCOPE_ABSTRACT_UNIX_SOCKET | LANDLOCK_SCOPE_SIGNAL;
  return all;
}

/* Places that may not exist; the last ones are a Flatpak's. */
static const char *const places[] = {
  "/usr/share/fonts",
  "/usr/local/share/fonts",
  "/usr/share/fontconfig",
  "/etc/fonts",
  "/var/cache/fontconfig",
  "/usr/share/poppler",
  "/usr/share/tesseract-ocr",
  "/usr/share/tessdata",
  "/usr/local/share/tessdata",
  "/usr/share/locale",
  "/usr/share/zoneinfo",
  "/usr/lib",
  "/usr/lib64",
  "/usr/local/lib",
  "/lib",
  "/lib64",
  "/etc/ld.so.cache",
  "/etc/localtime",
  "/dev/null",
  "/dev/urandom",
  "/sys/devices/system/cpu",
  "/app/lib",
  "/app/share",
  "/run/host/fonts",
  "/run/host/local-fonts",
  "/run/host/fonts-cache",
  "/run/host/font-dirs.xml",
};

static void
allow_reading (int ruleset, const char *path)
{
  struct landlock_path_beneath_attr rule = { .allowed_access = READING };
  struct stat info;

  rule.parent_fd = open (path, O_PATH | O_CLOEXEC);
  if (rule.parent_fd < 0)
    return;
  if (fstat (rule.parent_fd, &info) == 0 && !S_ISDIR (info.st_mode))
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
  syscall (SYS_landlock_add_rule, ruleset, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
  close (rule.parent_fd);
}

gboolean
livret_reader_confine_files (const char *locale)
{
  int abi = syscall (SYS_landlock_create_ruleset, NULL, 0, LANDLOCK_CREATE_RULESET_VERSION);
  struct landlock_ruleset_attr all;
  gboolean done;
  int ruleset;

  if (abi < 1)
    return FALSE;
  all = everything (abi);
  ruleset = syscall (SYS_landlock_create_ruleset, &all, sizeof all, 0);
  if (ruleset < 0)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    allow_reading (ruleset, places[i]);
  allow_reading (ruleset, locale);
  done = syscall (SYS_landlock_restrict_self, ruleset, 0) == 0;
  close (ruleset);
  return done;
}

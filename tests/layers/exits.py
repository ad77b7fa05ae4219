# exits.py: only the object files named in the table of exits refer to what can carry data out.
# SPDX-License-Identifier: GPL-3.0-or-later
"""`nm` lists what each object file of a build leaves to be linked. A symbol below that can write a file,
reach another program or the network, print, or fill the clipboard makes its object an exit, and then its
source must be named by a row of src/record/livret-exits.c. Memory streams, memfds and file descriptors
received from outside need no row: what made or opened them is what counts."""

import json
import pathlib
import re
import subprocess

TABLE = "src/record/livret-exits.c"
ROW = re.compile(r'\.source\s*=\s*"([^"]+)"')

# What a symbol can do; each pattern matches the whole name, after nm's versions and fortified spellings.
OUTSIDE = {
    "writes a file": r"g_file_(replace|create|append_to|set_contents|copy|move|open_readwrite|new_tmp|open_tmp|make_symbolic)\w*"
                     r"|g_mkstemp\w*|g_mkdtemp\w*|g_dir_make_tmp|mk[do]?s?temp\w*|tmpfile(64)?|tmpnam|creat(64)?|g_creat|f?truncate(64)?"
                     r"|g_key_file_save_to_file|(sym)?link(at)?|copy_file_range|shm_open|cairo_(pdf|svg|ps)_surface_create"
                     r"|cairo_surface_write_to_png|gdk_texture_save_to_\w+|gdk_pixbuf_save[v]?|poppler_document_save\w*"
                     r"|poppler_attachment_save|qpdf_init_write|xmlSaveFile\w*|xmlSaveFormatFile\w*|json_generator_to_file|g_io_channel_new_file"
                     r"|archive_write_open_file\w*|archive_write_disk_new|TIFFOpen|sqlite3_backup_\w+",
    "opens a file": r"(g_)?f?open(64)?|openat(64)?|openat2|freopen(64)?|g_freopen",
    "opens a database": r"sqlite3_open\w*",
    "prints to standard output": r"g_print|v?printf|puts|putchar|putc|stdout|g_unix_output_stream_new",
    "fills the clipboard": r"gdk_clipboard_set\w*|gdk_content_provider_new\w*|gtk_drag_source_\w+|gdk_drag_begin",
    "prints on paper": r"gtk_print_(?!settings|context)\w*|xdp_\w+",
    "speaks to another program": r"g_dbus_connection_(call|emit|send)\w*|g_dbus_proxy_call\w*|g_application_send_notification"
                                 r"|secret_\w+_store\w*|gtk_recent_manager_add\w*|syslog|sd_journal_\w+",
    "starts another program": r"g_subprocess_\w*(new|spawn)\w*|g_spawn_\w+|posix_spawnp?|exec[vl]\w*|fexecve|popen|system|v?fork|clone3?"
                              r"|gtk_(file|uri)_launcher_\w+|gtk_show_uri\w*|g_app_info_launch\w*",
    "reaches the network or a socket": r"socket(pair)?|connect|bind|sendto|sendm?msg|g_(unix_)?socket_\w+|soup_\w+|curl_\w+"
                                       r"|g_network_\w+|g_resolver_\w+|getaddrinfo|g_io_stream_splice\w*",
}
OUTSIDE = {what: re.compile(pattern) for what, pattern in OUTSIDE.items()}

# Not exits: the two ends of the pipe to livret-reader, which runs without network, files or key; and a foreign
# database, which is opened there over bytes that it was given, through a file system that has no function to write.
INNER = {
    ("formats/livret-foreign-db.c", "sqlite3_open_v2"),
    ("record/livret-reader-process.c", "posix_spawn"), ("record/livret-reader-process.c", "socketpair"),
    ("record/livret-wire.c", "sendmsg"),
}

# nm cannot see how a file is opened; the source can be read. Opening for reading only is no exit.
OPENS = re.compile(r"\b(?:g_)?(?:f?re)?f?open(?:at|64)?\s*\(([^;]*)")
READS_ONLY = re.compile(r'"r[be]*"|O_RDONLY|O_PATH|O_DIRECTORY')
WRITES = re.compile(r"O_WRONLY|O_RDWR|O_CREAT|O_APPEND|O_TMPFILE")
SPOKEN_SQL = re.compile(r"\bVACUUM\s+INTO\b|\bATTACH\b", re.I)


def bare(symbol):
    """nm's name without version, and without the compiler's checked spelling (__printf_chk is printf)."""
    symbol = symbol.split("@")[0]
    fortified = re.fullmatch(r"__(\w+?)_(?:chk|2)", symbol)
    return fortified[1] if fortified else symbol


def listed_symbols(output):
    """object → symbols, from what `nm -A` prints."""
    found = {}
    for line in output.splitlines():
        match = re.fullmatch(r"(.+?):[0-9a-f ]*[A-Za-z] (\S+)(?: \(\d+\))?", line)
        if match:
            found.setdefault(match[1], set()).add(bare(match[2]))
    return found


def only_reads(source):
    """Whether every open in this C text says that it only reads."""
    calls = [match[1] for match in OPENS.finditer(re.sub(r"/\*.*?\*/", "", source, flags=re.S))]
    return bool(calls) and all(READS_ONLY.search(call) and not WRITES.search(call) for call in calls)


def reasons(symbols, source):
    """(what, symbol) for each way out that an object with these symbols has."""
    for symbol in sorted(symbols):
        for what, pattern in OUTSIDE.items():
            if pattern.fullmatch(symbol) and not (what == "opens a file" and only_reads(source)):
                yield what, symbol
    if SPOKEN_SQL.search(re.sub(r"/\*.*?\*/", "", source, flags=re.S)):
        yield "writes a file", "VACUUM INTO or ATTACH"


def breaches(objects, texts, listed):
    """objects: source below src/ → its symbols; texts: source → C text; listed: the table's sources."""
    found = []
    for source, symbols in sorted(objects.items()):
        ways = list(reasons({each for each in symbols if (source, each) not in INNER}, texts.get(source, "")))
        if ways and source not in listed:
            found.append(f"{source} is not in {TABLE}, but " + ", ".join(f"{what} ({symbol})" for what, symbol in ways))
    found += [f"{TABLE} names {source}, which does not exist" for source in sorted(listed - set(objects))]
    return found


def built(top, build):
    """The object file of each source of src/, from what meson says it compiles."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        source = pathlib.Path(build, entry["file"]).resolve()
        if source.is_relative_to(top / "src") and source.suffix == ".c":
            found[str(build / entry["output"])] = source.relative_to(top / "src").as_posix()
    missing = [path for path in found if not pathlib.Path(path).exists()]
    if missing:
        raise SystemExit(f"{len(missing)} objects are not built, {missing[0]} among them")
    return found


def symbols(paths, which):
    """source → its symbols, either what it needs (--undefined-only) or offers (--extern-only --defined-only)."""
    output = subprocess.run(["nm", "-A", *which, *paths], check=True, capture_output=True, text=True).stdout if paths else ""
    found = {source: set() for source in paths.values()}
    for path, names in listed_symbols(output).items():
        found[paths[path]] |= names
    return found


def exits(top, build):
    """Breaches of the table by the objects of a build."""
    table = top / TABLE
    listed = set(ROW.findall(table.read_text())) if table.exists() else set()
    objects = symbols(built(top, build), ["--undefined-only"])
    return breaches(objects, {source: (top / "src" / source).read_text() for source in objects}, listed)


def foreign(offered):
    """Functions and data offered to other objects without our prefix: they could clash with a library's."""
    return [f"{source}: {name} should be static, or start with livret_" for source, names in sorted(offered.items())
            for name in sorted(names) if not re.match(r"livret_|main$|LLVMFuzzer|__", name)]


def names(top, build):
    return foreign(symbols(built(top, build), ["--extern-only", "--defined-only"]))

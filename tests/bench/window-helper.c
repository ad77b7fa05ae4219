/* window-helper.c: what bench-window needs of the libraries: a vault with very many documents, and
 * a page drawn twice.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 *   window-helper fill VAULT NUMBER     adds so many one-line documents to the first person; the
 *                                       phrase comes on standard input
 *   window-helper page FILE WIDTH RUNS  a line for each turn: ms through livret-reader and ms of
 *                                       work, ms by poppler alone and ms of work
 */
#include <fcntl.h>
#include <glib/gstdio.h>
#include <poppler.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "record/livret-documents.h"
#include "record/livret-memfd.h"
#include "record/livret-people.h"
#include "record/livret-reader.h"
#include "record/livret-session.h"

/* Ends the program with the reason where something failed. */
#define MUST(right)                                                                                \
  G_STMT_START                                                                                     \
  {                                                                                                \
    if (!(right))                                                                                  \
      {                                                                                            \
        fprintf (stderr, "window-helper: %s\n", error != NULL ? error->message : #right);          \
        exit (1);                                                                                  \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

/* --- Many documents --- */

static void
add_document (LivretDb *db, const LivretPerson *person, int number)
{
  static const char *const authors[] = { "Dr Hélène Quéré", "Océalab", "Dr Karim Benali" };
  g_autoptr (LivretDocument) document = livret_document_new ();
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("Compte rendu numéro %d", number);
  g_autofree char *date =
      g_strdup_printf ("%04d-%02d-%02d", 2000 + number % 26, 1 + number % 12, 1 + number % 28);
  g_autofd int fd = livret_memfd_open ("document", &error);

  MUST (fd >= 0 && livret_memfd_write (fd, text, strlen (text), &error));
  g_set_str (&document->person, person->id);
  g_set_str (&document->title, text);
  g_set_str (&document->author, authors[number % G_N_ELEMENTS (authors)]);
  g_set_str (&document->media_type, "text/plain");
  g_set_str (&document->file_name, "compte-rendu.txt");
  MUST (livret_date_parse (date, NULL, &document->date, &error));
  MUST (livret_documents_add (db, document, fd, text, 0, &error));
}

static gpointer
add_documents (LivretDb *db, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) people = livret_people_list (db, error);
  int wanted = *(int *) data;

  if (people == NULL || people->len == 0)
    return NULL;
  for (int i = 0; i < wanted; i++)
    add_document (db, people->pdata[0], i);
  return GINT_TO_POINTER (TRUE);
}

static int
fill (const char *folder, int wanted)
{
  g_autoptr (GError) error = NULL;
  char line[256] = "";
  g_autoptr (LivretSecret) phrase = NULL;
  g_autoptr (LivretSession) session = NULL;
  LivretVault *vault;

  MUST (fgets (line, sizeof line, stdin) != NULL);
  phrase = livret_secret_new (line, strcspn (line, "\n"));
  vault = livret_vault_open (folder, phrase, &error);
  MUST (vault != NULL);
  session = livret_session_open (vault, &error);
  MUST (session != NULL);
  MUST (livret_store_run (livret_session_get_store (session), LIVRET_DB_WRITE, add_documents,
                          &wanted, NULL, &error) != NULL);
  return 0;
}

/* --- A page, twice --- */

/* Both are processes of their own that live on and have drawn the page before: what differs is the
 * way to them and back. */

typedef struct
{
  double ms;
  double work;
} Turn;

/* ms of the processor that a process had; this thread's: 0. */
static double
read_work (pid_t pid)
{
  clockid_t clock = CLOCK_THREAD_CPUTIME_ID;
  struct timespec now;

  if (pid != 0 && clock_getcpuclockid (pid, &clock) != 0)
    return 0;
  clock_gettime (clock, &now);
  return (double) now.tv_sec * 1e3 + (double) now.tv_nsec / 1e6;
}

/* The child of this process that is not @other: the reader, which tells nobody its number. */
static pid_t
find_reader (pid_t other)
{
  g_autoptr (GDir) tasks = g_dir_open ("/proc/self/task", 0, NULL);
  const char *task;

  while (tasks != NULL && (task = g_dir_read_name (tasks)) != NULL)
    {
      g_autofree char *path = g_strdup_printf ("/proc/self/task/%s/children", task);
      g_autofree char *text = NULL;
      g_auto (GStrv) numbers = NULL;

      if (!g_file_get_contents (path, &text, NULL, NULL))
        continue;
      numbers = g_strsplit (text, " ", -1);
      for (guint i = 0; numbers[i] != NULL; i++)
        if (atoi (numbers[i]) > 0 && atoi (numbers[i]) != other)
          return atoi (numbers[i]);
    }
  return 0;
}

static Turn
by_reader (LivretReader *reader, pid_t other, int fd, int width)
{
  g_auto (LivretPixels) pixels = { 0 };
  g_autoptr (GError) error = NULL;
  pid_t process = find_reader (other);
  double work = process != 0 ? read_work (process) + read_work (0) : 0;
  gint64 began = g_get_monotonic_time ();
  Turn turn;

  MUST (livret_reader_render (reader, fd, "application/pdf", 0, width, &pixels, NULL, &error));
  turn.ms = (double) (g_get_monotonic_time () - began) / 1e3;
  turn.work = process != 0 ? read_work (process) + read_work (0) - work : 0;
  return turn;
}

/* From bytes to pixels, as the reader has to. */
static void
draw_by_poppler (GBytes *bytes, int width)
{
  g_autoptr (GError) error = NULL;
  PopplerDocument *pdf = poppler_document_new_from_bytes (bytes, NULL, &error);
  PopplerPage *page;
  cairo_surface_t *surface;
  cairo_t *cr;
  double page_width, page_height;

  MUST (pdf != NULL);
  page = poppler_document_get_page (pdf, 0);
  poppler_page_get_size (page, &page_width, &page_height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width,
                                        (int) (page_height * width / page_width + 0.5));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  cairo_scale (cr, width / page_width, width / page_width);
  poppler_page_render (page, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  cairo_surface_destroy (surface);
  g_object_unref (page);
  g_object_unref (pdf);
}

typedef struct
{
  pid_t pid;
  int ask;
  int answer;
} Poppler;

static void
serve_poppler (int ask, int answer, const char *path, int width)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  g_autoptr (GBytes) bytes = NULL;
  gsize size;
  char word;

  MUST (g_file_get_contents (path, &contents, &size, &error));
  bytes = g_bytes_new (contents, size);
  while (read (ask, &word, 1) == 1)
    {
      draw_by_poppler (bytes, width);
      MUST (write (answer, &word, 1) == 1);
    }
}

static Poppler
start_poppler (const char *path, int width)
{
  GError *error = NULL;
  int ask[2], answer[2];
  Poppler poppler;

  MUST (pipe2 (ask, O_CLOEXEC) == 0 && pipe2 (answer, O_CLOEXEC) == 0);
  poppler = (Poppler) { fork (), ask[1], answer[0] };
  MUST (poppler.pid >= 0);
  if (poppler.pid == 0)
    {
      /* A session of its own, as the reader's: the kernel shares the processor among sessions. */
      setsid ();
      close (ask[1]);
      serve_poppler (ask[0], answer[1], path, width);
      _exit (0);
    }
  close (ask[0]);
  close (answer[1]);
  return poppler;
}

static Turn
by_poppler (const Poppler *poppler)
{
  GError *error = NULL;
  double work = read_work (poppler->pid);
  gint64 began = g_get_monotonic_time ();
  char word = '.';
  Turn turn;

  MUST (write (poppler->ask, &word, 1) == 1 && read (poppler->answer, &word, 1) == 1);
  turn.ms = (double) (g_get_monotonic_time () - began) / 1e3;
  turn.work = read_work (poppler->pid) - work;
  return turn;
}

static int
compare_page (const char *path, int width, int runs)
{
  Poppler poppler = start_poppler (path, width); /* before there are threads */
  g_autoptr (LivretReader) reader = livret_reader_new (g_getenv ("LIVRET_READER_PROGRAM"));
  g_autoptr (GError) error = NULL;
  g_autofd int fd = open (path, O_RDONLY | O_CLOEXEC);

  MUST (fd >= 0);
  for (int run = 0; run < runs + 2; run++)
    {
      Turn one, other;

      /* Whoever comes second finds the processor warmer: they take turns in that too. */
      if (run % 2 == 0)
        one = by_reader (reader, poppler.pid, fd, width);
      other = by_poppler (&poppler);
      if (run % 2 != 0)
        one = by_reader (reader, poppler.pid, fd, width);
      if (run >= 2)
        printf ("%.3f %.3f %.3f %.3f\n", one.ms, one.work, other.ms, other.work);
    }
  close (poppler.ask);
  return 0;
}

int
main (int argc, char **argv)
{
  if (argc == 4 && strcmp (argv[1], "fill") == 0)
    return fill (argv[2], atoi (argv[3]));
  if (argc == 5 && strcmp (argv[1], "page") == 0)
    return compare_page (argv[2], atoi (argv[3]), atoi (argv[4]));
  fprintf (stderr, "usage: window-helper fill VAULT NUMBER | page FILE WIDTH RUNS\n");
  return 2;
}

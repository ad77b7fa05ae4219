/* test-import-state.c: the figures, the questions and the button of the import preview.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "app/imports/livret-import-slots.h"
#include "app/imports/livret-import-state.h"

static LivretImportItem *
make_item (const char *what, const char *title, gint64 count)
{
  LivretImportItem *item = g_new0 (LivretImportItem, 1);

  item->what = g_strdup (what);
  item->title = g_strdup (title);
  item->category = g_strdup ("");
  item->media_type = g_strdup ("");
  item->id = g_strdup ("");
  item->standing = g_strdup ("");
  item->count = count;
  item->pages = g_str_equal (what, "document") ? 2 : 0;
  return item;
}

static void
free_item (gpointer data)
{
  LivretImportItem *item = data;

  g_free (item->what);
  g_free (item->title);
  g_free (item->category);
  g_free (item->media_type);
  g_free (item->id);
  g_free (item->standing);
  g_free (item);
}

static LivretImportResult *
make_result (gint64 stored, gint64 already, const char *identity)
{
  LivretImportResult *result = g_new0 (LivretImportResult, 1);

  result->import = g_strdup ("");
  result->file_name = g_strdup ("");
  result->format = g_strdup ("");
  result->stored = stored;
  result->already = already;
  result->read = stored + already;
  result->set_aside = g_ptr_array_new ();
  result->items = g_ptr_array_new_with_free_func (free_item);
  result->identity = g_strdup (identity);
  return result;
}

static LivretImportFile *
add_file (GPtrArray *files, const char *name, LivretImportResult *result)
{
  LivretImportFile *file = livret_import_file_new (name, -1, "person");

  file->result = result;
  g_ptr_array_add (files, file);
  return file;
}

static GPtrArray *
make_files (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) livret_import_file_free);
}

static void
test_figures (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  g_autoptr (LivretImportState) state = NULL;
  LivretImportFile *broken = livret_import_file_new ("photo.heic", -1, "person");

  add_file (files, "a.pdf", make_result (1, 0, NULL));
  add_file (files, "bp.csv", make_result (11, 1, NULL));
  broken->failure = g_strdup ("cut short");
  g_ptr_array_add (files, broken);
  state = livret_import_state_new (files);
  g_assert_cmpint (state->read, ==, 14);
  g_assert_cmpint (state->stored, ==, 12);
  g_assert_cmpint (state->already, ==, 1);
  g_assert_cmpint (state->set_aside, ==, 1);
  g_assert_cmpint (state->read, ==, state->stored + state->already + state->set_aside);
  g_assert_cmpuint (state->files, ==, 2);
  g_assert_true (state->can_add);
  g_assert_cmpstr (state->button, ==, "Add the 12");
}

static void
test_reading (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  g_autoptr (LivretImportState) state = NULL;

  add_file (files, "a.pdf", make_result (1, 0, NULL));
  add_file (files, "b.pdf", NULL);
  state = livret_import_state_new (files);
  g_assert_cmpuint (state->reading, ==, 1);
  g_assert_false (state->can_add);
}

static void
test_nothing_new (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  g_autoptr (LivretImportState) state = NULL;

  add_file (files, "a.pdf", make_result (0, 1, NULL));
  state = livret_import_state_new (files);
  g_assert_false (state->can_add);
  g_assert_cmpstr (state->button, ==, "Nothing to add");
}

static void
test_question (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  LivretImportFile *file = add_file (files, "a.pdf", make_result (1, 0, "Louise Martin"));
  g_autoptr (LivretImportState) open = NULL;
  g_autoptr (LivretImportState) accepted = NULL;
  g_autoptr (LivretImportState) declined = NULL;

  add_file (files, "b.pdf", make_result (1, 0, NULL));
  open = livret_import_state_new (files);
  g_assert_true (livret_import_file_question (file));
  g_assert_false (livret_import_file_adds (file)); /* unticked while the question is open */
  g_assert_false (open->can_add);
  g_assert_cmpstr (open->button, ==, "Answer 1 question first");

  file->accepted = TRUE;
  accepted = livret_import_state_new (files);
  g_assert_true (accepted->can_add);
  g_assert_cmpint (accepted->adding, ==, 2);

  file->accepted = FALSE;
  file->declined = TRUE;
  declined = livret_import_state_new (files);
  g_assert_true (declined->can_add);
  g_assert_cmpint (declined->adding, ==, 1);
  g_assert_cmpint (declined->set_aside, ==, 1);
  g_assert_cmpstr (declined->button, ==, "Add it");
}

static void
test_words (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  LivretImportFile *paper = add_file (files, "bilan.pdf", make_result (1, 0, NULL));
  LivretImportFile *cuff = add_file (files, "bp.csv", make_result (76, 0, NULL));
  g_autofree char *paper_title = NULL;
  g_autofree char *paper_subtitle = NULL;
  g_autofree char *cuff_title = NULL;
  g_autofree char *cuff_subtitle = NULL;

  g_ptr_array_add (paper->result->items, make_item ("document", "Bilan sanguin", 1));
  g_ptr_array_add (cuff->result->items, make_item ("blood-pressure", "", 38));
  g_ptr_array_add (cuff->result->items, make_item ("heart-rate", "", 38));
  paper_title = livret_import_file_title (paper);
  paper_subtitle = livret_import_file_subtitle (paper);
  cuff_title = livret_import_file_title (cuff);
  cuff_subtitle = livret_import_file_subtitle (cuff);
  g_assert_cmpstr (paper_title, ==, "Bilan sanguin");
  g_assert_cmpstr (paper_subtitle, ==, "bilan.pdf · 2 pages");
  g_assert_cmpstr (cuff_title, ==, "bp.csv");
  g_assert_cmpstr (cuff_subtitle, ==, "Blood pressure, 38 readings · Heart rate, 38 readings");
}

static void
test_category (void)
{
  static const struct
  {
    const char *title;
    const char *name;
    const char *found;
    const char *category;
  } rows[] = {
    { "Bilan sanguin", "scan.pdf", "", "BIOLOGIE" },
    { "Ordonnance du Dr Benali", "x.pdf", "", "ORD_SOIN" },
    { "IMG 42", "Échographie.jpg", "", "RADIO_SC" },
    { "Carnet de vaccination", "x.pdf", "", "CAR_VAC" },
    { "Compte rendu", "x.pdf", "", "CPT_REND" },
    { "Compte rendu", "x.pdf", "CERT_MED", "CERT_MED" }, /* the file tells better */
    { "Compte rendu", "x.pdf", "AUTR_DOC", "CPT_REND" },
    { "Lettre", "x.pdf", "", "AUTR_DOC" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GPtrArray) files = make_files ();
      LivretImportFile *file = add_file (files, rows[i].name, make_result (1, 0, NULL));
      LivretImportItem *item = make_item ("document", rows[i].title, 1);
      g_autofree char *category = NULL;

      g_set_str (&item->category, rows[i].found);
      g_ptr_array_add (file->result->items, item);
      category = livret_import_file_category (file);
      g_test_message ("%s", rows[i].title);
      g_assert_cmpstr (category, ==, rows[i].category);
    }
}

static void
free_slot (gpointer data)
{
  LivretImportSlot *slot = data;

  g_free (slot->name);
  g_free (slot->device);
  g_free (slot->person);
  g_free (slot);
}

static void
add_slot (LivretImportFile *file, const char *device, gint64 count, const char *person)
{
  LivretImportSlot *slot = g_new0 (LivretImportSlot, 1);

  slot->name = g_strdup ("Scale");
  slot->device = g_strdup (device);
  slot->count = count;
  slot->person = g_strdup (person);
  if (file->result->slots == NULL)
    file->result->slots = g_ptr_array_new_with_free_func (free_slot);
  g_ptr_array_add (file->result->slots, slot);
}

/* "S1#1 3 anna, S1#2 1 -" */
static void
assert_slots (GPtrArray *files, const char *expected)
{
  g_autoptr (GPtrArray) slots = livret_import_slots_list (files);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < slots->len; i++)
    {
      const LivretImportSlot *slot = slots->pdata[i];

      g_string_append_printf (text, "%s%s %d %s", i > 0 ? ", " : "", slot->device,
                              (int) slot->count, slot->person != NULL ? slot->person : "-");
    }
  g_assert_cmpstr (text->str, ==, expected);
}

/* Each user of a device is asked about once, whatever file it stands in. */
static void
test_slots (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  LivretImportFile *first = add_file (files, "a.csv", make_result (4, 0, NULL));
  LivretImportFile *second = add_file (files, "b.csv", make_result (2, 0, NULL));
  g_autofree char *before = NULL;
  g_autofree char *chosen = NULL;
  g_autofree char *fewer = NULL;
  g_autoptr (GPtrArray) slots = NULL;

  add_file (files, "c.csv", NULL);
  assert_slots (files, "");
  add_slot (first, "S1#2", 1, NULL);
  add_slot (first, "S1#1", 3, "anna");
  add_slot (second, "S1#2", 2, NULL);
  assert_slots (files, "S1#1 3 anna, S1#2 3 -");
  before = livret_import_slots_words (files);
  slots = livret_import_slots_list (files);
  livret_import_slots_choose (files, slots->pdata[1], "louis");
  assert_slots (files, "S1#1 3 anna, S1#2 3 louis");
  g_assert_cmpuint (first->slots->len, ==, 1);
  g_assert_cmpuint (second->slots->len, ==, 1);
  chosen = livret_import_slots_words (files);
  g_assert_cmpstr (chosen, ==, before);
  /* Nobody’s is an answer too, and the last one counts. */
  livret_import_slots_choose (files, slots->pdata[1], NULL);
  livret_import_slots_choose (files, slots->pdata[0], NULL);
  assert_slots (files, "S1#1 3 -, S1#2 3 -");
  g_assert_cmpuint (first->slots->len, ==, 2);
  g_assert_cmpuint (second->slots->len, ==, 1);
  first->declined = TRUE;
  assert_slots (files, "S1#2 2 -");
  fewer = livret_import_slots_words (files);
  g_assert_cmpstr (fewer, !=, before);
}

/* What is not taken unasked: asked for only of files that have such, which are looked into again.
 */
static void
test_intimate (void)
{
  g_autoptr (GPtrArray) files = make_files ();
  LivretImportFile *phone = add_file (files, "export.zip", make_result (4, 0, NULL));
  LivretImportFile *scale = add_file (files, "scale.csv", make_result (2, 0, NULL));
  g_autoptr (LivretImportState) before = NULL;
  g_autoptr (LivretImportState) asked = NULL;

  phone->result->withheld = 3;
  before = livret_import_state_new (files);
  g_assert_cmpint (before->withheld, ==, 3);
  g_assert_true (livret_import_files_ask (files, TRUE));
  g_assert_true (phone->intimate);
  g_assert_null (phone->result);
  g_assert_false (scale->intimate);
  g_assert_nonnull (scale->result);
  asked = livret_import_state_new (files);
  g_assert_cmpint (asked->withheld, ==, 0);
  g_assert_cmpuint (asked->reading, ==, 1);
  g_assert_false (livret_import_files_ask (files, TRUE));
  phone->result = make_result (7, 0, NULL);
  g_assert_true (livret_import_files_ask (files, FALSE));
  g_assert_null (phone->result);
  g_assert_false (livret_import_files_ask (files, FALSE));
}

/* Whose page it is, as long as all files are one person's. */
static void
test_person (void)
{
  g_autoptr (GPtrArray) files = make_files ();

  g_assert_null (livret_import_files_person (files));
  g_set_str (&add_file (files, "a.pdf", make_result (1, 0, NULL))->person, "louis");
  g_set_str (&add_file (files, "b.pdf", make_result (1, 0, NULL))->person, "louis");
  g_assert_cmpstr (livret_import_files_person (files), ==, "louis");
  g_set_str (&((LivretImportFile *) files->pdata[1])->person, "camille");
  g_assert_null (livret_import_files_person (files));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/import-state/figures", test_figures);
  g_test_add_func ("/import-state/reading", test_reading);
  g_test_add_func ("/import-state/nothing-new", test_nothing_new);
  g_test_add_func ("/import-state/question", test_question);
  g_test_add_func ("/import-state/words", test_words);
  g_test_add_func ("/import-state/category", test_category);
  g_test_add_func ("/import-state/slots", test_slots);
  g_test_add_func ("/import-state/intimate", test_intimate);
  g_test_add_func ("/import-state/person", test_person);
  return g_test_run ();
}

/* livret-cli-options.c: from the words of a command line to a verb, its options and operands.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include "cli/livret-cli-options.h"

#include <glib/gi18n-lib.h>

static const LivretCliOption *
find_in (const LivretCliOption *options, const char *name, gsize length)
{
  for (const LivretCliOption *o = options; o != NULL && o->name != NULL; o++)
    if (strlen (o->name) == length && strncmp (o->name, name, length) == 0)
      return o;
  return NULL;
}

/* An option may be written before the verb: what it takes is then looked up in all rows. */
static const LivretCliOption *
find_option (const LivretCliVerb *verb, const char *name, gsize length)
{
  const LivretCliOption *found = find_in (livret_cli_global_options, name, length);

  if (found == NULL && verb != NULL)
    found = find_in (verb->options, name, length);
  return found;
}

static void
keep_value (LivretCli *cli, const LivretCliOption *option, const char *value)
{
  GPtrArray *values = g_hash_table_lookup (cli->options, option->name);

  if (values == NULL)
    {
      values = g_ptr_array_new_with_free_func (g_free);
      g_hash_table_insert (cli->options, (gpointer) option->name, values);
    }
  g_ptr_array_add (values, g_strdup (value));
}

/* Takes the option at words[*at] with its value; moves *at to its last word. */
static gboolean
take_option (LivretCli *cli, const char *const *words, gsize *at, GError **error)
{
  const char *name = words[*at] + 2;
  const char *equals = strchr (name, '=');
  gsize length = equals != NULL ? (gsize) (equals - name) : strlen (name);
  const LivretCliOption *option = find_option (cli->verb, name, length);

  if (option == NULL && cli->verb == NULL)
    return livret_cli_usage (error, _ ("The option --%.*s stands before any verb."), (int) length,
                             name);
  if (option == NULL)
    return livret_cli_usage (error, _ ("'%s' has no option --%.*s."), cli->verb->name, (int) length,
                             name);
  if (option->argument == NULL && equals != NULL)
    return livret_cli_usage (error, _ ("The option --%s takes no value."), option->name);
  if (option->argument == NULL)
    keep_value (cli, option, "");
  else if (equals != NULL)
    keep_value (cli, option, equals + 1);
  else if (words[*at + 1] != NULL)
    keep_value (cli, option, words[++*at]);
  else
    return livret_cli_usage (error, _ ("The option --%s needs a value."), option->name);
  return TRUE;
}

/* How many of the words starting at words[0] are @name's; 0 if they are others. */
static gsize
count_matching (const char *name, const char *const *words)
{
  g_auto (GStrv) parts = g_strsplit (name, " ", -1);
  gsize n = 0;

  for (; parts[n] != NULL; n++)
    if (words[n] == NULL || strcmp (parts[n], words[n]) != 0)
      return 0;
  return n;
}

static gsize
find_verb (LivretCli *cli, const char *const *words)
{
  gsize longest = 0;

  for (const LivretCliVerb *verb = livret_cli_verbs; verb->name != NULL; verb++)
    {
      gsize n = count_matching (verb->name, words);

      if (n > longest)
        {
          longest = n;
          cli->verb = verb;
        }
    }
  return longest;
}

static gboolean
refuse_verb (LivretCli *cli, const char *const *words, GError **error)
{
  g_autofree char *group = g_strdup_printf ("%s ", words[0]);

  for (const LivretCliVerb *verb = livret_cli_verbs; verb->name != NULL; verb++)
    if (g_str_has_prefix (verb->name, group))
      {
        gboolean help = FALSE;

        for (gsize i = 1; words[i] != NULL; i++)
          help = help || strcmp (words[i], "--help") == 0;
        if (help)
          {
            keep_value (cli, find_in (livret_cli_global_options, "help", 4), "");
            g_ptr_array_add (cli->operands, g_strdup (words[0]));
            return TRUE;
          }
        return livret_cli_usage (
            error, _ ("What is to be done with '%s'? 'livret-cli %s --help' lists it."), words[0],
            words[0]);
      }
  return livret_cli_usage (error, _ ("There is no verb “%s”; 'livret-cli --help' lists them."),
                           words[0]);
}

static gboolean
check_operands (LivretCli *cli, GError **error)
{
  g_auto (GStrv) expected = g_strsplit (cli->verb->operands, " ", -1);
  guint least = 0;
  guint most = 0;

  for (gsize i = 0; expected[i] != NULL; i++)
    {
      least += expected[i][0] != '\0' && expected[i][0] != '[';
      most = g_str_has_suffix (expected[i], "...") || most == G_MAXUINT ? G_MAXUINT : most + 1;
    }
  if (cli->verb->operands[0] == '\0')
    most = 0;
  if (cli->operands->len < least)
    return livret_cli_usage (error, _ ("'%s' needs %s."), cli->verb->name, cli->verb->operands);
  if (cli->operands->len > most)
    return livret_cli_usage (error, _ ("'%s' does not take “%s”."), cli->verb->name,
                             livret_cli_operand (cli, most));
  return TRUE;
}

static gboolean
check_needed (LivretCli *cli, GError **error)
{
  for (const LivretCliOption *o = cli->verb->options; o != NULL && o->name != NULL; o++)
    if (o->use != LIVRET_CLI_OPTIONAL && livret_cli_option (cli, o->name) == NULL)
      return livret_cli_usage (error, _ ("'%s' needs the option --%s."), cli->verb->name, o->name);
  if (cli->verb->needs != LIVRET_CLI_NEEDS_NOTHING && livret_cli_option (cli, "vault") == NULL)
    return livret_cli_usage (error, _ ("'%s' needs the option --vault, the folder of the vault."),
                             cli->verb->name);
  return TRUE;
}

gboolean
livret_cli_parse (LivretCli *cli, const char *const *words, GError **error)
{
  gboolean options_end = FALSE;

  for (gsize i = 0; words[i] != NULL; i++)
    {
      gboolean is_option = !options_end && g_str_has_prefix (words[i], "--");
      gsize n;

      if (is_option && words[i][2] == '\0')
        options_end = TRUE;
      else if (is_option)
        {
          if (!take_option (cli, words, &i, error))
            return FALSE;
        }
      else if (cli->verb != NULL)
        g_ptr_array_add (cli->operands, g_strdup (words[i]));
      else if ((n = find_verb (cli, words + i)) > 0)
        i += n - 1;
      else
        return refuse_verb (cli, words + i, error);
    }
  cli->json = livret_cli_switch (cli, "json");
  if (livret_cli_switch (cli, "help") || livret_cli_switch (cli, "version"))
    return TRUE;
  if (cli->verb == NULL)
    return livret_cli_usage (error, _ ("What is to be done? 'livret-cli --help' lists the verbs."));
  return check_operands (cli, error) && check_needed (cli, error);
}

/* --- help ------------------------------------------------------------------------------------- */

char *
livret_cli_synopsis (const LivretCliVerb *verb)
{
  GString *text = g_string_new ("livret-cli ");

  g_string_append (text, verb->name);
  if (verb->operands[0] != '\0')
    g_string_append_printf (text, " %s", verb->operands);
  for (const LivretCliOption *o = verb->options; o != NULL && o->name != NULL; o++)
    g_string_append_printf (
        text, " %s--%s%s%s%s%s", o->use == LIVRET_CLI_OPTIONAL ? "[" : "", o->name,
        o->argument != NULL ? " " : "", o->argument != NULL ? o->argument : "",
        o->use == LIVRET_CLI_REPEATED ? "..." : "", o->use == LIVRET_CLI_OPTIONAL ? "]" : "");
  return g_string_free (text, FALSE);
}

static void
describe_options (GString *text, const LivretCliOption *options)
{
  for (const LivretCliOption *o = options; o != NULL && o->name != NULL; o++)
    {
      g_autofree char *left = g_strdup_printf ("--%s%s%s", o->name, o->argument != NULL ? " " : "",
                                               o->argument != NULL ? o->argument : "");

      g_string_append_printf (text, "  %-28s %s\n", left, _ (o->help));
    }
}

/* Verbs whose words begin with @prefix, a line each. */
static void
list_verbs (GString *text, const char *prefix)
{
  for (const LivretCliVerb *verb = livret_cli_verbs; verb->name != NULL; verb++)
    if (g_str_has_prefix (verb->name, prefix))
      {
        g_autofree char *left = g_strdup_printf ("%s %s", verb->name, verb->operands);

        g_string_append_printf (text, "  %-28s %s\n", left, _ (verb->help));
      }
}

static char *
describe_verb (const LivretCliVerb *verb)
{
  g_autofree char *synopsis = livret_cli_synopsis (verb);
  g_autofree char *prefix = g_strdup_printf ("%s ", verb->name);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s\n\n%s\n", synopsis, _ (verb->help));
  list_verbs (text, prefix);
  if (verb->options != NULL)
    g_string_append_printf (text, "\n%s\n", _ ("Options:"));
  describe_options (text, verb->options);
  g_string_append_printf (text, "\n%s\n", _ ("With every verb:"));
  describe_options (text, livret_cli_global_options);
  return g_string_free (text, FALSE);
}

char *
livret_cli_help (const char *group)
{
  g_autofree char *prefix = group != NULL ? g_strdup_printf ("%s ", group) : g_strdup ("");
  GString *text = g_string_new (NULL);

  for (const LivretCliVerb *verb = livret_cli_verbs; verb->name != NULL; verb++)
    if (group != NULL && strcmp (verb->name, group) == 0)
      {
        g_string_free (text, TRUE);
        return describe_verb (verb);
      }
  g_string_append_printf (text, "livret-cli VERB …\n\n");
  list_verbs (text, prefix);
  g_string_append_printf (text, "\n%s\n", _ ("With every verb:"));
  describe_options (text, livret_cli_global_options);
  g_string_append_printf (
      text, "\n%s\n",
      _ ("Exit status: 0 done; 1 failed, nothing changed; 2 the command line means nothing; "
         "3 wrong passphrase; 4 refused by a grant."));
  return g_string_free (text, FALSE);
}

/* livret-sample-paper.h: a paper as a row of a table, its sender, and the ways to lay one out.
 * SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sample/livret-sample-curves.h"
#include "sample/livret-sample-sheet.h"

G_BEGIN_DECLS

/* --- who sends it ------------------------------------------------------------------------------
 */

typedef enum
{
  LIVRET_SAMPLE_BIOLYS,
  LIVRET_SAMPLE_OCEALAB,
  LIVRET_SAMPLE_HOSPITAL_SENDER,
  LIVRET_SAMPLE_EMERGENCY,
  LIVRET_SAMPLE_BENALI,
  LIVRET_SAMPLE_QUERE,
  LIVRET_SAMPLE_KEROUAC,
  LIVRET_SAMPLE_VASSEUR,
  LIVRET_SAMPLE_IMAGING,
  LIVRET_SAMPLE_CLINIC,
  LIVRET_SAMPLE_GARNIER,
  LIVRET_SAMPLE_ALLERGY,
  LIVRET_SAMPLE_MUTUAL,
  LIVRET_SAMPLE_SCHOOL,
  LIVRET_SAMPLE_PHARMACY,
  LIVRET_SAMPLE_NOBODY,
  LIVRET_SAMPLE_SENDERS,
} LivretSampleSenderId;

typedef enum
{
  LIVRET_SAMPLE_HEAD_HOUSE,    /* mark and name at the left */
  LIVRET_SAMPLE_HEAD_CABINET,  /* a practitioner's own paper */
  LIVRET_SAMPLE_HEAD_HOSPITAL, /* with the names of a department down the side */
  LIVRET_SAMPLE_HEAD_BAND,     /* a band of colour across */
  LIVRET_SAMPLE_HEAD_WINDOW,   /* with an address for a window envelope */
  LIVRET_SAMPLE_HEAD_NONE,
} LivretSampleHead;

/** LivretSampleSender: none of them exists; numbers are of the ranges kept free for stories. @role:
 * English, in the catalogue. */
typedef struct
{
  const char *name;
  const char *person;
  const char *role;
  const char *street;
  const char *town;
  const char *phone;
  LivretSampleHead head;
  LivretSampleLogo logo;
  const char *family;
  double colour[3];
} LivretSampleSender;
const LivretSampleSender *livret_sample_sender (LivretSampleSenderId id);

/* --- what stands in it -------------------------------------------------------------------------
 */

typedef enum
{
  LIVRET_SAMPLE_PANEL_SUGAR = 1 << 0,
  LIVRET_SAMPLE_PANEL_FATS = 1 << 1,
  LIVRET_SAMPLE_PANEL_KIDNEYS = 1 << 2,
  LIVRET_SAMPLE_PANEL_SALTS = 1 << 3,
  LIVRET_SAMPLE_PANEL_LIVER = 1 << 4,
  LIVRET_SAMPLE_PANEL_THYROID = 1 << 5,
  LIVRET_SAMPLE_PANEL_COUNT = 1 << 6,
  LIVRET_SAMPLE_PANEL_HEART = 1 << 7,
  LIVRET_SAMPLE_PANEL_INFLAMMATION = 1 << 8,
  LIVRET_SAMPLE_PANEL_IGE = 1 << 9,
} LivretSamplePanels;

/** LivretSampleLab: @before: day of the one before, 0 if there was none. */
typedef struct
{
  guint panels;
  int before;
  const char *note;
} LivretSampleLab;

/** LivretSampleDrug: a line of a prescription; @chronic: for the recognised long illness. */
typedef struct
{
  const char *drug;
  const char *dose;
  gboolean chronic;
} LivretSampleDrug;
typedef struct
{
  LivretSampleDrug drugs[7];
  int months; /* 0: as the lines say */
} LivretSamplePrescription;

typedef enum
{
  LIVRET_SAMPLE_FIGURE_NONE,
  LIVRET_SAMPLE_FIGURE_FUNDUS,
  LIVRET_SAMPLE_FIGURE_ECG,
  LIVRET_SAMPLE_FIGURE_GROWTH,
} LivretSampleFigure;

/**
 * LivretSampleLetter: paragraphs, English and in the catalogue, with values in braces:
 * livret_sample_fill().
 * @headings: (nullable): one over each paragraph
 */
typedef struct
{
  const char *opening;
  const char *paragraphs[7];
  const char *headings[7];
  LivretSampleFigure figure;
  const char *closing;
} LivretSampleLetter;

/** LivretSampleVaccine: @months: after birth; negative: days before the last day. */
typedef struct
{
  const char *vaccine;
  int months;
} LivretSampleVaccine;
typedef struct
{
  LivretSampleVaccine vaccines[14];
} LivretSampleVaccines;

typedef struct
{
  const char *care;
  int days; /* before the paper */
  double cost;
  double base;
  double share;
} LivretSampleRefund;
typedef struct
{
  LivretSampleRefund refunds[8];
} LivretSampleRefunds;

/* --- the paper ---------------------------------------------------------------------------------
 */

typedef enum
{
  LIVRET_SAMPLE_AS_PDF,
  LIVRET_SAMPLE_AS_PHOTOGRAPH,
  LIVRET_SAMPLE_AS_SCAN,
  LIVRET_SAMPLE_AS_KNEE,
  LIVRET_SAMPLE_AS_WRIST,
  LIVRET_SAMPLE_AS_CDA,
} LivretSampleForm;

typedef struct _LivretSamplePage LivretSamplePage;

/**
 * LivretSamplePaper: one document.
 * @days: before the last day, when it was written; @late: days until it was put into the record
 * @layout: (nullable): draws @content; %NULL for an X-ray
 */
typedef struct
{
  const char *key;
  LivretSampleWho who;
  int days;
  int late;
  LivretSampleSenderId sender;
  const char *category;
  const char *title;
  const char *file;
  void (*layout) (LivretSamplePage *page, gconstpointer content);
  gconstpointer content;
  LivretSampleForm form;
  gboolean hidden;
} LivretSamplePaper;

/** The paper that is put into the bin, and how many days before the last. */
#define LIVRET_SAMPLE_BINNED "refunds-1"
#define LIVRET_SAMPLE_BIN_DAY 9

/** livret_sample_papers: ended by a %NULL key. */
extern const LivretSamplePaper livret_sample_papers[];

/**
 * LivretSamplePage: a paper while it is drawn.
 * @left, @right: edges of the text; @day: of the paper, a day number
 */
struct _LivretSamplePage
{
  const LivretSample *sample;
  const LivretSamplePaper *paper;
  const LivretSampleSender *sender;
  LivretSampleSheet sheet;
  double left;
  double right;
  int day;
};

/**
 * LivretSampleResult: a line of a laboratory's report.
 * @heading, @name, @usual: as the paper has them; @unit: as printed, @ucum: as coded
 * @low, @high: usual values, 0: open; @off: -1 below them, 1 above
 */
typedef struct
{
  const char *heading;
  const char *name;
  const char *loinc;
  double value;
  int decimals;
  const char *unit;
  const char *ucum;
  const char *usual;
  double low;
  double high;
  int off;
} LivretSampleResult;
typedef void (*LivretSampleResultFunc) (const LivretSampleResult *result, gpointer data);

/* livret-sample-lab.c: those that have a code, panel by panel. */
void livret_sample_each_result (LivretSamplePage *page,
                                const LivretSampleLab *lab,
                                LivretSampleResultFunc func,
                                gpointer data);
/** livret_sample_write_cda: (transfer full): the same report as a CDA document. */
GBytes *livret_sample_write_cda (LivretSamplePage *page);

/** livret_sample_draw_paper: (transfer full): the bytes of a paper, as its form has it. */
GBytes *livret_sample_draw_paper (const LivretSample *sample,
                                  const LivretSamplePaper *paper,
                                  GError **error);

#define LIVRET_SAMPLE_PLACE_AND_DAY NC_ ("sample", "{place}, {date}")

/* livret-sample-head.c: above and around the text. */
void livret_sample_draw_head (LivretSamplePage *page);
void livret_sample_draw_title (LivretSamplePage *page, const char *title);
/** livret_sample_draw_end: signature and stamp of who wrote it. */
void livret_sample_draw_end (LivretSamplePage *page);
void livret_sample_draw_foot (LivretSamplePage *page, const char *text);
/** livret_sample_next_page: with the same head. */
void livret_sample_next_page (LivretSamplePage *page);
/** livret_sample_fill: (transfer full): translated, with what is true on the paper's day in the
 * place of {name}, {date}, {doctor}, {bp}, {weight}, {hba1c}… */
char *livret_sample_fill (LivretSamplePage *page, const char *text);
/** livret_sample_numeric_day: (transfer full): "21/11/2026", as French papers have it. */
char *livret_sample_numeric_day (int day);
/** livret_sample_long_day: (transfer full): "21 November 2026". */
char *livret_sample_long_day (int day);

/* Layouts. */
void livret_sample_lay_lab (LivretSamplePage *page, gconstpointer content);
void livret_sample_lay_prescription (LivretSamplePage *page, gconstpointer content);
void livret_sample_lay_letter (LivretSamplePage *page, gconstpointer content);
void livret_sample_lay_certificate (LivretSamplePage *page, gconstpointer content);
void livret_sample_lay_vaccines (LivretSamplePage *page, gconstpointer content);
void livret_sample_lay_refunds (LivretSamplePage *page, gconstpointer content);
void
livret_sample_draw_growth (LivretSamplePage *page, double x, double y, double width, double height);

/* livret-sample-images.c: a paper on a table under a lamp, or on a scanner. */
GBytes *livret_sample_photograph (LivretSamplePage *page, GError **error);
GBytes *livret_sample_scan (LivretSamplePage *page, GError **error);
GBytes *
livret_sample_jpeg (const guint8 *pixels, int width, int height, int channels, GError **error);
/* livret-sample-xray.c */
GBytes *livret_sample_xray (const LivretSample *sample, LivretSampleForm form, GError **error);

G_END_DECLS

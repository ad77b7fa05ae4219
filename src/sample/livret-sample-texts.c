/* livret-sample-texts.c: what practitioners who do not exist write to each other.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Values in braces are those of the paper's day: livret_sample_fill(). No paper names anybody of
 * the family but its own person.
 */
#include "sample/livret-sample-texts.h"

#define DEAR NC_ ("sample", "Dear colleague,")
#define KIND NC_ ("sample", "With kind regards,")

#define REASON NC_ ("sample", "Reason")
#define TECHNIQUE NC_ ("sample", "Technique")
#define RESULT NC_ ("sample", "Result")
#define CONCLUSION NC_ ("sample", "Conclusion")
#define COURSE NC_ ("sample", "Course")
#define AT_HOME NC_ ("sample", "Treatment at home")

#define NEXT_VISIT                                                                                 \
  NC_ ("sample", "Next visit in six months, with a blood test and the readings taken at home.")
#define NEXT_YEAR NC_ ("sample", "To be checked again in a year.")

const LivretSampleLetter livret_sample_letter_quere_1 = {
  DEAR,
  { NC_ ("sample",
         "Thank you for sending me this patient, whose type 2 diabetes has been known for "
         "some years and is not well balanced: HbA1c is at {hba1c} %."),
    NC_ ("sample",
         "She weighs {weight} kg for {height} cm; her blood pressure is "
         "{systolic}/{diastolic} mmHg. The feet are without a wound and both pulses are "
         "well felt. The fundus of the eyes was examined this year."),
    NC_ ("sample",
         "I suggest metformin 1000 mg in the morning and in the evening and ramipril 5 mg, "
         "with readings of blood sugar and blood pressure at home. A dietician will see "
         "her."),
    NEXT_VISIT },
  { NULL },
  LIVRET_SAMPLE_FIGURE_NONE,
  KIND
};

const LivretSampleLetter livret_sample_letter_quere_2 = {
  DEAR,
  { NC_ ("sample",
         "Under metformin and in spite of her efforts, HbA1c stays at {hba1c} % and the "
         "weight at {weight} kg."),
    NC_ ("sample",
         "I add semaglutide once a week, raised step by step over two months, and advise "
         "thirty minutes of walking a day. She was told of the nausea of the first weeks "
         "and how to use the pen."),
    NEXT_VISIT },
  { NULL },
  LIVRET_SAMPLE_FIGURE_NONE,
  KIND
};

const LivretSampleLetter livret_sample_letter_quere_3 = {
  DEAR,
  { NC_ ("sample",
         "A fine improvement: HbA1c is at {hba1c} %, the weight at {weight} kg, without any "
         "low blood sugar. Blood pressure is {systolic}/{diastolic} mmHg."),
    NC_ ("sample", "The treatment goes on unchanged. The injections are well borne."), NEXT_VISIT },
  { NULL },
  LIVRET_SAMPLE_FIGURE_NONE,
  KIND
};

const LivretSampleLetter livret_sample_letter_vasseur_1 = {
  DEAR,
  { NC_ ("sample", "Regular sinus rhythm at {pulse} a minute, no sign of ischaemia."),
    NC_ ("sample",
         "No pain in the chest, no breathlessness. The heart sounds are regular, without a "
         "murmur. Pressure at rest is {systolic}/{diastolic} mmHg; the readings at home are "
         "of the same order in spite of ramipril."),
    NC_ ("sample",
         "I add amlodipine 5 mg in the morning and will look at the readings again in two "
         "months.") },
  { NC_ ("sample", "Electrocardiogram"), NC_ ("sample", "Examination"), CONCLUSION },
  LIVRET_SAMPLE_FIGURE_ECG,
  KIND
};

const LivretSampleLetter livret_sample_letter_eyes = {
  DEAR,
  { NC_ ("sample", "Fundus of both eyes, after dilation. Visual acuity is 10/10 with correction."),
    NC_ ("sample",
         "Right eye: no diabetic retinopathy. Left eye: no diabetic retinopathy. The "
         "maculas are flat, the pressure of the eyes is 15 mmHg on both sides."),
    NEXT_YEAR },
  { TECHNIQUE, RESULT, CONCLUSION },
  LIVRET_SAMPLE_FIGURE_FUNDUS,
  KIND
};

const LivretSampleLetter livret_sample_letter_screening = {
  NULL,
  { NC_ ("sample", "The test for blood in the stool that you sent on {date} is NEGATIVE."),
    NC_ ("sample",
         "A new test will be offered to you in two years. Should anything trouble you "
         "before then, speak to your doctor about it.") },
  { RESULT },
  LIVRET_SAMPLE_FIGURE_NONE,
  NULL
};

const LivretSampleLetter livret_sample_letter_summary = {
  NULL,
  { NC_ ("sample", "Type 2 diabetes, high blood pressure, hypothyroidism."),
    NC_ ("sample", "Penicillin: rash as a child."),
    NC_ ("sample",
         "Metformin 1000 mg twice a day, semaglutide 1 mg a week, ramipril 5 mg, "
         "amlodipine 5 mg, atorvastatin 20 mg, levothyroxine 75 micrograms."),
    NC_ ("sample",
         "Weight {weight} kg, height {height} cm, blood pressure {systolic}/{diastolic} "
         "mmHg, HbA1c {hba1c} %, LDL {ldl} g/L, TSH {tsh} mUI/L."),
    NC_ ("sample",
         "Fundus of the eyes and kidney check every year; flu vaccine every autumn; "
         "screening for breast and bowel cancer up to date.") },
  { NC_ ("sample", "Current conditions"), NC_ ("sample", "Allergies and intolerances"),
    NC_ ("sample", "Long-term treatments"), NC_ ("sample", "Last figures"),
    NC_ ("sample", "Prevention and follow-up") },
  LIVRET_SAMPLE_FIGURE_NONE,
  NULL
};

const LivretSampleLetter livret_sample_letter_plan = {
  NULL,
  { NC_ ("sample", "Person covered: {name}, date of birth {birth}."),
    NC_ ("sample", "Recognised long-term illness: type 2 diabetes."),
    NC_ ("sample",
         "Care foreseen: family doctor every three months, diabetes specialist and "
         "cardiologist, fundus of the eyes every year, laboratory, readings of blood sugar "
         "at home, dentist and podiatrist."),
    NC_ ("sample", "Agreement of the health insurance for ten years from {date}.") },
};

const LivretSampleLetter livret_sample_letter_louis_1 = {
  DEAR,
  { NC_ ("sample", "Atrial fibrillation, slowed to {pulse} a minute, no sign of ischaemia."),
    NC_ ("sample",
         "Stable heart failure: he walks half an hour on the flat without stopping, ankles "
         "without swelling. Pressure is {systolic}/{diastolic} mmHg, weight {weight} kg."),
    NC_ ("sample",
         "The treatment goes on unchanged. Before an operation of the knee, apixaban is "
         "stopped for three days.") },
  { NC_ ("sample", "Electrocardiogram"), NC_ ("sample", "Examination"), CONCLUSION },
  LIVRET_SAMPLE_FIGURE_ECG,
  KIND
};

const LivretSampleLetter livret_sample_letter_louis_2 = {
  DEAR,
  { NC_ ("sample",
         "Seen four months after his stay in hospital. He feels well, sleeps on one pillow "
         "and weighs himself every morning: {weight} kg. Saturation is {oxygen} %."),
    NC_ ("sample",
         "Should he gain more than two kilograms in three days, he calls the practice the "
         "same day. Blood test every three months."),
    NEXT_VISIT },
  { NULL },
  LIVRET_SAMPLE_FIGURE_NONE,
  KIND
};

const LivretSampleLetter livret_sample_letter_discharge = {
  DEAR,
  { NC_ ("sample",
         "Breathlessness growing over ten days, with swollen legs and five kilograms gained."),
    NC_ ("sample",
         "On arrival saturation was at 91 % without oxygen, NT-proBNP above 4000 ng/L. "
         "Furosemide into the vein brought fast relief; the heart pumps 40 % of its volume "
         "at ultrasound. No infection was found."),
    NC_ ("sample",
         "Decompensation of a known heart failure, after a meal too rich in salt. He goes "
         "home on {date}, walking by himself, at {weight} kg."),
    NC_ ("sample",
         "Furosemide 40 mg and dapagliflozin 10 mg in the morning are new. Apixaban and "
         "bisoprolol go on."),
    NC_ ("sample",
         "A nurse comes every morning for a month. Weight every day, less than 6 g of salt "
         "a day, blood test after a week, cardiologist after two months.") },
  { REASON, COURSE, CONCLUSION, AT_HOME, NC_ ("sample", "Follow-up") },
  LIVRET_SAMPLE_FIGURE_NONE,
  KIND
};

const LivretSampleLetter livret_sample_letter_operation = {
  NULL,
  { NC_ ("sample", "Painful osteoarthritis of the right knee, walking limited to 300 metres."),
    NC_ ("sample",
         "Spinal anaesthesia. Cemented total prosthesis of the right knee through a front "
         "incision, without a tourniquet. Blood loss 250 mL. Closure in layers, dry "
         "dressing."),
    NC_ ("sample",
         "Up the next day with two sticks. Apixaban again after two days, tramadol if in "
         "pain, staples out on the 15th day, physiotherapy at once. X-ray and visit in six "
         "weeks.") },
  { REASON, NC_ ("sample", "Operation"), NC_ ("sample", "Follow-up") },
  LIVRET_SAMPLE_FIGURE_NONE,
  NULL
};

const LivretSampleLetter livret_sample_letter_will = {
  NULL,
  { NC_ ("sample",
         "I, the undersigned {name}, date of birth {birth}, write down here what I wish for "
         "the end of my life, should I no longer be able to say it."),
    NC_ ("sample",
         "I do not wish to be kept alive by machines when there is no hope left of living by "
         "myself."),
    NC_ ("sample",
         "I wish to be relieved of pain, even if that were to shorten my life, and to be "
         "cared for at home as long as possible."),
    LIVRET_SAMPLE_PLACE_AND_DAY },
};

const LivretSampleLetter livret_sample_letter_allergy = {
  DEAR,
  { NC_ ("sample",
         "Asthma since childhood and allergy to peanut; sneezing and itching eyes in spring "
         "for two years."),
    NC_ ("sample",
         "Skin tests: peanut 9 mm, birch 6 mm, mites and cat negative. Breathing test: "
         "slight obstruction that salbutamol relieves."),
    NC_ ("sample",
         "Strict avoidance of peanut, two adrenaline pens always at hand. Fluticasone morning "
         "and evening from February to June. The school’s care plan is renewed.") },
  { REASON, RESULT, CONCLUSION },
  LIVRET_SAMPLE_FIGURE_NONE,
  KIND
};

const LivretSampleLetter livret_sample_letter_sport = {
  NULL,
  { NC_ ("sample",
         "I, the undersigned {doctor}, certify that I have examined {name}, date of birth "
         "{birth}, today."),
    NC_ ("sample", "I found no sign that would forbid athletics, in competition as well."),
    NC_ ("sample",
         "Made at the request of the family and handed over for whatever it may serve, on "
         "{date}.") },
};

const LivretSampleLetter livret_sample_letter_ears = {
  NULL,
  { NC_ ("sample",
         "Checked two weeks after an ear infection: no more fever, both eardrums are grey and "
         "move well. Hearing is normal on both sides."),
    NC_ ("sample",
         "Weight {weight} kg, height {height} cm. Speech is that of the age. No treatment is "
         "needed; wash the nose with each cold.") },
  { NC_ ("sample", "Examination"), CONCLUSION },
  LIVRET_SAMPLE_FIGURE_NONE,
  NULL
};

const LivretSampleLetter livret_sample_letter_croup = {
  NULL,
  { NC_ ("sample", "Barking cough and hoarse voice since midnight, fever at 38.9 °C."),
    NC_ ("sample",
         "Croup without a sign of severity. Saturation {oxygen} %. Better within an hour "
         "after a steroid syrup."),
    NC_ ("sample",
         "Back home after three hours of watching. Come back if he draws in his ribs when he "
         "breathes or can no longer drink.") },
  { REASON, COURSE, CONCLUSION },
  LIVRET_SAMPLE_FIGURE_NONE,
  NULL
};

const LivretSampleLetter livret_sample_letter_growth = {
  NULL,
  { NC_ ("sample", "Weight {weight} kg, height {height} cm on {date}."),
    NC_ ("sample",
         "Steady growth, a little above the middle curve. Sight and hearing are normal. "
         "Vaccines up to date, the next at six years.") },
  { NULL },
  LIVRET_SAMPLE_FIGURE_GROWTH,
  NULL
};

const LivretSampleLetter livret_sample_letter_school = {
  NULL,
  { NC_ ("sample",
         "The head of the school certifies that {name}, date of birth {birth}, is enrolled for "
         "this school year."),
    NC_ ("sample",
         "Made at the request of the family and handed over for whatever it may serve, on "
         "{date}.") },
};

const LivretSampleLetter livret_sample_report_breasts = {
  NULL,
  { NC_ ("sample", "Organised screening, no complaint."),
    NC_ ("sample", "Two views of each breast, read twice."),
    NC_ ("sample",
         "Breasts of density B. No mass, no group of microcalcifications, no distortion."),
    NC_ ("sample", "Normal examination, ACR 1 on both sides. Next check in two years.") },
  { REASON, TECHNIQUE, RESULT, CONCLUSION },
};

const LivretSampleLetter livret_sample_report_thyroid = {
  NULL,
  { NC_ ("sample", "Raised TSH."), NC_ ("sample", "Ultrasound of the neck with a probe of 12 MHz."),
    NC_ ("sample", "Gland of normal size, of uneven structure, without a nodule. No swollen node."),
    NC_ ("sample", "Appearance of a chronic inflammation of the thyroid.") },
  { REASON, TECHNIQUE, RESULT, CONCLUSION },
};

const LivretSampleLetter livret_sample_report_knee = {
  NULL,
  { NC_ ("sample", "Pain of the right knee when walking, for two years."),
    NC_ ("sample", "Views from the front standing, from the side, and of the kneecap."),
    NC_ ("sample",
         "Severe narrowing of the joint on its inner side, with spurs and denser bone beneath. "
         "The kneecap is centred. No fracture."),
    NC_ ("sample", "Advanced osteoarthritis of the inner compartment of the right knee.") },
  { REASON, TECHNIQUE, RESULT, CONCLUSION },
};

const LivretSampleLetter livret_sample_report_wrist = {
  NULL,
  { NC_ ("sample", "Fall on the left hand in the sports hall."),
    NC_ ("sample", "Views of the left wrist from the front and from the side."),
    NC_ ("sample",
         "Fine fracture of the lower end of the radius, not displaced. The scaphoid is whole."),
    NC_ ("sample",
         "Undisplaced fracture of the lower end of the left radius: plaster for five weeks.") },
  { REASON, TECHNIQUE, RESULT, CONCLUSION },
};

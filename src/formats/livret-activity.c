/* livret-activity.c: names of sports, as apps write them, to the numbers of workouts.
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Names are compared as livret_text_fold() makes them. The longest name that a text begins with
 * counts, so that “Course à pied sur tapis” is a run and “Natation en piscine” a swim.
 */
#include "formats/livret-activity.h"

#include <string.h>

#include "base/livret-text.h"
#include "formats/livret-health-types.h"

#define TYPE(name) "HKWorkoutActivityType" name

/* Folded: lower case, no accents. */
static const struct
{
  const char *name;
  const char *type;
} names[] = {
  { "walk", TYPE ("Walking") },
  { "marche", TYPE ("Walking") },
  { "indoor walk", TYPE ("Walking") },
  { "casual walk", TYPE ("Walking") },
  { "speed walk", TYPE ("Walking") },
  { "treadmill walk", TYPE ("Walking") },
  { "run", TYPE ("Running") },
  { "course", TYPE ("Running") },
  { "jogging", TYPE ("Running") },
  { "footing", TYPE ("Running") },
  { "treadmill", TYPE ("Running") },
  { "tapis", TYPE ("Running") },
  { "trail", TYPE ("Running") },
  { "track run", TYPE ("Running") },
  { "street run", TYPE ("Running") },
  { "indoor run", TYPE ("Running") },
  { "virtual run", TYPE ("Running") },
  { "ultra run", TYPE ("Running") },
  { "bik", TYPE ("Cycling") },
  { "cycl", TYPE ("Cycling") },
  { "velo", TYPE ("Cycling") },
  { "vtt", TYPE ("Cycling") },
  { "bmx", TYPE ("Cycling") },
  { "outdoor bik", TYPE ("Cycling") },
  { "indoor cycl", TYPE ("Cycling") },
  { "indoor bik", TYPE ("Cycling") },
  { "road bik", TYPE ("Cycling") },
  { "road cycl", TYPE ("Cycling") },
  { "mountain bik", TYPE ("Cycling") },
  { "gravel", TYPE ("Cycling") },
  { "ebik", TYPE ("Cycling") },
  { "e-bik", TYPE ("Cycling") },
  { "virtual cycl", TYPE ("Cycling") },
  { "spinning", TYPE ("Cycling") },
  { "swim", TYPE ("Swimming") },
  { "pool swim", TYPE ("Swimming") },
  { "lap swim", TYPE ("Swimming") },
  { "open water swim", TYPE ("Swimming") },
  { "natation", TYPE ("Swimming") },
  { "nage", TYPE ("Swimming") },
  { "hik", TYPE ("Hiking") },
  { "randonnee", TYPE ("Hiking") },
  { "yoga", TYPE ("Yoga") },
  { "pilates", TYPE ("Pilates") },
  { "elliptical", TYPE ("Elliptical") },
  { "elliptique", TYPE ("Elliptical") },
  { "velo elliptique", TYPE ("Elliptical") },
  { "row", TYPE ("Rowing") },
  { "indoor row", TYPE ("Rowing") },
  { "aviron", TYPE ("Rowing") },
  { "rameur", TYPE ("Rowing") },
  { "weight", TYPE ("TraditionalStrengthTraining") },
  { "strength", TYPE ("TraditionalStrengthTraining") },
  { "musculation", TYPE ("TraditionalStrengthTraining") },
  { "hiit", TYPE ("HighIntensityIntervalTraining") },
  { "interval", TYPE ("HighIntensityIntervalTraining") },
  { "stair", TYPE ("StairClimbing") },
  { "floor climb", TYPE ("StairClimbing") },
  { "escalier", TYPE ("StairClimbing") },
  { "climb", TYPE ("Climbing") },
  { "indoor climb", TYPE ("Climbing") },
  { "rock climb", TYPE ("Climbing") },
  { "boulder", TYPE ("Climbing") },
  { "escalade", TYPE ("Climbing") },
  { "tennis", TYPE ("Tennis") },
  { "table tennis", TYPE ("TableTennis") },
  { "tennis de table", TYPE ("TableTennis") },
  { "badminton", TYPE ("Badminton") },
  { "squash", TYPE ("Squash") },
  { "soccer", TYPE ("Soccer") },
  { "football", TYPE ("Soccer") },
  { "basketball", TYPE ("Basketball") },
  { "basket-ball", TYPE ("Basketball") },
  { "volleyball", TYPE ("Volleyball") },
  { "volley-ball", TYPE ("Volleyball") },
  { "handball", TYPE ("Handball") },
  { "rugby", TYPE ("Rugby") },
  { "golf", TYPE ("Golf") },
  { "boxing", TYPE ("Boxing") },
  { "boxe", TYPE ("Boxing") },
  { "martial art", TYPE ("MartialArts") },
  { "arts martiaux", TYPE ("MartialArts") },
  { "dance", TYPE ("CardioDance") },
  { "dancing", TYPE ("CardioDance") },
  { "danse", TYPE ("CardioDance") },
  { "cross country ski", TYPE ("CrossCountrySkiing") },
  { "cross-country ski", TYPE ("CrossCountrySkiing") },
  { "ski de fond", TYPE ("CrossCountrySkiing") },
  { "downhill ski", TYPE ("DownhillSkiing") },
  { "ski", TYPE ("DownhillSkiing") },
  { "resort ski", TYPE ("DownhillSkiing") },
  { "snowboard", TYPE ("Snowboarding") },
  { "skating", TYPE ("SkatingSports") },
  { "ice skating", TYPE ("SkatingSports") },
  { "inline skating", TYPE ("SkatingSports") },
  { "patin", TYPE ("SkatingSports") },
  { "kayak", TYPE ("PaddleSports") },
  { "canoe", TYPE ("PaddleSports") },
  { "paddl", TYPE ("PaddleSports") },
  { "stand up paddl", TYPE ("PaddleSports") },
  { "sail", TYPE ("Sailing") },
  { "voile", TYPE ("Sailing") },
  { "surf", TYPE ("SurfingSports") },
  { "horse", TYPE ("EquestrianSports") },
  { "equitation", TYPE ("EquestrianSports") },
  { "jump rope", TYPE ("JumpRope") },
  { "corde a sauter", TYPE ("JumpRope") },
  { "tai chi", TYPE ("TaiChi") },
};

guint16
livret_activity_code (const char *name)
{
  g_autofree char *folded = livret_text_fold (name, -1);
  const char *type = "";
  gsize longest = 0;

  g_strstrip (folded);
  g_strdelimit (folded, "_", ' ');
  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      gsize size = strlen (names[i].name);

      if (size > longest && strncmp (folded, names[i].name, size) == 0)
        {
          longest = size;
          type = names[i].type;
        }
    }
  return livret_health_activity (type);
}

#!/usr/bin/env python3
# make-words: choose 7,776 easy words of French and of English for passphrases said aloud.
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes words-fr.txt and words-en.txt beside itself: `./dev shell python3 data/words/make-words.py`.

A passphrase is read from a screen or from paper by an elderly person, said aloud over the telephone
and typed by somebody else. So a word is of 4 to 8 letters, known to everybody, spelled as it is heard,
and it says nothing of illness, death, crime or sex. The sources are

  /usr/share/hunspell/fr.dic             hunspell-fr: lemmas with their part of speech, first names
  /usr/share/dict/french                 wfrench: every form of every word, to tell bare words apart
  /usr/share/hunspell/en_US.dic          hunspell-en-us: lemmas and the forms they take
  /usr/share/dict/{american,british}-english   wamerican, wbritish: what both sides spell alike
  known-{fr,en}.txt (here)               the words of those dictionaries that were read and found easy

The outcome depends on nothing else: no chance, no clock, no locale. When a dictionary changes, run
the script again and read what changed: phrases made with the old list stay valid only for as long
as their words are in the list.
"""

import collections
import pathlib
import re
import sys

sys.dont_write_bytecode = True
from phonetics import fold, key_en, key_fr, near  # noqa: E402

COUNT = 7776
HERE = pathlib.Path(__file__).resolve().parent
SHARE = pathlib.Path('/usr/share')

# Not for a health record, nor for a polite conversation: rude, violent, illness, death, vice, faith
# turned to abuse, and what belittles a person. (Words of known-*.txt may not stand here either.)
STOP_FR = frozenset("""
abattage abattoir abattre abcès abdomen ablation abruti abuser abusif accident accourse acné
adultère agonie agoniser agresser agressif alcool alcoolo aliéné allergie amputé amputer anal
anémie anémique angine angoisse anus anxiété anxieux apathie arabe arme armée armement armer
armurier arsenal arsenic artère arthrite assassin assaut asthme atroce atrocité atrophie attaque
attaquer attentat autisme autiste autopsie avorter avorteur avorton bacille bactérie baffe baffer
bagarre bagarrer bagnard bagne baiser baiseur baisse baisser balafre bamboula bandage bander
baraque barbaque barbarie baston bataille bâtard batte battue baver baveux bédouin bègue béquille
bestial beuverie bicot bidasse bique bisexuel bistouri bite bitte blême blessant blessé blesser
blessure boche boiter boiteux bombage bombarde bombe bonniche bordel bossu bouddha bouffe bouffer
bouffeur bouffir bougnat bougre boulimie bourreau bourrer brancard braquer braqueur brûlure brutal
brute bubon caca cadavre cafard cafarder calvitie cancer cancre cannabis canon canonner capote
captif capture capturer carabine carence carnage castagne castrer catin caution cécité célibat
cellule cercueil cerveau cervelle cervical chagrin chancre charnel charnier charogne châtier
chauve chétif chialer chiard chicot chienlit chier chieur chiffe chiotte chleuh chocotte choléra
chômage chômeur cinglant cinglé cingler clébard clebs clinique clito clitoris cloaque clochard
cloque cocaïne cocu coït coléreux coma combat concubin condamné condom connard copte coquard coran
cornard couille couillon coup coupable couperet crachat cracher crampe crânien crasse crasseux
crétin crevant crevé crever crevure criard crime criminel crise crotter crottin croupion cruauté
crucifié crucifix cruel cuite curare cureton cuti cyanure dague damné dard débander débauche
débauché débile débilité décadent décéder décès déchoir décoller décrépit dédain défaite déféquer
défoncer défunt dégénéré dégoût dégoûter délirant délire délirer délit démence dément démolir
démon dépeceur dépérir dépravé déprime déprimer dérapage désastre désolant despote détenu détresse
dette deuil dévot diabète diable diarrhée diffamer dingo dingue divorce divorcer docteur douleur
drogue drogué droguer dupe duper éborgner ébriété échafaud éclopé écorché écorcher égorger
égorgeur émacier émeute empester enfer enferrer ennemi enrhumé enterrer envahir épée épidémie
érection ermite érotique esclave escroc eskimo esquimau estomac estropié étouffer étreinte
étripage étriper étron eunuque évanouir exécrer exécuter exhumer exsangue exténué fâcher faible
faiblir famine fange fangeux fascisme fasciste fatal fatalité fatigue fatiguer fausser félon
félonie femelle fémur fesse fessée fesser fessier fétiche fétide fiel fielleux fiente fièvre
fiévreux fion flagelle fléau flic flingue flinguer foie foirer foireux folie fosse foulure fourbe
foutaise fouteur foutre foutu fracture frapper frayeur frigide frotteur fumerie fumeur funèbre
funeste fureur furie furieux furoncle fusil fusiller gâchette gaga galeux gang gangrène gangster
garce garrot gâteux gâtisme gélule gémir gencive génital génocide gibet gibier gifle gifler gigolo
gitan glaireux glaive gland glande gnôle gnon godiche goinfrer gorgone gouape goudou gouine goule
gourdin gourme grabat gravelle gredin grenade grimaud grippe grossier guenon guerre guerrier
gueulard gueule gueuler gueux guibolle haine haineux hanche handicap hanter hantise harceler
harpie hâve hébéter hébétude hérésie hernie hideux homicide honte honteux hôpital hormone horreur
horrible hospice hostile huer humilier hypnose hystérie idiot idiotie idolâtre ignare ignoble
ignorant illettré imam imbécile immonde immoral immortel immunité impotent impudeur inanimé inapte
incendie inceste inciser incision indécent indigène indigent inerte infâme infamie infect infecté
infecter infernal infester infidèle infirme infirmer ingrat inhaler inhumain inhumé inhumer
injecter injure injurier insanité insomnie insulte insulter intestin intuber invalide invasion
ivre ivresse ivrogne jaunisse jeûne jeûner jouir juif kamikaze labium lâche lâcheté lâcheur ladre
laid laideur lamenter lapider larbin larmoyer lavement lèpre lépreux léser lésion létal linceul
livide lopette lourdaud lubie lubrique lumbago luxure lymphe lynchage lyncher macabre macaque
mafia malade maladie maladif malaise malfrat malheur malin malingre malotru malpoli malsain
mamelle mamelon maniaque manouche martyr massacre matador maton matraque maudire maudit mauvais
méchant mécréant médecin médecine médiocre mégère menace menacer mendiant mendier mensonge menteur
mépris mépriser merde merdeux métis meurtre microbe migraine migrant milice militant minable
mineur minou misère miséreux misogyne missile mitard mochard moelle moignon molard molester momie
mongol morbide morbier morgue moribond morne morose morpion morsure mort mortel mortier morue
morve morveux mouchard mouise mourant mourir mouroir mulâtre munition mutilé mutiler myope nabot
nain nana narguer nausée nazi nazisme nécrose néfaste nègre négresse négrier néné nerveux nervi
névrose névrosé nichon nicotine nigaud nocif nombril noyade nudiste nudité nuisible nullard obèse
obscène obsédé obséder obus occire offense offenser opéré opium opprimé ordure orgasme orgie
orphelin ossement osseux ossuaire otage outrage outrager ovaire païen paillard pâleur palper
palpeur paluche panaris panique paniquer pansage paralysé parasite parjure patapouf patient paumé
pauvre pédant pédé pelade peloter pendable pendard pendre pendu pénible pénis perclus perfide
perfidie péril périr pervers peste pester pétasse péter pétoche peur peureux phobie piètre pillage
pillard piller pilleur pilori pilule pinard pipe pipi piqueur pisse pisser pissette pistard
pistolet plaie pleurard plouc pochard pogrom poignard poil poison poitrail poivrot popotin porc
porno possédé potence pouffer pouliche pouls poumon pourceau pourrir poussif presbyte prison
procès proie prostate psychose puant puanteur pubis puce puer pulsion punir punitif punition
purgatif purge purger putain putatif pute putois putride pyromane quenelle racaille race racial
racisme raciste raclée racolage racoler racoleur radium rafle rage rageur râle râler rapt raté
raticide rein remède renégat requiem retardé rétine revolver rhume ride rital rixe romano roter
rotule rougeole rustre sabrer sadique sadisme saignant saignée saigner saillie salaud sale salir
salopard salope salopiot sang sanglant sangsue sanguin scabreux scalp scalpel scalper scandale
scélérat schlague sclérose secte sédatif sein séisme sénile séquelle seringue sérum sévice sévir
sexe sexuel sexy sida sinistre soiffard soudard souffrir souiller souillon soûl soûlard soûler
sperme stupide suaire succion sucer suceur suicide suicider supplice supplier sursis suture
suturer syphilis tabac tabagie tabasser taillade taloche tapette tapin tare taré teigne teigneux
tendon ténia terreur terrible tétanos tétée tétine téton thorax tibia tombal tombe tombeau tondu
tordu torgnole torpille torture torturer toubib tourment tousser toxine toxique tragique trahir
trahison traître transe transir travelo trépaner trépas trépassé tripe trique triste troufion
trouille truand truie tuant tuer tuerie tueur tumeur tympan tyran tyrannie tzigane ulcère ultrason
uppercut urgence urine uriner urinoir urne usurier usurper utérus vaccin vacciner vacherie vagin
vaginal vagir vandale varice vaurien vendetta vénérien venger vengeur venin verge vermine vérole
verrue veuf veule veuvage vexant vexation vexer vibreur vice vicier vicieux victime viol violence
violent violer vipère virus vivable voleur vomir voyeur vulve youpin zézayer zigoto zinzin zizi
zombi zombie zona zozoter
""".split())

STOP_EN = frozenset("""
abduct abortion abscess abuse ache acne addict adultery agony ailment alcohol alimony allergy
ambush ammo amputate anal anguish antibody anus anxiety anxious appendix armament armpit arrest
arsenal arsenic arson artery assassin assault asthma asylum atrocity attack autopsy backache
bandage bankrupt barbaric bastard bawdy bayonet beastly beating bedpan beggar behead bigot bimbo
bitch bladder bleed bleeder blister blood bludgeon bomb bondage boob booze bordello bosom bowel
brat brawl breast brothel bruise brutal bulge bullet bully bunion burden burglar burial bust
butcher butt buttock cadaver cancer cannibal cannon carcass cardiac carrion casket casualty
cataract catheter celibacy celibate cemetery choke cholera chronic cleavage clinic clinical clot
cocaine cock cocky coffin colon coma comatose combat condemn condom convict coroner corpse cough
coward cramp crap crash cremate cretin crime criminal cripple crook crooked crotch crucify cruel
crutch crybaby cuckold culprit cult curse cyanide cyst dagger damage damn damned dandruff danger
dead deadlock deaf death deathbed decay deceased defeat defect deform delirium demented dementia
demise demon demonic dentist deprave derelict despair destroy detox devil devilish diabetes
diagnose dike doctor doom dope drown drug druggist drunk dumb dung dwarf dying dyslexia eczema
embalm embryo enema epidemic epilepsy erotic eunuch evil execute exile explode failure faint
famine fanny fart fascist fatal fatigue fatter fear feeble fester fetus fever fiend fight filthy
flesh follicle fondle foul frail fraud freak french frigid funeral gallows gangling gangrene
gangster gash gastric geek gender gene genital germ ghetto ghoul gland gloomy gore gory grave
grenade grief grieve grim groin guilt guilty gunfire gunman gunshot handicap hangman harass
hardship harem harlot harm harpoon harsh hate hatred haunt haunting headache hearse heathen hell
hemlock heresy hermit hernia heroin herpes hijack hobble homicide hoodoo hooker hooter hormone
horrible horror hospice hospital hostage hostile hunger hurt hussy hysteria idiot ignorant illegal
illness impotent imprison incest infant infect inferno infidel infirm inflict inject injure inmate
insane insulin insult invalid itch itchy jail jeer jerk junkie kidnap kidney kill killer kinky
kneecap knife lame larva laxative leech leper leprosy lesbian lesion lethal lewd ligament limbless
liniment liquor liver loathe lobotomy loser lump lunacy lunatic lung lunge lurid lust lynch
machete maggot maim malady malaria malice mange mangy maniac martyr massacre measles medic medical
medicine menace mental midget midriff migraine miser misery missile moan molest monster moor
morbid morgue morphine mortal mourn mucus mugger mumps murder musket mutant mutilate naked napalm
narcotic nasty nausea nerd nerdy nerve nervous neurosis nicotine nipple nude nurse nursing obese
obituary obscene obsess ointment opium organ orgasm orgy oriental orphan outbreak outcast ovary
overdose ovum pagan pain pancreas pandemic pang panic parasite patient pelvic pelvis penis peril
perish pervert pest pester pharmacy phlegm phobia pill pimple piss pistol plague poison polio poor
porn poverty pregnant prey prick prison prisoner prostate psychic psycho puberty pubic puke pulse
punch punish punk pussy pussycat pygmy queer rabies racial racism racist rage ransom rape rapist
rash ravish rebel rectal rectum redneck rehab reject retard retina revenge revolver rifle rifleman
riot roach robber rotten rotund ruin rupture sadist sadness saliva savage savagery scab scald
scalp scalpel scandal scar scare scarred scary scum sedative seduce seizure semen senile sewage
sexist sexual sexy shame shit shock shoot shot shotgun sick sickbed sickness sinus sissy skull
slain slap slave slavery slay sleazy slime slug slum slut smack smallpox smoker smoking smother
smuggle smuggler smut sniper snob snot snotty sodomy sorrow spank spasm sperm spine spinster spit
spite spittoon spleen spook sprain stab stalker stammer starve stench sterile stigma stinger
stingy stink stomach strangle strike stroke stun stupid stutter suffer suicide surgeon surgery
swarthy sweat swindle swindler swine swollen sword symptom syphilis syringe tampon teat tendon
terror testicle tetanus theft thief thieve thigh thrash threat throat thug thyroid tissue tobacco
toilet tomb tonsil torment torpedo torso torture toxic toxin tragedy tragic traitor tramp trash
trauma tyrant ugly ulcer urinal urine uterus vaccine vagina vandal vein venom vermin vice vicious
victim vile villain violate violence violent viper virgin virus vixen vomit voodoo vulgar vulture
wail ward warhead warhorse warlord warpath warship wart weak weapon weary weep weird wench whack
whip whore wicked widow widower witchery womb wound wrath wrathful wreck wretch yuppie zombie
""".split())

# Said like another word that is about as common ("vert, verre, vers, ver"), or so nearly that the
# telephone hides the difference: neither is kept, since the other would be typed half of the time.
HOMOPHONES_FR = frozenset("""
abbaye acquis actuel affairer aile allaiter aller amende ampli ancrage annuel antre août aplat
apprêt apprêter âpreté arête athée auteur balai balle ballet barre basilic bénit bond bord boucher
bouleau bouler bourg bourre bout brun butte cacher cachet caduc caler camp canne canot cantique
cape censeur chaîne champ chaos charnel chas chaud clef clos colle compte compter conter coque
corporel corps coup couper cours coussin créer creuser creuset criminel crin cruel cuir dais danse
danser date daurade déceler décent décrépit dédit dégoûter délacer délasser désert dessert dorade
doré dorer durer égrainer égrener encrage encre entrer épée épicer étain étal éternel être
éventuel exaucer faim faire fait faux filet fils flanc fois fond formel fosse fritter futaie futé
gaîté gelée gestuel golf goûter grainier granit grec guet habituel haie haine haleter halle hausse
haut haver hockey hors hôte houx immortel informel jarre jars javel javelle joue joug laid lait
laque leur lieu lisse livrer maire mangeur mangeure manne mante marais marcher mare maroquin
martre matériel mensuel mère mètre mets mille mite mois mont moral mûre museler muselet mutuel
mythe naturel nette niais noroît nouvel octet officiel pain pallier panse paon pareil pari part
pâte patère patter peau peine penser père persan pesage pesant phare pinte pique plaie plainte
plan plastic plinthe pluriel plus poids poignée poignet poil point poison ponctuel porc port pose
pouls pousse près public puis puits quadrant quart queue raie rainette raquette réel rein reinette
repère rhum rituel rock rôti rouer rouet salle satire saule saut scène scie seiche sensé serre
siffler sifflet signe solennel soufre soûl statue statut suie tagine tajine tard teint teinter
temporel temps tente terre thon thym tinter tique tirant toit tome tomme tort tout tram trame très
tribu tribut trop troquer troquet turbo turbot turc usuel vain valet vallée vanne vanter veine
venter veto vire virtuel visuel voie vole voler vouer
""".split())

HOMOPHONES_EN = frozenset("""
accept adapter addition advice advise adviser advisor affect aide align alms aloud alter ambiance
analog analogue aria ascent assent assure bait bald bale band baron barren base bass bawl bazaar
bearer beater beech bell belle below better billow birth bite bizarre block blond blonde blue
board booty bore braid break bridal broach bruise buoy burro burrow byte cache callous canon
canvas carrot cash caster castor caught cell cellar chairman chairmen cheap check chic choose
chute coarse cord core coupe course creak creek curb dais daze desert dessert dialog dialogue
differ directer director disc discreet disk dose dough doughnut draft draw drawer drier dual duct
duel earn eave edition effect elicit employee ensure except eyelet faint fairy fantasy fare
farther father feat ferry fillet finish fisher flair flare flaw flier floor fore foreword forgo
fort forward freeze frieze gait gamble gate gauge geezer gene geyser gilt glamour gofer gopher
gorilla grater grill groan grown guilt guise hairy halve hangar hanger harry have heel herd
heroine hippie hire hoard holy horse hose hostel hurdle hymn idle idol inquire insight install
insure islet jail jeans judgment karat karma kernel knead know known lava leach least levy license
liken load loan lone loose loot lose lute magnate magnet maid mail mane manner manor mantle marry
martial mask maul mayor maze medal meddle merry metal meter mettle might mince minor mist mite
moan mode mommy mood moose moot morning movable mummy muscle mussel must mute naval need night
none overdo overdue pact pail palate palette panda pander past pasta pastor patience pause peak
pearl pedal peddle peel peer petal phase phony piece pier pique pistol place plain please plum
pole poll populous pore pour practice praise pray presence price prince prize profit program
prophet prose purr quartz queue racket rain raise rapt raze real realist reed reel reign rein rest
revere revue rhyme ring ringer ringing road rode role roll roost root rooter rough rout route
router rung rust sack sail sale sauce saver scene scent seam seed seem seize sell sensor serial
sewing shake sheer shoo shoot side sight sign signet sink site sizable skull sleigh slow soar sole
some sore sorry soul source spade staid stair stake stalk stare starlet starlit steak steal steel
stork story straight strait style suite summery sweet sword symbol tact tail tale talk taper tapir
tartar taut team tear teem tepee throne throw thyme tick tide tier timber timbre time tire tonne
tract troll troop trooper trouper trustee trusty tuna tuner turban turbine turn tying undo undue
usable vain vary veil vendor very vial vine wade wail waist wait waiting want ward warn waste watt
wave waver weak wear weary week weekly weigh weight weld whale what whet whine whirl wield wine
wiry witch wood world would wrap wrest wretch wring write writing yogurt yoke yolk your
""".split())

# First names and proper nouns that the English dictionaries also list in lower case.
NAMES_EN = frozenset("""
abbess afghan amber august basil bill brandy candy carol chase china christen chuck clay cliff
colleen colt daisy dale dawn dean dick dolly drew earl earnest faith flora frank ginger google
grace grant guinea gypsy hank harry hazel heath heather holly hope iris jack jade japan jasmine
jersey jimmy john josh kitty lance lancer laurel lily maria marina mark mason maverick melody
mickey misty myrtle nick noel norm olive ottoman oxford pansy patsy pearl penny peter piper polish
poppy randy reed rich robin rocky rodeo roger rose ruby rusty sally sandy scotch sherry sterling
tabby terry tony troy turkey victor violet virgin wade ward warren welsh will willow
""".split())


def read_lines(path):
    """The lines of a UTF-8 file, or an end of the program that says which package is missing."""
    try:
        return path.read_text(encoding='utf-8').split('\n')
    except OSError as error:
        sys.exit(f'{path}: {error.strerror}. Run this in the development root: ./dev shell …')


def read_known(language):
    """The words of known-LANGUAGE.txt with their grade: 1 used every day, 2 usual, 3 known."""
    grades, grade = {}, 0
    for line in read_lines(HERE / f'known-{language}.txt'):
        if line.startswith('# grade '):
            grade = int(line.removeprefix('# grade '))
        elif line and not line.startswith('#'):
            grades[line] = grade
    return grades


def read_french():
    """Lemmas of hunspell-fr with their parts of speech, and the first names, folded."""
    lemmas, names = collections.defaultdict(set), set()
    for line in read_lines(SHARE / 'hunspell/fr.dic')[1:]:
        if not line:
            continue
        entry, *tags = line.split()
        word = entry.split('/')[0]
        parts = {tag[3:] for tag in tags if tag.startswith('po:')}
        if not word[0].isupper():
            lemmas[word] |= parts
        elif 'prn' in parts:
            names.add(fold(word))
    return lemmas, names


def is_verb(parts):
    """Whether a French lemma is a verb and nothing else."""
    return any(part.startswith('v') for part in parts) and not parts & {'nom', 'adj'}


def reads_otherwise(word, folds, forms):
    """Whether a French word without its accents is, or may be taken for, another word."""
    bare = fold(word)
    if bare != word and bare in forms and key_fr(bare) != key_fr(word):
        return True
    # Participles ("lune, luné", "crème, crémé") mislead nobody.
    return any(key_fr(other) != key_fr(word) for other in folds[bare] if not other.endswith('é'))


def candidates_fr():
    """Easy French words in the order in which they are wanted, with their ASCII forms."""
    known = read_known('fr')
    lemmas, names = read_french()
    forms = set(read_lines(SHARE / 'dict/french'))
    folds = collections.defaultdict(set)
    for lemma in lemmas:
        folds[fold(lemma)].add(lemma)
    # ç, œ, ï cannot be told from the bare letters that an ASCII list shows ("lecon", "mais").
    shape = re.compile('[a-zéèêëàâîôùû]{4,8}')
    order = sorted(known, key=lambda w: (known[w], is_verb(lemmas.get(w, set())), len(w), fold(w), w))
    return [(word, known[word]) for word in order
            if shape.fullmatch(word) and word in lemmas and fold(word) not in names
            and word not in STOP_FR and word not in HOMOPHONES_FR
            and not reads_otherwise(word, folds, forms)]


def candidates_en():
    """Easy English words in the order in which they are wanted."""
    known = read_known('en')
    entries = (line.strip().partition('/') for line in read_lines(SHARE / 'hunspell/en_US.dic'))
    flags = {word: letters for word, _, letters in entries}
    lists = [set(read_lines(SHARE / 'dict/american-english')),
             set(read_lines(SHARE / 'dict/british-english')), flags]
    shape = re.compile('[a-z]{4,8}')
    order = sorted(known, key=lambda w: (known[w], len(w), w))
    return [(word, known[word]) for word in order
            if shape.fullmatch(word) and all(word in words for words in lists)
            and word not in STOP_EN and word not in HOMOPHONES_EN and word not in NAMES_EN
            and not is_form(word, known, flags)]


def is_form(word, known, flags):
    """Whether an English word is but a form of another easy word: boats, walked, amazing.

    What hunspell lists with a possessive ("painting's") is a noun of its own.
    """
    if 'M' in flags[word]:
        return False
    for ending, flag in (('s', 'S'), ('es', 'S'), ('ed', 'D'), ('ing', 'G')):
        stem = word.removesuffix(ending)
        bases = {stem, stem + 'e'} | ({stem[:-1]} if stem[-2:-1] == stem[-1:] else set())
        if stem != word and any(base in known and flag in flags.get(base, '') for base in bases):
            return True
    return False


def distinct(words, key, fuzzy):
    """The words of which no better one has the same key; with `fuzzy`, nor one of nearly its sound."""
    kept, seen = [], set()
    for word, grade in words:
        keys = {key(word), key(fold(word))}
        if fuzzy:
            keys |= {'~' + near(found) for found in keys}
        if not keys & seen:
            seen |= keys
            kept.append((word, grade))
    return kept


def without_prefixes(words):
    """The most words of which none begins another.

    A word yields to the longer ones that begin with it where there are at least two of them, a word
    of grade 1 where there are at least three.
    """
    grades = {fold(word): (word, grade) for word, grade in words}
    children = collections.defaultdict(list)
    for bare in sorted(grades):
        parent = next((bare[:n] for n in range(len(bare) - 1, 3, -1) if bare[:n] in grades), '')
        children[parent].append(bare)

    def best(bare):
        longer = [word for child in children[bare] for word in best(child)]
        limit = {'': 0, bare: 1 if bare and grades[bare][1] > 1 else 2}[bare]
        return [bare] if bare and len(longer) <= limit else longer

    chosen = set(best(''))
    return [(word, grade) for word, grade in words if fold(word) in chosen]


def write(language, words, possible):
    """Write the list, or end the program when it is too short."""
    if len(words) < COUNT:
        sys.exit(f'{language}: only {len(words)} words, {COUNT} are needed')
    text = ''.join(f'{word}\n' for word in sorted(words[:COUNT]))
    (HERE / f'words-{language}.txt').write_text(text, encoding='ascii', newline='\n')
    print(f'words-{language}.txt: {COUNT} words, from {possible} easy ones')


def with_fewest_prefixes(words):
    """As many words as are needed, leaving out the least wanted of those that begin with another.

    English has too few easy words for a list in which none begins another.
    """
    short = set(words)
    longer = [word for word in words if any(word[:n] in short for n in range(4, len(word)))]
    surplus = max(0, len(words) - COUNT)
    dropped = set(longer[len(longer) - min(surplus, len(longer)):])
    return [word for word in words if word not in dropped]


def main():
    """Make both lists."""
    french = candidates_fr()
    chosen = without_prefixes(distinct(french, key_fr, True))
    write('fr', [fold(word) for word, _ in chosen], len(french))
    english = candidates_en()
    chosen = with_fewest_prefixes([word for word, _ in distinct(english, key_en, False)])
    write('en', chosen, len(english))


if __name__ == '__main__':
    main()

//! What people are and do: offices, professions, kin, and which of them one person seldom is at once.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a noun for a person says.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Noun {
    /// An office or function: `minister`, `spokeswoman`.
    Office,
    /// A profession, or what somebody is known for: `cellist`, `student`.
    Occupation,
    /// What somebody is to somebody: `daughter`.
    Kin,
    /// Nothing but that it is a person, or a part in the event: `man`, `victim`.
    Person,
}

/// What `word`, a noun in the singular in lower case, says of a person, if it is a noun for one.
pub fn noun(word: &str) -> Option<Noun> {
    if let Some(&known) = NOUNS.get(word) {
        return Some(known);
    }
    let last = word.rsplit([' ', '-']).next().unwrap_or(word);
    if last != word
        && let Some(&known) = NOUNS.get(last)
    {
        return Some(known);
    }
    let ends = |endings: &[&str]| endings.iter().any(|end| word.len() > end.len() + 2 && word.ends_with(end));
    let human = ends(&["woman", "ologist", "ician", "iatrist", "ographer", "fighter", "keeper", "holder", "master"])
        || (ends(&["man"]) && !ends(&["human", "german", "roman", "ottoman", "talisman"]))
        || (ends(&["ist"]) && !NO_PEOPLE.contains(&word));
    human.then_some(Noun::Occupation)
}

const NO_PEOPLE: &[&str] = &[
    "list",
    "mist",
    "twist",
    "consist",
    "assist",
    "resist",
    "exist",
    "insist",
    "persist",
    "enlist",
    "checklist",
    "shortlist",
    "waist",
    "heist",
    "moist",
    "blacklist",
    "playlist",
];

/// The first name of the office or profession that `words` name, all in lower case: "chief executive" of "ceo". What has
/// one name only is given back.
pub fn canonical(words: &str) -> &str {
    CANONICAL.get(words).copied().unwrap_or(words)
}

/// Whether `head` can stand for the office `full` in a longer title: "commissioner" of a police chief, who is a police
/// commissioner too. Both as [`canonical`] gives them.
pub fn short_for(head: &str, full: &str) -> bool {
    let ends = |name: &str| name.rsplit(' ').next() == Some(head);
    head == full || SYNONYMS.iter().any(|row| row.split('|').next() == Some(full) && row.split('|').any(ends))
}

/// Whether `words`, two or more of them in lower case, are one office or profession together: "prime minister".
pub fn is_one(words: &str) -> bool {
    ONE.iter().any(|known| known == &words) || CANONICAL.contains_key(words)
}

const ONE: &[&str] = &[
    "prime minister",
    "chief executive",
    "finance director",
    "general counsel",
    "fire chief",
    "police chief",
    "police officer",
    "flight attendant",
    "defence lawyer",
    "vice president",
    "train driver",
    "head teacher",
    "court clerk",
    "chief justice",
    "attorney general",
    "secretary general",
    "director general",
    "general secretary",
    "first officer",
    "chief engineer",
    "chief economist",
    "chief scientist",
];

/// Why nobody is `a` and `b` at once, if that is so; both as [`canonical`] gives them. The reason is the set of which a
/// person is one.
pub fn exclude(a: &str, b: &str) -> Option<&'static str> {
    if a == b {
        return None;
    }
    let has = |row: &str, word: &str| row.split('|').any(|other| other == word);
    EXCLUSIVE.iter().find(|(_, row)| has(row, a) && has(row, b)).map(|(set, _)| *set)
}

/// Why nobody is `a` and `b` of one and the same body at once: its head against those who serve under it, officers whom
/// a body has side by side. Both as [`canonical`] gives them.
pub fn exclude_in_one_body(a: &str, b: &str) -> Option<&'static str> {
    let has = |row: &str, word: &str| row.split('|').any(|other| other == word);
    let under = |x: &str, y: &str| has(HEADS, x) && has(UNDER_A_HEAD, y);
    if under(a, b) || under(b, a) {
        return Some("posts of one body");
    }
    (a != b && has(OFFICERS, a) && has(OFFICERS, b)).then_some("offices of one body")
}

/// Who stands at the top of a body. A chief may be the chief of a part, and a founder or owner anything else as well.
const HEADS: &str = "head|director|president|chief executive|chair|leader|general secretary|commissioner|director general|\
    general director|head teacher|commander";

/// Who serves under the head of a body.
const UNDER_A_HEAD: &str = "spokesman|curator|librarian|archivist|chief engineer|engineer|chief economist|economist|\
    chief scientist|finance director|general counsel|accountant|inspector|technician|receptionist|caretaker|nurse";

/// Officers of a union, a club, a party.
const OFFICERS: &str = "president|general secretary|treasurer";

/// Whether `a` and `b` say nearly the same: a head is a chief or director. Both as [`canonical`] gives them.
pub fn akin(a: &str, b: &str) -> bool {
    let has = |row: &str, word: &str| row.split('|').any(|other| other == word);
    a == b || AKIN.iter().any(|row| has(row, a) && has(row, b))
}

/// Whether kin of the names `a` and `b` can be one person's to the same other: wife and widow, father and parent.
pub fn kin_agree(a: &str, b: &str) -> bool {
    const LOOSE: &[&str] = &["relative", "friend", "neighbour", "neighbor", "colleague", "partner"];
    let has = |row: &str, word: &str| row.split('|').any(|other| other == word);
    a == b || LOOSE.contains(&a) || LOOSE.contains(&b) || KIN_AGREE.iter().any(|row| has(row, a) && has(row, b))
}

/// What a word before an office says of when it is held.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Tenure {
    /// `former`, `ex`, `retired`.
    Once,
    /// `acting`, `interim`, `designate`.
    Acting,
}

/// What `word`, in lower case, says of the time of the office that follows it.
pub fn tenure(word: &str) -> Option<Tenure> {
    match word {
        "former" | "ex" | "onetime" | "one-time" | "erstwhile" | "retired" | "previous" | "sometime" | "late"
        | "then" => Some(Tenure::Once),
        "acting" | "interim" | "caretaker" | "designate" | "elect" | "incoming" | "provisional" | "future" => {
            Some(Tenure::Acting)
        }
        _ => None,
    }
}

/// Whether `word` sets an office below another: `deputy`, `vice`.
pub fn is_below(word: &str) -> bool {
    ["deputy", "vice", "assistant", "associate", "under", "sub", "undersecretary", "second"].contains(&word)
}

/// Whether an office of the two fields, in lower case, is one of two that governments part: foreign and interior.
pub fn fields_part(a: &str, b: &str) -> bool {
    let of = |word: &str| FIELDS.iter().position(|row| row.split('|').any(|name| name == word));
    matches!((of(a), of(b)), (Some(x), Some(y)) if x != y)
}

/// Whether two fields are one: home and interior.
pub fn same_field(a: &str, b: &str) -> bool {
    let of = |word: &str| FIELDS.iter().position(|row| row.split('|').any(|name| name == word));
    a == b || matches!((of(a), of(b)), (Some(x), Some(y)) if x == y)
}

const FIELDS: &[&str] = &[
    "foreign|external",
    "interior|home",
    "defence|defense|war",
    "finance|treasury|economy",
    "health",
    "education|schools",
    "justice",
    "transport|transportation|railway|railways",
    "agriculture|farm|farming|fisheries",
    "energy|oil|petroleum|power",
    "environment|climate|ecology",
    "labour|labor|employment",
    "information|communications|communication",
    "trade|commerce",
    "culture",
    "tourism",
    "housing",
    "water|irrigation",
    "emergencies|emergency",
    "sports|sport",
    "safety",
    "sales",
    "marketing",
    "security",
];

/// A table: the set, and its members. Where one person is often two of them, they do not stand in one row.
const EXCLUSIVE: &[(&str, &str)] = &[
    ("executives of a company", "chief executive|finance director|chief operating officer|treasurer|general counsel"),
    (
        "public offices that are not held together",
        "mayor|governor|prime minister|monarch|sheriff|fire chief|ambassador|judge|senator|vice president",
    ),
    (
        "public offices of one country",
        "president|prime minister|vice president|foreign minister|interior minister|monarch|ambassador",
    ),
    ("offices of church and state", "bishop|pope|sheriff|mayor|fire chief"),
    (
        "players of an instrument",
        "cellist|pianist|violinist|violist|guitarist|drummer|flautist|trumpeter|saxophonist|harpist|organist|clarinettist|bassist|oboist|trombonist|percussionist",
    ),
    ("medical professions", "doctor|nurse|pharmacist|dentist|paramedic|veterinarian|midwife|optician"),
    ("people who travel with somebody", "driver|bodyguard|interpreter|cook|nanny"),
    ("parts in a trial", "judge|prosecutor|defence lawyer|juror|defendant|court clerk"),
    ("positions in a team", "goalkeeper|striker|midfielder|defender|winger|quarterback|referee|goalie|pitcher"),
    (
        "trades",
        "plumber|electrician|carpenter|baker|butcher|farmer|fisherman|miner|welder|mechanic|bricklayer|tailor|hairdresser|shepherd",
    ),
    ("emergency services", "firefighter|police officer|paramedic|lifeguard"),
    ("members of a crew", "pilot|flight attendant|train driver|engineer of the ship|ship's cook|helmsman"),
    ("officers of a ship or an aircraft", "captain|co-pilot|chief engineer|purser"),
    ("people in a cockpit", "pilot|co-pilot"),
    ("school and student", "teacher|student|head teacher|school caretaker"),
    ("arts", "painter|sculptor|photographer|poet|novelist|composer|choreographer"),
];

/// A table: words for one kind of function, of which one report may use one and the next another.
const AKIN: &[&str] = &[
    "head|director|chief|leader|boss|president|chair|manager|commander|superintendent|director general|general director|administrator|coordinator|chief executive|head teacher|principal|minister|secretary|governor|commissioner|supervisor|official|chief secretary|secretary general",
    "prosecutor|magistrate|judge of instruction",
    "judge|magistrate",
    "spokesman|official|chief|aide|press secretary",
    "envoy|negotiator|representative|ambassador|diplomat|mediator|emissary|delegate",
    "owner|proprietor|businessman|founder|landlord",
    "teacher|professor|lecturer|academic|scholar|researcher|scientist|expert|examiner",
    "soldier|officer|commander|fighter|guard|bodyguard",
    "police officer|officer|detective|inspector",
    "journalist|editor|correspondent|broadcaster|blogger|writer|author",
    "writer|author|novelist|poet|playwright|biographer",
    "doctor|surgeon|specialist|consultant|cardiologist|paediatrician|psychiatrist|medic",
    "captain|skipper|master|pilot|helmsman",
    "activist|campaigner|organiser|organizer|protester",
    "adviser|aide|counsellor|strategist|official",
    "worker|labourer|employee|staff member|technician|engineer|operator",
    "player|striker|midfielder|defender|winger|goalkeeper|footballer|forward|international",
    "runner|athlete|marathoner",
];

const KIN_AGREE: &[&str] = &[
    "wife|widow|spouse|partner|ex-wife",
    "husband|widower|spouse|partner|ex-husband",
    "father|parent|stepfather",
    "mother|parent|stepmother",
    "son|child|stepson|eldest son|boy",
    "daughter|child|stepdaughter|girl",
    "brother|sibling|half-brother|stepbrother|twin",
    "sister|sibling|half-sister|stepsister|twin",
    "father|husband|parent",
    "mother|wife|widow|parent",
    "girlfriend|partner|fiancee|fiancée",
    "boyfriend|partner|fiance|fiancé",
];

static CANONICAL: LazyLock<FxHashMap<&'static str, &'static str>> = LazyLock::new(|| {
    let rows = SYNONYMS.iter().map(|row| (row.split('|').next().unwrap_or(row), *row));
    rows.flat_map(|(first, row)| row.split('|').map(move |word| (word, first))).collect()
});

const SYNONYMS: &[&str] = &[
    "chief executive|ceo|chief executive officer|c.e.o.|chief exec",
    "finance director|cfo|chief financial officer|finance chief|chief finance officer",
    "chief operating officer|coo",
    "chair|chairman|chairwoman|chairperson",
    "spokesman|spokeswoman|spokesperson|press officer|spokesmen",
    "prime minister|premier|pm",
    "head teacher|headteacher|principal|headmaster|headmistress",
    "lawmaker|mp|legislator|congressman|congresswoman|parliamentarian|member of parliament",
    "lawyer|attorney|solicitor|barrister|counsel|advocate",
    "police officer|policeman|policewoman|constable|patrolman",
    "doctor|physician|general practitioner|gp|medic",
    "journalist|reporter|newsman",
    "driver|chauffeur",
    "flight attendant|steward|stewardess|air hostess|member of the cabin crew|cabin crew member",
    "vice president|vice-president",
    "monarch|king|queen|emperor|sultan|emir",
    "firefighter|fireman",
    "fisherman|fisher",
    "adviser|advisor",
    "businessman|businesswoman|entrepreneur|magnate|tycoon",
    "actor|actress",
    "footballer|soccer player",
    "goalkeeper|goalie",
    "striker|forward|centre-forward",
    "veterinarian|vet|veterinary surgeon",
    "flautist|flutist",
    "leader|chieftain",
    "owner|proprietor|proprietress",
    "assistant|aide",
    "bodyguard|security guard|minder",
    "student|pupil|undergraduate|schoolboy|schoolgirl",
    "director general|director-general",
    "secretary general|secretary-general",
    "chief of the general staff|chief of general staff|armed forces chief of staff|chief of staff of the armed forces|army chief of staff",
    "ambassador|high commissioner",
    "captain|skipper",
    "co-pilot|copilot|first officer",
    "novelist|fiction writer",
    "police chief|chief of police|inspector general of police|police commissioner",
    "defence lawyer|defense lawyer|defence attorney|defense attorney",
    "bishop|archbishop",
];

static NOUNS: LazyLock<FxHashMap<&'static str, Noun>> = LazyLock::new(|| {
    let of = |list: &'static str, kind| list.split_whitespace().map(move |word| (word, kind));
    let persons = of(PERSONS, Noun::Person).chain(of(OCCUPATIONS, Noun::Occupation));
    persons.chain(of(OFFICES, Noun::Office)).chain(of(KIN, Noun::Kin)).collect()
});

const OFFICES: &str = "\
    adjutant administrator admiral ambassador archbishop attaché attorney-general auditor bishop boss captain cardinal \
    caliph ceo cfo chair chairman chairperson chairwoman chancellor chief chieftain clerk coach commandant commander \
    commissioner comptroller congressman congresswoman consul controller convener coo coordinator coroner councillor \
    councilman councilwoman councilor counsellor curator dean defendant delegate deputy diplomat director doge emir \
    emissary emperor envoy examiner executive foreman forewoman founder general governor head headmaster headmistress \
    imam inspector judge justice king landlord lawmaker leader legislator lieutenant lord magistrate manager marshal \
    mayor mediator minister ministress moderator monarch mp mufti negotiator official ombudsman operator organiser \
    organizer owner parliamentarian patriarch pm pope prefect premier president presiding prince princess principal \
    prosecutor proprietor provost queen rabbi rector registrar regulator representative secretary senator \
    sergeant sheikh sheriff speaker spokesman spokesperson spokeswoman sultan superintendent supervisor supremo treasurer \
    trustee undersecretary vice-president viceroy vicar warden warlord whip co-founder cofounder chairmen successor \
    predecessor candidate nominee incumbent publisher editor captain skipper helmsman";

const OCCUPATIONS: &str = "\
    academic accountant activist actor actress actuary adviser advisor agent agronomist aide analyst anchor apprentice \
    architect artist assistant astronaut astronomer athlete attendant attorney author baker banker barber barrister \
    bartender bassist biologist blogger bodyguard bookkeeper bookseller botanist boxer bricklayer broadcaster broker builder \
    businessman businesswoman butcher buyer cadet campaigner caretaker carpenter cashier cellist chauffeur chef chemist \
    choreographer clarinettist cleaner clergyman climber collector columnist comedian commentator composer co-pilot conductor copilot \
    conscript constable consultant contractor cook correspondent counsel courier critic cyclist dancer dealer defender \
    dentist designer detective developer diver docker dockworker doctor driver drummer economist electrician employee \
    engineer entrepreneur expert explorer farmer fighter filmmaker financier firefighter fireman fisher fisherman \
    footballer forester forward fund-raiser gardener geologist goalkeeper grocer guard guitarist gunman gynaecologist \
    gynecologist hacker hairdresser harpist herder historian housewife hunter illustrator instructor insurgent interpreter \
    inventor investigator investor janitor jeweller jockey journalist joiner juror labourer laborer lawyer lecturer \
    librarian lifeguard lobbyist locksmith machinist maid marine mathematician mechanic medic merchant meteorologist \
    midfielder midwife militant miner missionary model monk musician nanny naturalist negotiator neurologist nun nurse \
    novelist officer operator optician orderly organist painter paramedic partner pastor pathologist patrolman pediatrician \
    paediatrician performer pharmacist philosopher photographer physician physicist pianist pilot player playwright plumber \
    poet policeman policewoman politician porter postman potter preacher priest printer producer professor programmer \
    psychiatrist psychologist publicist pupil purser racer radiologist ranger realtor rebel receptionist referee refugee \
    reporter rescuer researcher restaurateur retailer rider runner sailor saleswoman salesman scholar scientist scientologist \
    scout screenwriter sculptor seaman seamstress seismologist sergeant shepherd shopkeeper singer skier smuggler sniper \
    soldier solicitor songwriter specialist sprinter steward stewardess stockbroker strategist striker student surgeon \
    surveyor tailor teacher technician teller tenor theologian therapist toolmaker trader trainee trainer translator \
    trawlerman tutor tycoon undergraduate undertaker veteran veterinarian vet violinist violist volcanologist volunteer waiter \
    waitress watchman weaver welder winger worker wrestler writer zoologist international magnate headteacher \
    bombmaker bomber informant whistleblower intern supporter technician";

const KIN: &str = "\
    aunt boyfriend brother brother-in-law child cousin dad daughter daughter-in-law ex-husband ex-wife father father-in-law \
    fiance fiancé fiancee fiancée girlfriend goddaughter godfather godmother godson grandchild granddaughter grandfather \
    grandmother grandson grandparent half-brother half-sister heir heiress husband mother mother-in-law mum mom nephew niece \
    parent relative sibling sister sister-in-law son son-in-law spouse stepbrother stepdaughter stepfather stepmother \
    stepsister stepson twin uncle widow widower wife friend neighbour neighbor colleague";

const PERSONS: &str = "\
    adult baby boy bystander captive citizen civilian compatriot criminal dissident dweller eyewitness fan foreigner girl guest \
    hero host hostage immigrant infant inmate insider intruder islamist lad lady local lover loyalist man member migrant native \
    national outsider owner passenger patient pedestrian person pensioner pilgrim prisoner protester protestor rival \
    customer client resident rioter robber shopper spectator stranger suspect survivor teenager terrorist thief toddler tourist \
    traitor trespasser victim villager visitor voter winner witness woman youth attacker assailant gentleman onlooker motorist \
    motorcyclist commuter informer offender killer murderer shooter accomplice caller user reader viewer mother-of-two veteran \
    jihadist extremist fugitive exile defector mutineer nationalist separatist rebel figure source";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_people_by_their_nouns() {
        assert_eq!(noun("spokeswoman"), Some(Noun::Office));
        assert_eq!(noun("volcanologist"), Some(Noun::Occupation));
        assert_eq!(noun("daughter-in-law"), Some(Noun::Kin));
        assert_eq!(noun("waist"), None);
        assert_eq!(noun("village"), None);
    }

    #[test]
    fn knows_what_nobody_is_at_once() {
        assert!(exclude(canonical("ceo"), canonical("cfo")).is_some());
        assert!(exclude("cellist", "pianist").is_some());
        assert!(exclude("spokesman", "minister").is_none());
        assert!(exclude_in_one_body("curator", "director").is_some());
        assert!(exclude_in_one_body("president", "general secretary").is_some());
        assert!(
            exclude_in_one_body("head", "director").is_none() && exclude_in_one_body("chair", "president").is_none()
        );
        assert!(akin("head", "director") && akin("prosecutor", "magistrate"));
        assert!(short_for("commissioner", "police chief") && !short_for("minister", "police chief"));
        assert!(fields_part("foreign", "interior") && !fields_part("home", "interior"));
        assert!(!kin_agree("daughter", "niece") && kin_agree("widow", "wife"));
    }
}

//! What stands around names: titles, ranks, endings, the short forms of given names, and the words that tell a company or
//! a river from a person.

use super::lower;
use rustc_hash::{FxHashMap, FxHashSet};
use std::borrow::Cow;
use std::sync::LazyLock;

/// What a title before a name says of its bearer.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Title {
    /// `Mr`, `Lord`: politeness, to a man.
    Sir,
    /// `Ms`, `Lady`: politeness, to a woman.
    Madam,
    /// `Dr`, `Prof`, `Malam`: politeness, to anybody.
    Courtesy,
    /// `Gen.`, `Sergeant`: a rank, in [`rank`].
    Rank,
}

/// The noun that a title is short for: `governor` of "Gov.".
pub fn office(title: &str) -> Option<&'static str> {
    Some(match title.trim_end_matches('.').to_lowercase().as_str() {
        "gov" | "governor" => "governor",
        "sen" | "senator" => "senator",
        "rep" => "representative",
        "dr" | "doctor" => "doctor",
        "prof" | "professor" => "professor",
        "gen" | "general" => "general",
        "col" | "colonel" => "colonel",
        "maj" | "major" => "major",
        "capt" | "captain" => "captain",
        "sgt" | "sergeant" => "sergeant",
        "lt" | "lieutenant" => "lieutenant",
        "adm" | "admiral" => "admiral",
        "rev" | "reverend" => "reverend",
        _ => return None,
    })
}

/// What the word before a name is, if it is a title; with or without its full stop, in any case.
pub fn title(word: &str) -> Option<Title> {
    let word = lower(word.trim_end_matches('.'));
    let is = |list: &[&str]| list.contains(&&*word);
    if is(SIRS) {
        Some(Title::Sir)
    } else if is(MADAMS) {
        Some(Title::Madam)
    } else if is(COURTESIES) {
        Some(Title::Courtesy)
    } else if rank(&word).is_some() {
        Some(Title::Rank)
    } else {
        None
    }
}

const SIRS: &[&str] = &[
    "mr", "mister", "sir", "lord", "monsieur", "señor", "senor", "don", "herr", "signor", "fr", "baron", "earl",
    "duke", "imam", "sheikh", "sheik", "shaikh", "mullah", "mawlana", "maulana", "rabbi", "pope", "emperor",
];
const MADAMS: &[&str] = &[
    "mrs", "ms", "miss", "lady", "dame", "madame", "mme", "mlle", "señora", "senora", "doña", "frau", "signora",
    "baroness", "duchess", "empress", "daw",
];
const COURTESIES: &[&str] = &[
    "gov",
    "sen",
    "msgr",
    "dr",
    "doctor",
    "prof",
    "professor",
    "rev",
    "reverend",
    "hon",
    "honourable",
    "honorable",
    "rt",
    "malam",
    "mallam",
    "alhaji",
    "hajj",
    "haji",
    "hajji",
    "hadji",
    "saint",
    "st",
    "ayatollah",
    "cardinal",
    "bishop",
    "archbishop",
    "excellency",
    "comrade",
    "chief",
    "justice",
    "engr",
    "pastor",
    "pandit",
    "shri",
    "sri",
    "datuk",
    "tan",
];
/// Words that open a rank of two words and are no title alone: `Lt.`, `Vice`.
pub fn opens_rank(word: &str) -> bool {
    const OPENERS: &[&str] = &[
        "maj", "lt", "brig", "vice", "rear", "air", "staff", "first", "second", "1st", "2nd", "warrant", "squadron",
        "master",
    ];
    OPENERS.contains(&&*lower(word.trim_end_matches('.')))
}

/// How high a rank is, and what it is called in full. The short form of a rank ("General" of a brigadier general) is a
/// rank of its own that [`rank_covers`] lets stand for the longer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rank {
    /// In full, in lower case.
    pub name: &'static str,
    /// Higher is above; equal are the same rank under two names.
    pub grade: u8,
}

/// The rank that `words` name: `Maj. Gen.`, `major-general`, `Sgt`.
pub fn rank(words: &str) -> Option<Rank> {
    let is_one_word = words.bytes().all(|byte| byte.is_ascii_lowercase());
    let words = if is_one_word { Cow::from(full_rank_word(words)) } else { full_rank(words).into() };
    RANKS.iter().find(|(name, _)| *name == words).map(|&(name, grade)| Rank { name, grade })
}

/// Whether people with the longer rank `b` are also called by the shorter `a`: a brigadier general is a general.
pub fn rank_covers(a: Rank, b: Rank) -> bool {
    let last = |rank: Rank| rank.name.rsplit(' ').next().unwrap_or(rank.name);
    a.name == b.name
        || (last(b) == a.name && a.name != "major")
        || matches!((a.name, b.name), ("brigadier", "brigadier general") | ("officer", _))
}

fn full_rank(words: &str) -> String {
    let words: String = words.to_lowercase().replace(['.', '-'], " ");
    let words: Vec<&str> = words.split_whitespace().map(full_rank_word).collect();
    words.join(" ")
}

fn full_rank_word(word: &str) -> &str {
    match word {
        "gen" => "general",
        "maj" => "major",
        "brig" => "brigadier",
        "lt" | "lieut" => "lieutenant",
        "col" => "colonel",
        "capt" => "captain",
        "cmdr" | "cdr" => "commander",
        "adm" => "admiral",
        "sgt" | "sergent" => "sergeant",
        "cpl" => "corporal",
        "pvt" | "pte" => "private",
        "insp" => "inspector",
        "det" => "detective",
        "supt" => "superintendent",
        "cmdt" => "commandant",
        "cdre" | "como" => "commodore",
        other => other,
    }
}

const RANKS: &[(&str, u8)] = &[
    ("private", 1),
    ("constable", 1),
    ("corporal", 2),
    ("sergeant", 3),
    ("staff sergeant", 4),
    ("first sergeant", 5),
    ("sergeant major", 5),
    ("warrant officer", 6),
    ("second lieutenant", 7),
    ("first lieutenant", 8),
    ("lieutenant", 8),
    ("captain", 9),
    ("major", 10),
    ("lieutenant colonel", 11),
    ("colonel", 12),
    ("commander", 11),
    ("commodore", 13),
    ("brigadier", 13),
    ("brigadier general", 13),
    ("major general", 14),
    ("rear admiral", 14),
    ("lieutenant general", 15),
    ("vice admiral", 15),
    ("general", 16),
    ("admiral", 16),
    ("field marshal", 17),
    ("marshal", 17),
    ("air commodore", 13),
    ("air vice marshal", 14),
    ("air marshal", 15),
    ("air chief marshal", 16),
    ("detective", 3),
    ("inspector", 9),
    ("superintendent", 10),
    ("commandant", 10),
];

/// What follows a name and parts father from son: `Jr.`, `III`.
pub fn is_suffix(word: &str) -> bool {
    let word = word.trim_end_matches('.');
    ["Jr", "Sr", "II", "III", "IV", "jr", "sr"].contains(&word)
}

/// The small words inside names: `bin`, `van der`, `al-`.
pub fn is_particle(word: &str) -> bool {
    matches!(
        &*lower(word),
        "al" | "el"
            | "ad"
            | "ar"
            | "as"
            | "an"
            | "at"
            | "az"
            | "ash"
            | "ibn"
            | "bin"
            | "ben"
            | "bint"
            | "de"
            | "del"
            | "della"
            | "der"
            | "den"
            | "di"
            | "da"
            | "do"
            | "dos"
            | "das"
            | "du"
            | "la"
            | "le"
            | "van"
            | "von"
            | "y"
            | "e"
            | "zu"
            | "ter"
            | "ten"
            | "ould"
            | "abu"
            | "ul"
            | "ur"
    )
}

/// The rows of the list of given names with short forms that `word` stands in: two names of one row are one.
pub fn given(word: &str) -> &'static [usize] {
    ROWS.get(&*lower(word)).map_or(&[], Vec::as_slice)
}

/// Whether a given name is a man's or a woman's, as the title that goes with it; `None` of names of both and of others.
pub fn bearer(given: &str) -> Option<Title> {
    static BEARERS: LazyLock<FxHashMap<&str, Option<Title>>> = LazyLock::new(|| {
        let mut bearers = FxHashMap::default();
        let women = WOMEN.split_whitespace().map(|name| (name, Title::Madam));
        for (name, title) in women.chain(MEN.split_whitespace().map(|name| (name, Title::Sir))) {
            bearers.entry(name).and_modify(|known| *known = None).or_insert(Some(title));
        }
        bearers
    });
    BEARERS.get(given).copied().flatten()
}

const WOMEN: &str = "Ada Adele Agnes Aisha Alexandra Alice Alicia Alison Alma Amanda Amelia Amina Amy Ana Anastasia Andrea \
    Angela Angelica Anita Ann Anna Anne Annie Antonia April Audrey Barbara Beatrice Bella Bernice Beth Betty Birgit Bonnie \
    Brenda Bridget Camilla Carla Carmen Carol Caroline Carolyn Catherine Cecilia Charlotte Chloe Christina Christine Clara \
    Claire Clare Claudia Consuelo Cynthia Daisy Dana Danielle Daria Deborah Debra Delia Denise Diana Diane Dolores Donna Dora \
    Doris Dorothy Edith Eileen Elaine Eleanor Elena Eliza Elizabeth Ella Ellen Elsa Emilia Emily Emma Erica Erin Estelle \
    Esther Ethel Eva Eve Evelyn Farah Fatima Faith Fiona Flora Florence Frances Freya Gabriela Gail Gemma Georgia Gerda \
    Gina Giulia Gladys Gloria Grace Greta Hannah Harriet Hazel Heather Heidi Helen Helena Henrietta Hilary Hilda Ida Ilse \
    Imelda Ines Ingrid Irene Irina Iris Isabel Isabella Isabelle Ivy Jacqueline Jane Janet Janice Jasmine Jean Jeanne Jennifer \
    Jenny Jessica Jill Joan Joanna Josephine Joyce Judith Judy Julia Juliana Julie Juliet June Karen Karin Kate Katarina \
    Katharine Katherine Kathleen Kathryn Katie Katrina Kristin Laila Lara Larissa Laura Lauren Lea Leila Lena Leonora Leslie \
    Leticia Lillian Lily Linda Lisa Lois Lorna Lorraine Louisa Louise Lucia Lucille Lucy Lydia Mabel Madeleine Maeve Magda \
    Maja Marcia Margaret Margarita Maria Mariam Marian Marianne Marie Marilyn Marina Marjorie Marlene Marta Martha Mary \
    Matilda Maud Maureen Maya Megan Melanie Melissa Mercedes Meredith Mia Michelle Mildred Miranda Miriam Moira Molly Monica \
    Mónica Muriel Nadia Nancy Naomi Natalia Natalie Natasha Nicole Nina Nora Norma Olga Olivia Paloma Pamela Patricia Paula \
    Pauline Penelope Petra Phoebe Phyllis Priscilla Rachel Ramona Rebecca Regina Renata Rita Roberta Rosa Rosalind Rose Rosemary \
    Roxana Ruth Sabrina Sally Salma Samantha Sandra Sara Sarah Selma Sharon Sheila Shirley Silvia Simone Sofia Sonia Sophia \
    Sophie Stella Stephanie Susan Susanna Suzanne Sylvia Tamara Tanya Tara Teresa Theresa Tina Ursula Valentina Valerie \
    Vanessa Vera Veronica Victoria Viola Violet Virginia Vivian Wanda Wendy Yasmin Yolanda Yvonne Zainab Zoe Zoë";
const MEN: &str = "Aaron Abdul Abdullah Adam Adrian Ahmad Ahmed Alan Albert Alejandro Alexander Alfred Ali Allan Allen Alvin Amir \
    Andre Andrei Andrew Angus Antoine Anthony Anton Antonio Armando Arnold Arthur Ben Benjamin Bernard Bert Bill Bob Boris \
    Brad Brendan Brian Bruce Bruno Byron Carl Carlos Cedric Charles Chester Chris Christopher Claude Clifford Clive Colin Conrad \
    Craig Curtis Cyril Damian Dan Daniel Darren Dave David Dean Dennis Derek Dick Diego Dieter Dirk Dmitri Dominic Don Donald \
    Douglas Duncan Dwight Earl Ed Eddie Edgar Edmund Eduardo Edward Edwin Emil Emilio Emmanuel Enrique Eric Erik Ernest \
    Ernesto Ethan Eugene Evan Felipe Felix Ferdinand Fernando Finn Francisco Frank Fred Frederick Gabriel Gareth Gary Gavin \
    Geoffrey George Gerald Gerard Gerhard Giles Giovanni Glenn Gordon Graham Greg Gregory Guido Gunther Gus Gustav Guy Hamid \
    Hans Harold Harry Harvey Hassan Hector Henrik Henry Herbert Herman Hossein Howard Hubert Hugh Hugo Hussein Ian Ibrahim \
    Igor Isaac Ismail Ivan Ivar Ivo Jack Jacob Jacques Jaime Jake James Jan Jared Jason Javier Jeff Jeffrey Jeremy Jerome Jerry \
    Jim Joachim Joaquin Joe Joel Johan John Jonas Jonathan Jorge Jose José Josef Joseph Joshua Juan Julian Julio Jurgen Karl \
    Keith Kenneth Kevin Khalid Klaus Knut Konrad Kurt Lars Laurence Lawrence Len Leo Leon Leonard Leonid Lionel Louis Luca \
    Lucas Luigi Luis Luke Magnus Malcolm Manuel Marc Marcel Marco Marcus Mario Mark Martin Marvin Matteo Matthew Maurice Max \
    Mehmet Michael Michel Miguel Mikhail Milan Mohamed Mohammad Mohammed Muhammad Mustafa Nasser Nathan Neil Nicholas Nicolas \
    Nigel Nikolai Noah Norman Olaf Oleg Oliver Omar Oscar Oswald Otto Owen Pablo Patrick Paul Pavel Pedro Percy Peter Philip \
    Phillip Pierre Piet Rafael Rafiq Ralph Ramon Raphael Raul Ray Raymond Reginald Rene Ricardo Richard Rob Robert Roberto \
    Roderick Rodney Roger Roland Roman Ron Ronald Rory Ross Roy Rudolf Rupert Russell Salim Sam Samuel Santiago Scott Sean \
    Sebastian Serge Sergei Sergio Seth Sidney Simon Stanley Stefan Stephen Steve Steven Stuart Sven Tariq Ted Terence Theodore \
    Thomas Tim Timothy Tobias Tom Tomas Tony Trevor Umberto Vaclav Victor Viktor Vincent Vladimir Walter Warren Werner Wilhelm \
    William Wolfgang Xavier Yusuf Youssef";

/// Whether `word` stands in the list of given names with short forms.
pub fn is_given(word: &str) -> bool {
    !given(word).is_empty()
}

/// For each given name, the rows of [`NICKNAMES`] that it stands in.
static ROWS: LazyLock<FxHashMap<&'static str, Vec<usize>>> = LazyLock::new(|| {
    let mut rows: FxHashMap<&str, Vec<usize>> = FxHashMap::default();
    for (row, names) in NICKNAMES.iter().enumerate() {
        names.split(' ').for_each(|name| rows.entry(name).or_default().push(row));
    }
    rows
});

const NICKNAMES: &[&str] = &[
    "abigail abby gail",
    "abraham abe bram",
    "adam addie",
    "agnes aggie nessie",
    "albert al bert bertie",
    "alexander alex al sandy sasha alec xander",
    "alexandra alex sandra sasha lexi",
    "alfred al alf alfie fred",
    "amanda mandy",
    "andrew andy drew",
    "angela angie",
    "anne ann annie nan nancy anna",
    "anthony tony ant",
    "antonia toni",
    "arthur art artie",
    "barbara barb barbie babs",
    "bartholomew bart",
    "beatrice bea trixie",
    "benjamin ben benny benji",
    "bernard bernie",
    "bradley brad",
    "caroline carrie caro carol",
    "catherine katherine kathryn cathy kathy kate katie kit kitty cath kath",
    "charles charlie chuck chas",
    "charlotte lottie charlie",
    "christina christine chris tina chrissie",
    "christopher chris kit topher",
    "clifford cliff",
    "cornelius neil",
    "cynthia cindy",
    "daniel dan danny",
    "daniela danielle dani",
    "david dave davy",
    "deborah deb debbie",
    "dennis den denny",
    "donald don donny",
    "dorothy dot dottie dolly",
    "douglas doug",
    "edmund ed eddie ned",
    "edward ed eddie ted teddy ned",
    "eleanor ellie nell nellie nora",
    "elizabeth liz lizzie beth betty betsy bess eliza libby elsie lisa",
    "emily em emmy",
    "eric rick",
    "erica ricki",
    "ernest ernie",
    "eugene gene",
    "florence flo flossie",
    "frances fran frankie fanny",
    "francis frank frankie",
    "franklin frank",
    "frederick fred freddie freddy",
    "gabriel gabe",
    "gabriela gabriella gabby gaby",
    "geoffrey jeffrey geoff jeff",
    "george georgie",
    "gerald gerry jerry",
    "gilbert gil bert",
    "gregory greg",
    "gwendolyn gwen wendy",
    "harold harry hal",
    "helen nell ellie lena",
    "henry hank harry hal",
    "herbert herb bert",
    "hubert bert hugh",
    "ignacio nacho",
    "isabella isabel bella izzy belle",
    "jacob jake",
    "jacqueline jackie",
    "james jim jimmy jamie",
    "janet jan",
    "jennifer jen jenny",
    "jeremy jerry",
    "jessica jess jessie",
    "joan joanie",
    "joanna jo joanne",
    "john jack johnny jon",
    "jonathan jon jonny",
    "jose pepe josé",
    "joseph joe joey",
    "josephine jo josie",
    "joshua josh",
    "judith judy jude",
    "julia julie jules",
    "julian jules",
    "juliana juliane",
    "kenneth ken kenny",
    "kimberly kim",
    "laurence lawrence larry laurie",
    "leonard len lenny leo",
    "leslie les",
    "louis lou louie",
    "louise lou",
    "lucille lucy lu",
    "madeleine madeline maddie",
    "manuel manny manolo",
    "margaret maggie meg peggy marge margie greta daisy rita",
    "martha marty mattie",
    "martin marty",
    "maria mariam",
    "mario",
    "marina",
    "mary molly polly may mae",
    "matthew matt",
    "maximilian max",
    "melissa mel missy",
    "michael mike mick mickey micky misha",
    "mikhail misha",
    "michelle shelly",
    "mildred millie",
    "mohammed mo",
    "nathaniel nathan nat nate",
    "nicholas nick nicky nico",
    "nikolai kolya",
    "norman norm",
    "oliver ollie",
    "olivia liv livvy",
    "pamela pam",
    "patricia pat patty patsy tricia trish",
    "patrick pat paddy",
    "peter pete",
    "philip phillip phil pip",
    "priscilla cilla",
    "rachel rae",
    "randolph randy",
    "raymond ray",
    "rebecca becky becca",
    "reginald reg reggie",
    "richard rick ricky dick rich richie",
    "robert rob robbie bob bobby bert",
    "roderick rod roddy",
    "rodney rod",
    "roger rodge",
    "ronald ron ronnie",
    "rosemary rose rosie",
    "russell russ",
    "samantha sam sammy",
    "samuel sam sammy",
    "sarah sally sadie",
    "sebastian seb",
    "sergei seryozha",
    "sidney sid",
    "simon si",
    "solomon sol solly",
    "stephanie steph",
    "stephen steven steve",
    "stuart stewart stu",
    "susan sue susie suzie suzanne",
    "sylvester sly",
    "terence terry",
    "teresa theresa terry tess tessa",
    "theodore ted teddy theo",
    "thomas tom tommy",
    "timothy tim timmy",
    "tobias toby",
    "valentina valya val",
    "valerie val",
    "veronica ronnie",
    "victor vic",
    "victoria vicky vicki tori",
    "vincent vince vinnie",
    "virginia ginny",
    "vladimir volodya vova",
    "walter walt wally",
    "wilfred wilf fred",
    "wilhelmina willa mina",
    "william will bill billy willy liam",
    "winifred winnie freda",
    "winston win winnie",
    "yevgeny zhenya",
    "zachary zach zack",
];

/// Words that end or open the name of a firm and may be left out of it.
pub fn is_corporate(word: &str) -> bool {
    const CORPORATE: &[&str] = &[
        "inc",
        "corp",
        "corporation",
        "co",
        "company",
        "ltd",
        "limited",
        "llc",
        "llp",
        "plc",
        "gmbh",
        "ag",
        "sa",
        "spa",
        "nv",
        "bv",
        "ab",
        "oy",
        "as",
        "asa",
        "pty",
        "group",
        "holding",
        "holdings",
        "incorporated",
        "sarl",
        "kg",
        "se",
    ];
    static LISTED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| CORPORATE.iter().copied().collect());
    LISTED.contains(&*lower(word.trim_end_matches('.')))
}

/// Words that a firm's name has besides its own and loses in short: Trident Oil is Trident.
pub fn is_trade(word: &str) -> bool {
    const TRADES: &[&str] = &[
        "airlines",
        "airways",
        "air",
        "bank",
        "banking",
        "brands",
        "capital",
        "chemicals",
        "coal",
        "communications",
        "consulting",
        "electric",
        "electronics",
        "energy",
        "engineering",
        "entertainment",
        "financial",
        "foods",
        "freight",
        "gas",
        "global",
        "industries",
        "insurance",
        "international",
        "line",
        "lines",
        "logistics",
        "marine",
        "media",
        "mining",
        "motor",
        "motors",
        "oil",
        "partners",
        "petroleum",
        "pharma",
        "pharmaceuticals",
        "power",
        "products",
        "rail",
        "railway",
        "railways",
        "resources",
        "semiconductor",
        "services",
        "shipping",
        "software",
        "solutions",
        "steel",
        "stores",
        "systems",
        "technologies",
        "technology",
        "telecom",
        "therapeutics",
        "transport",
        "foundation",
        "united",
        "city",
        "fc",
        "afc",
    ];
    static LISTED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| TRADES.iter().copied().collect());
    LISTED.contains(&*lower(word))
}

/// The noun of an organisation's name or description that says what it is: `ministry`, `party`, `police`.
pub fn is_organisation(word: &str) -> bool {
    const ORGANISATIONS: &[&str] = &[
        "academy",
        "chronicle",
        "courier",
        "daily",
        "gazette",
        "herald",
        "journal",
        "observer",
        "telegraph",
        "tribune",
        "administration",
        "agency",
        "airline",
        "alliance",
        "archdiocese",
        "army",
        "assembly",
        "association",
        "authority",
        "bank",
        "battalion",
        "board",
        "branch",
        "brigade",
        "broadcaster",
        "broadcasting",
        "bureau",
        "cabinet",
        "church",
        "club",
        "coalition",
        "college",
        "command",
        "commission",
        "committee",
        "company",
        "conference",
        "confederation",
        "congress",
        "constabulary",
        "consortium",
        "corporation",
        "corps",
        "council",
        "court",
        "delegation",
        "department",
        "directorate",
        "division",
        "embassy",
        "federation",
        "firm",
        "force",
        "forces",
        "foundation",
        "front",
        "fund",
        "government",
        "group",
        "guard",
        "guild",
        "headquarters",
        "institute",
        "institution",
        "intelligence",
        "junta",
        "laboratory",
        "league",
        "legion",
        "magistracy",
        "manufacturer",
        "media",
        "militia",
        "military",
        "ministry",
        "mission",
        "movement",
        "navy",
        "network",
        "newspaper",
        "office",
        "operator",
        "organisation",
        "organization",
        "panel",
        "parliament",
        "party",
        "police",
        "politburo",
        "post",
        "press",
        "prosecution",
        "regiment",
        "regime",
        "regulator",
        "retailer",
        "school",
        "secretariat",
        "senate",
        "service",
        "services",
        "society",
        "squad",
        "staff",
        "state",
        "supplier",
        "syndicate",
        "task",
        "team",
        "times",
        "treasury",
        "tribunal",
        "troupe",
        "union",
        "unit",
        "university",
        "watchdog",
        "wing",
    ];
    static LISTED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| ORGANISATIONS.iter().copied().collect());
    LISTED.contains(&*lower(word))
}

/// A noun for people taken together who may act as one: `rebels`, `troops`, `residents`, `gang`.
pub fn is_group(word: &str) -> bool {
    const GROUPS: &[&str] = &[
        "activists",
        "allies",
        "authorities",
        "bandits",
        "clan",
        "crew",
        "crews",
        "criminals",
        "crowd",
        "demonstrators",
        "extremists",
        "faction",
        "factions",
        "families",
        "family",
        "fighters",
        "forces",
        "gang",
        "gangs",
        "garrison",
        "gunmen",
        "guerrillas",
        "hackers",
        "inmates",
        "insurgents",
        "intruders",
        "investigators",
        "islamists",
        "jihadists",
        "loyalists",
        "mafia",
        "managers",
        "members",
        "men",
        "mercenaries",
        "migrants",
        "militants",
        "militia",
        "militiamen",
        "militias",
        "mob",
        "mutineers",
        "officers",
        "officials",
        "operators",
        "passengers",
        "people",
        "peacekeepers",
        "prisoners",
        "protesters",
        "protestors",
        "rebels",
        "refugees",
        "relatives",
        "rescuers",
        "residents",
        "rioters",
        "robbers",
        "separatists",
        "settlers",
        "smugglers",
        "soldiers",
        "strikers",
        "students",
        "supporters",
        "survivors",
        "terrorists",
        "thieves",
        "traffickers",
        "tribe",
        "troops",
        "villagers",
        "volunteers",
        "witnesses",
        "women",
        "workers",
        "team",
    ];
    static LISTED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| GROUPS.iter().copied().collect());
    LISTED.contains(&*lower(word))
}

/// A noun for a thing that reports follow by name or description: ships, trains, storms, letters.
pub fn is_thing(word: &str) -> bool {
    const THINGS: &[&str] = &[
        "ship",
        "ferry",
        "boat",
        "vessel",
        "tanker",
        "plane",
        "aircraft",
        "airliner",
        "jet",
        "helicopter",
        "drone",
        "train",
        "bus",
        "lorry",
        "truck",
        "car",
        "convoy",
        "rocket",
        "satellite",
        "storm",
        "hurricane",
        "cyclone",
        "typhoon",
        "painting",
        "vaccine",
        "drug",
        "letter",
        "film",
        "book",
        "novel",
        "law",
        "bill",
        "treaty",
        "deal",
        "missile",
        "bomb",
        "website",
        "trawler",
        "freighter",
        "yacht",
        "submarine",
        "spacecraft",
        "probe",
    ];
    static LISTED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| THINGS.iter().copied().collect());
    LISTED.contains(word)
}

/// What sort of place a noun names, from the widest to the narrowest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Site {
    /// `country`, `republic`.
    Country,
    /// `province`, `island`, `coast`, `mountains`.
    Region,
    /// `city`, `town`, `village`, `camp`.
    Settlement,
    /// `district`, `suburb`, `quarter`.
    District,
    /// `cove`, `beach`, `headland`: too small to lie in each other.
    Spot,
    /// `street`, `square`, `road`, `bridge`, `river`.
    Way,
    /// `hospital`, `school`, `flat`.
    Building,
    /// `roof`, `door`, `cellar`, `kitchen`.
    Part,
}

/// What sort of place `word` names, in any case, singular or plural.
pub fn site(word: &str) -> Option<Site> {
    let word = lower(word);
    let singular = word.strip_suffix('s').filter(|w| w.len() > 3).unwrap_or(&word);
    // A word of two lists names the wider.
    [&*word, singular].into_iter().filter_map(|word| SITES.get(word)).min().copied()
}

static SITES: LazyLock<FxHashMap<&'static str, Site>> = LazyLock::new(|| {
    let lists = [
        (Site::Country, COUNTRIES),
        (Site::Region, REGIONS),
        (Site::Settlement, SETTLEMENTS),
        (Site::District, DISTRICTS),
        (Site::Spot, SPOTS),
        (Site::Way, WAYS),
        (Site::Building, BUILDINGS),
        (Site::Part, PARTS),
    ];
    lists.into_iter().rev().flat_map(|(site, words)| words.iter().map(move |&word| (word, site))).collect()
});

const COUNTRIES: &[&str] = &["country", "nation", "republic", "kingdom", "federation", "emirate", "territory"];

const SPOTS: &[&str] = &["cove", "point", "beach", "headland", "inlet", "cape", "ness", "sands"];

const REGIONS: &[&str] = &[
    "province",
    "state",
    "region",
    "county",
    "island",
    "isle",
    "archipelago",
    "coast",
    "peninsula",
    "valley",
    "mountain",
    "mount",
    "desert",
    "lake",
    "sea",
    "ocean",
    "gulf",
    "bay",
    "strait",
    "channel",
    "forest",
    "park",
    "border",
    "frontier",
    "basin",
    "delta",
    "plateau",
    "hills",
    "canton",
    "prefecture",
    "governorate",
    "oblast",
    "municipality",
    "department",
    "reef",
    "shore",
    "glacier",
    "volcano",
    "steppe",
    "coastline",
    "river",
];
const SETTLEMENTS: &[&str] = &[
    "city",
    "town",
    "village",
    "hamlet",
    "settlement",
    "capital",
    "camp",
    "port",
    "metropolis",
    "township",
    "commune",
    "resort",
];
const DISTRICTS: &[&str] = &[
    "district",
    "suburb",
    "quarter",
    "neighbourhood",
    "neighborhood",
    "borough",
    "ward",
    "estate",
    "outskirts",
    "downtown",
    "arrondissement",
    "parish",
    "precinct",
    "block",
];
const WAYS: &[&str] = &[
    "street",
    "road",
    "avenue",
    "square",
    "bridge",
    "highway",
    "motorway",
    "boulevard",
    "lane",
    "alley",
    "viaduct",
    "tunnel",
    "crossing",
    "junction",
    "roundabout",
    "canal",
    "creek",
    "stream",
    "pier",
    "quay",
    "dock",
    "jetty",
    "track",
    "railway",
    "path",
    "plaza",
    "pavement",
    "sidewalk",
    "crossroads",
    "intersection",
    "embankment",
    "bank",
    "ditch",
    "gully",
    "verge",
    "freeway",
    "harbour",
    "harbor",
    "berth",
];
const BUILDINGS: &[&str] = &[
    "hospital",
    "clinic",
    "school",
    "university",
    "college",
    "church",
    "mosque",
    "temple",
    "synagogue",
    "cathedral",
    "hotel",
    "restaurant",
    "café",
    "cafe",
    "bar",
    "pub",
    "club",
    "home",
    "house",
    "flat",
    "apartment",
    "office",
    "factory",
    "plant",
    "mill",
    "warehouse",
    "depot",
    "garage",
    "airport",
    "airfield",
    "airbase",
    "base",
    "barracks",
    "prison",
    "jail",
    "station",
    "terminal",
    "stadium",
    "arena",
    "theatre",
    "theater",
    "cinema",
    "museum",
    "gallery",
    "library",
    "court",
    "courthouse",
    "courtroom",
    "palace",
    "embassy",
    "consulate",
    "market",
    "mall",
    "shop",
    "store",
    "supermarket",
    "bank",
    "farm",
    "quarry",
    "mine",
    "dam",
    "tower",
    "castle",
    "fort",
    "fortress",
    "shelter",
    "monastery",
    "laboratory",
    "observatory",
    "headquarters",
    "compound",
    "building",
    "complex",
    "villa",
    "mansion",
    "hut",
    "tent",
    "refinery",
    "silo",
    "field",
    "cemetery",
    "garden",
    "studio",
    "checkpoint",
    "outpost",
    "post",
    "bakery",
    "dormitory",
    "hostel",
    "pharmacy",
    "casino",
    "zoo",
    "pool",
    "gym",
    "yard",
    "shipyard",
    "parliament",
    "broadcaster",
    "bunker",
    "barn",
    "shed",
    "stable",
    "greenhouse",
    "cottage",
    "bungalow",
    "crypt",
    "nightclub",
    "ballroom",
    "sauna",
    "nursery",
    "kindergarten",
    "playground",
    "orchard",
    "vineyard",
    "ravine",
    "gorge",
];
const PARTS: &[&str] = &[
    "roof",
    "door",
    "cellar",
    "basement",
    "kitchen",
    "bathroom",
    "bedroom",
    "skylight",
    "window",
    "stairs",
    "stairwell",
    "staircase",
    "corridor",
    "hall",
    "lobby",
    "gate",
    "entrance",
    "exit",
    "balcony",
    "canteen",
    "hangar",
    "runway",
    "platform",
    "carriage",
    "cabin",
    "cockpit",
    "bridge",
    "deck",
    "hold",
    "chimney",
    "vault",
    "lift",
    "elevator",
    "attic",
    "loft",
    "classroom",
    "ward",
    "chapel",
    "laundry",
    "step",
    "backyard",
    "courtyard",
    "pavilion",
    "room",
    "porch",
    "bed",
    "stage",
    "pitch",
    "mouth",
    "wing",
    "floor",
    "storeroom",
    "shaft",
    "seam",
    "terrace",
    "stand",
    "aisle",
    "compartment",
    "foyer",
    "hallway",
    "pantry",
    "toilet",
    "shower",
    "car park",
    "parking lot",
    "food court",
    "engine room",
    "dining room",
    "living room",
    "changing room",
    "waiting room",
    "control room",
    "boiler room",
];

/// The same word for a kind of place or body in other languages and spellings: `Gunung` is `Mount`, `St` is `Saint`.
pub fn generic(word: &str) -> &str {
    match word {
        "gunung" | "mt" | "monte" | "mont" | "jebel" | "jabal" | "djebel" | "cerro" | "nevado" | "pico" => "mount",
        "st" | "ste" | "santa" | "san" | "santo" | "são" | "sao" | "sankt" | "saint" => "saint",
        "ft" => "fort",
        "isla" | "ile" | "île" | "pulau" | "isle" | "jazirat" => "island",
        "rio" | "río" | "wadi" | "nahr" | "sungai" => "river",
        "lac" | "lago" | "laguna" | "danau" => "lake",
        "ave" => "avenue",
        "rd" => "road",
        "blvd" => "boulevard",
        "sq" => "square",
        "dept" => "department",
        "univ" => "university",
        "assn" | "assoc" => "association",
        "intl" => "international",
        "natl" => "national",
        "govt" => "government",
        "centre" => "center",
        "programme" => "program",
        "defence" => "defense",
        "organisation" => "organization",
        "labour" => "labor",
        "harbour" => "harbor",
        "theatre" => "theater",
        "n" => "north",
        "s" => "south",
        other => other,
    }
}

/// `MV`, `USS`: what may stand before the name of a ship.
pub fn is_ship_prefix(word: &str) -> bool {
    ["MV", "M/V", "MS", "MT", "USS", "HMS", "SS", "RMS", "RRS", "FV", "F/V", "BRP", "INS", "USNS"].contains(&word)
}

/// What a thing, place or body is called as well, by a wider noun: a ferry is a vessel, a hurricane a storm.
pub fn wider(noun: &str) -> &'static [&'static str] {
    const WIDER: &[(&str, &[&str])] = &[
        ("ferry", &["vessel", "ship", "boat"]),
        ("tanker", &["vessel", "ship"]),
        ("freighter", &["vessel", "ship"]),
        ("trawler", &["vessel", "boat"]),
        ("yacht", &["vessel", "boat"]),
        ("ship", &["vessel"]),
        ("boat", &["vessel"]),
        ("hurricane", &["storm"]),
        ("typhoon", &["storm"]),
        ("cyclone", &["storm"]),
        ("flight", &["plane", "aircraft", "jet"]),
        ("airliner", &["plane", "aircraft", "jet"]),
        ("mount", &["mountain", "volcano", "peak"]),
        ("bank", &["lender"]),
        ("newspaper", &["paper"]),
        ("courier", &["paper", "newspaper"]),
        ("herald", &["paper", "newspaper"]),
        ("tribune", &["paper", "newspaper"]),
        ("chronicle", &["paper", "newspaper"]),
        ("trust", &["charity"]),
        ("inc.", &["company", "firm"]),
        ("corp.", &["company", "firm"]),
        ("hotel", &["building"]),
    ];
    WIDER.iter().find(|(narrow, _)| *narrow == noun).map_or(&[], |(_, wider)| wider)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_titles_and_ranks() {
        assert_eq!(title("Mrs."), Some(Title::Madam));
        assert_eq!(title("Gen."), Some(Title::Rank));
        assert_eq!(title("Roe"), None);
        let rank = |words| rank(words).unwrap();
        assert_eq!(rank("Maj. Gen.").name, "major general");
        assert!(rank_covers(rank("General"), rank("Brig. Gen.")));
        assert!(!rank_covers(rank("Major"), rank("Maj. Gen.")));
        let share = |a: &str, b: &str| given(a).iter().any(|row| given(b).contains(row));
        assert!(share("Peggy", "Margaret") && !share("Thomas", "Timothy"));
    }
}

//! Words with which somebody is said to have said something, and what they do with it.

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// What a source does with what it is credited with.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Stance {
    /// Says, thinks or knows that it is so.
    Affirm,
    /// Says that it is not so.
    Deny,
    /// Is not sure that it is so.
    Doubt,
    /// Will not say, or will not do it.
    Refuse,
    /// Wants it done by others.
    Demand,
    /// Says that they will do it.
    Promise,
    /// Says that somebody else did wrong.
    Accuse,
    /// Says that they will do harm.
    Threaten,
    /// Asks whether it is so.
    Ask,
    /// Is credited with the words, and with no more: "did not say", "was told".
    Unknown,
}

impl Stance {
    /// The word that results carry: `affirm`, `deny`, `doubt` or `unknown`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Affirm | Self::Promise | Self::Accuse | Self::Threaten => "affirm",
            Self::Deny => "deny",
            Self::Doubt => "doubt",
            Self::Refuse | Self::Demand | Self::Ask | Self::Unknown => "unknown",
        }
    }
}

/// What a cue can stand before or behind. A set of these says where its content is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Frame(u16);

impl Frame {
    /// A clause or a quotation: "said *the bridge fell*".
    pub const CLAUSE: Self = Self(1);
    /// An infinitive whose subject is the source: "promised *to come*".
    pub const TO: Self = Self(2);
    /// An infinitive with its own subject, both of them content: "wants *the army to leave*".
    pub const NOUN_TO: Self = Self(4);
    /// An infinitive for the one who is spoken to: "ordered the army *to leave*".
    pub const ORDER: Self = Self(8);
    /// A noun phrase: "denied *the charges*".
    pub const NOUN: Self = Self(16);
    /// An -ing form: "denied *taking it*".
    pub const ING: Self = Self(32);
    /// "of", "about" or "against" with a noun phrase or an -ing form: "warned *of floods*", "spoke *of a miracle*".
    pub const OF: Self = Self(64);
    /// "for": "called *for an inquiry*".
    pub const FOR: Self = Self(128);
    /// A quotation only, since a clause behind it is something else: "smiled".
    pub const QUOTE: Self = Self(256);
    /// "as", with the object: "described *the vote as a farce*".
    pub const AS: Self = Self(512);
    /// Whom the source accuses, and of what: "accused *the army of murder*".
    pub const BLAME: Self = Self(1024);
    /// "on", "to" with a noun phrase: "insisted *on a vote*", "agreed *to a truce*", "objected *to the plan*".
    pub const ON: Self = Self(2048);

    /// Any of them.
    pub const fn all() -> Self {
        Self(u16::MAX)
    }

    /// Both.
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// Whether the two have something in common.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

/// A word that credits a source with a content.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Cue {
    /// What the source does.
    pub stance: Stance,
    /// What can follow.
    pub frame: Frame,
}

const CLAUSE: Frame = Frame::CLAUSE;
const CLAUSE_NOUN: Frame = CLAUSE.or(Frame::NOUN);
const CLAUSE_TO: Frame = CLAUSE.or(Frame::TO);

/// What is said to be untrue is one of these.
pub const UNTRUE: &[&str] = &[
    "false",
    "untrue",
    "incorrect",
    "wrong",
    "baseless",
    "unfounded",
    "groundless",
    "fabricated",
    "lie",
    "lies",
    "nonsense",
    "fiction",
    "absurd",
    "bogus",
    "invention",
    "fabrication",
];

/// What is done in silence.
const THOUGHT: &str = "think believe know feel find see realize realise understand suppose assume presume guess reckon figure \
    imagine sense suspect judge hold gather bet forget remember recognize recognise discover learn hear notice appreciate regret \
    dream fancy mean determine calculate deem discern perceive rule";

/// What is wished or feared in silence, beside [`THOUGHT`].
const WISHED: &str = "expect hope wish long yearn pray want desire prefer favor favour fear dread worry consider regard view \
    doubt wonder intend plan aim decide resolve elect choose opt agree";

/// Whether the verb `lemma` is of what somebody thinks or wants, said or not.
pub fn thinks(lemma: &str) -> bool {
    [THOUGHT, WISHED].iter().any(|list| list.split_whitespace().any(|word| word == lemma))
}

/// Whether the verb `lemma` credits and is done aloud.
pub fn utters(lemma: &str) -> bool {
    !verb(lemma).is_empty() && !thinks(lemma)
}

/// Verbs by what they do and what follows them.
const VERBS: &[(Stance, Frame, &str)] = &[
    (
        Stance::Affirm,
        CLAUSE,
        "say add note remark observe comment declare explain reply respond stress emphasize emphasise underline \
         insist maintain assert contend argue reason state testify recall recount write tweet post quip joke boast brag \
         muse concur conclude reiterate repeat clarify elaborate counter retort quote tell inform assure remind \
         notify brief admit concede acknowledge confess allow grant affirm attest aver opine venture interject \
         complain lament grumble fume protest caution warn stipulate specify theorize theorise speculate surmise \
         hypothesize attribute agree vouch texted text email message radio broadcast preach exclaim shout yell cry \
         whisper murmur mutter marvel gush enthuse chide scoff sneer snap thunder sigh",
    ),
    (
        Stance::Affirm,
        CLAUSE_NOUN,
        "announce report claim confirm reveal disclose mention acknowledge admit concede predict forecast project \
         estimate anticipate foresee envision envisage suggest propose recommend indicate signal imply hint \
         convey document certify verify relate detail outline record highlight underscore publicize quote \
         proclaim pronounce",
    ),
    (Stance::Affirm, CLAUSE, THOUGHT),
    (Stance::Affirm, CLAUSE, "show demonstrate prove illustrate"),
    (Stance::Affirm, CLAUSE_NOUN.or(Frame::NOUN_TO).or(Frame::TO), "expect"),
    (Stance::Affirm, CLAUSE_TO.or(Frame::FOR), "hope wish long yearn pray"),
    (Stance::Affirm, CLAUSE_TO.or(Frame::NOUN_TO).or(Frame::NOUN), "want desire"),
    (Stance::Affirm, Frame::TO.or(Frame::NOUN_TO).or(Frame::NOUN), "prefer favor favour"),
    (Stance::Affirm, CLAUSE_NOUN, "fear dread"),
    (Stance::Affirm, CLAUSE.or(Frame::OF), "worry complain warn boast dream"),
    (Stance::Affirm, Frame::OF, "speak talk"),
    (Stance::Affirm, Frame::ON, "comment elaborate"),
    (
        Stance::Affirm,
        Frame::NOUN.or(Frame::AS).or(Frame::ING),
        "consider regard view describe characterize characterise",
    ),
    (
        Stance::Affirm,
        Frame::AS,
        "portray depict hail dismiss denounce decry condemn praise criticize criticise label brand see",
    ),
    (Stance::Affirm, CLAUSE, "consider describe"),
    (Stance::Affirm, Frame::QUOTE, "laugh smile shrug nod sob chant sing go read answer begin continue"),
    (Stance::Deny, CLAUSE_NOUN.or(Frame::ING), "deny"),
    (Stance::Deny, CLAUSE_NOUN, "dispute contest rebut refute disavow repudiate contradict debunk discount"),
    (Stance::Deny, CLAUSE, "disagree"),
    (Stance::Deny, Frame::NOUN, "reject dismiss oppose"),
    (Stance::Doubt, CLAUSE_NOUN, "doubt question"),
    (Stance::Ask, CLAUSE, "wonder ask inquire enquire"),
    (Stance::Refuse, Frame::TO, "refuse decline"),
    (Stance::Demand, CLAUSE_NOUN.or(Frame::TO), "demand"),
    (Stance::Demand, CLAUSE_NOUN.or(Frame::ORDER), "order request"),
    (
        Stance::Demand,
        CLAUSE.or(Frame::ORDER),
        "command ask tell urge beg instruct direct advise implore beseech exhort warn caution remind invite counsel press persuade \
         convince encourage challenge summon",
    ),
    (Stance::Demand, CLAUSE_NOUN.or(Frame::ING), "recommend suggest propose advocate"),
    (Stance::Demand, Frame::FOR, "call ask appeal plead push press lobby"),
    (Stance::Demand, Frame::ON, "insist"),
    (Stance::Promise, CLAUSE_TO.or(Frame::NOUN), "promise pledge vow guarantee"),
    (Stance::Promise, CLAUSE_TO, "swear undertake decide resolve agree elect choose"),
    (Stance::Promise, Frame::TO.or(Frame::NOUN), "plan offer"),
    (Stance::Affirm, Frame::TO, "claim profess purport"),
    (Stance::Promise, Frame::TO, "intend propose volunteer aim opt"),
    (Stance::Promise, Frame::ON, "agree consent"),
    (Stance::Threaten, CLAUSE_TO.or(Frame::NOUN), "threaten"),
    (Stance::Accuse, Frame::BLAME, "accuse blame charge fault suspect"),
    (Stance::Accuse, CLAUSE_NOUN, "allege charge"),
];

/// Nouns that name what somebody says or thinks, and what they do with it. Content follows with "that", "to", "of".
const NOUNS: &[(Stance, Frame, &str)] = &[
    (
        Stance::Affirm,
        CLAUSE,
        "claim statement assertion contention argument assessment belief view opinion conviction feeling impression \
         understanding suggestion prediction forecast estimate projection conclusion finding announcement report \
         acknowledgment acknowledgement admission confession confirmation declaration disclosure revelation \
         observation remark comment testimony theory notion suspicion assumption concern worry fear hope expectation \
         optimism confidence hint indication signal assurance reassurance insistence complaint account explanation \
         recollection speculation rumor rumour word news sign warning",
    ),
    (Stance::Affirm, Frame::OF, "report account claim description fear warning prediction estimate assessment"),
    (Stance::Deny, CLAUSE.or(Frame::OF), "denial rejection"),
    (Stance::Doubt, CLAUSE, "doubt"),
    (Stance::Accuse, CLAUSE.or(Frame::OF), "allegation accusation charge"),
    (
        Stance::Demand,
        CLAUSE.or(Frame::TO).or(Frame::FOR),
        "demand request order call appeal plea recommendation proposal",
    ),
    (
        Stance::Promise,
        CLAUSE.or(Frame::TO),
        "promise pledge vow offer commitment decision plan intention agreement desire",
    ),
    (Stance::Refuse, Frame::TO, "refusal"),
    (Stance::Threaten, CLAUSE.or(Frame::TO).or(Frame::OF), "threat"),
];

/// Forms of verbs of speech that are hardly ever anything else, whatever the words around them make a reader take them for.
const PLAIN_FORMS: &[(&str, &str)] = &[
    ("said", "say"),
    ("say", "say"),
    ("swore", "swear"),
    ("thought", "think"),
    ("says", "say"),
    ("told", "tell"),
    ("tells", "tell"),
    ("denied", "deny"),
    ("denies", "deny"),
    ("insisted", "insist"),
    ("insists", "insist"),
    ("believes", "believe"),
    ("argued", "argue"),
    ("argues", "argue"),
    ("added", "add"),
    ("warned", "warn"),
    ("warns", "warn"),
    ("announced", "announce"),
    ("announces", "announce"),
    ("vowed", "vow"),
    ("urged", "urge"),
    ("thinks", "think"),
    ("knew", "know"),
    ("wants", "want"),
    ("accused", "accuse"),
    ("accuses", "accuse"),
    ("confirmed", "confirm"),
    ("confirms", "confirm"),
    ("admitted", "admit"),
    ("admits", "admit"),
    ("complained", "complain"),
    ("testified", "testify"),
    ("alleged", "allege"),
    ("alleges", "allege"),
    ("predicted", "predict"),
    ("predicts", "predict"),
    ("acknowledged", "acknowledge"),
    ("conceded", "concede"),
];

/// The lemma of a form that is hardly ever anything but a verb of speech; in lower case. Those in -ed are read by rule.
pub fn plain_form(word: &str) -> Option<&'static str> {
    let listed = PLAIN_FORMS.iter().find(|(form, _)| *form == word).map(|&(_, lemma)| lemma);
    listed.or_else(|| {
        let stem = word.strip_suffix("ed")?;
        let last = stem.chars().next_back()?;
        let single = stem.strip_suffix(last).filter(|rest| rest.ends_with(last));
        [Some(stem), word.strip_suffix('d'), single].into_iter().flatten().find_map(listed_verb)
    })
}

/// The verb `lemma`, if it takes a clause.
pub fn listed_verb(lemma: &str) -> Option<&'static str> {
    static LISTED: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
        let with_clause = VERBS.iter().filter(|(_, frame, _)| frame.has(CLAUSE));
        with_clause.flat_map(|(_, _, words)| words.split_whitespace()).collect()
    });
    LISTED.get(lemma).copied()
}

/// Adjectives of what somebody thinks, behind "is": "is confident *that it will hold*".
const ADJECTIVES: &[(Stance, Frame, &str)] = &[
    (
        Stance::Affirm,
        CLAUSE,
        "sure confident certain convinced aware afraid worried concerned hopeful optimistic adamant positive glad \
         pleased disappointed surprised unaware mindful satisfied fearful emphatic",
    ),
    (Stance::Affirm, Frame::OF, "confident afraid aware wary fearful sure unaware suspicious"),
    (Stance::Affirm, Frame::TO, "eager keen anxious determined willing ready happy"),
    (Stance::Refuse, Frame::TO, "unwilling reluctant"),
    (Stance::Doubt, CLAUSE.or(Frame::OF), "doubtful skeptical sceptical unsure uncertain unconvinced"),
];

/// What may be the source of "shows" and "found": something that is read or watched.
const DOCUMENTS: &str = "report study poll survey research analysis data figure statistic statistics document record \
    filing file memo memorandum letter email e-mail note notice statement release transcript footage video recording image \
    photo photograph picture article story book paper dispatch cable editorial column post tweet bulletin indictment \
    complaint affidavit lawsuit suit ruling verdict decision order audit inquiry inquest investigation review finding \
    autopsy test result evidence census index ledger diary map log chart count tally bill law act constitution treaty \
    agreement resolution plan budget sign banner placard slogan history experience estimate projection forecast website \
    site page message text telegram";

/// Who publishes. The last word of such a name.
const OUTLETS: &str = "newspaper paper daily weekly magazine journal agency broadcaster station channel network outlet media \
    press radio television tv newswire wire website blog newsletter tabloid";

/// Names of those who publish, or their last words.
const OUTLET_NAMES: &[&str] = &[
    "Times",
    "Post",
    "Herald",
    "Tribune",
    "Chronicle",
    "Journal",
    "Gazette",
    "Courier",
    "Guardian",
    "Telegraph",
    "Observer",
    "Bulletin",
    "Globe",
    "Sun",
    "Star",
    "Mail",
    "Mirror",
    "Inquirer",
    "Examiner",
    "Dispatch",
    "Sentinel",
    "Register",
    "Reuters",
    "AP",
    "AFP",
    "BBC",
    "CNN",
    "NBC",
    "ABC",
    "CBS",
    "NPR",
    "Bloomberg",
    "Xinhua",
    "Tass",
    "TASS",
    "Interfax",
    "IRNA",
    "Jazeera",
    "Press",
    "News",
    "Digest",
    "Wire",
    "Monde",
    "Figaro",
    "Spiegel",
    "Politico",
    "Axios",
    "Economist",
    "TV",
];

/// People who were there.
const WITNESSES: &str = "witness eyewitness resident neighbor neighbour survivor bystander passer-by passerby onlooker \
    villager passenger shopkeeper local inhabitant tourist motorist driver pedestrian relative";

/// People who speak for an office and can be without a name.
const OFFICIALS: &str = "official officer diplomat aide adviser advisor spokesman spokeswoman spokesperson authority source \
    insider minister lawmaker prosecutor investigator detective policeman executive envoy negotiator mediator commander \
    administrator regulator representative police";

/// People who are not to be known.
const NOBODIES: &str = "person people source individual somebody someone man woman one some others other insider";

type Words<T> = std::sync::OnceLock<rustc_hash::FxHashMap<&'static str, T>>;

/// The ways in which `lemma` is a verb that credits, one for each stance it can have.
pub fn verb(lemma: &str) -> &'static [Cue] {
    static TABLE: Words<Vec<Cue>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| table(VERBS)).get(lemma).map_or(&[], Vec::as_slice)
}

/// The ways in which `lemma` is a noun that credits.
pub fn noun(lemma: &str) -> &'static [Cue] {
    static TABLE: Words<Vec<Cue>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| table(NOUNS)).get(lemma).map_or(&[], Vec::as_slice)
}

/// The ways in which `lemma` is an adjective that credits.
pub fn adjective(lemma: &str) -> &'static [Cue] {
    static TABLE: Words<Vec<Cue>> = std::sync::OnceLock::new();
    TABLE.get_or_init(|| table(ADJECTIVES)).get(lemma).map_or(&[], Vec::as_slice)
}

fn table(rows: &[(Stance, Frame, &'static str)]) -> rustc_hash::FxHashMap<&'static str, Vec<Cue>> {
    let mut table = rustc_hash::FxHashMap::<&'static str, Vec<Cue>>::default();
    for &(stance, frame, words) in rows {
        for word in words.split_whitespace() {
            let cues = table.entry(word).or_default();
            match cues.iter_mut().find(|cue| cue.stance == stance) {
                Some(cue) => cue.frame = cue.frame.or(frame),
                None => cues.push(Cue { stance, frame }),
            }
        }
    }
    table
}

/// What a noun as a source can be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Speaker {
    /// A study, a video.
    Document,
    /// A newspaper, a station.
    Outlet,
    /// A resident, a survivor.
    Witness,
    /// A diplomat, an aide.
    Official,
    /// Somebody.
    Nobody,
}

/// What kind of source the noun `lemma` names, if it is one of the kinds that are lists.
pub fn speaker(lemma: &str) -> Option<Speaker> {
    static TABLE: Words<Speaker> = std::sync::OnceLock::new();
    let lists = [
        (Speaker::Document, DOCUMENTS),
        (Speaker::Outlet, OUTLETS),
        (Speaker::Witness, WITNESSES),
        (Speaker::Official, OFFICIALS),
        (Speaker::Nobody, NOBODIES),
    ];
    let build = || {
        let pairs = lists.iter().flat_map(|&(kind, list)| list.split_whitespace().map(move |word| (word, kind)));
        let mut table = rustc_hash::FxHashMap::default();
        // The first list that has a word wins.
        pairs.for_each(|(word, kind)| {
            table.entry(word).or_insert(kind);
        });
        table
    };
    TABLE.get_or_init(build).get(lemma).copied()
}

/// Whether a name that ends with `word` is one of an outlet.
pub fn is_outlet_name(word: &str) -> bool {
    OUTLET_NAMES.contains(&word)
}

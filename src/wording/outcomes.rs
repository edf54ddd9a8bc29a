//! Words for the ways in which a thing can end, in pairs that exclude each other: rose and fell, accepted and rejected.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// One end of a pair.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Side {
    /// The first of the pair: agreed, rose, survived.
    First,
    /// The other: no deal, fell, died.
    Second,
}

/// How something ends.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Outcome {
    /// The name of the pair: "agreement", "direction".
    pub class: &'static str,
    /// Which end.
    pub side: Side,
    /// Whether not being on one side means being on the other. What does not rise need not fall; who does not survive dies.
    pub complete: bool,
}

impl Outcome {
    /// The other end.
    pub fn turned(self) -> Self {
        let side = if self.side == Side::First { Side::Second } else { Side::First };
        Self { side, ..self }
    }
}

/// A pair: its name, whether one end excludes the middle, the words of the first end, those of the second. Phrases are
/// lemmas joined by `_`.
type Pair = (&'static str, bool, &'static str, &'static str);

const PAIRS: &[Pair] = &[
    (
        "agreement",
        true,
        "agree agree_to agreement deal accord settlement settle undertaking reach_agreement reach_deal strike_deal pact compromise truce cease-fire ceasefire \
         breakthrough consensus",
        "disagree deadlock stalemate impasse break_down collapse fall_apart break_off",
    ),
    (
        "direction",
        false,
        "rise increase climb grow gain jump surge soar edge_up swell advance strengthen firm go_up rally leap rebound expand \
         upturn growth appreciate accelerate spike double triple mount",
        "fall decrease decline drop slip sink shrink slide plunge tumble dip weaken go_down shed slump contract plummet ease \
         downturn contraction depreciate slow edge_down halve dwindle subside recede",
    ),
    (
        "life",
        true,
        "survive live alive survivor",
        "die kill perish dead death succumb murder slay drown fatality deceased lifeless",
    ),
    (
        "acceptance",
        false,
        "accept approve endorse embrace adopt ratify back support pass uphold agree_to approval acceptance support vote_for",
        "reject refuse turn_down decline rebuff spurn dismiss veto oppose vote_against vote_down overturn strike_down reject_out \
         rejection refusal opposition defeat block",
    ),
    (
        "opening",
        true,
        "open reopen unlock unlocked opening unbarred",
        "close shut lock padlock seal closed locked padlocked shutdown closure bar shutter",
    ),
    ("winning", false, "win triumph victory prevail winner victorious", "lose defeat loss loser concede"),
    (
        "running",
        false,
        "start begin launch resume restart commence beginning go_ahead",
        "suspend pause cancel call_off scrap abandon postpone shelve",
    ),
    // What began may have stopped; what goes on has not.
    ("going on", true, "continue go_on carry_on persist", "end stop halt finish cease suspend pause"),
    (
        "staying",
        true,
        "stay remain keep stay_on stand_firm hold_on",
        "leave quit resign step_down depart withdraw go pull_out retreat resignation departure flee evacuate stand_down",
    ),
    ("guilt", true, "guilty convict conviction find_guilty", "acquit clear innocent acquittal exonerate"),
    (
        "freedom",
        true,
        "free release let_go freed liberate discharge set_free at_large release escape",
        "arrest detain hold capture seize jail imprison custody prisoner captive hostage detention apprehend abduct kidnap",
    ),
    (
        "attendance",
        true,
        "attend appear show_up turn_up take_part participate join present lead",
        "skip boycott stay_away absent miss shun absence",
    ),
    (
        "permission",
        true,
        "allow permit authorize authorise permission let lift",
        "ban forbid bar prohibit outlaw prevent block",
    ),
    (
        "finding",
        true,
        "find locate recover discover found arrest catch capture detain",
        "missing lose lost unaccounted",
    ),
    (
        "harm",
        true,
        "unhurt unharmed uninjured unscathed safe unwounded",
        "hurt injure wound injured wounded harm injury casualty be_hit be_strike be_shoot be_stab be_beat be_treat be_hospitalise \
         be_hospitalize",
    ),
    ("distance", false, "narrow close_in near bridge closer narrower nearer", "widen wider farther further"),
    ("inclusion", true, "include cover apply", "exclude exempt exempted exemption"),
    (
        "working",
        true,
        "work operate function sound go_off ring succeed run",
        "fail break malfunction failure outage switch_off turn_off disconnect disable",
    ),
    ("unity", true, "unanimous unanimously united unanimity", "divided split dissent vote_against abstain"),
    ("control", false, "capture retake recapture seize", "lose surrender cede"),
    ("increase", false, "more increase extend raise lengthen expand", "cut reduce lower trim curb shorten slash less"),
    ("hope", false, "hopeful optimistic", "pessimistic hopeless"),
    ("speed", false, "early quickly fast", "late slowly slow"),
    ("asking", false, "ask seek beg request plead press urge lobby", "refuse wave_away decline spurn"),
    ("legality", true, "legal lawful", "illegal unlawful"),
    ("safety", true, "safe", "unsafe dangerous"),
    ("knowing", true, "aware know", "unaware"),
    ("signing", true, "sign signature", "unsigned"),
    (
        "payment",
        true,
        "pay payment paid change_hand change_hands deliver_money hand_over_money transfer_money give_money wire_money",
        "unpaid",
    ),
    ("concession", true, "concede concession", "refuse_concede"),
    (
        "employment",
        true,
        "hire appoint reinstate rehire employ retain",
        "dismiss sack oust lay_off suspend dismissal sacking layoff",
    ),
    ("going", false, "resign quit step_down resignation", "dismiss sack oust remove dismissal sacking"),
    ("emotion", false, "show_emotion weep cry sob", "impassive expressionless"),
    ("calm", false, "calm flat", "rough choppy stormy"),
    (
        "arms",
        true,
        "armed carry_gun carry_weapon carry_knife carry_pistol carry_rifle have_gun have_weapon have_knife have_pistol \
         have_rifle hold_gun hold_knife hold_pistol",
        "unarmed",
    ),
    (
        "disarming",
        true,
        "disarm disarmament lay_down_arm lay_arm surrender_arm surrender_weapon hand_over_arm hand_over_weapon give_up_arm \
         give_up_weapon",
        "keep_arm keep_weapon rearm",
    ),
    ("standing", false, "withstand stand_up hold_up", "collapse sweep_away wash_away cave_in give_way topple crumble"),
    ("getting", false, "donate donation gift bequeath bequest", "buy purchase"),
    ("confession", false, "confess confession plead_guilty own_up admit", "deny_charge plead_innocent"),
    (
        "reaching",
        true,
        "meet_target hit_target reach_target meet_goal reach_goal meet_deadline",
        "miss_target miss_goal miss_deadline",
    ),
    ("wakefulness", true, "conscious awake", "unconscious asleep"),
    (
        "will",
        true,
        "voluntary voluntarily willing willingly",
        "forced forcibly coerce compel involuntarily unwillingly force_out drive_out expel evict",
    ),
    (
        "intent",
        true,
        "accident accidental accidentally unintentional unintentionally mistake inadvertently",
        "deliberate deliberately intentional intentionally arson sabotage premeditated",
    ),
    ("openness", false, "public publicly openly", "secret secretly private privately"),
    ("success", true, "succeed success successful successfully", "fail failure unsuccessful unsuccessfully abortive"),
    ("opinion", false, "praise welcome applaud hail commend", "condemn criticize criticise denounce deplore"),
    ("damage", true, "intact undamaged unscathed", "damage destroy wreck ruin demolish gut"),
    ("obedience", true, "obey comply heed", "defy disobey ignore flout"),
    ("observance", true, "honor honour respect observe abide", "violate breach flout"),
    ("health", false, "improve improvement recover heal", "worsen deteriorate deterioration"),
    ("grip", false, "tighten toughen harden stiffen", "ease loosen relax soften"),
    ("motion", true, "move moving", "stationary parked anchored moored"),
    ("condition", false, "stable", "critical"),
    ("company", true, "alone single-handed single-handedly", "accompany accomplice"),
    ("time", true, "on_time punctual", "delay delayed overdue"),
    ("filling", false, "full crowded packed", "empty deserted vacant unoccupied"),
    ("truth", true, "true correct accurate", "false untrue incorrect inaccurate wrong fabricate hoax"),
];

/// Words that turn a sentence round by their place: a quotation with one for the other means something else.
const TURNS: &[(&str, &str)] = &[
    ("before", "after"),
    ("toward", "from"),
    ("towards", "from"),
    ("toward", "away"),
    ("towards", "away"),
    ("to", "from"),
    ("more", "less"),
    ("more", "fewer"),
    ("above", "below"),
    ("over", "under"),
    ("up", "down"),
    ("for", "against"),
    ("with", "without"),
    ("with", "against"),
    ("first", "last"),
    ("all", "none"),
    ("always", "never"),
    ("everyone", "nobody"),
    ("everybody", "nobody"),
    ("someone", "nobody"),
    ("somebody", "nobody"),
    ("something", "nothing"),
    ("everything", "nothing"),
    ("many", "few"),
    ("best", "worst"),
    ("better", "worse"),
    ("good", "bad"),
    ("right", "wrong"),
    ("strong", "weak"),
    ("high", "low"),
    ("higher", "lower"),
    ("north", "south"),
    ("east", "west"),
    ("left", "right"),
    ("friend", "enemy"),
    ("war", "peace"),
    ("can", "must"),
    ("may", "must"),
    ("inside", "outside"),
    ("until", "after"),
    ("near", "far"),
    ("easy", "hard"),
    ("easy", "difficult"),
    ("love", "hate"),
    ("early", "late"),
    ("same", "different"),
    ("old", "new"),
    ("and", "or"),
    ("could", "must"),
    ("voluntary", "mandatory"),
    ("voluntary", "compulsory"),
    ("optional", "mandatory"),
    ("optional", "required"),
    ("temporary", "permanent"),
    ("partial", "full"),
    ("partially", "fully"),
    ("partly", "fully"),
    ("public", "private"),
    ("domestic", "foreign"),
    ("direct", "indirect"),
    ("direct", "roundabout"),
    ("civilian", "military"),
    ("buyer", "seller"),
    ("profit", "loss"),
    ("earnings", "losses"),
    ("income", "loss"),
    ("gain", "loss"),
    ("earn", "lose"),
    ("net", "gross"),
    ("long-term", "short-term"),
    ("minimum", "maximum"),
    ("least", "most"),
    ("strengthen", "weaken"),
    ("support", "oppose"),
    ("praise", "criticize"),
    ("praise", "criticise"),
    ("add", "remove"),
    ("add", "reduce"),
    ("add", "cut"),
    ("keep", "delete"),
    ("keep", "scrap"),
    ("keep", "drop"),
    ("hire", "dismiss"),
    ("accelerate", "delay"),
    ("hasten", "delay"),
    ("tighten", "loosen"),
    ("tighten", "ease"),
    ("encourage", "discourage"),
    ("thrive", "struggle"),
    ("flourish", "struggle"),
    ("convict", "acquit"),
    ("arrest", "acquit"),
    ("heavy", "light"),
    ("despite", "because"),
    ("despite", "due"),
    ("despite", "following"),
    ("despite", "after"),
    ("force", "allow"),
    ("require", "allow"),
    ("morning", "evening"),
    ("summer", "winter"),
    ("include", "exclude"),
    ("including", "excluding"),
    ("substantial", "slight"),
    ("substantial", "minimal"),
    ("substantially", "slightly"),
    ("substantially", "minimally"),
    ("significant", "minor"),
    ("significant", "slight"),
    ("significantly", "slightly"),
    ("sharp", "slight"),
    ("sharply", "slightly"),
    ("expected", "unlikely"),
    ("likely", "unlikely"),
    ("prior", "current"),
    ("previous", "current"),
    ("within", "outside"),
    ("bright", "dark"),
    ("surpass", "miss"),
    ("exceed", "miss"),
    ("small", "large"),
    ("small", "big"),
    ("short", "long"),
    ("young", "old"),
    ("rich", "poor"),
    ("major", "minor"),
    ("majority", "minority"),
    ("guilty", "innocent"),
    ("guest", "host"),
    ("winner", "loser"),
    ("husband", "wife"),
    ("brother", "sister"),
    ("son", "daughter"),
    ("father", "mother"),
    ("man", "woman"),
    ("boy", "girl"),
];

/// Where something goes, as one end of a line: toward or away, up or down, in or out.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Heading {
    /// The line.
    axis: u8,
    /// Which end of it.
    side: Side,
}

impl Heading {
    /// Whether two headings are the two ends of one line.
    pub fn turns(self, other: Self) -> bool {
        self.axis == other.axis && self.side != other.side
    }
}

/// The two ends of each line.
const HEADINGS: &[(&str, &str)] = &[
    ("toward towards", "away from"),
    ("up upward upwards", "down downward downwards"),
    ("into inside", "out outside"),
    ("forward forwards ahead", "back backward backwards"),
    ("north northward", "south southward"),
    ("east eastward", "west westward"),
    ("left", "right"),
];

/// Where `word`, which stands behind a verb, says that something goes.
pub fn heading(word: &str) -> Option<Heading> {
    static BY_WORD: LazyLock<FxHashMap<&str, Heading>> = LazyLock::new(|| {
        let ends = HEADINGS.iter().zip(0..).flat_map(|(&(first, second), axis)| {
            [(first, Heading { axis, side: Side::First }), (second, Heading { axis, side: Side::Second })]
        });
        ends.flat_map(|(words, heading)| words.split(' ').map(move |word| (word, heading))).collect()
    });
    BY_WORD.get(word).copied()
}

/// The outcomes that a lemma stands for, or a phrase of lemmas joined by `_`.
pub fn outcomes(lemma: &str) -> &'static [Outcome] {
    static TABLE: LazyLock<FxHashMap<&str, Vec<Outcome>>> = LazyLock::new(table);
    TABLE.get(lemma).map_or(&[], Vec::as_slice)
}

fn table() -> FxHashMap<&'static str, Vec<Outcome>> {
    let mut table = FxHashMap::<&'static str, Vec<Outcome>>::default();
    for &(class, complete, first, second) in PAIRS {
        for (side, words) in [(Side::First, first), (Side::Second, second)] {
            for word in words.split_whitespace() {
                let known = table.entry(word).or_default();
                if !known.iter().any(|outcome| outcome.class == class) {
                    known.push(Outcome { class, side, complete });
                }
            }
        }
    }
    table
}

/// Whether one word turns what the other says: before and after, accept and reject. Both as lemmas.
pub fn opposed(one: &str, other: &str) -> bool {
    let turned = TURNS.iter().any(|&(a, b)| (a, b) == (one, other) || (b, a) == (one, other));
    turned || outcomes(one).iter().any(|a| outcomes(other).iter().any(|b| a.class == b.class && a.side != b.side))
}

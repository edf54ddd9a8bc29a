//! Whether a report is in English, by its letters and its little words.

use crate::wording::lower;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The language of a report, as far as it matters here: only English is compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Language {
    /// English, or too short to say.
    English,
    /// Another, by its English name; where only its letters are known, by their name; where it is not known, so.
    Other(String),
}

/// Frequent words of a language that hardly occur in English reports. Names of places ("La Paz", "Los Angeles") bring
/// some of them into English, so that one or two prove nothing.
const LITTLE_WORDS: [(&str, &str); 14] = [
    (
        "German",
        "der die das und ist nicht von mit für auf dem den ein eine einen einer sich wurde wurden nach bei zum zur auch aus wie hat sind haben oder über werden im am als dass sei",
    ),
    (
        "French",
        "le la les des du est et une dans pour qui que sur avec au aux pas ont été par ce cette sont elle il ils nous selon mais leur était d'un d'une",
    ),
    (
        "Spanish",
        "el la los las del y un una en que por con para se su al lo como más pero fue han sus este esta entre según desde también",
    ),
    (
        "Italian",
        "il lo gli della dei delle di che per una con sono è del nel alla non si da al più dopo anche hanno stato ha dal",
    ),
    (
        "Portuguese",
        "o os das dos do da em um uma que não para com por mais foi ao se como são pelo pela após também na no à",
    ),
    ("Dutch", "de het een van en zijn niet met op voor dat te aan ook bij naar werd door uit maar heeft hebben wordt"),
    ("Swedish", "och att det som en på är av för med den till inte om ett har de efter vid från var"),
    (
        "Danish or Norwegian",
        "og at det som en på er af av for med den til ikke et har de efter etter ved fra var blev ble",
    ),
    ("Polish", "i w na z się nie do że jest o po przez od jak za dla oraz są był została został"),
    ("Czech", "a v na se že je s z do o po pro ve od jako za byl byla jsou podle který"),
    ("Turkish", "ve bir bu için ile de da olarak çok daha olan sonra kadar göre ise değil"),
    ("Indonesian or Malay", "yang dan di untuk dengan dari pada ini itu ke tidak dalam akan oleh telah adalah kepada"),
    ("Romanian", "și în de la cu pe din care a fost nu este pentru mai sunt după că o un"),
    ("Hungarian", "a az és hogy nem is egy volt meg de ez csak mint már szerint után"),
];

const ENGLISH: &str = "the of and to in a for on that with was said at by from as is were an be has it its have had not are but \
                       who after his their which they or been this more will he she when about than over into out no i you we my our me him \
                       her them us do does did so if what there all can would could just";

/// Letters that are not Latin, by the first and the last of their block.
const SCRIPTS: [(&str, u32, u32); 24] = [
    ("Greek", 0x370, 0x3FF),
    ("Cyrillic", 0x400, 0x52F),
    ("Armenian", 0x530, 0x58F),
    ("Hebrew", 0x590, 0x5FF),
    ("Arabic", 0x600, 0x77F),
    ("Devanagari", 0x900, 0x97F),
    ("Bengali", 0x980, 0x9FF),
    ("Gurmukhi", 0xA00, 0xA7F),
    ("Gujarati", 0xA80, 0xAFF),
    ("Tamil", 0xB80, 0xBFF),
    ("Telugu", 0xC00, 0xC7F),
    ("Kannada", 0xC80, 0xCFF),
    ("Malayalam", 0xD00, 0xD7F),
    ("Sinhala", 0xD80, 0xDFF),
    ("Thai", 0xE00, 0xE7F),
    ("Lao", 0xE80, 0xEFF),
    ("Tibetan", 0xF00, 0xFFF),
    ("Burmese", 0x1000, 0x109F),
    ("Georgian", 0x10A0, 0x10FF),
    ("Ethiopic", 0x1200, 0x139F),
    ("Khmer", 0x1780, 0x17FF),
    ("Japanese", 0x3040, 0x30FF),
    ("Chinese or Japanese", 0x3400, 0x9FFF),
    ("Korean", 0xAC00, 0xD7AF),
];

/// So many words tell a language; a longer text is not read to its end for it.
const ENOUGH: usize = 500;

/// In bytes.
const LONGEST_LITTLE_WORD: usize = 10;

/// Fewer little words than these, or a smaller share of all words, are names and quotations. Running text in the
/// languages above has a share of 0.25 to 0.5, an English story full of Spanish names hardly 0.05.
const FEWEST: usize = 3;
const SMALLEST_SHARE: f64 = 0.15;

/// Running text in English has at least a quarter of its words in small letters from the list above; the poorest news
/// report in a collection of four hundred, all telegrams and figures, had 0.24, and of 24,000 single sentences of that length
/// none had less than this. Languages that have no list here have a few hundredths of them by chance.
const SMALLEST_ENGLISH_SHARE: f64 = 0.1;
/// Fewer words in small letters are names, figures, a headline.
const RUNNING_TEXT: usize = 15;

/// What a language is called that no list here knows.
const NOT_KNOWN: &str = "a language that is not known here";

impl Language {
    /// The language of `words`; `declared` is what the file says of itself (`en-GB`), and tells only where the words do
    /// not.
    pub fn of(words: &str, declared: Option<&str>) -> Self {
        if let Some(script) = foreign_script(words) {
            return Self::Other(script.into());
        }
        let (mut hits, mut all) = ([0_usize; LITTLE_WORDS.len() + 1], 0_usize);
        let (mut small, mut small_english) = (0_usize, 0_usize);
        let all_capitals = !words.contains(char::is_lowercase);
        for word in
            words.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|w| !w.is_empty()).take(ENOUGH)
        {
            all += 1;
            let languages = languages_of(word);
            let is_small = word.starts_with(char::is_lowercase);
            // With a capital it is part of a name ("Los Alamos", "El Khatib"), or English "I".
            let counted = if is_small || all_capitals { languages } else { languages & 1 };
            if counted != 0 {
                hits.iter_mut().enumerate().for_each(|(language, hits)| *hits += usize::from(counted >> language & 1));
            }
            small += usize::from(is_small);
            small_english += usize::from(is_small && languages & 1 == 1);
        }
        let [english, others @ ..] = hits;
        // Of two that tie the first is named, so that the order of the list decides and nothing else.
        let most = others.iter().copied().max().unwrap_or(0);
        let name = others.iter().position(|hits| *hits == most).map_or("", |language| LITTLE_WORDS[language].0);
        let share = most as f64 / all.max(1) as f64;
        let is_other = most >= FEWEST && share >= SMALLEST_SHARE && most > english * 3 / 2;
        if is_other {
            return Self::Other(name.into());
        }
        if small >= RUNNING_TEXT && (small_english as f64) < SMALLEST_ENGLISH_SHARE * small as f64 {
            return Self::Other(declared.and_then(foreign_code).unwrap_or(NOT_KNOWN).into());
        }
        match declared.filter(|_| english == 0 && most > 0).and_then(foreign_code) {
            Some(code) => Self::Other(code.into()),
            None => Self::English,
        }
    }
}

/// The languages whose little word `word` is, a bit each; English is the lowest.
fn languages_of(word: &str) -> u16 {
    static INDEX: LazyLock<FxHashMap<&str, u16>> = LazyLock::new(|| {
        let mut index = FxHashMap::default();
        let lists = std::iter::once(ENGLISH).chain(LITTLE_WORDS.iter().map(|(_, list)| *list));
        for (language, list) in lists.enumerate() {
            list.split_whitespace().for_each(|word| *index.entry(word).or_default() |= 1 << language);
        }
        index
    });
    if word.len() > LONGEST_LITTLE_WORD {
        return 0;
    }
    let word = lower(word);
    let straight = if word.contains('’') { word.replace('’', "'").into() } else { word };
    INDEX.get(&*straight).copied().unwrap_or(0)
}

/// The language that a code such as `de` or `fr-CA` names, unless it is English.
fn foreign_code(declared: &str) -> Option<&'static str> {
    let code = declared.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    Some(match code.as_str() {
        "de" => "German",
        "fr" => "French",
        "es" => "Spanish",
        "it" => "Italian",
        "pt" => "Portuguese",
        "nl" => "Dutch",
        "sv" => "Swedish",
        "da" => "Danish",
        "no" | "nb" | "nn" => "Norwegian",
        "pl" => "Polish",
        "cs" => "Czech",
        "tr" => "Turkish",
        "id" => "Indonesian",
        "ms" => "Malay",
        "ro" => "Romanian",
        "hu" => "Hungarian",
        "fi" => "Finnish",
        "et" => "Estonian",
        "lv" => "Latvian",
        "lt" => "Lithuanian",
        "hr" => "Croatian",
        "sr" => "Serbian",
        "sk" => "Slovak",
        "sl" => "Slovenian",
        "ca" => "Catalan",
        "sq" => "Albanian",
        "is" => "Icelandic",
        "ga" => "Irish",
        "cy" => "Welsh",
        "vi" => "Vietnamese",
        "tl" | "fil" => "Filipino",
        "sw" => "Swahili",
        "ha" => "Hausa",
        "so" => "Somali",
        "af" => "Afrikaans",
        _ => return None,
    })
}

/// Up to here letters are Latin, or marks on them; the first block of [`SCRIPTS`] follows.
const LAST_LATIN: u32 = 0x36F;

/// Latin letters with all their marks, as wide as others or twice as wide.
fn is_latin(code: u32) -> bool {
    matches!(code, 0..=LAST_LATIN | 0x1D00..=0x1EFF | 0x2C60..=0x2C7F | 0xA720..=0xA7FF | 0xFB00..=0xFB06 | 0xFF21..=0xFF5A)
}

/// The script of most letters, unless it is Latin.
fn foreign_script(words: &str) -> Option<&'static str> {
    let mut counts = [0_usize; SCRIPTS.len()];
    let (mut latin, mut unknown) = (0_usize, 0_usize);
    for c in words.chars().filter(|c| c.is_alphabetic()).take(ENOUGH * 5) {
        let code = u32::from(c);
        if code <= LAST_LATIN {
            latin += 1;
            continue;
        }
        match SCRIPTS.iter().position(|(_, first, last)| (*first..=*last).contains(&code)) {
            Some(script) => counts[script] += 1,
            None if is_latin(code) => latin += 1,
            None => unknown += 1,
        }
    }
    let known = counts.iter().sum::<usize>();
    if unknown > known + latin {
        return Some(NOT_KNOWN);
    }
    let (script, most) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    (known > latin).then_some(SCRIPTS[script].0).filter(|_| *most > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(words: &str, declared: Option<&str>, expected: &str) {
        let found = match Language::of(words, declared) {
            Language::English => "English".to_string(),
            Language::Other(name) => name,
        };
        assert_eq!(found, expected, "{words}");
    }

    #[test]
    fn english_stays_english_however_short_and_full_of_names() {
        for words in [
            "",
            "47",
            "Nine drown off Lorne",
            "Le Pen meets Los Angeles mayor",
            "La Paz: Evo Morales y Luis Arce part ways",
            "De la Cruz, Van den Berg and Di Maria score for Los Blancos",
            "Van der Berg, De Jong and El Khatib met La Torre in Los Alamos, Las Cruces and La Paz.",
            "“I do windows, that’s all I do,” he said.",
            "Ann Poe waits in Lorne. (Ann Poe/AP)",
            "The Chancellor told Die Zeit and Der Spiegel that the talks with Das Bündnis were over.",
            "“Dignité pour tous,” read the banner that the crowd carried to the gates of the ministry.",
        ] {
            check(words, None, "English");
            check(words, Some("en-US"), "English");
        }
    }

    #[test]
    fn other_languages_are_named() {
        check("Neun Menschen sind bei dem Unglück auf der Fähre gestorben, wie die Polizei sagte.", None, "German");
        check("Neuf personnes sont mortes dans le naufrage du ferry, selon la police.", None, "French");
        check("NEUN MENSCHEN SIND BEI DEM UNGLÜCK AUF DER FÄHRE GESTORBEN.", None, "German");
        check("Un hombre espera el ferry en el puerto de Lorne.", None, "Spanish");
        check("Nueve personas murieron en el naufragio del ferry, según la policía de Lorne.", None, "Spanish");
        check("Nove persone sono morte nel naufragio della nave, dice la polizia di Lorne.", None, "Italian");
        check("Negen mensen zijn bij het ongeluk met een veerboot voor de kust omgekomen.", None, "Dutch");
        check("Nio personer har omkommit efter att en färja sjunkit vid Lorne.", None, "Swedish");
        check("Девять человек погибли при крушении парома.", None, "Cyrillic");
        check("সেতু ভেঙে নয়জন মারা গেছেন", None, "Bengali");
        check("ᏣᎳᎩ ᎦᏬᏂᎯᏍᏗ", None, NOT_KNOWN);
        check("قتل تسعة أشخاص في غرق العبارة", None, "Arabic");
        check("渡轮沉没九人死亡", None, "Chinese or Japanese");
    }

    #[test]
    fn running_text_that_is_not_english_is_not_taken_for_it() {
        let finnish = "Yhdeksän ihmistä kuoli, kun lautta upposi sumussa saaren edustalla perjantaina, kertoi poliisi. Matkustajia \
                       oli satama-alueella odottamassa paluuta kotiin, kun hälytys tuli aamulla kello kuusi.";
        check(finnish, None, NOT_KNOWN);
        check(finnish, Some("fi-FI"), "Finnish");
        let results = "Lorne 2, Malden 1; Ellery 0, Corvan 0; Tarn 3, Vell 3 (after extra time, 4-2 on penalties); Marn 1, Dell 0; \
                       Oster 2, Brand 2; Hald 1, Ferrin 4; Upper Lorne 0, West Malden 1; North Ellery 2, South Corvan 2";
        check(results, None, "English");
        check("Ann Poe, Joe Roe, Irena Dušek, Tomás Reyl, Pavel Anders and Mara Lindqvist", None, "English");
        check("NINE PEOPLE DROWNED OFF LORNE AND TWO SWAM ASHORE. RESCUERS SEARCHED ALL NIGHT.", None, "English");
    }

    #[test]
    fn what_the_file_says_of_itself_decides_only_where_the_words_do_not() {
        check("Neun Tote nach Unglück", Some("de"), "German");
        check("Nine people were killed in the wreck", Some("de"), "English");
    }
}

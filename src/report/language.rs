//! Whether a report is in English, by its letters and its little words.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The language of a report, as far as it matters here: only English is compared.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Language {
    /// English, or too short to say.
    English,
    /// Another, by its English name or, where only its letters are known, by their name.
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
        "el la los las del y una que por con para se su al lo como más pero fue han sus este esta entre según desde también",
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
                       who after his their which they or been this more will he she when about than over into out no";

/// Letters that are not Latin, by the first and the last of their block.
const SCRIPTS: [(&str, u32, u32); 11] = [
    ("Greek", 0x370, 0x3FF),
    ("Cyrillic", 0x400, 0x52F),
    ("Armenian", 0x530, 0x58F),
    ("Hebrew", 0x590, 0x5FF),
    ("Arabic", 0x600, 0x77F),
    ("Devanagari", 0x900, 0x97F),
    ("Thai", 0xE00, 0xE7F),
    ("Georgian", 0x10A0, 0x10FF),
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

impl Language {
    /// The language of `words`; `declared` is what the file says of itself (`en-GB`), and tells only where the words do
    /// not.
    pub fn of(words: &str, declared: Option<&str>) -> Self {
        if let Some(script) = foreign_script(words) {
            return Self::Other(script.into());
        }
        let (mut hits, mut all) = ([0_usize; LITTLE_WORDS.len() + 1], 0_usize);
        for word in
            words.split(|c: char| !c.is_alphabetic() && c != '\'' && c != '’').filter(|w| !w.is_empty()).take(ENOUGH)
        {
            all += 1;
            let languages = languages_of(word);
            hits.iter_mut().enumerate().for_each(|(language, hits)| *hits += usize::from(languages >> language & 1));
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
    INDEX.get(word.to_lowercase().replace('’', "'").as_str()).copied().unwrap_or(0)
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
        _ => return None,
    })
}

/// The script of most letters, unless it is Latin.
fn foreign_script(words: &str) -> Option<&'static str> {
    let mut counts = [0_usize; SCRIPTS.len()];
    let mut latin = 0_usize;
    for c in words.chars().filter(|c| c.is_alphabetic()).take(ENOUGH * 5) {
        let code = u32::from(c);
        match SCRIPTS.iter().position(|(_, first, last)| (*first..=*last).contains(&code)) {
            Some(script) => counts[script] += 1,
            None => latin += 1,
        }
    }
    let (script, most) = counts.iter().enumerate().rev().max_by_key(|(_, count)| **count)?;
    (counts.iter().sum::<usize>() > latin).then_some(SCRIPTS[script].0).filter(|_| *most > 0)
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
        check("Nueve personas murieron en el naufragio del ferry, según la policía de Lorne.", None, "Spanish");
        check("Nove persone sono morte nel naufragio della nave, dice la polizia di Lorne.", None, "Italian");
        check("Negen mensen zijn bij het ongeluk met een veerboot voor de kust omgekomen.", None, "Dutch");
        check("Nio personer har omkommit efter att en färja sjunkit vid Lorne.", None, "Swedish");
        check("Девять человек погибли при крушении парома.", None, "Cyrillic");
        check("قتل تسعة أشخاص في غرق العبارة", None, "Arabic");
        check("渡轮沉没九人死亡", None, "Chinese or Japanese");
    }

    #[test]
    fn what_the_file_says_of_itself_decides_only_where_the_words_do_not() {
        check("Neun Tote nach Unglück", Some("de"), "German");
        check("Nine people were killed in the wreck", Some("de"), "English");
    }
}

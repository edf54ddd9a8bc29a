use crate::text::Span;

/// What stands before the dash at the head of a story: `MUSCAT, Oman (AP) —`, `WASHINGTON, March 3 (Reuters) -`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Dateline {
    /// All of it, dash and the white space after it included.
    pub span: Span,
    /// The place, with its country or state if that is there.
    pub place: Span,
    /// The agency or outlet in parentheses.
    pub agency: Option<String>,
    /// The day, as written.
    pub day: Option<Span>,
}

/// No dateline is longer: two towns, a country, an agency and a day fit in.
const LONGEST: usize = 120;

const DASHES: [&str; 6] = ["—", "–", "--", " - ", " _ ", "―"];

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl Dateline {
    /// The dateline at the head of `paragraph`, whose first byte is byte `at` of the text.
    pub(super) fn of(paragraph: &str, at: usize) -> Option<Self> {
        let window = &paragraph[..paragraph.floor_char_boundary(LONGEST)];
        let (dash, width) = DASHES.iter().filter_map(|d| Some((window.find(d)?, d.len()))).min()?;
        let head = window[..dash].trim_end();
        if head.is_empty() || head.contains(['\n', '"', '“', ';', ':', '?', '!']) {
            return None;
        }
        let (named, agency) = agency(head);
        let (place, day) = day(named);
        let place = place.trim_end_matches([',', ' ']);
        if !is_place(place, agency.is_some()) {
            return None;
        }
        let end = dash + width;
        let end = end + paragraph[end..].len() - paragraph[end..].trim_start().len();
        Some(Self {
            span: Span::new(at, at + end),
            place: Span::new(at, at + place.len()),
            agency,
            day: day.map(|d| Span::new(at + d.start, at + d.end)),
        })
    }
}

/// Cuts `(AP)` off the end. In `WASHINGTON (AP), March 3` the day comes after it.
fn agency(head: &str) -> (&str, Option<String>) {
    let inside = head.rfind('(').zip(head.rfind(')')).filter(|(open, close)| open < close);
    match inside {
        Some((open, close)) if close + 1 == head.len() => {
            (head[..open].trim_end(), Some(head[open + 1..close].trim().to_string()))
        }
        _ => (head, None),
    }
}

const WEEKDAYS: [&str; 7] = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

/// Cuts `, March 3` or `, Monday` off the end.
fn day(named: &str) -> (&str, Option<Span>) {
    let day = named.match_indices(' ').map(|(at, _)| at + 1).find(|&at| {
        let is_month = MONTHS.iter().any(|m| named[at..].starts_with(m));
        (is_month && named[at..].contains(|c: char| c.is_ascii_digit())) || WEEKDAYS.contains(&&named[at..])
    });
    match day {
        Some(at) => (&named[..at], Some(Span::new(at, named.len()))),
        None => (named, None),
    }
}

/// A place is in capitals (`MUSCAT, Oman`); before an agency it need not be (`Berlin (dpa) -`).
fn is_place(place: &str, before_agency: bool) -> bool {
    let first = place.split([',', '/']).next().unwrap_or("");
    let letters = || first.chars().filter(|c| c.is_alphabetic());
    let starts_well = first.chars().next().is_some_and(char::is_uppercase) && letters().count() >= 2;
    let only_names = place.split(|c: char| c.is_whitespace() || c == '/').all(|word| {
        word.chars().next().is_some_and(char::is_uppercase)
            || ["de", "la", "of", "and", "the", "al", "el", "near"].contains(&word)
    });
    let in_capitals = letters().all(|c| !c.is_lowercase());
    starts_well && only_names && (in_capitals || before_agency)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(paragraph: &str, place: &str, agency: Option<&str>, day: Option<&str>) {
        let found = Dateline::of(paragraph, 0).unwrap_or_else(|| panic!("no dateline in {paragraph:?}"));
        assert_eq!(found.place.of(paragraph), place);
        assert_eq!(found.agency.as_deref(), agency);
        assert_eq!(found.day.map(|d| d.of(paragraph)), day);
        assert!(paragraph[found.span.end..].starts_with("The talks"), "{paragraph:?}");
    }

    #[test]
    fn reads_place_agency_and_day() {
        check("MUSCAT, Oman (AP) — The talks", "MUSCAT, Oman", Some("AP"), None);
        check("WASHINGTON — The talks", "WASHINGTON", None, None);
        check("Berlin (dpa) - The talks", "Berlin", Some("dpa"), None);
        check("WASHINGTON, March 3 (Reuters) - The talks", "WASHINGTON", Some("Reuters"), Some("March 3"));
        check("MOSCOW, Monday (Reuters) - The talks", "MOSCOW", Some("Reuters"), Some("Monday"));
        check("BUENOS AIRES, Argentina (AP) _ The talks", "BUENOS AIRES, Argentina", Some("AP"), None);
        check("ST. PAUL, Minn. -- The talks", "ST. PAUL, Minn.", None, None);
        check("RIO DE JANEIRO, Aug 7 (Xinhua) –The talks", "RIO DE JANEIRO", Some("Xinhua"), Some("Aug 7"));
        check("BEIRUT/JERUSALEM, Sept. 3 — The talks", "BEIRUT/JERUSALEM", None, Some("Sept. 3"));
    }

    #[test]
    fn takes_no_sentence_for_a_dateline() {
        for prose in [
            "The talks — the first in a year — ended.",
            "Iran — The talks",
            "NATO said it would act — The talks",
            "A — The talks",
            "\"NO\" — The talks",
            "é — ",
            "—",
        ] {
            assert_eq!(Dateline::of(prose, 0), None, "{prose:?}");
        }
    }
}

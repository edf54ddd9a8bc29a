//! Finds expressions of time by walking over the words once. At each word that can open one, the rules are tried, the
//! longest first; a rule looks at a bounded number of words, so that the whole is linear.

use super::lex::{Case, Gap, Lexeme, Means, lex};
use super::{Bound, Clock, Kind, Modifier, Named, Said, Timex, Zone};
use crate::prose::Prose;
use crate::text::Span;
use crate::wording::calendar::{Link, Unit, Word};

/// What is said of time in `prose`, in the order of the text; the spans do not overlap.
///
/// Nothing is resolved: see [`super::resolve`].
pub fn find(prose: &Prose) -> Vec<Timex> {
    let mut found = Vec::new();
    let mut words = Vec::new();
    for block in blocks(prose) {
        words.clear();
        lex(prose.text(), block, &mut words);
        Finder { text: prose.text(), words: &words }.all(&mut found);
    }
    found
}

/// The sentences of one block together: a full stop after "Sept" is not the end of a date.
fn blocks(prose: &Prose) -> Vec<Span> {
    let mut blocks: Vec<(usize, Span)> = Vec::new();
    for sentence in &prose.sentences {
        match blocks.last_mut() {
            Some((block, span)) if *block == sentence.block => *span = span.cover(sentence.span),
            _ => blocks.push((sentence.block, sentence.span)),
        }
    }
    blocks.into_iter().map(|(_, span)| span).collect()
}

/// The words of one block.
#[derive(Clone, Copy)]
pub(super) struct Finder<'a> {
    pub text: &'a str,
    pub words: &'a [Lexeme],
}

/// What a rule read: up to, not including, word `next`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Draft {
    pub said: Said,
    pub clock: Clock,
    pub zone: Option<Zone>,
    pub modifier: Option<Modifier>,
    pub approximate: bool,
    pub next: usize,
}

impl Draft {
    pub fn new(said: Said, next: usize) -> Self {
        Self { said, clock: Clock::Unsaid, zone: None, modifier: None, approximate: false, next }
    }

    pub fn clock(clock: Clock, next: usize) -> Self {
        Self { clock, ..Self::new(Said::Clock, next) }
    }

    pub fn modified(self, modifier: Modifier) -> Self {
        Self { modifier: Some(modifier), ..self }
    }

    /// Whether it names a day, so that a time of day can be said of it.
    fn kind(&self) -> Kind {
        match self.said {
            Said::Each(_) => Kind::Set,
            Said::Length(_) => Kind::Duration,
            Said::Shift { from: super::From::Event, .. } => Kind::Duration,
            Said::Shift { unit: Unit::Second | Unit::Minute | Unit::Hour, .. } => Kind::Time,
            _ if self.clock != Clock::Unsaid => Kind::Time,
            _ => Kind::Date,
        }
    }
}

/// "March 9-12, 2024": the year after the second day is the year of the first.
fn share_year(found: &mut [Timex], second: &Draft) {
    if let Some(Timex { said: Said::Named { within: within @ None, .. }, .. }) = found.last_mut()
        && let Said::Named { within: year, .. } = second.said
    {
        *within = year;
    }
}

impl Finder<'_> {
    fn all(&self, found: &mut Vec<Timex>) {
        let mut at = 0;
        while at < self.words.len() {
            if !self.opens(at) {
                at += 1;
                continue;
            }
            let Some(draft) = self.expression(at) else {
                at += 1;
                continue;
            };
            found.push(self.timex(at, draft));
            at = draft.next.max(at + 1);
            if let Some((second_at, second)) = self.second_of_range(&draft) {
                share_year(found, &second);
                found.push(self.timex(second_at, second));
                at = second.next.max(second_at + 1);
            } else if let [.., before, last] = &mut found[..] {
                self.share_year_of_next(before, last);
            }
        }
    }

    /// "February and March of last year": both are of last year.
    fn share_year_of_next(&self, before: &mut Timex, last: &Timex) {
        let between = self.text.get(before.span.end..last.span.start).unwrap_or("");
        let listed = matches!(
            between,
            " and " | " or " | " to " | " through " | "-" | "–" | " - " | " – " | ", " | " and the " | ", and "
        );
        if let (
            Said::Named {
                what: Named::Month(_) | Named::Day(..) | Named::Quarter(_) | Named::Season(_),
                which: None,
                within: within @ None,
            },
            Said::Named {
                what: Named::Month(_) | Named::Day(..) | Named::Quarter(_) | Named::Season(_),
                within: Some(year),
                ..
            },
        ) = (&mut before.said, last.said)
            && listed
        {
            *within = Some(year);
        }
    }

    /// Most words of a text can open nothing.
    fn opens(&self, at: usize) -> bool {
        match self.words[at].means {
            // "Q4 2020"
            Means::Word(Word::Other) => self.gap(at + 1) == Gap::Glued && self.raw(at) == "Q",
            Means::Word(Word::Hint | Word::Ago | Word::Am | Word::Pm | Word::Zone(_)) => false,
            Means::Word(Word::Link(Link::The | Link::A)) => self.means(at + 1) != Means::Word(Word::Other),
            Means::Word(Word::Link(link)) => link == Link::Half,
            _ => true,
        }
    }

    fn timex(&self, at: usize, draft: Draft) -> Timex {
        Timex {
            span: Span::new(self.words[at].start, self.words[draft.next.min(self.words.len()) - 1].end),
            kind: draft.kind(),
            said: draft.said,
            clock: draft.clock,
            zone: draft.zone,
            modifier: draft.modifier,
            bound: self.bound(at, &draft),
            approximate: draft.approximate,
            either_half: self.is_either_half(at, &draft),
            name: self.is_in_name(draft),
            points: Vec::new(),
            readings: Vec::new(),
        }
    }

    /// Whether an hour in words, "six", "ten past eight", comes without anything that tells morning from evening.
    fn is_either_half(&self, at: usize, draft: &Draft) -> bool {
        let tells = |word: usize| {
            matches!(self.means(word), Means::Digits(..) | Means::Decimal(..))
                || matches!(self.word(word), Word::Am | Word::Pm | Word::Part(_) | Word::Hour(_) | Word::Zone(_))
        };
        matches!(draft.clock, Clock::At(1..=11, _, None)) && !(at..draft.next).any(tells)
    }

    /// The longest thing that can be read from word `at` on.
    fn expression(&self, at: usize) -> Option<Draft> {
        self.moment(at).or_else(|| self.length_at(at)).or_else(|| self.repeated(at)).or_else(|| self.vague(at))
    }

    /// A day, a time of day, or both.
    fn moment(&self, at: usize) -> Option<Draft> {
        if let Some(clock) = self.clock_or_part(at) {
            return Some(self.with_day(clock));
        }
        let day = self.modified_day(at)?;
        Some(self.with_clock(day))
    }

    /// "8 p.m." and then "Friday", "on Friday", "on the night of March 3", "tomorrow".
    fn with_day(&self, clock: Draft) -> Draft {
        let mut at = clock.next;
        if !matches!(self.gap(at), Gap::Space | Gap::Comma | Gap::Stop) {
            return clock;
        }
        let joined = match self.gap(at) {
            _ if matches!(self.word(at), Word::Link(Link::On | Link::Of)) => {
                at += 1;
                true
            }
            Gap::Stop => self.is_meridiem(at - 1),
            Gap::Comma => matches!(self.word(at), Word::Weekday(..) | Word::Month(_)),
            _ => true,
        };
        if !joined {
            return clock;
        }
        let Some(day) = self.day(at) else { return clock };
        if !day.said.is_a_day() {
            return clock;
        }
        let day = self.with_part(day);
        let clocked = match (clock.clock, day.clock) {
            (Clock::At(hour, minute, second), Clock::Part(part)) => {
                Clock::At(super::clocks::hour_in(part, hour), minute, second)
            }
            (said, _) => said,
        };
        Draft { said: day.said, next: day.next, clock: clocked, ..clock }
    }

    /// "Friday" and then "night", "at 8 p.m.", "in the morning".
    fn with_clock(&self, day: Draft) -> Draft {
        if !day.said.is_a_day() {
            return day;
        }
        let day = self.with_part(day);
        let mut at = day.next;
        if !matches!(self.gap(at), Gap::Space | Gap::Comma | Gap::Stop) {
            return day;
        }
        if self.gap(at) == Gap::Stop && !self.is_abbreviated(at - 1) {
            return day;
        }
        let linked = matches!(self.word(at), Word::Link(Link::At));
        at += usize::from(linked);
        let part = || match self.word(at) {
            Word::Part(part) if linked => Some(Draft::clock(Clock::Part(part), at + 1)),
            _ => None,
        };
        // "this afternoon at 3"
        let hour = || match (self.small(at), day.clock) {
            (Some(hour @ 1..=12), Clock::Part(_)) if linked => {
                Some(Draft::clock(Clock::At(hour as u8, Some(0), None), at + 1))
            }
            _ => None,
        };
        let Some(clock) = self.clock(at).or_else(part).or_else(hour) else { return day };
        let clocked = match (clock.clock, day.clock) {
            (Clock::At(hour, minute, second), Clock::Part(part)) => {
                Clock::At(super::clocks::hour_in(part, hour), minute, second)
            }
            (said, _) => said,
        };
        Draft {
            clock: clocked,
            zone: clock.zone,
            next: clock.next,
            modifier: clock.modifier.or(day.modifier),
            approximate: day.approximate || clock.approximate,
            ..day
        }
    }

    /// "Friday night", "Friday in the early evening".
    fn with_part(&self, day: Draft) -> Draft {
        let weekday = matches!(day.said, Said::Named { what: Named::Weekday(_), .. });
        if day.clock != Clock::Unsaid
            || !(self.gap(day.next) == Gap::Space || weekday && self.gap(day.next) == Gap::Hyphen)
        {
            return day;
        }
        match self.part_after_day(day.next) {
            Some(part) => {
                let modifier = part.modifier.or(day.modifier);
                self.with_date(Draft { clock: part.clock, next: part.next, modifier, ..day })
            }
            None => day,
        }
    }

    /// "Sunday morning, Oct. 30": the date comes after the part of the day.
    fn with_date(&self, day: Draft) -> Draft {
        let Said::Named { what: Named::Weekday(weekday), which: None, within: None } = day.said else { return day };
        if !matches!(self.gap(day.next), Gap::Space | Gap::Comma) || !matches!(self.word(day.next), Word::Month(_)) {
            return day;
        }
        match self.month(day.next) {
            Some(Draft { said: Said::Named { what: Named::Day(month, of_month, _), which, within }, next, .. }) => {
                let what = Named::Day(month, of_month, Some(weekday));
                Draft { said: Said::Named { what, which, within }, next, ..day }
            }
            _ => day,
        }
    }

    /// The preposition before the expression, if it bounds it.
    fn bound(&self, at: usize, draft: &Draft) -> Option<Bound> {
        if at == 0 || matches!(draft.said, Said::Length(_) | Said::Each(_)) || self.gap(at) != Gap::Space {
            return None;
        }
        match self.word(at - 1) {
            Word::Link(Link::By) => Some(Bound::By),
            Word::Link(Link::Until) => Some(Bound::Until),
            Word::Link(Link::Since | Link::From) => Some(Bound::Since),
            Word::Earlier => Some(Bound::Before),
            Word::Later => Some(Bound::After),
            _ => None,
        }
    }

    /// "the Oct. 7 attack", "the June 4 movement": a date with an article before and a noun after it.
    fn is_in_name(&self, draft: Draft) -> bool {
        let first = draft.next;
        let noun_follows = first < self.words.len()
            && self.gap(first) == Gap::Space
            && self.word(first) == Word::Other
            && self.words[first].case == Case::Lower;
        noun_follows && matches!(draft.said, Said::Named { what: super::Named::Day(..), .. }) && {
            let start = first - 1;
            (start.saturating_sub(3)..=start).any(|w| self.word(w) == Word::Link(Link::The))
        }
    }

    pub fn means(&self, at: usize) -> Means {
        self.words.get(at).map_or(Means::Word(Word::Other), |w| w.means)
    }

    /// What word `at` means; a number and the end of the block are other words.
    pub fn word(&self, at: usize) -> Word {
        match self.means(at) {
            Means::Word(word) => word,
            _ => Word::Other,
        }
    }

    /// What stands before word `at`; a break before the first and after the last.
    pub fn gap(&self, at: usize) -> Gap {
        if at == 0 { Gap::Break } else { self.words.get(at).map_or(Gap::Break, |w| w.gap) }
    }

    pub fn case(&self, at: usize) -> Case {
        self.words.get(at).map_or(Case::Lower, |w| w.case)
    }

    /// The characters of word `at`.
    pub fn raw(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |w| &self.text[w.start..w.end])
    }

    pub fn is(&self, at: usize, word: &str) -> bool {
        self.raw(at).eq_ignore_ascii_case(word)
    }

    pub fn is_link(&self, at: usize, link: Link) -> bool {
        self.word(at) == Word::Link(link)
    }

    /// The word before `at`, if only a space parts them.
    pub fn before(&self, at: usize) -> Option<usize> {
        (at > 0 && self.gap(at) == Gap::Space).then(|| at - 1)
    }

    fn is_meridiem(&self, at: usize) -> bool {
        matches!(self.word(at), Word::Am | Word::Pm)
    }

    /// "Sept.", "Fri.", "a.m.".
    pub fn is_abbreviated(&self, at: usize) -> bool {
        match self.word(at) {
            Word::Month(_) | Word::Weekday(..) => self.words[at].end - self.words[at].start <= 5,
            Word::Am | Word::Pm => true,
            _ => false,
        }
    }
}

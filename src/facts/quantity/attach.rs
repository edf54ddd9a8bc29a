//! Says what a quantity counts, in what event, and of which other it is a part.

use super::hung;
use super::measured;
use super::value::{Counted, Event, Kind, Per, Quantity, Role, Wording};
use crate::prose::{Dep, Prose, Tree};
use crate::text::Span;
use crate::wording::things::{self, Sort};
use crate::wording::{event_class, is_function_word, units};
use std::ops::Range;

/// Says of each of `quantities`, which [`super::find`] read in `prose`, what it counts, in what event, and of which other it
/// is a part. What the words do not show stays none.
pub fn attach(prose: &Prose, quantities: &mut [Quantity]) {
    let mut first = 0;
    while first < quantities.len() {
        let Some(index) = prose.sentence_at(quantities[first].span.start) else { return };
        let sentence = prose.sentences[index].span;
        let last = first + quantities[first..].partition_point(|quantity| quantity.span.start < sentence.end);
        let last = last.max(first + 1);
        let tokens = prose.sentences[index].tokens.clone();
        Sentence { prose, tokens, tree: prose.tree(index) }.attach(&mut quantities[first..last], first);
        first = last;
    }
}

/// A sentence whose quantities are attached.
struct Sentence<'p> {
    prose: &'p Prose,
    tokens: Range<usize>,
    tree: &'p Tree,
}

/// How far from a number its noun and its event are looked for where no tree shows them.
const REACH: usize = 9;

/// Of so many numbers before it in its sentence a number may be a part. Beyond lie tables and results, where looking at each
/// pair would cost the square.
const WHOLES: usize = 8;

impl Sentence<'_> {
    /// Attaches `quantities`, the first of which is number `offset` of the text.
    fn attach(&self, quantities: &mut [Quantity], offset: usize) {
        for index in 0..quantities.len() {
            let top = hung::top(self.tree, self.number(&quantities[index]));
            let of = self.counted(&quantities[index], top);
            let event = self.event(quantities, index, of.as_ref(), top);
            let event = event.map(|event| self.under_water(self.deadly(event)));
            let event = of.as_ref().and_then(|of| self.as_told_of(of, event.as_ref())).or(event);
            let per = of.as_ref().and_then(|of| self.per(of, &quantities[index]));
            quantities[index].per = quantities[index].per.or(per);
            (quantities[index].of, quantities[index].event) = (of, event);
        }
        for index in 1..quantities.len() {
            let mut near = (0..index).rev().take(WHOLES);
            let whole = near.find_map(|other| self.parts(quantities, other, index));
            if let Some((part, whole)) = whole
                && quantities[part].part_of.is_none()
            {
                quantities[part].part_of = Some(offset + whole);
            }
        }
    }

    /// Who is *fatally* wounded is dead.
    fn deadly(&self, event: Event) -> Event {
        let fatal = |token: usize| self.is(token, &["fatally", "mortally"]);
        let hurt = event.class == "injure" || matches!(event.lemma.as_str(), "shoot" | "stab" | "strike" | "hit");
        if hurt && self.tree.children(event.head).any(fatal) {
            return Event { class: "die".to_string(), ..event };
        }
        event
    }

    /// What is *under* water is flooded.
    fn under_water(&self, event: Event) -> Event {
        let under = |token: usize| token > self.tokens.start && self.is(token - 1, &["under", "beneath", "below"]);
        if event.lemma == "water" && under(event.head) {
            return Event { class: "flood".to_string(), ..event };
        }
        event
    }

    /// Whoever was *on the bus* it carried, who *came to the concert* attended it, and a home that burned is destroyed.
    fn as_told_of(&self, of: &Counted, event: Option<&Event>) -> Option<Event> {
        const BEING: [&str; 6] = ["be", "have", "travel", "ride", "sit", "find"];
        let lemma = event.map_or("be", |event| event.lemma.as_str());
        let burnt = event.is_some_and(|event| event.class == "burn");
        let class = if burnt && things::sort("building", &of.lemma) != Sort::Other {
            "destroy"
        } else if self.is_cut_off(of) {
            "outage"
        } else if !things::is_people(&of.lemma) {
            return None;
        } else if self.is_pulled_out(lemma, of) {
            "rescue"
        } else if BEING.contains(&lemma) && self.is_aboard(of.head + 1)
            || event.is_some_and(|event| self.is_held_by(event))
        {
            "carry"
        } else if self.come_to_a_gathering(lemma, of.head + 1) {
            "attend"
        } else {
            return None;
        };
        let event = event.cloned().unwrap_or_else(|| self.other(of.head));
        Some(Event { class: class.to_string(), ..event })
    }

    /// "Homes without power", "customers lost electricity", "power was cut to 300 houses".
    fn is_cut_off(&self, of: &Counted) -> bool {
        const WORDS: usize = 8;
        const LOST: [&str; 8] = ["without", "lost", "lose", "losing", "cut", "no", "out", "off"];
        let supplied = ["home", "house", "household", "customer", "building", "subscriber", "resident", "person"];
        let near = || {
            (of.head.saturating_sub(WORDS).max(self.tokens.start)..self.tokens.end.min(of.head + WORDS))
                .filter(|&at| at != of.head)
        };
        supplied.contains(&of.lemma.as_str())
            && near().any(|at| self.is(at, &["power", "electricity"]))
            && near().any(|at| self.is(at, &LOST))
    }

    /// "Pulled 12 people from the rubble", "15 were dug out".
    fn is_pulled_out(&self, lemma: &str, of: &Counted) -> bool {
        const WORDS: usize = 8;
        const PULLING: [&str; 10] =
            ["pull", "dig", "haul", "lift", "winch", "pluck", "pull out", "dig out", "bring out", "pluck out"];
        let mut near = of.head.saturating_sub(WORDS).max(self.tokens.start)..self.tokens.end.min(of.head + WORDS);
        let alive = !near.clone().any(|at| self.is(at, &["dead", "body", "bodies", "remains"]));
        PULLING.contains(&lemma) && alive && near.any(|at| self.is(at, &["from", "out", "alive"]))
    }

    /// "On the bus", "were in a small plane", "on board".
    fn is_aboard(&self, from: usize) -> bool {
        let from = from + usize::from(self.is(from, &["are", "were", "is", "was"]));
        /// "In the badly damaged bus".
        const WORDS: usize = 5;
        let mut inside = (from + 1..self.tokens.end).take(WORDS).take_while(|&token| !self.prose.tag(token).is_verb());
        self.is(from, &["on", "in", "inside", "aboard"])
            && (self.is(from + 1, &["board"]) || inside.any(|token| self.carries(token)))
    }

    /// "The van held nine people".
    fn is_held_by(&self, event: &Event) -> bool {
        let mut subjects = self.tree.children_as(event.head, Dep::Nsubj);
        event.lemma == "hold" && subjects.any(|noun| self.carries(noun))
    }

    fn carries(&self, token: usize) -> bool {
        matches!(things::widest(self.prose.lemma(token)), Some("vehicle" | "ship" | "plane"))
    }

    /// "Drew 400 people", "400 people came to the vigil".
    fn come_to_a_gathering(&self, lemma: &str, from: usize) -> bool {
        const GATHERINGS: [&str; 20] = [
            "festival",
            "concert",
            "rally",
            "march",
            "protest",
            "vigil",
            "funeral",
            "fair",
            "show",
            "exhibition",
            "match",
            "game",
            "parade",
            "ceremony",
            "meeting",
            "service",
            "conference",
            "demonstration",
            "wedding",
            "opening",
        ];
        const WORDS: usize = 8;
        let mut behind = (from..self.tokens.end).take(WORDS);
        match lemma {
            "draw" | "attract" => true,
            "come" | "turn out" | "flock" | "show up" => behind.any(|at| GATHERINGS.contains(&self.prose.lemma(at))),
            _ => false,
        }
    }

    fn lower(&self, token: usize) -> &str {
        self.prose.lower(token)
    }

    fn is(&self, token: usize, words: &[&str]) -> bool {
        self.tokens.contains(&token) && words.iter().any(|word| self.prose.word(token).eq_ignore_ascii_case(word))
    }

    /// The first token at or behind byte `at`.
    fn token_from(&self, at: usize) -> usize {
        let tokens = &self.prose.tokens[self.tokens.clone()];
        self.tokens.start + tokens.partition_point(|token| token.span.start < at)
    }

    /// The tokens of the number and its unit.
    fn number(&self, quantity: &Quantity) -> Range<usize> {
        let end =
            if quantity.unit.is_some() { quantity.span.end.max(quantity.number.end) } else { quantity.number.end };
        let first = self.token_from(quantity.number.start).min(self.tokens.end - 1);
        first..self.token_from(end).max(first + 1)
    }

    /// The noun that `quantity`, whose word is `top`, counts.
    fn counted(&self, quantity: &Quantity, top: Option<usize>) -> Option<Counted> {
        let counts = quantity.kind == Kind::Count;
        if let Some(nobody) = self.nobody(quantity) {
            return Some(nobody);
        }
        let by_tree = || {
            hung::counted(self.prose, self.tree, self.number(quantity), top?).filter(|of| !is_fate(self.lower(of.head)))
        };
        let by_words = self.counted_by_words(quantity);
        let wordy = by_words.as_ref().is_some_and(|of| is_plural(self.lower(of.head)));
        let measured = || {
            let start = self.token_from(quantity.span.start);
            measured::measured(self.prose, (self.tree, self.tokens.clone()), quantity, (start, top))
        };
        // Behind a number the first plural is nearly always the noun; the tree finds those that stand elsewhere.
        if !counts {
            return by_words.or_else(measured);
        }
        if wordy {
            return by_words;
        }
        by_tree()
            .or(by_words)
            .or_else(|| self.number_of(quantity))
            .or_else(|| hung::told_number(self.prose, self.tree, top?))
            .or_else(measured)
            .filter(|of| !is_fate(self.lower(of.head)))
    }

    /// "The *annual* benefit is put at £3m": the rate stands at the noun.
    fn per(&self, of: &Counted, quantity: &Quantity) -> Option<Per> {
        const RATES: [(&str, &str); 6] = [
            ("annual", "year"),
            ("yearly", "year"),
            ("monthly", "month"),
            ("weekly", "week"),
            ("daily", "day"),
            ("hourly", "hour"),
        ];
        let before = self.token_from(of.span.start).checked_sub(1).filter(|token| self.tokens.contains(token))?;
        let &(_, unit) = RATES.iter().find(|(word, _)| self.is(before, &[*word]))?;
        let measured = matches!(quantity.kind, Kind::Money | Kind::Measure);
        measured.then(|| Per { span: self.prose.span(before..before + 1), unit: units::unit(unit) })
    }

    /// "No one" and "nobody" count people.
    fn nobody(&self, quantity: &Quantity) -> Option<Counted> {
        let words = self.number(quantity);
        let head = words.end - 1;
        let body = self.is(head, &["nobody"]) || (words.len() > 1 && self.is(words.start, &["no"]));
        (quantity.wording == Wording::Implied && body).then(|| Counted {
            head,
            lemma: "person".to_string(),
            span: self.prose.span(words),
        })
    }

    /// The noun of "the number of homes …" that stands before the number in the same clause.
    fn number_of(&self, quantity: &Quantity) -> Option<Counted> {
        const CLAUSE: usize = 24;
        let before = self.token_from(quantity.span.start);
        if !self.is(before.checked_sub(1)?, &["to", "at", "reached", "was", "is", "hit"]) {
            return None;
        }
        let from = before.saturating_sub(CLAUSE).max(self.tokens.start);
        let clause = (from..before).rev().take_while(|&token| !self.is(token, &[",", ";", "and", "but"]));
        let of = clause.into_iter().find(|&token| {
            token > from && self.is(token, &["of"]) && self.is(token - 1, &["number", "total", "tally"])
        })?;
        let (first, head) = self.noun(of + 1).filter(|&(_, head)| head < before)?;
        Some(Counted { head, lemma: hung::noun_lemma(self.prose, head), span: self.prose.span(first..head + 1) })
    }

    /// The head of the words behind the number, or behind its "of".
    fn counted_by_words(&self, quantity: &Quantity) -> Option<Counted> {
        if matches!(
            quantity.kind,
            Kind::Age | Kind::Ordinal | Kind::Score { .. } | Kind::Vote { .. } | Kind::Magnitude | Kind::Times
        ) {
            return None;
        }
        let mut at = self.token_from(quantity.span.end);
        let counts = quantity.kind == Kind::Count;
        if counts && self.is(at, &["-", "‐", "‑"]) {
            at += 1;
        }
        if self.is(at, &["of"]) {
            at = self.behind_of(at + 1)?;
        } else if !counts {
            return None;
        }
        while self.is(at, &["more", "other", "others", "further", "additional", "extra", "so", "odd"]) {
            at += 1;
        }
        let (first, head) = self.noun(at)?;
        Some(Counted { head, lemma: hung::noun_lemma(self.prose, head), span: self.prose.span(first..head + 1) })
    }

    /// Past the determiners and numbers that stand between "of" and a noun.
    fn behind_of(&self, mut at: usize) -> Option<usize> {
        const PAST: [&str; 14] =
            ["the", "these", "those", "its", "his", "her", "their", "our", "my", "all", "every", "its", "a", "an"];
        if self.is(at, &["them", "us", "which", "whom", "it", "you"]) {
            return None;
        }
        let number =
            |at: usize| self.tokens.contains(&at) && self.prose.word(at).starts_with(|c: char| c.is_ascii_digit());
        let numeral =
            |at: usize| self.tokens.contains(&at) && crate::wording::numerals::numeral(self.lower(at)).is_some();
        while self.is(at, &PAST) || number(at) || numeral(at) {
            at += 1;
        }
        Some(at)
    }

    /// The noun phrase that begins at `at`, as its first word and its head: the first plural, since behind a number the
    /// head is one and what stands before it seldom is.
    fn noun(&self, at: usize) -> Option<(usize, usize)> {
        const MOST: usize = 7;
        let mut last = None;
        for token in (at..self.tokens.end).take(MOST) {
            let word = self.prose.word(token);
            if matches!(word, "-" | "'s" | "’s") && last.is_some() {
                continue;
            }
            let lower = self.lower(token);
            if !word.starts_with(char::is_alphabetic) || is_function_word(lower) || is_fate(lower) {
                break;
            }
            if last.is_some() && (lower.ends_with("ed") || (event_class(lower).is_some() && !is_plural(lower))) {
                break;
            }
            last = Some(token);
            if is_plural(lower) {
                return Some((at, token));
            }
        }
        let head = last?;
        let noun = self.prose.tag(head).is_noun()
            && event_class(self.lower(head)).is_none()
            && head - at < 3
            && !self.lower(head).ends_with("ly");
        let ended = self.tokens.end == head + 1
            || self.is(head + 1, &[".", ",", "in", "of", "on", "at", "and", "to", "who", "that"]);
        (noun && ended && !self.lower(head).ends_with("ed")).then_some((at, head))
    }

    /// The event that number `index` of `quantities` is counted in, whose noun is `of` and whose word is `top`: by the tree
    /// if it leads to a word known for an event, else by the words around it.
    fn event(&self, quantities: &[Quantity], index: usize, of: Option<&Counted>, top: Option<usize>) -> Option<Event> {
        if matches!(quantities[index].kind, Kind::Ordinal | Kind::Age | Kind::Magnitude) {
            return None;
        }
        if let Some(event) = of.and_then(|of| self.in_the_noun(of)) {
            return Some(event);
        }
        let next =
            self.token_from(of.map_or(quantities[index].span.end, |of| of.span.end.max(quantities[index].span.end)));
        if let Some(event) =
            self.behind(next, self.tokens.end, 1).filter(|event| event_class(self.lower(event.head)).is_some())
        {
            return Some(event);
        }
        if let Some(event) = self.fate(next).or_else(|| self.lives_of(&quantities[index])) {
            return Some(event);
        }
        let elsewhere = |of: &Counted| of.span.end <= quantities[index].span.start;
        let nummod = |of: &Counted| elsewhere(of) || top.is_some_and(|top| self.tree.head(top) == Some(of.head));
        let anchor = of.filter(|of| nummod(of)).map(|of| of.head).or(top);
        let known = |event: &Event| event.class != event.lemma || event_class(self.lower(event.head)).is_some();
        let by_tree = anchor.and_then(|anchor| hung::event(self.prose, self.tree, anchor));
        if by_tree.as_ref().is_some_and(known) {
            return by_tree;
        }
        let by_words = self.event_by_words(quantities, index, of);
        if by_words.as_ref().is_some_and(known) { by_words } else { by_tree.or(by_words) }
    }

    /// "26 now confirmed *dead*", "forty people are reported *missing*": what is known of them, and not that it is known.
    fn fate(&self, next: usize) -> Option<Event> {
        const BETWEEN: usize = 5;
        const KNOWN: [&str; 17] = [
            "now",
            "later",
            "still",
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "been",
            "known",
            "confirmed",
            "reported",
            "feared",
            "presumed",
            "believed",
            "listed",
        ];
        let behind = (next..self.tokens.end).take(BETWEEN);
        let fate = behind.into_iter().find(|&token| !self.is(token, &KNOWN)).filter(|&token| token > next)?;
        let class = event_class(self.lower(fate)).filter(|_| is_fate(self.lower(fate)))?;
        Some(self.told(fate, class))
    }

    /// "claimed the *lives* of 14 people".
    fn lives_of(&self, quantity: &Quantity) -> Option<Event> {
        let of = self.token_from(quantity.span.start).checked_sub(1).filter(|&at| self.is(at, &["of"]))?;
        let lives = of.checked_sub(1).filter(|&at| self.is(at, &["lives"]))?;
        Some(self.told(lives, "die"))
    }

    /// "two *deaths* were linked to it", "it cost 51 *lives*": the noun that is counted names the event.
    fn in_the_noun(&self, of: &Counted) -> Option<Event> {
        const NAMING: [&str; 4] = ["die", "injure", "casualty", "arrest"];
        let lost = |token: usize| matches!(self.prose.lemma(token), "cost" | "claim" | "lose" | "take");
        if of.lemma == "life" {
            let mut near = of.head.saturating_sub(REACH).max(self.tokens.start)..self.tokens.end.min(of.head + REACH);
            return near.any(lost).then(|| self.told(of.head, "die"));
        }
        let class = event_class(self.lower(of.head)).filter(|class| NAMING.contains(class))?;
        Some(self.told(of.head, class))
    }

    /// The event that the words around number `index` tell of.
    fn event_by_words(&self, quantities: &[Quantity], index: usize, of: Option<&Counted>) -> Option<Event> {
        let quantity = &quantities[index];
        let after = self.token_from(of.map_or(quantity.span.end, |of| of.span.end.max(quantity.span.end)));
        let stop = quantities.get(index + 1).map_or(self.tokens.end, |next| self.token_from(next.span.start));
        let before = self.token_from(quantity.span.start);
        let from = index.checked_sub(1).map_or(self.tokens.start, |last| self.token_from(quantities[last].span.end));
        self.behind(after, stop, 3)
            .or_else(|| self.ahead(from, before))
            .or_else(|| self.behind(after, stop, REACH))
            .or_else(|| self.shared(quantities, index))
    }

    /// An event behind the number within `reach` words: "were let go", "killed", "dead".
    fn behind(&self, from: usize, stop: usize, reach: usize) -> Option<Event> {
        const AUXILIARIES: [&str; 14] =
            ["was", "were", "is", "are", "had", "have", "has", "been", "be", "being", "will", "would", "could", "may"];
        let mut auxiliary = false;
        for token in (from..stop.min(self.tokens.end)).take(reach) {
            let lower = self.lower(token);
            if matches!(
                lower,
                "," | ";"
                    | "and"
                    | "but"
                    | "while"
                    | "said"
                    | "says"
                    | "("
                    | "—"
                    | "–"
                    | "when"
                    | "after"
                    | "as"
                    | "in"
                    | "into"
                    | "at"
                    | "with"
                    | "from"
                    | "for"
                    | "by"
            ) {
                return None;
            }
            if let Some(class) = event_class(lower) {
                return Some(self.told(token, class));
            }
            if AUXILIARIES.contains(&lower) {
                auxiliary = true;
                continue;
            }
            let verb =
                self.prose.tag(token).is_verb() || (auxiliary && !is_function_word(lower) && !lower.ends_with("ly"));
            if verb {
                return Some(self.other(token));
            }
        }
        None
    }

    /// An event before the number: "killing", "the number of dead had risen to".
    fn ahead(&self, from: usize, before: usize) -> Option<Event> {
        for token in (from.max(self.tokens.start)..before).rev().take(REACH) {
            let lower = self.lower(token);
            if matches!(lower, "," | ";" | "—" | "–" | "but" | "while" | ":" | "after") {
                return None;
            }
            if let Some(class) = event_class(lower) {
                return Some(self.told(token, class));
            }
            let verb = self.prose.tag(token).is_verb() && !is_function_word(lower);
            if verb
                && !matches!(
                    self.prose.lemma(token),
                    "be" | "have" | "go" | "stand" | "hit" | "rise" | "reach" | "climb" | "fall" | "say" | "put"
                )
            {
                return Some(self.other(token));
            }
        }
        None
    }

    /// In "killing 12 and wounding 30", "12 were killed and 30 hurt" each has its own; in "12 men and 3 women died" the
    /// verb behind the last is of all.
    fn shared(&self, quantities: &[Quantity], index: usize) -> Option<Event> {
        let quantity = &quantities[index];
        let next = quantities.get(index + 1)?;
        let between = self.token_from(quantity.span.end)..self.token_from(next.span.start);
        let joined = between.clone().next_back().is_some_and(|last| self.is(last, &["and", ",", "or"]));
        if !joined || between.len() > REACH {
            let before = quantities.get(index.checked_sub(1)?)?;
            let gap = self.token_from(before.span.end)..self.token_from(quantity.span.start);
            let listed = gap.clone().next_back().is_some_and(|last| self.is(last, &["and", ","]));
            return if listed && gap.len() <= REACH { before.event.clone() } else { None };
        }
        let after = self.token_from(next.span.end);
        let mut of = self.counted_by_words(next).map_or(after, |of| of.head + 1);
        if self.is(of, &["and"]) && self.is(of + 1, &["a", "an", "one"]) {
            of += 3;
        }
        self.behind(of, self.tokens.end, 3)
    }

    /// The event of class `class` at `token`; the dead and the hurt together are casualties.
    fn told(&self, token: usize, class: &str) -> Event {
        let joined = self.is(token + 1, &["and", "or"]) && token + 2 < self.tokens.end;
        let other = if joined { event_class(self.lower(token + 2)) } else { None };
        let both = matches!((class, other), ("die", Some("injure")) | ("injure", Some("die")));
        let class = if both { "casualty" } else { class };
        let last = if both { token + 2 } else { token };
        Event {
            head: token,
            lemma: self.prose.lemma(token).to_string(),
            class: class.to_string(),
            span: self.prose.span(token..last + 1),
        }
    }

    /// A verb of no class: "let go" is a release all the same.
    fn other(&self, token: usize) -> Event {
        let lemma = self.prose.lemma(token).to_string();
        let let_go = self.is(token, &["let", "lets", "letting"]) && self.is(token + 1, &["go"]);
        let class = if let_go { "release".to_string() } else { lemma.clone() };
        Event { head: token, lemma, class, span: self.prose.span(token..token + 1 + usize::from(let_go)) }
    }

    /// Which of numbers `first` and `second` is a part of the other, as part and whole.
    fn parts(&self, quantities: &[Quantity], first: usize, second: usize) -> Option<(usize, usize)> {
        let (a, b) = (&quantities[first], &quantities[second]);
        if !can_be_part(a) || !can_be_part(b) {
            return None;
        }
        let between = self.token_from(a.span.end)..self.token_from(b.span.start);
        let words: Vec<&str> = between.clone().map(|token| self.lower(token)).collect();
        let has = |word: &str| words.contains(&word);
        const LINK: [&str; 12] =
            ["of", "the", "all", "out", "its", "their", "his", "her", "those", "these", "these", "our"];
        if !words.is_empty() && has("of") && words.iter().all(|word| LINK.contains(word)) {
            return Some((first, second));
        }
        let of_them = self.tokens.contains(&self.token_from(b.span.end))
            && self.is(self.token_from(b.span.end), &["of"])
            && self.is(self.token_from(b.span.end) + 1, &["them", "whom", "those"]);
        let includes = has("including") || (has("among") && (has("them") || has("whom"))) || (has("of") && has("whom"));
        let smaller = a.unit == b.unit && a.said() > b.said() || matches!(b.kind, Kind::Fraction | Kind::Percent);
        if (includes || of_them) && smaller && a.kind == Kind::Count {
            return Some((second, first));
        }
        let fronted = self.fronted(a.span);
        (fronted && smaller && second == first + 1).then_some((second, first))
    }

    /// Whether "of the" or "among the" stands before `span` at the head of a clause: "Of the 253 taken, 105 …".
    fn fronted(&self, span: Span) -> bool {
        let mut at = self.token_from(span.start);
        while at > self.tokens.start && self.is(at - 1, &["the", "its", "their", "those", "these", "his", "her", "all"])
        {
            at -= 1;
        }
        let Some(of) = at.checked_sub(1).filter(|of| *of >= self.tokens.start) else { return false };
        let opens = of == self.tokens.start || self.is(of - 1, &[",", "—", "–", "\"", "“", ";", "and", ":"]);
        self.is(of, &["of", "among"]) && opens
    }
}

fn can_be_part(quantity: &Quantity) -> bool {
    matches!(quantity.kind, Kind::Count | Kind::Fraction | Kind::Percent | Kind::Money | Kind::Measure)
        && !matches!(quantity.role, Role::From | Role::Rise | Role::Fall)
}

/// Words for what became of people, which stand behind a number without a noun: "12 dead".
fn is_fate(word: &str) -> bool {
    matches!(
        word,
        "dead" | "injured" | "wounded" | "hurt" | "killed" | "missing" | "died" | "alive" | "unharmed" | "arrested"
    )
}

fn is_plural(word: &str) -> bool {
    const IRREGULAR: [&str; 16] = [
        "people",
        "men",
        "women",
        "children",
        "police",
        "troops",
        "personnel",
        "crew",
        "staff",
        "cattle",
        "aircraft",
        "sheep",
        "fish",
        "mice",
        "feet",
        "teeth",
    ];
    const SINGULAR: [&str; 10] =
        ["business", "news", "across", "gas", "bus", "always", "previous", "various", "serious", "religious"];
    IRREGULAR.contains(&word)
        || word.ends_with("men")
        || (word.len() > 3
            && word.ends_with('s')
            && !word.ends_with("ss")
            && !word.ends_with("us")
            && !SINGULAR.contains(&word))
}

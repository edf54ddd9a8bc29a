//! One sentence in two reports, word for word but for a few: where a word that was changed turns what is said, names
//! another, or says no.

use super::sides::{Claim, Parting, words};
use super::weights::Weights;
use super::{Rule, Severity, voices};
use crate::account::Account;
use crate::align::{Alignment, Edit, EntityId, Rewording, SentenceId};
use crate::entities::{Form, Kind, Likeness, likeness};
use crate::prose::vectors;
use crate::text::Span;
use crate::weighing::Weighing;
use crate::wording::countries::{self, Says};
use crate::wording::{is_function_word, is_negation, outcomes};
use std::ops::Range;

/// Under this name the weights of the signs are filed.
const WEIGHTS: &str = "rewording";

/// Where the words that were changed part.
pub(super) fn partings(accounts: &[Account], alignment: &Alignment, weights: &Weights) -> Vec<Parting> {
    alignment.rewordings.iter().flat_map(|rewording| of_sentence(accounts, alignment, rewording, weights)).collect()
}

/// Whether the words at `left` of one sentence were changed to those at `right` of the other, and nothing beside them.
pub(super) fn is_changed(
    accounts: &[Account],
    alignment: &Alignment,
    left: (SentenceId, Span),
    right: (SentenceId, Span),
) -> bool {
    let order = |rewording: &Rewording| (rewording.left, rewording.right).cmp(&(left.0, right.0));
    let Ok(at) = alignment.rewordings.binary_search_by(order) else { return false };
    let rewording = &alignment.rewordings[at];
    let meets = |id: SentenceId, tokens: &Range<usize>, span: Span| {
        let prose = &accounts[id.report].prose;
        tokens.clone().any(|token| prose.tokens[token].span.overlaps(span))
    };
    rewording.edits.iter().any(|e| meets(left.0, &e.left, left.1) && meets(right.0, &e.right, right.1))
}

/// What an edit does.
struct Turn {
    rule: Rule,
    sign: &'static str,
    /// The tokens that differ.
    left: Range<usize>,
    right: Range<usize>,
    subject: String,
}

fn of_sentence(accounts: &[Account], alignment: &Alignment, rewording: &Rewording, weights: &Weights) -> Vec<Parting> {
    let reader = Reader { accounts, alignment, rewording };
    let mut turns: Vec<Turn> =
        reader.rewording.edits.iter().filter_map(|edit| reader.name(&edit.left, &edit.right)).collect();
    let nos: Vec<Turn> = rewording.edits.iter().filter_map(|edit| reader.negation(&edit.left, &edit.right)).collect();
    let opposites: Vec<Turn> =
        rewording.edits.iter().filter_map(|edit| reader.opposite(&edit.left, &edit.right)).collect();
    // "Did not fall" is "rose": the two cancel out.
    let close = |no: &Turn, other: &Turn| no.left.start.abs_diff(other.left.start) <= CLOSE;
    let cancel = nos.iter().any(|no| opposites.iter().any(|other| close(no, other)));
    if !cancel {
        turns.extend(nos.into_iter().chain(opposites));
    }
    turns.extend(reader.exchanged());
    turns.into_iter().map(|turn| reader.parting(turn, weights)).collect()
}

/// A negation so many words away may be of the word that was turned.
const CLOSE: usize = 4;

struct Reader<'r> {
    accounts: &'r [Account],
    alignment: &'r Alignment,
    rewording: &'r Rewording,
}

impl Reader<'_> {
    fn sides(&self) -> [&Account; 2] {
        [self.rewording.left, self.rewording.right].map(|id| &self.accounts[id.report])
    }

    /// One name in the place of another, where neither report knows the other's.
    fn name(&self, left: &Range<usize>, right: &Range<usize>) -> Option<Turn> {
        let [a, b] = self.sides();
        let (x, y) = (named(a, left)?, named(b, right)?);
        let differ = likeness(&x.name, &y.name) == Likeness::Different;
        let known = mentions(b, &x.name) || mentions(a, &y.name) || self.is_known(&x, &y);
        if !differ || known || is_time_or_figure(a, left) || is_time_or_figure(b, right) {
            return None;
        }
        let rule = match (x.kind, y.kind) {
            (Some(Kind::Place), Some(Kind::Place)) => Rule::Place,
            _ if x.people && y.people => Rule::Role,
            _ => Rule::Name,
        };
        let subject = match rule {
            Rule::Place => "a place",
            Rule::Role => "of what country",
            _ => "a name",
        };
        Some(Turn { rule, sign: "another name", left: x.tokens, right: y.tokens, subject: subject.into() })
    }

    fn is_known(&self, x: &Named, y: &Named) -> bool {
        let names = &self.alignment.names;
        let knows = |report: usize, own: usize, named: &Named| {
            named
                .entity
                .zip(named.kind)
                .is_some_and(|(entity, kind)| names.knows(report, EntityId { report: own, entity }, kind))
        };
        let (left, right) = (self.rewording.left.report, self.rewording.right.report);
        knows(right, left, x) || knows(left, right, y)
    }

    /// A "not" that the other sentence does not have.
    fn negation(&self, left: &Range<usize>, right: &Range<usize>) -> Option<Turn> {
        let [a, b] = self.sides();
        let bare = |account: &Account, tokens: &Range<usize>| content(account, tokens).count() == 0;
        if says_no(a, left) == says_no(b, right) || !bare(a, left) || !bare(b, right) {
            return None;
        }
        // With what is denied behind it.
        let (left, right) = (left.start..left.end + 1, right.start..right.end + 1);
        let inside = |id: SentenceId, tokens: &Range<usize>| {
            tokens.end <= self.accounts[id.report].prose.sentences[id.sentence].tokens.end
        };
        let whole = inside(self.rewording.left, &left) && inside(self.rewording.right, &right);
        // "Not until Friday" is on Friday.
        let late = |id: SentenceId| {
            let prose = &self.accounts[id.report].prose;
            prose.sentences[id.sentence].tokens.clone().any(|at| matches!(prose.lower(at), "until" | "till"))
        };
        let whole = whole && late(self.rewording.left) == late(self.rewording.right);
        let subject = || words(a, a.prose.span(left.end - 1..left.end));
        whole.then(|| Turn { rule: Rule::Polarity, sign: "one says no", subject: subject(), left: left.clone(), right })
    }

    /// A word in the place of its contrary.
    fn opposite(&self, left: &Range<usize>, right: &Range<usize>) -> Option<Turn> {
        let [a, b] = self.sides();
        let few = |account: &Account, tokens: &Range<usize>| content(account, tokens).count() <= MOST_WORDS;
        if !few(a, left) || !few(b, right) || says_no(a, left) != says_no(b, right) {
            return None;
        }
        let opposed = |&(x, y): &(usize, usize)| {
            let (one, other) = (a.prose.lemma(x).to_lowercase(), b.prose.lemma(y).to_lowercase());
            let (plain, plain_too) = (lower(a, x), lower(b, y));
            // "Unchanged from" and "unchanged compared to": small words turn a sentence only where they alone were changed.
            let small = is_function_word(&plain) || is_function_word(&plain_too);
            if small && (left.len() > 1 || right.len() > 1) {
                return false;
            }
            outcomes::opposed(&one, &other)
                || outcomes::opposed(&plain, &plain_too)
                || vectors::opposite(&one, &other)
                || is_turned_by_prefix(&plain, &plain_too)
        };
        let mut pairs = left.clone().flat_map(|x| right.clone().map(move |y| (x, y)));
        let (x, y) = pairs.find(opposed)?;
        let subject = format!("{} or {}", lower(a, x), lower(b, y));
        Some(Turn { rule: Rule::Polarity, sign: "opposites", left: x..x + 1, right: y..y + 1, subject })
    }

    /// Two words that have changed places: "work phones and personal laptops", "personal phones and work laptops". What is only
    /// listed in another order is the same.
    fn exchanged(&self) -> Option<Turn> {
        let [a, b] = self.sides();
        let said = |account: &Account, tokens: &Range<usize>| {
            let words: Vec<String> = content(account, tokens).map(|token| lower(account, token)).collect();
            words.join(" ")
        };
        let edits = &self.rewording.edits;
        let pairs =
            edits.iter().enumerate().flat_map(|(at, one)| edits[at + 1..].iter().map(move |other| (one, other)));
        let swapped = |(one, other): &(&Edit, &Edit)| {
            let (x, y) = (said(a, &one.left), said(b, &one.right));
            let between = one.left.end..other.left.start;
            !x.is_empty()
                && !y.is_empty()
                && x == said(b, &other.right)
                && y == said(a, &other.left)
                && content(a, &between).count() > 0
        };
        let (one, _) = pairs.into_iter().find(swapped)?;
        let (left, right) = (one.left.clone(), one.right.clone());
        let subject = format!("{} or {}", said(a, &left), said(b, &right));
        Some(Turn { rule: Rule::Polarity, sign: "two words have changed places", left, right, subject })
    }

    fn parting(&self, turn: Turn, weights: &Weights) -> Parting {
        let [a, b] = self.sides();
        let mut signs = Weighing::new();
        signs.add("told in the same words", self.rewording.share);
        signs.add(turn.sign, 1.0);
        signs.add("other words changed", (self.rewording.edits.len() - 1) as f64);
        let left = claim(a, self.rewording.left.report, a.prose.span(turn.left));
        let right = claim(b, self.rewording.right.report, b.prose.span(turn.right));
        Parting {
            rule: turn.rule,
            verdict: voices::verdict((a, &left), (b, &right)),
            severity: if turn.rule == Rule::Polarity { Severity::Error } else { Severity::Warning },
            subject: turn.subject,
            reason: format!(
                "Both have the sentence in the same words but for some, and those change what it says: “{}” and “{}”.",
                left.value, right.value
            ),
            left,
            right,
            weighing: weights.weigh(WEIGHTS, &signs),
        }
    }
}

/// A name that an edit touches, whole.
struct Named {
    name: String,
    tokens: Range<usize>,
    entity: Option<usize>,
    kind: Option<Kind>,
    /// Whether it is the adjective of a country.
    people: bool,
}

/// The name that `tokens` are of, if they are of nothing else.
fn named(account: &Account, tokens: &Range<usize>) -> Option<Named> {
    let prose = &account.prose;
    let proper = |token: usize| {
        prose.tag(token).is_proper() || prose.tokens[token].span.of(prose.text()).starts_with(char::is_uppercase)
    };
    let first = content(account, tokens).find(|&token| proper(token))?;
    let named = account.entities.mention_at(first).map(|mention| &account.entities.mentions[mention]);
    if let Some(mention) = named.filter(|mention| mention.form == Form::Named) {
        let entity = &account.entities.entities[mention.entity];
        let at = |byte: usize| prose.tokens.partition_point(|token| token.span.end <= byte);
        let whole = at(mention.span.start)..prose.tokens.partition_point(|token| token.span.start < mention.span.end);
        let inside = content(account, tokens).all(|token| whole.contains(&token));
        let name = mention.span.of(prose.text()).to_string();
        let people = matches!(countries::country(&name), Some((_, Says::People)));
        let (entity, kind) = (Some(mention.entity), Some(entity.kind));
        return inside.then_some(Named { name, tokens: whole, entity, kind, people });
    }
    let name = prose.span(first..first + 1).of(prose.text()).to_string();
    let alone = content(account, tokens).count() == 1;
    let people = matches!(countries::country(&name), Some((_, Says::People)));
    (alone && people).then_some(Named { name, tokens: first..first + 1, entity: None, kind: None, people })
}

/// Whether the report has the words anywhere.
fn mentions(account: &Account, name: &str) -> bool {
    account.report.text.as_str().contains(name)
}

/// Times and figures have rules of their own.
fn is_time_or_figure(account: &Account, tokens: &Range<usize>) -> bool {
    let span = account.prose.span(tokens.clone());
    let sentence = account.sentence(span);
    let is_here = |other: &Span| other.start < sentence.end;
    let times = account.times.iter().map(|time| time.span);
    let figures = account.quantities.iter().map(|quantity| quantity.number);
    let before = account.times.partition_point(|time| time.span.end <= sentence.start);
    let behind = account.quantities.partition_point(|quantity| quantity.number.end <= sentence.start);
    times
        .skip(before)
        .take_while(is_here)
        .chain(figures.skip(behind).take_while(is_here))
        .any(|other| other.overlaps(span))
}

/// Whether the words say no; "not only" does not, and two of them cancel out.
fn says_no(account: &Account, tokens: &Range<usize>) -> bool {
    let no = |token: &usize| {
        let word = lower(account, *token);
        let only = ["only", "just", "merely", "simply"].contains(&lower(account, token + 1).as_str());
        (is_negation(&word) || matches!(word.as_str(), "n't" | "n’t" | "non")) && !only
    };
    tokens.clone().filter(no).count() % 2 == 1
}

/// Words that say something by themselves.
fn content<'a>(account: &'a Account, tokens: &Range<usize>) -> impl Iterator<Item = usize> + use<'a> {
    tokens.clone().filter(|&token| {
        let word = lower(account, token);
        word.starts_with(char::is_alphanumeric) && !is_function_word(&word) && !is_negation(&word) && word != "non"
    })
}

/// Of more words one has a contrary among the other's by chance.
const MOST_WORDS: usize = 3;

/// "Controlled" and "uncontrolled".
fn is_turned_by_prefix(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let prefix = long.strip_suffix(short).unwrap_or_default();
    prefix == "non-" || short.len() >= 5 && ["un", "in", "im", "ir", "il", "non", "dis", "de", "mis"].contains(&prefix)
}

fn lower(account: &Account, token: usize) -> String {
    account.prose.tokens.get(token).map_or(String::new(), |_| account.prose.lower(token).to_string())
}

fn claim(account: &Account, report: usize, span: Span) -> Claim {
    Claim::alone(account, report, span, words(account, span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::align;
    use crate::report::Particulars;

    fn account(id: &str, told: &str) -> Account {
        Account::told(id, told, Particulars::default())
    }

    /// What parts where `told` stands in another report with `from` changed to `to`.
    fn changed(told: &str, changes: &[(&str, &str)]) -> Vec<String> {
        let other = changes.iter().fold(told.to_string(), |told, (from, to)| {
            assert!(told.contains(from), "{from}");
            told.replacen(from, to, 1)
        });
        let accounts = [account("r1", told), account("r2", &other)];
        let alignment = align::align(&accounts, &align::Options::default());
        let partings = partings(&accounts, &alignment, Weights::shipped());
        partings.iter().map(|p| format!("{}: {} / {}", p.rule.name(), p.left.value, p.right.value)).collect()
    }

    const MILL: &str = "The Orne mill will close its largest weaving hall before the winter, the owner said on Monday.";

    #[test]
    fn a_word_that_turns_the_sentence_parts() {
        assert_eq!(changed(MILL, &[("close", "open")]), ["polarity: close / open"]);
        assert_eq!(changed(MILL, &[("before", "after")]), ["polarity: before / after"]);
        assert_eq!(changed(MILL, &[("will close", "will not close")]), ["polarity: close / not close"]);
        let bank = "The bank reported a non-GAAP profit of four cents a share for the three months to the end of June.";
        assert_eq!(changed(bank, &[("non-GAAP", "GAAP")]), ["polarity: non-GAAP / GAAP"]);
        let phones =
            "Clerks of the council must take the game off their work phones and from any personal laptop at once.";
        let swapped = [("work phones", "personal phones"), ("personal laptop", "work laptop")];
        assert_eq!(changed(phones, &swapped), ["polarity: work / personal"]);
    }

    #[test]
    fn another_name_in_its_place_parts() {
        let ship = "Maersa will move its ferry line from Levan to Dorn before the end of the year, the union was told.";
        assert_eq!(changed(ship, &[("Maersa", "Veltor")]), ["name: Maersa / Veltor"]);
        let flight = "Oman will let Swedish airlines fly through its airspace from the first of May, officials said.";
        assert_eq!(changed(flight, &[("Swedish", "Danish")]), ["role: Swedish / Danish"]);
    }

    #[test]
    fn other_words_for_the_same_do_not() {
        assert!(changed(MILL, &[]).is_empty());
        assert!(changed(MILL, &[("largest", "biggest")]).is_empty());
        assert!(changed(MILL, &[("close", "shut")]).is_empty());
        assert!(changed(MILL, &[("will close", "will not open")]).is_empty());
        let steady = "The estimate for the earnings of the mill is unchanged from that of last year, the owner said.";
        assert!(changed(steady, &[("from", "compared to")]).is_empty());
    }
}

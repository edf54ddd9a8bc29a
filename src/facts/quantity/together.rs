//! Adds up the counts of a list: "13 sailors, 10 cooks and a pilot" are 24 together.

use super::hung;
use super::subject::{Overlap, compare_as_told, subject};
use super::value::{Bounds, Counted, Event, Kind, Near, Quantity, Role, Wording};
use crate::facts::Relation;
use crate::prose::{Dep, Prose, Tree};
use crate::text::Span;
use crate::wording::{happens_to_people, things};
use rust_decimal::Decimal;

/// What the items of a list come to.
#[derive(Clone, PartialEq, Debug)]
pub struct Sum {
    /// The sum, worded as [`Wording::Sum`], with the event of the items; the dead and the hurt together are casualties. It is
    /// what the text comes to, not what it says.
    pub total: Quantity,
    /// The quantities that are items of the list, as indices into those of the text. An item without a number, "a pilot", is
    /// in the sum and not here.
    pub items: Vec<usize>,
}

impl Sum {
    /// Whether the figure `other` of another text is held against the sum rather than against its item `item`: it counts more
    /// than the item does, as people are more than sailors and casualties more than the dead, and no more than the sum.
    pub fn answers(&self, item: &Quantity, other: &Quantity) -> bool {
        let (of_item, of_sum) = (subject(item, other), subject(&self.total, other));
        let wider = of_item.counted == Overlap::Within || of_item.event == Overlap::Within;
        wider && of_sum.event != Overlap::Other && !matches!(of_sum.counted, Overlap::Other | Overlap::Within)
    }

    /// How the sum stands to the figure `other` of another text.
    pub fn compare(&self, other: &Quantity) -> Relation {
        compare_as_told(&self.total, other)
    }
}

/// The sums of the lists of counts in `prose`, whose `quantities` have been attached, in text order. Where items have no
/// number the tree shows them: "a mother and her son", "a car and two buses", "Ana Roe and Ben Tal were killed".
pub fn together(prose: &Prose, quantities: &[Quantity]) -> Vec<Sum> {
    let mut sums = by_words(prose, quantities);
    for index in 0..prose.sentences.len() {
        if !may_list(prose, index) {
            continue;
        }
        for more in by_tree(prose, index, quantities) {
            let meets = |sum: &Sum| sum.total.span.overlaps(more.total.span);
            // The longer list is the whole one.
            if sums.iter().filter(|sum| meets(sum)).all(|sum| sum.total.said() < more.total.said()) {
                sums.retain(|sum| !meets(sum));
                sums.push(more);
            }
        }
    }
    sums.sort_by_key(|sum| sum.total.span.start);
    sums
}

fn by_words(prose: &Prose, quantities: &[Quantity]) -> Vec<Sum> {
    let mut sums = Vec::new();
    let mut first = 0;
    while first < quantities.len() {
        let last = first + quantities[first..].windows(2).take_while(|pair| listed(prose, &pair[0], &pair[1])).count();
        let listed = sum(prose, &quantities[first..=last]);
        sums.extend(listed.map(|total| Sum { total, items: (first..=last).collect() }));
        if last == first {
            let both = quantities.get(first + 1).and_then(|next| casualties(prose, &quantities[first], next));
            sums.extend(both.map(|total| Sum { total, items: vec![first, first + 1] }));
        }
        first = last + 1;
    }
    sums
}

/// Whether a sentence has the "and" of a list and, beside it, a word for something happening to people or a number.
fn may_list(prose: &Prose, sentence: usize) -> bool {
    let tokens = prose.sentences[sentence].tokens.clone();
    tokens.len() <= LONGEST && tokens.into_iter().any(|token| matches!(prose.word(token), "and" | "And"))
}

/// A sentence of more words is a table.
const LONGEST: usize = 120;

/// The lists whose items hang on each other as "and" joins them.
fn by_tree(prose: &Prose, sentence: usize, quantities: &[Quantity]) -> Vec<Sum> {
    let tokens = prose.sentences[sentence].tokens.clone();
    let tree = prose.tree(sentence);
    let opens = |&head: &usize| tree.dep(head) != Dep::Conj && tree.children_as(head, Dep::Conj).next().is_some();
    let span = prose.sentences[sentence].span;
    let first = quantities.partition_point(|q| q.span.start < span.start);
    let last = quantities.partition_point(|q| q.span.start < span.end);
    let list = List { prose, tree, quantities: &quantities[first..last], first };
    tokens.filter(opens).filter_map(|head| list.sum(head)).collect()
}

struct List<'p> {
    prose: &'p Prose,
    tree: &'p Tree,
    /// The quantities of the sentence, the first of which is number `first` of the text.
    quantities: &'p [Quantity],
    first: usize,
}

/// How many an item of a list is.
struct Item {
    token: usize,
    many: Decimal,
    quantity: Option<usize>,
    named: bool,
}

impl List<'_> {
    /// The sum of the list that begins with `head`, if it is one of people or things that can be counted.
    fn sum(&self, head: usize) -> Option<Sum> {
        let mut items = vec![self.item(head)?];
        for next in self.tree.children(head).filter(|&child| self.goes_on(child)).take(ITEMS) {
            items.push(self.item(next)?);
        }
        let of = self.common(&items)?;
        let event = items.iter().find_map(|item| self.quantities[item.quantity?].event.clone());
        let event = event.or_else(|| hung::event(self.prose, self.tree, head))?;
        let numbers: Vec<usize> = items.iter().filter_map(|item| Some(self.first + item.quantity?)).collect();
        // Without a number there are many lists; those count that say who was killed, hurt, held.
        let bare = numbers.is_empty() || items.iter().any(|item| item.named);
        if bare && !(happens_to_people(&event.class) && self.suffers(head)) {
            return None;
        }
        let total = items.iter().try_fold(Decimal::ZERO, |sum, item| sum.checked_add(item.many))?;
        let span = items.iter().map(|item| self.extent(item)).reduce(Span::cover)?;
        if self.is_cut_off(span) {
            return None;
        }
        let counted = Counted { head, lemma: of.to_string(), span: self.prose.span(head..head + 1) };
        let total = counted_exactly(span, total, Some(counted), Some(event));
        Some(Sum { total, items: numbers })
    }

    /// Whether a word on the head of the list is its next item. Of three names the second is often taken for another name of
    /// the first.
    fn goes_on(&self, child: usize) -> bool {
        let name = self.prose.tag(child).is_proper();
        self.tree.dep(child) == Dep::Conj || (name && self.tree.dep(child) == Dep::Appos)
    }

    /// Whether the tree lost an item before the list: a comma or an "and" leads to it.
    fn is_cut_off(&self, list: Span) -> bool {
        let tokens = self.tree.tokens();
        let first = tokens.start + self.prose.tokens[tokens.clone()].partition_point(|t| t.span.start < list.start);
        first > tokens.start && matches!(self.prose.word(first - 1), "," | "and")
    }

    /// Whether what happens is done to the words at `head`: those who "killed three" are not among the dead.
    fn suffers(&self, head: usize) -> bool {
        const SUFFERED: [&str; 8] =
            ["die", "perish", "drown", "survive", "disappear", "vanish", "succumb", "surrender"];
        match self.tree.dep(head) {
            Dep::NsubjPass | Dep::Obj => true,
            Dep::Nsubj => self.tree.head(head).is_some_and(|verb| SUFFERED.contains(&self.prose.lemma(verb))),
            _ => false,
        }
    }

    fn item(&self, token: usize) -> Option<Item> {
        let (prose, tree) = (self.prose, self.tree);
        if !prose.tag(token).is_noun() {
            return None;
        }
        let item = |many, quantity, named| Some(Item { token, many, quantity, named });
        let counts = |q: &Quantity| q.of.as_ref().is_some_and(|of| of.head == token);
        if let Some(index) = self.quantities.iter().position(counts) {
            let q = &self.quantities[index];
            let plain = q.kind == Kind::Count && q.is_exact() && q.role == Role::Level && q.part_of.is_none();
            return if plain { item(q.said(), Some(index), false) } else { None };
        }
        if prose.tag(token).is_proper() {
            let alone = tree.children_as(token, Dep::Det).next().is_none();
            return if alone { item(Decimal::ONE, None, true) } else { None };
        }
        let led = tree.children(token).any(|child| {
            matches!(tree.dep(child), Dep::Det | Dep::NmodPoss)
                && matches!(
                    prose.lemma(child),
                    "a" | "an" | "another" | "his" | "her" | "their" | "he" | "she" | "they"
                )
        });
        if prose.tag(token).is_plural() || !led {
            return None;
        }
        let pair = matches!(prose.lemma(token), "couple" | "pair");
        item(if pair { Decimal::TWO } else { Decimal::ONE }, None, false)
    }

    /// What all items are: the noun of the first if the others are of its sort, people, or the sort that all are among.
    fn common(&self, items: &[Item]) -> Option<&'static str> {
        let sort = |item: &Item| {
            let lemma = hung::noun_lemma(self.prose, item.token);
            let person = item.named
                || things::is_people(&lemma)
                || crate::wording::roles::noun(&lemma).is_some()
                || matches!(lemma.as_str(), "couple" | "pair");
            if person { Some("person") } else { things::widest(&lemma) }
        };
        let first = sort(items.first()?)?;
        items.iter().all(|item| sort(item) == Some(first)).then_some(first)
    }

    /// The words of an item, with what leads it.
    fn extent(&self, item: &Item) -> Span {
        let noun = self.prose.tokens[item.token].span;
        let leads = |&child: &usize| {
            child < item.token && !matches!(self.tree.dep(child), Dep::Punct | Dep::Cc | Dep::Case | Dep::Advmod)
        };
        let first = self.tree.children(item.token).find(leads).unwrap_or(item.token);
        let start = self.prose.tokens[first].span.start;
        let number = item.quantity.map_or(start, |index| self.quantities[index].span.start);
        Span::new(start.min(number), noun.end)
    }
}

fn counted_exactly(span: Span, value: Decimal, of: Option<Counted>, event: Option<Event>) -> Quantity {
    Quantity {
        span,
        number: span,
        bounds: Bounds::exactly(value),
        approximate: false,
        near: Near::Unsaid,
        step: Decimal::ONE,
        unit: None,
        kind: Kind::Count,
        wording: Wording::Sum,
        role: Role::Level,
        per: None,
        of,
        event,
        part_of: None,
    }
}

/// A list has no more items than this; a longer one is a table.
const ITEMS: usize = 12;

/// Whether nothing but a comma or "and" stands between the noun of `a` and the number of `b`.
fn listed(prose: &Prose, a: &Quantity, b: &Quantity) -> bool {
    let Some(end) = end(a).filter(|_| adds(a) && adds(b)) else { return false };
    end <= b.span.start
        && prose.text()[end..b.span.start].split_whitespace().all(|word| matches!(word, "," | "and" | "&"))
        && prose.text()[end..b.span.start].trim() != ""
}

fn adds(quantity: &Quantity) -> bool {
    quantity.kind == Kind::Count
        && quantity.is_exact()
        && matches!(quantity.role, Role::Level)
        && quantity.part_of.is_none()
        && quantity.of.is_some()
        && quantity.said().fract().is_zero()
}

/// Where the noun of `quantity` ends, if it stands right behind it.
fn end(quantity: &Quantity) -> Option<usize> {
    let of = quantity.of.as_ref()?;
    (of.span.start >= quantity.span.end && of.span.start <= quantity.span.end + 1).then_some(of.span.end)
}

fn sum(prose: &Prose, items: &[Quantity]) -> Option<Quantity> {
    let (first, last) = (items.first()?, items.last()?);
    if items.len() > ITEMS || !adds(first) {
        return None;
    }
    let mut total = items.iter().try_fold(Decimal::ZERO, |sum, item| sum.checked_add(item.said()))?;
    let mut span = first.span.cover(last.span);
    let mut count = items.len();
    if let Some(past) = end(last) {
        span.end = span.end.max(past);
        if let Some(more) = one_more(prose, past) {
            (total, span.end, count) = (total.checked_add(Decimal::ONE)?, more, count + 1);
        }
    }
    if let Some(start) = one_before(prose, first).or_else(|| one_of_its_sort(prose, first)) {
        (total, span.start, count) = (total.checked_add(Decimal::ONE)?, start, count + 1);
    }
    let event = last.event.clone().or_else(|| first.event.clone());
    let sort = |item: &Quantity| {
        let lemma = &item.of.as_ref()?.lemma;
        if is_people(lemma) { Some("person") } else { things::widest(lemma) }
    };
    let common = sort(first).filter(|common| items.iter().all(|item| sort(item) == Some(*common)));
    let of = first.of.clone().zip(common).map(|(of, common)| Counted { lemma: common.to_string(), ..of });
    (count > 1).then(|| counted_exactly(span, total, of, event))
}

fn is_people(lemma: &str) -> bool {
    things::is_people(lemma) || crate::wording::roles::noun(lemma).is_some()
}

/// Where "and a pilot" ends that follows byte `at`.
fn one_more(prose: &Prose, at: usize) -> Option<usize> {
    let token = prose.tokens.partition_point(|token| token.span.start < at);
    let word = |on: usize| prose.tokens.get(token + on).map(|_| prose.word(token + on));
    let comma = usize::from(word(0) == Some(","));
    let article = word(comma) == Some("and") && matches!(word(comma + 1), Some("a" | "an"));
    let noun = token + comma + 2;
    (article && noun < prose.tokens.len() && prose.tag(noun).is_noun() && !prose.tag(noun).is_plural())
        .then(|| prose.tokens[noun].span.end)
}

/// Where "a mother and her" begins that stands before `first`.
fn one_before(prose: &Prose, first: &Quantity) -> Option<usize> {
    let token = prose.tokens.partition_point(|token| token.span.start < first.span.start);
    let word = |back: usize| token.checked_sub(back).map(|at| prose.word(at));
    let hers = matches!(word(1), Some("her" | "his" | "their")) && word(2) == Some("and");
    let one = matches!(word(4), Some("a" | "A" | "an" | "An"));
    (hers && one).then(|| prose.tokens[token - 4].span.start)
}

/// Where "a school bus," begins that stands before "four cars", at the head of the sentence or behind a verb.
fn one_of_its_sort(prose: &Prose, first: &Quantity) -> Option<usize> {
    const LONGEST: usize = 4;
    let comma = prose.tokens.partition_point(|token| token.span.start < first.span.start).checked_sub(1)?;
    let noun = comma.checked_sub(1).filter(|_| prose.word(comma) == ",")?;
    let sort = |lemma: &str| if is_people(lemma) { Some("person") } else { things::widest(lemma) };
    let same = sort(prose.lemma(noun)).is_some_and(|one| first.of.as_ref().and_then(|of| sort(&of.lemma)) == Some(one));
    if !same || prose.tag(noun).is_plural() {
        return None;
    }
    let article = (noun.saturating_sub(LONGEST)..noun).rev().find(|&token| matches!(prose.lemma(token), "a" | "an"))?;
    let opens = prose.sentences[prose.sentence_of(article)].tokens.start == article;
    let between = (article + 1..noun).all(|token| prose.tag(token).is_noun() || prose.tag(token).is_adjective());
    (between && (opens || prose.tag(article - 1).is_verb())).then(|| prose.tokens[article].span.start)
}

fn class(quantity: &Quantity) -> Option<&str> {
    quantity.event.as_ref().map(|event| event.class.as_str())
}

/// The dead and the hurt together: "killing three and wounding nine".
fn casualties(prose: &Prose, a: &Quantity, b: &Quantity) -> Option<Quantity> {
    const APART: usize = 60;
    let both = matches!((class(a), class(b)), (Some("die"), Some("injure")) | (Some("injure"), Some("die")));
    let counts =
        [a, b].iter().all(|q| q.kind == Kind::Count && q.is_exact() && q.role == Role::Level && q.part_of.is_none());
    let between = prose.text().get(a.span.end..b.span.start)?;
    let joined =
        between.len() <= APART && between.split_whitespace().any(|word| word == "and") && !between.contains(['.', ';']);
    if !both || !counts || !joined {
        return None;
    }
    let event = b.event.clone().map(|event| Event { class: "casualty".to_string(), ..event });
    let span = a.span.cover(b.span);
    Some(counted_exactly(span, a.said().checked_add(b.said())?, None, event))
}

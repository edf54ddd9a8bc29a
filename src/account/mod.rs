//! A report that has been read: its prose, its facts, and the statements that carry them.
//!
//! Made from one [`Report`] alone. It never looks at another report.

mod clauses;
mod eras;
mod happening;
mod naming;
mod telling;
mod when;

use crate::entities::Entities;
use crate::facts::attribution::{self, Attribution, Credits, Quotation, Source, Stance};
use crate::facts::control::{self, Control};
use crate::facts::factuality::{self, Factuality};
use crate::facts::place::{self, Place};
use crate::facts::profile::{self, Profile};
use crate::facts::quantity::{self, Quantity, Sum};
use crate::facts::responsibility::{self, Responsibility};
use crate::facts::timex::{self, Timex};
use crate::facts::{Party, ToldApart};
use crate::prose::{Clause, Dep, Prose, Tag};
use crate::report::{BlockKind, Credit, Report};
use crate::text::{Span, Spans};
use crate::wording::outcomes::Outcome;
pub use eras::Era;
pub use happening::Happening;
use std::sync::OnceLock;
pub use telling::Telling;

/// What one report says.
#[derive(Clone, Debug)]
pub struct Account {
    /// The report.
    pub report: Report,
    /// Its sentences and words.
    pub prose: Prose,
    /// The numbers that count or measure, in text order.
    pub quantities: Vec<Quantity>,
    /// What lists of them come to, in text order.
    pub sums: Vec<Sum>,
    /// The expressions of time, resolved, in text order; the day of the dateline is among them.
    pub times: Vec<Timex>,
    /// Who and what it speaks of.
    pub entities: Entities,
    /// What it says that they are.
    pub profiles: Vec<Profile>,
    /// Who holds, commands, runs what.
    pub controls: Vec<Control>,
    /// Where what happened.
    pub places: Vec<Place>,
    /// Who did, began, ordered, asked for what.
    pub deeds: Vec<Responsibility>,
    /// What it says to be so or not, sentence by sentence.
    pub assertions: Vec<Assertion>,
    /// The words in quotation marks, in the order in which they open.
    pub quotations: Vec<Quotation>,
    /// Who says what, in text order.
    pub attributions: Vec<Attribution>,
    /// What it states, in text order.
    pub statements: Vec<Statement>,
    /// For each statement what its clause tells, once somebody has asked.
    tellings: Vec<OnceLock<Telling>>,
    /// Where what others say stands.
    credits: Credits,
}

#[cfg(test)]
impl Account {
    /// Of a report that says `words` in its text and no more.
    pub(crate) fn told(id: &str, words: &str, particulars: crate::report::Particulars) -> Self {
        let mut text = crate::text::TextBuilder::new();
        text.push(crate::text::Field::Body, 0, crate::text::Position { line: 1, column: 1 }, words);
        Self::of(Report::new(id, text.build(), particulars))
    }
}

/// One clause with its facts, as indices into the account's; a sentence without a verb is a statement by itself.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// The sentence it stands in, as an index into the account's prose.
    pub sentence: usize,
    /// The clause, as an index into those of the sentence.
    pub clause: Option<usize>,
    /// From its first word to its last; clauses that hang on it may lie between.
    pub span: Span,
    /// Its quantities.
    pub quantities: Vec<usize>,
    /// Its times.
    pub times: Vec<usize>,
}

/// That something is so or is not.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Assertion {
    /// The sentence it stands in.
    pub sentence: usize,
    /// What is said, as it stands.
    pub factuality: Factuality,
    /// Whether somebody is said to deny it: what stands is then said not to be so.
    pub denied: bool,
}

impl Account {
    /// Reads `report`.
    pub fn of(report: Report) -> Self {
        let blocks: Vec<Span> = report.blocks.iter().map(|block| block.span).collect();
        let prose = Prose::of(report.text.shared(), &blocks);
        let mut quantities = quantity::find(&prose);
        quantity::attach(&prose, &mut quantities);
        let sums = quantity::together(&prose, &quantities);
        let times = when::times(&report, &prose);
        let in_headline = |block: usize| report.blocks[block].kind == BlockKind::Headline;
        let headlines: Vec<bool> = prose.sentences.iter().map(|sentence| in_headline(sentence.block)).collect();
        let attributions = attribution::find(&prose, &headlines);
        let quotations = attribution::quotations(&prose);
        let entities = Entities::of(&prose);
        let profiles = profile::find(&prose, &entities);
        let others = ToldApart::of(&prose, &entities);
        let controls = control::find(&prose, &entities, &others);
        let places = place::find(&prose, &entities);
        let deeds = responsibility::find(&prose, &entities, &others);
        let credits = Credits::of(&attributions);
        let mut account = Self {
            report,
            prose,
            quantities,
            sums,
            times,
            entities,
            profiles,
            controls,
            places,
            deeds,
            assertions: Vec::new(),
            quotations,
            attributions,
            statements: Vec::new(),
            tellings: Vec::new(),
            credits,
        };
        resolve_speakers(&mut account);
        account.assertions = assertions(&account);
        account.statements = clauses::statements(&account);
        account.tellings.resize_with(account.statements.len(), OnceLock::new);
        account
    }

    /// The sentence around `span`.
    pub fn sentence(&self, span: Span) -> Span {
        self.prose.sentence_at(span.start).map_or(span, |index| self.prose.sentences[index].span)
    }

    /// The clause of `statement`.
    pub fn clause(&self, statement: &Statement) -> Option<&Clause> {
        statement.clause.map(|clause| &self.prose.clauses(statement.sentence)[clause])
    }

    /// What the clause of statement `index` tells; `None` of a sentence without a verb.
    pub fn telling(&self, index: usize) -> Option<&Telling> {
        let clause = self.clause(&self.statements[index])?;
        Some(self.tellings[index].get_or_init(|| {
            let told = Telling::of(&self.prose, &self.entities, clause);
            match self.speaks_of_himself(clause) {
                Some(source) => told.by_speaker(&self.prose, &self.entities, clause, source),
                None => told,
            }
        }))
    }

    /// The source whose "I" the subject of `clause` is.
    fn speaks_of_himself(&self, clause: &Clause) -> Option<&Source> {
        let own = clause.subjects.iter().find(|&&subject| matches!(self.prose.lower(subject), "i" | "we"))?;
        self.attribution(self.prose.tokens[*own].span)?.source.as_ref()
    }

    /// What the clause tells that the word at byte `at` belongs to.
    pub fn telling_at(&self, at: usize) -> Option<&Telling> {
        let sentence = self.prose.sentence_at(at)?;
        let clause = clauses::around(&self.prose, sentence, at)?;
        let first = self.statements.partition_point(|statement| statement.sentence < sentence);
        let states = self.statements.get(first + clause).is_some_and(|statement| statement.sentence == sentence);
        states.then(|| self.telling(first + clause)).flatten()
    }

    /// What is told to happen in the clause of the words at `span`, or by the noun that they stand before.
    pub fn happening_at(&self, span: Span) -> Happening<'_> {
        happening::at(self, span)
    }

    /// How what the word at byte `at` tells of ends: who *stays away* and who *does not turn up* are both absent.
    pub fn ends_at(&self, at: usize) -> impl Iterator<Item = Outcome> + '_ {
        let sentence = self.prose.sentence_at(at);
        let asserted = sentence.map_or(&[][..], |sentence| self.asserted(sentence)).iter();
        let told = asserted.filter(move |one| one.factuality.span.start <= at && at < one.factuality.span.end);
        told.flat_map(|one| {
            let turn = move |end: Outcome| if one.denied { end.turned() } else { end };
            one.factuality.results().map(turn)
        })
    }

    /// The clause that the word at byte `at` belongs to.
    pub fn clause_at(&self, at: usize) -> Option<&Clause> {
        let sentence = self.prose.sentence_at(at)?;
        clauses::around(&self.prose, sentence, at).map(|clause| &self.prose.clauses(sentence)[clause])
    }

    /// Who says the words at `span`, or does so in them: "Iran" of "denies that it controls"; `None` is the report itself.
    ///
    /// What the caption of a handout shows is the word of who handed it out.
    pub fn said_by(&self, span: Span) -> Option<Span> {
        self.credited(span).or_else(|| self.handed_out_by(span))
    }

    fn credited(&self, span: Span) -> Option<Span> {
        let index = self.credits.speaker(&self.attributions, span).or_else(|| self.credits.with_cue_in(span).min())?;
        self.attributions[index].source.as_ref().map(|source| source.span)
    }

    /// Who handed out the picture that the words at `span` describe: "the Defense Ministry" of "(Defense Ministry via AP)".
    fn handed_out_by(&self, span: Span) -> Option<Span> {
        let blocks = &self.report.blocks;
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        let caption = after.checked_sub(1).filter(|&at| blocks[at].kind.is_caption())?;
        let sign_off = blocks.get(caption + 1).filter(|block| block.kind == BlockKind::Credit)?.span;
        let words = sign_off.of(self.report.text.as_str());
        let credit = Credit::read(words);
        let who = credit.who.filter(|_| credit.handout)?;
        let start = sign_off.start + words.find(&who)?;
        Some(Span::new(start, start + who.len()))
    }

    /// Who says the words at `span`, as a party: whose spokesman it is, whom "he" means. `None` is the report itself.
    pub fn speaker(&self, span: Span) -> Option<Party> {
        let source = self.attribution(span)?.source.as_ref()?;
        Some(Party::speaking(&self.prose, &self.entities, source))
    }

    /// The innermost attribution that has the words at `span` in its content.
    pub fn attribution(&self, span: Span) -> Option<&Attribution> {
        self.credits.speaker(&self.attributions, span).map(|index| &self.attributions[index])
    }

    /// Whether somebody denies something in words that stand in `span`.
    pub fn denies(&self, span: Span) -> bool {
        self.credits.with_cue_in(span).any(|index| self.attributions[index].stance == Stance::Deny)
    }

    /// Whether somebody is credited with words of `sentence`.
    pub fn credits(&self, sentence: usize) -> bool {
        let mut over = self.credits.over(self.prose.sentences[sentence].span);
        over.any(|index| self.attributions[index].source.is_some())
    }

    /// Whether `span` is a piece of a date or time: the "two years" of "two years ago".
    pub fn is_in_a_date(&self, span: Span) -> bool {
        let next = self.times.partition_point(|time| time.span.end <= span.start);
        let mut dates = self.times[next..].iter().take_while(|time| time.span.start < span.end);
        dates.any(|time| time.kind != timex::Kind::Duration && time.span.contains(span))
    }

    /// Whether `time` says when a picture was taken, not when what is told of it happened.
    pub fn is_of_a_picture(&self, time: &Timex) -> bool {
        when::is_of_a_picture(&self.report, &self.prose, time)
    }

    /// How far `time` lies from the day of the report, where that is known and all that the time may mean lies in one era.
    pub fn era(&self, time: &Timex) -> Option<Era> {
        eras::era(time, self.report.published?.date)
    }

    /// Whether what the clause of `predicate` tells is planned, expected or agreed on.
    pub fn is_planned(&self, predicate: usize) -> bool {
        let mut told = self.asserted(self.prose.sentence_of(predicate)).iter().map(|one| &one.factuality);
        told.any(|told| told.predicate == predicate && told.time == factuality::Time::Planned)
    }

    /// Those of [`Account::assertions`] that stand in `sentence`.
    pub fn asserted(&self, sentence: usize) -> &[Assertion] {
        let first = self.assertions.partition_point(|one| one.sentence < sentence);
        let behind = self.assertions[first..].partition_point(|one| one.sentence == sentence);
        &self.assertions[first..first + behind]
    }

    /// What kind of block `sentence` stands in.
    pub fn block(&self, sentence: usize) -> BlockKind {
        self.report.blocks[self.prose.sentences[sentence].block].kind
    }

    /// The sentences that state something, in text order: bylines and credits say who made the report.
    pub fn sentences(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.prose.sentences.len()).filter(|&sentence| self.block(sentence).states())
    }
}

/// Whose "we" and "our soldiers" are: those of whoever is quoted.
fn resolve_speakers(account: &mut Account) {
    let (prose, entities, attributions) = (&account.prose, &account.entities, &account.attributions);
    let credits = &account.credits;
    let resolve = |party: &mut Party| {
        if party.is_speaker(prose)
            && let Some(speaker) = credits.speaker(attributions, party.span)
            && let Some(source) = &attributions[speaker].source
        {
            party.spoken_by(&Party::speaking(prose, entities, source));
        }
    };
    // "The shelling was unprovoked": whoever says so did not begin it.
    for deed in account.deeds.iter_mut().filter(|deed| deed.own && deed.agent.is_none()) {
        let source = credits.speaker(attributions, deed.span).and_then(|at| attributions[at].source.as_ref());
        deed.agent = source.map(|source| Party::speaking(prose, entities, source));
    }
    // "The town has not fallen": whoever says so and takes sides holds it; who looks on does not say who does.
    for control in account.controls.iter_mut().filter(|control| control.own && control.holder.is_none()) {
        let source = credits.speaker(attributions, control.span);
        let source = source.or_else(|| credits.with_cue_in(control.span).min());
        let source = source.and_then(|at| attributions[at].source.as_ref());
        let speaker = source.map(|source| Party::speaking(prose, entities, source));
        control.holder = speaker.filter(Party::takes_sides);
    }
    // Nobody who is quoted calls his own "they": "fired by the army 'from the house which they hold'" is the army's house.
    for control in &mut account.controls {
        let pronoun = control.holder.as_ref().filter(|holder| holder.pronoun && !holder.is_speaker(prose));
        let Some(holder) = pronoun else { continue };
        let quoted = account.quotations.iter().any(|quotation| quotation.span.contains(control.span));
        let Some(source) = credits.speaker(attributions, control.span).and_then(|at| attributions[at].source.as_ref())
        else {
            continue;
        };
        let speaker = Party::speaking(prose, entities, source);
        if quoted && speaker.key.is_some() && speaker.key == holder.key {
            let first = prose.sentences[prose.sentence_of(holder.head)].tokens.start;
            let others = (first..holder.head).rev().filter(|&at| prose.tag(at).is_noun());
            let mut others = others.map(|at| Party::at(prose, entities, at));
            control.holder = others.find(|other| other.takes_sides() && other.key != speaker.key && !other.pronoun);
        }
    }
    let deeds = account.deeds.iter_mut().flat_map(|deed| [&mut deed.agent, &mut deed.object, &mut deed.target]);
    let controls = account.controls.iter_mut().flat_map(|control| [&mut control.holder, &mut control.held]);
    deeds.chain(controls).flatten().for_each(resolve);
}

fn assertions(account: &Account) -> Vec<Assertion> {
    let text = account.report.text.as_str();
    // "She disagreed: 'There is a crisis.'": a sentence that is quoted says what she holds, not what she denies.
    let quoted = Spans::of(account.quotations.iter().map(|quotation| quotation.span).zip(0..));
    let is_own_words = |piece: &Span| {
        let words = piece.of(text).trim_start_matches(['"', '“', '‘', '\'']);
        words.starts_with(char::is_uppercase) && quoted.over(*piece).next().is_some()
    };
    let denied = |span: Span| {
        let denies = |index: &usize| {
            let one = &account.attributions[*index];
            let piece = one.content.iter().find(|piece| piece.contains(span));
            one.stance == Stance::Deny && piece.is_some_and(|piece| !is_own_words(piece))
        };
        account.credits.around(span).filter(denies).count() % 2 == 1
    };
    let one = |sentence, factuality: Factuality| {
        // "Denied that he was in the shop that burnt down", "in the shop burnt by the rebels": it did burn down.
        let presupposed = match account.prose.tree(sentence).dep(factuality.predicate) {
            Dep::AclRelcl => true,
            Dep::Acl => account.prose.tag(factuality.predicate) == Tag::Vbn,
            _ => false,
        };
        let denied = !presupposed && denied(Span::new(factuality.span.start, factuality.span.start + 1));
        Assertion { sentence, factuality, denied }
    };
    account
        .sentences()
        .flat_map(|sentence| {
            let all = factuality::all(&account.prose, sentence);
            all.into_iter().map(move |factuality| one(sentence, factuality))
        })
        .collect()
}

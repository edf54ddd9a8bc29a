use super::draft::Draft;
use super::quotation::near;
use super::sentence::Sentence;
use super::value::Attribution;
use super::{Quotation, given, headlines, nouns, phrases, quotations, quoted, taken_up, verbs};
use crate::prose::Prose;
use crate::wording::speech;
use std::ops::Range;

/// All attributions of `prose`, in the order of their first words. `headlines` says for each sentence whether it stands in a
/// headline; sentences that it has no word for do not.
///
/// After PARC (Pareti 2016) and PolNeAR (Newell et al. 2018): quotations first, by marks and the verb beside them; then
/// verbs, nouns, adjectives and phrases that credit, by the tree. Content that a quotation is half of is all of the
/// quotation. Linear in the text, but for the words of one sentence and the quotations of one paragraph.
pub fn find(prose: &Prose, headlines: &[bool]) -> Vec<Attribution> {
    let quotations = quotations(prose);
    let mut spoken = Vec::new();
    quoted::read(prose, &quotations, headlines, &mut spoken);
    spoken.sort_by_key(|draft: &Draft| draft.cue.start);
    let mut spoken = spoken.into_iter().peekable();
    let mut drafts = Vec::new();
    for index in 0..prose.sentences.len() {
        let sentence = Sentence::new(prose, index);
        let mut own: Vec<Draft> = Vec::new();
        while let Some(draft) = spoken.next_if(|draft| draft.cue.start < sentence.tokens.end) {
            own.push(draft);
        }
        if headlines.get(index) == Some(&true) {
            headlines::read(&sentence, &quotations, &mut own);
        }
        if has_cue(&sentence) {
            verbs::read(&sentence, &mut own);
            given::read(&sentence, &mut own);
            nouns::read(&sentence, &mut own);
            phrases::read(&sentence, &mut own);
            taken_up::read(&sentence, &mut own);
        }
        drafts.append(&mut own);
    }
    drafts.extend(spoken);
    finish(prose, &quotations, drafts)
}

/// Whether a word of the sentence may credit. Without one no tree is asked for.
fn has_cue(sentence: &Sentence) -> bool {
    sentence.tokens.clone().any(|token| {
        let lemma = sentence.lemma(token);
        let listed = || {
            !speech::verb(lemma).is_empty() || !speech::noun(lemma).is_empty() || !speech::adjective(lemma).is_empty()
        };
        listed()
            || given::may_give(sentence, token)
            || taken_up::may_deny(sentence, token)
            || sentence.verb(token).is_some_and(|lemma| !speech::verb(lemma).is_empty())
            || sentence.is(
                token,
                &[
                    "according",
                    "citing",
                    "quoting",
                    "view",
                    "words",
                    "opinion",
                    "account",
                    "line",
                    "version",
                    "position",
                    "story",
                    "stance",
                    "answer",
                    "worried",
                    "concerned",
                ],
            )
    })
}

fn finish(prose: &Prose, quotations: &[Quotation], mut drafts: Vec<Draft>) -> Vec<Attribution> {
    for draft in &mut drafts {
        snap(draft, quotations);
        draft.tidy(prose, quotations);
    }
    drafts.retain(|draft| !draft.content.is_empty() && !is_mere_pronoun(prose, draft));
    drafts.sort_by_key(|draft| (first_token(draft), draft.cue.start, draft.cue.end));
    drafts.dedup_by(|later, earlier| later.source == earlier.source && later.content == earlier.content);
    let mut found: Vec<Attribution> = drafts.iter().map(|draft| draft.finish(prose, quotations)).collect();
    for (index, attribution) in found.iter_mut().enumerate() {
        attribution.within = within(&drafts, index);
    }
    found
}

/// "Nobody agreed on anything": what is agreed on is not said. That "it" is denied is worth knowing.
fn is_mere_pronoun(prose: &Prose, draft: &Draft) -> bool {
    let words = ["anything", "something", "nothing", "everything", "much", "little"];
    let bare = |token: usize| words.contains(&prose.lower(token));
    matches!(&draft.content[..], [piece] if piece.len() == 1 && bare(piece.start))
}

fn first_token(draft: &Draft) -> usize {
    draft.content.iter().map(|piece| piece.start).chain([draft.cue.start]).chain(draft.source).min().unwrap_or(0)
}

/// Makes the content keep to the quotations: a cue inside one credits no word outside it, and a cue outside one credits all
/// of it or none.
fn snap(draft: &mut Draft, quotations: &[Quotation]) {
    let cue = draft.cue.start;
    let inside =
        near(quotations, &(cue..cue + 1)).iter().filter(|q| q.tokens.contains(&cue)).max_by_key(|q| q.marked.start);
    if let Some(around) = inside {
        draft.content.iter_mut().for_each(|piece| *piece = clipped(piece, &around.tokens));
        draft.content.retain(|piece| !piece.is_empty());
    }
    // "called it 'a gift to the rich'": a content that a quotation begins in has all of it.
    for piece in &mut draft.content {
        let into = near(quotations, piece).iter().filter(|q| !q.marked.contains(&cue) && piece.start < q.marked.start);
        let entered =
            into.filter(|q| q.tokens.start < piece.end && piece.end < q.tokens.end).map(|q| q.tokens.end).max();
        piece.end = entered.unwrap_or(piece.end);
    }
    let pieces = draft.content.clone();
    let beside = pieces.iter().flat_map(|piece| near(quotations, piece));
    for quotation in beside.filter(|q| !q.marked.contains(&cue)) {
        if inside.is_some_and(|around| !around.tokens.contains(&quotation.marked.start)) {
            continue;
        }
        let overlap = draft.overlap(&quotation.tokens);
        if overlap > 0 && overlap * 2 >= quotation.tokens.len() && overlap < quotation.tokens.len() {
            draft.content.push(quotation.tokens.clone());
        }
    }
}

fn clipped(piece: &Range<usize>, to: &Range<usize>) -> Range<usize> {
    let start = piece.start.max(to.start);
    start..piece.end.min(to.end).max(start)
}

/// The smallest other draft that the cue and source of this one are content of, or that this one passes on. Of a long speech,
/// so many drafts before this one are looked at.
fn within(drafts: &[Draft], index: usize) -> Option<usize> {
    const BEFORE: usize = 200;
    const BEHIND: usize = 20;
    let near = index.saturating_sub(BEFORE)..drafts.len().min(index + BEHIND);
    let draft = &drafts[index];
    if let Some(cue) = draft.passes_on {
        return near.into_iter().find(|&other| drafts[other].cue.start == cue);
    }
    let length = |other: usize| drafts[other].content.iter().map(Range::len).sum::<usize>();
    let at = if draft.cue.is_empty() { draft.content[0].start } else { draft.cue.start };
    near.filter(|&other| other != index && drafts[other].covers(at) && drafts[other].content != draft.content)
        .min_by_key(|&other| (length(other), other))
}

//! What the confidence of a finding is made of, in words for people who do not count in log-odds.

use super::{FindingRecord, PartRecord};
use crate::judge::{BEFORE, Rule};

/// Why two values are taken to be of one thing: what speaks for it and what against it, what weighs most first.
pub struct Told {
    pub speaks_for: Vec<String>,
    pub speaks_against: Vec<String>,
}

/// A part that weighs less is not told: it turns nothing.
const LEAST: f64 = 0.05;
/// A part that weighs this much turns one in two into four in five.
const STRONG: f64 = 1.5;
/// A part that weighs less than this turns one in two into less than three in five.
const WEAK: f64 = 0.4;

/// The parts of `finding` in words.
pub fn told(finding: &FindingRecord) -> Told {
    let mut parts: Vec<&PartRecord> =
        finding.parts.iter().filter(|part| part.name != BEFORE && part.weight.abs() >= LEAST).collect();
    parts.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()).then_with(|| a.name.cmp(&b.name)));
    let (for_it, against_it): (Vec<&PartRecord>, Vec<&PartRecord>) =
        parts.into_iter().partition(|part| part.weight > 0.0);
    let all = |parts: Vec<&PartRecord>| parts.into_iter().map(part).collect();
    Told { speaks_for: all(for_it), speaks_against: all(against_it) }
}

fn part(part: &PartRecord) -> String {
    let how_much = match part.weight.abs() {
        weight if weight >= STRONG => " (weighs heavily)",
        weight if weight < WEAK => " (weighs little)",
        _ => "",
    };
    format!("{}{how_much}", words(&part.name))
}

/// The name of a part as a phrase that can stand under "for" and under "against"; a name that is not known stays.
fn words(name: &str) -> &str {
    match name {
        "words alike" => "how many rare words the two sentences share",
        "letters alike" => "how alike the two sentences are in their spelling",
        "words near by alike" => "how alike the words just around the two values are",
        "sentences alike" => "how alike the sentences are",
        "same act" => "whether the same is done in both",
        "same doer" => "whether the same people do it in both",
        "same undergoer" => "whether it is done to the same in both",
        "said of the same" => "whether it is said of the same person or thing",
        "what was just said is denied" => "the other denies what was said right before",
        "a claim is named" => "what is denied is called a claim, a charge or the like",
        "another value fits better" => "the other report has a value that fits better",
        "the same value is there" => "the other report gives the same value near by",
        "counted in the same event" => "both figures are counted in the same event",
        "counted in another event" => "the figures are counted in two events",
        "told with the same verb" => "both figures are told with the same verb",
        "no event is told" => "one figure is told of no event",
        "the same digits in another order" => "the two have the same digits in another order, as in a slip of the hand",
        "one takes up the figure of the other" => "the later of the two takes up the figure that the earlier gives",
        "one has another day of the week than its date" => "in one the day of the week and the date do not go together",
        "the only figures of one property" => "they are the only figures of that property that the reports give",
        "the only figures of their noun" => "each report counts that noun once",
        "the only lengths of the act" => {
            "they are the only figures of how long or how often it was that the reports give"
        }
        "the same is spread over each" => "the same figure is said to be spread over each length of time",
        "counted in the same end" => "what they are counted in ends the same way, in other words",
        "far apart in time" => "how far apart the two times are, as seen from their reports",
        "the only times at which it was last" => "neither report gives another time at which it was last",
        "the only times to come" => "they are the only times still to come that the reports give",
        "one is told far more roughly" => "one is a day or an hour, the other a month or a year",
        "the same is still to come" => "in both the same is still to come",
        "the only figures of their kind" => "they are the only figures of their kind that the reports give",
        "one is still to come" => "one is told of what is planned or expected",
        "one is another of its kind" => "one is another of its kind: a second convoy, the previous exchange",
        "each of a part of the event" => "each figure is of a part of the event, which may be another part",
        "of another order of size" => "one figure is ten times the other or more",
        "both are rates" => "both are so much for a day, a litre, a head",
        "one is on another basis" => "one is counted on another basis: with debt, before tax",
        "one sentence has both" => "one of the sentences has both figures",
        "the same noun with the same verb" => "the same noun is counted, with the same verb",
        "both by the clock" => "both are told by the clock",
        "it happened to another" => "it is told of two people",
        "one is of the story, the other not" => "one is of the days of the story, the other long before or after",
        "one is the day of a picture" => "one is the day on which a picture was taken",
        "the only times of the act" => "they are the only times of it that the reports give",
        "both tell when it began" => "both tell when it began",
        "both tell when it was last" => "both tell when it was last so",
        "both are still to come" => "both are told of what is still to come",
        "both of the next of its kind" => "both are of the next of its kind",
        "a value that agrees is there" => "the other report gives a value near by that both can mean",
        "counted in two sorts of events" => {
            "one figure is counted in another sort of event, such as the hurt beside the dead"
        }
        "one sentence tells of the step" => "one of the sentences says that the one figure became the other",
        "one report has both" => "one of the reports gives both figures, each of something",
        "two sorts of one property" => "each figure is of another sort, such as a mortgage rate beside the policy rate",
        "one counts those who voted against" => "one gives the vote and the other those who voted against",
        "told of two places" => "each figure is told of another place",
        "one is of a day, the other of all" => "one figure is of a single day, the other of all of them",
        "another toll in each" => "each sentence has another number of dead or hurt, as of two events",
        "each is one of several" => "each may be one of several: a shell hit a house",
        "one place may lie in the other" => "nothing is known of the two names, and one may lie in the other",
        "a report has both places" => "one report speaks of both places",
        "as far away" => "both are as far away, on two sides",
        "the only places of the act" => "they are the only places of it that the reports give",
        "one of several places of the act" => "one of the reports gives several places of it",
        "both of one time before" => "both figures are of one time before the story",
        "both tell by how much it grew" => "both tell by how much it grew",
        "a rare word is said and denied" => "how rare the word is that is both said and denied",
        "two ends of the same" => "it ends in two ways, and both are told of the same",
        "neither end follows the other" => "it ends in two ways, of which one seldom becomes the other",
        "both say so outright of one thing" => "each says so of the same thing in a clause of its own",
        "said with two nouns behind it" => "one has another noun behind the same preposition",
        "who is said to do it denies it" => "who is said to have done it says not",
        "none at all, and some" => {
            "one says that there was nobody and nothing, the other leads with somebody or something"
        }
        "it may have come since" => "it may have happened since the earlier report came out",
        "both say by what way" => "each is a way in or out",
        "both say where it was going" => "each is where somebody or something was going",
        "told of counterparts" => "each figure is told of the counterpart of the other",
        "told of two things" => "each place is told of another thing",
        "told of two days" => "each is told of another day",
        "days lie between the reports" => "how many days lie between the reports",
        "one says that it is open" => "one says that it has not been decided",
        "the accused denies it" => "who is said to have done it denies it",
        "who did it is a pronoun" => "one of those who are said to have done it is only a pronoun",
        "a deed that is done often" => "it is a deed that is done often, and by many",
        "only this was changed" => "the sentences are the same but for this",
        "told in the same words" => "how many words of the two sentences are the same",
        "another name" => "one name stands in the place of another",
        "two words have changed places" => "two words of the sentence have changed places",
        "opposites" => "a word stands in the place of its contrary",
        "other words changed" => "other words of the sentence were changed, too",
        "one speaker" => "both are credited to the same speaker",
        "the only figures of the event" => "they are the only figures that the reports give of that event",
        "same noun counted" => "the same noun is counted",
        "another noun counted" => "another noun is counted",
        "one noun is narrower" => "one counts fewer people by its noun, such as children among people",
        "both count people" => "both count people",
        "no noun is counted" => "one figure stands without a noun",
        "one is a part" => "one figure is a part of another in its own report",
        "both of the whole event" => "both figures are of the whole event",
        "one of a part of the event" => "one figure is of a part of the event, another time or another place",
        "a toll" => "both are tolls",
        "one is a change, the other a level" => "one is a change, the other how much there is",
        "the figure has moved on" => "the figure is one that grows, and the higher one is the newer",
        "far apart in size" => "how far apart in size the figures are",
        "both are small" => "both figures are small, and small figures are said of many things",
        "a count" | "money" | "a share" | "a measure" | "a duration" | "an age" | "a result" | "how often" => {
            "what sort of figure it is"
        }
        "times of day" | "days" | "months" | "years" => "how closely the times are given",
        "the time of saying" => "one may be the time at which somebody spoke",
        "one is a limit" => "one is a limit: \"by Friday\", \"since May\"",
        "the same word" => "both use the same verb",
        "a denial" => "one of them is a denial",
        "nobody is said to do it" => "one does not say who does it",
        "figures of the same property" => "both are figures of the same property: a price, a speed",
        "figures of two properties" => "they are figures of two properties: a price and a tax",
        "neither in passing" => "neither is told in passing, to measure another by",
        "both of the first or last time" => "both speak of the first time, or both of the last",
        "said and denied in two words" => "how alike the two words are, of which one is said and the other denied",
        "one says no" => "one says no to what the other says",
        "other tense" => "one speaks of another time than the other",
        "two speakers" => "two speakers are credited",
        "one answers the other" => "the one who is quoted later answers the other",
        "one adds to the other" => "the one who is quoted later adds to what the other says",
        "set side by side" => "one report sets the claims of two side by side",
        "each blames the other" => "one who speaks is blamed by the other",
        "a deed that is done once" => "it is done once: begun, ended",
        "each asked the other" => "who asked in the one is asked in the other",
        "one says that nobody did" => "one of them says that nobody did it",
        "who says so did it" => "one who speaks says so of themselves",
        "two accusers" => "two accuse somebody",
        "one claims it" => "one who speaks claims it for their own",
        "set right" => "one speaks to set the other right: \"it was the guards who left\"",
        "the same sort of deed" => "both tell the same sort of deed",
        "the same deed" => "both tell the same deed",
        "done to the same" => "what it is done to",
        "sides of one body" => "both name a side of somebody's body",
        "neither says which" => "neither says which of its kind it is",
        "one name but for a part" => "the names are one but for a number, a side or a word",
        "sides of one place" => "both name a side of one place",
        "the same preposition" => "both use the same preposition",
        "the same thing is held" => "what is held",
        "it is so now" => "both speak of now",
        "many words shared" => "how long the remark is that both quote",
        "word for word" => "the remark is the same word for word",
        "same speaker" => "both credit it to the same person",
        "the same is said of both" => "the same office, age or kin is told of both names",
        "what is said of them parts" => "another office, age or kin is told of each name",
        "the only one with a part" => "each is the only one in its report who has that part",
        "the names share a word" => "the names have a word in common",
        "a rare word in common" => "the names are told apart by one word, and what they share is rare",
        "what it is to be called" => "both say what something is to be called",
        "two kinds of bearer" => "the names are taken for those of two kinds of things",
        "a person" => "they are names of people",
        "the same name in full" => "the name is the same in full",
        "a matter of office" => "it is about an office or a profession",
        other => other,
    }
}

/// The section of a rule's page that says what would settle it, as plain words.
pub fn settling(rule: &str) -> Option<String> {
    let (_, section) = Rule::named(rule)?.page().split_once("## What would settle it")?;
    let section = section.split("\n## ").next().unwrap_or(section);
    Some(section.replace(['*', '`'], "").split_whitespace().collect::<Vec<_>>().join(" "))
}

/// What a verdict means, in a sentence.
pub fn meaning(verdict: &str) -> &'static str {
    match verdict {
        "conflict" => "The reports cannot both be right.",
        "dispute" => "Different parties are credited with claims that cannot both be true. Name both.",
        "update" => "The later report has the newer value; the earlier one was right when it came out.",
        "hedge" => "One report says in its own voice what the other only credits to somebody.",
        _ => "This version does not know the verdict.",
    }
}

/// "Of a hundred findings that weigh as much as this one, about 66 should be right."
pub fn sureness(confidence: f64) -> String {
    let of_hundred = match (confidence * 100.0).round() {
        all if all >= 100.0 => "nearly all".to_string(),
        n => format!("about {n:.0}"),
    };
    format!("Of a hundred findings that weigh as much as this one, {of_hundred} should be right.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::judge::Weights;

    #[test]
    fn every_sign_that_weighs_has_words_of_its_own() {
        let told: Vec<&str> =
            Weights::shipped().iter().map(|(_, sign, _)| sign).filter(|sign| *sign != BEFORE).collect();
        let same = ["both count people", "both tell when it began", "both tell by how much it grew"];
        let bare: Vec<&&str> = told.iter().filter(|sign| words(sign) == **sign && !same.contains(*sign)).collect();
        assert!(bare.is_empty(), "give each of these a phrase in `words`: {bare:?}");
    }

    #[test]
    fn every_rule_says_what_would_settle_it() {
        for rule in Rule::ALL {
            assert!(settling(rule.name()).is_some_and(|words| words.ends_with('.')), "{}", rule.name());
        }
    }

    #[test]
    fn what_weighs_most_is_told_first() {
        let part = |name: &str, weight| PartRecord { name: name.into(), weight };
        let parts = vec![
            part(BEFORE, -4.0),
            part("a count", 0.01),
            part("words alike", 0.3),
            part("same act", 2.0),
            part("one is a part", -0.5),
        ];
        let told = told(&FindingRecord { parts, ..FindingRecord::default() });
        let words = "how many rare words the two sentences share (weighs little)";
        assert_eq!(told.speaks_for, ["whether the same is done in both (weighs heavily)", words]);
        assert_eq!(told.speaks_against, ["one figure is a part of another in its own report"]);
    }
}

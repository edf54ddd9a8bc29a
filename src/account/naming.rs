//! Words of a report as they are written in the middle of a sentence of ours.

use super::Account;
use crate::prose::Clause;
use crate::text::Span;

impl Account {
    /// The words at `span` on one line, as they stand in the middle of a sentence: "seven people" of "Seven people died".
    /// Names keep their capital.
    pub fn running(&self, span: Span) -> String {
        let words = span.of(self.report.text.as_str()).split_whitespace().collect::<Vec<_>>().join(" ");
        match self.token_at(span) {
            Some(token) if self.is_big_by_place(token) => uncapitalised(&words),
            _ => words,
        }
    }

    /// Whom the words at `span` name, as it can stand behind "according to": "Elena Vargas" for a "he" that stands for her,
    /// "him" where it cannot be told whom it stands for, "the army's spokesman" for the words that open a sentence.
    pub fn whom(&self, span: Span) -> String {
        let Some(token) = self.token_at(span) else { return self.running(span) };
        let is_pronoun = self.prose.tokens[token].span == span && self.prose.tag(token).is_pronoun();
        if !is_pronoun {
            return self.running(span);
        }
        let entity = self.entities.entity_at(token).map(|entity| &self.entities.entities[entity]);
        match entity.filter(|entity| entity.named) {
            Some(entity) => entity.name.clone(),
            None => behind_a_preposition(self.prose.lower(token)).to_string(),
        }
    }

    /// The name of whomever the words at `span` mention, where the report gives one anywhere: "Elena Vargas" for "the regional
    /// governor" who is she.
    pub fn name_of(&self, span: Span) -> Option<&str> {
        let mentions = &self.entities.mentions;
        let first = mentions.partition_point(|mention| self.prose.tokens[mention.head].span.end <= span.start);
        let inside = mentions[first..].iter().take_while(|mention| mention.span.start < span.end);
        let whole = inside.filter(|mention| span.contains(mention.span) && mention.span.end == span.end).last()?;
        let entity = &self.entities.entities[whole.entity];
        entity.named.then_some(entity.name.as_str())
    }

    /// What happens in `clause`, in a few words: "the ferry had sunk"; nothing where that cannot be said in the words of the report.
    pub fn happening(&self, clause: &Clause) -> Option<String> {
        let subject = *clause.subjects.first()?;
        let first = clause.auxiliaries.iter().chain(&clause.copula).copied().min();
        let from = first.filter(|&first| subject < first && first < clause.predicate).unwrap_or(clause.predicate);
        let tag = self.prose.tag(clause.predicate);
        if subject > from || tag.is_noun() || !(from < clause.predicate || tag.is_finite()) {
            return None;
        }
        let verb = |token: &usize| {
            *token == clause.predicate || clause.auxiliaries.contains(token) || Some(*token) == clause.copula
        };
        let verbs: Vec<&str> = (from..=clause.predicate).filter(verb).map(|token| self.prose.word(token)).collect();
        Some(format!("{} {}", self.phrase(subject), verbs.join(" ").to_lowercase()))
    }

    /// The noun phrase around `token`, from its article to its noun.
    pub fn phrase(&self, token: usize) -> String {
        let phrase = self.entities.phrase_at(token).map(|at| self.entities.phrases[at].tokens.clone());
        self.running(self.prose.span(phrase.unwrap_or(token..token + 1)))
    }

    fn token_at(&self, span: Span) -> Option<usize> {
        let token = self.prose.tokens.partition_point(|token| token.span.end <= span.start);
        self.prose.tokens.get(token).filter(|found| found.span.start == span.start).map(|_| token)
    }

    /// Whether a word is written with a capital only because a sentence begins with it.
    fn is_big_by_place(&self, token: usize) -> bool {
        let sentence = &self.prose.sentences[self.prose.sentence_of(token)];
        let first = sentence.tokens.clone().find(|&token| self.prose.word(token).starts_with(char::is_alphanumeric));
        first == Some(token) && !self.prose.tag(token).is_proper() && self.prose.word(token) != "I"
    }
}

/// "Sixteen" as "sixteen"; "BBC" and "McNally" stay.
fn uncapitalised(words: &str) -> String {
    let mut letters = words.chars();
    let Some(first) = letters.next() else { return String::new() };
    let word = letters.as_str().split(' ').next().unwrap_or_default();
    if word.contains(char::is_uppercase) {
        return words.to_string();
    }
    first.to_lowercase().chain(letters).collect()
}

fn behind_a_preposition(pronoun: &str) -> &str {
    match pronoun {
        "he" => "him",
        "she" => "her",
        "they" => "them",
        "we" => "us",
        "i" => "me",
        "who" | "whom" => "somebody",
        "which" | "that" | "it" => "it",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::Particulars;

    fn account(text: &str) -> Account {
        Account::told("a.txt", text, Particulars::default())
    }

    #[test]
    fn words_that_open_a_sentence_lose_their_capital_and_names_do_not() {
        let account = account("Seven people died. Dorn was calm. I saw it. BBC reporters left.");
        let text = account.report.text.as_str().to_string();
        let running = |words: &str| {
            let start = text.find(words).unwrap();
            account.running(Span::new(start, start + words.len()))
        };
        assert_eq!(running("Seven people"), "seven people");
        assert_eq!(running("Dorn"), "Dorn");
        assert_eq!(running("I saw"), "I saw");
        assert_eq!(running("BBC reporters"), "BBC reporters");
    }

    #[test]
    fn a_pronoun_is_the_person_it_stands_for_or_has_its_case() {
        let account =
            account("Elena Vargas runs the province. The road is closed, she said. Nobody was hurt, they said.");
        let text = account.report.text.as_str().to_string();
        let whom = |words: &str| {
            let start = text.find(words).unwrap();
            account.whom(Span::new(start, start + words.split(' ').next().unwrap().len()))
        };
        assert_eq!(whom("she said"), "Elena Vargas");
        assert_eq!(whom("they said"), "them");
    }

    #[test]
    fn whoever_is_described_has_the_name_that_the_report_gives() {
        let account =
            account("The governor, Elena Vargas, said so. The road is closed, the governor said. Police left.");
        let text = account.report.text.as_str().to_string();
        let name = |words: &str| {
            let start = text.rfind(words).unwrap();
            account.name_of(Span::new(start, start + words.len())).map(str::to_string)
        };
        assert_eq!(name("the governor").as_deref(), Some("Elena Vargas"));
        assert_eq!(name("Police"), None);
    }

    #[test]
    fn what_happens_is_told_in_a_few_words() {
        let account = account("The old ferry had sunk on Monday.");
        let clause = account.clause_at(account.report.text.as_str().find("sunk").unwrap()).unwrap();
        assert_eq!(account.happening(clause).unwrap(), "the old ferry had sunk");
    }
}

use rustc_hash::FxHashSet;
use std::sync::LazyLock;

/// Words that hold sentences together and say nothing of what they are about.
const FUNCTION_WORDS: [&str; 155] = [
    "a", "about", "above", "after", "again", "against", "all", "also", "although", "am", "among", "an", "and", "any",
    "are", "as", "at", "be", "because", "been", "before", "being", "below", "between", "both", "but", "by", "can",
    "could", "did", "do", "does", "doing", "down", "during", "each", "either", "even", "ever", "every", "for", "from",
    "further", "had", "has", "have", "having", "he", "her", "here", "hers", "herself", "him", "himself", "his", "how",
    "however", "i", "if", "in", "into", "is", "it", "its", "itself", "just", "last", "many", "may", "me", "might",
    "more", "most", "mr", "mrs", "ms", "much", "must", "my", "n't", "no", "nor", "not", "of", "off", "on", "once",
    "one", "only", "onto", "or", "other", "others", "our", "ours", "out", "over", "own", "said", "same", "say", "says",
    "shall", "she", "should", "since", "so", "some", "still", "such", "than", "that", "the", "their", "theirs", "them",
    "then", "there", "these", "they", "this", "those", "though", "through", "to", "too", "toward", "towards", "under",
    "until", "up", "upon", "us", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "within", "would", "you", "your", "yours", "’s",
];

/// Whether `word`, in lower case, is one of them.
pub fn is_function_word(word: &str) -> bool {
    static KNOWN: LazyLock<FxHashSet<&str>> = LazyLock::new(|| FUNCTION_WORDS.into_iter().collect());
    KNOWN.contains(word)
}

/// Whether `word`, in lower case, says no by itself.
pub fn is_negation(word: &str) -> bool {
    matches!(
        word,
        "not"
            | "no"
            | "never"
            | "nobody"
            | "nothing"
            | "none"
            | "neither"
            | "nor"
            | "without"
            | "nowhere"
            | "hardly"
            | "barely"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_known() {
        assert!(is_function_word("the") && !is_function_word("bridge"));
    }
}

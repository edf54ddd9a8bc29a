/// What a finding is about. Each rule has a page, `rules/NAME.md`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Rule {
    /// Counts, money, percentages, ages, magnitudes, distances, durations.
    Number,
    /// Days, hours, months, years.
    Date,
    /// Who said it.
    Attribution,
    /// What exactly was said.
    Quote,
    /// Who holds, commands, runs it.
    Control,
    /// Who did, began, ordered, asked for it.
    Responsibility,
    /// Whether it is so.
    Polarity,
    /// Where.
    Place,
    /// How somebody or something is called.
    Name,
    /// What somebody is.
    Role,
}

impl Rule {
    /// All, in the order in which they are listed.
    pub const ALL: [Self; 10] = [
        Self::Number,
        Self::Date,
        Self::Attribution,
        Self::Quote,
        Self::Control,
        Self::Responsibility,
        Self::Polarity,
        Self::Place,
        Self::Name,
        Self::Role,
    ];

    /// Its name in results and settings.
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Date => "date",
            Self::Attribution => "attribution",
            Self::Quote => "quote",
            Self::Control => "control",
            Self::Responsibility => "responsibility",
            Self::Polarity => "polarity",
            Self::Place => "place",
            Self::Name => "name",
            Self::Role => "role",
        }
    }

    /// The rule of that name.
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.name() == name)
    }

    /// Its page, in Markdown.
    pub fn page(self) -> &'static str {
        match self {
            Self::Number => include_str!("rules/number.md"),
            Self::Date => include_str!("rules/date.md"),
            Self::Attribution => include_str!("rules/attribution.md"),
            Self::Quote => include_str!("rules/quote.md"),
            Self::Control => include_str!("rules/control.md"),
            Self::Responsibility => include_str!("rules/responsibility.md"),
            Self::Polarity => include_str!("rules/polarity.md"),
            Self::Place => include_str!("rules/place.md"),
            Self::Name => include_str!("rules/name.md"),
            Self::Role => include_str!("rules/role.md"),
        }
    }
}

/// Defines an enum of one-word names, and the way from and to the names that treebanks write.
macro_rules! names {
    ($(#[$outer:meta])* $kind:ident { $($(#[$inner:meta])* $variant:ident = $name:literal,)* }) => {
        $(#[$outer])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum $kind {
            $($(#[$inner])* $variant,)*
        }

        impl $kind {
            /// All of them, in the order of their numbers in model files.
            pub const ALL: &[Self] = &[$(Self::$variant,)*];

            /// The name that treebanks write.
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)*
                }
            }

            /// The one of that name, if there is one.
            pub fn named(name: &str) -> Option<Self> {
                match name {
                    $($name => Some(Self::$variant),)*
                    _ => None,
                }
            }
        }
    };
}
pub(super) use names;

names! {
    /// What a word is in its sentence: the tags of the Penn Treebank as UD English writes them.
    Tag {
        /// Noun: `toll`.
        Nn = "NN",
        /// Preposition or subordinating conjunction: `in`, `because`.
        In = "IN",
        /// Determiner: `the`, `no`.
        Dt = "DT",
        /// Name: `Reykjavik`.
        Nnp = "NNP",
        /// Adjective: `heavy`.
        Jj = "JJ",
        /// Personal pronoun: `they`.
        Prp = "PRP",
        /// End of a sentence: `.`, `?`.
        Period = ".",
        /// Adverb: `nearly`, `not`.
        Rb = "RB",
        /// Comma.
        Comma = ",",
        /// Plural noun: `tolls`.
        Nns = "NNS",
        /// Plain form of a verb: `fall`.
        Vb = "VB",
        /// `and`, `or`, `but`.
        Cc = "CC",
        /// Past tense: `fell`.
        Vbd = "VBD",
        /// Present tense, not third person singular: `fall`.
        Vbp = "VBP",
        /// Present tense, third person singular: `falls`.
        Vbz = "VBZ",
        /// Past participle: `fallen`.
        Vbn = "VBN",
        /// Number: `12`, `twelve`, `million`.
        Cd = "CD",
        /// Present participle or gerund: `falling`.
        Vbg = "VBG",
        /// `to`.
        To = "TO",
        /// Modal verb: `could`.
        Md = "MD",
        /// Possessive pronoun: `their`.
        PrpPoss = "PRP$",
        /// Interjection: `yes`.
        Uh = "UH",
        /// Colon, semicolon, dash: what parts a sentence inside.
        Colon = ":",
        /// Closing bracket.
        Rrb = "-RRB-",
        /// Opening bracket.
        Lrb = "-LRB-",
        /// Relative or asking determiner: `which`.
        Wdt = "WDT",
        /// `when`, `where`, `why`, `how`.
        Wrb = "WRB",
        /// `who`, `what`.
        Wp = "WP",
        /// Hyphen inside a word.
        Hyph = "HYPH",
        /// Opening quotation mark.
        Open = "``",
        /// Closing quotation mark.
        Close = "''",
        /// `'s` of the possessive.
        Pos = "POS",
        /// Particle of a verb: `up`.
        Rp = "RP",
        /// Plural name: `Philippines`.
        Nnps = "NNPS",
        /// Comparative adjective.
        Jjr = "JJR",
        /// Superlative adjective.
        Jjs = "JJS",
        /// `there` that points nowhere.
        Ex = "EX",
        /// Comparative adverb.
        Rbr = "RBR",
        /// Foreign word.
        Fw = "FW",
        /// Sign: `%`, `+`.
        Sym = "SYM",
        /// Ornament: `***`.
        Nfp = "NFP",
        /// Address of a page or mailbox.
        Add = "ADD",
        /// Sign of a currency.
        Dollar = "$",
        /// Part of a word that was written apart.
        Gw = "GW",
        /// Determiner before a determiner: `all the`.
        Pdt = "PDT",
        /// Superlative adverb.
        Rbs = "RBS",
        /// Number of an item in a list.
        Ls = "LS",
        /// Affix that stands alone.
        Afx = "AFX",
        /// `whose`.
        WpPoss = "WP$",
    }
}

impl Tag {
    /// A noun or a name.
    pub fn is_noun(self) -> bool {
        matches!(self, Self::Nn | Self::Nns | Self::Nnp | Self::Nnps)
    }

    /// A name.
    pub fn is_proper(self) -> bool {
        matches!(self, Self::Nnp | Self::Nnps)
    }

    /// Any form of a verb but a modal.
    pub fn is_verb(self) -> bool {
        matches!(self, Self::Vb | Self::Vbd | Self::Vbp | Self::Vbz | Self::Vbn | Self::Vbg)
    }

    /// A verb that can stand alone as the predicate: `fell`, `falls`, `could`.
    pub fn is_finite(self) -> bool {
        matches!(self, Self::Vbd | Self::Vbp | Self::Vbz | Self::Md)
    }

    /// A number.
    pub fn is_number(self) -> bool {
        self == Self::Cd
    }

    /// An adjective.
    pub fn is_adjective(self) -> bool {
        matches!(self, Self::Jj | Self::Jjr | Self::Jjs)
    }

    /// An adverb, `not` included.
    pub fn is_adverb(self) -> bool {
        matches!(self, Self::Rb | Self::Rbr | Self::Rbs | Self::Wrb)
    }

    /// A personal or possessive pronoun, or one that asks or relates.
    pub fn is_pronoun(self) -> bool {
        matches!(self, Self::Prp | Self::PrpPoss | Self::Wp | Self::WpPoss | Self::Ex)
    }

    /// A determiner, asking ones too.
    pub fn is_determiner(self) -> bool {
        matches!(self, Self::Dt | Self::Wdt | Self::Pdt)
    }

    /// A sign without words: full stops, commas, dashes, quotation marks, brackets, hyphens.
    pub fn is_punctuation(self) -> bool {
        matches!(
            self,
            Self::Period
                | Self::Comma
                | Self::Colon
                | Self::Open
                | Self::Close
                | Self::Lrb
                | Self::Rrb
                | Self::Hyph
                | Self::Nfp
        )
    }

    /// True of plural nouns and names.
    pub fn is_plural(self) -> bool {
        matches!(self, Self::Nns | Self::Nnps)
    }
}

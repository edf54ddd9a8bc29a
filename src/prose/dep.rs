use super::tag::names;

names! {
    /// How a word hangs on its head: the relations of Universal Dependencies, with the subtypes that UD English uses.
    Dep {
        /// `,`
        Punct = "punct",
        /// `in` on the noun that it leads.
        Case = "case",
        /// `the` on its noun.
        Det = "det",
        /// Subject of an active verb, or of a predicate noun or adjective.
        Nsubj = "nsubj",
        /// What the sentence hangs on.
        Root = "root",
        /// Adverb.
        Advmod = "advmod",
        /// Adjective on its noun.
        Amod = "amod",
        /// Object.
        Obj = "obj",
        /// Noun with a preposition, on a verb.
        Obl = "obl",
        /// Noun with a preposition, on a noun.
        Nmod = "nmod",
        /// What "and" joins, on the first of the row.
        Conj = "conj",
        /// Noun before its noun: `rescue` in "rescue workers".
        Compound = "compound",
        /// `and`, on what follows it.
        Cc = "cc",
        /// `that`, `to`, `because`, on the verb of their clause.
        Mark = "mark",
        /// `has`, `could` on their verb.
        Aux = "aux",
        /// `is` on a predicate noun or adjective.
        Cop = "cop",
        /// Whose: `Tuesday` in "Tuesday's vote".
        NmodPoss = "nmod:poss",
        /// Clause that says when, why or how.
        Advcl = "advcl",
        /// Clause whose subject is its head's: "began to fall".
        Xcomp = "xcomp",
        /// Further words of a name.
        Flat = "flat",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Clause that is the object: "said that it fell".
        Ccomp = "ccomp",
        /// Clause on a noun, without a relative pronoun: "a bridge built in 1911".
        Acl = "acl",
        /// `was` on a passive verb.
        AuxPass = "aux:pass",
        /// Clause or phrase set beside: "it fell, she said" hangs one on the other.
        Parataxis = "parataxis",
        /// Number on what it counts.
        Nummod = "nummod",
        /// Another name for the same thing, set behind it.
        Appos = "appos",
        /// Subject of a passive verb.
        NsubjPass = "nsubj:pass",
        /// `well`, `yes`.
        Discourse = "discourse",
        /// Noun without preposition on a noun: "a vote Monday".
        NmodUnmarked = "nmod:unmarked",
        /// Noun without preposition on a verb: "fell Monday".
        OblUnmarked = "obl:unmarked",
        /// Particle on its verb: `up` in "blew up".
        CompoundPrt = "compound:prt",
        /// `there`, `it` that mean nothing.
        Expl = "expl",
        /// Further words of a fixed phrase: "as well as".
        Fixed = "fixed",
        /// Whom something is given.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Unclear.
        Unclear = "dep",
        /// Who did it, with "by", on a passive verb.
        OblAgent = "obl:agent",
        /// Description before a name.
        NmodDesc = "nmod:desc",
        /// Slip of the tongue.
        Reparandum = "reparandum",
        /// Clause that is the subject.
        Csubj = "csubj",
        /// Subject outside a clause that is the predicate.
        NsubjOuter = "nsubj:outer",
        /// `all` before a determiner.
        DetPredet = "det:predet",
        /// Relative clause on a whole clause.
        AdvclRelcl = "advcl:relcl",
        /// Who is spoken to.
        Vocative = "vocative",
        /// `both` of "both … and".
        CcPreconj = "cc:preconj",
        /// Part of a word that was written apart.
        Goeswith = "goeswith",
        /// What is left where the head is missing.
        Orphan = "orphan",
        /// Set outside its clause.
        Dislocated = "dislocated",
        /// Clause that is the subject of a passive verb.
        CsubjPass = "csubj:pass",
        /// Clause that is the subject outside a clause that is the predicate.
        CsubjOuter = "csubj:outer",
    }
}

impl Dep {
    /// Any subject that is a noun phrase.
    pub fn is_subject(self) -> bool {
        matches!(self, Self::Nsubj | Self::NsubjPass | Self::NsubjOuter)
    }

    /// Object, direct or not.
    pub fn is_object(self) -> bool {
        matches!(self, Self::Obj | Self::Iobj)
    }

    /// A noun phrase on a verb that is neither subject nor object.
    pub fn is_oblique(self) -> bool {
        matches!(self, Self::Obl | Self::OblUnmarked | Self::OblAgent)
    }

    /// A clause of its own.
    pub fn is_clause(self) -> bool {
        matches!(
            self,
            Self::Advcl
                | Self::AdvclRelcl
                | Self::Xcomp
                | Self::Ccomp
                | Self::Acl
                | Self::AclRelcl
                | Self::Csubj
                | Self::CsubjPass
                | Self::CsubjOuter
                | Self::Parataxis
        )
    }

    /// An auxiliary or modal verb, `was` of a passive too.
    pub fn is_auxiliary(self) -> bool {
        matches!(self, Self::Aux | Self::AuxPass)
    }
}

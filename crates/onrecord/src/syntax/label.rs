//! The labels of a tree: universal tags and relations.

use crate::error::Result;
use crate::ids::named_enum;

named_enum! {
    /// A universal part-of-speech tag.
    Upos, "universal tag" {
        /// Adjective.
        Adj = "ADJ",
        /// Preposition or postposition.
        Adp = "ADP",
        /// Adverb.
        Adv = "ADV",
        /// Auxiliary, copula or modal.
        Aux = "AUX",
        /// Coordinating conjunction.
        Cconj = "CCONJ",
        /// Determiner.
        Det = "DET",
        /// Interjection.
        Intj = "INTJ",
        /// Common noun.
        Noun = "NOUN",
        /// Numeral.
        Num = "NUM",
        /// Particle: `to`, `not`, the possessive ending.
        Part = "PART",
        /// Pronoun.
        Pron = "PRON",
        /// Name.
        Propn = "PROPN",
        /// Punctuation mark.
        Punct = "PUNCT",
        /// Subordinating conjunction.
        Sconj = "SCONJ",
        /// Symbol.
        Sym = "SYM",
        /// Verb.
        Verb = "VERB",
        /// Anything else.
        X = "X",
    }
}

named_enum! {
    /// A Universal Dependencies relation. Of the subtypes, those are kept that tell roles apart.
    #[non_exhaustive]
    Deprel, "relation" {
        /// Clause that modifies a noun.
        Acl = "acl",
        /// Relative clause.
        AclRelcl = "acl:relcl",
        /// Clause that modifies a predicate.
        Advcl = "advcl",
        /// Adverb.
        Advmod = "advmod",
        /// Adjective before or after a noun.
        Amod = "amod",
        /// Apposition.
        Appos = "appos",
        /// Auxiliary.
        Aux = "aux",
        /// Auxiliary of the passive.
        AuxPass = "aux:pass",
        /// Preposition, postposition, possessive ending.
        Case = "case",
        /// Coordinating conjunction.
        Cc = "cc",
        /// Clause as object.
        Ccomp = "ccomp",
        /// Part of a compound.
        Compound = "compound",
        /// Particle of a verb: `hand over`.
        CompoundPrt = "compound:prt",
        /// Member of a coordination, under the first.
        Conj = "conj",
        /// Copula.
        Cop = "cop",
        /// Clause as subject.
        Csubj = "csubj",
        /// Not analysed.
        Dep = "dep",
        /// Determiner.
        Det = "det",
        /// Word of discourse: `well`, `yes`.
        Discourse = "discourse",
        /// Part moved out of the clause.
        Dislocated = "dislocated",
        /// Expletive: `it`, `there`.
        Expl = "expl",
        /// Later word of a fixed expression: `according to`.
        Fixed = "fixed",
        /// Later word of a name.
        Flat = "flat",
        /// Later part of a word written apart.
        Goeswith = "goeswith",
        /// Indirect object.
        Iobj = "iobj",
        /// Item of a list.
        List = "list",
        /// Word that opens a subordinate clause.
        Mark = "mark",
        /// Noun under a noun.
        Nmod = "nmod",
        /// Possessor.
        NmodPoss = "nmod:poss",
        /// Subject.
        Nsubj = "nsubj",
        /// Subject of the passive.
        NsubjPass = "nsubj:pass",
        /// Numeral.
        Nummod = "nummod",
        /// Object.
        Obj = "obj",
        /// Noun under a predicate, mostly with a preposition.
        Obl = "obl",
        /// Agent of the passive.
        OblAgent = "obl:agent",
        /// Part left over where its head is not said.
        Orphan = "orphan",
        /// Clause beside a clause.
        Parataxis = "parataxis",
        /// Punctuation.
        Punct = "punct",
        /// Word said and taken back.
        Reparandum = "reparandum",
        /// The head of the sentence.
        Root = "root",
        /// Person spoken to.
        Vocative = "vocative",
        /// Clause whose subject is said elsewhere.
        Xcomp = "xcomp",
    }
}

impl Deprel {
    /// Returns the relation of this treebank label, its subtype dropped where it is none of the kept ones.
    ///
    /// # Errors
    ///
    /// A label that is no relation of Universal Dependencies for English.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::syntax::Deprel;
    ///
    /// assert_eq!(Deprel::of_label("nsubj:pass")?, Deprel::NsubjPass);
    /// assert_eq!(Deprel::of_label("obl:unmarked")?, Deprel::Obl);
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn of_label(label: &str) -> Result<Self> {
        label.parse().or_else(|_| label.split(':').next().unwrap_or(label).parse())
    }
}

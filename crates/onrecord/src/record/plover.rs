//! The types of PLOVER, the Political Language Ontology for Verifiable Event Records, and its special contexts.

use crate::ids::named_enum;

named_enum! {
    /// A type of event of PLOVER, the Political Language Ontology for Verifiable Event Records.
    Plover, "PLOVER type" {
        /// Agrees, offers, promises or means to cooperate.
        Agree = "AGREE",
        /// Meets, visits, talks.
        Consult = "CONSULT",
        /// Cooperates by diplomacy: endorses, recognises, signs.
        Support = "SUPPORT",
        /// Concedes in words.
        Concede = "CONCEDE",
        /// Cooperates materially, to the good of both.
        Cooperate = "COOPERATE",
        /// Gives material help.
        Aid = "AID",
        /// Yields materially: withdraws, releases, eases.
        Retreat = "RETREAT",
        /// Asks for or demands something.
        Request = "REQUEST",
        /// Accuses, condemns, investigates.
        Accuse = "ACCUSE",
        /// Refuses, defies.
        Reject = "REJECT",
        /// Threatens.
        Threaten = "THREATEN",
        /// Protests.
        Protest = "PROTEST",
        /// Reduces relations.
        Sanction = "SANCTION",
        /// Moves forces, short of using them.
        Mobilize = "MOBILIZE",
        /// Seizes, restricts, represses.
        Coerce = "COERCE",
        /// Uses force.
        Assault = "ASSAULT",
    }
}

named_enum! {
    /// A special context of PLOVER: why an event that is coded did not simply happen.
    PloverContext, "PLOVER context" {
        /// It is said not to be so.
        Negation = "negation",
        /// It is to happen.
        Future = "future",
        /// It may happen, or would, or is tried or called for.
        Hypothetical = "hypothetical",
    }
}

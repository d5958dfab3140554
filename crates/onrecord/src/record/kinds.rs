//! The closed lists of names in a record: regions, types of claim and source, kinds of event, roles, modalities.

use super::unknown::open_enum;
use crate::ids::named_enum;

named_enum! {
    /// The part of the page in which a sentence stands.
    #[derive(Default)]
    #[non_exhaustive]
    Region, "region" {
        /// The title of the article, or a line that repeats it.
        Headline = "headline",
        /// The running text.
        #[default]
        Body = "body",
        /// The words under a picture or a player.
        Caption = "caption",
        /// What the site adds: bylines, biographies, "Related topics", share buttons.
        Boilerplate = "boilerplate",
    }
}

named_enum! {
    /// The kind of attribution, after the attribution types of the Penn Discourse Treebank.
    #[derive(Default)]
    ClaimType, "claim type" {
        /// The source says it: "said that", "according to".
        #[default]
        Assertion = "assertion",
        /// The source holds it for true or likely: "thinks", "expects", "is convinced".
        Belief = "belief",
        /// The source knows it, and the article takes it as true: "knows", "is aware", "regrets that".
        Fact = "fact",
        /// An attitude toward doing, with no statement reported: "wants", "plans", "agrees", "supports".
        Eventuality = "eventuality",
    }
}

named_enum! {
    /// What the source does in saying it.
    #[derive(Default)]
    #[non_exhaustive]
    Act, "act" {
        /// Says, writes, adds, notes.
        #[default]
        Say = "say",
        /// Confirms, acknowledges, admits.
        Confirm = "confirm",
        /// Denies, rejects, disputes.
        Deny = "deny",
        /// Accuses, alleges, blames.
        Accuse = "accuse",
        /// Warns, cautions, threatens.
        Warn = "warn",
        /// Condemns, criticises, deplores.
        Condemn = "condemn",
        /// Demands, urges, calls on.
        Demand = "demand",
        /// Pledges, promises, vows.
        Pledge = "pledge",
        /// Believes, estimates, expects, indicates.
        Assess = "assess",
        /// Asks, questions, wonders.
        Ask = "ask",
    }
}

named_enum! {
    /// Whose words the content is given in.
    #[derive(Default)]
    Quotation, "quotation" {
        /// In the source's own words, all within quotation marks.
        Direct = "direct",
        /// In the words of the article.
        #[default]
        Indirect = "indirect",
        /// In the words of the article with some of the source's within quotation marks.
        Mixed = "mixed",
    }
}

named_enum! {
    /// What manner of source a claim has.
    #[non_exhaustive]
    SourceType, "source type" {
        /// A person, by name or office.
        Person = "person",
        /// A ministry, company, agency, court or other body.
        Body = "body",
        /// A country, also where its capital speaks.
        Country = "country",
        /// A news outlet or agency.
        Outlet = "outlet",
        /// Someone left unnamed: "two officials familiar with the matter".
        Anonymous = "anonymous",
        /// A report, photographs, satellite images, data.
        Document = "document",
    }
}

open_enum! {
    /// What is said to happen.
    ///
    /// [`EventKind::roles`] lists who and what takes part.
    EventKind, "event kind" {
        /// Supply, sale, purchase, delivery, aid in kind, technology, training or money, in either direction of wording.
        Transfer = "transfer",
        /// Talks and approaches about a transfer or the like.
        Negotiation = "negotiation",
        /// A deal, treaty, memorandum or pledge between parties.
        Agreement = "agreement",
        /// Ties, partnership, assistance in general.
        Cooperation = "cooperation",
        /// Meetings, visits, calls, exchanged letters.
        Meeting = "meeting",
        /// Sanctions, export controls, embargoes, designations, and their lifting.
        Sanction = "sanction",
        /// Breach of a resolution, treaty or sanction.
        Violation = "violation",
        /// Concealing, disguising, circumventing.
        Evasion = "evasion",
        /// Making, developing, building a plant.
        Production = "production",
        /// Use of force, invasion, strikes.
        Attack = "attack",
        /// Moving or stationing forces or systems.
        Deployment = "deployment",
        /// Weapon tests and launches.
        Test = "test",
        /// Killed, wounded or lost.
        Casualty = "casualty",
        /// Goods, ships or vehicles stopped, intercepted, impounded, confiscated, captured.
        Seizure = "seizure",
    }
}

open_enum! {
    /// The part that a participant has in an event.
    RoleName, "role" {
        /// Who gives or sells.
        Supplier = "supplier",
        /// Who gets or buys.
        Recipient = "recipient",
        /// What is given, talked about, made, moved, tested, hidden or seized.
        Item = "item",
        /// Who brokers, carries or passes on.
        Intermediary = "intermediary",
        /// One of those who meet, talk, agree or work together.
        Party = "party",
        /// Who imposes or lifts a sanction.
        Sender = "sender",
        /// Who or what is sanctioned or attacked.
        Target = "target",
        /// The sanction imposed.
        Measure = "measure",
        /// Who breaks a rule.
        Violator = "violator",
        /// The resolution, treaty or sanction that is broken or got round.
        Rule = "rule",
        /// Who conceals or circumvents.
        Evader = "evader",
        /// Who makes, develops or builds.
        Producer = "producer",
        /// Who uses force.
        Attacker = "attacker",
        /// What an attack is made with.
        Weapon = "weapon",
        /// Who moves or stations forces or systems.
        Deployer = "deployer",
        /// Who tests or launches.
        Actor = "actor",
        /// Who is killed, wounded or lost.
        Victim = "victim",
        /// Who stops, impounds or captures.
        Seizer = "seizer",
        /// From whom it is seized.
        Holder = "holder",
    }
}

impl EventKind {
    /// Returns the roles that an event of this kind can have, the most telling first.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::record::{EventKind, RoleName};
    ///
    /// assert_eq!(EventKind::Sanction.roles(), [RoleName::Sender, RoleName::Target, RoleName::Measure]);
    /// ```
    pub const fn roles(self) -> &'static [RoleName] {
        use RoleName as R;
        match self {
            Self::Transfer => &[R::Supplier, R::Recipient, R::Item, R::Intermediary],
            Self::Negotiation | Self::Agreement | Self::Cooperation => &[R::Party, R::Item],
            Self::Meeting => &[R::Party],
            Self::Sanction => &[R::Sender, R::Target, R::Measure],
            Self::Violation => &[R::Violator, R::Rule],
            Self::Evasion => &[R::Evader, R::Rule, R::Item],
            Self::Production => &[R::Producer, R::Item],
            Self::Attack => &[R::Attacker, R::Target, R::Weapon],
            Self::Deployment => &[R::Deployer, R::Item],
            Self::Test => &[R::Actor, R::Item],
            Self::Casualty => &[R::Victim, R::Attacker],
            Self::Seizure => &[R::Seizer, R::Item, R::Holder],
            Self::Unknown(_) => &[],
        }
    }
}

named_enum! {
    /// Whether the event is said to be so.
    #[derive(Default)]
    Polarity, "polarity" {
        /// It is said to be so.
        #[default]
        Affirmed = "affirmed",
        /// It is said not to be so: "had not discovered evidence that such aid was rendered".
        Negated = "negated",
    }
}

named_enum! {
    /// How real the event is, as far as its source says.
    #[derive(Default)]
    #[non_exhaustive]
    Modality, "modality" {
        /// It happened or is happening.
        #[default]
        Actual = "actual",
        /// It is to happen: "will", "intends", "is to".
        Planned = "planned",
        /// Someone tries, seeks, wants or asks for it.
        Attempted = "attempted",
        /// It may be so: "may", "might", "potential", "is considering", "suspected".
        Possible = "possible",
        /// It hangs on something else: "if", "any such deal would".
        Conditional = "conditional",
        /// It is called for: "must", "calls on", "should".
        Demanded = "demanded",
    }
}

named_enum! {
    /// The type of a time expression, as TIMEX3 has it.
    TimeType, "time type" {
        /// A day or longer on the calendar: "late August", "13 September".
        Date = "DATE",
        /// A time of day: "at 6 p.m.", "Tuesday night".
        Time = "TIME",
        /// A length of time: "18 months".
        Duration = "DURATION",
        /// A time that recurs: "every week".
        Set = "SET",
    }
}

named_enum! {
    /// Which way a quantity is said to change.
    Change, "change" {
        /// It rose by so much.
        Up = "up",
        /// It fell by so much.
        Down = "down",
    }
}

named_enum! {
    /// Where the date of publication comes from.
    #[non_exhaustive]
    PublishedFrom, "published_from" {
        /// The caller gave it.
        Given = "given",
        /// A date line in the text gave it.
        Text = "text",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_has_roles_and_every_role_a_kind() {
        assert_eq!(EventKind::ALL.len(), 14);
        for role in RoleName::ALL {
            assert!(EventKind::ALL.iter().any(|kind| kind.roles().contains(role)), "{role}");
        }
    }

    #[test]
    fn names_read_back() {
        for act in Act::ALL {
            assert_eq!(act.as_str().parse::<Act>().expect("own name"), *act);
        }
        assert_eq!("SET".parse::<TimeType>().expect("upper case"), TimeType::Set);
        let error = "set".parse::<TimeType>().expect_err("lower case").to_string();
        assert_eq!(error, "time type: `set` is not accepted; use one of DATE, TIME, DURATION, SET");
        assert_eq!(serde_json::to_string(&Change::Down).expect("a string"), "\"down\"");
    }
}

//! The closed lists of names in a record: regions, types of claim and source, kinds of event, roles, modalities.

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
    /// A bound that an article goes beyond.
    #[non_exhaustive]
    Limit, "limit" {
        /// Sentences after the first 16,000 tokens of the story have no tree, so no events and no claims of the trained reader.
        Trees = "trees",
        /// Claims of which more than 12 would stand over one word were left out.
        Claims = "claims",
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
        /// It depends on something else: "if", "any such deal would".
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

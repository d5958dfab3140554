//! Who wrote the article, where it is a statement, a letter or signed.
//!
//! *Question*: who are "I" and "we" outside of anyone's quoted words?
//!
//! "I" in a text headed `Statement from President Anna Berg on the Talks` or `By Senator Anna Berg` is Anna Berg; "we" in the
//! `Joint Statement from the Governments of Chad and Peru` are Chad and Peru.
//!
//! *Limits*: only the title and the first lines are read, and only headings of the two forms; whoever else writes stays unnamed.

use crate::article::Article;
use crate::coreference::Referent;
use crate::ids::{EntityId, EntityKind};
use crate::mention::Mention;
use crate::mention::lexicon::class;
use crate::mention::lists::{self, is};
use crate::mention::office::is_person_noun;
use crate::mention::own_outlet;

/// How many bytes of a text may hold the lines that name its author.
const OPENING: u32 = 400;

/// The longest line that is a signature, in bytes: "By Senator Anna Berg".
const MAX_SIGNATURE: usize = 90;

/// The most words of an office before a name.
const MAX_OFFICE: usize = 8;

/// Lines that may name who wrote an article, with the names in them.
#[derive(Clone, Copy)]
struct Heading<'h> {
    lines: &'h str,
    mentions: &'h [Mention],
}

impl<'h> Heading<'h> {
    /// Returns the first lines of an article, and its title where they do not repeat it.
    fn of(article: &'h Article<'_>) -> impl Iterator<Item = Self> {
        let opening = article.mentions.partition_point(|m| m.span.start < OPENING);
        let text = Self { lines: first_bytes(article.text, OPENING as usize), mentions: &article.mentions[..opening] };
        let title = article.title.as_ref().map(|(title, mentions)| Self { lines: *title, mentions });
        std::iter::once(text).chain(title)
    }
}

/// Returns the person who wrote an article in the first person.
pub(crate) fn person(article: &Article<'_>) -> Option<Referent> {
    let signed = |heading: Heading<'_>| {
        let mut persons = heading.mentions.iter().filter(|m| m.kind == EntityKind::Person);
        persons.find(|m| signs(heading.lines, m)).map(Into::into).or_else(|| of_heading(article, heading))
    };
    Heading::of(article).find_map(signed).or_else(|| of_office(article))
}

/// Returns the member of parliament or minister whose office gave the article out: "Office of Anna Berg (Senate, OR)".
pub(crate) fn of_office(article: &Article<'_>) -> Option<Referent> {
    let name = own_outlet::office_holder(article.outlet?)?;
    let bears = |m: &&Mention| {
        m.kind == EntityKind::Person
            && (m.name == name || m.name.strip_suffix(&name).is_some_and(|rest| rest.ends_with(' ')))
    };
    let known = article.mentions.iter().take(400).find(bears).map(Into::into);
    known.or_else(|| Some(Referent::unknown(name, EntityKind::Person)))
}

/// Returns the person whom a heading or byline names that nothing else in the article supports: "By Senator Anna Berg".
fn of_heading(article: &Article<'_>, heading: Heading<'_>) -> Option<Referent> {
    let name = heading.lines.lines().find_map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let by = words.iter().take(3).position(|word| matches!(&*word.to_lowercase(), "by" | "from" | "of"))?;
        let signs = match by.checked_sub(1) {
            Some(noun) => is(&words[noun].to_lowercase(), lists::TEXT_NOUN),
            None => line.len() <= MAX_SIGNATURE && words[0].to_lowercase() == "by",
        };
        signs.then(|| name_in(&words[by + 1..])).flatten()
    })?;
    let known = article.mentions.iter().take(400).find(|m| m.name == name).map(Into::into);
    let unknown = Referent::unknown(name, EntityKind::Person);
    Some(known.unwrap_or(unknown))
}

/// Returns the name that some words start with, after an office: "Senator Anna Berg on the talks".
fn name_in(words: &[&str]) -> Option<String> {
    let capital = |word: &&&str| word.starts_with(char::is_uppercase);
    let office = words.iter().take(MAX_OFFICE).rposition(|word| class(&word.to_lowercase()).title);
    let name: Vec<&str> = words[office.map_or(0, |at| at + 1)..].iter().take_while(capital).copied().collect();
    let proper = name.iter().all(|word| word.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’')));
    (proper && (2..=3).contains(&name.len())).then(|| name.join(" "))
}

/// Returns the countries, bodies or persons that gave an article out together, by its heading or its first words.
pub(crate) fn bodies(article: &Article<'_>) -> Vec<Referent> {
    let headed = Heading::of(article).map(of_joint_heading).find(|found| !found.is_empty());
    headed.unwrap_or_else(|| of_first_words(article))
}

/// Returns the state in whose name an article speaks; none where it is headed as the text of several: "Joint Statement on
/// Energy".
pub(crate) fn state(article: &Article<'_>) -> Option<(EntityId, String)> {
    let several = |heading: Heading<'_>| {
        let first = heading.lines.lines().next().unwrap_or_default().to_lowercase();
        split_at_text_noun(&first).is_some_and(|(before, _)| is_joint(&first[..before]))
    };
    article.state.clone().filter(|_| !Heading::of(article).any(several))
}

/// Whether the words before the noun for a text make it that of several: "joint" in "Joint Statement".
fn is_joint(words: &str) -> bool {
    words.split(' ').any(|word| word == "joint")
}

/// Returns those in whose name the text begins: "We, the leaders of Chad and Peru, ...", "As leaders of Chad and Peru, we ...".
fn of_first_words(article: &Article<'_>) -> Vec<Referent> {
    let mut at = 0;
    for line in first_bytes(article.text, 2 * OPENING as usize).split_inclusive('\n') {
        let start = at;
        at += line.len();
        let lower = line.to_lowercase();
        if !["we, the ", "as leaders of ", "as the leaders of "].iter().any(|words| lower.starts_with(words)) {
            continue;
        }
        let mut found: Vec<Referent> = Vec::new();
        let mut end = start;
        let first = article.mentions.partition_point(|m| (m.span.start as usize) < start);
        for mention in &article.mentions[first..] {
            let gap = article.text.get(end..mention.span.start as usize).unwrap_or(".");
            if mention.span.end as usize > at || !gap.split(' ').all(is_between_authors) {
                break;
            }
            if matches!(mention.kind, EntityKind::Country | EntityKind::Organization) {
                found.push(super::referent::country_of(mention));
            }
            end = mention.span.end as usize;
        }
        return if found.len() > 1 { found } else { Vec::new() };
    }
    Vec::new()
}

/// Whether a word stands before or between those in whose name a text begins.
fn is_between_authors(word: &str) -> bool {
    let word = word.trim_end_matches(',').to_lowercase();
    matches!(&*word, "" | "we" | "as" | "the" | "of" | "and" | "governments" | "heads" | "state") || is_of_group(&word)
}

fn of_joint_heading(heading: Heading<'_>) -> Vec<Referent> {
    let lower = heading.lines.lines().next().unwrap_or_default().to_ascii_lowercase();
    let Some((before, after)) = split_at_text_noun(&lower) else { return Vec::new() };
    let acts = |m: &&Mention| matches!(m.kind, EntityKind::Country | EntityKind::Organization);
    let within = |start: usize, end: usize| {
        heading
            .mentions
            .iter()
            .filter(acts)
            .filter(move |m| start <= m.span.start as usize && m.span.end as usize <= end)
    };
    // "G7 Leaders' Statement"
    let groups: Vec<Referent> = within(0, before)
        .filter(|m| m.kind == EntityKind::Organization && m.country.is_none())
        .filter(|m| {
            let between = lower.get(m.span.end as usize..before).unwrap_or_default();
            between.split([' ', '’', '\'']).all(|word| word.is_empty() || word == "s" || is_of_group(word))
        })
        .map(Into::into)
        .collect();
    if !groups.is_empty() {
        return groups;
    }
    // "Joint Statement from the Governments of Chad and Peru on Sudan"
    let rest = &lower[after..];
    let opens = [" of ", " by ", " from ", " between "].iter().any(|word| rest.starts_with(word));
    // "Joint Statement on Air Defences by President Berg and Chancellor Radu"
    let after = if opens { Some(after) } else { rest.rfind(" by ").map(|by| after + by) };
    let Some(after) = after.filter(|_| is_joint(&lower[..before])) else { return Vec::new() };
    let rest = &lower[after..];
    let end = [" on ", " regarding ", " following ", " concerning "].iter().filter_map(|word| rest.find(word)).min();
    let end = after + end.unwrap_or(rest.len());
    // "Joint Statement by President Berg and Prime Minister Radu"
    let persons = heading.mentions.iter().filter(|m| m.kind == EntityKind::Person);
    let persons: Vec<Referent> =
        persons.filter(|m| after <= m.span.start as usize && m.span.end as usize <= end).map(Into::into).collect();
    if persons.len() > 1 {
        return persons;
    }
    let mut found: Vec<Referent> = Vec::new();
    for mention in within(after, end) {
        let referent = super::referent::country_of(mention);
        if !found.contains(&referent) {
            found.push(referent);
        }
    }
    if found.len() > 1 { found } else { Vec::new() }
}

/// Whether a word stands between a group and its statement: "Foreign Ministers", "2022 Joint".
fn is_of_group(word: &str) -> bool {
    is_person_noun(word.strip_suffix('s').unwrap_or(word))
        || matches!(word, "joint" | "foreign" | "finance" | "trade")
        || word.bytes().all(|b| b.is_ascii_digit())
}

/// Where the word for such a text starts and ends in a heading in lower case.
fn split_at_text_noun(heading: &str) -> Option<(usize, usize)> {
    let mut start = 0;
    for word in heading.split(' ') {
        if is(word, lists::TEXT_NOUN) {
            return Some((start, start + word.len()));
        }
        start += word.len() + 1;
    }
    None
}

/// The beginning of a text, at most so many bytes.
fn first_bytes(text: &str, most: usize) -> &str {
    text.get(..text.floor_char_boundary(most)).unwrap_or_default()
}

/// Whether a person's name stands where authors do: "By Anna Berg", "Remarks of President Berg", "Berg statement on".
fn signs(lines: &str, person: &Mention) -> bool {
    let before = lines.get(..person.span.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default().to_lowercase();
    let after = lines.get(person.span.end as usize..).unwrap_or_default();
    let after = first_bytes(after, 2 * MAX_SIGNATURE).lines().next().unwrap_or_default();
    let next = after.split_whitespace().next().unwrap_or_default().to_lowercase();
    let mut words: Vec<&str> = line.split_whitespace().collect();
    if is(&next, lists::TEXT_NOUN) && words.len() <= MAX_OFFICE {
        return true;
    }
    // The office before the name.
    let all = words.len();
    while words.last().is_some_and(|word| !matches!(*word, "by" | "from" | "of")) {
        words.pop();
    }
    match words[..] {
        ["by"] => line.len() + after.len() <= MAX_SIGNATURE,
        [.., noun, _] => all - words.len() <= MAX_OFFICE && is(noun, lists::TEXT_NOUN),
        _ => false,
    }
}

#[cfg(all(test, feature = "model-en"))]
mod tests {
    use crate::{Document, Extractor};

    /// Returns the names of the parties of the last meeting.
    fn parties(text: &str) -> Vec<String> {
        let extraction = Extractor::new().expect("own data").extract(&Document::new(text));
        let meeting = extraction.events().last().cloned().expect("an event");
        meeting.roles.into_iter().flat_map(|role| role.names).collect()
    }

    #[test]
    fn authors_speak_in_the_first_person() {
        let met = "\n\nIn May I met with Prime Minister Ioan Radu in Oslo.";
        for heading in ["Statement from Senator Anna Berg on the Talks", "Why I went\nBy Senator Anna Berg"] {
            assert_eq!(parties(&format!("{heading}{met}")), ["Anna Berg", "Ioan Radu"], "{heading}");
        }
        assert_eq!(parties(&format!("The Talks{met}")), ["Ioan Radu"]);
        let release = Document::new(&met[2..]).outlet("Office of Anna Berg (Senate, OR)");
        let extraction = Extractor::new().expect("own data").extract(&release);
        assert_eq!(extraction.events()[0].roles[0].names, ["Anna Berg"]);
    }

    #[test]
    fn groups_and_governments_give_out_statements_together() {
        let met = "\n\nIn May we met with Prime Minister Ioan Radu.";
        assert_eq!(parties(&format!("G7 Leaders’ Statement on Energy{met}")), ["G7", "Ioan Radu"]);
        let joint = format!("Joint Statement from the Governments of Chad and Peru on Energy{met}");
        assert_eq!(parties(&joint), ["Chad", "Peru", "Ioan Radu"]);
        let late = format!("Joint Statement on Energy by President Emmanuel Macron and Chancellor Olaf Scholz{met}");
        assert_eq!(parties(&late), ["Emmanuel Macron", "Olaf Scholz", "Ioan Radu"]);
        let persons = format!("Joint Statement by President Emmanuel Macron and Chancellor Olaf Scholz on Energy{met}");
        assert_eq!(parties(&persons), ["Emmanuel Macron", "Olaf Scholz", "Ioan Radu"]);
        let titled = Document::new(&met[2..]).title("Joint Statement by Chad, Peru and the United Kingdom on Energy");
        let extraction = Extractor::new().expect("own data").extract(&titled);
        let names: Vec<_> = extraction.events()[0].roles.iter().flat_map(|role| &role.names).collect();
        assert_eq!(names, ["Chad", "Peru", "United Kingdom", "Ioan Radu"]);
        let first = format!("Joint Statement on Energy\n\nWe, the leaders of Chad and Peru, condemn the war.{met}");
        assert_eq!(parties(&first), ["Chad", "Peru", "Ioan Radu"]);
    }
}

//! Classes the lines of an article.

use once_cell::sync::Lazy;

use crate::error::Result;
use crate::span::ByteSpan;
use crate::text::abbreviations::is_abbreviated;
use crate::text::lists::LISTS;
use crate::text::word_list::{self, Field};

/// A line of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// Where it stands, without white space at its ends.
    pub(crate) span: ByteSpan,
    /// What it is for.
    pub(crate) kind: BlockKind,
}

/// What a line is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub(crate) enum BlockKind {
    /// The headline, also where it is repeated, and headings within the story.
    Headline,
    /// The story.
    Body,
    /// The words under a picture, and its credit.
    Caption,
    /// Who wrote it and when.
    Byline,
    /// Sources, editors, agencies.
    Credit,
    /// The text of an audio or video player.
    Player,
    /// Lists of other stories and topics.
    Related,
    /// Newsletters, channels, sharing.
    Plug,
    /// Rights and disclaimers.
    Legal,
    /// About the author.
    Biography,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Start,
    Contains,
    Whole,
}

struct Pattern {
    kind: BlockKind,
    place: Place,
    /// In small letters.
    text: String,
}

impl BlockKind {
    /// The kinds that the list of patterns has, by their names there.
    const NAMES: [(&str, Self); 8] = [
        ("caption", Self::Caption),
        ("player", Self::Player),
        ("related", Self::Related),
        ("plug", Self::Plug),
        ("legal", Self::Legal),
        ("credit", Self::Credit),
        ("biography", Self::Biography),
        ("byline", Self::Byline),
    ];
}

impl Place {
    const NAMES: [(&str, Self); 3] = [("start", Self::Start), ("contains", Self::Contains), ("whole", Self::Whole)];
}

static PATTERNS: Lazy<Vec<Pattern>> =
    Lazy::new(|| word_list::built_in(load(include_str!("../../data/text/regions.csv"))));

fn load(list: &'static str) -> Result<Vec<Pattern>> {
    let row = |row: Result<[Field<'static>; 3]>| {
        let [kind, place, pattern] = row?;
        let (kind, place) = (kind.named(&BlockKind::NAMES)?, place.named(&Place::NAMES)?);
        Ok(Pattern { kind, place, text: pattern.word()?.to_lowercase() })
    };
    word_list::rows("text/regions.csv", ["kind", "where", "pattern"], list)?.map(row).collect()
}

/// The longest line, in bytes, in which patterns are looked for; longer lines are prose.
const MAX_PATTERN_LINE_BYTES: usize = 400;

/// Returns the lines of a text with their kinds.
pub(super) fn blocks(text: &str, title: Option<&str>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut headline = title.map(str::trim).filter(|t| !t.is_empty());
    let mut related = false;
    let (mut first, mut blank) = (true, false);
    let total = text.len();
    for line in text.lines() {
        let trimmed = line.trim();
        if trimmed.is_empty() {
            blank = true;
            continue;
        }
        let start = trimmed.as_ptr() as usize - text.as_ptr() as usize;
        let span = ByteSpan::at(start, start + trimmed.len());
        let kind = if headline == Some(trimmed)
            || (headline.is_none() && first && (blank || !related) && is_headline(trimmed))
        {
            headline = Some(trimmed);
            BlockKind::Headline
        } else if let Some(kind) = matched(trimmed, start, total) {
            related = kind == BlockKind::Related;
            kind
        } else if related && !is_sentence(trimmed) && !(blank && is_stopped(trimmed)) {
            BlockKind::Related
        } else if is_menu(trimmed) {
            BlockKind::Plug
        } else if !first && is_heading(trimmed) {
            BlockKind::Headline
        } else {
            related = false;
            BlockKind::Body
        };
        first &= !matches!(kind, BlockKind::Body | BlockKind::Headline);
        blank = false;
        blocks.push(Block { span, kind });
    }
    // A text of one line is a passage, not a headline without its story.
    if let ([only], None) = (blocks.as_mut_slice(), title) {
        only.kind = if only.kind == BlockKind::Headline { BlockKind::Body } else { only.kind };
    }
    blocks
}

fn matched(line: &str, start: usize, total: usize) -> Option<BlockKind> {
    if line.len() > MAX_PATTERN_LINE_BYTES {
        return None;
    }
    let lower = line.to_lowercase();
    // "by Monday the army" goes on from the line before.
    let starts = !line.starts_with(char::is_lowercase);
    let pattern = PATTERNS.iter().find(|p| match p.place {
        Place::Start => starts && lower.starts_with(&*p.text),
        Place::Contains => lower.contains(&*p.text),
        Place::Whole => lower == p.text,
    })?;
    let holds = match pattern.kind {
        // "By Monday the army had left." is a sentence of the story.
        BlockKind::Byline => line.len() < 160 && (!is_sentence(line) || start < 600),
        BlockKind::Biography => start > total / 2,
        _ => true,
    };
    holds.then_some(pattern.kind)
}

/// Whether the first line of an article is its headline: short, no sentence with a full stop, and no words that open a list.
fn is_headline(line: &str) -> bool {
    line.len() < 250
        && line.chars().filter(|c| c.is_alphabetic()).count() > 5
        && matched(line, 0, 1).is_none()
        && !is_menu(line)
        && !line.ends_with(':')
        && !(is_stopped(line) && line.ends_with('.') && !line.split(' ').next_back().is_some_and(is_abbreviated))
        && dateline_end(line).is_none()
}

/// Whether a line within the story is a heading: a few words without closing punctuation.
fn is_heading(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (1..=6).contains(&words)
        && line.starts_with(char::is_uppercase)
        && line.ends_with(|c: char| c.is_alphanumeric() || c == '?')
}

/// Whether a line is a menu or a row of links: "Home | World | Sport".
fn is_menu(line: &str) -> bool {
    let short = |cell: &str| (1..=3).contains(&cell.split_whitespace().count());
    [" | ", " · ", " • "].iter().any(|sign| line.matches(sign).count() > 1 && line.split(sign).all(short))
}

fn is_stopped(line: &str) -> bool {
    line.split_whitespace().count() > 3 && line.ends_with(['.', '!', '?'])
}

fn is_sentence(line: &str) -> bool {
    line.split_whitespace().count() > 7 && line.ends_with(['.', '!', '?', '"', '”', '’', '»'])
}

/// Returns the dateline at the start of the first line of the story.
pub(super) fn dateline(text: &str, blocks: &[Block]) -> Option<ByteSpan> {
    let block = blocks.iter().find(|b| b.kind == BlockKind::Body)?;
    let end = dateline_end(&text[block.span.range()])?;
    Some(ByteSpan::new(block.span.start, block.span.start + end as u32))
}

/// Returns the end of "CITY, Oct 13 (Agency) --" at the start of a line: capitals first, a dash within 80 bytes. Of a city
/// that datelines name often the dash may be lost: "WASHINGTON Two men were charged".
fn dateline_end(line: &str) -> Option<usize> {
    let head = &line[..line.floor_char_boundary(90)];
    let bare = |city: &&&str| {
        let mut rest = head.strip_prefix(**city).and_then(|rest| rest.strip_prefix(' ')).unwrap_or_default().chars();
        rest.next().is_some_and(char::is_uppercase) && rest.next().is_some_and(|c| c.is_lowercase() || c == ' ')
    };
    if let Some(city) = LISTS.dateline_cities.iter().find(bare) {
        return Some(city.len());
    }
    let first: String = head.chars().take_while(|c| c.is_alphabetic()).collect();
    let place = first.chars().count() > 2 && first.chars().all(char::is_uppercase);
    let agency = head.starts_with('(') || LISTS.dateline_agencies.iter().any(|agency| head.contains(agency));
    let (dash, len) = [" -- ", " --- ", " — ", " – ", " - "]
        .iter()
        .filter_map(|d| head.find(d).map(|at| (at, d.trim_end().len())))
        .min()?;
    let before = &head[..dash];
    ((place || agency) && !before.contains(". ") && before.split_whitespace().count() <= 12).then_some(dash + len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[BlockKind]) {
        assert_eq!(blocks(text, None).iter().map(|b| b.kind).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn lines_around_a_story() {
        use BlockKind::{Body, Caption, Headline, Legal, Player, Plug, Related};
        check(
            "Arms deal grows in the north\nListen (03:12). The player\n(FILE) A drone.\nIt grew on Monday, they said.\nMore reading\nIt grew again, said all of the others there.\nRelated topics\nDrones\nSign up here\n© 2024 A",
            &[Headline, Player, Caption, Body, Headline, Body, Related, Related, Plug, Legal],
        );
        check("Arms deal grows in the north\nSubscribe to our channel.", &[Headline, Plug]);
    }

    #[test]
    fn datelines() {
        assert_eq!(dateline_end("SEOUL, Oct 13 (Reuters) -- It said"), Some(26));
        assert_eq!(dateline_end("KYIV — It said"), Some("KYIV —".len()));
        assert_eq!(dateline_end("WASHINGTON Two men were charged"), Some("WASHINGTON".len()));
        assert_eq!(dateline_end("WASHINGTON POST REPORTERS ASK"), None);
        assert_eq!(dateline_end("The army - such as it is"), None);
        assert_eq!(dateline_end("BAKU said. It left - for good"), None);
    }

    #[test]
    fn faults_of_the_patterns_name_their_line() {
        let fault = |list| load(list).err().map(|e| e.to_string()).unwrap_or_default();
        assert!(
            fault("kind,where,pattern\ncaption,begin,Photo\n")
                .starts_with("text/regions.csv, line 2: field `where`: `begin`")
        );
        assert!(fault("kind,where,pattern\ncaption,start,\n").ends_with("line 2: field `pattern`: is empty"));
        assert!(PATTERNS.len() > 100);
    }
}

//! A sentence with guessed word classes and noun phrases.
//!
//! *Question*: which words are verbs, and where do noun phrases start and end, without a tagger?
//!
//! `Iran 's deliveries of attack drones to Russia violate the embargo` has the verb `violate` and the noun phrases `Iran`
//! (a genitive), `deliveries`, `attack drones`, `Russia`, `the embargo`.
//!
//! *Order*: closed classes first; then each other word from left to right by what stands before it (behind an auxiliary a
//! verb, behind a determiner a noun), by its endings, and by whether it is known as a verb or a noun.
//!
//! *Limits*: a stand-in for the tagger and the parser.

use super::frames::{Frames, Pos};
use super::words::{self, Form, is};
use crate::article::Article;
use crate::gazetteer::AliasTag;
use crate::mention::Mention;
use crate::span::ByteSpan;
use crate::text::TokenKind;

/// The most tokens that are looked at as one sentence.
pub(super) const MAX_TOKENS: usize = 300;

/// Verbs with two bare objects: "gave Russia drones".
const GIVING: &str = "give gives gave given giving send sends sent sending sell sells sold selling offer offers offered offering hand hands handed handing grant grants granted granting lend lends lent lending supply supplies supplied ship ships shipped shipping deny denied promise promised lease leased pay paid owe buy bought deliver delivered";

/// A guessed word class.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tag {
    Determiner,
    Possessive,
    Genitive,
    Pronoun,
    Number,
    Noun,
    Name,
    Adjective,
    Adverb,
    Negation,
    Be,
    Have,
    Do,
    Modal,
    To,
    Verb(Form),
    Preposition,
    Conjunction,
    Relative,
    Subordinator,
    Time,
    Hyphen,
    Comma,
    Quote,
    Mark,
}

impl Tag {
    pub(super) const fn is_verb(self) -> bool {
        matches!(self, Self::Verb(_))
    }

    pub(super) const fn is_auxiliary(self) -> bool {
        matches!(self, Self::Be | Self::Have | Self::Do | Self::Modal)
    }

    const fn in_phrase(self) -> bool {
        matches!(
            self,
            Self::Determiner
                | Self::Possessive
                | Self::Number
                | Self::Noun
                | Self::Name
                | Self::Adjective
                | Self::Hyphen
        )
    }

    const fn is_head(self) -> bool {
        matches!(self, Self::Noun | Self::Name | Self::Number | Self::Pronoun)
    }
}

/// A noun phrase without what follows its head; tokens are counted within the sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Phrase {
    pub(super) start: usize,
    /// One past the head.
    pub(super) end: usize,
    /// Whether `'s` follows.
    pub(super) genitive: bool,
}

impl Phrase {
    pub(super) const fn head(self) -> usize {
        self.end - 1
    }
}

/// A sentence, or a part of a very long one.
#[derive(Debug)]
pub(super) struct Sentence<'a> {
    pub(super) article: &'a Article<'a>,
    /// The index of its first token in the article.
    pub(super) first: usize,
    /// Whether it is a headline, where a comma may stand for "and".
    pub(super) headline: bool,
    /// The words in lower case.
    pub(super) words: Vec<String>,
    pub(super) tags: Vec<Tag>,
    pub(super) phrases: Vec<Phrase>,
    phrase_of: Vec<Option<u32>>,
    mentions: Vec<Option<&'a Mention>>,
}

impl<'a> Sentence<'a> {
    /// Reads the tokens `first..last` of an article.
    pub(super) fn read(article: &'a Article<'a>, frames: &Frames, first: usize, last: usize, headline: bool) -> Self {
        let words: Vec<String> = (first..last).map(|i| article.token(i).to_lowercase()).collect();
        let mentions =
            article.layout.tokens[first..last].iter().map(|t| article.mention_at(t.span.start)).collect::<Vec<_>>();
        let tags = Vec::with_capacity(words.len());
        let mut found =
            Self { article, first, headline, words, tags, phrases: Vec::new(), phrase_of: Vec::new(), mentions };
        for i in 0..found.words.len() {
            let tag = found.tag(frames, i, headline);
            found.tags.push(tag);
        }
        found.chunk();
        found
    }

    pub(super) fn len(&self) -> usize {
        self.words.len()
    }

    pub(super) fn word(&self, i: usize) -> &str {
        self.words.get(i).map_or("", String::as_str)
    }

    pub(super) fn tag_at(&self, i: usize) -> Option<Tag> {
        self.tags.get(i).copied()
    }

    /// Returns the mention that covers a token.
    pub(super) fn mention(&self, i: usize) -> Option<&'a Mention> {
        self.mentions.get(i).copied().flatten()
    }

    /// Returns the phrase that holds a token.
    pub(super) fn phrase_at(&self, i: usize) -> Option<Phrase> {
        self.phrase_of.get(i).copied().flatten().map(|p| self.phrases[p as usize])
    }

    /// Returns the bytes of a run of tokens.
    pub(super) fn span(&self, start: usize, end: usize) -> ByteSpan {
        let tokens = &self.article.layout.tokens;
        let (a, b) = (self.first + start, self.first + end.max(start + 1) - 1);
        match (tokens.get(a), tokens.get(b)) {
            (Some(a), Some(b)) => a.span.cover(b.span),
            _ => ByteSpan::default(),
        }
    }

    /// Whether a token belongs to the name of a country, used as an adjective: "Iranian".
    pub(super) fn is_demonym(&self, i: usize) -> bool {
        self.mention(i).is_some_and(|m| m.tag == AliasTag::Demonym)
    }

    /// Returns the first token before `i` that is no adverb, with its class.
    fn before(&self, i: usize) -> Option<(usize, Tag)> {
        (i.saturating_sub(5)..i).rev().map(|j| (j, self.tags[j])).find(|&(j, t)| {
            // "on October 20 blacklisted"
            let dating = t == Tag::Preposition && self.tags.get(j + 1) == Some(&Tag::Time);
            !dating && !matches!(t, Tag::Adverb | Tag::Negation | Tag::Quote | Tag::Time)
        })
    }

    #[allow(
        clippy::too_many_lines,
        clippy::match_same_arms,
        reason = "one class after the other, in the order in which they decide"
    )]
    fn tag(&self, frames: &Frames, i: usize, headline: bool) -> Tag {
        let token = self.article.layout.tokens[self.first + i];
        let word = self.word(i);
        let classes = words::classes(word);
        let has = |class: u32| classes & class != 0;
        let next = self.word(i + 1);
        let mention = self.mention(i);
        match token.kind {
            TokenKind::Quote => {
                // "the two nations' cooperation"
                let plural = !token.spaced && i > 0 && self.word(i - 1).ends_with('s') && matches!(word, "'" | "’");
                let goes_on = self
                    .article
                    .layout
                    .tokens
                    .get(self.first + i + 1)
                    .is_some_and(|t| t.spaced && t.kind == TokenKind::Word);
                return if plural && goes_on { Tag::Genitive } else { Tag::Quote };
            }
            TokenKind::Number => return self.number(i),
            TokenKind::Symbol if word == "$" || word == "€" || word == "£" => return Tag::Number,
            TokenKind::Punctuation | TokenKind::Symbol => return self.mark(i),
            TokenKind::Address => return Tag::Mark,
            TokenKind::Word => {}
        }
        if mention.is_some_and(|m| !m.is_goods() && m.tag != AliasTag::Weak)
            && !has(words::PRONOUNS | words::POSSESSIVES)
        {
            return Tag::Name;
        }
        let capital = self.article.token(self.first + i).starts_with(char::is_uppercase);
        let time = has(words::DAYS) && (capital || !has(words::MONTHS_THAT_ARE_WORDS));
        if time
            && (!has(words::MONTHS_THAT_ARE_WORDS)
                || next.starts_with(|c: char| c.is_ascii_digit())
                || (i > 0 && self.tags[i - 1] == Tag::Preposition))
        {
            return Tag::Time;
        }
        if has(words::NEGATIONS) {
            return Tag::Negation;
        }
        if matches!(word, "'s" | "’s" | "'" | "’") {
            return match self.tags.last() {
                Some(Tag::Pronoun | Tag::Relative) => Tag::Be,
                _ => Tag::Genitive,
            };
        }
        if has(words::MODALS)
            && !(word == "may" && capital && i > 0 && !headline)
            && !(word == "might" && self.after_determiner(i))
        {
            return Tag::Modal;
        }
        if has(words::BE) {
            return Tag::Be;
        }
        if has(words::HAVE) {
            return Tag::Have;
        }
        if has(words::DO) {
            return Tag::Do;
        }
        if word == "to" {
            return self.to(frames, i);
        }
        if word == "that" {
            return match self.before(i) {
                Some((_, Tag::Noun | Tag::Name))
                    if words::verb_form(frames, next).is_some()
                        || is(next, words::MODALS | words::BE | words::HAVE | words::DO) =>
                {
                    Tag::Relative
                }
                Some((_, Tag::Verb(_) | Tag::Conjunction | Tag::Comma)) | None => Tag::Subordinator,
                Some((_, Tag::Noun | Tag::Name)) => Tag::Relative,
                Some((_, Tag::Preposition)) => Tag::Determiner,
                _ => Tag::Subordinator,
            };
        }
        if matches!(word, "who" | "which" | "whom") {
            return Tag::Relative;
        }
        if word == "her"
            && (words::verb_form(frames, next).is_none() || frames.is_form(next, Pos::Noun))
            && next.starts_with(char::is_alphabetic)
            && !is(next, words::PREPOSITIONS)
        {
            return Tag::Possessive;
        }
        if has(words::POSSESSIVES) {
            return Tag::Possessive;
        }
        if has(words::PRONOUNS) {
            return Tag::Pronoun;
        }
        if has(words::DETERMINERS) {
            return Tag::Determiner;
        }
        if matches!(word, "and" | "or" | "but" | "nor" | "&")
            || (word == "as" && next == "well")
            || (matches!(word, "well" | "as")
                && self.tags.last() == Some(&Tag::Conjunction)
                && self.word(i - 1) != "and")
        {
            return Tag::Conjunction;
        }
        if has(words::SUBORDINATORS) {
            return Tag::Subordinator;
        }
        if has(words::PREPOSITIONS) {
            return Tag::Preposition;
        }
        if has(words::NUMBERS) {
            return Tag::Number;
        }
        if has(words::ADVERBS) && matches!(self.tags.last(), Some(Tag::Determiner | Tag::Possessive | Tag::Genitive)) {
            return Tag::Adjective;
        }
        if has(words::ADVERBS) || (word.len() > 4 && word.ends_with("ly") && !has(words::LY_NOUNS)) {
            return Tag::Adverb;
        }
        let goods = mention.filter(|m| m.is_goods());
        if goods.is_some_and(|m| m.span.end > token.span.end || m.span.start < token.span.start) {
            return Tag::Noun;
        }
        if capital && i > 0 && !headline && !matches!(self.tags[i - 1], Tag::Quote | Tag::Mark) && goods.is_none() {
            return Tag::Name;
        }
        self.content(frames, i, goods.is_some())
    }

    fn after_determiner(&self, i: usize) -> bool {
        matches!(
            self.tags[..i].last(),
            Some(Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Adjective | Tag::Noun)
        )
    }

    fn number(&self, i: usize) -> Tag {
        let word = self.word(i);
        let year = word.len() == 4
            && (word.starts_with("19") || word.starts_with("20"))
            && word.bytes().all(|b| b.is_ascii_digit());
        match self.tags[..i].last() {
            Some(Tag::Time) => Tag::Time,
            Some(Tag::Preposition) if year => Tag::Time,
            Some(Tag::Comma) if year && i > 1 && self.tags[i - 2] == Tag::Time => Tag::Time,
            _ => Tag::Number,
        }
    }

    fn mark(&self, i: usize) -> Tag {
        let token = self.article.layout.tokens[self.first + i];
        match self.word(i) {
            "," => Tag::Comma,
            "'" | "’" => Tag::Genitive,
            "&" => Tag::Conjunction,
            "-" | "–" | "‑" | "/"
                if !token.spaced && self.article.layout.tokens.get(self.first + i + 1).is_some_and(|t| !t.spaced) =>
            {
                Tag::Hyphen
            }
            _ => Tag::Mark,
        }
    }

    fn to(&self, frames: &Frames, i: usize) -> Tag {
        let mut j = i + 1;
        while j < i + 3 && (self.word(j).ends_with("ly") && !is(self.word(j), words::LY_NOUNS)) {
            j += 1;
        }
        let word = self.word(j);
        if matches!(word, "be" | "have" | "do") {
            return Tag::To;
        }
        let base = words::verb_form(frames, word) == Some(Form::Base);
        let noun = frames.is_form(word, Pos::Noun)
            && self.mention(j).is_some()
            && !is(self.word(j + 1), words::DETERMINERS | words::POSSESSIVES);
        // A singular noun seldom follows without an article: "to reconsider tariffs".
        let capital = self.article.token(self.first + j).starts_with(char::is_uppercase);
        let unknown = words::verb_form(frames, word).is_none()
            && words::classes(word) == 0
            && !frames.is_form(word, Pos::Noun)
            && !word.ends_with('s')
            && word.len() > 3
            && word.bytes().all(|b| b.is_ascii_lowercase())
            && !capital
            && !is_adjective(word)
            && self.mention(j).is_none()
            && (is(self.word(j + 1), words::DETERMINERS | words::POSSESSIVES | words::PRONOUNS)
                || self.mention(j + 1).is_some()
                || frames.is_form(self.word(j + 1), Pos::Noun));
        let verb = base && !noun && self.mention(j).is_none_or(Mention::is_goods);
        if verb || unknown { Tag::To } else { Tag::Preposition }
    }

    /// Tells verbs, nouns and adjectives apart by what stands around them.
    #[allow(clippy::too_many_lines, clippy::match_same_arms, reason = "a table of what may stand before a word")]
    fn content(&self, frames: &Frames, i: usize, goods: bool) -> Tag {
        let word = self.word(i);
        let next = self.word(i + 1);
        let next_classes = words::classes(next);
        let opens = next_classes & (words::DETERMINERS | words::POSSESSIVES | words::PRONOUNS) != 0
            || self.mention(i + 1).is_some_and(|m| !m.is_goods());
        let form = words::verb_form(frames, word);
        let noun =
            goods || frames.is_form(word, Pos::Noun) || words::is(word, words::GOODS | words::ACTORS | words::LAWS);
        let nominal = if matches!(form, Some(Form::Past))
            || is_adjective(word)
            || (form == Some(Form::Ing) && !noun && !next.is_empty() && next.starts_with(char::is_alphabetic))
        {
            Tag::Adjective
        } else {
            Tag::Noun
        };
        let before = self.before(i);
        if form.is_none() && before.is_some_and(|(_, t)| t == Tag::To) {
            return Tag::Verb(Form::Base);
        }
        if word == "arms" && !before.is_some_and(|(_, t)| matches!(t, Tag::Pronoun | Tag::Relative)) {
            return Tag::Noun;
        }
        let Some(form) = form else {
            let predicate = before.is_some_and(|(_, t)| t == Tag::Be) && !noun && !word.ends_with('s');
            return if predicate { Tag::Adjective } else { nominal };
        };
        let verb = Tag::Verb(form);
        let Some((at, before)) = before else {
            // The first word: "Moscow denies" has a name there; "Supplying arms", "Sanctioned firms".
            return if form == Form::Ing && !noun { verb } else { nominal };
        };
        match before {
            Tag::To | Tag::Modal | Tag::Do => verb,
            Tag::Have => {
                if form == Form::Past {
                    verb
                } else {
                    nominal
                }
            }
            Tag::Be => {
                if matches!(form, Form::Past | Form::Ing) {
                    verb
                } else {
                    nominal
                }
            }
            Tag::Pronoun | Tag::Relative => verb,
            Tag::Preposition
                if form == Form::Ing && !matches!(self.word(at), "up" | "out" | "off" | "down" | "over") =>
            {
                let takes = opens
                    || self.mention(i + 1).is_some()
                    || words::verb_form(frames, next).is_none()
                        && next.starts_with(char::is_alphabetic)
                        && next_classes & (words::PREPOSITIONS | words::SUBORDINATORS) == 0;
                if takes || !noun { verb } else { Tag::Noun }
            }
            Tag::Hyphen if form == Form::Past => Tag::Adjective,
            Tag::Determiner | Tag::Possessive | Tag::Genitive | Tag::Preposition | Tag::Number | Tag::Hyphen => nominal,
            Tag::Adjective => {
                if form == Form::Past && self.word(at).ends_with('s') {
                    verb
                } else {
                    nominal
                }
            }
            Tag::Noun | Tag::Name => self.behind_noun(at, form, noun, opens, next),
            Tag::Verb(_) => match form {
                Form::Ing => verb,
                Form::Past => Tag::Adjective,
                _ => nominal,
            },
            Tag::Conjunction | Tag::Comma => match form {
                Form::Past => {
                    if next_classes == 0
                        && self.mention(i + 1).is_some_and(Mention::is_goods)
                        && before == Tag::Conjunction
                        && self.before(at).is_some_and(|(_, t)| t == Tag::Adjective)
                    {
                        Tag::Adjective
                    } else {
                        verb
                    }
                }
                Form::Ing => {
                    if noun && !opens {
                        Tag::Noun
                    } else {
                        verb
                    }
                }
                Form::Third | Form::Base => {
                    if noun && !opens {
                        Tag::Noun
                    } else {
                        verb
                    }
                }
            },
            Tag::Subordinator => {
                if matches!(form, Form::Ing | Form::Past) && !noun {
                    verb
                } else {
                    nominal
                }
            }
            Tag::Mark => {
                if form == Form::Ing && !noun {
                    verb
                } else {
                    nominal
                }
            }
            Tag::Adverb | Tag::Negation | Tag::Quote | Tag::Time => nominal,
        }
    }

    /// Decides behind a noun or name: "Iran supplies drones" against "weapons supplies", "countries supply" against
    /// "arms supply".
    fn behind_noun(&self, at: usize, form: Form, noun: bool, opens: bool, next: &str) -> Tag {
        let verb = Tag::Verb(form);
        let name = self.tags[at] == Tag::Name && !self.is_demonym(at);
        let goods = self.mention(at).is_some_and(Mention::is_goods) || is(self.word(at), words::GOODS);
        let plural = self.word(at).ends_with('s') || self.is_demonym(at) || is(self.word(at), words::ACTORS);
        let ends = next.is_empty()
            || is(next, words::PREPOSITIONS | words::BE | words::HAVE | words::MODALS)
            || !next.starts_with(char::is_alphanumeric);
        let helps = at > 0
            && self.tags[at - 1].is_verb()
            && matches!(self.word(at - 1), "help" | "helps" | "helped" | "helping" | "let" | "make" | "makes" | "made");
        match form {
            Form::Base if helps => verb,
            Form::Past => verb,
            Form::Ing => {
                if noun && (goods || !opens) {
                    Tag::Noun
                } else {
                    verb
                }
            }
            Form::Third => {
                // "power stations" against "the pattern includes"
                let common = self.tags[at] == Tag::Noun && !plural && !words::is_common_verb(self.word(at + 1));
                if (!noun && !common) || opens || (name && !ends && next != "and") { verb } else { Tag::Noun }
            }
            Form::Base => {
                // "Iran and Mali plan to sell"
                let joined = name && at > 0 && self.tags[at - 1] == Tag::Conjunction && next == "to";
                if plural && !goods && (!noun || opens) || opens && (plural || !noun) || joined {
                    verb
                } else {
                    Tag::Noun
                }
            }
        }
    }

    fn chunk(&mut self) {
        let len = self.tags.len();
        self.phrase_of = vec![None; len];
        let mut i = 0;
        while i < len {
            if self.tags[i] == Tag::Pronoun {
                self.push_phrase(i, i + 1);
                i += 1;
                continue;
            }
            if !self.tags[i].in_phrase() {
                i += 1;
                continue;
            }
            let start = i;
            let mut head = None;
            while i < len && (self.tags[i].in_phrase() || self.joins_numbers(i)) {
                let opens = matches!(self.tags[i], Tag::Determiner | Tag::Possessive);
                if opens && head.is_some() {
                    break;
                }
                // "gave Russia drones": a name of an actor and goods behind it are two phrases behind a verb.
                if let Some(h) = head
                    && h + 1 == i
                    && self.two_objects(start, h, i)
                {
                    break;
                }
                if self.tags[i].is_head()
                    && !(self.tags[i] == Tag::Number
                        && self.tags.get(i + 1).is_some_and(|t| t.in_phrase() && *t != Tag::Determiner))
                {
                    head = Some(i);
                }
                i += 1;
            }
            if let Some(head) = head {
                self.push_phrase(start, head + 1);
            }
        }
    }

    /// Whether an "and" stands within a phrase: "122mm and 152mm shells".
    fn joins_numbers(&self, i: usize) -> bool {
        self.tags[i] == Tag::Conjunction
            && i > 0
            && self.tags[i - 1] == Tag::Number
            && self.tags.get(i + 1) == Some(&Tag::Number)
            && self.tags.get(i + 2).is_some_and(|t| matches!(t, Tag::Noun | Tag::Adjective))
    }

    fn two_objects(&self, start: usize, head: usize, i: usize) -> bool {
        let name = self.mention(head).filter(|m| m.is_actor() && m.tag != AliasTag::Demonym);
        let other = self.mention(i).is_none_or(|m| Some(m) != name);
        let gives = start > 0 && self.tags[start - 1].is_verb() && super::clause::among(GIVING, self.word(start - 1));
        name.is_some() && other && self.tags[i] != Tag::Hyphen && gives
    }

    fn push_phrase(&mut self, start: usize, end: usize) {
        let genitive = self.tags.get(end) == Some(&Tag::Genitive);
        let id = self.phrases.len() as u32;
        self.phrases.push(Phrase { start, end, genitive });
        self.phrase_of[start..end].fill(Some(id));
    }
}

fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 10] = ["ous", "ive", "ful", "less", "ic", "able", "ible", "ern", "al", "est"];
    const NOUNS: [&str; 24] = [
        "arsenal",
        "general",
        "proposal",
        "denial",
        "official",
        "capital",
        "festival",
        "rival",
        "survival",
        "arrival",
        "approval",
        "withdrawal",
        "deal",
        "material",
        "traffic",
        "republic",
        "logic",
        "topic",
        "executive",
        "offensive",
        "missive",
        "metal",
        "steal",
        "removal",
    ];
    (word.len() > 3 && ENDINGS.iter().any(|e| word.ends_with(e)) && !NOUNS.contains(&word))
        || matches!(
            word,
            "new"
                | "other"
                | "such"
                | "more"
                | "old"
                | "own"
                | "large"
                | "small"
                | "big"
                | "main"
                | "top"
                | "long"
                | "short"
                | "high"
                | "low"
                | "military"
                | "nuclear"
                | "possible"
                | "recent"
                | "same"
                | "major"
                | "joint"
                | "first"
                | "last"
                | "next"
                | "further"
                | "secret"
                | "direct"
                | "senior"
                | "former"
        )
}

#[cfg(test)]
mod tests {
    use super::super::tests::article;
    use super::*;

    #[track_caller]
    fn check(text: &str, verbs: &[&str], phrases: &[&str]) {
        let article = article(text);
        let sentence = Sentence::read(&article, Frames::default_list(), 0, article.layout.tokens.len(), false);
        let found: Vec<&str> =
            (0..sentence.len()).filter(|&i| sentence.tags[i].is_verb()).map(|i| sentence.word(i)).collect();
        assert_eq!(found, verbs, "{text}");
        let found: Vec<&str> = sentence.phrases.iter().map(|p| article.words(sentence.span(p.start, p.end))).collect();
        assert_eq!(found, phrases, "{text}");
    }

    #[test]
    fn verbs_and_noun_phrases() {
        check(
            "Iran's deliveries of attack drones to Russia violate the embargo.",
            &["violate"],
            &["Iran", "deliveries", "attack drones", "Russia", "the embargo"],
        );
        check("Tehran supplies the militia with rifles.", &["supplies"], &["Tehran", "the militia", "rifles"]);
        check("The army will not deliver fuel supplies.", &["deliver"], &["The army", "fuel supplies"]);
        check("It gave Russia drones.", &["gave"], &["It", "Russia", "drones"]);
        check("He denied supplying short-range missiles.", &["denied", "supplying"], &["He", "short-range missiles"]);
    }
}

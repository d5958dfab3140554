//! The lists of names: some of the default gazetteer, or made up by the million.

use std::collections::HashSet;

use onrecord::gazetteer::{CaseRule, Folding};

use super::Task;
use super::data::{Data, Random};

/// A name with its rule of case.
pub(crate) struct Name {
    pub(crate) text: String,
    pub(crate) case: CaseRule,
}

/// Returns names that are different under the task: of the default gazetteer for 1,500, else the whole of it and made-up
/// ones.
pub(crate) fn make(data: &Data, count: usize, task: Task) -> Vec<Name> {
    let folding = Folding::default();
    let mut names = Vec::with_capacity(count);
    let mut seen = HashSet::with_capacity(count);
    let mut add = |text: &str, case: CaseRule| {
        let new = match task {
            Task::Exact => seen.insert(text.to_owned()),
            Task::Folded => seen.insert(folding.fold(text, true)),
        };
        if new && names.len() < count {
            names.push(Name { text: text.to_owned(), case: if task == Task::Exact { CaseRule::Exact } else { case } });
        }
        names.len() < count
    };
    // Every country, and every fourteenth of the others: about 1,500 names of all kinds.
    let small = count <= 1500;
    let picked =
        data.entries.iter().enumerate().filter(|(i, (id, _))| !small || id.starts_with("country/") || i % 14 == 0);
    for (text, case) in picked.flat_map(|(_, (_, aliases))| aliases.iter().take(if small { 3 } else { usize::MAX })) {
        add(text, *case);
    }
    if !small {
        let mut maker = Maker::new(data);
        while add(&maker.next(), CaseRule::Capitalised) {}
    }
    names
}

/// Makes up names of persons, companies and places from syllables and parts of real names; always the same ones.
pub(crate) struct Maker<'d> {
    data: &'d Data,
    random: Random,
}

const STARTS: &[&str] = &[
    "Al", "Bar", "Ben", "Bra", "Cal", "Cher", "Dar", "Dim", "Dor", "El", "Fal", "Gar", "Gor", "Ha", "Hel", "Ib", "Jar",
    "Ka", "Kim", "Kor", "La", "Len", "Lu", "Mar", "Mi", "Mo", "Na", "Nor", "O", "Par", "Pet", "Ra", "Ros", "Sa",
    "Sher", "Sol", "Ta", "Tor", "Ul", "Va", "Vol", "Wal", "Ya", "Yu", "Za", "Zel",
];
const MIDDLES: &[&str] = &[
    "a", "ba", "be", "bo", "da", "de", "di", "do", "e", "ga", "go", "ha", "i", "ka", "ke", "ko", "la", "le", "li",
    "lo", "ma", "me", "mi", "na", "ne", "ni", "no", "o", "ra", "re", "ri", "ro", "sa", "she", "si", "so", "ta", "te",
    "ti", "to", "u", "va", "ve", "vi", "vo", "ya", "za", "zhe", "zi",
];
const ENDS: &[&str] = &[
    "bad", "berg", "bin", "chuk", "di", "din", "dze", "enko", "er", "escu", "ev", "ez", "grad", "ham", "ian", "ich",
    "idis", "ik", "in", "ko", "lan", "ley", "li", "man", "mann", "mir", "mov", "nen", "ner", "nov", "oğlu", "ov",
    "pur", "rad", "re", "rov", "sen", "shi", "ski", "son", "stan", "ston", "tin", "ton", "tsev", "ula", "vić", "ville",
    "yan", "zadeh",
];
const FIRMS: &[&str] = &[
    "Industries",
    "Group",
    "Holdings",
    "Systems",
    "Shipping Co.",
    "Aerospace",
    "Trading LLC",
    "Defence",
    "Bank",
    "Technologies Ltd.",
    "Electronics",
    "Logistics",
    "Arms Factory",
    "Research Institute",
    "Machine-Building Plant",
];
const PLACES: &[&str] = &["New", "North", "South", "Upper", "Fort", "Port", "San", "Saint", "El", "Old"];
const SETTLEMENTS: &[&str] = &["City", "Province", "Airport", "Air Base", "Region", "County", "Island", "Valley"];

impl<'d> Maker<'d> {
    pub(crate) const fn new(data: &'d Data) -> Self {
        Self { data, random: Random::new(2026) }
    }

    fn word(&mut self) -> String {
        let mut word = (*self.random.pick(STARTS)).to_owned();
        for _ in 0..self.random.below(3) {
            word.push_str(self.random.pick::<&str>(MIDDLES));
        }
        word.push_str(self.random.pick::<&str>(ENDS));
        word
    }

    fn given(&mut self) -> String {
        if self.random.below(4) < 3 { self.random.zipf(&self.data.given).clone() } else { self.word() }
    }

    fn surname(&mut self) -> String {
        if self.random.below(4) == 0 { self.random.zipf(&self.data.surnames).clone() } else { self.word() }
    }

    pub(crate) fn next(&mut self) -> String {
        match self.random.below(20) {
            0..=8 => format!("{} {}", self.given(), self.surname()),
            9 => format!("{} {}. {}", self.given(), char::from(b'A' + self.random.below(26) as u8), self.surname()),
            10 => format!("{} {} {}", self.given(), self.word(), self.surname()),
            11..=13 => format!("{} {}", self.word(), self.random.pick(FIRMS)),
            14 => format!("{}-{} {}", self.word(), self.word(), self.random.pick(FIRMS)),
            15 => format!("{} {}", self.random.pick(PLACES), self.word()),
            16 | 17 => format!("{} {}", self.word(), self.random.pick(SETTLEMENTS)),
            18 => self.word(),
            _ => format!("{}-{}", self.word(), 10 + self.random.below(990)),
        }
    }
}

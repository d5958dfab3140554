//! Ranks the entities that share a name.
//!
//! *Question*: which Georgia, which Park?
//!
//! Every candidate gathers points from evidence that the caller gets to see; ties go to priority, then to the entry
//! added first.
//!
//! | evidence | points |
//! | --- | --- |
//! | the entity stands elsewhere in the text under a name that only it has | 6 |
//! | the words around ask for its kind ([`Context::hints`]) | 5 |
//! | its country is named within 200 bytes | 3 |
//! | its country is named anywhere in the text | 1 |
//! | its country is named more often than that of each other candidate | 2 |
//! | nothing of its country is named, but the country of another candidate is | -10 |
//! | it is valid on the day of publication / not valid | 1 / -5 |
//! | the alias is a weak one | -4 |
//! | its priority | as it stands |

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;

use super::entry::{AliasTag, EntryIndex};
use super::hit::Hit;
use super::list::Gazetteer;
use crate::ids::EntityKind;
use crate::span::ByteSpan;

/// How near a country's name supports a candidate, in bytes.
const MAX_COUNTRY_DISTANCE_BYTES: u32 = 200;

/// What is known of a text besides its names.
#[derive(Clone, Debug, Default)]
pub struct Context<'c> {
    /// The day of publication.
    pub published: Option<Date>,
    /// Kinds that the words around a span ask for, such as a person after "President".
    pub hints: &'c [(ByteSpan, EntityKind)],
}

/// An entity that a hit may mean.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Candidate {
    /// The entity.
    pub entry: EntryIndex,
    /// What sort of alias stands in the text.
    pub tag: AliasTag,
    /// The sum of all points.
    pub score: i32,
    /// What the points come from, in the order of the table above.
    pub evidence: Vec<Evidence>,
}

/// A reason to prefer or doubt a candidate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// Stands elsewhere in the text under a name that only it has.
    NamedElsewhere,
    /// The words around ask for its kind.
    Kind(EntityKind),
    /// Its country is named nearby.
    CountryNear,
    /// Its country is named in the text.
    CountryInText,
    /// Its country is named more often than that of each other candidate.
    CountryMost,
    /// Nothing of its country is named, but the country of another candidate is.
    CountryAbsent,
    /// Valid on the day of publication.
    Valid,
    /// Not valid on the day of publication.
    NotValid,
    /// The alias mostly means something else.
    WeakAlias,
    /// The priority that the gazetteer gives.
    Priority(i32),
}

impl Evidence {
    /// Returns what the evidence counts.
    pub const fn points(self) -> i32 {
        match self {
            Self::NamedElsewhere => 6,
            Self::Kind(_) => 5,
            Self::CountryNear => 3,
            Self::CountryMost => 2,
            Self::CountryInText | Self::Valid => 1,
            Self::NotValid => -5,
            Self::WeakAlias => -4,
            Self::CountryAbsent => -10,
            Self::Priority(points) => points,
        }
    }

    /// Returns the evidence's short name.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NamedElsewhere => "named-elsewhere",
            Self::Kind(_) => "kind",
            Self::CountryNear => "country-near",
            Self::CountryInText => "country-in-text",
            Self::CountryMost => "country-most",
            Self::CountryAbsent => "country-absent",
            Self::Valid => "valid",
            Self::NotValid => "not-valid",
            Self::WeakAlias => "weak-alias",
            Self::Priority(_) => "priority",
        }
    }
}

impl Gazetteer {
    /// Returns for each hit what it may mean, the likeliest first, judged by the other hits and the context.
    ///
    /// # Examples
    ///
    /// ```
    /// use onrecord::gazetteer::{Context, Entry, Evidence, Gazetteer};
    /// use onrecord::ids::EntityKind;
    ///
    /// let gazetteer = Gazetteer::from_entries([
    ///     Entry::new("country/GE", "Georgia", EntityKind::Country).with_priority(2),
    ///     Entry::new("place/us-georgia", "Georgia", EntityKind::Place).with_country("country/US"),
    ///     Entry::new("country/US", "United States", EntityKind::Country),
    /// ])?;
    /// let text = "Georgia is a state of the United States.";
    /// let ranked = gazetteer.rank(text, &gazetteer.find(text), &Context::default());
    /// assert_eq!(ranked[0][0].entry.0, 1);
    /// assert!(ranked[0][0].evidence.contains(&Evidence::CountryNear));
    /// # Ok::<(), onrecord::Error>(())
    /// ```
    pub fn rank(&self, text: &str, hits: &[Hit], context: &Context<'_>) -> Vec<Vec<Candidate>> {
        let sure = Sure::collect(self, hits, context.published);
        // Of two hints about one span the first counts.
        let hints: HashMap<ByteSpan, EntityKind> = context.hints.iter().rev().copied().collect();
        hits.iter()
            .map(|&hit| {
                let hint = hints.get(&hit.span).copied();
                let candidates = self.candidates(text, hit);
                let countries = Countries::of(self, &sure, &candidates);
                let mut ranked: Vec<Candidate> = candidates
                    .into_iter()
                    .map(|(entry, tag)| self.judge(&sure, &countries, hit, entry, tag, hint))
                    .collect();
                ranked.sort_by_key(|c| -c.score);
                ranked
            })
            .collect()
    }

    fn judge(
        &self,
        sure: &Sure<'_>,
        countries: &Countries<'_>,
        hit: Hit,
        entry: EntryIndex,
        tag: AliasTag,
        hint: Option<EntityKind>,
    ) -> Candidate {
        let mut evidence = Vec::new();
        if sure.named.contains(&entry) && (hit.candidates > 1 || matches!(tag, AliasTag::Weak | AliasTag::Short)) {
            evidence.push(Evidence::NamedElsewhere);
        }
        if let Some(facts) = self.entry(entry) {
            evidence.extend(hint.filter(|&kind| kind == facts.kind()).map(Evidence::Kind));
            if let Some(spans) = facts.country().and_then(|c| sure.countries.get(c)) {
                let near = is_near(spans, hit.span);
                evidence.push(if near { Evidence::CountryNear } else { Evidence::CountryInText });
            }
            evidence.extend(facts.country().and_then(|country| countries.evidence(sure, country)));
            match sure.published {
                Some(day) if facts.dates() != (None, None) => {
                    evidence.push(if facts.is_valid_on(day) { Evidence::Valid } else { Evidence::NotValid });
                }
                _ => {}
            }
            evidence.extend((tag == AliasTag::Weak).then_some(Evidence::WeakAlias));
            evidence.extend((facts.priority() != 0).then(|| Evidence::Priority(facts.priority())));
        }
        Candidate { entry, tag, score: evidence.iter().map(|e| e.points()).sum(), evidence }
    }
}

/// Whether one of the spans, which are in order, lies within [`MAX_COUNTRY_DISTANCE_BYTES`] bytes of another span.
fn is_near(spans: &[ByteSpan], span: ByteSpan) -> bool {
    let upto = spans.partition_point(|s| s.start < span.end.saturating_add(MAX_COUNTRY_DISTANCE_BYTES));
    let nearest = spans[..upto].iter().rev().take(2).find(|s| **s != span);
    nearest.is_some_and(|s| span.start < s.end.saturating_add(MAX_COUNTRY_DISTANCE_BYTES))
}

/// What the unambiguous hits of a text say, and its day of publication.
struct Sure<'g> {
    named: HashSet<EntryIndex>,
    /// Where each country is named, by id.
    countries: HashMap<&'g str, Vec<ByteSpan>>,
    /// The countries of all who are named.
    present: HashSet<&'g str>,
    published: Option<Date>,
}

impl<'g> Sure<'g> {
    fn collect(gazetteer: &'g Gazetteer, hits: &[Hit], published: Option<Date>) -> Self {
        let (named, countries, present) = (HashSet::new(), HashMap::new(), HashSet::new());
        let mut sure = Self { named, countries, present, published };
        for hit in hits.iter().filter(|h| h.candidates == 1) {
            let tag = gazetteer.tag(*hit);
            if tag == AliasTag::Weak {
                continue;
            }
            if tag != AliasTag::Short {
                sure.named.insert(hit.entry);
            }
            if let Some(entry) = gazetteer.entry(hit.entry) {
                sure.present.extend(entry.country());
                let country = if entry.kind() == EntityKind::Country { Some(entry.id()) } else { entry.stands_for() };
                if let Some(country) = country {
                    sure.countries.entry(country).or_default().push(hit.span);
                }
            }
        }
        sure
    }

    /// How often a country is named.
    fn times(&self, country: &str) -> usize {
        self.countries.get(country).map_or(0, Vec::len)
    }
}

/// The countries of the candidates of one hit.
struct Countries<'g> {
    /// How often the one is named that is named most.
    most: usize,
    /// That one, where no other is named as often.
    leader: Option<&'g str>,
    /// Whether they are of several countries.
    several: bool,
}

impl<'g> Countries<'g> {
    fn of(gazetteer: &'g Gazetteer, sure: &Sure<'_>, candidates: &[(EntryIndex, AliasTag)]) -> Self {
        let mut countries = Self { most: 0, leader: None, several: false };
        let mut all = candidates.iter().filter_map(|&(entry, _)| gazetteer.entry(entry)?.country());
        let Some(first) = all.next() else { return countries };
        for country in std::iter::once(first).chain(all) {
            countries.several |= country != first;
            let times = sure.times(country);
            if times > countries.most {
                (countries.most, countries.leader) = (times, Some(country));
            } else if times == countries.most && countries.leader != Some(country) {
                countries.leader = None;
            }
        }
        countries
    }

    /// Returns what it says for or against a candidate that its country is named so often.
    fn evidence(&self, sure: &Sure<'_>, country: &str) -> Option<Evidence> {
        if !self.several || self.most == 0 {
            None
        } else if self.leader == Some(country) {
            Some(Evidence::CountryMost)
        } else {
            let absent = sure.times(country) == 0 && !sure.present.contains(country);
            absent.then_some(Evidence::CountryAbsent)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Alias, Entry};
    use jiff::civil::date;

    fn parks() -> Gazetteer {
        let park = |id: &str, name: &str| {
            Entry::new(id, name, EntityKind::Person)
                .with_alias(Alias::new("Park").tag(AliasTag::Weak))
                .with_country("country/KR")
        };
        Gazetteer::from_entries([
            park("person/park-jin", "Park Jin").with_dates(Some(date(2022, 5, 12)), Some(date(2024, 1, 10))),
            park("person/park-geun-hye", "Park Geun-hye").with_dates(Some(date(2013, 2, 25)), Some(date(2017, 3, 10))),
        ])
        .expect("valid entries")
    }

    #[test]
    fn a_full_name_elsewhere_decides() {
        let (gazetteer, text) = (parks(), "Park Geun-hye spoke. Park left.");
        let hits = gazetteer.find(text);
        let best = &gazetteer.rank(text, &hits, &Context::default())[1][0];
        assert_eq!(best.entry, EntryIndex(1));
        assert_eq!(best.evidence, [Evidence::NamedElsewhere, Evidence::WeakAlias]);
    }

    #[test]
    fn dates_and_hints_decide() {
        let (gazetteer, text) = (parks(), "Minister Park left.");
        let hits = gazetteer.find(text);
        let hints = [(hits[0].span, EntityKind::Person)];
        let context = Context { published: Some(date(2016, 1, 1)), hints: &hints };
        let best = &gazetteer.rank(text, &hits, &context)[0][0];
        assert_eq!(best.entry, EntryIndex(1));
        assert_eq!(best.evidence, [Evidence::Kind(EntityKind::Person), Evidence::Valid, Evidence::WeakAlias]);
    }

    #[test]
    fn the_country_that_a_text_is_about_decides() {
        let staff = |id: &str, country: &str, priority: i32| {
            Entry::new(id, id, EntityKind::Organization)
                .with_alias(Alias::new("General Staff").tag(AliasTag::Short))
                .with_country(country)
                .with_priority(priority)
        };
        let country = |id: &str, name: &str| Entry::new(id, name, EntityKind::Country);
        let gazetteer = Gazetteer::from_entries([
            staff("organization/a", "country/AA", 5),
            staff("organization/b", "country/BB", 0),
            country("country/AA", "Arland"),
            country("country/BB", "Borland"),
        ])
        .expect("valid entries");
        let best = |text: &str| {
            let hits = gazetteer.find(text);
            let at = hits.iter().position(|hit| &text[hit.span.range()] == "General Staff").expect("named");
            gazetteer.rank(text, &hits, &Context::default())[at][0].clone()
        };
        assert_eq!(best("The General Staff spoke.").evidence, [Evidence::Priority(5)]);
        let absent = best("Borland fell. The General Staff spoke.");
        assert_eq!(absent.entry, EntryIndex(1));
        assert_eq!(absent.evidence, [Evidence::CountryNear, Evidence::CountryMost]);
        assert_eq!(best("Borland met Arland. The General Staff spoke.").entry, EntryIndex(0));
        let most = best("Borland met Arland. Borland won. The General Staff spoke.");
        assert_eq!((most.entry, most.score), (EntryIndex(0), 8), "both are near, and priority counts for more");
    }
}

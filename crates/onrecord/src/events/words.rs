//! Closed classes of words, and the forms of common verbs that are no triggers.

use std::collections::HashMap;

use once_cell::sync::Lazy;

use super::frames::{Frames, Pos};

/// A form of a verb.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// "supply"
    Base,
    /// "supplies"
    Third,
    /// "supplied", "sent", "given": past or past participle.
    Past,
    /// "supplying"
    Ing,
}

macro_rules! word_class {
    ($($(#[$meta:meta])* $name:ident $bit:literal = $words:literal;)+) => {
        $($(#[$meta])* pub(super) const $name: u32 = 1 << $bit;)+
        const CLASSES: &[(u32, &str)] = &[$(($name, $words)),+];
    };
}

static LOOKUP: Lazy<HashMap<&'static str, u32>> = Lazy::new(|| {
    let mut found = HashMap::new();
    for (bit, words) in CLASSES {
        for word in words.split_ascii_whitespace() {
            *found.entry(word).or_default() |= bit;
        }
    }
    found
});

/// Returns the closed classes of a word in lower case, a bit for each.
pub(super) fn classes(word: &str) -> u32 {
    LOOKUP.get(word).copied().unwrap_or_default()
}

/// Whether a word belongs to one of some classes.
pub(super) fn is(word: &str, class: u32) -> bool {
    classes(word) & class != 0
}

word_class! {
    DETERMINERS 0 = "the a an this these those any all some no each every both several many few another such either neither";
    POSSESSIVES 1 = "its his her their our my your whose";
    PRONOUNS 2 = "he she it they we i you him them us me itself themselves himself herself everyone nobody someone";
    MODALS 3 = "will would can could may might must shall should 'll ’ll 'd ’d ca wo cannot";
    BE 4 = "is are was were be been being am 're ’re 'm ’m";
    HAVE 5 = "has have had having 've ’ve";
    DO 6 = "do does did";
    NEGATIONS 7 = "not n't n’t never";
    PREPOSITIONS 8 = "of in on at by for from with about against between into onto over via through under during among amid without within toward towards across despite including like near behind beyond per upon along throughout regarding concerning alongside besides aboard around outside inside except off up out down";
    SUBORDINATORS 9 = "if because while when whereas although though unless whether as after before since until till than where why how once so lest";
    ADVERBS 10 = "also already now then still soon even just again ever yet however meanwhile there here too instead further almost often perhaps maybe thus therefore once together later long ago first only well always sometimes earlier far abroad away back";
    LY_NOUNS 11 = "supply ally rely reply apply assembly family italy july fly early only multiply daily weekly monthly friendly comply likely unlikely deadly imply monopoly anomaly butterfly sicily supplying costly kelly molly emily billy";
    DAYS 12 = "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec jan. feb. mar. apr. jun. jul. aug. sep. sept. oct. nov. dec. today yesterday tomorrow tonight";
    NUMBERS 13 = "one two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty hundred thousand million billion trillion dozen";
    ED_NO_VERBS 14 = "need speed indeed hundred red bed feed seed shed united embed sacred naked wicked breed greed weed reed exceed proceed succeed so-called";
    ING_NO_VERBS 15 = "thing king during beijing nothing something anything everything morning evening spring string wing ring bring sing following according including regarding concerning ceiling being";
    MONTHS_THAT_ARE_WORDS 16 = "may march";
    /// Nouns that count or measure what stands behind "of".
    MEASURES 17 = "hundreds thousands millions billions dozens scores tens tons tonnes rounds types type quantities quantity trainloads trainload shipments shipment batches batch containers container number numbers amount amounts range variety group groups pieces piece units majority kinds kind series package packages stocks stockpile stockpiles set sets barrels worth share part parts handful lots lot couple pair volumes volume loads load kilograms kilos crates boxes cargo cargoes consignment consignments third half quarter list fleet fleets billion million thousand dozen sorts sort forms form sections some most all many several two three four five six seven eight nine ten";
    /// People and bodies that can act.
    ACTORS 18 = "country countries nation nations state states government governments ministry ministries official officials authorities authority army armies military forces force troops soldiers regime regimes company companies firm firms group groups side sides party parties leader leaders president minister ministers diplomat diplomats envoy envoys ally allies partner partners neighbour neighbor neighbours neighbors union council bank banks manufacturer manufacturers supplier suppliers dealer dealers broker brokers trader traders militia militias rebels insurgents fighters militants separatists guerrillas navy police coastguard airline airlines agency agencies general commander commanders citizens individuals entities people persons intermediary intermediaries businessman businessmen executives delegation experts workers engineers technicians instructors specialists scientists mercenaries republic kingdom emirate junta administration embassy coalition alliance bloc members powers power customers customer buyers buyer clients client parliament congress senate court prosecutors senators lawmakers operators crew airmen sailors marines units brigade battalion regiment west monarchy sheikh king prince chief counterpart counterparts colleague dictator strongman ruler secretary premier chancellor ambassador opposition faction factions organization organisation organizations organisations network networks subsidiary subsidiaries contractor contractors paramilitary paramilitaries police maker makers producer producers exporter exporters importer importers shipper movement fleet kremlin capital";
    /// Actors that count as their country.
    STATE_ACTORS 19 = "country nation state government governments ministry official officials authorities army military forces troops soldiers regime leadership diplomat diplomats navy police coastguard minister administration embassy side envoys envoy airmen sailors marines officers officer defence defense parliament dictatorship delegation personnel generals commanders servicemen";
    /// Goods that the gazetteer need not know.
    GOODS 20 = "equipment technology technologies know-how components component parts kit goods cargo supplies stock stockpile hardware munitions munition ammunition fuel oil money cash funds funding loan loans credit grant aid training intelligence data batch shipment shipments consignment consignments container containers crate crates licence license machines machinery systems system vehicles vehicle food medicine medicines flour gas coal uranium chips weapons weapon arms arsenal materiel missiles missile rockets rocket shells shell drones drone bombs guns rifles tanks tank aircraft jets jet helicopters helicopter warplanes planes submarines submarine frigates frigate warships ships boats launchers launcher artillery rounds mortars mines howitzers howitzer radar radars sensors electronics microelectronics microchips semiconductors explosives powder propellant grain wheat rice fertiliser fertilizer oil petroleum diesel blueprints satellites satellite engines engine airframes interceptors projectiles torpedoes vests helmets generators optics batteries battery uniforms gear armour armor tools materials material ammo items products product stuff medicines vaccines trucks lorries cars ore metals steel gold dollars euros billion billions rifle pistols grenades cartridges warheads warhead turbines transformers spares kits package packages";
    /// Those who are killed and wounded.
    PEOPLE 25 = "people civilians civilian soldiers soldier troops children child women men man woman fighters personnel victims passengers officers villagers residents workers crew lives life members dead wounded journalists protesters pilots sailors guards police hostages prisoners families teenagers boys girls worshippers patients demonstrators mercenaries militants";
    /// Nouns of time.
    SPANS 26 = "week weeks month months year years day days time decade decades hour hours minute minutes morning evening afternoon night summer winter spring autumn weekend moment century";
    /// Help in general: no goods, unless it says which.
    HELP 27 = "assistance support help backing cooperation";
    LAWS 21 = "resolution resolutions sanctions sanction embargo embargoes ban bans treaty treaties law laws rule rules controls restrictions agreement agreements obligations commitments norms pact accord convention charter ceasefire truce sovereignty airspace statute cap limits measures blacklist penalties penalty tariffs tariff freeze curbs designation designations measure restriction";
}

/// Base forms of common verbs that tell no event: they end noun phrases and carry subjects.
const VERBS: &str = "say tell know think believe become begin keep hold find show mean put let seem need try ask turn work call leave feel bring happen write provide sit stand lose pay meet include continue set learn change lead understand watch follow stop create speak read allow add spend grow open walk win offer remember love consider appear buy wait serve die send expect build stay fall cut reach kill remain suggest raise pass sell require report decide pull deny reject warn accuse urge claim confirm announce insist argue note estimate assess describe express condemn demand pledge promise vow want plan intend hope fear seek aim agree refuse fail threaten prepare propose agree welcome respond reply explain emphasise emphasize stress recall acknowledge admit concede dispute dismiss maintain disclose reveal indicate point cite quote publish release discuss discover see take make go come get give use tie help force push press move run rise drop face mark reflect concern involve contain cost carry remain live exist belong depend rely support join host arrive depart travel visit attend start end finish return cross enter approve authorise authorize permit prohibit forbid prevent block hinder enable convince persuade encourage invite order instruct oblige oversee lift ease tighten suspend cancel resume double triple rise increase decrease reduce expand strengthen deepen undermine violate breach fuel prop shore promote destabilize destabilise represent amount await attract seem look sound suffer stem result boost cover own fight break choose draw drive eat fly forget forgive freeze hear hide hit hurt lay lend lie ride ring shake shine shoot shut sink sleep steal stick strike swear sweep swim swing teach tear throw wake wear weep wind identify examine investigate inspect monitor track verify analyse analyze photograph film obtain acquire test fire deliver ship supply transfer export import";
/// Irregular pasts and participles.
const PASTS: &str = "said told knew known thought became begun began kept held found shown meant put let left felt brought wrote written sat stood lost paid met set led understood read spent grew grown won sent built stayed fell fallen cut sold bought spoke spoken took taken made went gone came got gotten gave given saw seen ran run rose risen sought broke broken chose chosen drew drawn drove driven flew flown forgot forgiven froze frozen heard hid hidden hit hurt laid lent lay lain rode rang shook shot shut sank sunk slept stole stolen stuck struck swore sworn swept swum swung taught tore torn threw thrown woke wore worn forbade forbidden fought dealt bore borne overtook undertook undertaken withdrew withdrawn withheld underwent foresaw foreseen oversaw shed spread split burst cost quit beat beaten bound dug fed fled led leapt lit";

static COMMON: Lazy<HashMap<String, Form>> = Lazy::new(|| {
    let mut forms = HashMap::new();
    for base in VERBS.split_ascii_whitespace() {
        let stem = base.strip_suffix('e').unwrap_or(base);
        forms.insert(format!("{stem}ing"), Form::Ing);
        forms.insert(format!("{stem}ed"), Form::Past);
        let last = &base[base.len() - 1..];
        let before = base[..base.len() - 1].chars().next_back().unwrap_or('e');
        if last == "y" && !"aeiou".contains(before) {
            let stem = &base[..base.len() - 1];
            forms.insert(format!("{stem}ies"), Form::Third);
            forms.insert(format!("{stem}ied"), Form::Past);
        } else if ["s", "x", "z", "ch", "sh", "o"].iter().any(|e| base.ends_with(e)) {
            forms.insert(format!("{base}es"), Form::Third);
        } else {
            forms.insert(format!("{base}s"), Form::Third);
        }
        forms.insert(format!("{base}{last}ing"), Form::Ing);
        forms.insert(format!("{base}{last}ed"), Form::Past);
        forms.insert(base.to_owned(), Form::Base);
    }
    for past in PASTS.split_ascii_whitespace() {
        forms.insert(past.to_owned(), Form::Past);
    }
    forms
});

/// Whether a word is a form of a common verb that tells no event.
pub(super) fn is_common_verb(word: &str) -> bool {
    COMMON.contains_key(word)
}

/// Returns the form that a word has as a verb, or `None` where it is no verb that is known or looks like one.
pub(super) fn verb_form(frames: &Frames, word: &str) -> Option<Form> {
    if let Some(form) = COMMON.get(word) {
        return Some(*form);
    }
    let known = frames
        .starting(word)
        .iter()
        .filter(|f| f.rest.is_empty())
        .map(|f| frames.frame(f))
        .find(|f| f.pos == Pos::Verb);
    if let Some(frame) = known {
        return Some(if word.ends_with("ing") {
            Form::Ing
        } else if *frame.lemma == *word {
            Form::Base
        } else if word.ends_with('s') {
            Form::Third
        } else {
            Form::Past
        });
    }
    if word.len() > 4 && word.ends_with("ed") && !is(word, ED_NO_VERBS) {
        return Some(Form::Past);
    }
    (word.len() > 5 && word.ends_with("ing") && !is(word, ING_NO_VERBS)).then_some(Form::Ing)
}

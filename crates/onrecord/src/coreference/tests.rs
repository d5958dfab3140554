//! Whole sentences: what is a mention, and what noun phrases refer to.

use super::*;
use crate::gazetteer::Gazetteer;
use crate::mention::{Input, find};
use crate::structure::Layout;

fn with_article(text: &str, check: impl Fn(&Article<'_>)) {
    with_outlet(text, None, check);
}

fn with_outlet(text: &str, outlet: Option<&str>, check: impl Fn(&Article<'_>)) {
    let gazetteer = Gazetteer::built_in().expect("own data");
    let layout = Layout::read(text, None);
    let forest = crate::syntax::Forest::of(text, &layout);
    let mentions =
        find(&Input { text, layout: &layout, forest: &forest, gazetteer: &gazetteer, outlet, published: None });
    let (times, quantities) = (Vec::new(), Vec::new());
    check(&Article {
        text,
        title: None,
        outlet,
        state: None,
        published: None,
        gazetteer: &gazetteer,
        cues: crate::lexicon::cues::CueLexicon::built_in(),
        frames: crate::lexicon::triggers::TriggerLexicon::built_in(),
        forest,
        layout,
        mentions,
        times,
        quantities,
    });
}

#[track_caller]
fn check(text: &str, phrase: &str, expected: &[&str]) {
    with_article(text, |article| {
        let at = text.rfind(phrase).expect("phrase in text") as u32;
        let found = referents(article, ByteSpan::new(at, at + phrase.len() as u32));
        assert_eq!(found.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), expected, "{phrase} in {text}");
    });
}

#[track_caller]
fn names(text: &str, expected: &[&str]) {
    with_article(text, |article| {
        let found: Vec<&str> = article.mentions.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    });
}

#[test]
fn private_people_and_rebels_are_not_their_state() {
    check("A Chinese firm pleaded guilty", "A Chinese firm", &[]);
    check("Four Chinese nationals were charged", "Four Chinese nationals", &[]);
    check("They armed the Peruvian rebels", "the Peruvian rebels", &[]);
    check("He helped citizens of Iran", "citizens of Iran", &[]);
    check("They met the Syrian army", "the Syrian army", &["Syrian Armed Forces"]);
}

#[test]
fn lists_of_persons_with_their_offices() {
    let check = |text: &str, expected: &[&str]| {
        let sentence = format!("{text} said that the old bridge had fallen over there.");
        with_article(&sentence, |article| {
            let view = crate::article::tokens::TokenView::new(article);
            let end = article.layout.token_at(text.len() as u32);
            let found = speakers::referents_of(&view, &(0..end));
            assert_eq!(found.iter().map(|r| r.name.as_str()).collect::<Vec<_>>(), expected, "{text}");
        });
    };
    check(
        "Anna Berg, the mayor; Luke Rey, a judge; and Paul Ruiz, her deputy",
        &["Anna Berg", "Luke Rey", "Paul Ruiz"],
    );
    check("Speaker Anna Berg of Lima and Senator Paul Ruiz, a lawyer", &["Anna Berg", "Paul Ruiz"]);
    check("Anna Berg, who met Luke Rey and Paul Ruiz", &["Anna Berg"]);
}

#[test]
fn persons_after_what_they_head() {
    names("He met Assistant Minister for National Security John Q. Ruiz there.", &["John Ruiz"]);
}

#[test]
fn heads_of_noun_phrases() {
    check("South Korean Foreign Minister Park Jin arrived", "South Korean Foreign Minister Park Jin", &["Park Jin"]);
    check("Iran and Russia agreed", "Iran and Russia", &["Iran", "Russia"]);
    check(
        "Then Zurab Khvingia, the head of customs in Georgia, left",
        "Zurab Khvingia, the head of customs in Georgia",
        &["Zurab Khvingia"],
    );
}

#[test]
fn pronouns_and_descriptions() {
    check("Sergei Lavrov met Maria Zakharova. She left before he spoke.", "She", &["Maria Zakharova"]);
    check("Sergei Lavrov met Maria Zakharova. She left before he spoke.", "he", &["Sergei Lavrov"]);
    check("The State Department refused. Later the department agreed.", "the department", &["US Department of State"]);
    check("Iran met Russia again. The two countries talked.", "The two countries", &["Iran", "Russia"]);
    check(
        "Armenia waited. Then its foreign ministry spoke.",
        "its foreign ministry",
        &["Armenian Ministry of Foreign Affairs"],
    );
}

#[test]
fn new_names_and_their_short_forms() {
    names("On Monday spokesman Tamer Hawarneh spoke. Mr Hawarneh then left.", &["Tamer Hawarneh", "Tamer Hawarneh"]);
    names("They found that Hesperia Shipping Company paid.", &["Hesperia Shipping Company"]);
}

#[test]
fn capitals_act_or_lie_somewhere() {
    names("Talks in Moscow failed, Moscow said.", &["Moscow", "Russia"]);
}

#[track_caller]
fn named(text: &str, outlet: Option<&str>, expected: &[&str]) {
    with_outlet(text, outlet, |article| {
        let found: Vec<&str> = article.mentions.iter().map(|m| m.name.as_str()).collect();
        assert_eq!(found, expected, "{text}");
    });
}

#[cfg(feature = "model-en")]
#[test]
fn particles_hyphens_and_titles_of_new_names() {
    names(
        "The director, Colonel Nasser bin Ghalib al-Rubai, spoke. Al-Rubai then left.",
        &["Nasser bin Ghalib al-Rubai", "Nasser bin Ghalib al-Rubai"],
    );
    names("Rep. Jo Gi-on of the opposition spoke.", &["Jo Gi-on"]);
    names("Coast Guard Commodore Ramil King spoke. King left.", &["Coast Guard", "Ramil King", "Ramil King"]);
    names("Víctor Salas Quispe spoke. Salas then left.", &["Víctor Salas Quispe", "Víctor Salas Quispe"]);
    names("A note by A. Lindqvist pleased Astrid Lindqvist.", &["Astrid Lindqvist"; 2]);
    names("A Marseille-based firm paid Yann Le Goff.", &["Marseille", "Yann Le Goff"]);
}

#[test]
fn what_is_no_person() {
    names("They crossed the Green Valley after the Clean Sea Act.", &["Green Valley"]);
    names("It lies in Porto Novinho and Santa Brisa.", &["Porto Novinho", "Santa Brisa"]);
    names("The Orsk Metal Works Corporation paid them.", &["Orsk Metal Works Corporation"]);
}

#[test]
fn a_longer_name_after_an_article() {
    names("The National Intelligence Service spoke.", &["South Korean National Intelligence Service"]);
}

#[test]
fn bodies_by_whose_they_are() {
    names("The trade ministry of Kazakhstan spoke.", &["Kazakh Ministry of Trade", "Kazakhstan"]);
    names("Puntland's foreign ministry spoke.", &["Puntland", "Puntland Ministry of Foreign Affairs"]);
    names("The Chinese Embassy in Lima was silent.", &["China", "Chinese Embassy in Lima", "Lima"]);
    names(
        "The spokesman of the Ministry of Defence, Igor Konashenkov, spoke.",
        &["Russian Ministry of Defence", "Igor Konashenkov"],
    );
    named("The Foreign Ministry was silent.", Some("Tbilisi Courier"), &["Georgian Ministry of Foreign Affairs"]);
}

#[test]
fn the_own_outlet() {
    named("He told the Lantern so. Osk Lantern staff wrote it.", Some("Osk Lantern"), &["Osk Lantern", "Osk Lantern"]);
}

#[test]
fn plain_nouns_for_states() {
    names("The Russian military left.", &["Russia"]);
    names("The Polish parliament met.", &["Poland"]);
}

#[test]
fn kinds_asked_for_by_the_words_beside() {
    names("The newspaper NV wrote it.", &["New Voice of Ukraine"]);
    names("They want Su-30 and K-8 jets.", &["Su-30", "K-8 Karakorum"]);
}

#[test]
fn subjects_of_the_clauses_around() {
    check("Anna Berg met Paul Ruiz when she said that he would go.", "she", &["Anna Berg"]);
    check("Robert Malley left. John Kirby was angry when he spoke.", "he", &["John Kirby"]);
    check("Sergei Lavrov met Wang Yi, who regretted what he called lies.", "he", &["Wang Yi"]);
}

#[test]
fn offices_mean_persons() {
    check(
        "Salima Barro, the energy minister, met Iran's envoy. Later the minister left.",
        "the minister",
        &["Salima Barro"],
    );
    check(
        "Iran's foreign minister spoke. Hungarian Foreign Minister Pal Toth met Foreign Minister Hossein Amir-Abdollahian.",
        "Iran's foreign minister",
        &["Hossein Amir-Abdollahian"],
    );
    check(
        "Foreign Minister Pal Toth met Foreign Minister Ana Ruiz. The ministers agreed.",
        "The ministers",
        &["Pal Toth", "Ana Ruiz"],
    );
    check("A port official spoke. Harbour Minister Pal Toth was alone.", "A port official", &[]);
    check(
        "A harbour ministry official spoke. Deputy Harbour Minister Pal Toth was alone.",
        "A harbour ministry official",
        &["Pal Toth"],
    );
}

#[cfg(feature = "model-en")]
#[test]
fn bodies_referred_to_by_their_kind() {
    check("The Haitian National Police came. The police left.", "The police", &["Haitian National Police"]);
    check("Serbian President Aleksandar Vucic left. His office spoke.", "His office", &["Serbian Presidency"]);
    check(
        "Egypt was silent on Libya. Its foreign ministry spoke.",
        "Its foreign ministry",
        &["Egyptian Ministry of Foreign Affairs"],
    );
}

#[cfg(feature = "model-en")]
#[test]
fn names_that_only_describe() {
    check("The Anna Berg campaign spoke.", "The Anna Berg campaign", &[]);
    check(
        "Japan's Kawasaki Heavy Industries spoke.",
        "Japan's Kawasaki Heavy Industries",
        &["Kawasaki Heavy Industries"],
    );
    check("A Bangkok company spoke.", "A Bangkok company", &[]);
}

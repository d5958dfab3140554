//! Cases for the lemmas, and the check of the table.

use super::super::exceptions::TABLE;
use super::super::letter_case::NAME_ENDINGS;
use super::*;
use crate::text::lists::LISTS;

/// Checks words of one tag, "form>lemma" each; a form alone is its own lemma.
#[track_caller]
fn check(upos: Upos, xpos: &str, cases: &str) {
    for case in cases.split_whitespace() {
        let (form, expected) = case.split_once('>').unwrap_or((case, case));
        assert_eq!(lemma(form, upos, xpos), expected, "{form}/{xpos}");
    }
}

#[test]
fn nouns() {
    check(
        Upos::Noun,
        "NN",
        "missile Missile>missile WAR>war GDP UAV ICBM CO2 B PhD SAM PM>p.m. tv>TV anti-Semitism bus",
    );
    check(Upos::Noun, "NN", "e-mail Report.pdf>report.pdf Café>café");
    check(
        Upos::Noun,
        "NNS",
        "missiles>missile munitions>munition howitzers>howitzer shells>shell drones>drone forces>force",
    );
    check(
        Upos::Noun,
        "NNS",
        "agencies>agency allies>ally convoys>convoy sorties>sortie movies>movie lies>lie monies>money",
    );
    check(
        Upos::Noun,
        "NNS",
        "buses>bus gases>gas boxes>box taxes>tax axes>axe losses>loss viruses>virus causes>cause uses>use",
    );
    check(
        Upos::Noun,
        "NNS",
        "batteries>battery breaches>breach headaches>headache clashes>clash blitzes>blitz quizzes>quiz",
    );
    check(
        Upos::Noun,
        "NNS",
        "crises>crisis analyses>analysis bases>base hypotheses>hypothesis diagnoses>diagnosis cases>case",
    );
    check(Upos::Noun, "NNS", "torpedoes>torpedo embargoes>embargo heroes>hero foes>foe shoes>shoe photos>photo");
    check(Upos::Noun, "NNS", "wolves>wolf knives>knife lives>life valves>valve leaves>leaf");
    check(
        Upos::Noun,
        "NNS",
        "spokesmen>spokesman women>woman men>man children>child grandchildren>grandchild feet>foot",
    );
    check(
        Upos::Noun,
        "NNS",
        "criteria>criterion phenomena>phenomenon larvae>larva bureaux>bureau alumni>alumnus indices>index",
    );
    check(
        Upos::Noun,
        "NNS",
        "people peoples>people troops headquarters species series means politics police barracks data",
    );
    check(
        Upos::Noun,
        "NNS",
        "UAVs>UAV AK-47s>AK-47 MPs>MP Su-30s>Su-30 YEARS>year Questions>question 1990s mid-80s 1980's>1980s",
    );
    check(Upos::Noun, "NNS", "Russians>Russian status arthritis passers-by>passer-by brothers-in-law>brother-in-law");
}

#[test]
fn verbs() {
    check(Upos::Verb, "VB", "say Say>say HELP>help be");
    check(Upos::Verb, "VBP", "are>be say");
    check(Upos::Aux, "VBP", "'m>be ’re>be 've>have ’ve>have do");
    check(
        Upos::Verb,
        "VBZ",
        "says>say denies>deny goes>go focuses>focus has>have 's>be ’s>be is>be lies>lie reaches>reach",
    );
    check(Upos::Verb, "VBZ", "pushes>push fixes>fix seizes>seize uses>use passes>pass undergoes>undergo buzzes>buzz");
    check(
        Upos::Verb,
        "VBD",
        "said>say Denied>deny stopped>stop hoped>hope visited>visit targeted>target completed>complete",
    );
    check(
        Upos::Verb,
        "VBD",
        "agreed>agree freed>free needed>need died>die tied>tie untied>untie controlled>control called>call",
    );
    check(
        Upos::Verb,
        "VBD",
        "cancelled>cancel canceled>cancel shelled>shell fuelled>fuel installed>install passed>pass",
    );
    check(
        Upos::Verb,
        "VBD",
        "changed>change hanged>hang plunged>plunge belonged>belong infringed>infringe charged>charge",
    );
    check(
        Upos::Verb,
        "VBD",
        "raised>raise released>release focused>focus seized>seize reinforced>reinforce pursued>pursue",
    );
    check(
        Upos::Verb,
        "VBD",
        "created>create treated>treat evaluated>evaluate persuaded>persuade avoided>avoid guided>guide",
    );
    check(
        Upos::Verb,
        "VBD",
        "explored>explore monitored>monitor secured>secure armoured>armour delivered>deliver fired>fire",
    );
    check(Upos::Verb, "VBD", "panicked>panic trafficked>traffic vetoed>veto shot>shoot put cut read OK'd>ok");
    check(
        Upos::Verb,
        "VBN",
        "rebuilt>rebuild overthrown>overthrow misunderstood>misunderstand withdrawn>withdraw sent>send",
    );
    check(Upos::Verb, "VBN", "re-read been>be born>bear re-built>re-build shed undergone>undergo hand-held>hand-hold");
    check(
        Upos::Verb,
        "VBG",
        "hoping>hope stopping>stop putting>put dying>die agreeing>agree seeing>see being>be arming>arm",
    );
    check(
        Upos::Verb,
        "VBG",
        "bringing>bring goin'>go gon>go skiing>ski enabling>enable tasting>taste testing>test breathing>breathe",
    );
    check(
        Upos::Verb,
        "VBG",
        "describing>describe provoking>provoke developing>develop postponing>postpone abandoning>abandon",
    );
}

#[test]
fn adjectives_and_adverbs() {
    check(
        Upos::Adj,
        "JJ",
        "Strategic>strategic Russian RUSSIAN>Russian Angolan Moldavian Burmese Civilian>civilian russian",
    );
    check(
        Upos::Adj,
        "JJ",
        "Anti-Israeli>anti-Israeli pro-Beijing Pro-Kremlin>pro-Kremlin Well-Known>well-known Humanitarian>humanitarian",
    );
    check(
        Upos::Adj,
        "JJR",
        "bigger>big easier>easy later>late larger>large stronger>strong younger>young better>good more",
    );
    check(
        Upos::Adj,
        "JJS",
        "biggest>big easiest>easy nicest>nice simplest>simple worst>bad Best>good most safest>safe",
    );
    check(Upos::Adv, "RBR", "better>well further>far sooner>soon less");
    check(Upos::Adv, "RB", "Now>now n't>not n’t>not N'T>not aka>a.k.a.");
}

#[test]
fn closed_classes() {
    check(Upos::Pron, "PRP", "me>I I i>I Them>they her>she 's>we ’em>they theirs>their himself IT>it");
    check(Upos::Pron, "PRP$", "their Her>her");
    check(Upos::Det, "DT", "an>a An>a these>this The>the");
    check(Upos::Aux, "MD", "'ll>will ’ll>will ca>can wo>will could 'd>would");
    check(Upos::Aux, "VBD", "'d>have was>be did>do");
    check(Upos::Part, "TO", "na>to to");
    check(Upos::Part, "POS", "'s ’s>'s '>'s");
    check(Upos::Intj, "UH", "Yes>yes na");
    check(Upos::Num, "CD", "15,000>15000 3.5 Ten>ten m>million bn>billion XIV I $2,000>$2000");
}

#[test]
fn names() {
    check(
        Upos::Propn,
        "NNP",
        "Russia Moscow's U.S. NATO KAMALA>Kamala UNESCO UNIFIL al Sept.>September Wed.>Wednesday iPhone",
    );
    check(
        Upos::Propn,
        "NNPS",
        "Nations>Nation Forces>Force Emirates>Emirate Philippines Women>Woman Industries>Industry",
    );
    check(
        Upos::Propn,
        "NNPS",
        "Houthis>Houthi Kuwaitis>Kuwaiti F-16s>F-16 AMERICANS>American People McDonalds>McDonald",
    );
    check(Upos::Verb, "NNP", "United>Unite Rolling>Roll Developing>Develop Deemed>Deem");
    check(Upos::Adj, "NNP", "United");
}

#[test]
fn signs_and_foreign_words() {
    check(Upos::Punct, "``", "“>\" \"");
    check(Upos::Punct, "''", "’>' ”>\"");
    check(Upos::Punct, ":", "–>- -->- — …");
    check(Upos::Punct, ",", "-- ,");
    check(Upos::X, "FW", "Vive etc>etc.");
    check(Upos::X, "ADD", "Press@Example.org");
    check(Upos::Sym, "NFP", ":D");
}

#[test]
fn borrows_what_it_can() {
    for (form, upos, xpos) in [
        ("missiles", Upos::Noun, "NNS"),
        ("visited", Upos::Verb, "VBD"),
        ("said", Upos::Verb, "VBD"),
        ("", Upos::X, ""),
    ] {
        assert!(matches!(lemma(form, upos, xpos), Cow::Borrowed(_)), "{form}");
    }
}

#[test]
fn any_word_with_any_tag_has_a_lemma() {
    let words = [
        "",
        "s",
        "S",
        "'s",
        "’s",
        "ed",
        "ing",
        "er",
        "est",
        "ied",
        "eed",
        "men",
        "ß",
        "és",
        "ÉS",
        "ÇING",
        "Ғs",
        "łed",
        "İs",
        "日本s",
        "🚀s",
        "🚀ed",
        "é's",
        "re-",
        "-",
        "--",
        "-s",
        "-ed",
        "un",
        "unun",
        "ſes",
        "ãoes",
        "ǅs",
        "áing",
        "ééd",
        "q",
        "qued",
        "a\u{301}s",
        "’",
        "’’d",
        "ßing",
        "ıer",
        "0s",
        "00s",
        "Ést",
        "É-",
        "é.É",
        ".",
        "..",
        "XIV",
        ",",
        "1,",
        "\u{0}",
        "overoverovered",
        "IIIIIIIIIIIIIIIIIIIIIIIIIIs",
    ];
    let xpos = [
        "", "NN", "NNS", "NNP", "NNPS", "VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "JJ", "JJR", "JJS", "RB", "RBR",
        "RBS", "PRP", "CD", "MD", "POS", "SYM", "FW", "日本",
    ];
    for word in words {
        for &upos in Upos::ALL {
            for xpos in xpos {
                let found = lemma(word, upos, xpos);
                assert_eq!(found.is_empty(), word.is_empty(), "{word:?} {upos} {xpos} gave {found:?}");
            }
        }
    }
}

#[test]
fn long_words_are_no_burden() {
    for part in ["y", "re", "un-", "ss", "É", "ee"] {
        let word = part.repeat(100_000) + "ed";
        for xpos in ["NN", "NNS", "NNP", "NNPS", "VBD", "VBG", "JJ", "JJR", "CD"] {
            assert!(lemma(&word, Upos::X, xpos).len() + 2 >= word.len() - 1, "{part} {xpos}");
        }
    }
}

#[test]
fn the_table_loads_and_no_row_is_idle() {
    assert!(TABLE.len() > 1000);
    let mut idle: Vec<_> = TABLE
        .iter()
        .filter(|((class, form), lemma)| match class {
            Inflection::Adjective => *form == **lemma && !NAME_ENDINGS.iter().any(|e| form.ends_with(e)),
            // Rows of the word after a prefix are looked up as well.
            Inflection::Past | Inflection::Stem => bare(form, *class) == **lemma,
            _ => by_rule((*form).into(), *class) == **lemma,
        })
        .map(|((class, form), lemma)| format!("{class:?}\t{form}\t{lemma}"))
        .collect();
    idle.sort();
    assert!(idle.is_empty(), "rows that the rules would give anyway:\n{}", idle.join("\n"));
}

/// The lemma without a row of its own.
fn bare(form: &str, class: Inflection) -> Cow<'_, str> {
    let after = LISTS.verb_prefixes.iter().filter(|p| form.starts_with(**p)).find_map(|p| {
        let rest = form.get(p.len()..).filter(|rest| rest.len() > 2)?;
        Some(Cow::Owned(format!("{p}{}", exception(rest, class)?)))
    });
    after.unwrap_or_else(|| by_rule(form.into(), class))
}

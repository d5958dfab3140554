//! The codes of events of every kind.

use super::*;
use crate::record::{Act, Claim, Event, EventKind, Extraction, Modality, Polarity};

/// Makes an event from `transfer sold: negated planned supplier=Iran item=shells`.
fn event(told: &str) -> Event {
    let (head, rest) = told.split_once(':').expect("a colon");
    let (kind, trigger) = head.split_once(' ').expect("a trigger");
    let (mut polarity, mut modality, mut roles) = ("affirmed", "actual", Vec::new());
    for word in rest.split_whitespace() {
        match word.split_once('=') {
            Some((role, text)) => roles.push(serde_json::json!({"role": role, "text": text, "names": [text]})),
            None if word == "negated" => polarity = word,
            None => modality = word,
        }
    }
    let event = serde_json::json!({
        "id": "e1", "kind": kind, "trigger": {"start": 0, "end": 1, "text": trigger},
        "polarity": polarity, "modality": modality, "roles": roles,
    });
    serde_json::from_value(event).expect("an event")
}

/// A claim of Ana Lima's.
fn claim(act: Act) -> Claim {
    let claim = serde_json::json!({
        "id": "c1", "source": {"names": ["Ana Lima"], "entities": ["person/ana-lima"]},
        "cue": {"text": "said", "act": act}, "content": {},
    });
    serde_json::from_value(claim).expect("a claim")
}

/// Writes codes as `COERCE seize (future) 171 Iran > Mali`.
fn written(codes: &Codes) -> String {
    let mut parts: Vec<String> = codes.plover.iter().map(ToString::to_string).collect();
    parts.extend(codes.plover_mode.clone());
    parts.extend(codes.plover_context.map(|c| format!("({c})")));
    parts.extend(codes.cameo.clone());
    parts.push(codes.source.names.join("+"));
    if !codes.target.names.is_empty() {
        parts.push(format!("> {}", codes.target.names.join("+")));
    }
    parts.join(" ")
}

#[track_caller]
fn check(rows: &[(&str, &str)]) {
    for (told, expected) in rows {
        assert_eq!(written(&event(told).codes(None)), *expected, "{told}");
    }
}

#[test]
fn transfers() {
    check(&[
        ("transfer sold: supplier=Iran recipient=Mali item=tanks", "COOPERATE 062 Iran > Mali"),
        ("transfer exports: supplier=Iran recipient=Mali item=pumps", "COOPERATE 061 Iran > Mali"),
        ("transfer sent: supplier=Iran recipient=Mali item=shells", "AID 072 Iran > Mali"),
        ("transfer sent: supplier=Iran recipient=Mali item=rice", "AID 073 Iran > Mali"),
        ("transfer gave: supplier=Iran recipient=Mali item=loans", "AID 071 Iran > Mali"),
        ("transfer sent: supplier=Iran recipient=Mali", "AID 070 Iran > Mali"),
        ("transfer sent: possible supplier=Iran item=shells", "AID (hypothetical) 072 Iran"),
        ("transfer sent: negated supplier=Iran item=shells", "AID (negation) 072 Iran"),
        ("transfer send: planned supplier=Iran recipient=Mali item=shells", "AGREE 0332 Iran > Mali"),
        ("transfer sell: planned supplier=Iran recipient=Mali item=shells", "AGREE 0312 Iran > Mali"),
        ("transfer offered: possible supplier=Iran recipient=Mali", "AGREE 033 Iran > Mali"),
        ("transfer send: negated planned supplier=Iran recipient=Mali item=shells", "REJECT assist 1222 Iran > Mali"),
        ("transfer asked: attempted supplier=Iran recipient=Mali item=shells", "REQUEST assist 0232 Mali > Iran"),
        ("transfer buy: attempted supplier=Iran recipient=Mali item=shells", "AGREE 0312 Mali > Iran"),
    ]);
}

#[test]
fn talks_deals_and_meetings() {
    check(&[
        ("negotiation talks: party=Iran party=Mali item=shells", "CONSULT 046 Iran+Mali"),
        ("negotiation talks: planned party=Iran party=Mali", "AGREE 036 Iran+Mali"),
        ("negotiation talks: negated planned party=Iran", "REJECT meet 125 Iran"),
        ("agreement signed: party=Iran party=Mali", "SUPPORT 057 Iran+Mali"),
        ("agreement agreed: party=Iran party=Mali", "AGREE 030 Iran+Mali"),
        ("agreement sign: planned party=Iran party=Mali", "AGREE 030 Iran+Mali"),
        ("agreement scrapped: party=Iran party=Mali", "SANCTION 160 Iran+Mali"),
        ("agreement scrap: planned party=Iran party=Mali", "REJECT 120 Iran+Mali"),
        ("agreement ceasefire: party=Iran party=Mali", "RETREAT ceasefire 0871 Iran+Mali"),
        ("cooperation ties: party=Iran party=Mali", "COOPERATE 060 Iran+Mali"),
        ("cooperation cooperation: planned party=Iran party=Mali", "AGREE 031 Iran+Mali"),
        ("meeting met: party=Iran party=Mali", "CONSULT 040 Iran+Mali"),
        ("meeting visited: party=Iran party=Mali", "CONSULT 042 Iran+Mali"),
        ("meeting phone call: party=Iran party=Mali", "CONSULT phone 041 Iran+Mali"),
        ("meeting hosted: party=Iran party=Mali", "CONSULT 043 Iran+Mali"),
        ("meeting meet: planned party=Iran party=Mali", "AGREE 036 Iran+Mali"),
    ]);
}

#[test]
fn sanctions_and_rules() {
    check(&[
        ("sanction imposed: sender=Mali target=Iran measure=sanctions", "SANCTION 163 Mali > Iran"),
        ("sanction impose: planned sender=Mali target=Iran", "THREATEN restrict 1312 Mali > Iran"),
        ("sanction imposed: negated sender=Mali target=Iran", "SANCTION (negation) 163 Mali > Iran"),
        ("sanction lifted: sender=Mali target=Iran", "RETREAT 085 Mali > Iran"),
        ("sanction lift: planned sender=Mali target=Iran", "AGREE 0354 Mali > Iran"),
        ("sanction lift: negated planned sender=Mali target=Iran", "REJECT yield 1244 Mali > Iran"),
        ("violation violated: violator=Iran rule=embargo", "REJECT 128 Iran"),
        ("violation broke: violator=Iran rule=ceasefire", "ASSAULT 196 Iran"),
        ("evasion disguised: evader=Iran item=shells", "REJECT 128 Iran"),
        ("production built: producer=Iran item=drones", "Iran"),
    ]);
}

#[test]
fn licences_votes_relations_and_courts() {
    check(&[
        ("licence granted: issuer=Iran holder=Mali item=shells", "COOPERATE 061 Iran > Mali"),
        ("licence refused: negated issuer=Iran holder=Mali", "COOPERATE (negation) 061 Iran > Mali"),
        ("licence revoked: issuer=Iran holder=Mali", "SANCTION discontinue 160 Iran > Mali"),
        ("licence applied: attempted issuer=Iran holder=Mali", "REQUEST assist 0211 Mali > Iran"),
        ("vote adopted: voter=Iran measure=resolution", "SUPPORT 051 Iran"),
        ("vote vetoed: negated voter=Iran measure=resolution", "REJECT 129 Iran"),
        ("relations expelled: sender=Mali target=Iran", "SANCTION expel 166 Mali > Iran"),
        ("relations severed: sender=Mali target=Iran", "SANCTION discontinue 161 Mali > Iran"),
        ("relations restore: planned sender=Mali target=Iran", "AGREE 030 Mali > Iran"),
        ("relations summoned: sender=Mali target=Iran", "ACCUSE disapprove 114 Mali > Iran"),
        ("legal arrested: authority=Mali defendant=dealers", "COERCE arrest 173 Mali > dealers"),
        ("legal sentenced: authority=Mali defendant=dealers", "SANCTION convict 173 Mali > dealers"),
    ]);
}

#[test]
fn force() {
    check(&[
        ("attack invaded: attacker=Iran target=Mali", "ASSAULT 190 Iran > Mali"),
        ("attack airstrike: attacker=Iran target=Mali", "ASSAULT aerial 195 Iran > Mali"),
        ("attack struck: attacker=Iran target=Mali weapon=drones", "ASSAULT drone 195 Iran > Mali"),
        ("attack shelled: attacker=Iran target=Mali", "ASSAULT heavy-weapons 194 Iran > Mali"),
        ("attack occupied: attacker=Iran target=Mali", "COERCE seize 192 Iran > Mali"),
        ("attack attack: planned attacker=Iran target=Mali", "THREATEN violence 138 Iran > Mali"),
        ("attack attack: conditional attacker=Iran target=Mali", "ASSAULT (hypothetical) 190 Iran > Mali"),
        ("deployment deployed: deployer=Iran item=troops", "MOBILIZE troops 154 Iran"),
        ("deployment stationed: deployer=Iran item=missiles", "MOBILIZE weapons 154 Iran"),
        ("deployment deploy: planned deployer=Iran item=troops", "MOBILIZE troops (future) 154 Iran"),
        ("deployment sent: deployer=Iran item=peacekeepers", "AID 074 Iran"),
        ("withdrawal withdrew: deployer=Iran item=troops", "RETREAT withdraw 087 Iran"),
        ("withdrawal withdraw: planned deployer=Iran item=troops", "AGREE 0356 Iran"),
        ("test test-fired: actor=Iran item=missile", "MOBILIZE weapons 150 Iran"),
        ("casualty killed: attacker=Iran victim=sailors", "ASSAULT 190 Iran > sailors"),
        ("casualty massacred: victim=sailors", "ASSAULT massacre 202  > sailors"),
        ("seizure impounded: seizer=Iran item=rifles holder=Mali", "COERCE seize 171 Iran > Mali"),
        ("seizure intercepted: seizer=Iran holder=Mali", "COERCE restrict 191 Iran > Mali"),
        ("seizure arrested: seizer=Iran holder=Mali", "COERCE arrest 173 Iran > Mali"),
    ]);
}

#[test]
fn the_act_of_the_claim_counts() {
    let codes = |told: &str, act| written(&event(told).codes(Some(&claim(act))));
    let sold = "transfer sold: supplier=Iran recipient=Mali item=tanks";
    assert_eq!(codes(sold, Act::Say), "COOPERATE 062 Iran > Mali");
    assert_eq!(codes(sold, Act::Condemn), "COOPERATE 062 Iran > Mali");
    assert_eq!(codes(sold, Act::Accuse), "ACCUSE allege 112 Ana Lima > Iran");
    assert_eq!(codes("attack struck: attacker=Iran", Act::Accuse), "ACCUSE allege 1123 Ana Lima > Iran");
    assert_eq!(codes("transfer sold: negated supplier=Iran", Act::Deny), "016 Ana Lima");
    assert_eq!(codes("transfer send: demanded supplier=Iran", Act::Demand), "REQUEST assist 023 Ana Lima > Iran");
    assert_eq!(
        codes("transfer send: negated demanded supplier=Iran", Act::Demand),
        "REQUEST change 0242 Ana Lima > Iran"
    );
    assert_eq!(
        codes("attack strike: negated demanded attacker=Iran", Act::Demand),
        "REQUEST yield 0256 Ana Lima > Iran"
    );
    let codes = event("transfer send: demanded supplier=Iran").codes(Some(&claim(Act::Demand)));
    assert_eq!(codes.source.entities[0].as_str(), "person/ana-lima");
    assert_eq!(codes.cameo_root(), Some("02"));
}

#[test]
fn all_but_making_goods_is_coded() {
    for kind in EventKind::ALL {
        for polarity in Polarity::ALL {
            for modality in Modality::ALL {
                let mut event = event(&format!("{kind} x:"));
                (event.polarity, event.modality) = (*polarity, *modality);
                let codes = event.codes(None);
                let coded = codes.plover.is_some() && codes.cameo.is_some();
                assert_eq!(coded, *kind != EventKind::Production, "{kind} {polarity} {modality}");
            }
        }
    }
}

#[test]
fn a_weapon_by_name_is_arms() {
    let mut event = event("transfer sold: supplier=Iran item=Bavar-373");
    event.roles[1].entities = vec!["weapon/bavar-373".parse().expect("an id")];
    assert_eq!(written(&event.codes(None)), "COOPERATE 062 Iran");
}

#[test]
fn an_extraction_knows_the_claim() {
    let text = "Ana Lima denied it.";
    let json = r#"{"schema": "onrecord/1", "offset_unit": "byte",
        "claims": [{"id": "c1", "source": {"names": ["Ana Lima"]}, "cue": {"spans": [{"start": 9, "end": 15}], "act": "deny"},
                    "content": {"spans": [{"start": 16, "end": 18}]}}],
        "events": [{"id": "e1", "kind": "transfer", "trigger": {"start": 16, "end": 18}, "polarity": "negated", "claim": "c1"}]}"#;
    let extraction = Extraction::from_json(json, text).expect("a sound record");
    assert_eq!(written(&extraction.codes(&extraction.events()[0])), "016 Ana Lima");
}

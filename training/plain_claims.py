"""Writes a few plain sentences for each strong cue of the lexicon, with their attributions, an article a line.

    python training/plain_claims.py --out plain.jsonl
    onrecord-train rows --articles plain.jsonl --out rows/plain

The lexicon says what may carry a cue's content ("that", "to", "of" and so on). Real articles show most cues seldom and
many never: from these sentences the reader of attributions learns what each of them does where nothing else decides.
The rows have the form of PolNeAR: {"id", "publisher", "text", "attributions": [{"source", "cue", "content"}]}.
"""

import argparse
import csv
import json
import random
from pathlib import Path

CUES = Path(__file__).parents[1] / "crates/onrecord/data/cues/cues.csv"
LEAST_STRENGTH = 0.6

SOURCES = [
    "Berg",
    "Anna Berg",
    "the minister",
    "the ministry",
    "Iran",
    "the government",
    "Peru",
    "he",
    "she",
    "they",
    "the foreign ministry",
    "two officials",
    "a spokesman for the army",
    "the president",
    "Moreau",
    "analysts",
    "Prime Minister Ioan Radu",
    "the company",
    "the rebels",
    "Oslo",
    "Kang",
    "the court",
    "diplomats",
    "the embassy",
]
ADDRESSEES = ["the firm", "Chad", "its neighbour", "both sides", "the minister", "Mali", "the rebels", "reporters"]
CLAUSES = [
    "the ships had left the port",
    "the deal would be signed in May",
    "no shell had been sold to the rebels",
    "the tanks were old",
    "two drones hit the depot",
    "the talks will go on",
    "Chad had broken the embargo",
    "the fleet needs more pilots",
    "there was no such contract",
    "the offer is still on the table",
]
GERUNDS = [
    "supplying drones",
    "supplying drones to the rebels",
    "selling missiles to Chad",
    "breaking the embargo",
    "shelling the town",
    "hiding the ships",
    "paying the smugglers",
    "having sent any troops",
]
PHRASES = ["the report", "the claims", "the attack on the port", "the sale of jets", "the charges", "the decision"]
INFINITIVES = ["sell no more shells", "send more troops", "sign the treaty", "free the crew", "end the blockade"]
QUOTATIONS = ["We will not sell a single shell", "The talks have failed", "Nobody asked us", "This is a grave mistake"]
QUESTIONS = ["whether the ships had left", "how the drones were paid for", "why the talks had failed"]
BEFORE = {
    "": 0, "also ": 0, "repeatedly ": 0, "has ": 1, "has repeatedly ": 1, "have long ": 1, "had again ": 1,
}  # fmt: skip
"""What may stand before a verb, and whether its participle follows."""
VERB_PATTERNS = {
    "that": ["S V that CLAUSE.", "S V on Monday that CLAUSE.", "S V that CLAUSE."],
    "zero": ["S V CLAUSE.", "CLAUSE, S V."],
    "quote": ["“QUOTATION,” S V.", "“QUOTATION,” V S.", "S V: “QUOTATION.”"],
    "to": ["S V to INFINITIVE."],
    "wh": ["S V QUESTION."],
    "of": ["S V OBJECT of GERUND."],
    "obj-to": ["S V OBJECT to INFINITIVE."],
    "obj-that": ["S V ADDRESSEE that CLAUSE."],
}
BARE = {"deny": ["S V GERUND.", "S V PHRASE."], "condemn": ["S V PHRASE."], "confirm": ["S V PHRASE."]}
"""What verbs with a noun phrase as their content carry, by act."""
LISTS = {
    "CLAUSE": CLAUSES, "GERUND": GERUNDS, "PHRASE": PHRASES, "INFINITIVE": INFINITIVES, "QUESTION": QUESTIONS,
}  # fmt: skip


def verb(forms: list[str], choice: random.Random, source: str) -> str:
    """Returns a verb in the past, the perfect or the present, as its subject asks for."""
    before = choice.choice(list(BEFORE))
    many = source in ("they", "two officials", "analysts", "the rebels", "diplomats")
    if BEFORE[before]:
        has = before.replace("has ", "have ") if many else before.replace("have ", "has ")
        return has + forms[-2]
    if choice.random() < 0.25:
        return before + forms[0 if many else 1]
    return before + forms[2]


def upper(text: str) -> str:
    """Returns a text with a capital letter at its start, where it does not start with a quotation mark."""
    return text[:1].upper() + text[1:]


def sentence(pattern: str, forms: list[str], choice: random.Random) -> tuple[str, dict]:
    """Fills a pattern, and returns the text with the spans of source, cue and content."""
    source = choice.choice(SOURCES)
    text, spans = "", {"source": [], "cue": [], "content": []}
    inside = False
    for word in pattern.split(" "):
        bare = word.strip("“”,.:")
        lead, tail = word[: word.find(bare)], word[word.find(bare) + len(bare) :]
        start = len(text) + (1 if text else 0)
        part = "content"
        if bare == "S":
            filled, part = source, "source"
        elif bare == "V":
            filled, part = verb(forms, choice, source), "cue"
        elif bare in ("OBJECT", "ADDRESSEE"):
            filled = choice.choice([one for one in ADDRESSEES if one != source])
            part = "content" if bare == "OBJECT" else ""
        elif bare == "QUOTATION":
            filled, inside = choice.choice(QUOTATIONS), True
        elif bare in LISTS:
            filled = choice.choice(LISTS[bare])
        else:
            filled, part = bare, "content" if bare in ("that", "to", "of") else ""
        quoted = inside and (lead.startswith("“") or "”" in tail)
        filled = filled if text else upper(filled)
        own = lead + filled + (tail if quoted else "")
        text += (" " if text else "") + own + ("" if quoted else tail)
        if part:
            spans[part].append([start, start + len(own)])
    content = spans["content"]
    if len(content) > 1:
        spans["content"] = [[content[0][0], content[-1][1]]]
    return text, spans


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--out", type=Path, required=True)
    arguments.add_argument("--seed", type=int, default=1)
    options = arguments.parse_args()
    choice = random.Random(options.seed)
    with CUES.open(encoding="utf-8", newline="") as lines, options.out.open("w", encoding="utf-8") as out:
        for number, row in enumerate(csv.DictReader(lines)):
            forms = row["forms"].split("|")
            passive = row["lemma"].startswith("be ")
            if row["pos"] != "verb" or passive or float(row["strength"]) < LEAST_STRENGTH or len(forms) < 4:
                continue
            frames = row["frames"].split()
            patterns = [pattern for frame in frames for pattern in VERB_PATTERNS.get(frame, [])]
            patterns += BARE.get(row["act"], []) if "np" in frames else []
            for k, pattern in enumerate(patterns):
                text, spans = sentence(pattern, forms, choice)
                entry = {"id": f"plain-{number}-{k}", "publisher": "", "text": text, "attributions": [spans]}
                out.write(json.dumps(entry, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()

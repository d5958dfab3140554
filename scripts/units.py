"""Writes the units that science, engineering and trade use beside the everyday ones of `data/units/units.csv`.

    python -m pip install pint==0.25.3
    python scripts/units.py

Names, symbols and conversions are those of the definitions of Pint (BSD licence, see NOTICE). `units.csv` beside this
file says which of them texts use (`unit`, as Pint calls it), with which `prefixes`, under which `name` where ours
differs, and what a text may write for them beside their names (`forms`). A unit or form that the lists of the library
have already is left out.
"""

import csv
from pathlib import Path

import pint

DATA = Path(__file__).parents[1] / "crates/onrecord/data/units"
OUT = DATA / "vocabulary.csv"
COLUMNS = ["code", "unit_name", "forms", "base", "factor", "dimension"]
BASES = {
    "length": "m", "area": "m2", "volume": "l", "mass": "kg", "time": "s", "energy": "J", "power": "W",
    "pressure": "Pa", "force": "N", "frequency": "Hz", "voltage": "V", "current": "A", "charge": "C",
    "resistance": "ohm", "data": "B", "capacitance": "F", "inductance": "H", "magnetic field": "T",
    "radioactivity": "Bq", "dose": "Sv", "absorbed dose": "Gy", "speed": "m/s", "angle": "deg",
    "luminous intensity": "cd", "substance": "mol", "conductance": "S", "apparent power": "VA",
    "acceleration": "m/s2", "speed of data": "bps", "flow": "m3/s",
}  # fmt: skip
"""The unit to which those of a dimension convert."""
IN_PINT = {
    "m2": "meter**2", "m/s2": "meter/second**2", "bps": "bit/second", "m3/s": "meter**3/second", "deg": "degree",
    "kg": "kilogram", "l": "liter", "Sv": "sievert", "m/s": "meter/second",
}  # fmt: skip
PREFIXES = {
    "n": "nano", "µ": "micro", "m": "milli", "k": "kilo", "M": "mega", "G": "giga", "T": "tera", "P": "peta",
    "E": "exa", "h": "hecto", "d": "deci", "Ki": "kibi", "Mi": "mebi", "Gi": "gibi", "Ti": "tebi",
}  # fmt: skip

TABLE = Path(__file__).with_suffix(".csv")
EVERYDAY = {
    "PS", "ps", "rem", "rems", "toe", "slug", "slugs", "gill", "gills", "grain", "grains", "therm", "cc",
    "stone", "stones", "peck", "pecks", "au", "pm", "Da", "gi", "pk", "gr", "cd", "MA", "MV", "EB", "dam", "hm",
    "Ci", "GN", "toz", "VA", "thm", "tesla", "teslas", "Mm", "kps", "henry", "dyn",
}  # fmt: skip
"""Forms that mostly mean something else: the name of the unit stays out, or comes in by another form."""


def plural(name: str) -> str:
    """Returns the plural of a unit's name; what follows "per", "of" or "squared" stays."""
    for link in (" per ", " of ", " squared"):
        if link in name:
            head, rest = name.split(link, 1)
            return plural(head) + link + rest
    if name.endswith(("hertz", "siemens", "horsepower", "hundredweight")):
        return name
    for singular, several in (("foot", "feet"), ("inch", "inches"), ("henry", "henries"), ("man", "man")):
        if name.endswith(singular):
            return name.removesuffix(singular) + several
    return name + "s"


def rows(taken: set[str]) -> list[list[str]]:
    """Returns the rows of the units that are not taken."""
    registry = pint.UnitRegistry()
    found = []
    with TABLE.open(encoding="utf-8", newline="") as lines:
        table = [tuple(row.values()) for row in csv.DictReader(lines)]
    for unit, dimension, prefixes, own, more in table:
        base = BASES[dimension]
        for prefix in ["", *prefixes.split()]:
            full = PREFIXES.get(prefix, "") + unit
            is_name = full.replace("_", "").isalnum()
            quantity = registry.Quantity(1, full) if is_name else registry(full)
            factor = quantity.to(registry(IN_PINT.get(base, base)).units).magnitude
            name = PREFIXES.get(prefix, "") + (own or unit.replace("_", " "))
            symbol = f"{quantity.units:~}".replace(" ", "") if is_name else ""
            forms = [symbol, symbol.replace("µ", "μ"), name, plural(name), *(more.split("|") if not prefix else [])]
            forms = [f for f in dict.fromkeys(forms) if f and f not in EVERYDAY and not forbidden(f)]
            forms = [f for f in forms if key(f) not in taken]
            if not forms or key(name) in taken:
                continue
            taken |= {key(f) for f in forms}
            code = next((f for f in forms if f == symbol or "/" in f or (f.isascii() and f[-1].isdigit())), name)
            found.append([code, name, "|".join(forms), base, f"{factor:.9g}", dimension])
    return sorted(found, key=lambda row: (row[5], row[0]))


def key(form: str) -> str:
    """Returns a form as it is found: short ones with their case."""
    return form if sum(c.isalpha() for c in form) <= 3 else form.lower()


def forbidden(form: str) -> bool:
    """Whether a form is a symbol of one letter, or one that only Pint writes."""
    return len(form) < 2 or "_" in form or form.isdigit()


def main() -> None:
    taken = set()
    for name in ("units.csv", "currencies.csv"):
        with (DATA / name).open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                taken |= {key(form) for form in row["forms"].split("|")} | {key(row["code"]), key(row["unit_name"])}
    with OUT.open("w", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(rows(taken))


if __name__ == "__main__":
    main()

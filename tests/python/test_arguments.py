"""What is given wrongly is named, with what is accepted."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

import onrecord

E: Any = onrecord.Extractor()
G: Any = onrecord.Gazetteer.default()
X: Any = E.extract("Iran said no.")
P: Any = onrecord.Parser()
D: Any = onrecord.Dossier()
Extractor: Any = onrecord.Extractor
Extraction: Any = onrecord.Extraction
Gazetteer: Any = onrecord.Gazetteer
Dossier: Any = onrecord.Dossier

#: Of other types than the functions in Python say.
FIVE: Any = 5
NO: Any = None
TEXT: Any = "abc"

DECODE = '; decode it first, as with .decode("utf-8")'
PATHS = "must be a path (str or os.PathLike) or a list of paths"
PATH = "path: must be a path (str or os.PathLike)"
SEVERAL = "extractions: must be an iterable of onrecord.Extraction, not "
ONE = "; a single one goes into a list"
THREADS = "threads: must be int: 0 (all cores) to 1024"
UNIT = 'offset_unit: must be str: "char", "byte" or "utf16"'

CASES: dict[str, tuple[Callable[[], object], type[Exception], str]] = {
    "extract(None)": (lambda: E.extract(None), TypeError, "text: must be str, not NoneType"),
    "extract(b'')": (lambda: E.extract(b"x"), TypeError, f"text: must be str, not bytes{DECODE}"),
    "id=7.5": (lambda: E.extract("", id=7.5), TypeError, "id: must be str or int, not float (7.5)"),
    "id=[]": (lambda: E.extract("", id=[]), TypeError, "id: must be str or int, not list"),
    "title=3": (lambda: E.extract("", title=3), TypeError, "title: must be str, not int"),
    "url=b''": (lambda: E.extract("", url=b"x"), TypeError, f"url: must be str, not bytes{DECODE}"),
    "published=3.5": (
        lambda: E.extract("", published=3.5),
        TypeError,
        'published: must be str, such as "2023-09-13", datetime.date or datetime.datetime, not float (3.5)',
    ),
    "published=''": (
        lambda: E.extract("", published=""),
        onrecord.DocumentError,
        "published: `` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13, an ISO 8601 time stamp, such as "
        "2023-09-13T08:30:00Z, or an RFC 2822 date, such as Wed, 13 Sep 2023 08:30:00 +0200",
    ),
    "rank(published=7)": (lambda: G.rank("", published=7), TypeError, "published: must be str, such as"),
    "gazetteer='path'": (
        lambda: Extractor("path"),
        TypeError,
        "gazetteer: must be onrecord.Gazetteer, as Gazetteer.open(path) gives, or None, not str",
    ),
    "claims=None": (
        lambda: Extractor(claims=None),
        TypeError,
        'claims: must be str: "statements" or "all", not NoneType',
    ),
    "claims='some'": (
        lambda: Extractor(claims="some"),
        onrecord.OptionError,
        "claims: `some` is not accepted; use one of statements, all",
    ),
    "frames={}": (lambda: Extractor(frames={}), TypeError, f"frames: {PATHS}, not dict"),
    "cues=3": (lambda: Extractor(cues=3), TypeError, f"cues: {PATHS}, not int"),
    "default_frames=1": (lambda: Extractor(default_frames=1), TypeError, "default_frames: must be bool, not int"),
    "min_confidence='x'": (
        lambda: Extractor(min_confidence="x"),
        TypeError,
        "min_confidence: must be a number from 0 to 1, not str",
    ),
    "min_confidence=2": (
        lambda: Extractor(min_confidence=2),
        onrecord.OptionError,
        "min_confidence: 2 is not accepted; use 0 to 1",
    ),
    "threads=-1": (
        lambda: E.pipe([], threads=-1),
        onrecord.OptionError,
        "threads: -1 is not accepted; use 0 (all cores) to 1024",
    ),
    "threads='2'": (lambda: E.pipe([], threads="2"), TypeError, f"{THREADS}, not str"),
    "threads=2.5": (lambda: G.find_batch([], threads=2.5), TypeError, f"{THREADS}, not float"),
    "threads=None": (lambda: P.parse_batch([], threads=None), TypeError, f"{THREADS}, not NoneType"),
    "batch_size=0": (
        lambda: E.pipe([], batch_size=0),
        onrecord.OptionError,
        "batch_size: 0 is not accepted; use 1 or more",
    ),
    "batch_size=None": (
        lambda: E.pipe([], batch_size=None),
        TypeError,
        "batch_size: must be int of 1 or more, not NoneType",
    ),
    "on_error=True": (
        lambda: E.pipe([], on_error=True),
        TypeError,
        'on_error: must be str: "raise", "skip" or "record", not bool',
    ),
    "on_error='stop'": (
        lambda: E.pipe([], on_error="stop"),
        onrecord.OptionError,
        "on_error: `stop` is not accepted; use one of raise, skip, record",
    ),
    "progress=1": (lambda: E.pipe([], progress=1), TypeError, "progress: must be bool, not int"),
    "as_tuples=1": (lambda: E.pipe([], as_tuples=1), TypeError, "as_tuples: must be bool, not int"),
    "documents=3": (lambda: E.pipe(3), TypeError, "documents: must be an iterable of texts or dicts, a data frame"),
    "to_dict(3)": (lambda: X.to_dict(3), TypeError, f"{UNIT}, not int"),
    "to_json('word')": (
        lambda: X.to_json("word"),
        onrecord.OptionError,
        "offset_unit: `word` is not accepted; use one of byte, char, utf16",
    ),
    "indent='x'": (
        lambda: X.to_json(indent="x"),
        TypeError,
        "indent: must be int from 0 to 16, or None for one line, not str",
    ),
    "mention(3)": (lambda: X.mention(3), TypeError, "id: must be str, not int"),
    "from_json(3)": (
        lambda: Extraction.from_json(3, text=""),
        TypeError,
        "json: must be str, a record as JSON, not int",
    ),
    "from_dict([])": (
        lambda: Extraction.from_dict([], text=""),
        TypeError,
        "record: must be a dict, as to_dict gives, not list",
    ),
    "from_dict(text=None)": (lambda: Extraction.from_dict({}, text=None), TypeError, "text: must be str, not NoneType"),
    "find(None)": (lambda: G.find(None), TypeError, "text: must be str, not NoneType"),
    "find(surrogate)": (lambda: G.find("\udce9"), onrecord.DocumentError, "text: lone surrogate U+DCE9 at index 0"),
    "policy=3": (
        lambda: G.find("", policy=3),
        TypeError,
        'policy: must be str: "leftmost-longest", "overlapping" or "anywhere"',
    ),
    "policy='x'": (lambda: G.find("", policy="x"), onrecord.OptionError, "policy: `x` is not accepted; use one of"),
    "find_batch(3)": (lambda: G.find_batch(3), TypeError, "texts: must be an iterable of str, not int"),
    "find_arrays(unit)": (lambda: G.find_arrays("", offset_unit=None), TypeError, f"{UNIT}, not NoneType"),
    "entry('x')": (lambda: G.entry("x"), TypeError, "index: must be int, not str"),
    "by_id(3)": (lambda: G.by_id(3), TypeError, "id: must be str, not int"),
    "by_id(surrogate)": (lambda: G.by_id("\ud800"), onrecord.DocumentError, "id: lone surrogate U+D800 at index 0"),
    "from_csv(3)": (lambda: Gazetteer.from_csv(3), TypeError, "path: must be a path (str or os.PathLike), not int"),
    "accents=1": (lambda: Gazetteer.from_entries([], accents=1), TypeError, "accents: must be bool, not int"),
    "from_entries(3)": (
        lambda: Gazetteer.from_entries(3),
        TypeError,
        "entries: must be an iterable of dicts, or a data frame, not int",
    ),
    "with_entries(3)": (
        lambda: G.with_entries(3),
        TypeError,
        "entries: must be an iterable of dicts, or a data frame, not int",
    ),
    "from_bytes('x')": (
        lambda: Gazetteer.from_bytes("x"),
        TypeError,
        "data: must be bytes, as to_bytes gives them, not str",
    ),
    "Parser(3)": (lambda: onrecord.Parser(3), TypeError, 'model: must be "default", "fast", a path or bytes, not int'),  # type: ignore[arg-type]
    "parse('abc')": (lambda: P.parse("abc"), TypeError, "tokens: must be an iterable of str, not str"),
    "parse_text(3)": (lambda: P.parse_text(3), TypeError, "text: must be str, not int"),
    "add('x')": (lambda: D.add("x"), TypeError, "extraction: must be onrecord.Extraction, not str"),
    "extend([1])": (lambda: D.extend([1]), TypeError, "extraction: must be onrecord.Extraction, not int"),
    "extend(1)": (lambda: D.extend(1), TypeError, "extractions: must be an iterable of onrecord.Extraction, not int"),
    "merge(1)": (lambda: D.merge(1), TypeError, "other: must be onrecord.Dossier, not int"),
    "timeline(3)": (
        lambda: D.timeline(3),
        TypeError,
        'clock: must be str: "event", "saying" or "publication", not int',
    ),
    "as_of(3)": (
        lambda: D.as_of(3),
        TypeError,
        'day: must be str, such as "2023-09-13", datetime.date or datetime.datetime',
    ),
    "as_of('soon')": (
        lambda: D.as_of("soon"),
        onrecord.OptionError,
        "day: `soon` is no day; it is written like 2024-05-03",
    ),
    "compare('a', 'b')": (
        lambda: D.compare("a", "b"),
        TypeError,
        "one: must be a pair of the ids of an article and of an event in it",
    ),
    "course(1, 2)": (lambda: D.course(1, 2), TypeError, "one: must be str, the name or id of a party, not int"),
    "contradictions(3)": (
        lambda: D.contradictions(3),
        TypeError,
        "group: must be onrecord.dossier.Group, as groups() gives, not int",
    ),
    "set_decisions(3)": (lambda: D.set_decisions(3), TypeError, "csv: must be str, the text of a CSV file, not int"),
    "from_jsonl(3)": (lambda: Dossier.from_jsonl(3), TypeError, "text: must be str, not int"),
    "write_jsonl(e)": (lambda: onrecord.write_jsonl("no.jsonl", X), TypeError, f"{SEVERAL}Extraction{ONE}"),
    "write_jsonl(None)": (lambda: onrecord.write_jsonl("no.jsonl", NO), TypeError, f"{SEVERAL}NoneType"),
    "write_jsonl(path=5)": (lambda: onrecord.write_jsonl(FIVE, [X]), TypeError, f"{PATH}, not int"),
    "read_jsonl(None)": (lambda: onrecord.read_jsonl(NO), TypeError, f"{PATH}, not NoneType"),
    "write_parquet(e)": (lambda: onrecord.write_parquet("no.parquet", X), TypeError, f"{SEVERAL}Extraction{ONE}"),
    "write_parquet(path=5)": (lambda: onrecord.write_parquet(FIVE, [X]), TypeError, f"{PATH}, not int"),
    "read_parquet(5)": (lambda: onrecord.read_parquet(FIVE), TypeError, f"{PATH}, not int"),
    "tables(5)": (lambda: onrecord.tables(FIVE), TypeError, f"{SEVERAL}int"),
    "tables.to_parquet(5)": (
        lambda: X.tables().to_parquet(5),
        TypeError,
        "folder: must be a path (str or os.PathLike), not int",
    ),
    "table.to_parquet(5)": (lambda: X.tables().claims.to_parquet(5), TypeError, f"{PATH}, not int"),
    "stix(5)": (lambda: onrecord.export.stix(FIVE), TypeError, f"{SEVERAL}int"),
    "stix('abc')": (lambda: onrecord.export.stix(TEXT), TypeError, f"{SEVERAL}str"),
    "plover(['abc'])": (
        lambda: onrecord.export.plover([TEXT]),
        TypeError,
        "extractions[0]: must be onrecord.Extraction, not str",
    ),
    "frames=[5]": (
        lambda: Extractor(frames=[5]),
        TypeError,
        "frames[0]: must be a path (str or os.PathLike), not int",
    ),
    "cues=['a', None]": (
        lambda: Extractor(cues=["a", None]),
        TypeError,
        "cues[1]: must be a path (str or os.PathLike), not NoneType",
    ),
    "to_html(5)": (lambda: X.to_html(5), TypeError, f"{PATH}, or None, not int"),
    "dossier.to_html(5)": (lambda: D.to_html(5), TypeError, f"{PATH}, or None, not int"),
    "to_text('a')": (lambda: X.to_text(width="a"), TypeError, "width: must be int of 40 or more, not str"),
    "extraction.tables(3)": (lambda: X.tables(3), TypeError, f"{UNIT}, not int"),
    "tables(offset_unit=5)": (lambda: onrecord.tables([X], offset_unit=FIVE), TypeError, f"{UNIT}, not int"),
    "tables(gazetteer='abc')": (
        lambda: onrecord.tables([X], gazetteer=TEXT),
        TypeError,
        "gazetteer: must be onrecord.Gazetteer, as Gazetteer.open(path) gives, or None, not str",
    ),
    "remove(3)": (lambda: D.remove(3), TypeError, "article: must be str, the id of an article, not int"),
}


@pytest.mark.parametrize("case", CASES)
def test_what_is_wrong_is_named_with_what_is_accepted(case: str) -> None:
    call, error, message = CASES[case]
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        call()


def test_whole_numbers_are_ids() -> None:
    assert E.extract("", id=7).document.id == "7"
    assert E.extract("", id=-(10**30)).document.id == "-1000000000000000000000000000000"

"""Bad input: a clear answer, never a crash, nothing lost."""

from __future__ import annotations

import time
from typing import Any

import pytest

import onrecord

ODD = {
    "empty": "",
    "spaces": " \t\r\n\u00a0\u2028 ",
    "nulls": "\0\0Iran\0sold\0drones.\0",
    "mixed line ends": "One.\rTwo.\r\nThree.\n\rFour.\u2028Five.\x85Six.\x0bSeven.",
    "unbalanced quotes": "\"Iran “said 'it «would \" not,” he » added. ``No''" * 3,
    "only quotes": "\"“”''``«»‘’" * 50,
    "one long word": "x" * 100_000,
    "deep brackets": "(" * 5_000 + ")" * 4_000,
    "combining marks": "e" + "\u0301" * 10_000,
    "unassigned": "\ufffe\uffff\U0010ffff\u0378",
    "bidi": "\u202e\u2066Iran\u2069",
    "bom": "\ufeffIran said no.",
    "numbers": "9" * 400 + " " + "1e999 $" + "0" * 50 + ".5 billion billion per cent on 99 September 99999",
    "dates": "On 0000-00-00, 31 February 2023, 2023-W99, Sept. 0 and in the year 999999999999.",
}


@pytest.mark.parametrize("name", ODD)
def test_any_text_gives_an_extraction(extractor: onrecord.Extractor, name: str) -> None:
    text = ODD[name]
    extraction = extractor.extract(text, title=text[:50], published="2023-09-13")
    assert extraction.text == text
    assert onrecord.Extraction.from_json(extraction.to_json(), text=text) == extraction


@pytest.mark.parametrize("published", ["0001-01-01", "9999-12-31"])
def test_dates_at_the_ends_of_the_calendar(extractor: onrecord.Extractor, published: str) -> None:
    text = "Kirby spoke.\n\nHe said last week that Iran will sell drones next year, a decade ago and in 20 years."
    assert extractor.extract(text, published=published).document.published == published


def test_fifty_megabytes(extractor: onrecord.Extractor, gazetteer: onrecord.Gazetteer) -> None:
    sentence = "Iran’s envoy told reporters in Moscow that 40 drones had been delivered on 13 September.\n"
    text = sentence * (50_000_000 // len(sentence.encode()) + 1)
    assert len(text.encode()) >= 50_000_000
    started = time.perf_counter()
    columns = gazetteer.find_arrays(text)
    assert len(columns) >= 1_000_000
    assert text[columns.starts[-1] : columns.ends[-1]] == "drones"
    extraction = extractor.extract(text, published="2023-09-14")
    assert len(extraction.text) == len(text)
    assert time.perf_counter() - started < 300


@pytest.mark.parametrize("field", ["text", "id", "title", "outlet", "url", "author"])
def test_lone_surrogates_are_no_text(extractor: onrecord.Extractor, field: str) -> None:
    fields: dict[str, Any] = {"text": "Fine.", field: "naïve \udce9"}
    with pytest.raises(ValueError, match=rf"^{field}: lone surrogate U\+DCE9 at index 6, which is not text") as caught:
        extractor.extract(**fields)
    assert isinstance(caught.value, onrecord.DocumentError)
    assert isinstance(caught.value, onrecord.Error)


@pytest.mark.parametrize("day", ["2023-02-30", "2023-13-01", "13 Sept 2023", "20230913", "2023-9-13", "", "0000-00-00"])
def test_impossible_days(extractor: onrecord.Extractor, day: str) -> None:
    expected = (
        f"^published: `{day}` is an invalid date: expected YYYY-MM-DD, such as 2023-09-13, an ISO 8601 time stamp"
    )
    with pytest.raises(onrecord.DocumentError, match=expected):
        extractor.extract("Text.", published=day)


def test_wrong_types(extractor: onrecord.Extractor, gazetteer: onrecord.Gazetteer) -> None:
    calls: list[Any] = [
        lambda: extractor.extract(b"bytes"),  # type: ignore[arg-type]
        lambda: extractor.extract(None),  # type: ignore[arg-type]
        lambda: extractor.extract("", title=3),  # type: ignore[arg-type]
        lambda: extractor.extract("", published=20230913),  # type: ignore[arg-type]
        lambda: extractor.extract("", "id"),  # type: ignore[call-arg]
        lambda: extractor.extract("", section="x"),  # type: ignore[call-arg]
        lambda: gazetteer.find(b"bytes"),  # type: ignore[arg-type]
        lambda: gazetteer.by_id(3),  # type: ignore[arg-type]
        lambda: onrecord.Extractor("path"),  # type: ignore[arg-type]
        lambda: onrecord.Gazetteer.from_bytes("text"),  # type: ignore[arg-type]
        lambda: onrecord.Gazetteer.from_entries(3),
    ]
    for call in calls:
        with pytest.raises(TypeError):
            call()


@pytest.mark.parametrize(
    ("record", "message"),
    [
        ({}, "schema"),
        ({"schema": "onrecord/9"}, "schema: `onrecord/9` is not known; this version reads onrecord/1"),
        ({"schema": "onrecord/1", "offset_unit": "line"}, "line"),
        ({"schema": "onrecord/1", "claims": [{"id": "x"}]}, r"claims\[0\]: claim id: `x` is not accepted"),
        (
            {"schema": "onrecord/1", "sentences": [{"start": 3, "end": 99, "region": "body"}]},
            r"sentences\[0\]: 3..99 does not fit the text of 5 char",
        ),
        ({"schema": "onrecord/1", "claims": float("nan")}, "record"),
        ({"schema": "onrecord/1", "document": {"published": "soon"}}, "document: date: `soon`"),
        ({"schema": "onrecord/1", "document": {"title": "\ud800"}}, r"record: lone surrogate U\+D800"),
    ],
)
def test_bad_records(record: dict[str, Any], message: str) -> None:
    with pytest.raises(onrecord.RecordError, match=message):
        onrecord.Extraction.from_dict(record, text="Fünf.")


def test_bad_json() -> None:
    for json in ("", "[1,", "null", "[]", '{"schema": 1}', "[" * 100_000):
        with pytest.raises(onrecord.RecordError):
            onrecord.Extraction.from_json(json, text="")


def test_wrong_options(extractor: onrecord.Extractor) -> None:
    extraction = extractor.extract("")
    with pytest.raises(onrecord.OptionError, match="offset_unit: `word` is not accepted; use one of byte, char, utf16"):
        extraction.to_dict("word")  # type: ignore[arg-type]
    for indent in (-1, 17):
        with pytest.raises(onrecord.OptionError, match=f"indent: {indent} is not accepted"):
            extraction.to_json(indent=indent)


def test_every_exception_is_an_error_of_the_package() -> None:
    for error in (onrecord.DocumentError, onrecord.GazetteerError, onrecord.OptionError, onrecord.RecordError):
        assert issubclass(error, onrecord.Error)
        assert issubclass(error, ValueError)
        assert error.__module__ == "onrecord"

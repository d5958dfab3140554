"""What nobody who hands over a text, a record or a file can do: end the process, exhaust it, or go unnoticed."""

from __future__ import annotations

import json
import struct
import time
from typing import Any

import pytest

import onrecord

U64 = (1 << 64) - 1


def checksum(data: bytes) -> int:
    """The sum that compiled files carry, as `checksum.rs` has it."""
    lanes = [0x9E3779B97F4A7C15, 0xD6E8FEB86659FD93, 0xA0761D6478BD642F, 0xE7037ED1A0B428DB]

    def turned(x: int, by: int) -> int:
        return (x << by | x >> (64 - by)) & U64

    whole = len(data) // 32 * 32
    for at in range(0, whole + 32, 32):
        block = data[at : at + 32].ljust(32, b"\0")
        for i, word in enumerate(struct.unpack("<4Q", block)):
            lanes[i] = turned((lanes[i] ^ word) * 0x2545F4914F6CDD1D & U64, 29)
    found = len(data)
    for lane in lanes:
        found = (turned(found, 17) ^ lane) * 0x9E3779B97F4A7C15 & U64
    return found ^ found >> 32


def sealed(data: bytes) -> bytes:
    """Puts the checksum of a compiled gazetteer right."""
    return data[:8] + struct.pack("<Q", checksum(data[16:])) + data[16:]


def compiled() -> bytes:
    entries = [{"id": "x/1", "name": "Acme Land", "kind": "country", "note": "nn"}]
    return onrecord.Gazetteer.from_entries(entries).to_bytes()


def test_a_forged_number_of_entries_is_refused() -> None:
    data = compiled()
    assert sealed(data) == data
    for number in (3, 1 << 20, (1 << 32) - 1, U64):
        forged = sealed(data[:32] + struct.pack("<Q", number) + data[40:])
        with pytest.raises(onrecord.GazetteerError, match=f"^compiled gazetteer: {number} entries, where the file has"):
            onrecord.Gazetteer.from_bytes(forged)


@pytest.mark.parametrize("payload", [b'{"note":"nn"]', b"[1,2,3,4,5,6]", b'{"note":  nn}', b"[[[[[[[[[[[[["])
def test_a_damaged_payload_is_an_error_of_the_gazetteer(payload: bytes) -> None:
    gazetteer = onrecord.Gazetteer.from_bytes(sealed(compiled().replace(b'{"note":"nn"}', payload)))
    assert [hit.id for hit in gazetteer.find("Acme Land")] == ["x/1"]
    with pytest.raises(onrecord.GazetteerError, match=r"^compiled gazetteer: payload of `x/1`: "):
        gazetteer.entry(0)


def test_a_text_is_parsed_up_to_so_many_tokens() -> None:
    parser = onrecord.Parser("fast")
    started = time.perf_counter()
    sentences = parser.parse_text('"' * 1_000_000)
    assert time.perf_counter() - started < 60
    assert sum(map(len, sentences)) == 50_000
    assert max(map(len, sentences)) == 500


def test_what_is_repeated_swells_no_record(extractor: onrecord.Extractor) -> None:
    for piece in ("according to ", "asked whether "):
        text = piece * 2_000
        extraction = extractor.extract(text)
        assert len(extraction.to_json()) < 60 * len(text)
        assert extraction.document.limits_hit == ("claims",)


def test_a_record_says_where_its_reading_stopped(extractor: onrecord.Extractor) -> None:
    assert extractor.extract("Iran sold tanks to Mali and " * 4_000).document.limits_hit == ("trees",)
    assert extractor.extract("Iran sold tanks to Mali.").document.limits_hit == ()


EVENT = {"id": "e1", "kind": "test", "trigger": {"start": 0, "end": 4}}
CLAIM = {"id": "c1"}
TIME = {"id": "t1", "start": 0, "end": 4, "type": "DATE"}
QUANTITY = {"id": "q1", "start": 0, "end": 4}


@pytest.mark.parametrize(
    ("lists", "message"),
    [
        ({"claims": [{**CLAIM, "within": "c1"}]}, r"claims\[0\].within: `c1` stands within itself"),
        ({"claims": [{**CLAIM, "within": "c2"}]}, r"claims\[0\].within: there is no claim `c2`"),
        (
            {"claims": [{**CLAIM, "within": "c2"}, {"id": "c2", "within": "c1"}]},
            r"claims\[0\].within: `c1` stands within itself",
        ),
        ({"claims": [{**CLAIM, "events": ["e1"]}]}, r"claims\[0\].events\[0\]: there is no event `e1`"),
        ({"events": [{**EVENT, "claim": "c1"}]}, r"events\[0\].claim: there is no claim `c1`"),
        ({"events": [{**EVENT, "time": "t1"}]}, r"events\[0\].time: there is no time `t1`"),
        ({"quantities": [{**QUANTITY, "min": 3, "max": 2}]}, r"quantities\[0\].min: 3 is more than `max`, 2"),
        (
            {"times": [{**TIME, "earliest": "2024-02-01", "latest": "2024-01-01"}]},
            r"times\[0\].earliest: 2024-02-01 is after `latest`, 2024-01-01",
        ),
        ({"times": [{**TIME, "start": 4, "end": 0}]}, r"times\[0\]: 4..0 ends before it starts"),
    ],
)
def test_records_of_others_are_checked(lists: dict[str, Any], message: str) -> None:
    record = {"schema": "onrecord/1", **lists}
    with pytest.raises(onrecord.RecordError, match=f"^record: {message}$"):
        onrecord.Extraction.from_dict(record, text="Iran tested it.")
    with pytest.raises(onrecord.RecordError, match=f"^record: {message}$"):
        onrecord.Extraction.from_json(json.dumps(record), text="Iran tested it.")


def test_empty_spans_are_no_fault() -> None:
    record = {"schema": "onrecord/1", "events": [{**EVENT, "trigger": {"start": 4, "end": 4}}]}
    assert onrecord.Extraction.from_dict(record, text="Iran").events[0].trigger.text == ""


def test_words_of_a_record_are_bounded() -> None:
    whole = [{"start": 0, "end": 100_000}]
    record = {"schema": "onrecord/1", "claims": [{"id": f"c{n}", "content": {"spans": whole}} for n in range(5_000)]}
    with pytest.raises(onrecord.RecordError, match=r"^record: claims\[64\].content: the words of this part and those"):
        onrecord.Extraction.from_dict(record, text="x" * 100_000)


def test_values_without_a_form_in_json() -> None:
    round_: dict[str, Any] = {"schema": "onrecord/1"}
    round_["claims"] = round_
    deep: Any = []
    for _ in range(100_000):
        deep = [deep]
    cases: list[tuple[Any, type[Exception], str]] = [
        ({"claims": {1, 2}}, TypeError, "^record: Object of type set is not JSON serializable"),
        ({"claims": [object()]}, TypeError, "^record: Object of type object is not JSON serializable"),
        ({(1, 2): 3}, TypeError, "^record: keys must be str"),
        (round_, onrecord.RecordError, "^record: Circular reference detected"),
        ({"schema": "onrecord/1", "own": deep}, onrecord.RecordError, "^record: nested too deep to be a record"),
    ]
    for record, error, message in cases:
        with pytest.raises(error, match=message):
            onrecord.Extraction.from_dict(record, text="")
    for depth in (200, 100_000):
        nested = "[" * depth + "]" * depth
        # A field of a later version is passed over, however deep; one that is known has its own form.
        onrecord.Extraction.from_json('{"schema": "onrecord/1", "own": ' + nested + "}", text="")
        with pytest.raises(onrecord.RecordError, match=r"^record: "):
            onrecord.Extraction.from_json('{"schema": "onrecord/1", "claims": ' + nested + "}", text="")


def test_numbers_beyond_64_bits(extractor: onrecord.Extractor, gazetteer: onrecord.Gazetteer) -> None:
    with pytest.raises(onrecord.OptionError, match=f"^batch_size: {2**63} is not accepted; use 1 or more"):
        extractor.pipe([], batch_size=2**63)
    with pytest.raises(
        onrecord.OptionError, match=rf"^threads: {-(2**70)} is not accepted; use 0 \(all cores\) to 1024"
    ):
        extractor.pipe([], threads=-(2**70))
    with pytest.raises(onrecord.OptionError, match=f"^indent: {2**63} is not accepted; use 0 to 16"):
        extractor.extract("").to_json(indent=2**63)
    with pytest.raises(IndexError, match=f"^index: {2**63} is beyond the entries of any gazetteer"):
        gazetteer.entry(2**63)


@pytest.mark.parametrize(
    ("heads", "error", "message"),
    [
        ([-1], onrecord.OptionError, r"^heads\[0\]: -1 is not accepted; use 0 to 4294967295$"),
        ([2**32], onrecord.OptionError, r"^heads\[0\]: 4294967296 is not accepted"),
        ([2**32 - 1], onrecord.OptionError, "^heads: "),
        ([2**70], onrecord.OptionError, r"^heads\[0\]: 1180591620717411303424 is not accepted"),
        (["1"], TypeError, r"^heads\[0\]: must be int, not str$"),
        (3, TypeError, "^heads: must be an iterable of int, not int$"),
    ],
)
def test_heads_that_are_none(heads: Any, error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        onrecord.Tree(["X"], [""], heads, ["root"], [""])

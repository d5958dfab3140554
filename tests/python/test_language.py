"""Texts that are not English: the entry in the record, and the warning."""

from __future__ import annotations

import json
import pickle
import warnings

import pytest

import onrecord

GERMAN = (
    "Der Minister sagte am Dienstag, dass bisher keine Waffen an den Iran geliefert worden seien und das so bleibe."
)
ENGLISH = "The minister said on Tuesday that no weapons had been delivered to Iran, and that this would stay so. 🙂"


def test_one_text(extractor: onrecord.Extractor) -> None:
    with pytest.warns(
        onrecord.LanguageWarning, match="^the text seems to be in German; onrecord reads English"
    ) as caught:
        extraction = extractor.extract(GERMAN)
    # The line of the caller is at fault.
    assert [warning.filename for warning in caught] == [__file__]
    warning = extraction.document.warnings[0]
    assert (warning.code, len(extraction.document.warnings)) == ("language", 1)
    assert "German" in warning.message
    assert onrecord.Extraction.from_json(extraction.to_json(), text=GERMAN) == extraction
    assert pickle.loads(pickle.dumps(extraction)).document.warnings == (warning,)


@pytest.mark.parametrize(
    "text", [ENGLISH, "", "👍", GERMAN[:40], GERMAN.upper(), "Nein, sagte er.", f"{GERMAN} {ENGLISH * 3}"]
)
def test_nothing_is_said_of_english_and_of_few_words(extractor: onrecord.Extractor, text: str) -> None:
    assert extractor.extract(text).document.warnings == ()


def test_runs_warn_once(extractor: onrecord.Extractor) -> None:
    texts = [ENGLISH, GERMAN, GERMAN, ENGLISH, GERMAN]
    with pytest.warns(onrecord.LanguageWarning, match=r"^documents\[1\]: the text seems to be in German") as caught:
        extractions = list(extractor.pipe(texts, batch_size=2, threads=2))
    assert len(caught) == 1
    assert [len(extraction.document.warnings) for extraction in extractions] == [0, 1, 1, 0, 1]


def test_the_warning_can_be_turned_off_and_made_an_error(extractor: onrecord.Extractor) -> None:
    assert issubclass(onrecord.LanguageWarning, UserWarning)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", onrecord.LanguageWarning)
        assert extractor.extract(GERMAN).document.warnings
    with pytest.raises(onrecord.LanguageWarning):
        extractor.extract(GERMAN)
    run = extractor.pipe([GERMAN, ENGLISH])
    with pytest.raises(onrecord.LanguageWarning):
        next(run)
    assert next(run).text == ENGLISH


def test_older_and_later_records_are_read(full: onrecord.Extraction) -> None:
    record = full.to_dict()
    del record["document"]["warnings"]
    assert onrecord.Extraction.from_dict(record, text=full.text) == full
    record["document"]["warnings"] = [{"code": "moon", "message": "of a later version", "phase": 3}, {"code": "tide"}]
    document = onrecord.Extraction.from_json(json.dumps(record), text=full.text).document
    assert [(w.code, w.message) for w in document.warnings] == [("moon", "of a later version"), ("tide", "")]

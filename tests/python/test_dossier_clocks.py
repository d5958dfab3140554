"""Dossiers as of a day, by each of the three clocks."""

from __future__ import annotations

from datetime import date

import pytest

import onrecord
from dossiers import CLOCKS, decided, dossier_of, e1, only_group, report
from onrecord.types import Clock

CLOCK_NAMES: tuple[Clock, ...] = ("event", "saying", "publication")


def test_the_clock_of_events() -> None:
    dossier = dossier_of(*CLOCKS)
    moments = dossier.timeline("event")
    assert [moment.report.article for moment in moments] == ["a", "b", "c", "undated"]
    assert moments == dossier.timeline()
    assert dossier.until("2024-05-02").article_ids() == ["a", "b"]
    assert dossier.as_of("2024-05-02").article_ids() == ["a", "b"]
    assert dossier.as_of(date(2024, 4, 30)).article_ids() == []


def test_the_clock_of_sayings() -> None:
    dossier = dossier_of(*CLOCKS)
    assert [moment.report.article for moment in dossier.timeline("saying")] == ["b", "c", "a", "undated"]
    assert dossier.until("2024-05-06", "saying").article_ids() == ["b"]
    assert dossier.until(date(2024, 5, 7), clock="saying").article_ids() == ["b", "c"]


def test_the_clock_of_publication() -> None:
    dossier = dossier_of(*CLOCKS)
    assert [moment.report.article for moment in dossier.timeline("publication")] == ["c", "a", "b", "undated"]
    assert dossier.until("2024-05-09", "publication").article_ids() == ["a", "c"]
    assert dossier.known_on("2024-05-09").article_ids() == ["a", "c"]
    assert dossier.known_on(date(2024, 5, 6)).article_ids() == []


def test_a_moment_has_three_times() -> None:
    moment = dossier_of(*CLOCKS).timeline()[0]
    assert (moment.report, moment.group, moment.kind) == (e1("a"), e1("c"), "transfer")
    assert (moment.polarity, moment.stage) == ("affirmed", "agreement")
    assert moment.happened is not None
    assert moment.said is not None
    assert (moment.happened.earliest, moment.happened.latest, moment.happened.text) == ("2024-05-01",) * 3
    assert (moment.said.earliest, moment.published) == ("2024-05-08", "2024-05-09")
    undated = dossier_of(*CLOCKS).timeline()[-1]
    assert (undated.happened, undated.said, undated.published) == (None, None, None)


def test_a_moment_has_a_day_by_each_clock() -> None:
    told = report("a", happened="2024-05-01", said="2024-05-03", by="Peru", published="2024-05-04")
    (moment,) = dossier_of(told).timeline()
    assert [moment.day(clock) for clock in CLOCK_NAMES] == ["2024-05-01", "2024-05-03", "2024-05-04"]
    (bare,) = dossier_of(report("a", published="2024-05-04")).timeline()
    assert {bare.day(clock) for clock in CLOCK_NAMES} == {"2024-05-04"}


def test_an_article_without_events_is_known_too() -> None:
    record = {"schema": "onrecord/1", "document": {"id": "b", "published": "2024-05-01"}}
    dossier = dossier_of(onrecord.Extraction.from_dict(record, text="Nothing happened."))
    assert (len(dossier.known_on("2024-05-01")), len(dossier.known_on("2024-04-30"))) == (1, 0)


def test_days_and_clocks_that_are_none() -> None:
    dossier = dossier_of(*CLOCKS)
    for until in (dossier.until, dossier.as_of, dossier.known_on):
        with pytest.raises(onrecord.OptionError, match="day: `soon` is no day; it is written like 2024-05-03"):
            until("soon")
    message = "clock: `noon` is not accepted; use one of event, saying, publication"
    with pytest.raises(onrecord.OptionError, match=message):
        dossier.timeline("noon")  # type: ignore[arg-type]
    with pytest.raises(onrecord.OptionError, match=message):
        dossier.until("2024-05-01", "noon")  # type: ignore[arg-type]


def test_an_earlier_day_keeps_the_decisions_and_the_original() -> None:
    dossier = decided(dossier_of(*CLOCKS), "source,a/e1,Chad")
    part = dossier.as_of("2024-05-01")
    assert only_group(part).origins[0].names == ("Chad",)
    assert len(dossier) == 4

"""The dossier of the sample articles about patrol boats, and the page that describes dossiers."""

from __future__ import annotations

import csv
import re
from typing import Any

import pytest

import onrecord
from conftest import ROOT
from dossiers import decided
from onrecord.dossier import ReportId

PAGE = ROOT / "docs" / "dossier.md"
DEAL = ROOT / "examples" / "articles" / "deal"


@pytest.fixture(scope="module")
def deal(extractor: onrecord.Extractor) -> onrecord.Dossier:
    """The dossier of the sample articles about patrol boats."""
    dossier = onrecord.Dossier()
    with (DEAL / "articles.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            text = (DEAL / row.pop("file")).read_text(encoding="utf-8")
            dossier.add(extractor.extract(text, **row))
    return dossier


def sentence(dossier: onrecord.Dossier, id: ReportId) -> str:
    article = dossier.article(id.article)
    assert article is not None
    (words,) = [told["sentence"] for told in article["reports"] if told["event"] == id.event]
    assert isinstance(words, str)
    return words


def test_the_deal_has_one_reprint(deal: onrecord.Dossier) -> None:
    assert len(deal) == 6
    ((first, second, share),) = deal.reprints()
    assert (first, second) == ("ledger", "gazette")
    assert 0.5 < share < 1


def test_the_denial_of_the_deal_denies_the_order(deal: onrecord.Dossier) -> None:
    denials = {" ".join(denial.by): denial for denial in deal.denials()}
    assert {denial.report.article for denial in denials.values()} == {"courier"}
    denial = denials["Kwabena Osei-Tutu"]
    assert sentence(deal, denial.report).startswith('"Ghana did not buy any patrol boats from Chile,"')
    denied = [sentence(deal, id) for id in denial.denied]
    order = "Ghana ordered 16 patrol boats from Chile on Monday, the Chilean defence ministry said on Tuesday."
    # In the article of the order and in its reprint.
    assert denied.count(order) == 2
    (group,) = [group for group in deal.groups() if denial.report in group.denials]
    assert set(denial.denied) <= set(group.members)


def test_the_order_of_the_deal_rests_on_chile_alone(deal: onrecord.Dossier) -> None:
    (group,) = [group for group in deal.groups() if group.denials]
    (origin,) = [origin for origin in group.origins if "gazette" in origin.articles]
    assert "Chilean Ministry of Defence" in origin.names
    assert "Lakeside Gazette <- Andean Ledger <- Chilean Ministry of Defence" in origin.chains


def test_twelve_boats_came_of_sixteen(deal: onrecord.Dossier) -> None:
    numbers = {
        (found.disagreement, found.one_says, found.other_says, found.one.article, found.other.article)
        for group in deal.groups()
        for found in deal.contradictions(group)
        if found.field == "number"
    }
    assert numbers == {("conflict", "16 patrol boats", "12 patrol boats", "shipping", "observer")}
    (row,) = deal.register()
    assert (row.supplier, row.recipient) == ("Chile", "Ghana")
    assert (row.number_ordered, row.number_delivered) == ("16", "(12-16)")


def test_what_was_known_of_the_deal(deal: onrecord.Dossier) -> None:
    known = {day: deal.known_on(day) for day in ("2024-02-29", "2024-03-21", "2024-03-31")}
    assert [len(dossier) for dossier in known.values()] == [1, 3, 4]
    assert [bool(dossier.denials()) for dossier in known.values()] == [False, False, True]
    stages = [moment.stage for moment in deal.course("Chile", "Ghana") if moment.polarity == "affirmed"]
    assert (stages[0], stages[-1]) == ("talks", "delivery")
    assert {"agreement", "shipment"} <= set(stages)


def test_the_page_prints_what_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    program, more = re.findall(r"```python\n(.*?)```", page, flags=re.DOTALL)
    names: dict[str, Any] = {}
    exec(program, names)
    (expected,) = re.findall(r"```text\n(.*?)```", page, flags=re.DOTALL)
    assert capsys.readouterr().out == expected
    exec(more, names)
    evidence = capsys.readouterr().out.splitlines()
    told = re.findall(r"# ([a-z]\S+ \S+), ([a-z]\S+ \S+), ([a-z]\S+ \S+) \.\.\.", more)[0]
    assert set(told) <= set(evidence)


def test_the_page_has_every_decision() -> None:
    rows = re.findall(r"^\| `(\w+,[^`]+)` \|", PAGE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [row.split(",")[0] for row in rows] == ["same", "apart", "source", "entity", "grade"]
    assert len(decided(onrecord.Dossier(), *rows).idle_decisions()) == 5

"""A spreadsheet as people keep it becomes joined frames in five lines."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import pytest

#: The whole program of a user.
PROGRAM = """\
import onrecord
columns = {"text": "body", "title": "headline", "published": "date"}
found = onrecord.Extractor().pipe("articles.csv", columns=columns, on_error="skip", threads=0)
articles, claims, events = (table.to_pandas() for table in list(onrecord.tables(found).values())[:3])
joined = events.merge(claims, on=["article", "claim"], how="left").merge(articles, on="article", validate="many_to_one")
"""

PLACES = ["Peru", "Mali", "Chile", "Ghana", "Kenya", "Nepal", "Qatar", "Serbia", "Oman", "Laos"]


def spreadsheet(path: Path) -> None:
    """Write 500 articles: titles and days that are missing, time stamps of three kinds, one row without a text."""
    pandas = pytest.importorskip("pandas")
    rows = []
    for number in range(500):
        seller, buyer = PLACES[number % 10], PLACES[(number // 10 + number + 1) % 10]
        buyer = buyer if buyer != seller else "Iran"
        day = datetime.datetime(2024, 1, 1, 9, 30) + datetime.timedelta(days=number % 300)
        written = [f"{day:%Y-%m-%dT%H:%M:%S}+02:00", f"{day:%a, %d %b %Y %H:%M:%S} -0500", f"{day:%Y-%m-%d}", None]
        text = f"{seller} sold {number + 2} drones to {buyer} on Monday, said Anna Berg, a naïve “observer” of {buyer}."
        headline = None if number % 3 == 0 else f"{buyer}, at last"
        rows.append({"headline": headline, "body": text, "date": written[number % 4], "desk": "foreign"})
    rows[400]["body"] = None
    pandas.DataFrame(rows).to_csv(path, index_label="id")


def test_five_lines(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spreadsheet(tmp_path / "articles.csv")
    monkeypatch.chdir(tmp_path)
    assert len(PROGRAM.splitlines()) == 5
    names: dict[str, Any] = {}
    with pytest.warns(UserWarning, match="1 of 500 documents left out"):
        exec(compile(PROGRAM, "five lines", "exec"), names)
    articles, joined = names["articles"], names["joined"]
    assert len(articles) == 499 and "400" not in set(articles["article_id"])
    assert articles["title"].isna().sum() == 167 and articles["published"].isna().sum() in range(120, 126)
    sales = joined[(joined["kind"] == "transfer") & (joined["act"] == "say")]
    assert set(sales["article"]) == set(articles["article"])
    assert {tuple(names) for names in sales["source_names"]} == {("Anna Berg",)}
    dated = sales[sales["published"].notna()]
    assert ((dated["published"] - dated["time_earliest_x"]).map(lambda gap: gap.days) <= 7).all()

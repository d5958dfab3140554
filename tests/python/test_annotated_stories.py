"""Contradictions and denials that annotators list in stories of several articles, where the evaluation sets are there."""

from __future__ import annotations

import importlib.util
import json
from typing import Any

import onrecord
from conftest import ROOT

SETS = ROOT.parent / "shared" / "eval"
"""`news-groups-dev.json`: stories, with the reports that contradict and deny each other, by article and number of event."""

FOUND = (22, 36), (10, 17)
"""Of how many listed contradictions and denials as many at least are found. The others are between groups that were not
joined, or between claims that tell of no event."""


def stories() -> list[tuple[dict[str, Any], onrecord.Dossier]]:
    """Returns the stories, each with the dossier of its annotated articles."""
    if not SETS.exists():
        return []
    spec = importlib.util.spec_from_file_location("run", SETS / "run.py")
    assert spec and spec.loader
    run = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(run)
    lines = (SETS / "news-dev.jsonl").read_text(encoding="utf-8").splitlines()
    rows = {row["id"]: row for row in map(json.loads, lines)}
    found = []
    for story in json.loads((SETS / "news-groups-dev.json").read_text(encoding="utf-8")):
        dossier = onrecord.Dossier()
        for id in story["ids"]:
            dossier.add(onrecord.Extraction.from_dict(run.gold_record(rows[id]), text=rows[id]["text"]))
        found.append((story, dossier))
    return found


def contradicted(story: dict[str, Any], dossier: onrecord.Dossier) -> list[bool]:
    """Tells of each contradiction whether its group has one in that field, or whether one report denies the other."""
    groups = {str_of(member): group for group in dossier.groups() for member in group.members}
    denials = [({str_of(d.report)}, {str_of(r) for r in d.denied}) for d in dossier.denials()]
    out = []
    for listed in story["contradictions"]:
        one, other = (f"{article}/e{number}" for article, number in (listed["a"], listed["b"]))
        together = groups[one].id == groups[other].id
        fields = {found.field for found in dossier.contradictions(groups[one])} if together else set()
        pair = {one, other}
        denied = listed["field"] == "polarity" and any(by & pair and of & pair for by, of in denials)
        out.append(listed["field"] in fields or denied)
    return out


def denied(story: dict[str, Any], dossier: onrecord.Dossier) -> list[bool]:
    """Tells of each denial whether it denies any of the reports that it should, or is one of them itself."""
    out = []
    for listed in story["denials"]:
        wanted = {f"{article}/e{number}" for article, number in listed["denied"]}
        by = [d for d in dossier.denials() if d.report.article == listed["denial"]["id"]]
        own = [d for d in by if listed["by"].lower() in [name.lower() for name in d.by]]
        reached = {str_of(report) for d in own for report in d.denied} | {str_of(d.report) for d in dossier.denials()}
        out.append(bool(wanted & reached))
    return out


def str_of(report: onrecord.dossier.ReportId) -> str:
    return f"{report.article}/{report.event}"


def test_what_annotators_list_is_found() -> None:
    told = stories()
    contradictions = [found for story in told for found in contradicted(*story)]
    denials = [found for story in told for found in denied(*story)]
    for found, (least, listed) in zip((contradictions, denials), FOUND, strict=True):
        assert not told or (sum(found) >= least and len(found) == listed)

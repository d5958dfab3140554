"""Decisions of people on the groups, sources and names of a dossier."""

from __future__ import annotations

import pytest

import onrecord
from dossiers import decided, dossier_of, members, only_group, report


def test_decisions_join_and_part() -> None:
    dossier = dossier_of(report("a"), report("b"), report("c", recipient="Chad"))
    assert members(dossier) == [["a", "b"], ["c"]]
    assert members(decided(dossier, "apart,a/e1,b/e1")) == [["a"], ["b"], ["c"]]
    # New decisions take the place of the old ones.
    assert members(decided(dossier, "same,c/e1,b/e1", "apart,a/e1,b/e1")) == [["a"], ["b", "c"]]
    assert members(decided(dossier)) == [["a", "b"], ["c"]]


def test_decisions_on_sources_and_names() -> None:
    dossier = dossier_of(report("a", supplier="Acme Arms Works", by="Acme Arms Works", outlet="Herald"))
    decided(dossier, "entity,Acme Arms Works,Apex Works")
    assert dossier.network()[0].source == "Apex Works"
    assert only_group(dossier).origins[0].chains == ("Herald <- Apex Works",)
    decided(dossier, "source,a/e1,Mali")
    assert only_group(dossier).origins[0].names == ("Mali",)
    assert dossier.network()[0].source == "Acme Arms Works"
    unsourced = decided(dossier_of(report("a")), "source,a/e1,Mali")
    assert only_group(unsourced).origins[0].names == ("Mali",)


def test_decisions_grade_sources() -> None:
    dossier = dossier_of(report("a", by="Peru"))
    graded = {}
    for grade in "ABCDEF":
        group = only_group(decided(dossier, f"grade,Peru,{grade}"))
        graded[group.reliability] = group.credibility
    assert graded == {"A": 2, "B": 2, "C": 3, "D": 3, "E": 3, "F": 3}
    # The best grade of the sources of a group counts.
    dossier.add(report("b", by="Mali"))
    group = only_group(decided(dossier, "grade,Peru,D", "grade,Mali,C"))
    assert (group.reliability, group.credibility) == ("C", 1)


def test_later_decisions_replace_earlier_ones() -> None:
    rows = ("grade,Peru,B", "grade,Peru,A", "same,a/e1,b/e1", "apart,b/e1,a/e1")
    dossier = decided(dossier_of(report("a", by="Peru"), report("b")), *rows)
    assert (len(dossier.groups()), dossier.groups()[0].reliability) == (2, "A")
    saved = onrecord.Dossier.from_jsonl(dossier.to_jsonl())
    assert saved.groups() == dossier.groups()
    assert (dossier.to_jsonl().count('"grade"'), dossier.to_jsonl().count('"same"')) == (1, 0)


def test_another_name_has_its_own_country() -> None:
    dossier = decided(dossier_of(report("a")), "entity,Peru,Chile")
    assert [(edge.source, edge.target) for edge in dossier.network()] == [("Chile", "Mali")]


def test_grades_of_outlets_and_of_given_sources_do_something() -> None:
    dossier = dossier_of(report("a", outlet="Courier"), report("b", outlet="Herald", by="Peru"))
    assert len(decided(dossier, "grade,Courier,B", "source,b/e1,TASS", "grade,TASS,A").idle_decisions()) == 0


def test_decisions_that_do_nothing_are_listed() -> None:
    dossier = dossier_of(report("a", by="Peru"), report("b"))
    decided(
        dossier,
        "same,a/e1,b/e1",
        "apart,a/e1,z/e1",
        "source,a/e2,Mali",
        "entity,Chad,Mali",
        "grade,Chad,A",
        "grade,Peru,B",
    )
    idle = dossier.idle_decisions()
    assert sorted((made.decision, made.one, made.other) for made in idle) == [
        ("apart", "a/e1", "z/e1"),
        ("entity", "Chad", "Mali"),
        ("grade", "Chad", "A"),
        ("source", "a/e2", "Mali"),
    ]
    # They wait for what they are about.
    dossier.add(report("z", by="Chad"))
    assert [made.decision for made in dossier.idle_decisions()] == ["source"]
    assert ["a", "z"] not in members(dossier)


@pytest.mark.parametrize(
    ("csv", "message"),
    [
        ("", "decisions, line 1: .*the list has no header"),
        ("one,other\n", "decisions, line 1: .*2 fields in place of 3"),
        (
            "decision,one,other\nalike,a/e1,b/e1\n",
            "line 2: field `decision`: `alike` is not accepted; use one of same, apart, source, entity, grade",
        ),
        ("decision,one,other\n\nsame,a,b/e1\n", "line 3: field `one`: report: `a` is not accepted; it is `article/e3`"),
        ("decision,one,other\nsource,a/x,Mali\n", "line 2: field `one`: event id: `x` is not accepted"),
        ("decision,one,other\ngrade,Peru,G\n", "line 2: .*grade: `G` is not accepted; use one of A, B, C, D, E, F"),
        ("decision,one,other\nentity,,Mali\n", "line 2: field `one`: is empty"),
        ("decision,one,other\nentity,Peru,\n", "line 2: field `other`: is empty"),
        ("decision,one,other\nentity,Peru\n", "line 2: .*2 fields in place of 3"),
    ],
)
def test_faults_in_decisions(csv: str, message: str) -> None:
    dossier = decided(dossier_of(report("a", by="Peru")), "grade,Peru,B")
    with pytest.raises(onrecord.LexiconError, match=message):
        dossier.set_decisions(csv)
    assert only_group(dossier).reliability == "B"

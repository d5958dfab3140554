"""Dossiers saved, read back, changed and merged: what they hold does not depend on the way."""

from __future__ import annotations

import itertools
import json
import pickle

import pytest

import onrecord
from dossiers import CLOCKS, decided, dossier_of, report


def answers(dossier: onrecord.Dossier) -> list[object]:
    groups = dossier.groups()
    found = [dossier.contradictions(group) for group in groups]
    timelines = [dossier.timeline(clock) for clock in ("event", "saying", "publication")]
    tables = [dossier.denials(), dossier.network(), dossier.register(), dossier.reprints(), dossier.idle_decisions()]
    return [groups, found, timelines, tables, dossier.to_jsonl()]


def some_dossier() -> onrecord.Dossier:
    dossier = dossier_of(*CLOCKS, report("d", "30 tanks", by="Mali", negated=True), report("e", recipient="Chad"))
    return decided(dossier, "same,a/e1,undated/e1", "apart,a/e1,b/e1", "grade,Peru,B", "entity,Niger,Nigeria")


def test_a_saved_dossier_reads_back() -> None:
    dossier = some_dossier()
    saved = dossier.to_jsonl()
    lines = [json.loads(line) for line in saved.splitlines()]
    assert lines[0] == {"onrecord_dossier": 1}
    assert [next(iter(line)) for line in lines[1:]] == ["decision"] * 4 + ["article"] * 6
    assert lines[1] == {"decision": {"decision": "same", "one": "a/e1", "other": "undated/e1"}}
    assert answers(onrecord.Dossier.from_jsonl(saved)) == answers(dossier)
    assert answers(pickle.loads(pickle.dumps(dossier))) == answers(dossier)
    empty = onrecord.Dossier()
    assert answers(onrecord.Dossier.from_jsonl(empty.to_jsonl())) == answers(empty)


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (['{"onrecord_dossier":2}'], "dossier, line 1: .*version 2 is not known here; this release reads version 1"),
        (['{"decision":{"decision":"grade","one":"Peru","other":"B"}}'], r"dossier, line 1: .*is no header; expected \{\"onrecord_dossier\":1\}"),
        (['{"onrecord_dossier":1}', "", "nothing"], "dossier, line 3: .*expected"),
        (['{"onrecord_dossier":1}', '{"article":{"id":"a"}}'], "dossier, line 2: .*missing field"),
        (['{"onrecord_dossier":1}', '{"decision":{"decision":"like","one":"a","other":"b"}}'], "dossier, line 2: .*`like`"),
    ],
)  # fmt: skip
def test_faults_in_a_saved_dossier(lines: list[str], message: str) -> None:
    with pytest.raises(onrecord.DossierError, match=message):
        onrecord.Dossier.from_jsonl("\n".join(lines))


def test_nothing_depends_on_the_order_of_adding() -> None:
    expected = answers(dossier_of(*CLOCKS))
    for articles in itertools.permutations(CLOCKS):
        one_by_one = onrecord.Dossier()
        for article in articles:
            one_by_one.add(article)
        assert answers(one_by_one) == expected


def test_what_is_removed_leaves_nothing_behind() -> None:
    dossier, expected = some_dossier(), answers(some_dossier())
    dossier.add(report("later", by="Mali", published="2024-05-11"))
    assert answers(dossier) != expected
    dossier.remove("later")
    assert answers(dossier) == expected
    dossier.remove("a")
    dossier.add(CLOCKS[0])
    assert answers(dossier) == expected


def test_merging_is_as_adding_all() -> None:
    one = decided(dossier_of(*CLOCKS[:2]), "grade,Peru,B")
    other = decided(dossier_of(*CLOCKS[2:]), "apart,a/e1,c/e1")
    both = decided(dossier_of(*CLOCKS), "grade,Peru,B", "apart,a/e1,c/e1")
    one.merge(other)
    assert answers(one) == answers(both)
    assert len(other) == 2
    one.merge(onrecord.Dossier())
    assert answers(one) == answers(both)
    one.merge(one)
    assert answers(one) == answers(both)
    # An article of the other one takes the place of one's own.
    one.merge(dossier_of(report("a", recipient="Chad")))
    assert answers(one) == answers(
        decided(dossier_of(report("a", recipient="Chad"), *CLOCKS[1:]), "grade,Peru,B", "apart,a/e1,c/e1")
    )


def test_values_of_a_wrong_type() -> None:
    dossier = onrecord.Dossier()
    for wrong in (
        lambda: dossier.add("a"),  # type: ignore[arg-type]
        lambda: dossier.extend(["a"]),  # type: ignore[list-item]
        lambda: dossier.merge("a"),  # type: ignore[arg-type]
        lambda: dossier.set_decisions(3),  # type: ignore[arg-type]
        lambda: dossier.compare("a/e1", "b/e1"),  # type: ignore[arg-type]
    ):
        with pytest.raises(TypeError):
            wrong()
    assert len(dossier) == 0

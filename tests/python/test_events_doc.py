import re
from pathlib import Path
from typing import get_args

import pytest

import onrecord
from onrecord.types import EventKind

PAGE = Path(__file__).parents[2] / "docs" / "events.md"
ARROW = "  -> "


def examples() -> list[tuple[str, list[str]]]:
    """Returns the page's example sentences, each with the lines that tell what is found in it."""
    found: list[tuple[str, list[str]]] = []
    for block in re.findall(r"```text\n(.*?)```", PAGE.read_text("utf-8"), flags=re.DOTALL):
        for line in block.splitlines():
            if line.startswith(ARROW):
                found[-1][1].append(line.removeprefix(ARROW))
            else:
                found.append((line, []))
    return found


def told(event: onrecord.Event) -> str:
    roles = []
    for role in event.roles:
        names = " and ".join(role.names)
        roles.append(
            f"{role.role} {role.text} ({names})" if names and names != role.text else f"{role.role} {role.text}"
        )
    parts = [f'{event.kind} "{event.trigger.text}": {", ".join(roles)}']
    parts += [event.polarity] if event.polarity != "affirmed" else []
    parts += [event.modality] if event.modality != "actual" else []
    parts += [event.phase] if event.phase else []
    return "; ".join(parts)


@pytest.mark.parametrize(("sentence", "expected"), examples())
def test_page_tells_what_is_found(sentence: str, expected: list[str]) -> None:
    events = onrecord.Extractor().extract(sentence).events
    assert ([told(event) for event in events] or ["nothing"]) == expected


def test_page_has_examples_of_every_kind() -> None:
    kinds = {line.split(" ")[0] for _, lines in examples() for line in lines} - {"nothing"}
    assert kinds == set(get_args(EventKind))

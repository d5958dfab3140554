"""Reads an article with triggers and cues of one's own: `python examples/own_lists.py`."""

from pathlib import Path

import onrecord

LISTS = Path(__file__).parent / "lists"
TEXT = """\
BAMAKO - The ministry has not commented.

"Iran uplifted rifles to Mali on Monday," Anna Berg, an analyst, skeeted. Iran's uplift of drones to Mali
took a week.
"""


def main() -> None:
    """Print who says what, and what is said to happen."""
    extractor = onrecord.Extractor(frames=LISTS / "transfer.toml", cues=LISTS / "cues.csv")
    extraction = extractor.extract(TEXT, published="2023-09-13")
    for claim in extraction.claims:
        who = ", ".join(claim.source.names) if claim.source else "?"
        print(f"{who} | {claim.cue.text if claim.cue else ''} | {claim.content.text}")
    for event in extraction.events:
        roles = {role.role: role.text for role in event.roles}
        print(f"{event.kind} | {event.trigger.text} | {roles} | {event.codes.plover} | {event.codes.cameo}")


if __name__ == "__main__":
    main()

"""Extractions in the forms that other programs read: FollowTheMoney, PLOVER, STIX.

`docs/exports.md` says what goes where. Ids follow from what they name, so the same article gives the same ids in every
run; no export reads the clock. The network of a dossier goes to GraphML by `Dossier.to_graphml`.

>>> import onrecord
>>> extraction = onrecord.Extractor().extract("Iran sold drones to Russia.", id="a1", published="2023-09-13")
>>> print(onrecord.export.plover(extraction)[:54])
{"id":"a1/e1","date":"2023-09-13","date_from":null,"da
"""

from __future__ import annotations

from collections.abc import Iterable

from . import _native
from ._arguments import extractions_of
from ._native import Extraction

__all__ = ["follow_the_money", "plover", "stix"]


def follow_the_money(extractions: Extraction | Iterable[Extraction]) -> str:
    r"""Return FollowTheMoney entities as JSON Lines; an entity that several articles name stands once.

    Args:
        extractions: an extraction, or several.

    Raises:
        TypeError: something else.

    Examples:
        >>> import json, onrecord
        >>> lines = onrecord.export.follow_the_money(onrecord.Extractor().extract("Iran denied it.", id="a1"))
        >>> [json.loads(line)["schema"] for line in lines.splitlines()][:3]
        ['Article', 'PublicBody', 'Mention']
    """
    return _native._export_follow_the_money(_several(extractions))


def plover(extractions: Extraction | Iterable[Extraction]) -> str:
    """Return coded events as JSON Lines, with ISO-3 codes of the actors' countries, and offsets in code points.

    Args:
        extractions: an extraction, or several.

    Raises:
        TypeError: something else.

    Examples:
        >>> import json, onrecord
        >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="a1")
        >>> coded = json.loads(onrecord.export.plover(sale))
        >>> coded["event_type"], coded["actors"][0]["country"], coded["recipients"][0]["country"]
        ('COOPERATE', 'PER', 'MLI')
    """
    return _native._export_plover(_several(extractions))


def stix(extractions: Extraction | Iterable[Extraction]) -> str:
    """Return one STIX 2.1 bundle as JSON.

    Args:
        extractions: an extraction, or several.

    Raises:
        TypeError: something else.

    Examples:
        >>> import json, onrecord
        >>> bundle = json.loads(onrecord.export.stix(onrecord.Extractor().extract("Iran denied it.", id="a1")))
        >>> sorted({thing["type"] for thing in bundle["objects"]})[:3]
        ['extension-definition', 'identity', 'location']
    """
    return _native._export_stix(_several(extractions))


def _several(extractions: Extraction | Iterable[Extraction]) -> Iterable[Extraction]:
    return [extractions] if isinstance(extractions, Extraction) else extractions_of(extractions)

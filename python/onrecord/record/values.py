"""Times and amounts, as the days and the numbers that the words allow."""

from __future__ import annotations

from dataclasses import dataclass

from ..types import Change, TimeType

__all__ = ["Quantity", "Time"]


@dataclass(frozen=True, slots=True)
class Time:
    """A time expression, with its TIMEX3 value and the days that bound it.

    Attributes:
        id: its id within the record: `t1`.
        start: where it starts, in code points.
        end: one past where it ends, in code points.
        byte_start: where it starts, in UTF-8 bytes.
        byte_end: one past where it ends, in UTF-8 bytes.
        text: the words.
        type: the TIMEX3 type: `DATE`, `TIME`, `DURATION` or `SET`.
        value: the TIMEX3 value, such as `2023-08-30` or `P18M`; None where it stays unresolved.
        earliest: the first day that it can mean; None where that is not known.
        latest: the last day that it can mean; None where that is not known.
        confidence: how sure the value is: less where day and month may be swapped ("03/04/2024").

    Examples:
        >>> import onrecord
        >>> extraction = onrecord.Extractor().extract("The ship left in late August.", published="2023-09-13")
        >>> time = extraction.times[0]
        >>> time.text, time.earliest, time.latest
        ('late August', '2023-08-21', '2023-08-31')
    """

    id: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    type: TimeType
    value: str | None
    earliest: str | None
    latest: str | None
    confidence: float


@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount, as the interval that the words allow.

    Attributes:
        id: its id within the record: `q1`.
        start: where it starts, in code points.
        end: one past where it ends, in code points.
        byte_start: where it starts, in UTF-8 bytes.
        byte_end: one past where it ends, in UTF-8 bytes.
        text: the words.
        min: the least that it can be; None where there is no lower bound.
        max: the most that it can be; None where there is no upper bound.
        approximate: whether the words say that it is not exact: "about", "some".
        change: which way it is said to change ("rose by 40%"); None where it is no change.
        unit: a code ("USD", "km") or the counted noun ("container"); None for bare numbers.
        unit_name: the name of the unit in the singular: "dollar" for USD; None for bare numbers.

    Examples:
        >>> import onrecord
        >>> quantity = onrecord.Extractor().extract("Peru sent hundreds of containers to Mali.").quantities[0]
        >>> quantity.text, quantity.min, quantity.max, quantity.unit
        ('hundreds of containers', 200, 999, 'container')
    """

    id: str
    start: int
    end: int
    byte_start: int
    byte_end: int
    text: str
    min: float | None
    max: float | None
    approximate: bool
    change: Change | None
    unit: str | None
    unit_name: str | None

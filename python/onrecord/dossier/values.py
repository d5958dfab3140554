"""The values of the answers of a dossier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from ..types import Clock, EventKind, Polarity, Stage

__all__ = [
    "Change",
    "Contradiction",
    "Days",
    "Deal",
    "Decision",
    "Denial",
    "Edge",
    "Evidence",
    "Group",
    "Moment",
    "Origin",
    "ReportId",
]


class ReportId(NamedTuple):
    """A report by its article and event.

    Attributes:
        article: the id of the article.
        event: the id of the event in the record of the article.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
        >>> change = dossier.add(sale)
        >>> report = dossier.groups()[0].id
        >>> report.article, report.event, report == ("herald", "e1")
        ('herald', 'e1', True)
    """

    article: str
    event: str


@dataclass(frozen=True, slots=True)
class Days:
    """A time as the first and last day that it can mean.

    Attributes:
        earliest: the first day that it can mean; None where it has no beginning.
        latest: the last day that it can mean; None where it has no end.
        text: the words.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> change = dossier.add(onrecord.Extractor().extract("Peru sold tanks to Mali in May 2024."))
        >>> dossier.timeline()[0].happened
        Days(earliest='2024-05-01', latest='2024-05-31', text='May 2024')
    """

    earliest: str | None
    latest: str | None
    text: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports come from: one independent source.

    Attributes:
        names: who says it; the outlets where no source is known.
        known: whether a source is named; where none is, the outlet may rest on anyone.
        articles: the ids of the articles that carry it.
        chains: how it reached the articles, the nearest to them first: `herald <- Peruvian Ministry of Defence`.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> text = "Peru sold tanks to Mali, the Peruvian defence ministry said."
        >>> change = dossier.add(onrecord.Extractor().extract(text, id="herald"))
        >>> origin = dossier.groups()[0].origins[0]
        >>> origin.names, origin.articles
        (('Peruvian Ministry of Defence',), ('herald',))
    """

    names: tuple[str, ...]
    known: bool
    articles: tuple[str, ...]
    chains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The reports that tell of one event, affirmed and denied ones together.

    Attributes:
        id: the first report, which names the group.
        kind: what happens.
        members: the reports, in the order of publication.
        origins: where the reports that affirm it come from.
        denials: the reports that deny it.
        reliability: the best grade that users gave to its sources, from A to F; None where they gave none.
        credibility: a number from 1, confirmed, to 6, cannot be judged.

    Examples:
        >>> import onrecord
        >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
        >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
        >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
        >>> group = dossier.groups()[0]
        >>> group.kind, [report.article for report in group.members], group.independent_sources, group.credibility
        ('transfer', ['courier', 'herald'], 2, 6)
    """

    id: ReportId
    kind: EventKind
    members: tuple[ReportId, ...]
    origins: tuple[Origin, ...]
    denials: tuple[ReportId, ...]
    reliability: str | None
    credibility: int

    @property
    def independent_sources(self) -> int:
        """How many origins affirm it, independently of each other as far as the texts tell."""
        return len(self.origins)


@dataclass(frozen=True, slots=True)
class Change:
    """What an article that came or went changed.

    Attributes:
        replaced: whether an article of the same id was replaced.
        added: the ids of groups that are new.
        changed: the ids of groups that have other members than before.
        gone: the ids of groups that are no more.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> dossier.add(onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald"))
        Change(replaced=False, added=(ReportId(article='herald', event='e1'),), changed=(), gone=())
    """

    replaced: bool
    added: tuple[ReportId, ...]
    changed: tuple[ReportId, ...]
    gone: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two reports of a group that disagree in a field.

    Attributes:
        field: what they disagree about: number, date, item, party, place or polarity.
        disagreement: conflict, update, scope or precision; `docs/dossier.md` tells them apart.
        one: the earlier report.
        other: the later report.
        one_says: what the earlier report says.
        other_says: what the later report says.

    Examples:
        >>> import onrecord
        >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
        >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
        >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
        >>> found = dossier.contradictions(dossier.groups()[0])[0]
        >>> found.field, found.disagreement, found.one_says, found.other_says
        ('number', 'conflict', '30 tanks', '20 tanks')
    """

    field: str
    disagreement: str
    one: ReportId
    other: ReportId
    one_says: str
    other_says: str


@dataclass(frozen=True, slots=True)
class Denial:
    """A denial and the reports that it denies.

    Attributes:
        report: the report that denies.
        by: who denies.
        denied: the reports that are denied.

    Examples:
        >>> import onrecord
        >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
        >>> sold, denied = "Peru sold tanks to Mali, Anna Berg said.", "Lima denied that Peru sold tanks to Mali."
        >>> dossier.extend([extractor.extract(sold, id="herald"), extractor.extract(denied, id="gazette")])
        >>> dossier.denials()[0].report.article, dossier.denials()[0].by
        ('gazette', ('Peru',))
    """

    report: ReportId
    by: tuple[str, ...]
    denied: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """A report on a timeline, with its three times.

    Attributes:
        report: the report.
        group: the id of the group that it is in.
        kind: what happens.
        polarity: whether it is said to be so.
        stage: how far the deal has come, for what is supplied or talked about; None for all else.
        happened: when it happened; None where that is not told.
        said: when it was said; None where that is not told.
        published: the day on which it was printed; None where that is not known.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
        >>> change = dossier.add(sale)
        >>> moment = dossier.timeline()[0]
        >>> moment.kind, moment.stage, moment.happened, moment.published
        ('transfer', 'agreement', None, '2024-05-02')
    """

    report: ReportId
    group: ReportId
    kind: EventKind
    polarity: Polarity
    stage: Stage | None
    happened: Days | None
    said: Days | None
    published: str | None

    def day(self, clock: Clock) -> str | None:
        """Return the first day by a clock: what a clock does not tell, the one after it does.

        Args:
            clock: `"event"` for when it happened, `"saying"` for when it was said, `"publication"` for when it was
                printed.

        Raises:
            KeyError: another clock.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali in May 2024.", published="2024-07-01")
            >>> change = dossier.add(sale)
            >>> [dossier.timeline()[0].day(clock) for clock in ("event", "saying", "publication")]
            ['2024-05-01', '2024-07-01', '2024-07-01']
        """
        times = {"event": (self.happened, self.said), "saying": (self.said,), "publication": ()}[clock]
        days = (days.earliest or days.latest for days in times if days)
        return next((day for day in days if day), self.published)


@dataclass(frozen=True, slots=True)
class Edge:
    """What is between two countries, persons or bodies.

    Attributes:
        kind: what happens: one supplies, sanctions or attacks the other.
        source: the supplier, sender or attacker.
        target: the recipient or target.
        groups: the ids of the groups.
        articles: how many articles tell of it.
        independent_sources: how many independent origins affirm any of it.
        denied: the share of reports that deny it, from 0 to 1.
        items: the families of goods.
        first: the first day on which any of it happened or was printed; None where none is known.
        last: the last such day.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
        >>> change = dossier.add(sale)
        >>> edge = dossier.network()[0]
        >>> edge.source, edge.kind, edge.target, edge.items
        ('Peru', 'transfer', 'Mali', ('armoured-vehicle',))
    """

    kind: EventKind
    source: str
    target: str
    groups: tuple[ReportId, ...]
    articles: int
    independent_sources: int
    denied: float
    items: tuple[str, ...]
    first: str | None
    last: str | None


@dataclass(frozen=True, slots=True)
class Deal:
    """A row of the register, with the columns of the SIPRI trade register; what is not sure stands in brackets.

    Attributes:
        supplier: who supplies.
        recipient: who receives.
        number_ordered: how many are ordered; None where that is not told.
        designation: the names of the weapons; None where none is named.
        description: what manner of goods they are; None where that is not told.
        year_of_order: the year of the order, in brackets where it is that of the first report.
        years_of_delivery: the years of delivery.
        number_delivered: how many have been delivered; None where that is not told.
        comments: what else is to be known: how many sources, who denies it.
        groups: the ids of the groups that the row was made from.

    Examples:
        >>> import onrecord
        >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
        >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
        >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
        >>> deal = dossier.register()[0]
        >>> deal.supplier, deal.recipient, deal.number_ordered
        ('Peru', 'Mali', '(20-30)')
    """

    supplier: str
    recipient: str
    number_ordered: str | None
    designation: str | None
    description: str | None
    year_of_order: str | None
    years_of_delivery: tuple[int, ...]
    number_delivered: str | None
    comments: str
    groups: tuple[ReportId, ...]


@dataclass(frozen=True, slots=True)
class Decision:
    r"""What someone decided about a dossier.

    Attributes:
        decision: what is decided: `same`, `apart`, `source`, `entity` or `grade`.
        one: a report, a name or a source.
        other: another report, who says it, the right name or a grade.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> dossier.set_decisions("decision,one,other\ngrade,Peruvian Ministry of Defence,B\n")
        >>> dossier.idle_decisions()
        (Decision(decision='grade', one='Peruvian Ministry of Defence', other='B'),)
    """

    decision: str
    one: str
    other: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """A piece of evidence for or against two reports telling of one event.

    Attributes:
        name: its name in `links.csv`, which says what each is for: `role.same`, `goods.differ`.
        points: its points, in hundredths: over 0 for one event, under 0 against it.

    Examples:
        >>> import onrecord
        >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
        >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
        >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
        >>> dossier.compare(("herald", "e1"), ("courier", "e1"))[:2]
        (Evidence(name='base', points=-109), Evidence(name='role.same', points=43))
    """

    name: str
    points: int

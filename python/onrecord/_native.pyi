"""The compiled part of the package `onrecord`. Import its names from there."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from os import PathLike
from typing import Any, ClassVar, Literal, TypeVar, final, overload

import networkx
import pandas
import polars
import pyarrow

from .dossier import (
    Change,
    Contradiction,
    Deal,
    Decision,
    Denial,
    Edge,
    Evidence,
    Group,
    Moment,
)
from .record import (
    Candidate,
    Claim,
    DocumentInfo,
    Entry,
    Event,
    Failure,
    Mention,
    Quantity,
    Sentence,
    Time,
)
from .table import DossierTables, Tables
from .types import AliasTag, ClaimScope, Clock, Deprel, EntityKind, MatchPolicy, ModelName, OffsetUnit, Upos

__all__ = [
    "Dossier",
    "Extraction",
    "Extractor",
    "Gazetteer",
    "Hit",
    "HitArrays",
    "ParsedSentence",
    "Parser",
    "Table",
    "Tree",
    "_Pipe",
    "__version__",
    "_export_follow_the_money",
    "_export_plover",
    "_export_stix",
    "_tables",
]

__version__: str

_T = TypeVar("_T")
_Path = str | PathLike[str]

def _export_follow_the_money(extractions: Iterable[Extraction]) -> str: ...
def _export_plover(extractions: Iterable[Extraction]) -> str: ...
def _export_stix(extractions: Iterable[Extraction]) -> str: ...

@final
class Extractor:
    """Turns documents into extractions. Read-only; may be shared by threads.

    Args:
        gazetteer: the entities to find, in place of the default gazetteer. To add names of your own to the default
            ones, give `Gazetteer.default().with_entries(...)`; of a gazetteer without countries a warning tells.
        claims: `"statements"` for what someone is on record as saying, thinking or knowing; `"all"` also for what
            someone wants, plans, agrees to or supports.
        frames: a TOML file of triggers of events, or several; `docs/lists.md` tells their fields.
        cues: a CSV file of cues of attribution, or several; likewise.
        default_frames: whether the triggers that come with the package are used beside them.
        default_cues: whether the cues that come with the package are used beside them.
        inherited_roles: whether events have roles that the sentence of their trigger leaves open, marked `inherited`;
            too many of them are wrong to be given without being asked for.
        min_confidence: events and roles that are less sure than this, from 0 to 1, are left out.

    Raises:
        LexiconError: a trigger or cue that is not as it must be; the message names file, line and field.
        OptionError: another value of `claims`, or a `min_confidence` that is not from 0 to 1.
        OSError: a file that cannot be read.

    Examples:
        >>> import onrecord
        >>> onrecord.Extractor(claims="all")
        Extractor(claims='all')
    """

    def __new__(
        cls,
        gazetteer: Gazetteer | None = None,
        *,
        claims: ClaimScope = "statements",
        frames: _Path | Sequence[_Path] | None = None,
        cues: _Path | Sequence[_Path] | None = None,
        default_frames: bool = True,
        default_cues: bool = True,
        inherited_roles: bool = False,
        min_confidence: float = 0.0,
    ) -> Extractor: ...
    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that it finds names with."""
    @property
    def claims(self) -> ClaimScope:
        """Which claims its extractions hold."""
    def extract(
        self,
        text: str,
        *,
        id: str | int | None = None,
        title: str | None = None,
        outlet: str | None = None,
        url: str | None = None,
        author: str | None = None,
        published: str | date | None = None,
    ) -> Extraction:
        r"""Return what an article says, and who says it. Any text gives an extraction. Other threads run meanwhile.

        A text that does not seem to be English gets a `LanguageWarning`, and an entry in `document.warnings`.

        Args:
            text: the article as found, boilerplate and all.
            id: your own key of the article; a whole number is taken as its digits.
            title: its headline, which may tell whose statement it is; it may also stand as the first line of `text`.
            outlet: who published it.
            url: where it was found.
            author: who wrote it.
            published: the day against which relative dates are resolved: a date, a datetime, also of pandas and numpy,
                `YYYY-MM-DD`, an ISO 8601 time stamp or a date of RFC 2822. Of a time stamp its own zone's day counts.

        Raises:
            DocumentError: a field with a lone surrogate, which is not text; a day that is not in the calendar or is
                written otherwise.
            TypeError: a value of another type; the message names the argument and what it takes.

        Examples:
            >>> import onrecord
            >>> text = "Iran denied it.\n\nThe naïve question came from Seoul on Tuesday."
            >>> extraction = onrecord.Extractor().extract(text, id="a1", published="2023-09-13")
            >>> extraction.document.published
            '2023-09-13'
            >>> [text[s.start:s.end] for s in extraction.sentences]
            ['Iran denied it.', 'The naïve question came from Seoul on Tuesday.']
        """
    @overload
    def pipe(
        self,
        documents: Iterable[str | Mapping[str, Any]] | _Path | Any,
        *,
        columns: Mapping[str, str] | None = None,
        as_tuples: Literal[False] = False,
        batch_size: int = 256,
        threads: int = 1,
        progress: bool = False,
        on_error: Literal["raise", "skip"] = "raise",
    ) -> Iterator[Extraction]: ...
    @overload
    def pipe(
        self,
        documents: Iterable[str | Mapping[str, Any]] | _Path | Any,
        *,
        columns: Mapping[str, str] | None = None,
        as_tuples: Literal[False] = False,
        batch_size: int = 256,
        threads: int = 1,
        progress: bool = False,
        on_error: Literal["record"],
    ) -> Iterator[Extraction | Failure]: ...
    @overload
    def pipe(
        self,
        documents: Iterable[tuple[str | Mapping[str, Any], _T]],
        *,
        columns: Mapping[str, str] | None = None,
        as_tuples: Literal[True],
        batch_size: int = 256,
        threads: int = 1,
        progress: bool = False,
        on_error: Literal["raise", "skip"] = "raise",
    ) -> Iterator[tuple[Extraction, _T]]: ...
    @overload
    def pipe(
        self,
        documents: Iterable[tuple[str | Mapping[str, Any], _T]],
        *,
        columns: Mapping[str, str] | None = None,
        as_tuples: Literal[True],
        batch_size: int = 256,
        threads: int = 1,
        progress: bool = False,
        on_error: Literal["record"],
    ) -> Iterator[tuple[Extraction | Failure, _T]]:
        r"""Iterate over the extractions of many documents, in their order. The result is the same for any `threads`.

        Documents are read a batch at a time, so a source of any length needs little memory. Missing values are None,
        NaN, NaT, NA and, in a CSV file, empty cells. Ctrl-C is heard within a second, and what is done is given first.

        The first document that does not seem to be English gets a `LanguageWarning`; every one's `document.warnings`
        says so.

        Args:
            documents: an iterable of texts, or of dicts with `text` and any of the keywords of `extract`; a data frame
                of pandas or polars; any Arrow table or stream; or the path of a `.csv` file with a header line or a
                `.jsonl` file with a dict or text a line, as they are or packed (`.gz`; `.zst` by Python 3.14 or the
                package `zstandard`). A warning tells once of keys and columns that are no field.
            columns: which column, or key, holds a field: `{"text": "body", "published": "date"}`. Fields that are not
                named keep their own. There is no warning of other columns then.
            as_tuples: take pairs of a document and whatever is to come back beside its extraction.
            batch_size: how many documents are read ahead.
            threads: how many threads work on a batch; 0 for all cores.
            progress: whether to show a bar, by the package `tqdm`.
            on_error: what becomes of a row that is no document: `"raise"`, after those before it have been given;
                `"skip"` to leave it out, and to warn at the end how many were; `"record"` for a `Failure` in its place.

        Raises:
            DocumentError: a row without text, a day that is written otherwise; the message names row and field.
            ImportError: an optional package that the source needs is not there; the message tells how to install it.
            OptionError: `batch_size` below 1, `threads` below 0 or beyond 1024, a column that is not there.
            OSError: a file that cannot be read.
            TypeError: a field of another type; the message names row and field.

        Examples:
            >>> import onrecord
            >>> extractor = onrecord.Extractor()
            >>> pairs = [({"text": "Seoul protested.", "id": "a1"}, 1), ("No comment.", 2)]
            >>> [(e.document.id, key) for e, key in extractor.pipe(pairs, as_tuples=True)]
            [('a1', 1), (None, 2)]
            >>> rows = [{"body": "Seoul protested.", "id": 7}, {"body": float("nan"), "id": 8}]
            >>> found = list(extractor.pipe(rows, columns={"text": "body"}, on_error="record"))
            >>> found[0].document.id, found[1].row, str(found[1].error)
            ('7', 1, 'documents[1]: text: is missing')
        """
    @classmethod
    def _restore(
        cls,
        gazetteer: Gazetteer | None,
        claims: ClaimScope,
        frames: list[tuple[str, str]],
        cues: list[tuple[str, str]],
        others: tuple[bool, bool, bool, float],
    ) -> Extractor: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class _Pipe:
    """The iterator that `Extractor.pipe` gives."""

    def __iter__(self) -> _Pipe: ...
    def __next__(self) -> Any: ...

@final
class Extraction:
    """A text and what was found in it. Read-only; the parts are made once, when first asked for.

    Two extractions are equal if their texts and all their parts are. They pickle.

    Examples:
        >>> import onrecord
        >>> record = {"schema": "onrecord/1", "claims": [
        ...     {"id": "c1", "source": {"names": ["Seoul"]}, "content": {"spans": [{"start": 11, "end": 13}]}}]}
        >>> extraction = onrecord.Extraction.from_dict(record, text="Seoul said no.")
        >>> extraction.claims[0].content.text, extraction.claims[0].source.names
        ('no', ('Seoul',))
    """

    __hash__: ClassVar[None]  # type: ignore[assignment]

    @classmethod
    def from_dict(cls, record: Mapping[str, Any], *, text: str) -> Extraction:
        """Take a record as a dict, whoever made it, with the text that it is about.

        Args:
            record: the record; optional fields may be missing, unknown ones are passed over, missing words filled in.
            text: the text.

        Returns:
            The extraction that the record describes.

        Raises:
            RecordError: another schema, a field that is not as it must be, a span that does not fit the text; the
                message names the place, such as `claims[3].content.spans[0]`.

        Examples:
            >>> import onrecord
            >>> onrecord.Extraction.from_dict({"schema": "onrecord/1"}, text="Nothing.")
            Extraction(0 sentences, 0 mentions, 0 claims, 0 events)
        """
    @classmethod
    def from_json(cls, json: str, *, text: str) -> Extraction:
        """Take a record as JSON, with the text that it is about.

        Args:
            json: the record.
            text: the text.

        Returns:
            The extraction that the record describes.

        Raises:
            RecordError: no JSON, and as `from_dict`.

        Examples:
            >>> import onrecord
            >>> extraction = onrecord.Extractor().extract("Erdoğan said no.")
            >>> onrecord.Extraction.from_json(extraction.to_json("utf16"), text=extraction.text) == extraction
            True
        """
    @property
    def text(self) -> str:
        """The text, as it was given."""
    @property
    def document(self) -> DocumentInfo:
        """What is known of the article."""
    @property
    def sentences(self) -> tuple[Sentence, ...]:
        """The sentences, in order."""
    @property
    def mentions(self) -> tuple[Mention, ...]:
        """What the words name."""
    @property
    def claims(self) -> tuple[Claim, ...]:
        """Who says what."""
    @property
    def events(self) -> tuple[Event, ...]:
        """What is said to happen."""
    @property
    def times(self) -> tuple[Time, ...]:
        """The time expressions."""
    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """The amounts."""
    def mention(self, id: str) -> Mention | None:
        """Return the mention of an id, None where there is none.

        Args:
            id: the id, as it stands in the record: `m1`.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> extraction = onrecord.Extractor().extract("Pyongyang protested.")
            >>> extraction.mention("m1").name, extraction.mention("m99")
            ('North Korea', None)
        """
    def claim(self, id: str) -> Claim | None:
        """Return the claim of an id, None where there is none.

        Args:
            id: the id, as it stands in the record: `c1`.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> extraction = onrecord.Extractor().extract("Lima denied that Peru sold tanks to Mali.")
            >>> extraction.claim(extraction.events[0].claim).cue.text
            'denied'
        """
    def event(self, id: str) -> Event | None:
        """Return the event of an id, None where there is none.

        Args:
            id: the id, as it stands in the record: `e1`.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> extraction = onrecord.Extractor().extract("Lima denied that Peru sold tanks to Mali.")
            >>> [extraction.event(id).kind for id in extraction.claims[0].events]
            ['transfer']
        """
    def time(self, id: str) -> Time | None:
        """Return the time of an id, None where there is none.

        Args:
            id: the id, as it stands in the record: `t1`.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> extraction = onrecord.Extractor().extract("Peru sold tanks to Mali on 3 May 2024.")
            >>> extraction.time(extraction.events[0].time).value
            '2024-05-03'
        """
    def quantity(self, id: str) -> Quantity | None:
        """Return the quantity of an id, None where there is none.

        Args:
            id: the id, as it stands in the record: `q1`.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> extraction = onrecord.Extractor().extract("Peru sold 30 tanks to Mali.")
            >>> item = extraction.events[0].fillers("item")[0]
            >>> extraction.quantity(item.quantity).min
            30
        """
    def tables(self, offset_unit: OffsetUnit = "char") -> Tables:
        """Return the tables of this one article; `onrecord.tables` makes those of many.

        Args:
            offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.

        Raises:
            OptionError: another unit.

        Examples:
            >>> import onrecord
            >>> onrecord.Extractor().extract("Seoul protested.").tables().mentions
            Table('mentions', 1 rows, 13 columns)
        """
    def to_dict(self, offset_unit: OffsetUnit = "char") -> dict[str, Any]:
        """Return the record as a dict, made anew at every call.

        Args:
            offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.

        Raises:
            OptionError: another unit.

        Examples:
            >>> import onrecord
            >>> record = onrecord.Extractor().extract("Erdoğan said no.").to_dict("byte")
            >>> record["schema"], record["offset_unit"], record["sentences"][0]["end"]
            ('onrecord/1', 'byte', 17)
        """
    def to_json(self, offset_unit: OffsetUnit = "char", indent: int | None = None) -> str:
        """Return the record as JSON.

        Args:
            offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.
            indent: the width of an indent, at most 16; None for one line.

        Raises:
            OptionError: another unit or width.

        Examples:
            >>> import onrecord
            >>> print(onrecord.Extractor().extract("").to_json(indent=2)[:26])
            {
              "schema": "onrecord/1"
        """
    def to_text(self, width: int = 100) -> str:
        """Return the claims and events as text for people to read; `str()` of an extraction is shorter.

        Args:
            width: the width of a line, in columns; at least 40.

        Examples:
            >>> import onrecord
            >>> print(onrecord.Extractor().extract("“We sold no tanks,” said Anna Berg.").to_text(60).splitlines()[4])
              c1  Anna Berg — say — “We sold no tanks,”
        """
    @overload
    def to_html(self, path: None = None) -> str: ...
    @overload
    def to_html(self, path: _Path) -> None:
        """Return or write a page of HTML: the article with marked words, and what they were taken for.

        The page needs no other file. In a notebook, an extraction on the last line of a cell shows the same.

        Args:
            path: the file to be written; None to have the page returned.

        Raises:
            OSError: a file that cannot be written.

        Examples:
            >>> import onrecord
            >>> page = onrecord.Extractor().extract("Seoul said <b>no</b>.").to_html()
            >>> page[:15], "&lt;b&gt;" in page
            ('<!DOCTYPE html>', True)
        """
    def _repr_html_(self) -> str: ...
    @staticmethod
    def _from_line(line: str) -> Extraction: ...
    def _to_line(self) -> str: ...
    @classmethod
    def _restore(cls, json: str, text: str) -> Extraction: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Any, /) -> bool: ...
    def __le__(self, other: Any, /) -> bool: ...
    def __gt__(self, other: Any, /) -> bool: ...
    def __ge__(self, other: Any, /) -> bool: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Dossier:
    """What is known across articles: who else says so, who denies it, what was known when. Pickles.

    Reports of one happening make a group; reports are named by the id of their article and of the event in its record.
    Nothing here depends on the order in which articles are added. Articles without an id get one made from their text.

    Examples:
        >>> import onrecord
        >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
        >>> for id, text in {
        ...     "herald": "Peru sold tanks to Mali, the Peruvian defence ministry said.",
        ...     "courier": "Tanks were delivered to Mali by Peru, Malian officials said.",
        ... }.items():
        ...     change = dossier.add(extractor.extract(text, id=id))
        >>> group = dossier.groups()[0]
        >>> group.kind, len(group.members), group.independent_sources
        ('transfer', 2, 2)
    """

    def __new__(cls) -> Dossier: ...
    @classmethod
    def from_jsonl(cls, text: str) -> Dossier:
        """Read a dossier that `to_jsonl` wrote.

        Args:
            text: the lines.

        Returns:
            A dossier with the same groups, whatever gazetteer it was made with.

        Raises:
            DossierError: another version, or a line that is not as it was written; the message names the line.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> change = dossier.add(onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald"))
            >>> onrecord.Dossier.from_jsonl(dossier.to_jsonl()).groups() == dossier.groups()
            True
        """
    def to_jsonl(self) -> str:
        """Write the dossier as JSON Lines: a header with the version, decisions, articles.

        Returns:
            The lines, for `from_jsonl`.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> dossier.to_jsonl().splitlines()[0]
            '{"onrecord_dossier":1}'
        """
    def add(self, extraction: Extraction) -> Change:
        """Add an article and say what that changed; one of the same id is replaced.

        Args:
            extraction: what was found in the article.

        Returns:
            The ids of the groups that are new, changed or gone.

        Raises:
            TypeError: something that is no extraction.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> change = dossier.add(onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald"))
            >>> [str(report.article) for report in change.added], change.replaced
            (['herald'], False)
        """
    def extend(self, extractions: Iterable[Extraction]) -> None:
        """Add many articles, in less time than one by one.

        Args:
            extractions: what was found in the articles.

        Raises:
            TypeError: an item that is no extraction; nothing is added then.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> dossier.extend(list(onrecord.Extractor().pipe(["Peru sold tanks to Mali.", "Seoul protested."])))
            >>> len(dossier)
            2
        """
    def remove(self, article: str) -> Change | None:
        """Take an article out and say what that changed; `None` where there is none of this id.

        Args:
            article: the id of the article.

        Returns:
            The ids of the groups that are changed or gone.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> dossier.remove("herald").gone, dossier.remove("herald")
            ((ReportId(article='herald', event='e1'),), None)
        """
    def merge(self, other: Dossier) -> None:
        """Add the articles and decisions of another dossier; its articles replace those of the same id.

        Args:
            other: the other dossier, which stays as it is.

        Raises:
            TypeError: something that is no dossier.

        Examples:
            >>> import onrecord
            >>> extractor, one, other = onrecord.Extractor(), onrecord.Dossier(), onrecord.Dossier()
            >>> _ = one.add(extractor.extract("Peru sold tanks to Mali.", id="herald"))
            >>> _ = other.add(extractor.extract("Mali bought tanks from Peru.", id="courier"))
            >>> one.merge(other)
            >>> one.article_ids(), len(one.groups())
            (['courier', 'herald'], 1)
        """
    def __len__(self) -> int:
        """Return how many articles there are."""
    def set_decisions(self, csv: str) -> None:
        r"""Replace what people decided, and build the groups anew.

        Args:
            csv: columns `decision,one,other`: `same` and `apart` with two reports (`article/e3`), `source` with a
                report and who says it, `entity` with a name and the right one, `grade` with a source and A to F.

        Raises:
            LexiconError: a row that is not as it must be; the message names line and field.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
            >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
            >>> dossier.set_decisions("decision,one,other\napart,herald/e1,courier/e1\n")
            >>> len(dossier.groups())
            2
        """
    def idle_decisions(self) -> tuple[Decision, ...]:
        r"""Return the decisions that do nothing here: about a report or a name that is not there.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> dossier.set_decisions("decision,one,other\nsame,herald/e1,courier/e1\n")
            >>> dossier.idle_decisions()
            (Decision(decision='same', one='herald/e1', other='courier/e1'),)
        """
    def article_ids(self) -> list[str]:
        """Return the ids of the articles, sorted.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> dossier.extend([extractor.extract("Seoul protested.", id=id) for id in ("herald", "courier")])
            >>> dossier.article_ids()
            ['courier', 'herald']
        """
    def article(self, id: str) -> dict[str, Any] | None:
        """Return an article as the dossier keeps it: its reports with actors, goods, times and sources.

        Args:
            id: the id of the article.

        Returns:
            A dict, made anew at every call; None where there is no article of this id.

        Raises:
            TypeError: an id that is no text.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> [(report["event"], report["trigger"]) for report in dossier.article("herald")["reports"]]
            [('e1', 'sold')]
        """
    def groups(self) -> tuple[Group, ...]:
        """Return the groups, in the order of their first reports.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
            >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
            >>> [(group.kind, [report.article for report in group.members]) for group in dossier.groups()]
            [('transfer', ['courier', 'herald'])]
        """
    def contradictions(self, group: Group) -> tuple[Contradiction, ...]:
        """Return the reports of a group that disagree, by field, with the class of disagreement.

        Args:
            group: a group, as `groups` gives it. A group that is no more has none.

        Raises:
            TypeError: something that is no group.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
            >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
            >>> found = dossier.contradictions(dossier.groups()[0])[0]
            >>> found.field, found.disagreement, found.one_says, found.other_says
            ('number', 'conflict', '30 tanks', '20 tanks')
        """
    def denials(self) -> tuple[Denial, ...]:
        """Return who denies what, in the same article or another.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> sold, denied = "Peru sold tanks to Mali, Anna Berg said.", "Lima denied that Peru sold tanks to Mali."
            >>> dossier.extend([extractor.extract(sold, id="herald"), extractor.extract(denied, id="gazette")])
            >>> [(denial.by, denial.denied[0].article) for denial in dossier.denials()]
            [(('Peru',), 'herald')]
        """
    def timeline(self, clock: Clock = "event") -> tuple[Moment, ...]:
        """Return the reports in the order of a clock, those without a day last.

        Args:
            clock: `"event"` for the day on which it happened, `"saying"` for that on which it was said, `"publication"`
                for that on which it was printed.

        Raises:
            OptionError: another clock.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> [(moment.day("event"), moment.kind) for moment in dossier.timeline()]
            [('2024-05-02', 'transfer')]
        """
    def course(self, one: str, other: str) -> tuple[Moment, ...]:
        """Return how the deals between two parties moved: the reports with a stage that name both.

        Args:
            one: a party: its canonical name, or its id.
            other: the other party, likewise; which is named first does not matter.

        Raises:
            TypeError: a name that is no text.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> texts = {"2024-05-02": "Peru will sell tanks to Mali.", "2024-07-01": "Peru delivered tanks to Mali."}
            >>> dossier.extend([extractor.extract(text, published=day) for day, text in texts.items()])
            >>> [(moment.day("event"), moment.stage) for moment in dossier.course("Peru", "Mali")]
            [('2024-05-02', 'offer'), ('2024-07-01', 'delivery')]
        """
    def network(self) -> tuple[Edge, ...]:
        """Return who supplies, sanctions or attacks whom.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> [(edge.source, edge.kind, edge.target) for edge in dossier.network()]
            [('Peru', 'transfer', 'Mali')]
        """
    def register(self) -> tuple[Deal, ...]:
        """Return the deals, with the columns of the SIPRI trade register.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> [(deal.supplier, deal.recipient, deal.description) for deal in dossier.register()]
            [('Peru', 'Mali', 'tanks')]
        """
    def to_graphml(self) -> str:
        """Write the network as GraphML.

        Returns:
            The document, for Gephi, networkx and the like.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> '<node id="Peru"' in dossier.to_graphml()
            True
        """
    def to_follow_the_money(self) -> str:
        """Return FollowTheMoney entities as JSON Lines: articles, events with all their reports, who tells them.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> import json
            >>> lines = [json.loads(line) for line in dossier.to_follow_the_money().splitlines()]
            >>> [line["schema"] for line in lines][:1]
            ['Article']
        """
    def to_plover(self) -> str:
        """Return coded events as JSON Lines, each once, with its reports, independent sources and credibility.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> import json
            >>> coded = json.loads(dossier.to_plover().splitlines()[0])
            >>> coded["id"], coded["event_type"], coded["actors"][0]["country"]
            ('herald/e1', 'COOPERATE', 'PER')
        """
    def to_stix(self) -> str:
        """Return one STIX 2.1 bundle as JSON; the confidence of an event follows from its credibility.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> import json
            >>> json.loads(dossier.to_stix())["type"]
            'bundle'
        """
    def to_networkx(self) -> networkx.MultiDiGraph[str]:
        """Return the network as a directed graph of networkx, with the attributes of `to_graphml`.

        Raises:
            ImportError: networkx is not installed.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> graph = dossier.to_networkx()
            >>> list(graph.nodes), graph["Peru"]["Mali"]["transfer"]["articles"]
            (['Peru', 'Mali'], 1)
        """
    def tables(self) -> DossierTables:
        """Return groups, origins, reports, edges, register, contradictions and denials as tables.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> dossier.tables()
            DossierTables(groups: 1, origins: 1, reports: 1, edges: 1, register: 1, contradictions: 0, denials: 0)
        """
    @overload
    def to_html(self, path: None = None, title: str | None = None) -> str: ...
    @overload
    def to_html(self, path: _Path, title: str | None = None) -> None:
        """Return or write a page of HTML: timeline, network, events with their sources and sentences, register.

        The page needs no other file. Of more than 1,000 events it shows those with the most independent sources.

        Args:
            path: the file to be written; None to have the page returned.
            title: the heading; "Dossier" where there is none.

        Raises:
            OSError: a file that cannot be written.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> page = dossier.to_html(title="Tanks for Mali")
            >>> "<title>Tanks for Mali" in page
            True
        """
    def reprints(self) -> list[tuple[str, str, float]]:
        """Return the pairs of articles of which one reprints the other, the earlier first, with the share of text.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> text = "Peru sold twenty old tanks to Mali on Wednesday, the defence ministry in Lima said."
            >>> dossier.extend([extractor.extract(text, id=id) for id in ("herald", "ledger")])
            >>> dossier.reprints()
            [('herald', 'ledger', 1.0)]
        """
    def as_of(self, day: date | str) -> Dossier:
        """Return the dossier of what was so by a day: events that had happened, as far as their times tell.

        Args:
            day: the day, which counts as well: a date, a datetime or a text such as `2024-05-03`.

        Raises:
            OptionError: a text that is no day.
            TypeError: a day of another type.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> len(dossier.as_of("2024-05-01")), len(dossier.as_of("2024-05-02"))
            (0, 1)
        """
    def known_on(self, day: date | str) -> Dossier:
        """Return the dossier of what was known on a day: what had been printed.

        Args:
            day: the day, which counts as well: a date, a datetime or a text such as `2024-05-03`.

        Raises:
            OptionError: a text that is no day.
            TypeError: a day of another type.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> import datetime
            >>> dossier.known_on(datetime.date(2024, 5, 3)).article_ids()
            ['herald']
        """
    def until(self, day: date | str, clock: Clock = "event") -> Dossier:
        """Return the dossier of the reports up to a day by a clock; those without a day are left out.

        Args:
            day: the day, which counts as well: a date, a datetime or a text such as `2024-05-03`.
            clock: as `timeline`.

        Raises:
            OptionError: a text that is no day; another clock.
            TypeError: a day of another type.

        Examples:
            >>> import onrecord
            >>> dossier = onrecord.Dossier()
            >>> sale = onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald", published="2024-05-02")
            >>> change = dossier.add(sale)
            >>> len(dossier.until("2024-05-01", "publication")), len(dossier.until("2024-05-02", "publication"))
            (0, 1)
        """
    def compare(self, one: tuple[str, str], other: tuple[str, str]) -> tuple[Evidence, ...] | None:
        """Return what speaks for and against two reports telling of one event; `None` where they cannot.

        Args:
            one: a report, as the ids of its article and its event: `("herald", "e1")`.
            other: the other report, likewise.

        Raises:
            TypeError: something that is no pair of ids.

        Examples:
            >>> import onrecord
            >>> extractor, dossier = onrecord.Extractor(), onrecord.Dossier()
            >>> texts = {"courier": "Mali bought 30 tanks from Peru.", "herald": "Peru sold 20 tanks to Mali."}
            >>> dossier.extend([extractor.extract(text, id=id) for id, text in texts.items()])
            >>> evidence = dossier.compare(("herald", "e1"), ("courier", "e1"))
            >>> [piece.name for piece in evidence][:2], sum(piece.points for piece in evidence) > 0
            (['base', 'role.same'], True)
        """
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Gazetteer:
    r"""A compiled, read-only list of entities that finds their names in texts. Pickles; may be shared by threads.

    The foldings of the constructors say which differences between text and names are folded away: `accents` (Erdogan,
    Erdoğan), `forms` (composed and decomposed, full-width), `marks` (kinds of dash, apostrophe, quotation mark),
    `spaces` (line breaks and no-break spaces). Letter case is the business of each alias.

    Examples:
        >>> import onrecord
        >>> gazetteer = onrecord.Gazetteer.from_entries([
        ...     {"id": "org/x", "name": "Acme Arms", "kind": "organization", "aliases": ["Acme"]}])
        >>> [(hit.start, hit.end, hit.text, hit.id) for hit in gazetteer.find("ACME’s plant, Acme\nArms, acme.")]
        [(0, 4, 'ACME', 'org/x'), (14, 23, 'Acme\nArms', 'org/x')]
    """

    @staticmethod
    def from_entries(
        entries: Iterable[Mapping[str, Any]] | Any,
        *,
        accents: bool = True,
        forms: bool = True,
        marks: bool = True,
        spaces: bool = True,
    ) -> Gazetteer:
        """Compile entries.

        Args:
            entries: dicts, or a data frame of pandas or polars. `id`, `name` and `kind` are needed; `aliases` (a list
                of texts or of `{"text", "case", "tag"}`, or texts with bars between), `case` (`exact`, `insensitive`,
                `capitalised`), `priority`, `from`, `until`, `country`, `stands_for` are known; all else goes into the
                payload. NaN, NaT and NA count as missing.
            accents: as the class says of foldings.
            forms: likewise.
            marks: likewise.
            spaces: likewise.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: an entry that is not as it must be; the message names its row and field.

        Examples:
            >>> import onrecord
            >>> gazetteer = onrecord.Gazetteer.from_entries([
            ...     {"id": "person/x", "name": "Ana Lima", "kind": "person", "from": "2021", "desk": 7}])
            >>> gazetteer.entry(0).from_date, gazetteer.entry(0).payload
            ('2021-01-01', {'desk': 7})
        """
    @staticmethod
    def from_csv(
        path: _Path, *, accents: bool = True, forms: bool = True, marks: bool = True, spaces: bool = True
    ) -> Gazetteer:
        r"""Compile a CSV file with a header line; fields as in `from_entries`, aliases with bars between.

        Args:
            path: the file.
            accents: as the class says of foldings.
            forms: likewise.
            marks: likewise.
            spaces: likewise.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: a row that is not as it must be; the message names file, line and field.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "list.csv"
            >>> _ = path.write_text("id,name,kind,aliases\nx/1,Acme Arms,organization,Acme|AA\n")
            >>> [hit.text for hit in onrecord.Gazetteer.from_csv(path).find("AA and Acme")]
            ['AA', 'Acme']
        """
    @staticmethod
    def from_jsonl(
        path: _Path, *, accents: bool = True, forms: bool = True, marks: bool = True, spaces: bool = True
    ) -> Gazetteer:
        r"""Compile a file with an entry as JSON in each line; fields as in `from_entries`.

        Args:
            path: the file.
            accents: as the class says of foldings.
            forms: likewise.
            marks: likewise.
            spaces: likewise.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: a line that is not as it must be; the message names file, line and field.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "list.jsonl"
            >>> _ = path.write_text('{"id": "x/1", "name": "Acme Arms", "kind": "organization"}\n')
            >>> len(onrecord.Gazetteer.from_jsonl(path))
            1
        """
    @staticmethod
    def from_follow_the_money(
        path: _Path, *, accents: bool = True, forms: bool = True, marks: bool = True, spaces: bool = True
    ) -> Gazetteer:
        r"""Compile a file with a FollowTheMoney entity as JSON in each line, as OpenSanctions publishes them.

        Args:
            path: the file.
            accents: as the class says of foldings.
            forms: likewise.
            marks: likewise.
            spaces: likewise.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: a line that is not as it must be; the message names file, line and field.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "entities.ftm.json"
            >>> _ = path.write_text('{"id": "NK-1", "schema": "Company", "properties": {"name": ["Acme Arms"]}}\n')
            >>> onrecord.Gazetteer.from_follow_the_money(path).entry(0).kind
            'organization'
        """
    @staticmethod
    def from_open_sanctions(
        path: _Path, *, accents: bool = True, forms: bool = True, marks: bool = True, spaces: bool = True
    ) -> Gazetteer:
        r"""Compile a `targets.simple.csv` as OpenSanctions publishes them; other columns go into the payload.

        Names of one word that people bear, that have three letters or fewer, or that are everyday words become weak: an
        `Extractor` takes them only where the article says more. The same holds for `from_follow_the_money`.

        Args:
            path: the file.
            accents: as the class says of foldings.
            forms: likewise.
            marks: likewise.
            spaces: likewise.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: a row that is not as it must be; the message names file, line and field.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "targets.simple.csv"
            >>> _ = path.write_text("id,schema,name,aliases,countries\nNK-1,Vessel,URSA NOVA,UNITY;Nova 2,ru\n")
            >>> gazetteer = onrecord.Gazetteer.from_open_sanctions(path)
            >>> gazetteer.entry(0).aliases, gazetteer.entry(0).country
            (('Nova 2', 'Unity', 'Ursa Nova'), 'country/RU')
            >>> [(hit.text, hit.tag) for hit in gazetteer.find("Unity reigned on the Ursa Nova.")]
            [('Unity', 'weak'), ('Ursa Nova', 'name')]
        """
    def with_entries(self, entries: Iterable[Mapping[str, Any]] | Gazetteer | _Path | Any) -> Gazetteer:
        """Return a gazetteer of your own entries and those of this one.

        Where both have a name, your own entry is taken on equal evidence: one without a priority gets the highest of
        those that share its names.

        Args:
            entries: dicts or a data frame, as `from_entries` takes them, but a field that is not known is an error, and
                what you want back stands in `payload`, a dict; another gazetteer; or the path of a list, by its ending
                `.csv`, `.jsonl`, `.ftm.json` or `.simple.csv`.

        Raises:
            GazetteerError: an entry that is not as it must be, an id that stands there twice or in this gazetteer.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord
            >>> own = [{"id": "ship/ursa", "name": "Ursa Major", "kind": "other", "country": "country/RU"}]
            >>> gazetteer = onrecord.Gazetteer.default().with_entries(own)
            >>> [hit.id for hit in gazetteer.find("The Ursa Major left for Iran.")]
            ['ship/ursa', 'country/IR']
        """
    @staticmethod
    def open(path: _Path) -> Gazetteer:
        """Open a file by its ending: `.csv`, `.jsonl`, `.ftm.json`, `.simple.csv`; else it is a compiled gazetteer.

        Args:
            path: the file.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: a row or a compiled form that is not as it must be.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord
            >>> onrecord.Gazetteer.open("no-such-file.csv")
            Traceback (most recent call last):
            FileNotFoundError: [Errno 2] No such file or directory: 'no-such-file.csv'
        """
    @staticmethod
    def load(path: _Path) -> Gazetteer:
        """Load a file that `save` wrote; nothing is rebuilt.

        Args:
            path: the file.

        Returns:
            The gazetteer of these entries.

        Raises:
            GazetteerError: a file that is cut short, damaged, of another version or no compiled gazetteer.
            OSError: a file that cannot be read.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "default.onrg"
            >>> gazetteer = onrecord.Gazetteer.default()
            >>> gazetteer.save(path)
            >>> len(onrecord.Gazetteer.load(path)) == len(gazetteer)
            True
        """
    def save(self, path: _Path) -> None:
        """Write the compiled form to a file, for `load`.

        Args:
            path: the file.

        Raises:
            OSError: a file that cannot be written.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "own.onrg"
            >>> own = onrecord.Gazetteer.from_entries([{"id": "x/1", "name": "Acme Arms", "kind": "organization"}])
            >>> own.save(path)
            >>> onrecord.Gazetteer.open(path).entry(0).name
            'Acme Arms'
        """
    @classmethod
    def from_bytes(cls, data: bytes) -> Gazetteer:
        """Take back what `to_bytes` gave.

        Args:
            data: the compiled form.

        Returns:
            The gazetteer that it was.

        Raises:
            GazetteerError: bytes that are cut short, damaged, of another version or no compiled gazetteer.

        Examples:
            >>> import onrecord
            >>> onrecord.Gazetteer.from_bytes(b"no gazetteer")
            Traceback (most recent call last):
            onrecord.GazetteerError: compiled gazetteer: 12 bytes are fewer than the header's 112
        """
    def to_bytes(self) -> bytes:
        """Return the compiled form.

        Examples:
            >>> import onrecord
            >>> own = onrecord.Gazetteer.from_entries([{"id": "x/1", "name": "Acme Arms", "kind": "organization"}])
            >>> onrecord.Gazetteer.from_bytes(own.to_bytes()).entry(0).name
            'Acme Arms'
        """
    @staticmethod
    def built_in() -> Gazetteer:
        """Return the gazetteer that comes with the package: countries, officials, bodies, outlets, weapons, laws.

        Examples:
            >>> import onrecord
            >>> onrecord.Gazetteer.built_in().find("Pyongyang’s envoy")[0].name
            'Pyongyang'
        """
    @staticmethod
    def default() -> Gazetteer:
        """Return the same as `built_in`.

        Examples:
            >>> import onrecord
            >>> onrecord.Gazetteer.default().by_id("country/PE").name
            'Peru'
        """
    @property
    def memory_bytes(self) -> int:
        """The bytes that the compiled form takes in memory."""
    def entry(self, index: int) -> Entry:
        """Return an entry by its index, counted from 0 in the order of the list.

        Args:
            index: the index.

        Raises:
            IndexError: an index below 0 or beyond the last.

        Examples:
            >>> import onrecord
            >>> onrecord.Gazetteer.default().entry(0).name
            'Andorra'
        """
    def by_id(self, id: str) -> Entry | None:
        """Return the entry with an id, None where there is none. The first call sorts the ids.

        Args:
            id: the id.

        Examples:
            >>> import onrecord
            >>> onrecord.Gazetteer.default().by_id("country/KP").name
            'North Korea'
        """
    def find(self, text: str, *, policy: MatchPolicy = "leftmost-longest") -> list[Hit]:
        """Return the names in a text. Other threads run meanwhile.

        Args:
            text: the text.
            policy: `"leftmost-longest"` for names at word borders that do not overlap; `"overlapping"` for all names at
                word borders; `"anywhere"` also inside words, by an automaton that is built on first use.

        Raises:
            DocumentError: a text with a lone surrogate.
            OptionError: another policy.

        Examples:
            >>> import onrecord
            >>> [(hit.text, hit.id) for hit in onrecord.Gazetteer.default().find("👍 Turkey’s Erdogan; turkey")][:1]
            [('Turkey', 'country/TR')]
        """
    def find_batch(
        self, texts: Iterable[str], *, policy: MatchPolicy = "leftmost-longest", threads: int = 1
    ) -> list[list[Hit]]:
        """Return the names in each of many texts, in their order.

        Args:
            texts: the texts.
            policy: as `find`.
            threads: how many threads search; 0 for all cores.

        Raises:
            DocumentError: a text with a lone surrogate; the message says which.
            OptionError: another policy; `threads` below 0 or beyond 1024.

        Examples:
            >>> import onrecord
            >>> [len(hits) for hits in onrecord.Gazetteer.default().find_batch(["Iran and Iraq", "none"])]
            [2, 0]
        """
    def find_arrays(
        self, text: str, *, policy: MatchPolicy = "leftmost-longest", offset_unit: OffsetUnit = "char"
    ) -> HitArrays:
        """Return the names in a text as columns: the fastest way to many hits.

        Args:
            text: the text.
            policy: as `find`.
            offset_unit: what the offsets count: code points, UTF-8 bytes or UTF-16 code units.

        Raises:
            DocumentError: a text with a lone surrogate.
            OptionError: another policy or unit.

        Examples:
            >>> import onrecord
            >>> hits = onrecord.Gazetteer.default().find_arrays("Iran and Iraq")
            >>> list(hits.starts), list(hits.ends)
            ([0, 9], [4, 13])
        """
    def rank(self, text: str, *, published: str | date | None = None) -> list[tuple[Hit, list[Candidate]]]:
        """Return the names in a text, each with the entities that it may mean, the likeliest first, and why.

        Args:
            text: the text.
            published: the day of publication, against which terms of office are held.

        Raises:
            DocumentError: a text with a lone surrogate; a day that is not in the calendar.

        Examples:
            >>> import onrecord
            >>> ranked = onrecord.Gazetteer.default().rank("Georgia, a state of the United States")
            >>> [candidate.id for candidate in ranked[0][1]]
            ['country/GE', 'place/us-georgia']
            >>> ranked[0][1][1].evidence
            (('country-near', 3),)
        """
    def __len__(self) -> int: ...
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Hit:
    """A name found in a text; `text[hit.start:hit.end]` gives its words.

    Examples:
        >>> import onrecord
        >>> onrecord.Gazetteer.default().find("naïve Iran")[0].byte_start
        7
    """

    def __new__(
        cls,
        start: int,
        end: int,
        byte_start: int,
        byte_end: int,
        text: str,
        entry: int,
        id: str,
        name: str,
        kind: EntityKind,
        tag: AliasTag,
        ambiguous: bool,
    ) -> Hit: ...
    @property
    def start(self) -> int:
        """Where it starts, in code points."""
    @property
    def end(self) -> int:
        """One past where it ends, in code points."""
    @property
    def byte_start(self) -> int:
        """Where it starts, in UTF-8 bytes."""
    @property
    def byte_end(self) -> int:
        """One past where it ends, in UTF-8 bytes."""
    @property
    def text(self) -> str:
        """The words."""
    @property
    def entry(self) -> int:
        """The index of the entry: of those that share the name the one of the highest priority."""
    @property
    def id(self) -> str:
        """The id of the entry."""
    @property
    def name(self) -> str:
        """The canonical name of the entry."""
    @property
    def kind(self) -> EntityKind:
        """The kind of the entry."""
    @property
    def tag(self) -> AliasTag:
        """What sort of name stands there."""
    @property
    def ambiguous(self) -> bool:
        """Whether other entries share the name; `Gazetteer.rank` tells which."""
    def __getnewargs__(self) -> tuple[Any, ...]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Any, /) -> bool: ...
    def __le__(self, other: Any, /) -> bool: ...
    def __gt__(self, other: Any, /) -> bool: ...
    def __ge__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class HitArrays:
    """The names found in a text, as columns of unsigned 32-bit numbers that `numpy.frombuffer` takes without a copy.

    Examples:
        >>> import onrecord
        >>> columns = onrecord.Gazetteer.default().find_arrays("Iran and Iraq")
        >>> len(columns), columns.starts.format, columns.starts.tolist()
        (2, 'I', [0, 9])
    """

    def __new__(cls, starts: bytes, ends: bytes, entries: bytes) -> HitArrays: ...
    @property
    def starts(self) -> memoryview[int]:
        """Where each name starts."""
    @property
    def ends(self) -> memoryview[int]:
        """One past where each name ends."""
    @property
    def entries(self) -> memoryview[int]:
        """The index of each name's entry."""
    def __len__(self) -> int: ...
    def __getnewargs__(self) -> tuple[Any, ...]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Any, /) -> bool: ...
    def __le__(self, other: Any, /) -> bool: ...
    def __gt__(self, other: Any, /) -> bool: ...
    def __ge__(self, other: Any, /) -> bool: ...
    def __hash__(self) -> int: ...

@final
class Parser:
    """Gives sentences their tags, lemmas and dependency trees. Read-only; pickles; may be shared by threads.

    Trees are those of Universal Dependencies for English. The same words give the same tree everywhere.

    Args:
        model: `"default"`; `"fast"`, about half again as fast and a little less right; or a model of your own, as the
            path of its file or as its bytes. A file with one of those two names is asked for as a `Path`.

    Raises:
        ModelError: a model that is cut short, damaged, of another version or none at all.
        OSError: a file that cannot be read.

    Examples:
        >>> import onrecord
        >>> parser = onrecord.Parser()
        >>> tree = parser.parse(["Iran", "denied", "the", "claim", "."])
        >>> len(tree), tree.heads.count(0), tree.deprels[tree.root]
        (5, 1, 'root')
    """

    def __new__(cls, model: ModelName | _Path | bytes = "default") -> Parser: ...
    @property
    def info(self) -> dict[str, Any]:
        """What the model says of itself: `name`, `training` (the data), `licence`, `scores`. Made anew each time."""
    def to_bytes(self) -> bytes:
        """Return the model, for `Parser(model=...)`.

        Examples:
            >>> import onrecord
            >>> parser = onrecord.Parser("fast")
            >>> onrecord.Parser(parser.to_bytes()).info == parser.info
            True
        """
    def parse(self, tokens: Iterable[str]) -> Tree:
        """Return the tree of a sentence. Other threads run meanwhile.

        Args:
            tokens: its words as Universal Dependencies divides them: `do n't`, `Iran 's`, `Iran - made`. No words give
                an empty tree. More than 500 are parsed in parts.

        Raises:
            DocumentError: a word with a lone surrogate, which is not text.

        Examples:
            >>> import onrecord
            >>> onrecord.Parser().parse(["Seoul", "protested", "."]).upos[2]
            'PUNCT'
        """
    def parse_batch(self, sentences: Iterable[Iterable[str]], *, threads: int = 1) -> list[Tree]:
        """Return the trees of many sentences, in their order. The result is the same for any `threads`.

        Args:
            sentences: the words of each, as `parse` takes them.
            threads: how many threads work; 0 for all cores.

        Raises:
            DocumentError: a word with a lone surrogate; the message says which.
            OptionError: `threads` below 0 or beyond 1024.

        Examples:
            >>> import onrecord
            >>> parser = onrecord.Parser("fast")
            >>> [len(tree) for tree in parser.parse_batch([["Seoul", "protested", "."], []], threads=2)]
            [3, 0]
        """
    def parse_text(self, text: str, offset_unit: OffsetUnit = "char") -> list[ParsedSentence]:
        """Find the tokens and sentences of a text, and parse these. Other threads run meanwhile.

        Of a text with more than 50,000 tokens, a report of about a hundred pages, the sentences after them are left
        out, so that no text takes longer than a second or so: hand a longer one over in pieces. A sentence has at most
        500 tokens; what goes on longer is cut.

        Args:
            text: the text.
            offset_unit: what the spans count: code points, UTF-8 bytes or UTF-16 code units.

        Returns:
            The sentences, in order, each with its tokens, their spans and its tree.

        Raises:
            DocumentError: a text with a lone surrogate.
            OptionError: another unit.

        Examples:
            >>> import onrecord
            >>> sentences = onrecord.Parser().parse_text("Erdoğan said no. Seoul didn't.")
            >>> sentences[1].tokens, sentences[1].spans
            (['Seoul', 'did', "n't", '.'], [(17, 22), (23, 26), (26, 29), (29, 30)])
        """
    def parse_texts(
        self, texts: Iterable[str], *, offset_unit: OffsetUnit = "char", threads: int = 1
    ) -> list[list[ParsedSentence]]:
        """Return the sentences of each of many texts, parsed, in their order. The result is the same for any `threads`.

        Of each text as much is parsed as by `parse_text`.

        Args:
            texts: the texts.
            offset_unit: as `parse_text`.
            threads: how many threads work; 0 for all cores.

        Raises:
            DocumentError: a text with a lone surrogate; the message says which.
            OptionError: another unit; `threads` below 0 or beyond 1024.

        Examples:
            >>> import onrecord
            >>> [len(sentences) for sentences in onrecord.Parser().parse_texts(["He left. She stayed.", ""])]
            [2, 0]
        """
    def __reduce__(self) -> tuple[Any, ...]: ...

@final
class Tree:
    r"""The tags, lemmas and dependency tree of a sentence: for each token a value in each column. Read-only; pickles.

    The columns are lists, made once, when first asked for: whoever changes one changes what others see.
    Every tree of at least one token has one root, and every token leads up to it.

    Args:
        upos: as the property.
        xpos: likewise.
        heads: likewise.
        deprels: likewise.
        lemmas: likewise.

    Raises:
        OptionError: columns of different lengths, an unknown tag or relation, heads that are no tree.

    Examples:
        >>> import onrecord
        >>> tree = onrecord.Tree(["PRON", "VERB"], ["PRP", "VBD"], [2, 0], ["nsubj", "root"], ["he", "go"])
        >>> tree
        Tree(2 tokens, root=1)
        >>> print(tree.to_conllu(["He", "went"]).splitlines()[1].replace("\t", " "))
        2 went go VERB VBD _ 0 root _ _
    """

    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __new__(
        cls,
        upos: Iterable[str],
        xpos: Iterable[str],
        heads: Iterable[int],
        deprels: Iterable[str],
        lemmas: Iterable[str],
    ) -> Tree: ...
    @property
    def upos(self) -> list[Upos]:
        """The universal tags."""
    @property
    def xpos(self) -> list[str]:
        """The tags of the Penn Treebank: `VBD`."""
    @property
    def heads(self) -> list[int]:
        """The heads, counted from 1; 0 for the root."""
    @property
    def deprels(self) -> list[Deprel]:
        """The relations to the heads."""
    @property
    def lemmas(self) -> list[str]:
        """The dictionary forms."""
    @property
    def root(self) -> int | None:
        """The root, counted from 0; None where there are no tokens."""
    def to_conllu(self, tokens: Iterable[str]) -> str:
        r"""Return the tree in CoNLL-U, with the empty line that ends a sentence.

        Args:
            tokens: the words. A tab or a line break in one becomes a space, and `_` stands for an empty one.

        Raises:
            OptionError: more or fewer words than the tree has.

        Examples:
            >>> import onrecord
            >>> tree = onrecord.Tree(["VERB", "PUNCT"], ["VB", "."], [0, 1], ["root", "punct"], ["go", "!"])
            >>> print(tree.to_conllu(["Go", "!"]).splitlines()[0].replace("\t", " "))
            1 Go go VERB VB _ 0 root _ _
        """
    def __len__(self) -> int: ...
    def __getnewargs__(self) -> tuple[Any, ...]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Any, /) -> bool: ...
    def __le__(self, other: Any, /) -> bool: ...
    def __gt__(self, other: Any, /) -> bool: ...
    def __ge__(self, other: Any, /) -> bool: ...

@final
class ParsedSentence:
    """A sentence of a text, parsed. Read-only; pickles.

    Examples:
        >>> import onrecord
        >>> onrecord.Parser().parse_text("Iran denied it.")[0]
        ParsedSentence(['Iran', 'denied', 'it', '.'], Tree(4 tokens, root=1))
    """

    __hash__: ClassVar[None]  # type: ignore[assignment]

    def __new__(cls, tokens: list[str], spans: list[tuple[int, int]], tree: Tree) -> ParsedSentence: ...
    @property
    def tokens(self) -> list[str]:
        """Its words."""
    @property
    def spans(self) -> list[tuple[int, int]]:
        """Where each starts, and one past where it ends, in the unit that was asked for."""
    @property
    def tree(self) -> Tree:
        """Its tags, lemmas and heads."""
    def __len__(self) -> int: ...
    def __getnewargs__(self) -> tuple[Any, ...]: ...
    def __eq__(self, other: object, /) -> bool: ...
    def __ne__(self, other: object, /) -> bool: ...
    def __lt__(self, other: Any, /) -> bool: ...
    def __le__(self, other: Any, /) -> bool: ...
    def __gt__(self, other: Any, /) -> bool: ...
    def __ge__(self, other: Any, /) -> bool: ...

@final
class Table:
    """A table that data frames and databases take as it is: it exports the Arrow PyCapsule interface. Read-only.

    Examples:
        >>> import onrecord
        >>> times = onrecord.Extractor().extract("It left on 3 May 2024.").tables().times
        >>> times.name, times.num_rows, times.column_names[:4]
        ('times', 1, ('article', 'article_id', 'time', 'text'))
        >>> print(times.schema.splitlines()[8])
        earliest    date32   The first day that it can mean.
    """

    @property
    def name(self) -> str:
        """The name of the table."""
    @property
    def num_rows(self) -> int:
        """How many rows it has."""
    @property
    def column_names(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
    @property
    def schema(self) -> str:
        """Its columns with their types and meanings, one a line."""
    def to_pandas(self) -> pandas.DataFrame:
        """Return a data frame of pandas, by way of pyarrow.

        Raises:
            ImportError: pandas or pyarrow is not installed.

        Examples:
            >>> import onrecord
            >>> mentions = onrecord.Extractor().extract("Seoul protested.").tables().mentions
            >>> mentions.to_pandas()["name"].tolist()
            ['South Korea']
        """
    def to_polars(self) -> polars.DataFrame:
        """Return a data frame of polars.

        Raises:
            ImportError: polars is not installed.

        Examples:
            >>> import onrecord
            >>> mentions = onrecord.Extractor().extract("Seoul protested.").tables().mentions
            >>> mentions.to_polars()["name"].to_list()
            ['South Korea']
        """
    def to_pyarrow(self) -> pyarrow.Table:
        """Return a table of pyarrow.

        Raises:
            ImportError: pyarrow is not installed.

        Examples:
            >>> import onrecord
            >>> mentions = onrecord.Extractor().extract("Seoul protested.").tables().mentions
            >>> mentions.to_pyarrow()["name"].to_pylist()
            ['South Korea']
        """
    def to_parquet(self, path: _Path) -> None:
        """Write the table to a Parquet file.

        Args:
            path: the file, which is replaced where there is one.

        Raises:
            ImportError: pyarrow is not installed.
            OSError: a file that cannot be written.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> path = pathlib.Path(tempfile.mkdtemp()) / "mentions.parquet"
            >>> onrecord.Extractor().extract("Seoul protested.").tables().mentions.to_parquet(path)
            >>> path.exists()
            True
        """
    def __arrow_c_stream__(self, requested_schema: object | None = None) -> object: ...
    def __arrow_c_schema__(self) -> object: ...
    def __len__(self) -> int:
        """Return how many rows it has."""

def _tables(
    extractions: Iterable[Extraction], names: list[str], offset_unit: OffsetUnit, gazetteer: Gazetteer | None
) -> list[Table]: ...

"""Records and dossiers as tables: `Extraction.tables`, `tables`, `Dossier.tables`.

>>> import onrecord
>>> extractor = onrecord.Extractor()
>>> tables = onrecord.tables(extractor.pipe(["Seoul protested.", "“No,” said Anna Berg, the mayor."]))
>>> list(tables)
['articles', 'claims', 'events', 'roles', 'mentions', 'times', 'quantities']
>>> tables.claims
Table('claims', 1 rows, 33 columns)

A `Table` exports the Arrow PyCapsule interface, so `polars.DataFrame(tables.claims)`, `pyarrow.table(tables.claims)`
and DuckDB take it as it is, without a copy and without pyarrow. `docs/tables.md` has the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from os import PathLike
from typing import TYPE_CHECKING

from ._arguments import extractions_of, path_of
from ._native import Table, _tables
from ._optional import optional

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow

    from ._native import Extraction, Gazetteer
    from .types import OffsetUnit

__all__ = ["DossierTables", "Table", "Tables", "tables"]


class _TableSet(Mapping[str, Table]):
    """Tables by their names, as attributes too."""

    def __init__(self, tables: Mapping[str, Table]) -> None:
        self._tables = dict(tables)

    def __getitem__(self, name: str) -> Table:
        return self._tables[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)

    def __repr__(self) -> str:
        rows = ", ".join(f"{name}: {table.num_rows}" for name, table in self.items())
        return f"{type(self).__name__}({rows})"

    def to_pandas(self) -> dict[str, pandas.DataFrame]:
        """Return a data frame of pandas for each table, by name.

        Raises:
            ImportError: pandas or pyarrow is not installed.

        Examples:
            >>> import onrecord
            >>> frames = onrecord.Extractor().extract("Seoul protested.").tables().to_pandas()
            >>> frames["mentions"]["name"].tolist()
            ['South Korea']
        """
        return {name: table.to_pandas() for name, table in self.items()}

    def to_polars(self) -> dict[str, polars.DataFrame]:
        """Return a data frame of polars for each table, by name.

        Raises:
            ImportError: polars is not installed.

        Examples:
            >>> import onrecord
            >>> frames = onrecord.Extractor().extract("Seoul protested.").tables().to_polars()
            >>> frames["mentions"]["name"].to_list()
            ['South Korea']
        """
        return {name: table.to_polars() for name, table in self.items()}

    def to_parquet(self, folder: str | PathLike[str]) -> None:
        """Write each table to a Parquet file of its name in a folder, which is made where there is none.

        Args:
            folder: the folder; files of these names that are there are replaced.

        Raises:
            ImportError: pyarrow is not installed.
            OSError: a file that cannot be written.

        Examples:
            >>> import onrecord, pathlib, tempfile
            >>> folder = pathlib.Path(tempfile.mkdtemp()) / "tables"
            >>> onrecord.Extractor().extract("Seoul protested.").tables().to_parquet(folder)
            >>> sorted(path.name for path in folder.iterdir())[:2]
            ['articles.parquet', 'claims.parquet']
        """
        below = path_of(folder, "folder")
        below.mkdir(parents=True, exist_ok=True)
        for name, table in self.items():
            table.to_parquet(below / f"{name}.parquet")


class Tables(_TableSet):
    """The tables of some extractions; `article` and the ids of the record join them.

    Args:
        tables: the tables by their names.

    Examples:
        >>> import onrecord
        >>> onrecord.Extractor().extract("Seoul protested.").tables()
        Tables(articles: 1, claims: 0, events: 0, roles: 0, mentions: 1, times: 0, quantities: 0)
    """

    @property
    def articles(self) -> Table:
        """A row an article."""
        return self["articles"]

    @property
    def claims(self) -> Table:
        """A row a claim: who says what."""
        return self["claims"]

    @property
    def events(self) -> Table:
        """A row an event: what is said to happen."""
        return self["events"]

    @property
    def roles(self) -> Table:
        """A row a filler of a role of an event: who and what takes part."""
        return self["roles"]

    @property
    def mentions(self) -> Table:
        """A row a mention: what the words name."""
        return self["mentions"]

    @property
    def times(self) -> Table:
        """A row a time expression."""
        return self["times"]

    @property
    def quantities(self) -> Table:
        """A row an amount."""
        return self["quantities"]


class DossierTables(_TableSet):
    """The tables of a dossier; `group` joins them, `article_id` and `event` join those of extractions.

    Args:
        tables: the tables by their names.

    Examples:
        >>> import onrecord
        >>> dossier = onrecord.Dossier()
        >>> change = dossier.add(onrecord.Extractor().extract("Peru sold tanks to Mali.", id="herald"))
        >>> tables = dossier.tables()
        >>> tables.reports.num_rows, tables["edges"].column_names[:2]
        (1, ('kind', 'source'))
    """

    @property
    def groups(self) -> Table:
        """A row a group: the reports of one event."""
        return self["groups"]

    @property
    def origins(self) -> Table:
        """A row an origin of a group: an independent source."""
        return self["origins"]

    @property
    def reports(self) -> Table:
        """A row a report, in the order of the events: the timeline."""
        return self["reports"]

    @property
    def edges(self) -> Table:
        """A row an edge of the network: who supplies, sanctions or attacks whom."""
        return self["edges"]

    @property
    def register(self) -> Table:
        """A row a deal, with the columns of the SIPRI trade register."""
        return self["register"]

    @property
    def contradictions(self) -> Table:
        """A row a pair of reports that disagree in a field."""
        return self["contradictions"]

    @property
    def denials(self) -> Table:
        """A row a denial, with the reports that it denies."""
        return self["denials"]


def tables(
    extractions: Iterable[Extraction], *, offset_unit: OffsetUnit = "char", gazetteer: Gazetteer | None = None
) -> Tables:
    """Return the tables of many extractions, which are taken one after the other and not kept.

    Args:
        extractions: the extractions, such as what `Extractor.pipe` gives.
        offset_unit: what offsets count: code points, UTF-8 bytes or UTF-16 code units.
        gazetteer: a list of your own, asked before the default one to which country an entity belongs.

    Raises:
        OptionError: another unit.
        TypeError: an item that is no extraction; the message names it.

    Examples:
        >>> import onrecord
        >>> made = onrecord.tables([onrecord.Extractor().extract("Seoul protested.", id="a1")])
        >>> made.mentions.num_rows, made["mentions"].column_names[:3]
        (1, ('article', 'article_id', 'mention'))
    """
    names = ["articles", "claims", "events", "roles", "mentions", "times", "quantities"]
    made = _tables(extractions_of(extractions), names, offset_unit, gazetteer)
    return Tables(dict(zip(names, made, strict=True)))


# Below: what the methods of `Table` do with packages that not everyone has.


def _to_pandas(table: Table) -> pandas.DataFrame:
    optional("pandas", "tables")
    frame: pandas.DataFrame = _to_pyarrow(table).to_pandas()
    return frame


def _to_polars(table: Table) -> polars.DataFrame:
    frame: polars.DataFrame = optional("polars", "tables").DataFrame(table)
    return frame


def _to_pyarrow(table: Table) -> pyarrow.Table:
    made: pyarrow.Table = optional("pyarrow", "tables").table(table)
    return made


def _to_parquet(table: Table, path: str | PathLike[str]) -> None:
    optional("pyarrow.parquet", "tables").write_table(_to_pyarrow(table), path_of(path))

"""The exceptions and warnings of the package. Text never raises; a field, a list, a model, a file or an option does.

Files that cannot be read or written raise `OSError`, values of a wrong type `TypeError`.
"""

__all__ = [
    "DocumentError",
    "DossierError",
    "Error",
    "GazetteerError",
    "LanguageWarning",
    "LexiconError",
    "ModelError",
    "OptionError",
    "RecordError",
]


class Error(Exception):
    """The base of all exceptions of this package.

    Examples:
        >>> import onrecord
        >>> try:
        ...     onrecord.Extractor(claims="some")
        ... except onrecord.Error as error:
        ...     print(type(error).__name__)
        OptionError
    """


class DocumentError(Error, ValueError):
    """A field of a document is invalid: a lone surrogate, an impossible date.

    Examples:
        >>> import onrecord
        >>> try:
        ...     onrecord.Extractor().extract("Seoul protested.", published="2023-02-30")
        ... except onrecord.DocumentError as error:
        ...     print(str(error).partition(":")[0])
        published
    """


class DossierError(Error, ValueError):
    """A saved dossier cannot be read; the message names the line. Decisions are lists: see `LexiconError`.

    Examples:
        >>> import onrecord
        >>> try:
        ...     onrecord.Dossier.from_jsonl("no dossier")
        ... except onrecord.DossierError as error:
        ...     print(str(error).partition(":")[0])
        dossier, line 1
    """


class GazetteerError(Error, ValueError):
    """An entry, a row of a list or a compiled gazetteer is invalid.

    Examples:
        >>> import onrecord
        >>> try:
        ...     onrecord.Gazetteer.from_entries([{"id": "x/1", "name": "Acme Arms", "kind": "firm"}])
        ... except onrecord.GazetteerError as error:
        ...     print("field `kind`" in str(error))
        True
    """


class LanguageWarning(UserWarning):
    """A text does not seem to be English, so that little of its record will be right: see `docs/language.md`.

    Examples:
        >>> import onrecord, warnings
        >>> warnings.simplefilter("ignore", onrecord.LanguageWarning)
        >>> extraction = onrecord.Extractor().extract("Le ministre a dit que le port est fermé. Il a dit non. " * 5)
        >>> [warning.code for warning in extraction.document.warnings]
        ['language']
    """


class LexiconError(Error, ValueError):
    """A list of triggers or cues of one's own is invalid; the message names file, line and field.

    Examples:
        >>> import onrecord, pathlib, tempfile
        >>> path = pathlib.Path(tempfile.mkdtemp()) / "cues.csv"
        >>> _ = path.write_text("word,act")
        >>> try:
        ...     onrecord.Extractor(cues=path)
        ... except onrecord.LexiconError as error:
        ...     print("cues.csv" in str(error))
        True
    """


class ModelError(Error, ValueError):
    """A model of a parser is damaged, of another version or no model at all.

    Examples:
        >>> import onrecord
        >>> try:
        ...     onrecord.Parser(b"no model")
        ... except onrecord.ModelError:
        ...     print("no model")
        no model
    """


class OptionError(Error, ValueError):
    """An option is not one of the accepted ones.

    Examples:
        >>> import onrecord
        >>> onrecord.Extractor(claims="some")
        Traceback (most recent call last):
        onrecord.OptionError: claims: `some` is not accepted; use one of statements, all
    """


class RecordError(Error, ValueError):
    """A written record cannot be read, or does not fit its text.

    Examples:
        >>> import onrecord
        >>> try:
        ...     onrecord.Extraction.from_json("no JSON", text="Seoul protested.")
        ... except onrecord.RecordError:
        ...     print("no record")
        no record
    """


for _class in [globals()[name] for name in __all__]:
    _class.__module__ = "onrecord"
del _class

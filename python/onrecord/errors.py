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
    """The base of all exceptions of this package."""


class DocumentError(Error, ValueError):
    """A field of a document is invalid: a lone surrogate, an impossible date."""


class DossierError(Error, ValueError):
    """A saved dossier cannot be read; the message names the line. Decisions are lists: see `LexiconError`."""


class GazetteerError(Error, ValueError):
    """An entry, a row of a list or a compiled gazetteer is invalid."""


class LanguageWarning(UserWarning):
    """A text does not seem to be English, so that little of its record will be right: see `docs/language.md`."""


class LexiconError(Error, ValueError):
    """A list of triggers or cues of one's own is invalid; the message names file, line and field."""


class ModelError(Error, ValueError):
    """A model of a parser is damaged, of another version or no model at all."""


class OptionError(Error, ValueError):
    """An option is not one of the accepted ones."""


class RecordError(Error, ValueError):
    """A written record cannot be read, or does not fit its text."""


for _class in [globals()[name] for name in __all__]:
    _class.__module__ = "onrecord"
del _class

"""What `help()` shows: each class, function, method and field of the package says what it is, and how it is used."""

from __future__ import annotations

import ast
import dataclasses
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import onrecord

#: A module that only the package itself uses.
INTERNAL = "documents"
#: How a summary says what comes back; other docstrings have a section for it.
RETURNS = re.compile(r"(Return|Iterate over) |.* and (return|say) ")


def modules() -> Iterator[ModuleType]:
    yield onrecord
    for found in pkgutil.iter_modules(onrecord.__path__):
        if not found.name.startswith("_") and found.name != INTERNAL:
            yield importlib.import_module(f"onrecord.{found.name}")


def things() -> dict[str, object]:
    """Return the public classes and functions by their names, with the methods and properties of the classes."""
    found: dict[str, object] = {}
    for module in modules():
        for name in module.__all__:
            thing = getattr(module, name)
            if inspect.isclass(thing) or inspect.isroutine(thing):
                found[f"{thing.__module__}.{name}"] = thing
            if inspect.isclass(thing):
                members = {m: getattr(thing, m) for m in dir(thing) if own(thing, m)}
                found.update({f"{thing.__module__}.{name}.{m}": value for m, value in members.items()})
    return found


def own(owner: type, member: str) -> bool:
    """Whether a public member of a class is the package's, and no field: the docstring of the class has the fields."""
    definer = next((c for c in owner.__mro__ if member in vars(c)), object)
    return definer.__module__.startswith("onrecord") and not member.startswith("_") and member not in fields(owner)


def fields(owner: object) -> set[str]:
    if isinstance(owner, type) and dataclasses.is_dataclass(owner):
        return {field.name for field in dataclasses.fields(owner)}
    return set(getattr(owner, "_fields", ()))


def stub() -> Iterator[tuple[str, str]]:
    """Iterate over the methods of the stub and what they return, which native ones do not tell at run time."""
    text = (Path(onrecord.__file__).parent / "_native.pyi").read_text(encoding="utf-8")
    for owner in [node for node in ast.parse(text).body if isinstance(node, ast.ClassDef)]:
        for node in owner.body:
            if isinstance(node, ast.FunctionDef) and node.returns:
                yield f"onrecord.{owner.name}.{node.name}", ast.unparse(node.returns)


def docs(name: str) -> str:
    return inspect.cleandoc(getattr(THINGS[name], "__doc__", None) or "")


def described(words: str, section: str) -> set[str]:
    """Return the names that a section of a docstring describes."""
    found = re.search(rf"^{section}:\n((?: {{4}}.*(?:\n|$))+)", words, re.MULTILINE)
    return set(re.findall(r"^ {4}(\w+): \S", found[1], re.MULTILINE)) if found else set()


THINGS = things()
STUB = dict(stub())
CLASSES = [name for name, thing in THINGS.items() if inspect.isclass(thing)]
FUNCTIONS = [name for name, thing in THINGS.items() if inspect.isroutine(thing) or inspect.isfunction(thing)]


def test_all_of_the_package_is_looked_at() -> None:
    assert {"onrecord.Dossier.add", "onrecord.Hit.start", "onrecord.table.Tables.to_pandas"} <= THINGS.keys()
    assert {"onrecord.errors", "onrecord.record", "onrecord.spark"} <= {module.__name__ for module in modules()}


@pytest.mark.parametrize("name", THINGS)
def test_has_a_summary(name: str) -> None:
    assert re.match(r"[A-Z].*\.$", docs(name).split("\n")[0])


@pytest.mark.parametrize("name", [*CLASSES, *FUNCTIONS])
def test_has_an_example(name: str) -> None:
    assert re.search(r"^Examples:\n {4}>>> ", docs(name), re.MULTILINE)


@pytest.mark.parametrize("name", CLASSES)
def test_describes_its_fields(name: str) -> None:
    assert described(docs(name), "Attributes") == fields(THINGS[name])


@pytest.mark.parametrize("name", FUNCTIONS)
def test_describes_its_arguments(name: str) -> None:
    taken = inspect.signature(THINGS[name]).parameters.keys()  # type: ignore[arg-type]
    assert described(docs(name), "Args") == taken - {"self"}


@pytest.mark.parametrize("name", CLASSES)
def test_describes_what_it_is_made_of(name: str) -> None:
    try:
        parameters = inspect.signature(THINGS[name]).parameters.values()  # type: ignore[arg-type]
    except ValueError:
        return  # Nobody makes one by calling the class.
    named = {
        parameter.name
        for parameter in parameters
        if parameter.kind not in (parameter.VAR_POSITIONAL, parameter.VAR_KEYWORD)
    }
    told = {other.rpartition(".")[2] for other in THINGS if other.startswith(f"{name}.")}
    assert named <= told | described(docs(name), "Args") | described(docs(name), "Attributes")


@pytest.mark.parametrize("name", FUNCTIONS)
def test_tells_what_it_returns(name: str) -> None:
    returned = STUB.get(name) or inspect.signature(THINGS[name]).return_annotation  # type: ignore[arg-type]
    told = RETURNS.match(docs(name).split("\n")[0]) or re.search(r"^Returns:\n {4}\S", docs(name), re.MULTILINE)
    assert told or returned == "None"

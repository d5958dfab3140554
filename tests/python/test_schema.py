"""What is written agrees with the published schema."""

from __future__ import annotations

import json
from typing import Any, get_args

import pytest
from jsonschema import Draft202012Validator

import onrecord
from conftest import ROOT
from onrecord.types import EventKind, RoleName


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads((ROOT / "schema" / "onrecord-1.json").read_text(encoding="utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("unit", ["char", "byte", "utf16"])
@pytest.mark.parametrize("scope", ["statements", "all"])
def test_sample_articles(
    validator: Draft202012Validator, articles: list[dict[str, str]], scope: Any, unit: Any
) -> None:
    extractor = onrecord.Extractor(claims=scope)
    for article in articles:
        validator.validate(extractor.extract(**article).to_dict(unit))


def test_empty_and_full(validator: Draft202012Validator, full: onrecord.Extraction) -> None:
    validator.validate(onrecord.Extractor().extract("").to_dict())
    validator.validate(full.to_dict())


def test_the_schema_is_strict(validator: Draft202012Validator, full: onrecord.Extraction) -> None:
    for field, wrong in (("kind", "A sale"), ("polarity", "maybe")):
        record = full.to_dict()
        record["events"][0][field] = wrong
        assert not validator.is_valid(record)


def test_the_schema_is_open_to_kinds_and_roles_of_later_versions(
    validator: Draft202012Validator, full: onrecord.Extraction
) -> None:
    record = full.to_dict()
    record["events"][0]["kind"] = "election"
    record["events"][0]["roles"][0]["role"] = "candidate"
    validator.validate(record)


def test_the_types_list_what_the_schema_names() -> None:
    definitions = json.loads((ROOT / "schema" / "onrecord-1.json").read_text(encoding="utf-8"))["$defs"]
    for listed, names in ((definitions["EventKind"], EventKind), (definitions["RoleName"], RoleName)):
        assert tuple(name["const"] for name in listed["anyOf"] if "const" in name) == get_args(names)

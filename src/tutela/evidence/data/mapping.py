"""A mapping says which column is what, and how each indicator is computed. It is YAML 1.2, read strictly."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path
from typing import Any, Literal

import msgspec
import yaml

from tutela.evidence.data.replication import Replicates, check_replicates
from tutela.evidence.refused import Refused

__all__ = ["Design", "Grouping", "Index", "Indicator", "Journey", "Mapping", "read_mapping", "shipped_mappings"]

Kind = Literal["share", "mean"]
_TAKEN = ("w", "psu")


class Design(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Columns of the sampling design. An empty name means that the design has no such part.

    `weight`: a number above 0, any scale. `stratum` and `psu`: one column or several together. `fpc`: the number of
    sampling units in the stratum's population, or the sampled share when it is 1 or less. `replicates`: weights of
    replicates in place of stratum, psu and fpc.
    """

    weight: str = ""
    stratum: tuple[str, ...] = ()
    psu: tuple[str, ...] = ()
    fpc: str = ""
    replicates: Replicates | None = None


class Grouping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A way to group units: `value` is an expression; `labels` name its codes, in the order in which they print.

    `area`: 1 for the first administrative level, 2 for the one below; 0 where the group is no place.
    `protected`: ethnicity, religion, language, migration; never split on, never crossed with a place.
    """

    value: str
    label: str
    labels: dict[str, str] = {}
    area: int = 0
    protected: bool = False


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """An indicator: `yes` is an expression; true, false or missing. Outside `base` a unit does not count.

    `of`: the word for those in `base`, as "employees", where "of 100" is not of the mapping's unit.
    `sensitive`: touches exploitation or corridors; stops at the first administrative level.
    """

    yes: str
    label: str
    base: str = ""
    of: str = ""
    kind: Kind = "share"
    level: str = "child"
    poverty: bool = False
    sensitive: bool = False


class Index(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """A counting index (Alkire and Foster 2011): which indicators, with which weights, cut off at which share.

    `weights`: "levels" (each level the same, shared by its indicators), "equal", or a weight for each indicator.
    """

    indicators: tuple[str, ...]
    weights: Literal["levels", "equal"] | dict[str, float] = "levels"
    cutoff: float = 1 / 3
    title: str = "Several vulnerabilities at once"


class Journey(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Children who live away from their parents: where from, where to; `away` tells who counts."""

    away: str
    origin: str
    destination: str


class Mapping(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """All that is said about one kind of file. Columns are numbers unless `texts` names them.

    `missing` lists codes that stand for no answer; `ranges` and `codes` say which values a column may have; others
    count as missing and are told. A key may name several columns: "CL8 CL10 CL13". `repeat`: the group of a form whose
    entries are the units; `repeat_files`: its CSV files beside the survey file, the outer repeat first. `unseen`: who
    is missing from such a survey, in sentences for the head of its report.
    """

    id: str
    title: str
    unit: str = "children"
    unseen: str = ""
    invented: bool = False
    repeat: str = ""
    repeat_files: tuple[str, ...] = ()
    keep: str = ""
    key: tuple[str, ...] = ()
    design: Design = Design()
    texts: tuple[str, ...] = ()
    missing: dict[str, tuple[float | str, ...]] = {}
    ranges: dict[str, tuple[float, float]] = {}
    codes: dict[str, tuple[float | str, ...]] = {}
    variables: dict[str, str] = {}
    groups: dict[str, Grouping] = {}
    indicators: dict[str, Indicator] = {}
    index: Index | None = None
    wealth: str = ""
    outcome: str = ""
    journey: Journey | None = None
    notes: tuple[str, ...] = ()


class _Loader(yaml.SafeLoader):
    """YAML 1.2 truth values: only true and false, so that the country code NO stays a text."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def shipped_mappings() -> tuple[str, ...]:
    """Give the ids of the mappings that come with the package."""
    folder = resources.files("tutela.evidence.data") / "mappings"
    return tuple(sorted(file.name.removesuffix(".yaml") for file in folder.iterdir() if file.name.endswith(".yaml")))


def read_mapping(place: str | Path) -> Mapping:
    """Read a mapping from a file, or a shipped one by its id; raise Refused where it cannot be understood."""
    if str(place) in shipped_mappings():
        text = (resources.files("tutela.evidence.data") / "mappings" / f"{place}.yaml").read_text("utf-8")
    else:
        path = Path(place)
        if not path.is_file():
            ids = ", ".join(shipped_mappings())
            raise Refused(f"{place}: no such mapping", expected=f"a YAML file or one of {ids}", do="name one")
        text = path.read_text("utf-8")
    try:
        mapping: Mapping = msgspec.convert(_texts(yaml.load(text, Loader=_Loader)), Mapping)  # noqa: S506 - a SafeLoader
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        line = " ".join(str(error).split())
        raise Refused(f"{place}: {line}", expected="a mapping as in docs/evidence.md", do="mend the file") from None
    _check(mapping, str(place))
    return mapping


def _texts(value: Any) -> Any:
    """Codes as keys of `labels` are texts, also where YAML reads numbers; one name stands for a list of one."""
    if not isinstance(value, dict):
        return value
    design = value.get("design")
    if isinstance(design, dict):
        for part in ("stratum", "psu"):
            if isinstance(design.get(part), str):
                design[part] = [design[part]]
        replicates = design.get("replicates")
        for part in ("columns", "rscales"):
            if isinstance(replicates, dict) and isinstance(replicates.get(part), str | int | float):
                replicates[part] = [replicates[part]]
    if isinstance(value.get("repeat_files"), str):
        value["repeat_files"] = [value["repeat_files"]]
    for group in (value.get("groups") or {}).values():
        if isinstance(group, dict) and isinstance(group.get("labels"), dict):
            group["labels"] = {str(code): str(label) for code, label in group["labels"].items()}
    return value


def _check(mapping: Mapping, place: str) -> None:
    known = set(mapping.indicators)
    if not known:
        raise Refused(f"{place}: no indicator", expected="one at least", do="add it under `indicators`")
    _check_design(mapping.design, place)
    index = mapping.index
    wanted = [*(index.indicators if index else ()), *([mapping.outcome] if mapping.outcome else [])]
    for name in wanted:
        if name not in known:
            raise Refused(
                f'{place}: "{name}" is no indicator', expected="an indicator of this mapping", do="add or mend it"
            )
    names = [*mapping.groups, *mapping.indicators]
    for name in names:
        if not name.isidentifier() or names.count(name) > 1 or name.lower() in _TAKEN or name.endswith("_"):
            raise Refused(
                f'{place}: "{name}" cannot be the id of a group or indicator',
                expected=f"letters, digits and _, used once, not {' or '.join(_TAKEN)}, not ending in _",
                do="choose another id",
            )


def _check_design(design: Design, place: str) -> None:
    if design.replicates is None:
        return
    if design.stratum or design.psu or design.fpc or not design.weight:
        raise Refused(
            f"{place}: replicates beside stratum, psu or fpc, or without a weight",
            expected="weight and replicates alone",
            do="take out what the replicate weights hold already",
        )
    check_replicates(design.replicates, place)

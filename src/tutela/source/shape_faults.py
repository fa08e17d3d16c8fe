"""A value takes its shape, or all that is wrong with it is told in plain words.

msgspec converts quickly but stops at the first fault; only then does jsonschema, slower, list them all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from tutela.model.problem import Problem
from tutela.source.yaml12 import Path, Value

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

T = TypeVar("T")

_TYPES = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "keys with values",
    "null": "nothing",
}


def take_shape(
    value: Value, shape: type[T], lines: dict[Path, int], file: str, path: Path = ()
) -> tuple[T | None, list[Problem]]:
    """Give `value` as `shape`, or None and every fault; `path` is where the value stands in its document."""
    try:
        return msgspec.convert(value, shape), []
    except msgspec.ValidationError as error:
        faults = [told for fault in _list_faults(value, shape) for told in _tell(fault, lines, file, path)]
        if not faults:
            faults = [Problem(file, _line(lines, path), str(error), "expected the documented shape", "mend the value")]
        return None, faults


def nearest(word: str, words: Iterable[str]) -> str:
    """Give ` (did you mean X?)` for the nearest of `words`, or nothing."""
    import difflib  # few files have faults

    found = difflib.get_close_matches(word, list(words), n=1, cutoff=0.6)
    return f"did you mean `{found[0]}`?" if found else ""


def _list_faults(value: Value, shape: type[Any]) -> list[ValidationError]:
    validator = _validator(shape)  # type: ignore[arg-type]  # a class is hashable
    return sorted(validator.iter_errors(value), key=lambda fault: [str(key) for key in fault.absolute_path])


@cache
def _validator(shape: Any) -> Any:
    import jsonschema  # loaded only when something is wrong: it takes longer than reading a kit

    return jsonschema.Draft202012Validator(
        msgspec.json.schema(shape), format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def _line(lines: dict[Path, int], path: Path) -> int:
    while path not in lines and path:
        path = path[:-1]
    return lines.get(path, 0)


def _tell(fault: ValidationError, lines: dict[Path, int], file: str, base: Path) -> Iterator[Problem]:
    path = (*base, *fault.absolute_path)
    schema: dict[str, Any] = fault.schema  # type: ignore[assignment]
    instance: Any = fault.instance
    keys = [str(key) for key in fault.absolute_path if isinstance(key, str)]
    name = f"`{keys[-1]}`" if keys else "the value"
    line = _line(lines, path)
    found = _shown(instance)
    if fault.validator == "required":
        missing = fault.message.split("'")[1]
        what = f"`{missing}` is missing" + (f" in {name}" if keys else "")
        yield Problem(file, line, what, f"expected {_kind(schema['properties'][missing])}", f"add `{missing}: …`")
    elif fault.validator == "additionalProperties":
        yield from _unknown_keys(instance, schema, lines, file, path)
    elif fault.validator in ("enum", "const"):
        allowed = [str(word) for word in schema.get("enum", [schema.get("const")]) if word != ""]
        do = nearest(str(instance), allowed) or "write one of them"
        yield Problem(file, line, f"{name} is {found}", f"expected one of {', '.join(allowed)}", do)
    else:
        if fault.validator in ("minItems", "maxItems"):
            found = f"a list of {len(instance)}"
        yield Problem(file, line, f"{name} is {found}", f"expected {_kind(schema)}", "mend the value")


def _unknown_keys(
    instance: dict[str, Any], schema: dict[str, Any], lines: dict[Path, int], file: str, path: Path
) -> Iterator[Problem]:
    allowed = list(schema.get("properties", {}))
    for unknown in instance:
        if unknown not in allowed:
            do = nearest(unknown, allowed) or "take it out"
            if instance[unknown] is None and " " in unknown.strip():
                do = "put quotes around a text that holds a comma"
            what = f"the key `{unknown}` is not known"
            yield Problem(file, _line(lines, (*path, unknown)), what, f"expected one of {', '.join(allowed)}", do)


def _kind(schema: dict[str, Any]) -> str:
    if schema.get("type") == "object" or "$ref" in schema:
        return _TYPES["object"]
    if "description" in schema:
        return str(schema["description"])
    if "enum" in schema:
        return "one of " + ", ".join(str(word) for word in schema["enum"] if word != "")
    if "anyOf" in schema:
        kinds = [_kind(one) for one in schema["anyOf"] if one.get("type") != "null"]
        return " or ".join(dict.fromkeys(kinds))
    return _TYPES.get(schema.get("type", ""), "another value")


def _shown(value: object) -> str:
    if value is None:
        return "empty"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f'the text "{value if len(value) < 40 else value[:37] + "…"}"' if value else "an empty text"
    if isinstance(value, list):
        return "a list"
    if isinstance(value, dict):
        return "a set of keys"
    return f"the number {value}"

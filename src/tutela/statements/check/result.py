"""How it went: the result and its score (IEEE 9274.1.1, 4.2.2.4; 1.0.3 Data 2.4.5)."""

from __future__ import annotations

import sys

from tutela.statements.check.fault import Fault, Faults, Json, Table, as_table, check_keys, describe
from tutela.statements.check.formats import check_duration, check_extensions, check_flag, check_string

_RESULT = frozenset(("score", "success", "completion", "response", "duration", "extensions"))
_SCORE = frozenset(("scaled", "raw", "min", "max"))


def check_result(value: Json, path: str, faults: Faults) -> None:
    """Report faults of a result."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _RESULT, path, faults)
    if "score" in table:
        _check_score(table["score"], f"{path}/score", faults)
    if "success" in table:
        check_flag(table["success"], f"{path}/success", faults)
    if "completion" in table:
        check_flag(table["completion"], f"{path}/completion", faults)
    if "response" in table:
        check_string(table["response"], f"{path}/response", faults)
    if "duration" in table:
        check_duration(table["duration"], f"{path}/duration", faults)
    if "extensions" in table:
        check_extensions(table["extensions"], f"{path}/extensions", faults)


def _check_score(value: Json, path: str, faults: Faults) -> None:
    """Report a score that is no number or out of its bounds (4.2.2.4; Data 2.4.5.1)."""
    table = as_table(value, path, faults)
    if table is None:
        return
    check_keys(table, _SCORE, path, faults)
    scaled = _number(table, "scaled", path, faults)
    raw = _number(table, "raw", path, faults)
    low = _number(table, "min", path, faults)
    high = _number(table, "max", path, faults)
    if scaled is not None and not -1 <= scaled <= 1:
        faults.append(Fault(f"{path}/scaled", "out of bounds", "from -1 to 1"))
    if low is not None and high is not None and not low < high:
        faults.append(Fault(f"{path}/min", "not below max", "less than max"))
    if raw is not None and low is not None and raw < low:
        faults.append(Fault(f"{path}/raw", "below min", "from min to max"))
    if raw is not None and high is not None and raw > high:
        faults.append(Fault(f"{path}/raw", "above max", "from min to max"))


def _number(table: Table, key: str, path: str, faults: Faults) -> float | None:
    if key not in table:
        return None
    value = table[key]
    if isinstance(value, bool) or not isinstance(value, int | float):
        faults.append(Fault(f"{path}/{key}", describe(value), "a number"))
        return None
    # JSON has integers of any length; folds and databases do not.
    if not abs(value) <= sys.float_info.max:
        faults.append(Fault(f"{path}/{key}", "out of bounds", "a number that fits in 64 bits"))
        return None
    return value

"""Counts what came into an activity, as far as it may be shown, and keeps what was counted."""

from __future__ import annotations

from typing import cast

import msgspec

from tutela.server.live.kinds import KINDS, Result, Setting
from tutela.server.live.models import Activity
from tutela.server.live.revealing import Counted, count_again, may_count, result_of


def read_setting(activity: Activity) -> Setting:
    """Give how an activity is set."""
    return msgspec.json.decode(activity.setting, type=Setting)


def count_activity(activity: Activity) -> bool:
    """Count anew where enough people's answers differ; tell whether that changed what is shown."""
    before = msgspec.json.decode(activity.counted, type=Counted)
    kind = KINDS[activity.kind]
    # Most answers change nothing yet: the others need not be read for that.
    ids = frozenset(map(str, activity.entries.values_list("id", flat=True)))
    if kind.several or not may_count(before.steps if activity.is_open else before.exact, ids):
        return False
    now = count_again(before, kind, read_setting(activity), _answers(activity), is_open=activity.is_open)
    if now is before:
        return False
    activity.counted = msgspec.json.encode(now).decode()
    activity.save(update_fields=["counted"])
    return True


def read_result(activity: Activity) -> Result:
    """Give what others may see of an activity now."""
    counted, setting = msgspec.json.decode(activity.counted, type=Counted), read_setting(activity)
    return result_of(counted, KINDS[activity.kind], setting, _answers(activity), is_open=activity.is_open)


def _answers(activity: Activity) -> dict[str, object]:
    rows = activity.entries.values_list("id", "content")
    return {str(id): cast("object", msgspec.json.decode(content)) for id, content in rows}

"""What a plan must keep (RULES) and what makes one plan better than another (GOALS with their weights).

Each rule is a function that adds its constraints to the task; each goal gives a linear expression, better when larger.
Weights say how much one unit of a goal counts; the unit stands beside it.
"""

from __future__ import annotations

from collections.abc import Callable

from tutela.planner.rules.base_first import teach_base_first
from tutela.planner.rules.building_up import build_up
from tutela.planner.rules.coverage import cover_competencies, fill_plan_parts, keep_to_wishes
from tutela.planner.rules.fitting import fit_hours, run_once
from tutela.planner.rules.forms import change_forms, follow_lunch_actively
from tutela.planner.rules.inputs import keep_inputs_near, tell_before_doing, tell_before_locked
from tutela.planner.rules.level import meet_level
from tutela.planner.rules.outputs import let_outputs_lead
from tutela.planner.rules.parts_in_order import fill_in_order
from tutela.planner.rules.sensitive import keep_heavy_early
from tutela.planner.rules.time import leave_little_in_hand, prefer_whole, use_time
from tutela.planner.rules.wished import keep_locked, keep_wishes
from tutela.planner.task import Linear, Task

Rule = Callable[[Task], None]
Goal = Callable[[Task], Linear]

RULES: tuple[Rule, ...] = (
    run_once,  # an exercise runs once at most
    fit_hours,  # exercises and inputs fit into the stretch between two pauses
    keep_locked,  # what the facilitator locked stays at its hour
    keep_wishes,  # exercises asked for are in; a wish that cannot be kept is given up in words
    keep_heavy_early,  # no exercise of high sensitivity in the last stretch of a day or without a co-facilitator
    tell_before_doing,  # a short input on a unit comes before or with its first exercise
    let_outputs_lead,  # an exercise that builds on a part of the action plan comes after one that fills it
    build_up,  # of one competency, the lower level does not come after the higher
)

GOALS: tuple[tuple[Goal, int], ...] = (
    (cover_competencies, 10),  # a minute for a wished competency, up to its measure; at its beginning it counts thrice
    (fill_plan_parts, 150),  # a part of the action plan that is filled
    (prefer_whole, 60),  # an exercise in its whole length instead of its half
    (meet_level, 40),  # an exercise on the level of the audience
    (change_forms, 80),  # each repetition of a working form in one stretch counts against the plan
    (follow_lunch_actively, 60),  # a stretch after lunch that has an active form
    (keep_inputs_near, 40),  # each input with a pause between it and its exercise counts against the plan
    (tell_before_locked, 60),  # a locked exercise with an input before it
    (keep_to_wishes, 150),  # each exercise on none of the competencies asked for counts against the plan
    (teach_base_first, 5),  # what an exercise loses far from where its competency belongs: 200 a whole course away
    (fill_in_order, 3),  # the same for where what it leaves belongs in the action plan
    (leave_little_in_hand, 10),  # a minute in hand beyond ten in a stretch counts against the plan
    (use_time, 2),  # a minute used
)

GIVEN_UP = 100_000
"""What a wish given up costs: more than all goals together, so that the fewest are given up."""

"""Exercises of the menu and a facilitator's wishes become a course plan; what is changed by hand is weighed at once."""

from tutela.planner.balance import Balance, Coverage, DayLength, Fault, weigh
from tutela.planner.hours import TooShort
from tutela.planner.offer import Offer, offer_of
from tutela.planner.planning import Planned, plan_course
from tutela.planner.reasons import Uncovered, find_uncovered
from tutela.planner.solving import NoPlan
from tutela.planner.suiting import UnknownExercise
from tutela.planner.wishes import Audience, Hours, Pause, Wishes

__all__ = [
    "Audience",
    "Balance",
    "Coverage",
    "DayLength",
    "Fault",
    "Hours",
    "NoPlan",
    "Offer",
    "Pause",
    "Planned",
    "TooShort",
    "Uncovered",
    "UnknownExercise",
    "Wishes",
    "find_uncovered",
    "offer_of",
    "plan_course",
    "weigh",
]

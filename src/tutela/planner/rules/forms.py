"""Changes of working form, and movement after lunch."""

from __future__ import annotations

from tutela.planner.task import Linear, Task


def change_forms(task: Task) -> Linear:
    """Give, as a loss, how often a working form is repeated within a stretch."""
    repeated = []
    forms = sorted({offer.kind for offer in task.offers.values()})
    for number in range(len(task.stretches)):
        for form in forms:
            again = task.model.new_int_var(0, 8, f"again {form}@{number}")
            runs = sum(task.at[id, number] for id, offer in task.offers.items() if offer.kind == form)
            task.model.add(again >= runs - 1)
            repeated.append(again)
    return -sum(repeated)


def follow_lunch_actively(task: Task) -> Linear:
    """Give how many stretches after lunch hold an exercise in an active form."""
    lively = []
    for number, stretch in enumerate(task.stretches):
        if stretch.after_lunch:
            active = task.model.new_bool_var(f"active@{number}")
            task.model.add(active <= sum(task.at[id, number] for id, each in task.offers.items() if each.is_active))
            lively.append(active)
    return sum(lively)

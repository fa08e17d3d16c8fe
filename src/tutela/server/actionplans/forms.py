"""What is typed at the desk for a row of the plan."""

from __future__ import annotations

from django import forms
from django.utils.functional import lazystr

from tutela.model.action_plan import AIMS, PlanRow
from tutela.server.wording import constituents, read_interface


class RowForm(forms.Form):
    """One row: its text and why; for a measure all that a plan has to say of it."""

    text = forms.CharField(max_length=600, widget=forms.Textarea(attrs={"rows": 3}))
    why = forms.CharField(max_length=600, required=False, widget=forms.Textarea(attrs={"rows": 2}))
    aim = forms.ChoiceField(required=False, widget=forms.RadioSelect)
    constituents = forms.MultipleChoiceField(required=False, widget=forms.CheckboxSelectMultiple)
    who = forms.CharField(max_length=200, required=False)
    budget = forms.CharField(max_length=200, required=False)
    indicator = forms.CharField(max_length=300, required=False)
    when = forms.CharField(max_length=100, required=False)

    def __init__(self, part: str, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        words = read_interface()
        self.fields["aim"].choices = [(aim, words(f"action-plan.aim.{aim}")) for aim in AIMS]  # type: ignore[attr-defined]
        self.fields["constituents"].choices = constituents()  # type: ignore[attr-defined]
        for name, field in self.fields.items():
            field.label = lazystr(words(f"action-plan.{name}"))
        for name in list(self.fields) if part != "measures" else ():
            if name not in ("text", "why"):
                del self.fields[name]

    def row(self, id: str, part: str, source: str) -> PlanRow:
        """Give the row that was typed."""
        found = {name: value for name, value in self.cleaned_data.items() if name != "constituents"}
        chosen = tuple(self.cleaned_data.get("constituents", ()))
        return PlanRow(id=id, part=part, source=source, constituents=chosen, **found)

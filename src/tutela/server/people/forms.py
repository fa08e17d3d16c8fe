"""What a person fills in to join, continue or leave."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from tutela.server.site import read_site


def _titles(key: str) -> list[tuple[str, str]]:
    return [(one["id"], one["title"]) for one in read_site()[key]]


class JoinForm(forms.Form):
    """A course code, a nickname, a constituent; no name, no e-mail."""

    code = forms.CharField(label=_("Course code"), max_length=12)
    nickname = forms.CharField(label=_("Nickname"), max_length=40)
    constituent = forms.ChoiceField(label=_("Where do you work?"), widget=forms.RadioSelect)
    reach = forms.ChoiceField(label=_("At which level do you mostly work?"), widget=forms.RadioSelect)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["constituent"].choices = _titles("constituents")  # type: ignore[attr-defined]
        self.fields["reach"].choices = _titles("reach")  # type: ignore[attr-defined]

    def clean_code(self) -> str:
        """Give the code as it is kept: capitals, no spaces or hyphens."""
        return str(self.cleaned_data["code"]).upper().replace(" ", "").replace("-", "")


class ContinueForm(forms.Form):
    """The personal phrase."""

    phrase = forms.CharField(label=_("Your four words"), max_length=80)


class EraseForm(forms.Form):
    """A tick before everything of a person is erased."""

    sure = forms.BooleanField(label=_("Yes, erase me from this hub"))

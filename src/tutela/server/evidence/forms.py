"""What a facilitator fills in before a file is read: the method and the groupings stand before anything is seen."""

from __future__ import annotations

from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tutela.server.evidence.doors import ESTIMATE, OWN, PROFILE, Door
from tutela.server.evidence.shipped import shipped_mappings

MOST_MAPPING = 60_000
"""Letters of a pasted mapping."""
MOST_TABLES = 12
"""Tables that one run makes."""
METHODS = {
    "bic": gettext_lazy("The best log-linear model by BIC (3 to 6 lists; the usual choice)"),
    "stepwise": gettext_lazy("Pairs of lists that enter step by step (7 to 9 lists)"),
    "graphs": gettext_lazy("The average over all decomposable graphs"),
    "latent": gettext_lazy("Latent classes"),
    "aic": gettext_lazy("The best log-linear model by AIC (unstable where few are on two lists)"),
    "chapman": gettext_lazy("Chapman (2 lists)"),
}
"""The main methods by their names on the command line."""


def _check_kind(file: UploadedFile[Any], door: Door) -> UploadedFile[Any]:
    if PurePath(file.name or "").suffix.lower() not in door.accepts:
        kinds = ", ".join(door.accepts)
        raise ValidationError(
            _("Files of this kind are not read here. Send one of: %(kinds)s. A spreadsheet: save it as CSV first.")
            % {"kinds": kinds},
            code="kind",
        )
    return file


def _file_field(door: Door) -> forms.FileField:
    return forms.FileField(
        label=gettext_lazy("The file"),
        help_text=", ".join(door.accepts),
        widget=forms.FileInput(attrs={"accept": ",".join(door.accepts)}),
        error_messages={
            "required": gettext_lazy("No file came. Choose one."),
            "empty": gettext_lazy("The file is empty. Export it again."),
        },
    )


class ProfileForm(forms.Form):
    """Which mapping reads the survey, and by which groupings tables are made."""

    mapping = forms.ChoiceField(label=gettext_lazy("The mapping that reads it"), widget=forms.RadioSelect)
    own = forms.CharField(
        label=gettext_lazy("Your own mapping (YAML)"),
        required=False,
        max_length=MOST_MAPPING,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
    )
    by = forms.CharField(
        label=gettext_lazy("Tables by (one a line)"),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "spellcheck": "false"}),
        help_text=gettext_lazy("A grouping, or two crossed: sex,age_group. Left empty: a table for each grouping."),
    )
    encoding = forms.ChoiceField(
        label=gettext_lazy("Encoding of its texts"),
        required=False,
        widget=forms.RadioSelect,
        choices=[
            ("", gettext_lazy("UTF-8, or what the file says")),
            ("latin-1", "Latin-1"),
            ("utf-16", "UTF-16"),
        ],
    )
    rounded = forms.BooleanField(label=gettext_lazy("Round counts to fives"), required=False)
    file = _file_field(PROFILE)

    def __init__(self, *given: Any, **named: Any) -> None:
        super().__init__(*given, **named)
        shipped = [(one.id, f"{one.id}: {one.title}") for one in shipped_mappings()]
        self.fields["mapping"].choices = [*shipped, (OWN, _("My own, pasted below"))]  # type: ignore[attr-defined]

    def clean_by(self) -> list[str]:
        """Give the lines."""
        lines = [line.strip() for line in self.cleaned_data["by"].splitlines() if line.strip()]
        if len(lines) > MOST_TABLES:
            raise ValidationError(
                _("%(count)d tables are too many for one run. Ask for %(most)d at most.")
                % {"count": len(lines), "most": MOST_TABLES},
                code="tables",
            )
        return lines

    def clean_file(self) -> UploadedFile[Any]:
        """Check the kind of file."""
        return _check_kind(self.cleaned_data["file"], PROFILE)

    def clean(self) -> dict[str, Any]:
        """Ask for the mapping where it is to be pasted."""
        if self.cleaned_data.get("mapping") == OWN and not self.cleaned_data.get("own", "").strip():
            self.add_error("own", _("Paste the mapping here, or choose one that comes with the package."))
        return self.cleaned_data


class EstimateForm(forms.Form):
    """The main method, declared before any result is seen."""

    main = forms.ChoiceField(
        label=gettext_lazy("The main method, chosen before you see any result"),
        widget=forms.RadioSelect,
        choices=list(METHODS.items()),
    )
    file = _file_field(ESTIMATE)

    def clean_file(self) -> UploadedFile[Any]:
        """Check the kind of file."""
        return _check_kind(self.cleaned_data["file"], ESTIMATE)


FORMS: dict[str, type[ProfileForm | EstimateForm]] = {PROFILE.id: ProfileForm, ESTIMATE.id: EstimateForm}

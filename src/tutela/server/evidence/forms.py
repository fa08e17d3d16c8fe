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
MOST_LISTS = 9
METHODS = {
    "bic": gettext_lazy("The best log-linear model by BIC (3 to 6 lists; the usual choice)"),
    "stepwise": gettext_lazy("Pairs of lists that enter step by step (7 to 9 lists)"),
    "graphs": gettext_lazy("The average over all decomposable graphs"),
    "latent": gettext_lazy("Latent classes"),
    "aic": gettext_lazy("The best log-linear model by AIC (unstable where few are on two lists)"),
    "chapman": gettext_lazy("Chapman (2 lists)"),
}
"""The main methods by their names on the command line."""


OUTLINES_ACCEPTED, AREAS_ACCEPTED = (".geojson", ".json"), (".csv",)


def _check_kind(file: UploadedFile[Any], accepted: tuple[str, ...]) -> UploadedFile[Any]:
    if PurePath(file.name or "").suffix.lower() not in accepted:
        kinds = ", ".join(accepted)
        raise ValidationError(
            _("Files of this kind are not read here. Send one of: %(kinds)s. A spreadsheet: save it as CSV first.")
            % {"kinds": kinds},
            code="kind",
        )
    return file


def _read_lines(text: str, most: int) -> list[str]:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if len(lines) > most:
        raise ValidationError(
            _("%(count)d lines are too many. Write %(most)d at most.") % {"count": len(lines), "most": most},
            code="lines",
        )
    return lines


def _other_file(label: Any, help_text: Any, accepted: tuple[str, ...]) -> forms.FileField:
    return forms.FileField(
        label=label,
        help_text=help_text,
        required=False,
        widget=forms.FileInput(attrs={"accept": ",".join(accepted)}),
        error_messages={"empty": gettext_lazy("The file is empty. Export it again.")},
    )


def _lines_field(label: Any, help_text: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 2, "spellcheck": "false"})
    return forms.CharField(label=label, help_text=help_text, required=False, max_length=1000, widget=widget)


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
    geojson = _other_file(
        gettext_lazy("A map of the areas of the first level, if you have one"),
        gettext_lazy("GeoJSON (.geojson, .json), 20 MB at most, with the names of the areas as in the survey."),
        OUTLINES_ACCEPTED,
    )
    map_name = forms.CharField(
        label=gettext_lazy("The property of the map that holds an area's name"),
        help_text=gettext_lazy("Left empty: name, NAME_1, ADM1_EN or shapeName."),
        required=False,
        max_length=100,
    )
    small_areas = forms.CharField(
        label=gettext_lazy("Small areas: the grouping whose areas are estimated by a model"),
        help_text=gettext_lazy("For example district. Left empty: none. Sensitive indicators are left out there."),
        required=False,
        max_length=100,
    )
    areas = _other_file(
        gettext_lazy("Figures on those small areas, if you have them"),
        gettext_lazy("CSV with a column of names and columns of numbers, a row for each area of the survey."),
        AREAS_ACCEPTED,
    )

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
        return _check_kind(self.cleaned_data["file"], PROFILE.accepts)

    def clean_geojson(self) -> UploadedFile[Any] | None:
        """Check the kind of the map."""
        file = self.cleaned_data["geojson"]
        return _check_kind(file, OUTLINES_ACCEPTED) if file else None

    def clean_areas(self) -> UploadedFile[Any] | None:
        """Check the kind of the figures."""
        file = self.cleaned_data["areas"]
        return _check_kind(file, AREAS_ACCEPTED) if file else None

    def clean(self) -> dict[str, Any]:
        """Ask for the mapping where it is to be pasted."""
        if self.cleaned_data.get("mapping") == OWN and not self.cleaned_data.get("own", "").strip():
            self.add_error("own", _("Paste the mapping here, or choose one that comes with the package."))
        if self.cleaned_data.get("areas") and not self.cleaned_data.get("small_areas"):
            self.add_error("small_areas", _("You sent figures on small areas: name their grouping here."))
        return self.cleaned_data


class EstimateForm(forms.Form):
    """The main method, declared before any result is seen."""

    main = forms.ChoiceField(
        label=gettext_lazy("The main method, chosen before you see any result"),
        widget=forms.RadioSelect,
        choices=list(METHODS.items()),
    )
    merge = _lines_field(
        gettext_lazy("Lists to take as one"), gettext_lazy("One group a line, with commas: police,border police.")
    )
    omit = _lines_field(gettext_lazy("Lists to leave out"), gettext_lazy("One name a line, as the file has it."))
    file = _file_field(ESTIMATE)

    def clean_merge(self) -> list[str]:
        """Give the groups; each has two lists at least."""
        lines = _read_lines(self.cleaned_data["merge"], MOST_LISTS)
        if any(len([name for name in line.split(",") if name.strip()]) < 2 for line in lines):
            raise ValidationError(_("Write at least two lists on a line, with a comma between them."), code="one")
        return lines

    def clean_omit(self) -> list[str]:
        """Give the names."""
        return _read_lines(self.cleaned_data["omit"], MOST_LISTS)

    def clean_file(self) -> UploadedFile[Any]:
        """Check the kind of file."""
        return _check_kind(self.cleaned_data["file"], ESTIMATE.accepts)


FORMS: dict[str, type[ProfileForm | EstimateForm]] = {PROFILE.id: ProfileForm, ESTIMATE.id: EstimateForm}

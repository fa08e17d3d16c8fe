"""Survey forms from the vulnerability framework: XLSForm for ODK, KoboToolbox and SurveyCTO.

Consent first; adults answer; no name, identifier, place of an interview, photograph, phone or device number.
"""

from tutela.evidence.forms.form import FORM_LEVELS, Form, Protection, make_form
from tutela.evidence.forms.mapping import elsewhere_mapping_of, mapping_of
from tutela.evidence.forms.speech import Speech
from tutela.evidence.forms.write import write_form

__all__ = [
    "FORM_LEVELS",
    "Form",
    "Protection",
    "Speech",
    "elsewhere_mapping_of",
    "make_form",
    "mapping_of",
    "write_form",
]

"""The fields of a country sheet: the column of the source, the kind of its values, and the part where it stands."""

from __future__ import annotations

from typing import Literal

import msgspec

Kind = Literal["share", "rate", "count", "age", "money", "yes-no", "yes-no-or-count", "wording"]
"""What a column may hold besides Unknown, Unavailable, N/A and nothing; a `rate` is a share that may be over one."""

Part = Literal["about", "ratifications", "ages", "laws", "inspection", "prosecution", "work", "school"]


class Field(msgspec.Struct, frozen=True):
    """One column; `{year}` in its name stands for the year of the file."""

    id: str
    column: str
    kind: Kind
    part: Part


FIELDS: tuple[Field, ...] = (
    Field("assessment", "advancement_{year}", "wording", "about"),
    Field("several-territories", "multi_territory", "yes-no", "about"),
    Field("work-age-range", "work_age_range", "wording", "work"),
    Field("working-share", "working_share", "share", "work"),
    Field("working-children", "working_children", "count", "work"),
    Field("share-agriculture", "share_agriculture", "share", "work"),
    Field("share-industry", "share_industry", "share", "work"),
    Field("share-services", "share_services", "share", "work"),
    Field("school-attendance", "school_attendance", "share", "school"),
    Field("work-and-school", "work_and_school", "share", "school"),
    Field("primary-completion", "primary_completion", "rate", "school"),
    Field("c138", "C138", "yes-no", "ratifications"),
    Field("c182", "C182", "yes-no", "ratifications"),
    Field("crc", "CRC", "yes-no", "ratifications"),
    Field("opac", "OPAC", "yes-no", "ratifications"),
    Field("opsc", "OPSC", "yes-no", "ratifications"),
    Field("palermo", "Palermo", "yes-no", "ratifications"),
    Field("minimum-work-age", "Minimum_Work_age", "age", "ages"),
    Field("minimum-work-meets", "Minimum_Work_conforms", "yes-no", "ages"),
    Field("hazardous-work-age", "Minimum_Hazardous_Work_age", "age", "ages"),
    Field("hazardous-work-meets", "Minimum_Hazardous_Work_conforms", "yes-no", "ages"),
    Field("hazardous-list-age", "Types_Hazardous_Work_age", "age", "laws"),
    Field("hazardous-list-meets", "Types_Hazardous_Work_conforms", "yes-no", "laws"),
    Field("forced-labour-age", "Prohibition_Forced_Labor_age", "age", "laws"),
    Field("forced-labour-meets", "Prohibition_Forced_Labor_conforms", "yes-no", "laws"),
    Field("trafficking-age", "Prohibition_Child_Trafficking_age", "age", "laws"),
    Field("trafficking-meets", "Prohibition_Child_Trafficking_conforms", "yes-no", "laws"),
    Field("sexual-exploitation-age", "Prohibition_CSEC_age", "age", "laws"),
    Field("sexual-exploitation-meets", "Prohibition_CSEC_conforms", "yes-no", "laws"),
    Field("illicit-activities-age", "Prohibition_Illicit_Activities_age", "age", "laws"),
    Field("illicit-activities-meets", "Prohibition_Illicit_Activities_conforms", "yes-no", "laws"),
    Field("armed-groups-age", "Minumum_Non_State_Military_age", "age", "laws"),
    Field("armed-groups-meets", "Minumum_Non_State_Military_conforms", "yes-no", "laws"),
    Field("compulsory-school-age", "Compulsory_Education_age", "age", "ages"),
    Field("compulsory-school-meets", "Compulsory_Education_conforms", "yes-no", "ages"),
    Field("free-school-age", "Free_Public_Education_age", "age", "laws"),
    Field("free-school-meets", "Free_Public_Education_conforms", "yes-no", "laws"),
    Field("inspection-budget", "enf_Labor_Funding", "money", "inspection"),
    Field("inspectors", "enf_Labor_Inspectors", "count", "inspection"),
    Field("inspectors-may-fine", "enf_Authorized_Access_Penalties", "yes-no", "inspection"),
    Field("inspectors-trained", "enf_Labor_New_Employee_Training", "yes-no", "inspection"),
    Field("inspections", "enf_Labor_Inspections", "count", "inspection"),
    Field("violations", "enf_Labor_Violations", "count", "inspection"),
    Field("penalties-imposed", "enf_Labor_Penalties_Imposed", "count", "inspection"),
    Field("penalties-collected", "enf_Labor_Penalties_Collected", "count", "inspection"),
    Field("routine-inspections", "enf_Labor_Routine_Inspections_Conducted", "yes-no", "inspection"),
    Field("targeted-inspections", "enf_Labor_Routine_Inspections_Targeted", "yes-no", "inspection"),
    Field("unannounced-allowed", "enf_Labor_Unannounced_Inspections_Premitted", "yes-no", "inspection"),
    Field("unannounced-done", "enf_Labor_Unannounced_Inspections_Conducted", "yes-no", "inspection"),
    Field("complaints", "enf_Labor_Complaint_Mechanism", "yes-no", "inspection"),
    Field("inspection-referral", "enf_Labor_Referral_Mechanism", "yes-no", "inspection"),
    Field("inspectors-meet-advice", "enf_Labor_Inspectors_Intl_Standards", "yes-no", "inspection"),
    Field("investigators-trained", "enf_Criminal_New_Employee_Training", "yes-no", "prosecution"),
    Field("investigations", "enf_Criminal_Investigations", "count", "prosecution"),
    Field("prosecutions", "enf_Criminal_Prosecutions", "count", "prosecution"),
    Field("convictions", "enf_Criminal_Convictions", "count", "prosecution"),
    Field("criminal-referral", "enf_Criminal_Referral_Mechanism", "yes-no", "prosecution"),
    Field("criminal-penalties", "enf_Criminal_Penalties_for_WFCL", "yes-no-or-count", "prosecution"),
)
"""Every column that a sheet shows, in the order of the source; misspelt columns are spelt as the source has them."""

FIELD_IDS: frozenset[str] = frozenset(field.id for field in FIELDS)

COUNTED_ACTIONS: dict[str, str] = {
    "legal-framework": "n_actions_Legal_Framework",
    "enforcement": "n_actions_Enforcement",
    "coordination": "n_actions_Coordination",
    "government-policies": "n_actions_Government_Policies",
    "social-programs": "n_actions_Social_Programs",
}
"""The column that says how many actions suggested_actions.csv lists, by area."""

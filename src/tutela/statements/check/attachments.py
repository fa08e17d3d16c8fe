"""What hangs on it: attachments (IEEE 9274.1.1, 4.2.2.6; 1.0.3 Data 2.4.11)."""

from __future__ import annotations

from tutela.statements.check.fault import Fault, Faults, Json, as_list, as_table, check_keys, describe
from tutela.statements.check.formats import check_iri, check_language_map, check_media_type, check_sha2

_ATTACHMENT = frozenset(("usageType", "display", "description", "contentType", "length", "sha2", "fileUrl"))


def check_attachments(value: Json, path: str, faults: Faults) -> None:
    """Report faults of the list of attachments.

    The log takes no attachment data, so each must say where its file is: in a JSON request `fileUrl` is required
    (4.1.3; Communication 1.5.2).
    """
    for place, attachment in enumerate(as_list(value, path, faults)):
        where = f"{path}/{place}"
        table = as_table(attachment, where, faults)
        if table is None:
            continue
        check_keys(table, _ATTACHMENT, where, faults)
        check_iri(table.get("usageType"), f"{where}/usageType", faults)
        check_language_map(table.get("display"), f"{where}/display", faults)
        if "description" in table:
            check_language_map(table["description"], f"{where}/description", faults)
        check_media_type(table.get("contentType"), f"{where}/contentType", faults)
        length = table.get("length")
        if isinstance(length, bool) or not isinstance(length, int) or length < 0:
            faults.append(Fault(f"{where}/length", describe(length), "a whole number of bytes"))
        check_sha2(table.get("sha2"), f"{where}/sha2", faults)
        if "fileUrl" in table:
            check_iri(table["fileUrl"], f"{where}/fileUrl", faults)
        else:
            faults.append(Fault(where, "attachment data, which this log does not take", "fileUrl"))

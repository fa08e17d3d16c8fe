"""The same kit gives the same bytes: in any order of reading, twice, and in another process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import msgspec
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit

UNORDERED = ("cases", "questions", "facts", "sources", "terms", "factors", "pages")

PRINT_DIGEST = """
from tests.sample_kit import KIT, TODAY
from tutela.compiler import compile_kit
package = compile_kit(KIT, today=TODAY)
print(package.manifest.digest, *sorted(package.objects))
"""


@settings(deadline=None)  # a busy machine is no fault
@given(st.fixed_dictionaries({name: st.permutations(getattr(KIT, name)) for name in UNORDERED}))
def test_the_order_of_reading_leaves_no_trace(shuffled: dict[str, list[object]]) -> None:
    kit = msgspec.structs.replace(KIT, **{name: tuple(pieces) for name, pieces in shuffled.items()})
    assert compile_kit(kit, today=TODAY) == compile_kit(KIT, today=TODAY)


def test_another_process_with_another_hash_seed_gives_the_same_package() -> None:
    def digest(seed: str) -> str:
        paths = os.pathsep.join(str(Path(path).resolve()) for path in ("src", "."))
        environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": paths}
        run = subprocess.run(
            [sys.executable, "-c", PRINT_DIGEST], env=environment, capture_output=True, text=True, check=True
        )
        return run.stdout

    package = compile_kit(KIT, today=TODAY)
    here = " ".join((package.manifest.digest, *sorted(package.objects))) + "\n"
    assert digest("1") == digest("2") == here


def test_any_change_of_the_text_changes_the_digest() -> None:
    other = msgspec.structs.replace(KIT, terms=(*KIT.terms[:1], msgspec.structs.replace(KIT.terms[1], means="Other.")))
    assert compile_kit(other, today=TODAY).manifest.digest != compile_kit(KIT, today=TODAY).manifest.digest

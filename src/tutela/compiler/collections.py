"""Makes the objects that hold all pieces of one kind: glossary, evidence and framework."""

from __future__ import annotations

from tutela.compiler.draft import Draft
from tutela.model.package import EvidenceObject, FrameworkObject, GlossaryObject


def gather_collections(draft: Draft) -> Draft:
    """Give the draft with `glossary`, `evidence` and `framework`."""
    kit = draft.kit
    named = {source for term in kit.terms for source in term.sources}
    return draft.with_objects(
        {
            "glossary": GlossaryObject(
                terms=kit.terms, sources=tuple(source for source in kit.sources if source.id in named)
            ),
            "evidence": EvidenceObject(facts=kit.facts, sources=kit.sources),
            "framework": FrameworkObject(factors=kit.factors),
        }
    )

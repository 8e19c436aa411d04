"""The testing kit's view of an audit, with what only these tests need."""

from __future__ import annotations

from hypothesis import HealthCheck, Phase, settings

from audit.testing import Audited, Batch, Found, audit_text, take

__all__ = ["Audited", "Batch", "Found", "audit_text", "take", "unshrunk"]

#: For properties of batches: the failing text is named by the assertion, and shrinking would audit
#: hundreds of batches.
unshrunk = settings(
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    deadline=None,
    max_examples=25,
    suppress_health_check=[HealthCheck.too_slow],
)

from html import escape

import audit
from audit.parts import Panel


@audit.hookimpl
def audit_panels(report):
    counts = report.findings["rule"].value_counts()
    bars = "".join(
        f'<text y="{20 * at + 14}">{escape(rule)}</text>'
        f'<rect class="rule-count" x="80" y="{20 * at}" width="{10 * count}" height="16"/>'
        for at, (rule, count) in enumerate(counts.items())
    )
    told = ", ".join(f"{rule} {count}" for rule, count in counts.items())
    plot = f'<svg height="{20 * len(counts)}" role="img" aria-label="{escape(told)}">{bars}</svg>'
    return [Panel("Findings by rule", plot, css=".rule-count { fill: var(--accent) }")]

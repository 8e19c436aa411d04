import audit
from audit.parts import ReportFormat


def render(report):
    counts = report.findings["rule"].value_counts().sort_index()
    return "".join(f"{code} {count}\n" for code, count in counts.items())


@audit.hookimpl
def audit_reports():
    return [ReportFormat("counts", render)]

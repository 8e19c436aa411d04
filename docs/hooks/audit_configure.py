import audit
from audit.errors import AuditError


@audit.hookimpl
def audit_configure(config):
    settings = config.plugin_settings.get("acme", {})
    if not 0 < settings.get("alpha", 0.05) < 1:
        raise AuditError(f"alpha must lie between 0 and 1, not {settings['alpha']}")

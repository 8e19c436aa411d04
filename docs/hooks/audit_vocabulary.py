import audit


@audit.hookimpl
def audit_vocabulary():
    return [{"units": {"furlet": ["flt"]}}]

import audit


@audit.hookimpl
def audit_references(reference, rows):
    duplicates = rows().duplicated().sum()
    return [f"{duplicates} rows are told twice"] if duplicates else []

import audit


@audit.rule(
    code="FRY001",
    name="ferries-in-part",
    applies=lambda claims: claims["unit"] == "ferry",
    message='"{text}": no ferry is bought in part',
    flagged=[audit.Flagged("The port bought 2.5 ferries.", at="2.5")],
    accepted=["The port bought 3 ferries."],
)
def ferries_are_whole(claims):
    """A count of ferries is not a whole number."""
    return claims["value"] % 1 == 0


@audit.hookimpl
def audit_rules():
    return [ferries_are_whole]

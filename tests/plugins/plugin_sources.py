"""Sources of small plugins."""

#: A rule that is complete; tests take something away.
RULE = '''
import audit
import pandera.pandas as pa
from audit.frames import Claims

class StrikesAreWhole(audit.Rule):
    """A count of strikes is not whole."""

    code = "HSE001"
    name = "strikes-not-whole"

    class Schema(Claims):
        @pa.dataframe_check
        def whole(cls, claims):
            return claims["value"] % 1 == 0

    def applies(self, claims):
        return claims["unit"] == "strike"

    def explain(self, claim):
        return audit.Finding(claim.start, claim.end, f'"{claim.text}": no strike is flown in part')
'''

BRINGS_RULE = (
    RULE
    + """
@audit.hookimpl
def audit_rules():
    return [StrikesAreWhole]
"""
)

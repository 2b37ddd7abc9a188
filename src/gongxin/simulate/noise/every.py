"""All honest noise, in a fixed order."""

from gongxin.simulate.nation import Nation
from gongxin.simulate.noise.anomalies import explain_anomalies, second_sites
from gongxin.simulate.noise.cancellations import cancel_plans
from gongxin.simulate.noise.earlier_certificates import add_earlier, replace_for_standard, transfer
from gongxin.simulate.noise.firms import trouble_at_other_times
from gongxin.simulate.noise.replacements import replace_auditors


def add_noise(nation: Nation) -> None:
    """Every kind of honest noise that is not already in how people, phones and visits were drawn."""
    explain_anomalies(nation)
    second_sites(nation)
    replace_auditors(nation)
    add_earlier(nation)
    replace_for_standard(nation)
    transfer(nation)
    trouble_at_other_times(nation)
    cancel_plans(nation)

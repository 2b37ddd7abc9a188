"""An auditor with sign-ins, a photo and a phone, and one who looks."""

from tests.casework.photos.conftest import folder
from tests.casework.presence.conftest import auditor, audits, bound, jiangsu, keys, staff, today
from tests.office.live.conftest import one_factor

__all__ = ["auditor", "audits", "bound", "folder", "jiangsu", "keys", "one_factor", "staff", "today"]

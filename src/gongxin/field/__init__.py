"""The door of the auditor: an app on the phone, installable, working without a network."""

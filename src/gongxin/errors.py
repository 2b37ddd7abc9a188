"""What may go wrong, as the user sees it.

GongxinError
└── UserError        the user can mend it: one sentence says what is wrong, where, and what to do; exit code 2
    ├── InputRefused     a file or dataset that cannot be read at all
    └── UnknownName      an id, code, parameter or table that does not exist

Anything else that escapes is our own defect: exit code 1, with a request to report it.
"""

from __future__ import annotations

from gongxin.i18n import translate


class GongxinError(Exception):
    """Root of all errors that Gongxin raises on purpose."""


class UserError(GongxinError):
    """A mistake the user can mend.

    `sentence` is English with named placeholders and is the key of the message catalogue; `values` fill it.
    `UserError("%(file)s is not a folder; name the folder that holds the tables.", file=path)`
    """

    def __init__(self, sentence: str, /, **values: object) -> None:
        self.sentence, self.values = sentence, values
        super().__init__(sentence % values if values else sentence)

    def in_language(self, language: str) -> str:
        """The sentence as a reader of `language` should see it."""
        return translate(self.sentence, language, **self.values)


class InputRefused(UserError):
    """A file or dataset that cannot be read at all."""


class UnknownName(UserError):
    """An id, code, parameter or table that does not exist."""

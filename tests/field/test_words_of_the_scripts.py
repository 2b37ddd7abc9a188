"""Every word that a script asks for is declared, and every declared one is asked for."""

import re

from gongxin.casework.presence.statement import MOMENTS
from gongxin.casework.presence.words import REFUSALS
from gongxin.field.assets import FOLDER
from gongxin.field.words import WORDS

SCRIPTS = "".join(file.read_text(encoding="utf-8") for file in (FOLDER / "static" / "field").glob("*.js"))
PAGE = (FOLDER / "templates" / "field" / "app.html").read_text(encoding="utf-8")
MADE = {  # words whose keys are put together
    "moment_": MOMENTS, "do_": MOMENTS, "state_": ("not_begun", "opened", "challenged", "closed", "over"),
    "entry_": ("waiting", "sent", "taken", "refused"), "todo_": ("not_allowed", "busy", *REFUSALS),
    "trouble_": ("sign_in_again", "not_an_auditor", "offline", "server"),
}  # fmt: skip


def test_words_and_scripts_agree():
    made = {f"{start}{end}" for start, ends in MADE.items() for end in ends}
    asked = set(re.findall(r"""word\("(\w+)"[,)]""", SCRIPTS)) | set(re.findall(r'data-word="(\w+)"', PAGE))
    assert asked | made <= WORDS.keys()
    mentioned = set(re.findall(r'"(\w+)"', SCRIPTS)) | set(re.findall(r"words\.\w+\.(\w+)", PAGE)) | {"short"}
    assert WORDS.keys() - made <= asked | mentioned

"""From an exception to an exit code and one sentence on standard error."""

from __future__ import annotations

import errno
import io
import os
import signal
import sys
import tempfile
import threading
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import typer
from typer.exceptions import TyperException

from gongxin.commands.misuse import in_words
from gongxin.commands.system_words import why
from gongxin.errors import UserError
from gongxin.i18n import language_of_environment, translate

OUR_DEFECT, USERS_MISTAKE, INTERRUPTED = 1, 2, 130
NO_ROOM_OR_RIGHT = {errno.EACCES, errno.EPERM, errno.ENOSPC, errno.EROFS, errno.EDQUOT}
NO_SUCH_PLACE = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENAMETOOLONG}


def exit_code_of(work: Callable[[], int]) -> int:
    """Do `work`; whatever goes wrong becomes one sentence and an exit code."""
    _write_what_can_be_written()
    with _interruption() as interrupted:
        return _exit_code_of(work, interrupted)


def _write_what_can_be_written() -> None:
    """A terminal that knows no Chinese shows question marks, and a closed output is one nobody reads."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 (open until the end)
        stream = getattr(sys, name)
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


@contextmanager
def _interruption() -> Iterator[threading.Event]:
    """Notes that the user interrupted: an engine in the middle of a query turns that into an error of its own."""
    noted = threading.Event()

    def note(number: int, frame: FrameType | None) -> None:
        noted.set()
        signal.default_int_handler(number, frame)

    if threading.current_thread() is not threading.main_thread():
        yield noted
        return
    before = signal.signal(signal.SIGINT, note)
    try:
        yield noted
    finally:
        signal.signal(signal.SIGINT, before)


def _exit_code_of(work: Callable[[], int], interrupted: threading.Event) -> int:
    try:
        return work()
    except (KeyboardInterrupt, typer.Abort):
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except SystemExit as end:  # how Typer and Rich end when the reader of a pipe went away
        if isinstance(end.__context__, BrokenPipeError):
            return _reader_left()
        raise
    except UserError as mistake:
        return _tell(mistake.in_language(language_of_environment()), USERS_MISTAKE)
    except TyperException as mistake:
        return _tell(in_words(mistake), USERS_MISTAKE)
    except OSError as trouble:
        if trouble.errno in NO_ROOM_OR_RIGHT | NO_SUCH_PLACE:
            return _tell(_of_the_system(trouble), USERS_MISTAKE)
        return _defect(trouble)
    except Exception as defect:
        return INTERRUPTED if interrupted.is_set() else _defect(defect)


def _tell(sentence: str, code: int) -> int:
    print(sentence, file=sys.stderr)  # noqa: T201
    return code


def _of_the_system(trouble: OSError) -> str:
    if not trouble.filename:
        return translate("The output cannot be written (%(why)s); check rights and free space.", why=why(trouble))
    return translate(
        "%(file)s cannot be read or written (%(why)s); check the path, rights and free space.",
        file=trouble.filename,
        why=why(trouble),
    )


def _defect(defect: Exception) -> int:
    """Our own mistake: the traceback goes to a file, or to the screen where GONGXIN_DEBUG is set."""
    trace = "".join(traceback.format_exception(defect))
    if os.environ.get("GONGXIN_DEBUG"):
        return _tell(trace, OUR_DEFECT)
    handle, name = tempfile.mkstemp(prefix="gongxin-defect-", suffix=".txt")
    with os.fdopen(handle, "w", encoding="utf-8") as stream:
        stream.write(trace)
    sentence = translate(
        "This is a defect of Gongxin, not of your data; please report it with the file %(file)s.", file=Path(name)
    )
    return _tell(sentence, OUR_DEFECT)


def _reader_left() -> int:
    """The reader of a pipe went away, as `head` does: nobody is left to tell, and nothing is wrong."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0

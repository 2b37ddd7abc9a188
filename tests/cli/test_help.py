"""The help of every command, in both languages, with an example."""

import re

import pytest

from gongxin.cli import COMMANDS, run


def shown(capsys, *arguments):
    assert run(list(arguments)) == 0
    return " ".join(re.sub("[│╭╮╰╯─]", " ", capsys.readouterr().out).split())


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(("language", "word"), [("en", "Example: gongxin"), ("zh", "示例：gongxin")])
def test_every_command_shows_an_example(capsys, command, language, word):
    assert f"{word} {command}" in shown(capsys, command, "--help", "--lang", language)


@pytest.mark.parametrize("command", COMMANDS)
def test_the_chinese_help_is_chinese(capsys, command):
    words = shown(capsys, command, "--help", "--lang=zh")
    assert not re.search(r"[a-z]+ [a-z]+ [a-z]+|required|default", words.split("示例")[0]), words


def test_without_arguments_the_commands_are_listed(capsys):
    listed = shown(capsys)
    assert all(command in listed for command in COMMANDS)


def test_the_version(capsys):
    from gongxin import __version__

    assert shown(capsys, "--version") == f"gongxin {__version__}"


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["conjure"], "conjure"),
        (["supervise"], "DATASET"),
        (["supervise", "x", "--out", "y", "--as-of", "soon"], "soon"),
        (["supervise", "x", "--out", "y", "--colour"], "--colour"),
        (["simulate", "x", "--scale", "lots"], "--scale"),
        (["--lang", "fr", "demo"], "fr"),
        (["demo", "--lang"], "zh, en"),
    ],
)
def test_a_command_line_that_is_not_understood_is_a_mistake_of_the_user(capsys, arguments, word):
    assert run(arguments) == 2
    said = capsys.readouterr().err
    assert word in said
    assert len(said.splitlines()) == 1

"""Results as JUnit XML, which build servers show."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from xml.etree import ElementTree

from bot.errors import InputError
from bot.faq.run import Result

NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


def write_junit(path: Path, suite: str, results: Sequence[Result]) -> None:
    """Writes a report of one suite; `InputError` when the file cannot be written."""
    failures = sum(not result.passed for result in results)
    total = {"tests": str(len(results)), "failures": str(failures), "errors": "0"}
    took = f"{sum(result.seconds for result in results):.3f}"
    root = ElementTree.Element("testsuites", total)
    element = ElementTree.SubElement(root, "testsuite", {"name": _clean(suite), **total, "skipped": "0", "time": took})
    for result in results:
        about = {"classname": _clean(result.case.posting), "name": _clean(result.case.question)}
        where = {"file": _clean(suite), "line": str(result.case.line), "time": f"{result.seconds:.3f}"}
        case = ElementTree.SubElement(element, "testcase", {**about, **where})
        if not result.passed:
            failure = ElementTree.SubElement(case, "failure", {"message": _clean("; ".join(result.wrong))})
            failure.text = _clean(f"It said: {result.said}")
    try:
        ElementTree.ElementTree(root).write(path, encoding="utf-8", xml_declaration=True)
    except OSError as error:
        raise InputError(f"the report cannot be written to {path}: {error.strerror}; name another file") from error


def _clean(text: str) -> str:
    return NOT_IN_XML.sub("\ufffd", text)

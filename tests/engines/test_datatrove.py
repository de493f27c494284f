"""The step for datatrove, by the example of the documentation."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(find_spec("datatrove") is None, reason="needs pip install 'stitchtext[datatrove]'"),
]
TWO = "港の朝\n港には朝の霧が出ている。漁師は船の支度をする。\n—END—\nBread\nFlour and water are all you need.\n"


def test_a_pipeline_passes_on_the_articles_of_each_document(
    tmp_path: Path, root: Path, scrape: str, expected: str
) -> None:
    sources = tmp_path / "in"
    sources.mkdir()
    rows = [{"id": "one", "text": scrape, "url": "http://x/1"}, {"id": "two", "text": TWO, "url": "http://x/2"}]
    (sources / "rows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    example = root / "docs" / "examples" / "datatrove_pipeline.py"
    command = [sys.executable, str(example), str(sources), str(tmp_path / "out")]
    end = subprocess.run(command, capture_output=True, text=True, check=False)
    assert end.returncode == 0, end.stderr
    made = [
        json.loads(line)
        for path in sorted((tmp_path / "out").glob("*.gz"))
        for line in gzip.decompress(path.read_bytes()).decode().splitlines()
    ]
    assert [each["id"] for each in made] == ["one", "two#1", "two#2"]
    assert made[0]["text"].rstrip("\n") == expected.rstrip("\n")
    assert made[0]["metadata"]["url"] == "http://x/1"
    assert made[0]["metadata"]["truncated"] is False
    assert made[2]["metadata"]["title"] == "Bread"


def test_a_document_that_cannot_be_repaired_goes_on_with_the_reason() -> None:
    script = (
        "from datatrove.data import Document\n"
        "from stitchtext.engines.datatrove import Stitch\n"
        "from stitchtext.errors import StitchError\n"
        "import stitchtext.engines.datatrove as module\n"
        "def fail(text, options): raise StitchError('takes too long')\n"
        "module.repair = fail\n"
        "document, = Stitch().run([Document('text', 'one', metadata={'url': 'x'})])\n"
        "print(document.text, document.id, document.metadata)\n"
    )
    end = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert end.stdout == "text one {'url': 'x', 'error': 'takes too long'}\n", end.stderr

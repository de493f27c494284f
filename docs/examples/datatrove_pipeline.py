"""Repair the scrapes of a folder of JSONL in a pipeline of datatrove: python datatrove_pipeline.py IN OUT."""

import sys

from datatrove.executor import LocalPipelineExecutor
from datatrove.pipeline.readers import JsonlReader
from datatrove.pipeline.writers import JsonlWriter

from stitchtext.engines.datatrove import Stitch

if __name__ == "__main__":
    source, output = sys.argv[1:]
    steps = [JsonlReader(source), Stitch(), JsonlWriter(output)]
    LocalPipelineExecutor(steps, tasks=2, workers=2, logging_dir=f"{output}/logs").run()

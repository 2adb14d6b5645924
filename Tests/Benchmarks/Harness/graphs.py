# SPDX-License-Identifier: Apache-2.0
"""The files that everybody reads."""

import subprocess
import sys

import reading
from graph import Graph


def say(text):
    print(text, file=sys.stderr, flush=True)


def path(name, options):
    """Where the file of a graph is. A name with a slash is a folder of the project."""
    return options.graphs / (name.replace("/", "-") + ".ties")


def make(name, kernel, options):
    """Makes the file of a graph, and the text a kernel reads, where they are not there yet."""
    file = path(name, options)
    if not file.exists():
        recipe = str(options.root / name) if "/" in name else name
        part = file.with_suffix(".part")
        subprocess.run([options.binary, "make", recipe, str(part)], check=True)
        part.rename(file)
    if kernel and kernel.text and not Graph(file).text(kernel.text).exists():
        part = file.with_suffix(".part")
        reading.write(Graph(file), kernel.text, part)
        part.rename(Graph(file).text(kernel.text))
    return file

# SPDX-License-Identifier: Apache-2.0
"""Runs the command and reads what it prints."""
import json
import re
import subprocess
import sys


def output(words):
    """The JSON that a command prints."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{' '.join(map(str, words))}\n{done.stderr}")
    return json.loads(done.stdout)


def catalogue(command):
    """The ids of the measures the command has."""
    listed = subprocess.run([command, "measures"], capture_output=True, text=True, check=True)
    return set(re.findall(r"^  ([a-z0-9-]+)  ", listed.stdout, re.MULTILINE))


def flat(value):
    if isinstance(value, dict):
        value = value["counts"] if "counts" in value else list(value.values())
    if isinstance(value, list):
        return [number for part in value for number in flat(part)]
    return [value]

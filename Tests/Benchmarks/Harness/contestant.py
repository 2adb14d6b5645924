# SPDX-License-Identifier: Apache-2.0
"""Ours and the peers, each in a process of its own, that take turns."""

import array
import json
import math
import os
import pathlib
import select
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).parent
#: Debian's graph-tool is built for Debian's Python and numpy.
SYSTEM_PYTHON = "/usr/bin/python3"


class TooSlow(Exception):
    """It took longer than it was given."""


class Broken(Exception):
    """It ended, or said something else than was asked."""


def environment(threads):
    """What tells libraries how many threads to use."""
    variables = ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS",
                 "POLARS_MAX_THREADS", "NUMBA_NUM_THREADS"]
    return os.environ | {variable: str(threads) for variable in variables} | {
        "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1"}


def python(peer):
    return SYSTEM_PYTHON if peer == "graph-tool" else sys.executable


class Contestant:
    """A process that runs one kernel on one graph."""

    def __init__(self, name, command, threads, limit):
        self.name, self.limit = name, limit
        #: Seconds of each round, and how often the kernel ran in one.
        self.cpu, self.wall, self.repeats, self.peak = [], [], 1, 0
        #: What it said of its first run, in which its answer was compared.
        self.first = None
        #: How good its answer is, where that is measured.
        self.quality = None
        self.errors = tempfile.TemporaryFile(mode="w+")
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self.errors,
            env=environment(threads), cwd=HERE)
        self.buffer = b""
        # Importing a library and building its graph is not what the limit is about.
        self.ready = self.read(max(600, limit))

    def read(self, limit):
        """The next line of JSON; a library's own words before it are passed over."""
        while True:
            while b"\n" not in self.buffer:
                if not select.select([self.process.stdout], [], [], limit)[0]:
                    self.close()
                    raise TooSlow(f"took more than {limit:.0f} s")
                piece = os.read(self.process.stdout.fileno(), 65536)
                if not piece:
                    self.errors.seek(0)
                    words = self.errors.read().strip().splitlines()
                    raise Broken(words[-1] if words else "ended without a word")
                self.buffer += piece
            line, self.buffer = self.buffer.split(b"\n", 1)
            if line.startswith(b"{"):
                return json.loads(line)

    def ask(self, line):
        try:
            self.process.stdin.write(line.encode() + b"\n")
            self.process.stdin.flush()
        except BrokenPipeError:
            pass
        reply = self.read(self.limit)
        self.peak = max(self.peak, reply["peak"])
        return reply

    def answer(self):
        """What the kernel gives, as numbers; what it took is kept."""
        with tempfile.NamedTemporaryFile() as file:
            reply = self.ask(f"answer {file.name}")
            numbers = array.array("d")
            numbers.frombytes(pathlib.Path(file.name).read_bytes())
        self.first = reply
        return numbers

    def settle_repeats(self):
        """Repeats a short run so often that the clock can see it."""
        self.first = self.first or self.ask("run")
        # Who was in time once is not sent away for being a little slower later.
        self.limit = max(self.limit, 4 * self.first["wall"])
        self.repeats = max(1, min(1000, math.ceil(0.02 / max(self.first["wall"], 1e-6))))

    def round(self):
        """Runs the kernel as often as was found to be enough, and notes the seconds of one run."""
        replies = [self.ask("run") for _ in range(self.repeats)]
        for field in ["cpu", "wall"]:
            getattr(self, field).append(sum(reply[field] for reply in replies) / self.repeats)

    def take_first_run(self):
        """Notes the first run as the only round."""
        self.repeats, self.cpu, self.wall = 1, [self.first["cpu"]], [self.first["wall"]]

    def summary(self):
        """What its rounds came to."""
        return {
            "cpu": [min(self.cpu), statistics.median(self.cpu)],
            "wall": [min(self.wall), statistics.median(self.wall)],
            "rounds": len(self.cpu), "peak": self.peak,
            "graph": self.ready["resident"] - self.ready["resident-before"],
            "quality": self.quality,
        }

    def close(self):
        self.process.kill()
        self.process.wait()
        self.errors.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def ours(binary, kernel, file, threads, limit):
    return Contestant(
        "ours", [binary, "serve", kernel.name, str(file), str(threads)], threads, limit)


def peer(name, kernel, file, threads, limit):
    if name in kernel.scripts:
        command = ["Rscript", "peer.R", f"kernels/{kernel.scripts[name]}", str(file)]
    else:
        command = [python(name), "peer.py", "serve", name, kernel.name, str(file), str(threads)]
    return Contestant(name, command, threads, limit)

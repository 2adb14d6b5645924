# SPDX-License-Identifier: Apache-2.0
"""What it was measured on, and whether anything else ran."""

import datetime
import importlib.metadata
import os
import platform
import re
import shutil
import subprocess
import time

from contestant import SYSTEM_PYTHON

#: The name of each peer's package.
PACKAGES = {
    "igraph": "igraph", "leidenalg": "leidenalg", "networkit": "networkit", "networkx": "networkx",
    "rustworkx": "rustworkx", "scikit-network": "scikit-network", "scipy": "scipy",
    "graphblas": "python-graphblas", "easygraph": "Python-EasyGraph", "polars": "polars",
    "pandas": "pandas", "pyarrow": "pyarrow", "numpy": "numpy",
}


def output(*command):
    try:
        return subprocess.run(command, capture_output=True, text=True).stdout.strip()
    except OSError:
        return ""


def peer_versions():
    """The peers that are here, with their versions."""
    versions = {}
    for peer, package in PACKAGES.items():
        try:
            versions[peer] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            pass
    tool = output(SYSTEM_PYTHON, "-c", "import graph_tool; print(graph_tool.__version__)")
    if tool:
        versions["graph-tool"] = tool.split()[0]
    if shutil.which("Rscript"):
        sna = output("Rscript", "-e", 'cat(as.character(packageVersion("sna")))')
        if re.match(r"[0-9.]+$", sna):
            versions["sna"] = sna
    return versions


def description():
    """The machine, the compiler, the day."""
    model = re.search(r"model name\s*: (.*)", open("/proc/cpuinfo").read())
    swift = re.search(r"Swift version ([0-9.]+)", output("swift", "--version"))
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": model.group(1) if model else platform.machine(),
        "cores": os.cpu_count(), "memory-gib": round(memory),
        "system": platform.system() + " " + platform.machine(),
        "swift": swift.group(1) if swift else "", "python": platform.python_version(),
        "date": datetime.date.today().isoformat(), "peers": peer_versions(),
    }


class Bystanders:
    """How busy the machine was with other things, in cores, while something of ours ran."""

    def __init__(self):
        self.start, self.clock = self.busy(), time.perf_counter()

    @staticmethod
    def busy():
        fields = open("/proc/stat").readline().split()[1:]
        idle = int(fields[3]) + int(fields[4])
        return (sum(map(int, fields[:8])) - idle) / os.sysconf("SC_CLK_TCK")

    def cores(self, own=0.0):
        """The cores that others kept busy; own is the processor time that was ours."""
        elapsed = time.perf_counter() - self.clock
        return max(0.0, (self.busy() - self.start - own) / elapsed)


def others_now(seconds=1.0):
    """The cores that others keep busy now."""
    bystanders = Bystanders()
    time.sleep(seconds)
    return bystanders.cores()

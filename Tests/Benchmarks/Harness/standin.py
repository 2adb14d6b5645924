# SPDX-License-Identifier: Apache-2.0
"""Modules that stand in for ones a library imports and does not use for what is measured here.

EasyGraph imports torch, of several hundred megabytes, for its neural networks.
"""

import importlib.abc
import importlib.machinery
import importlib.util
import sys
import types


class Module(types.ModuleType):
    """A module in which every name is a class that can be named, derived from and called."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return type(name, (), {
            "__init__": lambda self, *_, **__: None, "__class_getitem__": classmethod(lambda c, _: c)})


class Finder(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    def __init__(self, *names):
        self.names = names

    def find_spec(self, name, path, target=None):
        if name.split(".")[0] in self.names:
            return importlib.machinery.ModuleSpec(name, self, is_package=True)
        return None

    def create_module(self, spec):
        return Module(spec.name)

    def exec_module(self, module):
        module.__path__ = []


def replace_missing(*names):
    """Lets imports of these modules succeed where they are not installed."""
    missing = [name for name in names if importlib.util.find_spec(name) is None]
    if missing:
        sys.meta_path.append(Finder(*missing))

# TelemetryGen: modules that are needed for a moment, for MicroPython
"""Imports a module that works at the start alone, and has the heap back afterwards.

    once('request_head').head_of(...)

It must be named in quotes, as nothing else of it stays.
"""

import sys


def once(name):
    """The module. It is garbage when the caller lets go of it."""
    module = __import__(name)
    del sys.modules[name]
    return module

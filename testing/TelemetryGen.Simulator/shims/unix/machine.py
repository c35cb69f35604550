"""machine of the unix port: no clock, no reset, no pins of its own."""

from _alarms import check as idle

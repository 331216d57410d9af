"""Many clusters in one run: what to compile, where each output goes, and the processes.

Knows the pipeline, and neither options nor terminals. What comes of a run is the same for any
number of processes.
"""

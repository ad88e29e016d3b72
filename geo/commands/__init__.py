"""The command line, `hotspots`: one module for each command.

Other rooms may use: `cli`.
"""

"""Runbooks: what operators type, in the order they type it, as a document.

Owns the procedures and the commands of both tools. What the design does comes from
``crmgen.behaviour``, what crm_mon prints from ``crmgen.crm_mon``; ``crmgen.document`` gives the
look. Must not know sheets, and decides nothing about the cluster.
"""

"""crmgen: from an environment definition workbook to Pacemaker cluster configuration."""

__version__ = "0.1.0"

"""The files that a node needs beside the CIB: the log's way to /var/log/ha-log, its rotation, and
the programs around Pacemaker 1.1.

Must not know how a workbook is read, nor where the files are written. Facts of the programs were
read in their documentation (pm_logconv-cs 2.4, pm_extras, rsyslog, systemd) and tried with rsyslogd
8.2302, logrotate 3.21 and systemd 252; facts of platforms are :mod:`crmgen.targets`'.
"""

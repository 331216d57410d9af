"""LibreOffice as a person uses it: opens a document, updates its indexes, exports PDF."""

import os
import shutil
import subprocess
from pathlib import Path

from tests.document.browser import missing

_PYTHON = "/usr/bin/python3"  # Debian's, which has LibreOffice's module
_SCRIPT = """
import sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, source, target = sys.argv[1:]
context = uno.getComponentContext()
resolver = context.ServiceManager.createInstanceWithContext(
    "com.sun.star.bridge.UnoUrlResolver", context)
for attempt in range(240):
    try:
        remote = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        break
    except Exception:
        time.sleep(0.5)
desktop = remote.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", remote)
hidden = PropertyValue(Name="Hidden", Value=True)
document = desktop.loadComponentFromURL(f"file://{source}", "_blank", 0, (hidden,))
indexes = document.getDocumentIndexes()
for number in range(indexes.getCount()):
    indexes.getByIndex(number).update()
document.refresh()
kind = PropertyValue(Name="FilterName", Value="writer_pdf_Export")
document.storeToURL(f"file://{target}", (kind,))
print(indexes.getCount())
document.close(True)
try:
    desktop.terminate()
except Exception:
    pass  # it may be gone before it has answered
"""


def pdf_with_contents(source: Path) -> tuple[Path, int]:
    """The text document as PDF with its indexes updated, and how many indexes it has."""
    office = shutil.which("soffice")
    if office is None or not Path(_PYTHON).exists():
        missing("soffice or python3-uno")
    if subprocess.run([_PYTHON, "-c", "import uno"], check=False, capture_output=True).returncode:
        missing("python3-uno")
    target = source.with_suffix(".pdf")
    pipe = f"crmgen-{os.getpid()}"
    server = subprocess.Popen(
        [
            office,
            f"-env:UserInstallation=file://{source.parent / 'profile'}",
            "--headless",
            "--norestore",
            f"--accept=pipe,name={pipe};urp;",
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        run = subprocess.run(
            [_PYTHON, "-c", _SCRIPT, pipe, str(source), str(target)],
            check=True,
            capture_output=True,
            text=True,
            timeout=180,
        )
        server.wait(timeout=60)
    finally:
        server.kill()
    return target, int(run.stdout)


def pages_of(pdf: Path) -> list[str]:
    """The text of each page, as it is laid out."""
    if shutil.which("pdftotext") is None:
        missing("pdftotext")
    command = ["pdftotext", "-layout", str(pdf), "-"]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return run.stdout.split("\f")[:-1]

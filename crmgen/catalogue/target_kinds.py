"""Findings about kinds of things that the target does not have (TGT543 to 545, 591 to 594)."""

from crmgen.catalogue.target import cannot
from crmgen.diagnostics import Code, Severity
from crmgen.text import Text

BUNDLES = cannot(
    591,
    "{target} の Pacemaker には Bundle がありません。",
    "The Pacemaker of {target} has no bundles.",
    Text(
        "Pacemaker 1.1.17 以降を対象にするか、ocf:heartbeat:docker などで動かしてください。",
        "Choose a target with Pacemaker 1.1.17 or later, or use an agent such as "
        "ocf:heartbeat:docker.",
    ),
)
BUNDLE_CONTAINER = cannot(
    592,
    "{target} の Pacemaker は {found} の Bundle を扱えません。",
    "The Pacemaker of {target} has no bundles of {found}.",
    Text(
        "docker は 1.1.17 以降、podman は 2.0.1 以降、rkt は 1.1.18 から 2.1 までです。",
        "It knows docker from 1.1.17, podman from 2.0.1, rkt from 1.1.18 to 2.1.",
    ),
)
BUNDLE_ADD_HOST = cannot(
    593,
    "{target} の Pacemaker には Bundle の add-host がありません。",
    "The Pacemaker of {target} does not know add-host of a bundle.",
    Text(
        "セルを空にするか、Pacemaker 2.0 以降を対象にしてください。",
        "Empty the cell, or choose a target with Pacemaker 2.0 or later.",
    ),
)
ALERT_SELECT = cannot(
    594,
    "{target} の Pacemaker は、アラートの対象のイベントを選べません。",
    "The Pacemaker of {target} can't select the events of an alert.",
    Text(
        "S の部分を消すか、Pacemaker 1.1.18 以降を対象にしてください。",
        "Remove the part S, or choose a target with Pacemaker 1.1.18 or later.",
    ),
)

CRM_BUNDLE = Code(
    "TGT543",
    Severity.ERROR,
    Text(
        "{target} の crmsh は Bundle を書けません (4.0 以降)。",
        "The crmsh of {target} has no bundles (since 4.0).",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)
CRM_BUNDLE_PODMAN = Code(
    "TGT544",
    Severity.ERROR,
    Text(
        "{target} の crmsh は {found} の Bundle を書けません (docker と、4.6 以降で podman)。",
        "The crmsh of {target} has no bundles of {found} (docker; since 4.6 podman).",
    ),
    Text(
        "CIB XML (-o out.xml) を使ってください。ただし、登録した後、その crmsh の"
        " crm configure は使えません。",
        "Use the CIB XML (-o out.xml); but once it is loaded, 'crm configure' of that version no "
        "longer works.",
    ),
)
CRM_ALERT_SELECT = Code(
    "TGT545",
    Severity.ERROR,
    Text(
        "{target} の crmsh はアラートの対象のイベントを選べません (4.0 以降)。",
        "The crmsh of {target} can't select the events of an alert (since 4.0).",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)
CRM_BUNDLE_SET = Code(
    "TGT546",
    Severity.ERROR,
    Text(
        "crm テキストでは、Bundle「{found}」のメタ属性のセットに ID、スコア、日時などのルールを"
        "付けられません。",
        "In crm text a set of meta attributes of the bundle '{found}' can't have an id, a score or "
        "a rule on dates and the like.",
    ),
    Text("CIB XML (-o out.xml) を使ってください。", "Use the CIB XML (-o out.xml)."),
)

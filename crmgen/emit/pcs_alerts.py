"""Alerts and their recipients as pcs commands."""

from crmgen.emit.pcs_pairs import Spoken, add_rest, joined, parts, speak
from crmgen.emit.pcs_script import Part, Script
from crmgen.emit.sh_quoting import words
from crmgen.model import Alert, Cluster, Recipient
from crmgen.targets import Feature


def add_alerts(script: Script, cluster: Cluster) -> None:
    """``pcs alert create path=P id=I [description=D] [options …] [meta …]``, then those it
    tells."""
    script.section("alerts")
    for alert in cluster.alerts:
        texts = [f"path={alert.path}", f"id={alert.id}", *_description(alert)]
        head = Part(f"alert create {words(*texts)}", alert.at("path"))
        kinds = _alert_command(script, head, alert)
        add_rest(script, ("alert", alert.id), kinds, alert.at("path"), scope="alerts")
        _add_select(script, alert)
        told: set[str] = set()
        for recipient in alert.recipients:
            _add_recipient(script, alert, recipient, recipient.value in told)
            told.add(recipient.value)


def _add_recipient(script: Script, alert: Alert, recipient: Recipient, again: bool) -> None:
    at = recipient.at("value")
    if "'" in recipient.value and not script.has(Feature.PCS_RECIPIENT_QUOTE):
        _merge_recipient(script, alert, recipient)
        return
    texts = [f"value={recipient.value}", f"id={recipient.id}", *_description(recipient)]
    named = words(alert.id, *texts)
    why = "--force: another recipient of this alert has the same value" if again else None
    kinds = _alert_command(script, Part(f"alert recipient add {named}", at), recipient, why)
    owner, inside = ("recipient", recipient.id), ("alert", alert.id)
    add_rest(script, owner, kinds, at, scope="alerts", inside=inside)


def _description(found: Alert | Recipient) -> list[str]:
    return [f"description={found.description}"] if found.description is not None else []


def _add_select(script: Script, alert: Alert) -> None:
    """pcs has no words for the events of an alert (0.9 to 0.12)."""
    if not alert.selections:
        return
    from lxml import etree

    from crmgen.emit.cib_alerts import add_select

    root = etree.Element("alert", {"id": alert.id})
    add_select(script.writer(), root, alert.id, alert.selections)
    script.merge("alerts", root, alert.selections[0].at("kind"), "pcs can't select events")


def _merge_recipient(script: Script, alert: Alert, recipient: Recipient) -> None:
    from lxml import etree

    from crmgen.emit.cib_alerts import add_recipient

    root = etree.Element("alert", {"id": alert.id})
    add_recipient(script.writer(), root, recipient)
    why = "pcs ends with a traceback at a single quote in a recipient"
    script.merge("alerts", root, recipient.at("value"), why)


def _alert_command(
    script: Script, head: Part, owner: Alert | Recipient, force: str | None = None
) -> dict[str, Spoken]:
    """Writes the command; gives back what it could not say."""
    options = speak(owner.instance_attributes)
    metas = speak(owner.meta_attributes)
    script.pcs(
        head,
        *joined("options", parts(script, options.said)),
        *joined("meta", parts(script, metas.said)),
        force=force is not None,
        why=force,
    )
    return {"instance_attributes": options, "meta_attributes": metas}

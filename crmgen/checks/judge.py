"""What becomes of the findings: chosen by code, made stricter, or accepted with a reason."""

from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from crmgen.catalogue.rules import approvals as codes
from crmgen.diagnostics import Acceptance, Diagnostic, Severity, Sink
from crmgen.model import Exemption

_BESIDE = "EXT"  # codes of what stands beside the CIB, found when that is made


class Policy(Struct, frozen=True):
    """How a run judges. ``select`` and ``ignore`` are codes or the beginnings of codes, and only
    touch what does not stop the output by itself: warnings, advice, and the errors of rules."""

    strict: bool = False
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()


def is_beside(exemption: Exemption) -> bool:
    """Whether an exception is for a finding about companion files: they are judged by themselves,
    and no other run can say that there is no such finding any more."""
    from crmgen.catalogue.index import all_codes

    return exemption.code.startswith(_BESIDE) and exemption.code in all_codes()


def judge(
    sink: Sink,
    rule_codes: Iterable[str],
    exemptions: Sequence[Exemption],
    policy: Policy,
    *,
    complete: bool = True,
) -> None:
    """Apply the policy and the sheet's exceptions to everything found so far. Where not
    ``complete``, rules were left out: then an exception may be right that matches nothing."""
    rules = frozenset(rule_codes)
    found = _accept(_told_once(sink.sorted()), rules, exemptions, complete=complete)
    kept = [item for item in found if _is_wanted(item, rules, policy)]
    sink.replace_all([replace(item, strict=True) for item in kept] if policy.strict else kept)


# How a value is typed is told once: by the output that refuses it, if one does.
_TYPED = {"TXT401", "TXT402"}
_REFUSED = {"TGT530", "TGT566"}


def _told_once(found: list[Diagnostic]) -> list[Diagnostic]:
    """Refusals say what was meant in place of the finding about how it was typed."""
    refused = {item.origin for item in found if item.code.id in _REFUSED}
    typed = {item.origin: item for item in found if item.code.id in _TYPED}
    both = refused & typed.keys()
    return [
        replace(item, nearest=typed[item.origin].nearest)
        if item.code.id in _REFUSED and item.origin in both
        else item
        for item in found
        if item.code.id not in _TYPED or item.origin not in both
    ]


def _is_optional(item: Diagnostic, rules: frozenset[str]) -> bool:
    """Whether a finding may be left out or accepted at all."""
    return item.severity is not Severity.ERROR or item.code.id in rules


def _is_wanted(item: Diagnostic, rules: frozenset[str], policy: Policy) -> bool:
    if not _is_optional(item, rules):
        return True
    name = item.code.id
    if policy.select and not name.startswith(policy.select):
        return False
    return not (policy.ignore and name.startswith(policy.ignore))


def _accept(
    found: list[Diagnostic],
    rules: frozenset[str],
    exemptions: Sequence[Exemption],
    *,
    complete: bool,
) -> list[Diagnostic]:
    """The findings, accepted where an exception says so, and what is wrong with the exceptions."""
    told: list[Diagnostic] = []
    judged = list(found)
    for exemption in exemptions:
        matches = [i for i, item in enumerate(judged) if _matches(item, exemption)]
        problem = next(_problems(exemption, [judged[i] for i in matches], rules), None)
        if problem is not None:
            if complete or problem.code is not codes.NO_LONGER_FOUND:
                told.append(problem)
            continue
        acceptance = Acceptance(exemption.reason, exemption.approver or "", exemption.at("reason"))
        for i in matches:
            judged[i] = replace(judged[i], accepted=acceptance)
    return [*judged, *told]


def _matches(item: Diagnostic, exemption: Exemption) -> bool:
    if item.code.id != exemption.code or item.origin is None:
        return False
    names = {text for text in item.params.values() if isinstance(text, str)}
    origin = item.origin
    addresses = {origin.cell, f"{origin.source.sheet}!{origin.cell}", item.found}
    return exemption.where in addresses | names


def _problems(
    exemption: Exemption, matches: list[Diagnostic], rules: frozenset[str]
) -> Iterator[Diagnostic]:
    """Why an exception does not hold."""
    from crmgen.catalogue.index import all_codes

    known = all_codes()
    if exemption.code not in known:
        from crmgen.diagnostics.nearest import nearest

        near = nearest(exemption.code, known)
        yield Diagnostic(
            codes.UNKNOWN_CODE, exemption.at("code"), found=exemption.code, nearest=near
        )
        return
    if known[exemption.code].severity is Severity.ERROR and exemption.code not in rules:
        yield Diagnostic(codes.NOT_ACCEPTABLE, exemption.at("code"), found=exemption.code)
    elif not matches:
        yield Diagnostic(
            codes.NO_LONGER_FOUND,
            exemption.at("where"),
            found=exemption.code,
            params={"where": exemption.where},
        )
    elif exemption.expiry is not None and _is_past(exemption.expiry):
        yield Diagnostic(
            codes.EXPIRED,
            exemption.at("expiry"),
            found=exemption.expiry,
            params={"code": exemption.code},
        )


def _is_past(day: str) -> bool:
    from datetime import date

    return date.fromisoformat(day) < date.today()

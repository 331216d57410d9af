"""The appendix: the configuration that is generated from the workbook, its secrets masked."""

from crmgen.book.facts import Facts
from crmgen.book.secrets import masked
from crmgen.catalogue.book import lists as texts
from crmgen.diagnostics import Sink
from crmgen.document.model import Block, CodeBlock, Paragraph, Section
from crmgen.emit.base import Job
from crmgen.emit.registry import emitter_of

_LANGUAGES = {"crm": "text", "pcs": "sh", "cib": "xml"}


def appendix(facts: Facts) -> Section | None:
    if not facts.edition.kinds:
        return None
    digest = facts.edition.header.digest
    blocks: list[Block] = [Paragraph(facts.say(texts.APPENDIX_TEXT, digest=digest))]
    if not facts.reveal:
        blocks.append(Paragraph(facts.say(texts.APPENDIX_MASKED)))
    return Section(
        title=facts.say(texts.APPENDIX),
        anchor="appendix",
        number="A",
        blocks=tuple(blocks),
        sections=tuple(_output(facts, kind) for kind in facts.edition.kinds),
    )


def _output(facts: Facts, kind: str) -> Section:
    """Written anew from a model without secrets: what stands in a text may be quoted in many ways.
    What an output can't say was told when the design was compiled."""
    cluster = facts.cluster if facts.reveal else masked(facts.cluster)
    job = Job(facts.target, facts.edition.header, Sink())
    text = emitter_of(kind)(cluster, job).decode("utf-8", "replace")
    title = facts.words(texts.OUTPUTS, kind)
    block = CodeBlock(text=text, language=_LANGUAGES.get(kind, "text"))
    return Section(title=title, anchor=f"output-{kind}", blocks=(block,))

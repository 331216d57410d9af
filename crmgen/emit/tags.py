"""Tags as outputs write them: a node is referred to by its id, which the sheet knows by name."""

from msgspec.structs import replace

from crmgen.model import Cluster, Tag


def with_node_ids(cluster: Cluster) -> tuple[Tag, ...]:
    """The tags of the cluster, the ids of nodes in place of their names."""
    ids = {node.uname: node.id for node in cluster.nodes if node.id not in (None, node.uname)}
    if not ids:
        return cluster.tags
    taken = {primitive.id for primitive in cluster.primitives()}
    taken.update(resource.id for resource in cluster.resources)
    taken.update(group.id for group in cluster.groups())
    taken.update(constraint.id for constraint in cluster.constraints)
    return tuple(
        _written(tag, {n: i for n, i in ids.items() if n not in taken}) for tag in cluster.tags
    )


def _written(tag: Tag, ids: dict[str, str | None]) -> Tag:
    if ids.keys().isdisjoint(tag.refs):
        return tag
    return replace(tag, refs=tuple(ids.get(ref) or ref for ref in tag.refs))

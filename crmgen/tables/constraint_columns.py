"""Columns that tables of constraints have in common."""

from crmgen.tables import types
from crmgen.tables.declare import Column, Need, Ref
from crmgen.text import Text


def rsc(name: str, title: Text, example: str) -> Column:
    """A resource, in every row."""
    return Column(
        name=name,
        type=types.ID,
        need=Need.CELL,
        refers=(Ref.RESOURCE, Ref.TAG),
        title=title,
        help=Text("表 4-1 のリソースか TAG 表のタグ。", "A resource of table 4-1, or a tag."),
        example=example,
    )


def rsc_or_pattern(example: str) -> tuple[Column, Column]:
    """The resource of a location, or a pattern in its place; both hold for the rows below."""
    return (
        Column(
            name="rsc",
            type=types.ID,
            need=Need.COLUMN,
            down=True,
            down_until=("rsc-pattern",),
            refers=(Ref.RESOURCE, Ref.TAG),
            title=Text("リソース ID", "Resource id"),
            help=Text(
                "表 4-1 のリソースか TAG 表のタグ。空なら上の行と同じ。",
                "A resource of table 4-1, or a tag. Empty: that of the row above.",
            ),
            example=example,
        ),
        Column(
            name="rsc-pattern",
            type=types.WORD,
            instead="rsc",
            down=True,
            down_until=("rsc",),
            title=Text("リソース ID のパターン", "Pattern of ids"),
            help=Text(
                "rsc の代わりに書く拡張正規表現。最上位のリソースの ID を探します。"
                "先頭の ! は「一致しない」。",
                "In place of rsc: an extended regular expression that is looked for in the ids "
                "of top-level resources. A leading ! means: those that do not match.",
            ),
            example="^prmFs",
        ),
    )


def constraint_id() -> Column:
    return Column(
        name="id",
        type=types.ID,
        title=Text("制約 ID", "Constraint id"),
        help=Text(
            "制約の ID。空なら表と関係するリソースから作ります。",
            "The id of the constraint. Empty: made of the table and the resources.",
        ),
        example="order-db-ip",
    )


def discovery() -> Column:
    return Column(
        name="resource-discovery",
        type=types.DISCOVERY,
        title=Text("起動状態の確認", "Resource discovery"),
        help=Text(
            "そのノードでリソースが動いていないかを確かめるか: always (既定)、never、exclusive。",
            "Whether Pacemaker looks for the resource on the node: always (the default), never or "
            "exclusive.",
        ),
        example="never",
    )


def role(name: str, title: Text) -> Column:
    return Column(
        name=name,
        type=types.ROLE,
        title=title,
        help=Text(
            "Started、Stopped、Promoted (Master)、Unpromoted (Slave)。",
            "Started, Stopped, Promoted (Master) or Unpromoted (Slave).",
        ),
        example="Promoted",
    )


def score(help_text: Text, example: str, need: Need = Need.CELL) -> Column:
    return Column(
        name="score",
        type=types.SCORE,
        need=need,
        title=Text("スコア", "Score"),
        help=help_text,
        example=example,
    )


def action(name: str, title: Text) -> Column:
    return Column(
        name=name,
        type=types.ACTION,
        title=title,
        help=Text(
            "start (空でも同じ)、stop、promote、demote。",
            "start (the same as empty), stop, promote or demote.",
        ),
        example="start",
    )


def influence() -> Column:
    return Column(
        name="influence",
        type=types.BOOLEAN,
        title=Text("配置への影響", "Influence"),
        help=Text(
            "false なら、rsc の都合で with-rsc が動かされることはありません。",
            "false: what rsc needs does not move with-rsc.",
        ),
        example="false",
    )

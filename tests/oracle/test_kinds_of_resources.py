"""Templates, bundles, access control and descriptions: three ways, one meaning."""

from pathlib import Path

import pytest

from crmgen.targets import Feature, resolve_target
from tests.helpers import as_csv, rows_of
from tests.oracle.proof import Workbook, prove, prove_target
from tests.oracle.stacks import GENERATIONS

pytestmark = [pytest.mark.oracle, pytest.mark.parametrize("generation", list(GENERATIONS))]

MAIN = {"bullseye": "debian11", "bookworm": "debian12", "trixie": "debian13"}
BASE = """
 | PROPERTY
 | | name            | value
 | | stonith-enabled | false
 | | enable-acl      | true
"""
TEMPLATES = """
 | RESOURCES
 | | resourceItem | resourceItem | resourceItem | id   | description
 | | Template     |              |              | tmpl | what they share
 | | Group        |              |              | grp  | a "group"
 | |              | Primitive    |              | p1   | the x=1 of all
 | |              | Primitive    |              | p2   |
 | | Clone        |              |              | cln  | a clone
 | |              | Primitive    |              | p3   |
 | | Promotable   |              |              | prm  |
 | |              | Primitive    |              | p4   |
 | | Template     |              |              | rep  |
 | | Primitive    |              |              | p5   |
 | RSC_ATTRIBUTES
 | | id  | type   | name      | value
 | | prm | meta   | notify    | true
 | | cln | meta   | clone-max | 2
 | | p2  | meta   | priority  | 3
 | PRIMITIVE
 | P | id   | class | provider  | type     | template | description
 |   | tmpl | ocf   | heartbeat | Dummy    |          |
 | A | type        | rule                | name     | value
 |   | params      |                     | fake     | a b
 |   | params      | 5: rule #uname eq n1 | fake    | c
 |   | meta        |                     | priority | 2
 |   | utilization |                     | cpu      | 1
 | O | type    | interval | timeout | OCF_CHECK_LEVEL
 |   | monitor | 10s      | 20s     | 10
 |   | start   | 0s       | 60s     |
 | PRIMITIVE
 | P | id | class | provider | type | template | description
 |   | p1 |       |          |      | tmpl     |
 | A | type        | name | value
 |   | params      | fake | d
 | O | type    | interval | timeout
 |   | monitor | 11s      | 30s
 | PRIMITIVE
 | P | id | class | provider | type | template | description
 |   | p2 |       |          |      | tmpl     | written here
 | A | type       | name | value
 |   | operations | $id  | p2-ops
 | O | type    | interval | timeout
 |   | stop    | 0s       | 30s
 | PRIMITIVE
 | P | id | class | provider | type | template
 |   | p3 | ocf | heartbeat | Dummy |
 | PRIMITIVE
 | P | id  | class | provider  | type     | template
 |   | rep | ocf   | pacemaker | Stateful |
 | O | type    | interval | role
 |   | monitor | 10s      | Promoted
 |   | monitor | 11s      | Unpromoted
 | PRIMITIVE
 | P | id | class | provider | type | template
 |   | p4 |       |          |      | rep
 | PRIMITIVE
 | P | id | class | provider  | type  | template | description
 |   | p5 | ocf   | heartbeat | Dummy |          | tab or'quote
 | COLOCATION
 | | rsc  | with-rsc | score
 | | tmpl | p5       | 100
 | ORDER
 | | first-rsc | then-rsc | kind
 | | p5        | tmpl     | Optional
 | LOCATION_NODE
 | | rsc  | prefers/avoids | node | score
 | | tmpl | prefers        | n1   | 50
 | RSC_TICKET
 | | rsc  | ticket | loss-policy
 | | tmpl | T1     | stop
"""
BUNDLES = """
 | RESOURCES
 | | resourceItem | resourceItem | id   | description
 | | Bundle       |              | web  | web servers
 | |              | Primitive    | httpd | inside
 | | Bundle       |              | db   |
 | |              | Primitive    | rep  |
 | | Bundle       |              | bare |
 | | Template     |              | tmpl |
 | | Bundle       |              | cpy  |
 | |              | Primitive    | made |
 | | Primitive    |              | ip   |
 | RSC_ATTRIBUTES
 | | id   | name        | value
 | | bare | target-role | Stopped
 | BUNDLE
 | P | id  | container | image  | replicas | replicas-per-host | run-command | network | options
 |   | web | docker    | http:1 | 4 | 2 | /usr/sbin/pacemaker-remoted -x | host | -v "a b"
 | N | control-port | host-interface | host-netmask | add-host | ip-range-start
 |   | 3121         | eth0           | 24           | false    | 192.0.2.50
 | M | id       | port | internal-port | range
 |   | web-http | 80   | 8080          |
 |   |          |      |               | 8000-8010
 |   |          | 443  |               |
 | S | id      | source-dir | source-dir-root | target-dir    | options
 |   | web-www | /srv/html  |                 | /var/www/html | rw
 |   |         |            | /var/log/b      | /var/log      |
 |   |         | /etc/a b   |                 | /etc/a        |
 | A | type | name     | value
 |   | meta | priority | 2
 |   |      | attr     | a "b"
 | BUNDLE
 | P | id | container | image | promoted-max | description
 |   | db | docker    | db:1  | 1            | databases
 | N | control-port
 |   | 3122
 | BUNDLE
 | P | id   | container | image
 |   | bare | docker    | x:1
 | BUNDLE
 | P | id  | container | image
 |   | cpy | docker    | x:1
 | N | control-port | add-host
 |   | 3123         | true
 | PRIMITIVE
 | P | id    | class | provider  | type
 |   | httpd | ocf   | heartbeat | Dummy
 | A | type        | name | value
 |   | params      | fake | x
 |   | meta        | resource-stickiness | 3
 | O | type    | interval | timeout | trace_ra
 |   | monitor | 10s      | 20s     | 1
 |   | start   | 0s       | 20s     |
 | PRIMITIVE
 | P | id  | class | provider  | type
 |   | rep | ocf   | pacemaker | Stateful
 | PRIMITIVE
 | P | id   | class | provider  | type | template
 |   | tmpl | ocf   | heartbeat | Dummy |
 | PRIMITIVE
 | P | id   | class | provider  | type | template
 |   | made |       |           |      | tmpl
 | PRIMITIVE
 | P | id | class | provider  | type
 |   | ip | ocf   | heartbeat | Dummy
 | COLOCATION
 | | rsc | with-rsc | score | with-rsc-role
 | | ip  | db       | INFINITY | Promoted
 | ORDER
 | | first-rsc | then-rsc | kind | first-action | then-action
 | | db        | ip       |      | promote      | start
"""
PODMAN = """
 | RESOURCES
 | | resourceItem | id
 | | Bundle       | web
 | BUNDLE
 | P | id  | container | image
 |   | web | podman    | http:1
"""
ACCESS = """
 | RESOURCES
 | | resourceItem | id
 | | Primitive    | ip
 | PRIMITIVE
 | P | id | class | provider  | type
 |   | ip | ocf   | heartbeat | Dummy
 | ACL_ROLE
 | | id       | description    | kind  | xpath | reference | object-type | attribute
 | | operator | may do "a few" | read  | /cib  |           |             |
 | |          |                | write |       | ip        |             |
 | |          |                | deny  | //nvpair[@name="it's"] | |          |
 | | auditor  |                | deny  |       |           | nvpair      | value
 | |          |                | read  |       |           | primitive   |
 | |          |                | read  | /cib  |           |             |
 | ACL_TARGET
 | | type  | id     | role
 | | user  | alice  | operator
 | |       |        | auditor
 | |       | bob    | auditor
 | | group | admins | operator
 | ALERT
 | P | path     | id    | description
 |   | /bin/one | first | "one" of two
 | S | kind       | attribute
 |   | nodes      |
 |   | attributes | site
 |   |            | pgsql-status
 | A | type    | name | value
 |   | options | x    | 1
 | R | recipient | description
 |   | a         | whom to tell
 | A | type    | name | value
 |   | options | x    | 2
 | R | recipient | description
 |   | it's      | with a 'quote'
 | ALERT
 | P | path
 |   | /bin/two
 | S | kind
 |   | fencing
 |   | resources
 |   | attributes
"""


def workbook(text: str) -> Workbook:
    return Workbook(Path("made.csv"), data=as_csv(rows_of(BASE + text)))


@pytest.mark.parametrize("text", [TEMPLATES, BUNDLES, ACCESS], ids=["templates", "bundles", "acl"])
def test_three_ways_mean_the_same(text: str, generation: str):
    prove(workbook(text), generation)


def test_bundles_of_podman(generation: str):
    """For the targets whose crmsh is the one that runs: 4.6 of ubuntu2404 is not at hand."""
    target = resolve_target(MAIN[generation])
    known = target.has(Feature.CRM_BUNDLE_PODMAN)
    prove_target(
        workbook(PODMAN), target, generation, {} if known else {"crm": {("TGT544", "D11")}}
    )

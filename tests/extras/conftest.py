from tests.cli.conftest import crmgen

__all__ = ["crmgen"]

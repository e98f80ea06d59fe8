import pytest
import sample_report


@pytest.fixture(scope="session")
def sample():
    return sample_report.build()

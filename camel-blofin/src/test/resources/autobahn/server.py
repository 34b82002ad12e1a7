# Starts Autobahn's fuzzing server: server.py PORT REPORT_FOLDER CASES (with commas)
import sys
from autobahntestsuite import choosereactor  # must be the first import of the suite
from autobahntestsuite import wstest

port, folder, cases = sys.argv[1:4]
wstest.start({"mode": "fuzzingserver", "debug": False}, {
    "url": "ws://127.0.0.1:" + port,
    "outdir": folder,
    "webport": 0,
    "cases": cases.split(","),
    "exclude-cases": [],
    "exclude-agent-cases": {},
})

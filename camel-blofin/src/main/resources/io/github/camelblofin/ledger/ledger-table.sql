CREATE TABLE blofin_ledger (
  writer VARCHAR(64) NOT NULL,
  n BIGINT NOT NULL,
  session_id VARCHAR(32) NOT NULL,
  line VARCHAR(1000000) NOT NULL,
  PRIMARY KEY (writer, n)
)

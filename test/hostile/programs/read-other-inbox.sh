# Reads what the neighbour was sent, and what it answered.
cat "$INBOX"/* ../2.inbox/* /inbox/* 2>/dev/null

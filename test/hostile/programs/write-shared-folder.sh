# Changes what was made once for all attempts, by every name it has here.
echo owned > "$SHARED/canary"
chmod u+w "$SHARED/canary" 2>/dev/null && echo owned > "$SHARED/canary"
ln "$SHARED/canary" hard && echo owned > hard
mv "$SHARED" away && mkdir "$SHARED" && echo owned > away/canary
ln -s "$SHARED" here && echo owned > here/canary

# That hostile programs can be read and started here, without which nothing would be held but the air.
cat /programs/* | wc -c
node -p '6 * 7' && perl -e 'print 6 * 7, "\n"' && { "$CALLS/odd-personality"; [ $? = 1 ]; }
ls "$CALLS" | wc -l

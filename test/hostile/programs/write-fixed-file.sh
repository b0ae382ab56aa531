# Changes a file that has to stay as it is, in every way there is to a name.
echo owned > fixed/inner/proof
echo owned > other && mv -f other fixed/inner/proof
ln fixed/inner/proof hard && echo owned > hard
rm -f fixed/inner/proof && echo owned > fixed/inner/proof

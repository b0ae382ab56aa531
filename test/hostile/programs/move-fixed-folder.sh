# Moves away the folders above a file that has to stay, and puts others in their place.
mv fixed/inner fixed/away && mkdir fixed/inner && echo owned > fixed/inner/proof
mv fixed away && mkdir -p fixed/inner && echo owned > fixed/inner/proof

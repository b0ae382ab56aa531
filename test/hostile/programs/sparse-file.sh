# Makes a file that is huge for everybody who reads it and takes nothing on disc.
truncate -s 1G sparse

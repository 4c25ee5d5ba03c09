# The lecture ratings of lme4 as a CSV file, with a column that says whether a rating is good: Rscript lectures.R FILE.csv
suppressMessages(library(lme4))
InstEval$good <- as.integer(InstEval$y >= 4)
write.csv(InstEval, commandArgs(TRUE)[1], row.names = FALSE, quote = FALSE)

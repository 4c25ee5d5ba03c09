# Writes public data sets of Debian's R packages as CSV files: Rscript extract.R FOLDER. The data come from GPL packages, so they are taken from there and not kept here.
folder <- commandArgs(TRUE)[1]
dir.create(folder, showWarnings = FALSE, recursive = TRUE)
out <- function(name, d) write.csv(d, file.path(folder, paste0(name, ".csv")), row.names = FALSE, quote = FALSE)
suppressMessages({ library(lme4); library(nlme); library(MASS); library(ordinal) })
for (name in c("Penicillin", "Pastes", "Dyestuff", "Dyestuff2", "cake", "sleepstudy")) out(name, as.data.frame(get(data(list = name, package = "lme4"))))
data(sleepstudy, package = "lme4"); sleepstudy$w <- sleepstudy$Days / 4 + 0.3; out("sleepstudy", sleepstudy)
data(cake, package = "lme4"); cake$temperature <- as.character(cake$temperature); out("cake", cake)
data(oats, package = "MASS"); out("oats", data.frame(B = oats$B, V = gsub("[.]", "", as.character(oats$V)), N = as.character(oats$N), Y = oats$Y))
data(Machines, package = "nlme"); out("Machines", as.data.frame(Machines)[c("Worker", "Machine", "score")])
data(wine, package = "ordinal"); out("wine", wine)
data(soup, package = "ordinal"); out("soup", soup[c("RESP", "PROD", "SURENESS")])

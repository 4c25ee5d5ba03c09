# clmm's inner iterations stop at a gradient of 1e-4, which leaves its log likelihood of wine 3.5e-6 from its own maximum: so the estimates are of a fit with 1e-8. Its standard errors, by differences, are better as it comes.
# Fits wine and soup of extract.R with ordinal::clmm and writes what it gives: Rscript clmm.R FOLDER OUT.json
a <- commandArgs(TRUE)
suppressMessages({ library(ordinal); library(jsonlite) })
read <- function(name, factors) { d <- read.csv(file.path(a[1], paste0(name, ".csv"))); for (f in factors) d[[f]] <- factor(d[[f]]); d }
one <- function(name, data, formula, response, random, fixed, factors) {
  d <- read(data, factors); d[[response]] <- factor(d[[response]], ordered = TRUE)
  m <- clmm(formula, data = d, control = clmm.control(gradTol = 1e-8, maxIter = 500, innerCtrl = "noWarn"))
  s <- summary(clmm(formula, data = d))$coefficients; r <- ranef(m); g <- names(r)[1]
  list(name = name, data = data, response = response, random = random, fixed = fixed, weights = NA, logLik = as.numeric(m$logLik),
    thresholds = as.list(m$alpha), beta = as.list(m$beta), se = as.list(s[, 2]), sd = lapply(m$ST, function(st) st[1, 1]),
    group = g, level = rownames(r[[g]]), mean = r[[g]][, 1], condsd = sqrt(condVar(m)[[g]][, 1]))
}
all <- list(
  one("wine", "wine", rating ~ temp + contact + (1 | judge), "rating", "judge", "temp,contact", c("temp", "contact", "judge")),
  one("wine-two", "wine", rating ~ temp + contact + (1 | judge) + (1 | bottle), "rating", "judge,bottle", "temp,contact", c("temp", "contact", "judge", "bottle")),
  one("soup", "soup", SURENESS ~ PROD + (1 | RESP), "SURENESS", "RESP", "PROD", c("PROD", "RESP")),
  one("soup-two", "soup", SURENESS ~ PROD + (1 | RESP) + (1 | RESP:PROD), "SURENESS", "RESP,RESP:PROD", "PROD", c("PROD", "RESP"))
)
write(toJSON(all, digits = 12, auto_unbox = TRUE, null = "null", na = "null", pretty = TRUE), a[2])
cat("ordinal", as.character(packageVersion("ordinal")), R.version.string, "\n")

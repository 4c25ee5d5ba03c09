# Fits the data sets of extract.R with lme4 and writes what they give, in full precision: Rscript reference.R FOLDER OUT.json
a <- commandArgs(TRUE)
suppressMessages({ library(lme4); library(jsonlite) })
read <- function(name, factors) { d <- read.csv(file.path(a[1], paste0(name, ".csv"))); for (f in factors) d[[f]] <- factor(d[[f]]); d }
control <- lmerControl(optimizer = "nloptwrap", calc.derivs = FALSE, check.conv.singular = "ignore", optCtrl = list(xtol_abs = 1e-12, ftol_abs = 1e-14, maxeval = 100000))
# polished by Nelder-Mead restarts from the optimum on the exact deviance function
fit <- function(f, d, reml, w = NULL) {
  d$.w <- if (is.null(w)) 1 else w
  m <- lmer(f, d, REML = reml, control = control, weights = .w)
  dev <- update(m, devFunOnly = TRUE)
  theta <- getME(m, "theta")
  for (i in 1:4) { o <- if (length(theta) == 1) optim(theta, dev, method = "Brent", lower = 0, upper = 20, control = list(reltol = 1e-16)) else optim(theta, function(t) if (any(t < 0)) 1e10 else dev(t), control = list(reltol = 1e-16, maxit = 20000)); theta <- o$par }
  theta[theta < 1e-6] <- 0
  dev(theta)
  m <- mkMerMod(environment(dev), list(par = theta, fval = dev(theta), conv = 0, feval = 1), lFormula(f, d, REML = reml, weights = .w)$reTrms, fr = m@frame)
  m
}
one <- function(name, data, formula, response, random, fixed, factors, weights = NULL, intervals = FALSE) {
  d <- read(data, factors)
  res <- list(name = name, data = data, response = response, random = random, fixed = fixed, weights = weights)
  for (reml in c(TRUE, FALSE)) {
    m <- fit(formula, d, reml, if (is.null(weights)) NULL else d[[weights]])
    vc <- as.data.frame(VarCorr(m)); b <- fixef(m); r <- ranef(m, condVar = TRUE)
    g1 <- names(r)[1]
    res[[if (reml) "reml" else "ml"]] <- list(
      criterion = unname(if (reml) REMLcrit(m) else deviance(m, REML = FALSE)), sd = setNames(as.list(vc$sdcor), vc$grp), fixed = as.list(b), se = as.list(setNames(sqrt(diag(as.matrix(vcov(m)))), names(b))),
      group = g1, level = rownames(r[[g1]]), mean = r[[g1]][, 1], condsd = sqrt(attr(r[[g1]], "postVar")[1, 1, ]))
    if (intervals && !reml) { m2 <- lmer(formula, d, REML = FALSE); ci <- suppressWarnings(confint(m2, parm = "theta_", oldNames = FALSE, quiet = TRUE)); res$intervals <- lapply(seq_len(nrow(ci)), function(i) list(name = sub("^sd_\\(Intercept\\)\\|", "", rownames(ci)[i]), low = ci[i, 1], high = ci[i, 2])) }
  }
  res
}
all <- list(
  one("penicillin", "Penicillin", diameter ~ 1 + (1 | plate) + (1 | sample), "diameter", "plate,sample", "", c("plate", "sample"), intervals = TRUE),
  one("pastes", "Pastes", strength ~ 1 + (1 | sample) + (1 | batch), "strength", "sample,batch", "", c("sample", "batch"), intervals = TRUE),
  one("dyestuff", "Dyestuff", Yield ~ 1 + (1 | Batch), "Yield", "Batch", "", "Batch", intervals = TRUE),
  one("dyestuff2", "Dyestuff2", Yield ~ 1 + (1 | Batch), "Yield", "Batch", "", "Batch"),
  one("cake", "cake", angle ~ recipe * temperature + (1 | replicate) + (1 | recipe:replicate), "angle", "replicate,recipe:replicate", "recipe*temperature", c("recipe", "replicate", "temperature"), intervals = FALSE),
  one("cake-number", "cake", angle ~ recipe + temp + (1 | replicate) + (1 | recipe:replicate), "angle", "replicate,recipe:replicate", "recipe,num:temp", c("recipe", "replicate")),
  one("sleepstudy", "sleepstudy", Reaction ~ Days + (1 | Subject), "Reaction", "Subject", "num:Days", "Subject", intervals = TRUE),
  one("oats", "oats", Y ~ N + V + (1 | B) + (1 | B:V), "Y", "B,B:V", "N,V", c("B", "V", "N")),
  one("machines", "Machines", score ~ Machine + (1 | Worker) + (1 | Worker:Machine), "score", "Worker,Worker:Machine", "Machine", c("Worker", "Machine")),
  one("penicillin-weighted", "Penicillin", diameter ~ 1 + (1 | sample), "diameter", "sample", "", c("sample"), weights = NULL)
)
# fractional weights: the day as weight, from a column of the data
all[[length(all)]] <- one("sleepstudy-weighted", "sleepstudy", Reaction ~ 1 + (1 | Subject), "Reaction", "Subject", "", "Subject", weights = "w")
write(toJSON(all, digits = 14, auto_unbox = TRUE, null = "null", na = "null", pretty = TRUE), a[2])
cat("lme4", as.character(packageVersion("lme4")), R.version.string, "\n")

# One fit by R, and what it took: Rscript rival.R MODEL FILE.csv  ->  seconds of the wall clock, seconds of the processor, log likelihood. Reading the file and naming factors do not count.
a <- commandArgs(TRUE)
d <- read.csv(a[2])
took <- function(fit) { t <- system.time(m <- fit()); cat(sprintf("%.3f %.3f %.8f\n", t[["elapsed"]], t[["user.self"]] + t[["sys.self"]], as.numeric(logLik(m)))) }
control <- function() lme4::lmerControl(calc.derivs = FALSE)
lectures <- function() { for (n in c("s", "d", "service", "dept")) d[[n]] <<- factor(d[[n]]) }
suppressMessages(switch(a[1],
  lme4 = { library(lme4); lectures(); took(function() lmer(y ~ 1 + service + (1 | s) + (1 | d) + (1 | dept:service), d, REML = TRUE, control = control())) },
  crossed = { library(lme4); d$rater <- factor(d$rater); d$provider <- factor(d$provider); took(function() lmer(y ~ 1 + (1 | rater) + (1 | provider), d, REML = TRUE, control = control())) },
  clmm = { library(ordinal); lectures(); d$y <- factor(d$y, ordered = TRUE); took(function() clmm(y ~ service + (1 | s) + (1 | d), data = d)) },
  glmmTMB = { library(glmmTMB); lectures(); took(function() glmmTMB(good ~ service + (1 | s) + (1 | d), d, family = binomial)) },
  stop("no such model")))

# SPDX-License-Identifier: MIT
# libbaclofene from R, through the few lines of C of baclofene.c.
#
#     Rscript baclofene.R SHARED_OBJECT [PROTOCOL TARGET]

blocks_max <- 512L
days_max <- 3660L
findings_max <- 21L * days_max

# A data frame of doses in mg per day and days. The generator knows no limits: let check() see every plan.
titrate <- function(protocol, target_mg) {
  made <- .C("r_titrate", protocol, as.integer(target_mg), dose_mg = integer(blocks_max), days = integer(blocks_max),
             count = blocks_max, status = 0L)
  if (made$status != 0L) stop("bac_status ", made$status, ", see baclofene.h")
  data.frame(dose_mg = made$dose_mg, days = made$days)[seq_len(made$count), ]
}

# What the checker finds in a plan as titrate() gives it. age 0: not known.
check <- function(protocol, plan, age = 0L) {
  doses <- rep(plan$dose_mg, plan$days)
  made <- .C("r_check", protocol, as.integer(age), as.integer(doses), length(doses), day = integer(findings_max),
             rule = integer(findings_max), severity = integer(findings_max), found = findings_max)
  if (made$found < 0L) stop("no such protocol, dose, age or length")
  data.frame(day = made$day, rule = made$rule, severity = made$severity)[seq_len(made$found), ]
}

words <- commandArgs(trailingOnly = TRUE)
dyn.load(words[1])
protocol <- if (length(words) > 1) words[2] else "amm-2021"
target <- if (length(words) > 2) words[3] else "90"
plan <- titrate(protocol, as.integer(target))
found <- check(protocol, plan)
cat(sprintf("%d mg per day for %d days\n", plan$dose_mg, plan$days), sep = "")
cat(sprintf("day %d: rule %d, severity %d\n", found$day, found$rule, found$severity), sep = "")

# Computes the expected values of the survival tests: Rscript test/reference/survival.R > test/reference/survival.json
# Needs R with the survival package. Each data set is rows of equal people with their count; R is given each of them.

suppressPackageStartupMessages(library(survival))
set.seed(20240229)

number <- function(x) ifelse(is.finite(x), sprintf("%.13g", x), "null")
list_of <- function(parts) sprintf("[%s]", paste(parts, collapse = ","))
numbers <- function(x) list_of(number(unname(as.vector(x))))
matrix_of <- function(m) list_of(apply(m, 1, numbers))
object <- function(...) {
  members <- list(...)
  sprintf("{%s}", paste(sprintf('"%s":%s', names(members), members), collapse = ","))
}

# A data set: time, event, group and entry (NA: from the start) of each person, and covariates by term.

people <- function(name, time, event, group = rep(1, length(time)), entry = NA, x = NULL, terms = NULL, groups = max(group), cox = !is.null(x)) {
  list(name = name, time = time, event = as.integer(event), group = group, entry = rep_len(entry, length(time)),
    x = if (is.null(x)) matrix(0, length(time), 0) else unname(as.matrix(x)),
    terms = if (is.null(terms)) as.list(seq_len(NCOL(x))) else terms, groups = groups, cox = cox)
}

random <- function(name, n, unit, leave = 100, sight = 150, groups = 2, truncated = FALSE, columns = 0, terms = NULL, effect = 0.4) {
  group <- sample(groups, n, replace = TRUE)
  x <- matrix(0, n, columns)
  for (j in seq_len(columns)) x[, j] <- if (j %% 2) rbinom(n, 1, 0.4) else round(rnorm(n, 50, 12))
  if (!is.null(terms)) for (term in terms[lengths(terms) > 1]) {
    level <- sample(length(term) + 1, n, replace = TRUE)
    for (k in seq_along(term)) x[, term[k]] <- as.integer(level == k + 1)
  }
  slopes <- rep_len(c(1, -0.03), columns) * effect
  t <- rexp(n, exp(drop(x %*% slopes) - mean(x %*% slopes) + 0.3 * (group - 1)) / leave)
  c <- if (is.finite(sight)) runif(n, 0, sight) else Inf
  event <- t <= c
  time <- pmax(unit, ceiling(pmin(t, c) / unit) * unit)
  entry <- rep(NA, n)
  if (truncated) {
    late <- runif(n) < 0.6
    entry[late] <- (floor(runif(n, 0, sight / 3) / unit) * unit)[late]
    entry[!is.na(entry) & (entry >= time | entry == 0)] <- NA
  }
  people(name, time, event, group, entry, if (columns > 0) x, terms, groups)
}

sets <- list(
  people("aml of R survival", aml$time, aml$status, as.integer(aml$x), x = as.integer(aml$x) - 1),
  with(na.omit(lung[, c("time", "status", "sex", "age", "ph.karno")]),
    people("lung of R survival", time, status == 2, sex, x = cbind(sex, age, ph.karno))),
  with(veteran, people("veteran of R survival", time, status, as.integer(celltype),
    x = cbind(trt, karno, diagtime, age, model.matrix(~celltype)[, -1]), terms = list(1, 2, 3, 4, 5:7))),
  with(ovarian, people("ovarian of R survival", futime, fustat, rx, x = cbind(age, resid.ds, rx, ecog.ps))),
  with(kidney, people("kidney of R survival", time, status, sex,
    x = cbind(age, sex, model.matrix(~disease)[, -1]), terms = list(1, 2, 3:5))),
  with(heart, people("heart of R survival, which begins late or again", stop, event, as.integer(transplant),
    entry = ifelse(start > 0, start, NA), x = cbind(age, year, surgery, as.integer(transplant) - 1))),
  people("one who leaves", 5, 1, cox = FALSE),
  people("one who goes out of sight", 5, 0),
  people("all go out of sight", c(3, 4, 4, 9), rep(0, 4), c(1, 1, 2, 2)),
  people("all leave at once", c(2, 2, 2, 2), rep(1, 4), c(1, 1, 2, 2)),
  people("two leave at time 0", c(0, 0, 0, 3, 4, 7), c(1, 1, 0, 1, 0, 1), c(1, 2, 1, 1, 2, 2), x = c(1, 0, 1, 0, 1, 0)),
  people("only time 0", c(0, 0, 0), c(1, 0, 1)),
  people("half have left over a step", c(1, 2, 3, 4), rep(1, 4), c(1, 2, 1, 2)),
  people("half have left, and nobody after", c(1, 2, 3, 4), c(1, 1, 0, 0), c(1, 2, 1, 2)),
  people("half have left by rounding", 1:10, c(1, 1, 1, 1, 1, 0, 0, 1, 0, 1), rep(1:2, 5)),
  people("a group without anybody", c(1, 2, 3, 4, 5), c(1, 0, 1, 1, 1), c(1, 3, 1, 3, 3), groups = 3),
  people("a group that goes out of sight first", c(1, 1, 3, 4, 5, 6), c(0, 0, 1, 1, 0, 1), c(1, 1, 2, 3, 2, 3)),
  people("all at risk leave early, others enter later", c(2, 3, 6, 7, 9), c(1, 1, 1, 0, 1), c(1, 1, 2, 1, 2), entry = c(NA, 1, 4, 3, 5)),
  people("entered when others leave", c(5, 5, 8, 9, 9, 12), c(1, 0, 1, 1, 1, 0), c(1, 2, 1, 2, 1, 2), entry = c(NA, 2, 5, 5, 8, NA), x = c(1, 0, 0, 1, 1, 0)),
  random("no ties", 40, 0.001, groups = 2, columns = 2),
  random("no ties, nobody out of sight", 30, 0.001, sight = Inf, columns = 1),
  random("few ties", 80, 1, groups = 3, columns = 3),
  random("many ties", 120, 10, groups = 4, columns = 3),
  random("three times only", 200, 60, groups = 2, columns = 2),
  random("five times, five groups", 400, 30, groups = 5, columns = 2),
  random("nearly all out of sight", 90, 2, leave = 800, groups = 2, columns = 2),
  random("few people", 6, 1, groups = 2),
  random("few people, three groups", 9, 5, groups = 3),
  random("entered late, no ties", 60, 0.01, groups = 2, truncated = TRUE, columns = 2),
  random("entered late, few ties", 90, 3, groups = 3, truncated = TRUE, columns = 3),
  random("entered late, many ties", 150, 15, groups = 4, truncated = TRUE, columns = 2),
  random("entered late, few people", 8, 5, groups = 2, truncated = TRUE),
  random("a column of three levels", 100, 4, groups = 2, columns = 4, terms = list(1, 2, 3:4)),
  random("two columns of several levels", 160, 6, groups = 3, columns = 6, terms = list(1:2, 3, 4:6)),
  random("levels, entered late", 140, 5, groups = 2, truncated = TRUE, columns = 5, terms = list(1, 2, 3:5)),
  random("six covariates", 150, 1, groups = 5, columns = 6),
  random("strong effects", 120, 5, groups = 2, columns = 4, effect = 2),
  random("indicators only, so that many are alike", 300, 25, groups = 3, columns = 1),
  random("indicators only, entered late", 250, 20, groups = 3, truncated = TRUE, columns = 1),
  random("months", 250, 30.4375, sight = 700, leave = 400, groups = 4, columns = 2),
  random("years of halves", 60, 0.5, leave = 3, sight = 6, groups = 2, columns = 2)
)
base <- sets[[20]]
with_columns <- function(title, columns) people(title, base$time, base$event, base$group, x = columns)
sets <- c(sets, list(
  with_columns("a constant column", cbind(base$x, 7)),
  with_columns("a column that is the sum of two", cbind(base$x, base$x[, 1] + base$x[, 2])),
  with_columns("covariates of very different sizes", cbind(base$x[, 1] * 0.01, base$x[, 2] * 100 + 5000))
))

response <- function(set, keep = rep(TRUE, length(set$time))) with(set, {
  if (all(is.na(entry))) Surv(time[keep], event[keep])
  else Surv(ifelse(is.na(entry), 0, entry)[keep], time[keep], event[keep])
})

# Curves, column by column (quartiles without limits, which quantile() reads from the far end where they rise again): their rows, and limits on up to three scales with the times that follow from them.

curve <- function(set, keep, scales = c("log-log", "log", "plain")) {
  y <- response(set, keep)
  fit <- survfit(y ~ 1)
  until <- c(max(set$time), max(set$time) * 0.6)
  limits <- function(scale) {
    of <- survfit(y ~ 1, conf.type = scale)
    table <- summary(survfit(y ~ 1, conf.type = scale))$table
    object(conf_low = numbers(of$lower), conf_high = numbers(of$upper), median = numbers(table[c("median", "0.95LCL", "0.95UCL")]))
  }
  means <- vapply(until, function(limit) {
    # What print(fit, rmean = limit) prints, in all its digits; summary refuses a limit before the first time.
    table <- survival:::survmean(survfit(y ~ 1), rmean = limit)$matrix
    numbers(c(limit, table[grep("rmean", names(table))]))
  }, "")
  object(time = numbers(fit$time), at_risk = numbers(fit$n.risk), events = numbers(fit$n.event), survival = numbers(fit$surv),
    std_error = numbers(fit$surv * fit$std.err), cumulative_hazard = numbers(fit$cumhaz), restricted_means = list_of(means),
    quartiles = numbers(quantile(fit, c(0.25, 0.75), conf.int = FALSE)),
    limits = do.call(object, sapply(scales, limits, simplify = FALSE)))
}

# survdiff knows no late entries: there the log-rank test is the score test of Cox regression with exact ties. The weighted
# one, and that of so many ties that R would count their combinations for hours, are written out person by person.

missing_test <- object(statistic = "null", df = 0)
log_rank <- function(set, rho) {
  present <- sort(unique(set$group))
  if (length(present) < 2 || sum(set$event) == 0) return(missing_test)
  late <- !all(is.na(set$entry))
  # Where the covariance is singular there is nothing to test.
  test <- tryCatch(if (!late) {
    fit <- survdiff(response(set) ~ set$group, rho = rho)
    df <- sum(fit$exp > 0) - 1
    if (df > 0) list(chisq = fit$chisq, df = df)
  } else if (rho == 0 && max(table(set$time[set$event == 1])) <= 3) {
    fit <- suppressWarnings(coxph(response(set) ~ factor(set$group), ties = "exact"))
    list(chisq = fit$score, df = sum(!is.na(coef(fit))))
  } else written_out(set, rho), error = function(e) NULL)
  if (is.null(test)) missing_test else object(statistic = number(test$chisq), df = test$df)
}

written_out <- function(set, rho) {
  entry <- ifelse(is.na(set$entry), 0, set$entry)
  present <- sort(unique(set$group))[-1]
  difference <- 0
  variance <- 0
  stayed <- 1
  for (t in sort(unique(set$time[set$event == 1]))) {
    at_risk <- entry < t & set$time >= t
    leaves <- at_risk & set$time == t & set$event == 1
    share <- vapply(present, function(g) mean(set$group[at_risk] == g), 0)
    n <- sum(at_risk)
    d <- sum(leaves)
    difference <- difference + stayed^rho * (vapply(present, function(g) sum(set$group[leaves] == g), 0) - d * share)
    if (n > 1) variance <- variance + stayed^(2 * rho) * d * (n - d) / (n - 1) * (diag(share, length(share)) - outer(share, share))
    stayed <- stayed * (1 - d / n)
  }
  list(chisq = drop(difference %*% solve(variance, difference)), df = length(present))
}

cox <- function(set) {
  data <- lapply(set$terms, function(columns) set$x[, columns])
  names(data) <- paste0("term", seq_along(data))
  data$y <- response(set)
  singular <- set$name %in% c("a constant column", "a column that is the sum of two")
  control <- suppressWarnings(coxph.control(eps = 1e-14, toler.chol = if (singular) 1e-10 else 1e-15, iter.max = 100))
  fit <- suppressWarnings(coxph(as.formula(paste("y ~", paste(names(data)[seq_along(set$terms)], collapse = " + "))), data, control = control, x = TRUE))
  zph <- cox.zph(fit, transform = "km")$table
  estimated <- !is.na(coef(fit))
  object(coefficients = numbers(coef(fit)), covariance = matrix_of(ifelse(outer(estimated, estimated), vcov(fit), NA)),
    log_likelihood_null = number(fit$loglik[1]), log_likelihood = number(fit$loglik[2]), df = sum(estimated),
    score_test = number(fit$score), pairs = numbers(fit$concordance[1:3]), concordance = number(fit$concordance["concordance"]),
    proportional_hazards = matrix_of(zph))
}

rows <- function(set) {
  key <- with(set, do.call(paste, c(list(time, event, entry, group), as.data.frame(x))))
  first <- which(!duplicated(key))
  list_of(vapply(first, function(i) list_of(c(number(set$time[i]), set$event[i], number(set$entry[i]), set$group[i],
    sum(key == key[i]), numbers(set$x[i, ]))), ""))
}

cases <- vapply(sets, function(set) object(
  name = encodeString(set$name, quote = '"'),
  groups = set$groups,
  rows = rows(set),
  terms = list_of(vapply(set$terms, function(columns) numbers(columns - 1), "")),
  curves = list_of(vapply(seq_len(set$groups), function(g) if (any(set$group == g)) curve(set, set$group == g, "log-log") else "null", "")),
  all = curve(set, rep(TRUE, length(set$time))),
  `log-rank` = log_rank(set, 0),
  `peto-peto` = log_rank(set, 1),
  cox = if (set$cox) cox(set) else "null"
), "")

cat(object(
  software = object(R = sprintf('"%s.%s"', R.version$major, R.version$minor), survival = sprintf('"%s"', packageVersion("survival"))),
  columns = '["time","event","entry","group","count","covariates"]',
  cases = sprintf("[\n%s\n]", paste(cases, collapse = ",\n"))
), "\n", sep = "")

# Computes the expected values of the statistics tests: Rscript test/reference/statistics.R > test/reference/statistics.json
# Needs R with the survey package. Each case is one call of ours, and the R expression that gives what it should return.

suppressPackageStartupMessages(library(survey))

json <- function(x) {
  if (is.null(x)) return("null")
  if (is.list(x) || length(x) != 1) {
    parts <- vapply(as.list(x), json, "")
    if (is.null(names(x))) return(sprintf("[%s]", paste(parts, collapse = ", ")))
    return(sprintf("{ %s }", paste(sprintf('"%s": %s', names(x), parts), collapse = ", ")))
  }
  if (is.na(x)) return("null")
  if (is.character(x)) return(encodeString(x, quote = '"'))
  if (is.logical(x)) return(tolower(as.character(x)))
  if (is.infinite(x)) return(if (x > 0) '"Infinity"' else '"-Infinity"')
  sprintf("%.17g", x)
}

cases <- character()
expected <- function(call, arguments, value) {
  source <- paste(trimws(deparse(substitute(value), width.cutoff = 500)), collapse = " ")
  cases <<- c(cases, sprintf('{ "function": "%s", "arguments": %s, "expected": %s, "source": %s }',
    call, json(arguments), json(value), json(source)))
}
interval <- function(x) list(low = x[1], high = x[2])

# Distributions

for (z in c(-3, 0, 0.3, 1.4999, 1.5, 1.96, 4, 10, 37)) expected("normalUpperTail", list(z), pnorm(z, lower.tail = FALSE))
for (p in c(1e-300, 1e-20, 0.001, 0.025, 0.3, 0.4999999, 0.5, 0.9, 0.975, 0.9999)) expected("normalQuantile", list(p), qnorm(p))

for (x in c(1e-8, 0.1, 0.5, 0.999, 1, 1.5, 2, 9.99, 10, 123.456, 1e6)) expected("logGamma", list(x), lgamma(x))
for (a in c(0.5, 3, 250)) for (x in c(0.1, 2, 260)) {
  expected("lowerIncompleteGamma", list(a, x), pgamma(x, a))
  expected("upperIncompleteGamma", list(a, x), pgamma(x, a, lower.tail = FALSE))
}
for (x in c(0.001, 0.3, 0.9)) {
  expected("incompleteBeta", list(0.5, 0.5, x), pbeta(x, 0.5, 0.5))
  expected("incompleteBeta", list(40, 7.5, x), pbeta(x, 40, 7.5))
}

for (df in c(1, 2.7, 9, 1e5)) {
  for (t in c(-2, 0, 0.001, 2.5, 30)) expected("studentUpperTail", list(t, df), pt(t, df, lower.tail = FALSE))
  for (p in c(1e-12, 0.025, 0.4, 0.5, 0.975, 0.9995)) expected("studentQuantile", list(p, df), qt(p, df))
}
for (df in c(1, 4.5, 30, 1000)) {
  for (x in c(0.01, 3.84, 45, 1100)) expected("chiSquaredUpperTail", list(x, df), pchisq(x, df, lower.tail = FALSE))
  for (p in c(1e-10, 0.05, 0.5, 0.95, 0.999999)) expected("chiSquaredQuantile", list(p, df), qchisq(p, df))
}

# Net score

net <- function(counts) (counts$promoters - counts$detractors) / sum(unlist(counts))
answers <- function(counts) rep(c(1, 0, -1), unlist(counts))
wald <- function(counts, confidence) {
  n <- sum(unlist(counts))
  variance <- sum(unlist(counts) * (c(1, 0, -1) - net(counts))^2) / n
  interval(pmin(1, pmax(-1, net(counts) + c(-1, 1) * qnorm((1 + confidence) / 2) * sqrt(variance / n))))
}
adjust <- function(counts) list(promoters = counts$promoters + 0.75, passives = counts$passives + 1.5, detractors = counts$detractors + 0.75)

# The score interval without Tango's closed form: the constrained likelihood is maximised numerically.
score <- function(counts, confidence) {
  b <- counts$promoters; c <- counts$detractors; n <- sum(unlist(counts))
  statistic <- function(delta) {
    slope <- function(q) b / (q + delta) + c / q - 2 * (n - b - c) / (1 - 2 * q - delta)
    ends <- c(max(0, -delta), (1 - delta) / 2)
    q <- uniroot(slope, ends + c(1, -1) * 1e-12 * diff(ends), tol = 1e-16, maxiter = 10000)$root
    (b - c - n * delta) / sqrt(n * (2 * q + delta * (1 - delta)))
  }
  z <- qnorm((1 + confidence) / 2)
  root <- function(f, from, to) uniroot(f, c(from, to), tol = 1e-15, maxiter = 10000)$root
  interval(c(root(function(d) statistic(d) - z, -1 + 1e-6, net(counts)), root(function(d) statistic(d) + z, net(counts), 1 - 1e-6)))
}

samples <- list(
  list(promoters = 50, passives = 30, detractors = 20),
  list(promoters = 61, passives = 30, detractors = 16),
  list(promoters = 250, passives = 675, detractors = 75),
  list(promoters = 3, passives = 2, detractors = 4)
)
for (counts in samples) {
  expected("netScore", list(counts), mean(answers(counts)))
  expected("netScoreVariance", list(counts), mean((answers(counts) - mean(answers(counts)))^2))
  for (confidence in c(0.9, 0.95)) {
    expected("waldNetScoreInterval", list(counts, confidence), wald(counts, confidence))
    expected("adjustedWaldNetScoreInterval", list(counts, confidence), wald(adjust(counts), confidence))
    expected("tangoNetScoreInterval", list(counts, confidence), score(counts, confidence))
  }
}
netdifference <- function(a, b, confidence) {
  variance <- function(counts) sum(unlist(counts) * (c(1, 0, -1) - net(counts))^2) / sum(unlist(counts))^2
  difference <- net(a) - net(b)
  error <- sqrt(variance(a) + variance(b))
  list(difference = difference, std_error = error, conf_low = difference - qnorm((1 + confidence) / 2) * error,
    conf_high = difference + qnorm((1 + confidence) / 2) * error, statistic = difference / error,
    p_value = 2 * pnorm(-abs(difference / error)))
}
pairs <- list(list(list(promoters = 500, passives = 300, detractors = 200), list(promoters = 450, passives = 300, detractors = 250)), list(samples[[4]], samples[[1]]))
for (pair in pairs) {
  expected("netScoreDifference", c(pair, list(list(confidence = 0.95, adjusted = FALSE))), netdifference(pair[[1]], pair[[2]], 0.95))
  expected("netScoreDifference", c(pair, list(list(confidence = 0.95, adjusted = TRUE))), netdifference(adjust(pair[[1]]), adjust(pair[[2]]), 0.95))
}

# Several questions

for (p in list(c(0.01, 0.04, 0.03), c(0.5, 0.001, NA, 0.02, 0.02, 1e-9), c(0.9, 0.8, 0.7), c(NA, 0.2))) {
  expected("holm", list(p), p.adjust(p, "holm"))
}

# Proportions

proptest <- function(x, n, confidence) as.numeric(prop.test(x, n, conf.level = confidence, correct = FALSE)$conf.int)
for (x in list(c(81, 263), c(15, 148), c(0, 20), c(1, 29), c(29, 29))) for (confidence in c(0.9, 0.95)) {
  expected("wilsonInterval", list(x[1], x[2], confidence), interval(suppressWarnings(proptest(x[1], x[2], confidence))))
}
newcombe <- function(a, b) {
  la <- proptest(a[1], a[2], 0.95); lb <- proptest(b[1], b[2], 0.95); pa <- a[1] / a[2]; pb <- b[1] / b[2]
  list(difference = pa - pb, conf_low = pa - pb - sqrt((pa - la[1])^2 + (lb[2] - pb)^2), conf_high = pa - pb + sqrt((la[2] - pa)^2 + (pb - lb[1])^2))
}
nminusone <- function(a, b) {
  n <- a[2] + b[2]
  chi <- suppressWarnings(chisq.test(rbind(c(a[1], a[2] - a[1]), c(b[1], b[2] - b[1])), correct = FALSE))$statistic * (n - 1) / n
  list(statistic = sign(a[1] / a[2] - b[1] / b[2]) * as.numeric(sqrt(chi)), p_value = as.numeric(pchisq(chi, 1, lower.tail = FALSE)))
}
proportion <- function(x) list(successes = x[1], n = x[2])
for (x in list(c(56, 70, 48, 80), c(9, 10, 3, 10), c(11, 12, 4, 9), c(5, 56, 12, 29))) {
  a <- x[1:2]; b <- x[3:4]
  expected("newcombeDifference", list(proportion(a), proportion(b), 0.95), newcombe(a, b))
  expected("nMinusOneTest", list(proportion(a), proportion(b)), nminusone(a, b))
}
for (p in list(c(0.5, 0.4), c(0.05, 0.2))) {
  expected("standardisedDifference", as.list(p), (p[1] - p[2]) / sqrt((p[1] * (1 - p[1]) + p[2] * (1 - p[2])) / 2))
}
for (n in c(10, 100, 500, 2800, 9000, 1e6)) {
  expected("krejcieMorganSampleSize", list(n), round(qchisq(0.95, 1) * n * 0.25 / (0.05^2 * (n - 1) + qchisq(0.95, 1) * 0.25)))
}

# Means

counted <- function(x) unname(lapply(split(x, x), function(same) list(value = same[1], n = length(same))))
summarise <- function(x) list(n = length(x), mean = mean(x), variance = var(x), standard_deviation = sd(x))
welch <- function(a, b) {
  test <- t.test(a, b)
  list(difference = mean(a) - mean(b), std_error = test$stderr, conf_low = test$conf.int[1], conf_high = test$conf.int[2],
    statistic = as.numeric(test$statistic), p_value = test$p.value)
}
satisfaction <- c(5, 5, 4, 4, 3, 5, 2, 5, 4, 1)
effort <- c(7, 6, 6, 5, 7, 3, 2, 7, 6, 6, 6, 1, 7)
fractions <- c(1.25, 3.7, 2.2, 1000000.1, 3.7)
for (x in list(satisfaction, effort, fractions)) {
  expected("meanOfCounts", list(counted(x)), summarise(x))
  for (confidence in c(0.9, 0.95)) {
    expected("meanInterval", list(summarise(x), confidence), interval(as.numeric(t.test(x, conf.level = confidence)$conf.int)))
  }
}
for (pair in list(list(satisfaction, effort), list(effort, c(1, 2)), list(satisfaction, c(4, 4, 4)))) {
  expected("welchTest", list(summarise(pair[[1]]), summarise(pair[[2]]), 0.95), welch(pair[[1]], pair[[2]]))
  expected("welchDegreesOfFreedom", list(summarise(pair[[1]]), summarise(pair[[2]])), as.numeric(t.test(pair[[1]], pair[[2]])$parameter))
}

# Weights: ten answers, nps 20 unweighted, raked to segments 50/50 and regions 40/60

survey <- data.frame(
  segment = rep(c("A", "B"), c(6, 4)),
  region = c("N", "N", "S", "S", "S", "N", "N", "S", "S", "N"),
  score = c(10, 9, 9, 8, 7, 3, 10, 9, 2, 5)
)
survey$net <- (survey$score >= 9) - (survey$score <= 6)
raked <- function(data, ...) {
  design <- suppressWarnings(svydesign(ids = ~1, data = data))
  weights(rake(design, lapply(names(list(...)), function(name) reformulate(name)), unname(list(...)), control = list(epsilon = 1e-13, maxit = 10000)))
}
margin <- function(name, ...) {
  frame <- data.frame(names(c(...)), Freq = unname(c(...)))
  names(frame)[1] <- name
  frame
}
cells <- function(data, columns) lapply(seq_len(nrow(data)), function(row) list(levels = as.list(unname(unlist(data[row, columns]))), n = 1))
survey$weight <- raked(survey, segment = margin("segment", A = 50, B = 50), region = margin("region", N = 40, S = 60))
expected("rake", list(cells(survey, c("segment", "region")), list(list(A = 50, B = 50), list(N = 40, S = 60))), survey$weight)

unbalanced <- data.frame(age = c("18", "18", "18", "40", "40", "65", "65", "65"), sex = c("f", "f", "m", "m", "f", "m", "m", "f"), plan = c("x", "y", "x", "y", "x", "x", "y", "y"))
expected("rake", list(cells(unbalanced, c("age", "sex", "plan")), list(list(`18` = 0.3, `40` = 0.45, `65` = 0.25), list(f = 0.55, m = 0.45), list(x = 0.35, y = 0.65))),
  raked(unbalanced, age = margin("age", `18` = 0.3, `40` = 0.45, `65` = 0.25), sex = margin("sex", f = 0.55, m = 0.45), plan = margin("plan", x = 0.35, y = 0.65)))

taylor <- function(value, weight) {
  mean <- svymean(~value, svydesign(ids = ~1, weights = ~weight, data = data.frame(value, weight)))
  effective <- sum(weight)^2 / sum(weight^2)
  list(n = length(value), estimate = as.numeric(coef(mean)), std_error = as.numeric(SE(mean)), n_eff = effective, deff = length(value) / effective)
}
rows <- function(value, weight) lapply(seq_along(value), function(row) list(value = value[row], weight = weight[row], n = 1))
expected("weightedMean", list(rows(survey$net, survey$weight)), taylor(survey$net, survey$weight))
expected("weightedMean", list(rows(survey$net, rep(1, 10))), taylor(survey$net, rep(1, 10)))
expected("weightedMean", list(rows(effort, (1:13) / 7)), taylor(effort, (1:13) / 7))

# Change points: every segmentation is tried

segmentation <- function(value, variance, shortest, penalty) {
  n <- length(value)
  cost <- function(i) { m <- weighted.mean(value[i], 1 / variance[i]); sum((value[i] - m)^2 / variance[i]) }
  best <- list(cost = Inf)
  for (pattern in seq_len(2^(n - 1)) - 1) {
    segment <- cumsum(c(1, as.integer(intToBits(pattern))[seq_len(n - 1)]))
    if (min(table(segment)) < shortest) next
    total <- sum(tapply(seq_len(n), segment, cost)) + penalty * (max(segment) - 1)
    if (total < best$cost) best <- list(cost = total, segment = segment)
  }
  groups <- split(seq_len(n), best$segment)
  means <- vapply(groups, function(i) weighted.mean(value[i], 1 / variance[i]), 0)
  errors <- vapply(groups, function(i) 1 / sum(1 / variance[i]), 0)
  lapply(seq_along(groups)[-1], function(k) {
    places <- length(groups[[k - 1]]) + length(groups[[k]]) - 2 * shortest + 1
    difference <- means[[k]] - means[[k - 1]]
    error <- sqrt(errors[[k]] + errors[[k - 1]])
    reach <- qnorm(1 - 0.05 / places / 2) * error
    list(index = groups[[k]][1] - 1, before = means[[k - 1]], after = means[[k]], difference = difference, std_error = error,
      conf_low = difference - reach, conf_high = difference + reach, statistic = difference / error,
      p_value = min(1, places * 2 * pnorm(-abs(difference / error))))
  })
}
periods <- function(value, variance) lapply(seq_along(value), function(i) list(value = value[i], variance = variance[i]))
steps <- c(31.2, 29.8, 30.5, 33.1, 22.4, 21, 24.2, 20.3, 27.9, 29.4, 28.1, 30.2)
unequal <- c(4, 3, 5, 9, 2, 6, 4, 3, 3, 2, 8, 5)
expected("changePoints", list(periods(steps, unequal), list(confidence = 0.95)), segmentation(steps, unequal, 2, 3 * log(12)))
expected("changePoints", list(periods(steps, unequal * 20), list(confidence = 0.95)), segmentation(steps, unequal * 20, 2, 3 * log(12)))
expected("changePoints", list(periods(steps, unequal), list(confidence = 0.95, penalty = 2, shortest = 1)), segmentation(steps, unequal, 1, 2))
# The flow of the Nile 1871–1970 (datasets::Nile) fell once, with the year 1899: the mean before and after it.
nile <- as.numeric(Nile)
expected("nile", list(as.list(nile)), list(index = 28, before = mean(nile[1:28]), after = mean(nile[29:100])))

version <- function(package) as.character(packageVersion(package))
cat(sprintf('{\n  "software": { "R": "%s", "survey": "%s" },\n  "cases": [\n    %s\n  ]\n}\n',
  paste(R.version$major, R.version$minor, sep = "."), version("survey"), paste(cases, collapse = ",\n    ")))

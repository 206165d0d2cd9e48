# Computes what the survey metrics should say of weighted answers: cd test/reference && Rscript weights.R > weights.json
# Needs R with the survey package. The answers are those of weighted-survey.csv; `raked` meets the shares of population.csv.

suppressPackageStartupMessages(library(survey))

survey <- read.csv("weighted-survey.csv")
population <- read.csv("population.csv")
margin <- function(name) {
  shares <- population[population$column == name, ]
  setNames(data.frame(shares$value, shares$share), c(name, "Freq"))
}
equal <- svydesign(ids = ~1, weights = rep(10, nrow(survey)), data = survey)
raked <- rake(equal, list(~segment, ~region), list(margin("segment"), margin("region")),
  control = list(maxit = 1000, epsilon = 1e-13))
survey$raked <- weights(raked)

# Taylor linearisation, with n − 1 degrees of freedom where Student's t is asked for. Shares and net scores are means of 0 and 1, and of −1, 0 and 1.
mean_of <- function(value, weight, df) {
  design <- svydesign(ids = ~1, weights = ~weight, data = data.frame(value, weight))
  mean <- svymean(~value, design)
  limits <- confint(mean, df = df)
  list(estimate = as.numeric(coef(mean)), std_error = as.numeric(SE(mean)), conf_low = limits[1], conf_high = limits[2],
    std_dev = sqrt(as.numeric(coef(svyvar(~value, design)))), unweighted = mean(value))
}
difference_of <- function(value, weight, segment) {
  a <- mean_of(value[segment == "A"], weight[segment == "A"], Inf)
  b <- mean_of(value[segment == "B"], weight[segment == "B"], Inf)
  difference <- a$estimate - b$estimate
  std_error <- sqrt(a$std_error^2 + b$std_error^2)
  list(difference = difference, std_error = std_error, conf_low = difference - qnorm(0.975) * std_error,
    conf_high = difference + qnorm(0.975) * std_error, statistic = difference / std_error,
    p_value = 2 * pnorm(-abs(difference / std_error)))
}

answers <- list(
  net = with(survey, 100 * ((recommend_score >= 9) - (recommend_score <= 6))),
  top = as.numeric(survey$satisfaction_score >= 4),
  satisfaction = survey$satisfaction_score,
  effort = survey$effort_score,
  easy = as.numeric(survey$effort_score >= 5),
  ease = with(survey, (effort_score >= 5) - (effort_score <= 3)))
weighted <- function(weight) {
  n <- nrow(survey)
  effective <- sum(weight)^2 / sum(weight^2)
  list(n_eff = effective, deff = n / effective,
    normal = lapply(answers, mean_of, weight = weight, df = Inf),
    student = lapply(answers, mean_of, weight = weight, df = n - 1),
    difference = lapply(answers, difference_of, weight = weight, segment = survey$segment))
}

json <- function(x) {
  if (is.list(x)) return(sprintf("{ %s }", paste(sprintf('"%s": %s', names(x), vapply(x, json, "")), collapse = ", ")))
  if (length(x) > 1) return(sprintf("[%s]", paste(vapply(x, json, ""), collapse = ", ")))
  if (is.character(x)) encodeString(x, quote = '"') else sprintf("%.17g", x)
}
version <- function(package) as.character(packageVersion(package))
software <- list(R = paste(R.version$major, R.version$minor, sep = "."), survey = version("survey"))
cat(sprintf('{\n  "software": %s,\n  "weights": %s,\n  "weighted": %s,\n  "raked": %s\n}\n', json(software), json(survey$raked),
  json(weighted(survey$weight)), json(weighted(survey$raked))))

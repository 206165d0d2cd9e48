# What drives an outcome: shares of R², standardised coefficients, variance inflation, contrasts of low and high answers.
# Rscript test/reference/importance.R > test/reference/importance.json
# Shares are averages over all orders, written out; relative weights by way of the singular values of the scaled columns.

rsq <- function(y, X, w) if (ncol(X) == 0) 0 else summary(lm(y ~ X, weights = w))$r.squared

permutations <- function(v) {
  if (length(v) <= 1) return(list(v))
  do.call(c, lapply(seq_along(v), function(i) lapply(permutations(v[-i]), function(p) c(v[i], p))))
}

lmg <- function(y, X, w) {
  orders <- permutations(seq_len(ncol(X)))
  cache <- new.env()
  of <- function(set) {
    key <- paste(c("s", sort(set)), collapse = " ")
    if (is.null(cache[[key]])) cache[[key]] <- rsq(y, X[, sort(set), drop = FALSE], w)
    cache[[key]]
  }
  shares <- numeric(ncol(X))
  for (order in orders) for (k in seq_along(order))
    shares[order[k]] <- shares[order[k]] + of(order[seq_len(k)]) - of(order[seq_len(k - 1)])
  shares / length(orders)
}

johnson <- function(y, X, w) {
  R <- cov.wt(cbind(X, y), w, cor = TRUE)$cor
  p <- ncol(X)
  s <- svd(R[1:p, 1:p])
  lambda <- s$u %*% diag(sqrt(s$d), p) %*% t(s$u)
  beta <- solve(lambda, R[1:p, p + 1])
  as.numeric(lambda^2 %*% beta^2)
}

vif <- function(X, w) sapply(seq_len(ncol(X)), function(j) if (ncol(X) == 1) 1 else 1 / (1 - rsq(X[, j], X[, -j, drop = FALSE], w)))

num <- function(x) if (length(x) == 1) sprintf("%.15g", x) else paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")
vec <- function(x) paste0("[", paste(sprintf("%.15g", x), collapse = ", "), "]")

told <- function(name, y, X, w = rep(1, length(y))) {
  X <- as.matrix(X)
  sds <- sqrt(diag(cov.wt(cbind(X, y), w)$cov))
  b <- coef(lm(y ~ X, weights = w))[-1]
  p <- ncol(X)
  cat(sprintf('  { "name": "%s", "columns": [%s], "outcome": %s, "weights": %s,\n    "r_squared": %s, "lmg": %s, "relative_weight": %s, "std_coefficient": %s, "vif": %s }',
    name, paste(apply(X, 2, vec), collapse = ", "), vec(y), vec(w), num(rsq(y, X, w)), vec(lmg(y, X, w)), vec(johnson(y, X, w)),
    vec(b * sds[1:p] / sds[p + 1]), vec(vif(X, w))))
}

set.seed(18)
cat(sprintf('{ "software": { "R": "%s" }, "cases": [\n', as.character(getRversion())))
told("swiss", swiss$Fertility, swiss[, -1]); cat(",\n")
told("mtcars", mtcars$mpg, mtcars[, c("cyl", "disp", "hp", "gear")]); cat(",\n")
n <- 30
p1 <- sample(1:5, n, TRUE); p2 <- pmin(5, pmax(1, p1 + sample(-1:1, n, TRUE))); p3 <- sample(1:5, n, TRUE)
y <- pmin(10, pmax(0, p1 + p3 + sample(-2:2, n, TRUE))); w <- round(runif(n, 0, 3), 2); w[3] <- 0
told("weighted", y, cbind(p1, p2, p3), w); cat(",\n")
told("two", y, cbind(p1, p2)); cat(",\n")
told("one", y, cbind(p1)); cat("\n] }\n")

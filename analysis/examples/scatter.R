# An outcome of a study over each of its factors. Use: Rscript scatter.R MERGED.nc OUTCOME FIGURE.png
library(ncdf4)

arguments <- commandArgs(trailingOnly = TRUE)
study <- nc_open(arguments[1])
factors <- ncvar_get(study, "factor")
x <- matrix(ncvar_get(study, "factor_value"), nrow = length(factors)) # factor, row
y <- ncvar_get(study, arguments[2], collapse_degen = FALSE)           # replicate, plan, row
y <- apply(y, 3, mean, na.rm = TRUE)
nc_close(study)

columns <- 4
rows <- ceiling(length(factors) / columns)
png(arguments[3], width = 300 * columns, height = 240 * rows, res = 110)
par(mfrow = c(rows, columns), mar = c(4, 4, 1, 1))
for (number in seq_along(factors)) {
  plot(x[number, ], y, pch = ".", xlab = factors[number], ylab = arguments[2])
  known <- is.finite(y) & is.finite(x[number, ])
  if (length(unique(x[number, known])) > 3) lines(lowess(x[number, known], y[known]), lwd = 2)
}
invisible(dev.off())

const double A = 1.5
const double B = -2.0e10
const double C = .5
const double D = 3E-2
const double E = 7
const double F = +1e3

enum Size {
  HUGE = 2147483648, // error TERN3122
  MOST = 2147483647,
  MORE // error TERN3122
}

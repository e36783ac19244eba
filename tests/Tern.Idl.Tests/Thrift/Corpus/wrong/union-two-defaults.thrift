union Id {
  1: i64 number = 1
  2: string text = "one" // error TERN3116
}

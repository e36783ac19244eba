enum Color {
  RED (web = "f00", basic),
  GREEN = 2 (web = "0f0")
  BLUE = 4 (web = "00f");
} (closed = "true")

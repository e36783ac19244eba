struct Item {
  1: i32 a (go.tag = "json:\"a\"", deprecated)
  2: i32 b = 5 (unit = "cm");
  3: i32 c (x = "1" y = "2"; z = "3",)
} (cpp.type = "Thing", final)

struct Item {
  1: required i32 a
  2: optional i32 b
  3: i32 c
  4: required string d = "x"
  5: optional string e = "y"
}

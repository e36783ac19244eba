struct Item {
  32767: i32 a
  0x10: i32 b
  3: i32 c
}

struct Item {
  -1: i32 a // warning TERN3111
  -2: i32 b // warning TERN3111
}

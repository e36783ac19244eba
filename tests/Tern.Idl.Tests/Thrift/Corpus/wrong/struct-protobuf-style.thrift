struct A {
  string name = 1; // warning TERN3110 error TERN3140
  i32 count = 2; // warning TERN3110
}

struct A {
  32768: i32 a // error TERN3112
  -40000: i32 b // warning TERN3111 error TERN3112
}

service Shop {
  void f(1: i32 a (x = "y")) (deprecated = "use g")
  i32 (unit = "cm") g() (tern.idempotent)
} (owner = "me")

struct Item {
  1: i32 struct, 2: i32 enum, 3: string string, 4: list<i32> list, 5: i32 required, 6: optional i32 optional, 7: i32 service, 8: i32 namespace, 9: i32 const, 10: i32 void,
  11: i32 typedef = 5
  12: i32 throws
}
service S { void f(1: i32 include, 2: i32 oneway) }

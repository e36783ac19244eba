exception A { 1: string a }
exception B {}
typedef A Alias
service Shop {
  void f() throws (1: A a)
  i32 g(1: i32 x) throws (1: A a, 2: B b);
  void h() throws (1: Alias a)
  void i() throws ()
}

struct R {}
service S {
  R f() (streaming.mode = "server") // error TERN3138
  R g(1: R r, 2: R s) (streaming.mode = "client") // error TERN3138
  void h(1: R r) (streaming.mode = "server") // error TERN3138
  oneway void i(1: R r) (streaming.mode = "client") // error TERN3138
}

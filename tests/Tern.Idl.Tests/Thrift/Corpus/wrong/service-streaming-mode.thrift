struct R {}
service S {
  R f(1: R r) (streaming.mode = "duplex") // error TERN3137
  R g(1: R r) (streaming.mode = "server", streaming.mode = "client") // error TERN3137
}

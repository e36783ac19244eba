service S {
  ping() // error TERN3001
  get(1: i32 id) // error TERN3001
  void right()
}

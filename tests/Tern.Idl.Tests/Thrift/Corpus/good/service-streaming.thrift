struct Request { 1: string message }
struct Response { 1: string message }
service Echo {
  Response chat(1: Request r) (streaming.mode = "bidirectional")
  Response upload(1: Request r) (streaming.mode = "client")
  Response watch(1: Request r) (streaming.mode = "server")
  Response unary(1: Request r) (streaming.mode = "unary")
  void put(1: Request r) (streaming.mode = "client")
}

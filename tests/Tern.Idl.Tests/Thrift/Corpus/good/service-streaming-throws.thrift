exception Failure {}
struct Request {}
service Echo {
  Request watch(1: Request r) throws (1: Failure f) (streaming.mode = "server") // warning TERN3139
}

exception Failure { 1: i32 code, 2: optional string message, 3: required bool fatal } (message = "message")
struct Report { 1: Failure failure, 2: list<Failure> others }

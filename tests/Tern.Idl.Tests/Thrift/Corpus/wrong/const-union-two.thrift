union Id { 1: i64 number, 2: string text }
const Id A = {"number": 1, "text": "one"} // error TERN3148

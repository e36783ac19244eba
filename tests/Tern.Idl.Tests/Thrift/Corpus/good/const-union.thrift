union Id { 1: i64 number, 2: string text }
const Id A = {"number": 5}
const Id B = {"text": "five"}

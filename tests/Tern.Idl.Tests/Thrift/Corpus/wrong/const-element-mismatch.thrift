const list<i32> A = [
  1,
  "two", // error TERN3140
  3.5 // error TERN3140
]
const map<string, bool> B = {
  "x": true,
  1: false, // error TERN3140
  "y": "no" // error TERN3140
}

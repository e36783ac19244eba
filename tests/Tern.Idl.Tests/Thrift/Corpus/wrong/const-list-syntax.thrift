const list<i32> A = [1,, 2] // error TERN3001
const list<i32> B = [1, 2 // error TERN3001+1
const map<i32, i32> C = {1 = 2} // error TERN3001
const i32 D = 1

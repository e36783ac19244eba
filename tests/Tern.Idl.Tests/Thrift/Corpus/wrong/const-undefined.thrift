const i32 A = LIMITT // error TERN3004
const i32 LIMIT = 1
const list<i32> B = [LIMIT, NOTHING] // error TERN3004

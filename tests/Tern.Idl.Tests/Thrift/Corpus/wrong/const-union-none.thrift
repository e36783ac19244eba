union Id { 1: i64 number, 2: string text }
const Id A = {} // error TERN3148

typedef i64 Amount
enum Color { RED, GREEN }
struct Money { 1: Amount cents, 2: string currency }
exception Failure { 1: string message }
const i32 LIMIT = 10
